"""What a person gets to see, before it is a terminal's, Markdown's or a web page's.

A subject turns its result into a `Page` once; each format then lays the same page out, so that
they agree word for word.
"""

from enum import StrEnum
from typing import Literal

from msgspec import Struct


class Tone(StrEnum):
    """How loud a paragraph is."""

    PLAIN = "plain"
    QUIET = "quiet"


class Column(Struct, frozen=True, kw_only=True):
    """A table's column."""

    name: str
    align: Literal["left", "right"] = "left"


class Table(Struct, frozen=True, kw_only=True):
    """Rows of finished strings, as many in each as there are columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


class Paragraph(Struct, frozen=True, kw_only=True):
    """Running text."""

    text: str
    tone: Tone = Tone.PLAIN


class Item(Struct, frozen=True, kw_only=True):
    """A point: a short label, what there is to say, and the id under which more is found."""

    label: str
    text: str
    reference: str = ""


class Section(Struct, frozen=True, kw_only=True):
    """Points under a heading."""

    heading: str
    items: tuple[Item, ...]


def pointer(heading: str, text: str) -> Section:
    """One thing to do next, or to take away."""
    return Section(heading=heading, items=(Item(label="→", text=text),))


class Lines(Struct, frozen=True, kw_only=True):
    """Lines that belong to a program as much as to a person: off a terminal never wrapped."""

    lines: tuple[str, ...]


class Bar(Struct, frozen=True, kw_only=True):
    """One bar of a histogram."""

    label: str
    share: float
    text: str


class Histogram(Struct, frozen=True, kw_only=True):
    """Bars under a heading, the longest as wide as there is room for."""

    heading: str
    bars: tuple[Bar, ...]


Block = Table | Paragraph | Section | Lines | Histogram


class Page(Struct, frozen=True, kw_only=True):
    """A result as a person reads it, top to bottom."""

    title: str
    blocks: tuple[Block, ...]
