"""The quiz's questions before a room: one a screen, lettered, with nothing to answer."""

import sys
from collections.abc import Sequence
from gettext import gettext as _
from typing import Any

from interimkit.cli.prompt_frame import Line, wrap
from interimkit.interview.questionnaire import Ask, Questionnaire, labels

WIDEST = 88
"""Columns of text: a longer line is hard to read aloud."""


def screen(asks: Sequence[Ask], place: int, *, columns: int, rows: int) -> list[Line]:
    """One question on so many lines, with as much air as there is room for; the keys below."""
    margin = " " * max((columns - WIDEST) // 2, 2)
    width = max(min(columns, WIDEST) - 4, 16)
    foot = wrap(_("n or space: next · p: back · q: stop"), width)
    room = max(rows - len(foot), 1)
    airy = (question(asks, place, width=width, air=air) for air in (2, 1))
    fitting = (lines for lines in airy if len(lines) < room)
    lines = next(fitting, question(asks, place, width=width, air=0))[:room]
    below = [Line("")] * (room - len(lines))
    shown = [*lines, *below, *(Line(line) for line in foot)]
    return [line._replace(text=f"{margin}{line.text}".rstrip()) for line in shown]


def question(asks: Sequence[Ask], place: int, *, width: int, air: int) -> list[Line]:
    """A question, its options lettered.

    Args:
        air: Empty lines before the question and before each option.
    """
    ask, gap = asks[place], [Line("")] * air
    lines = [Line(f"{place + 1}/{len(asks)} · {ask.name}", strong=True), *gap]
    lines += [Line(line, strong=True) for line in wrap(ask.text, width)]
    for label, (_id, text) in zip(labels(ask.options), ask.options, strict=True):
        lines += [*gap, *(Line(line) for line in wrap(f"{label})  {text}", width, hang="    "))]
    return lines


def present(questionnaire: Questionnaire) -> None:
    """Shows what the questionnaire has options for, question by question, until somebody stops.

    Off a terminal all of it is printed, one after another.
    """
    asks = [ask for ask in questionnaire.asks if ask.options and ask.applies({})]
    if sys.stdin and sys.stdin.isatty() and sys.stdout.isatty():
        _show(asks)
        return
    for place in range(len(asks)):
        lines = question(asks, place, width=76, air=1)
        sys.stdout.write("\n".join(line.text for line in lines) + "\n\n\n")


def _show(asks: Sequence[Ask]) -> None:
    from prompt_toolkit.application import Application
    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.keys import Keys
    from prompt_toolkit.layout import FormattedTextControl, Layout, Window

    from interimkit.cli.prompt_terminal import mind_being_stopped, our_keys, styled

    place = 0
    keys = our_keys(back=False)

    def draw() -> StyleAndTextTuples:
        size = app.output.get_size()
        return styled(screen(asks, place, columns=size.columns, rows=size.rows))

    def move(event: Any) -> None:
        nonlocal place
        key = event.key_sequence[0].key
        back = key in {"p", Keys.Left, Keys.Up, Keys.PageUp}
        place = min(max(place + (-1 if back else 1), 0), len(asks) - 1)

    moving = ("n", " ", Keys.Enter, Keys.Right, Keys.Down, Keys.PageDown,
              "p", Keys.Left, Keys.Up, Keys.PageUp)  # fmt: skip
    for key in moving:
        keys.add(key, eager=True)(move)
    keys.add("q", eager=True)(lambda event: event.app.exit())
    app: Application[None] = Application(
        layout=Layout(Window(FormattedTextControl(draw, show_cursor=False, focusable=True))),
        key_bindings=keys, full_screen=True,
    )  # fmt: skip
    app.run(pre_run=lambda: mind_being_stopped(app))
