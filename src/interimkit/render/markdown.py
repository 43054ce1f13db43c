"""A page as Markdown."""

import re
from typing import assert_never

from interimkit.render.as_text import Grid, Passage, Point, Points, Voice
from interimkit.render.page import Block, Column, Histogram, Lines, Page

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~&])")
_AT_START = re.compile(r"^(?:\d{1,9}(?=[.)](?:\s|$))|(?=[-+](?:\s|$)|-[-\s]*$|=+$))")
"""Where a line would begin a list, or be a rule or an underline: behind a number, or at once."""


def encode(page: Page) -> bytes:
    """UTF-8 Markdown (CommonMark with tables); no character of the content acts as markup."""
    voice = Voice(wording=page.wording)
    title = [f"# {_escape(voice.headline(page.title))}"] if page.title else []
    blocks = (_block(block, voice) for block in page.blocks)
    return ("\n\n".join([*title, *blocks]) + "\n").encode()


def _block(block: Block, voice: Voice) -> str:
    match shape := voice.flatten(block):
        case Grid():
            lines = [
                _row(tuple(column.name for column in shape.columns)),
                "|" + "|".join(_rule(column) for column in shape.columns) + "|",
                *(_row(row) for row in shape.rows),
            ]
            heading = [f"## {_escape(shape.heading)}"] if shape.heading else []
            note = [_line(shape.note)] if shape.note else []
            return "\n\n".join([*heading, "\n".join(lines), *note])
        case Passage():
            return _line(shape.text)
        case Points():
            return f"## {_escape(shape.heading)}\n\n" + "\n".join(map(_point, shape.points))
        case Histogram():
            rows = "\n".join(_row((bar.label, bar.text)) for bar in shape.bars)
            return f"{_row((shape.heading, ''))}\n|---:|---:|\n{rows}"
        case Lines():
            return "\n".join(f"- {_line(line)}" for line in shape.lines)
        case _:
            assert_never(shape)


def _point(point: Point) -> str:
    label = _escape(point.label)
    text = f"**{label}** {_escape(point.text)}" if label else _line(point.text)
    return f"- {text.rstrip()}" + (f" (`{point.reference}`)" if point.reference else "")


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(_escape(cell) for cell in cells) + " |"


def _rule(column: Column) -> str:
    return "---:" if column.align == "right" else "---"


def _line(text: str) -> str:
    """A text that stands at the start of a line."""
    return _AT_START.sub(r"\g<0>\\", _escape(text))


def _escape(text: str) -> str:
    """A text on one line, without space around it: four of those would make it code."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split("\n")).strip())
