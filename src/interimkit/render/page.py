"""What a person gets to see, before it is a terminal's, Markdown's or a web page's.

A subject turns its result into a `Page` once; each format then lays the same page out, so that
they agree word for word. A block holds fields, never a string that a format would have to take
apart: a command is a `Link`, two points of three are a `Meter`, and which sign, cell or element
stands for them is the format's own business.
"""

from collections.abc import Container
from enum import StrEnum
from typing import Literal, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from interimkit.render.wording import Wording


class Depth(StrEnum):
    """How much of a page is shown."""

    BRIEF = "brief"
    WHOLE = "whole"


class Tone(StrEnum):
    """How loud a paragraph is."""

    PLAIN = "plain"
    QUIET = "quiet"


# What stands inside a block.


class Fill(Struct, frozen=True, kw_only=True):
    """An argument that is the reader's own: what it is called, and a value that works."""

    name: str
    example: str


class Link(Struct, frozen=True, kw_only=True):
    """A command to type, and the words around it: `{command}` is where it stands in them.

    One that is about the reader's own answers takes them from where this result had them; one that
    is about no content has no pack.
    """

    command: str
    arguments: tuple[str | Fill, ...] = ()
    text: str = "{command}"
    with_answers: bool = False
    of_pack: bool = True


class Meter(Struct, frozen=True, kw_only=True):
    """So many points of so many."""

    points: int
    of: int


class Level(Struct, frozen=True, kw_only=True):
    """One's own level on a scale from 0, beside the level asked."""

    own: int
    asked: int
    highest: int
    with_example: bool


class Standing(StrEnum):
    """How something stands; short of it can be mended, lacking is in the way or not there."""

    MET = "met"
    SHORT = "short"
    LACKING = "lacking"
    UNKNOWN = "unknown"
    AGREES = "agrees"
    DIFFERS = "differs"
    PARTLY = "partly"


class Status(Struct, frozen=True, kw_only=True):
    """How something stands, always with the word for it."""

    standing: Standing
    word: str


class Verdict(Struct, frozen=True, kw_only=True):
    """What the page comes to, in words.

    The code is what a program calls it; what is provisional says so in a word of its own; a status
    stands beside what is weighed. It may be one of a few, which a picture shows in their order.
    """

    text: str
    code: str
    provisional: str = ""
    status: Status | None = None
    among: tuple[str, ...] = ()
    place: int = 0

    def __str__(self) -> str:
        """It in one line of words."""
        return " ".join(filter(None, (self.text, self.provisional)))


class Place(Struct, frozen=True, kw_only=True):
    """A place in an order, from 1, and all that share it."""

    rank: int
    names: tuple[str, ...]


class Item(Struct, frozen=True, kw_only=True):
    """A point: a short label, what there is to say, and the id under which more is found.

    A meter or a status stands before the words; places are an order, the first one first. Where
    several stand alike, their status is the label. The source, by its id, is what the words name,
    for a format that numbers the sources of a page.
    """

    label: str | Status
    mark: Meter | Status | None = None
    text: str = ""
    places: tuple[Place, ...] = ()
    links: tuple[Link, ...] = ()
    reference: str = ""
    source: str = ""


class Step(Struct, frozen=True, kw_only=True):
    """Something to do, or to take away."""

    text: str = ""
    links: tuple[Link, ...] = ()


class Caveat(Struct, frozen=True, kw_only=True):
    """What a figure of the page should be weighed against, and the id of the claim behind it."""

    status: Status
    text: str
    claim: str


class Cited(Struct, frozen=True, kw_only=True):
    """A source of the page: who says it, where, when, and what they sell or want.

    The language is its title's, where that is known; what names it elsewhere has its id.
    """

    publisher: str
    title: str
    when: str
    interest: str
    language: str = ""
    id: str = ""


class Column(Struct, frozen=True, kw_only=True):
    """A table's column."""

    name: str
    align: Literal["left", "right"] = "left"


class Blank(Struct, frozen=True, kw_only=True):
    """Room to write in by hand: a word or an amount, or several lines of it."""

    lines: int = 1


Cell = str | Meter | Level | Blank


class Bar(Struct, frozen=True, kw_only=True):
    """One bar of a histogram."""

    label: str
    share: float
    text: str


class Line(Struct, frozen=True, kw_only=True):
    """One line over time: a value for each mark, and how each of these is said."""

    name: str
    values: tuple[float, ...]
    texts: tuple[str, ...]


# The blocks.


class _Block(Struct, frozen=True, kw_only=True):
    """A block stands on every page, or only on a brief or a whole one.

    One that is only brief stands in for whole ones; nothing is said twice on one page. In print,
    one may begin a new sheet.
    """

    only: Depth | None = None
    new_sheet: bool = False


class Paragraph(_Block, frozen=True, kw_only=True):
    """Running text."""

    text: str = ""
    links: tuple[Link, ...] = ()
    tone: Tone = Tone.PLAIN


class Section(_Block, frozen=True, kw_only=True):
    """Points under a heading."""

    heading: str | Status
    items: tuple[Item, ...]


class Steps(_Block, frozen=True, kw_only=True):
    """What to do under a heading: numbered where the order counts.

    With `now`, the first is the one thing to do, which a format may show beside the title.
    """

    heading: str
    steps: tuple[Step, ...]
    numbered: bool = False
    now: bool = False


class BulletKind(StrEnum):
    """What bullets are."""

    POINTS = "points"
    QUESTIONS = "questions"
    LETTERS = "letters"


class Bullets(_Block, frozen=True, kw_only=True):
    """Sentences under a heading that need no label; as answers, each under its letter."""

    heading: str
    texts: tuple[str, ...]
    kind: BulletKind = BulletKind.POINTS


class Table(_Block, frozen=True, kw_only=True):
    """Rows of cells, as many in each as there are columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Legend(_Block, frozen=True, kw_only=True):
    """What the parts of a level mean, and what marks the essential."""

    with_example: str
    claimed: str
    empty: str
    asked: str
    essential: str


class Caveats(_Block, frozen=True, kw_only=True):
    """Caveats under a heading, and the command that shows the figures of one."""

    heading: str
    link: Link
    caveats: tuple[Caveat, ...]


class SourceNote(_Block, frozen=True, kw_only=True):
    """The sources of the page; `each` words one with its fields, `note` all of them."""

    sources: tuple[Cited, ...]
    each: str
    note: str


class Histogram(_Block, frozen=True, kw_only=True):
    """Bars under a heading, the longest as wide as there is room for."""

    heading: str
    bars: tuple[Bar, ...]


class Curve(_Block, frozen=True, kw_only=True):
    """Lines over time under a heading, and what to see in them.

    Attributes:
        unit: What the values are of: `months of cost left`.
        along: What the marks are of: `months after you start`.
        marks: The moments, the same for each line.
        shown: Which of these are said in numbers, by their place from 0; a picture draws them all.
        text: What the lines show, in a sentence or two.
    """

    heading: str
    unit: str
    along: str
    marks: tuple[str, ...]
    shown: tuple[int, ...]
    lines: tuple[Line, ...]
    text: str


class Lines(_Block, frozen=True, kw_only=True):
    """Lines that belong to a program as much as to a person: off a terminal never wrapped."""

    lines: tuple[str, ...]


Block = (
    Paragraph
    | Section
    | Steps
    | Bullets
    | Table
    | Legend
    | Caveats
    | SourceNote
    | Histogram
    | Curve
    | Lines
)


class Page(Struct, frozen=True, kw_only=True):
    """A result as a person reads it, top to bottom.

    Its foot says where it was made, where that is not its reader's own computer.
    """

    title: str | Verdict
    blocks: tuple[Block, ...]
    foot: str = ""
    depth: Depth = Depth.WHOLE
    wording: Wording = Wording()

    def at(self, depth: Depth) -> "Page":
        """The page as deep as is asked, without the blocks that have nothing to say."""
        shown = (block for block in self.blocks if block.only in {None, depth})
        blocks = tuple(block for block in shown if not _is_empty(block))
        return replace(self, blocks=blocks, depth=depth)

    def without(self, commands: Container[str]) -> "Page":
        """The page without links to these commands, and without what had only these to say."""
        return replace(self, blocks=tuple(_unlinked(b, commands) for b in self.blocks))


LinkedT = TypeVar("LinkedT", Item, Step, Paragraph)


def _unlinked(block: Block, commands: Container[str]) -> Block:
    match block:
        case Paragraph():
            return next(iter(_kept((block,), commands)), Paragraph())
        case Section():
            return replace(block, items=_kept(block.items, commands))
        case Steps():
            return replace(block, steps=_kept(block.steps, commands))
        case _:
            return block


def _kept(parts: tuple[LinkedT, ...], commands: Container[str]) -> tuple[LinkedT, ...]:
    kept = (
        (part, tuple(link for link in part.links if link.command not in commands)) for part in parts
    )
    return tuple(
        replace(part, links=links) for part, links in kept if links or not part.links or part.text
    )


def _is_empty(block: Block) -> bool:
    match block:
        case (
            Paragraph(text="", links=())
            | Section(items=())
            | Steps(steps=())
            | Bullets(texts=())
            | Caveats(caveats=())
            | SourceNote(sources=())
        ):
            return True
        case _:
            return False
