"""Single keys at a terminal, on POSIX and on Windows, and a terminal left as it was found."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from interimkit.errors import ExitCode

FORTH = frozenset({"\x1b[c", "\x1b[b", "\x1b[6~", "\xe0m", "\xe0p", "\xe0q"})
"""The arrows right and down, and Page Down, which a presenter's remote sends."""
BACKWARD = frozenset({"\x1b[d", "\x1b[a", "\x1b[5~", "\xe0k", "\xe0h", "\xe0i"})
CTRL_C = "\x03"
GONE = ""
"""What is read where the keyboard is there no more."""

_PATIENCE = 0.5
"""Seconds after which a wait for a key looks whether the window is another size now."""
_REST_OF_KEY = 0.05
"""Seconds in which what an arrow sends has come in."""

ReadKey = Callable[[], str | None]
"""A key as it is typed, in small letters; None where nobody typed one for a while."""


def is_at_hand() -> bool:
    """Whether there is a screen to draw on and somebody at its keys."""
    streams = (sys.stdin, sys.stdout)
    return all(s and s.isatty() for s in streams) and os.environ.get("TERM") != "dumb"


@contextmanager
def keys(*, patience: float = _PATIENCE, with_ctrl_c: bool = False) -> Iterator[ReadKey]:
    """One key a call, without Enter and without showing it.

    Args:
        patience: Seconds after which a call gives None.
        with_ctrl_c: Whether Ctrl-C is a key like any other, not a signal; so is Ctrl-Z.
    """
    if sys.platform == "win32":
        yield lambda: _key_of_windows(patience)
        return
    import termios
    import tty

    from interimkit.cli.put_back import put_back

    keyboard = sys.stdin.fileno()
    with put_back(keyboard):
        tty.setcbreak(keyboard)
        if with_ctrl_c:
            mode = termios.tcgetattr(keyboard)
            mode[3] &= ~termios.ISIG
            termios.tcsetattr(keyboard, termios.TCSANOW, mode)
        yield lambda: _key_of_terminal(keyboard, patience)


def _key_of_terminal(keyboard: int, patience: float) -> str | None:
    from select import select

    if not select([keyboard], [], [], patience)[0]:
        return None
    typed = os.read(keyboard, 1)
    if typed == b"\x1b" and select([keyboard], [], [], _REST_OF_KEY)[0]:
        typed += os.read(keyboard, 8)
    return typed.decode(errors="replace").lower()


def _key_of_windows(patience: float) -> str | None:
    import time
    from importlib import import_module

    console = import_module("msvcrt")
    until = time.monotonic() + patience
    while not console.kbhit():
        if time.monotonic() > until:
            return None
        time.sleep(_REST_OF_KEY)
    typed = str(console.getwch())
    if typed in {"\x00", "\xe0"}:  # an arrow sends two
        typed = "\xe0" + str(console.getwch())
    return typed.lower()


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Signals leave through the same door as a key; Ctrl-Z does nothing meanwhile."""

    def leave(number: int, _frame: object) -> None:
        sys.exit(ExitCode.TERMINATED if number == signal.SIGTERM else 128 + number)

    wanted: dict[str, Any] = {"SIGTERM": leave, "SIGHUP": leave, "SIGQUIT": leave}
    wanted |= {"SIGTSTP": signal.SIG_IGN}
    before: dict[int, Any] = {}
    try:
        for name, handler in wanted.items():
            if (number := getattr(signal, name, None)) is not None:
                with suppress(ValueError):  # not in the main thread
                    before[number] = signal.signal(number, handler)
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
