"""A page before a room: one thing a screen, and a key for the next.

It reads keys and nothing else, keeps nothing, and leaves the terminal as it found it whatever ends
it: a key, a signal, or a fault.
"""

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from gettext import gettext as _
from typing import TYPE_CHECKING

from interimkit.cli.keys import BACKWARD, FORTH, ReadKey, ended_by_signals, is_at_hand, keys
from interimkit.render.page import Page

if TYPE_CHECKING:
    from rich.text import Text

NEXT = FORTH | {"n", " ", "\r", "\n"}
BACK = BACKWARD | {"p", "\x7f", "\x08"}
QUIT = frozenset({"q", "\x1b", "\x03", "\x04", ""})
"""Also Escape, and a keyboard that is gone."""

_MARGIN = 2
"""Columns left free on either side."""
_BELOW = 2
"""Lines left for what the keys do."""
_ENTER, _LEAVE = "\x1b[?1049h\x1b[?25l", "\x1b[?25h\x1b[?1049l"
"""Another screen without a cursor, and back to the one that was there."""
_CLEAR = "\x1b[H\x1b[2J"

Screens = tuple[list["Text"], ...]


def present(page: Page, *, in_words: bool) -> None:
    """Shows the page screen by screen; off a terminal, the screens one below the other.

    Raises:
        OutputError: If it cannot be written.
    """
    from interimkit.store.output import output_error

    try:
        if is_at_hand():
            with _terminal_of_our_own() as read_key:
                _turn_over(lambda: _screens(page, in_words=in_words), read_key)
        else:
            for screen in _screens(page, in_words=in_words):
                sys.stdout.write(_drawn(screen) + "\n")
            sys.stdout.flush()
    except OSError as error:
        raise output_error(error) from error


def _screens(page: Page, *, in_words: bool) -> Screens:
    from rich.console import Console

    from interimkit.render import terminal

    size = shutil.get_terminal_size()
    console = Console(
        width=max(size.columns - 2 * _MARGIN, 20), highlight=False, emoji=False, markup=False
    )
    return terminal.screens(page, console, height=size.lines - 1 - _BELOW, in_words=in_words)


def _turn_over(lay_out: Callable[[], Screens], read_key: ReadKey) -> None:
    """Shows one screen after another, as the keys ask, until one of them says stop."""
    at, size = 0, None
    screens: Screens = ()
    while True:
        if (now := shutil.get_terminal_size()) != size:
            size, screens = now, lay_out()
            at = min(at, len(screens) - 1)
        foot = _("{at} of {of}: n next, p back, q stop").format(at=at + 1, of=len(screens))
        below = f"\x1b[{size.lines};{_MARGIN + 1}H"
        sys.stdout.write(f"{_CLEAR}\n{_drawn(screens[at])}{below}{foot}")
        sys.stdout.flush()
        while (key := read_key()) is None and shutil.get_terminal_size() == size:
            pass
        if key in QUIT:
            return
        at = min(max(at + (key in NEXT) - (key in BACK), 0), len(screens) - 1)


def _drawn(screen: list["Text"]) -> str:
    """The lines of a screen, in colour where standard output has it."""
    from rich.console import Console
    from rich.text import Text

    console = Console(width=1000, highlight=False, emoji=False, markup=False)
    with console.capture() as capture:
        for line in screen:
            console.print(Text.assemble(" " * _MARGIN, line) if line else line, soft_wrap=True)
    return capture.get()


@contextmanager
def _terminal_of_our_own() -> Iterator[ReadKey]:
    """Reads keys as they are typed, on a screen that is gone afterwards."""
    with keys() as read_key, ended_by_signals():
        try:
            sys.stdout.write(_ENTER)
            yield read_key
        finally:
            sys.stdout.write(_LEAVE)
            sys.stdout.flush()
