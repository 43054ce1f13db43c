"""A question with its options on a terminal of any size: which lines, and what gives way."""

import textwrap
from collections.abc import Sequence
from gettext import gettext as _
from typing import NamedTuple

NARROWEST, LOWEST = 16, 4
"""A terminal is taken to have at least so many columns and rows."""


class Line(NamedTuple):
    """A line of the screen.

    Attributes:
        text: What it shows.
        strong: Whether it stands out, for those who see that; never the only sign.
    """

    text: str
    strong: bool = False


def wrap(text: str, width: int, *, hang: str = "") -> list[str]:
    """The text on as many lines as it takes; whole words where they fit."""
    return textwrap.wrap(text, width, subsequent_indent=hang, break_on_hyphens=False) or [""]


def lay_out(
    question: str, options: Sequence[str], *, chosen: int, hint: str, columns: int, rows: int
) -> list[Line]:
    """At most so many lines: the first of the question and the chosen option are always there.

    Where not all fits, the gaps go first, then the options beside the chosen one have a line each
    or lines fewer, the farthest first, and last what the question adds to its first line.

    Args:
        options: Each with its label; none where something is typed.
        chosen: The place of the option that Enter would take, if there are options.
        hint: What the keys do.
    """
    width, rows = max(columns - 1, NARROWEST), max(rows, LOWEST)
    first, *more = question.splitlines()
    head = [Line(text, strong=True) for text in wrap(first, width)][: rows - 3]
    body = [Line(text) for paragraph in more for text in wrap(paragraph, width)]
    foot = [Line(text) for text in wrap(hint, width)][: max(rows - len(head) - 2, 1)]
    blocks = [
        _option(text, width, here=place == chosen) for place, text in enumerate(options)
    ]  # fmt: skip
    room = rows - len(head) - len(foot)
    if not blocks:
        return [*head, *cut(body, max(room, 0), width), *foot]
    gap = [Line("")]
    if len(body) + sum(map(len, blocks)) + 2 <= room:
        return [*head, *body, *gap, *(line for block in blocks for line in block), *gap, *foot]
    body = cut(body, max(room - len(blocks[chosen]), 0), width)
    return [*head, *body, *_window(blocks, chosen, room - len(body), width), *foot]


def _option(text: str, width: int, *, here: bool) -> list[Line]:
    """An option, a pointer before the one that is chosen; its text stands under its text."""
    pointer = "> " if here else "  "
    hang = " " * (2 + text.find(" · ") + 3 if " · " in text[:6] else 2)
    return [Line(line, strong=here) for line in wrap(pointer + text, width, hang=hang)]


def _window(blocks: Sequence[list[Line]], chosen: int, room: int, width: int) -> list[Line]:
    """The chosen option whole, and of the others what there is room for, the nearest first."""
    shown = {chosen: cut(blocks[chosen], room, width)}
    left = room - len(shown[chosen])
    nearest = sorted(range(len(blocks)), key=lambda place: (abs(place - chosen), -place))[1:]
    for place in nearest[:left]:
        shown[place] = cut(blocks[place], 1, width)
        left -= 1
    for place in nearest:
        if place in shown and len(blocks[place]) - 1 <= left:
            left -= len(blocks[place]) - 1
            shown[place] = blocks[place]
    return [line for place in sorted(shown) for line in shown[place]]


def cut(lines: Sequence[Line], most: int, width: int) -> list[Line]:
    """So many of the lines; a sign at the end of the last where there were more."""
    if len(lines) <= most:
        return list(lines)
    kept = list(lines[:most])
    if kept:
        last = kept[-1]
        kept[-1] = last._replace(text=f"{last.text[: width - 2].rstrip()} …")
    return kept


def number_hint(at_most: int) -> str:
    """Which numbers are asked for: a limit that only keeps out a slip is no hint."""
    return f"0-{at_most}" if at_most < LARGE else _("a whole amount, such as 1200")


def number_complaint(at_most: int) -> str:
    """What to type instead of what is no such number."""
    if at_most < LARGE:
        return _("Type a number from 0 to {most}.").format(most=at_most)
    return _("Type a whole amount, such as 1200, with no decimals.")


LARGE = 10_000
"""From here on a limit only keeps out what is a slip."""
