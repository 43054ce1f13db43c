"""A session led by single keys: one screen, drawn again whenever something changes."""

import shutil
from typing import TYPE_CHECKING

from interimkit.cli.keys import CTRL_C, ended_by_signals, keys
from interimkit.cli.prompt_frame import Line
from interimkit.cli.say import say
from interimkit.cli.workshop_desk import Desk, Outcome
from interimkit.cli.workshop_frame import MARGIN, Frame, lay_out
from interimkit.model.text import clean

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_PATIENCE = 0.2
"""Seconds after which a wait for a key looks whether somebody joined or answered."""

INK = "black on bright_white"
"""A code to scan is dark on bright, whatever the terminal is."""


def lead(desk: Desk) -> Outcome:
    """Leads the session by keys until it ends or is left; the terminal is then as it was."""
    from rich.console import Console
    from rich.live import Live

    console = Console(highlight=False, emoji=False, markup=False)
    with (
        ended_by_signals(),
        keys(patience=_PATIENCE, with_ctrl_c=True) as read_key,
        Live(console=console, screen=True, auto_refresh=False, redirect_stderr=False) as live,
    ):
        before: object = None
        while desk.outcome is None:
            size = shutil.get_terminal_size()
            console.size = size
            now = (desk.view(), desk.shown(), size)
            if now != before:
                before = now
                frame = lay_out(now[0], desk.door, now[1], columns=size.columns, rows=size.lines)
                live.update(_drawn(frame, console, rows=size.lines), refresh=True)
            try:
                key = read_key()
            except KeyboardInterrupt:  # Windows sends it so, and whoever sends a signal
                key = CTRL_C
            if key is not None:
                desk.press(key)
    if desk.farewell:
        say(desk.farewell)
    return desk.outcome


def _drawn(frame: Frame, console: "Console", *, rows: int) -> "RenderableType":
    """The screen as text, from the first row to the last."""
    from rich.text import Text

    margin = " " * MARGIN
    drawn = Text(no_wrap=True, overflow="crop", end="")
    blank = " " * (len(frame.scan[0]) if frame.scan else 0)
    body = [*frame.lines, *[Line("")] * (rows - len(frame.lines) - len(frame.foot))]
    for at, line in enumerate(body[: rows - len(frame.foot)]):
        drawn.append(margin)
        if at < len(frame.scan):
            drawn.append(frame.scan[at], INK if console.color_system else "")
            drawn.append("  ")
        elif blank:
            drawn.append(f"{blank}  ")
        _append(drawn, line)
        drawn.append("\n")
    for at, line in enumerate(frame.foot):
        drawn.append(margin)
        _append(drawn, line)
        if at < len(frame.foot) - 1:
            drawn.append("\n")
    return drawn


def _append(drawn: "RenderableType", line: Line) -> None:
    from rich.text import Text

    assert isinstance(drawn, Text)
    drawn.append(clean(line.text), "bold" if line.strong else "")
