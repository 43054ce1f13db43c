"""A page as Markdown."""

import re
from typing import assert_never

from interimkit.render.as_text import Grid, Passage, Points, Voice
from interimkit.render.page import Block, Column, Histogram, Lines, Page

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~&])")


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
            return "\n".join(lines)
        case Passage():
            return _escape(shape.text)
        case Points():
            points = (
                f"- **{_escape(point.label)}** {_escape(point.text)}"
                + (f" (`{point.reference}`)" if point.reference else "")
                for point in shape.points
            )
            return f"## {_escape(shape.heading)}\n\n" + "\n".join(points)
        case Histogram():
            rows = "\n".join(_row((bar.label, bar.text)) for bar in shape.bars)
            return f"{_row((shape.heading, ''))}\n|---:|---:|\n{rows}"
        case Lines():
            return "\n".join(f"- {_escape(line)}" for line in shape.lines)
        case _:
            assert_never(shape)


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(_escape(cell) for cell in cells) + " |"


def _rule(column: Column) -> str:
    return "---:" if column.align == "right" else "---"


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split("\n")))
