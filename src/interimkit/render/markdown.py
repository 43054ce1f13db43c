"""A page as Markdown."""

import re
from typing import assert_never

from interimkit.render.page import Block, Column, Histogram, Lines, Page, Paragraph, Section, Table

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~&])")


def encode(page: Page) -> bytes:
    """UTF-8 Markdown (CommonMark with tables); no character of the content acts as markup."""
    title = [f"# {_escape(page.title)}"] if page.title else []
    parts = [*title, *(_block(block) for block in page.blocks if not _is_empty(block))]
    return ("\n\n".join(parts) + "\n").encode()


def _block(block: Block) -> str:
    match block:
        case Table():
            lines = [
                _row(tuple(column.name for column in block.columns)),
                "|" + "|".join(_rule(column) for column in block.columns) + "|",
                *(_row(row) for row in block.rows),
            ]
            return "\n".join(lines)
        case Paragraph():
            return _escape(block.text)
        case Section():
            items = (
                f"- **{_escape(item.label)}** {_escape(item.text)}"
                + (f" (`{item.reference}`)" if item.reference else "")
                for item in block.items
            )
            return f"## {_escape(block.heading)}\n\n" + "\n".join(items)
        case Histogram():
            rows = "\n".join(_row((bar.label, bar.text)) for bar in block.bars)
            return f"{_row((block.heading, ''))}\n|---:|---:|\n{rows}"
        case Lines():
            return "\n".join(f"- {_escape(line)}" for line in block.lines)
        case _:
            assert_never(block)


def _is_empty(block: Block) -> bool:
    return isinstance(block, Section) and not block.items


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(_escape(cell) for cell in cells) + " |"


def _rule(column: Column) -> str:
    return "---:" if column.align == "right" else "---"


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split("\n")))
