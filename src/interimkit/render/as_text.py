"""A page's blocks in words and signs, as every format of plain characters says them.

What is left for such a format is five shapes: a grid, a passage, points, bars and lines.
"""

from collections.abc import Iterable
from string import ascii_uppercase
from typing import assert_never

from msgspec import Struct

from interimkit.locale import PROGRAM
from interimkit.render import shell, signs
from interimkit.render.numbers import NBSP
from interimkit.render.page import (
    Blank,
    Block,
    BulletKind,
    Bullets,
    Caveats,
    Cell,
    Cited,
    Column,
    Curve,
    Fill,
    Histogram,
    Item,
    Legend,
    Level,
    Lines,
    Link,
    Meter,
    Paragraph,
    Place,
    Section,
    SourceNote,
    Standing,
    Status,
    Steps,
    Table,
    Tone,
    Verdict,
)
from interimkit.render.wording import Wording

STANDINGS = {
    Standing.MET: signs.MET,
    Standing.SHORT: signs.SHORT,
    Standing.LACKING: signs.LACKING,
    Standing.UNKNOWN: signs.UNKNOWN,
    Standing.AGREES: signs.AGREES,
    Standing.DIFFERS: signs.DIFFERS,
    Standing.PARTLY: signs.PARTLY,
}
_BULLETS = {BulletKind.POINTS: signs.POINT, BulletKind.QUESTIONS: signs.QUESTION}


class Grid(Struct, frozen=True, kw_only=True):
    """A table of strings, under a heading and over a note where it has these."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    heading: str = ""
    note: str = ""


class Passage(Struct, frozen=True, kw_only=True):
    """Running text, and the command lines in it, which are never broken."""

    text: str
    tone: Tone
    commands: tuple[str, ...] = ()


class Point(Struct, frozen=True, kw_only=True):
    """A label, what there is to say, the commands in it, and the id under which more is found."""

    label: str
    text: str
    commands: tuple[str, ...] = ()
    reference: str = ""


class Points(Struct, frozen=True, kw_only=True):
    """Points under a heading."""

    heading: str
    points: tuple[Point, ...]
    commands: tuple[str, ...] = ()


class Voice(Struct, frozen=True, kw_only=True):
    """How a page's blocks become words.

    Attributes:
        wording: What is said of meters and levels.
        in_words: Whether that is all, for who hears a page: no cells, and no sign beside a word.
    """

    wording: Wording = Wording()
    in_words: bool = False

    def flatten(self, block: Block) -> Grid | Passage | Points | Histogram | Lines:
        """The block as one of the five shapes."""
        match block:
            case Table() | Curve():
                return self._grid(block)
            case Paragraph():
                return Passage(
                    text=_said(block.text, block.links),
                    tone=block.tone,
                    commands=_commands(block.links),
                )
            case SourceNote():
                return Passage(text=_sources(block), tone=Tone.QUIET)
            case Legend():
                return Passage(text=self._legend(block), tone=Tone.QUIET)
            case Section() | Steps() | Bullets() | Caveats():
                links = (block.link,) if isinstance(block, Caveats) else ()
                return Points(
                    heading=self._heading(block),
                    points=self._points(block),
                    commands=_commands(links),
                )
            case Histogram() | Lines():
                return block
            case _:
                assert_never(block)

    def headline(self, title: str | Verdict) -> str:
        """A page's title in one line."""
        if isinstance(title, str):
            return title
        text = f"{title.text} {title.provisional}".rstrip()
        return signs.BETWEEN.join((text, self._status(title.status))) if title.status else text

    def _grid(self, block: Table | Curve) -> Grid:
        """Its rows; of lines over time a row a moment that is said in numbers, a column a line."""
        if isinstance(block, Table):
            rows = tuple(tuple(map(self._cell, row)) for row in block.rows)
            return Grid(columns=block.columns, rows=rows)
        curve = block
        values = (Column(name=line.name, align="right") for line in curve.lines)
        left_out = self.wording.in_numbers.format(shown=len(curve.shown), of=len(curve.marks))
        return Grid(
            heading=self.wording.pair.format(name=curve.heading, value=curve.unit),
            columns=(Column(name=curve.along), *values),
            rows=tuple(
                (curve.marks[n], *(line.texts[n] for line in curve.lines)) for n in curve.shown
            ),
            note=f"{curve.text} {left_out}" if len(curve.shown) < len(curve.marks) else curve.text,
        )

    def _heading(self, block: Section | Steps | Bullets | Caveats) -> str:
        match block:
            case Caveats():
                return f"{block.heading} ({_link(block.link)})"
            case Section(heading=Status() as status):
                return self._status(status)
            case _:
                return str(block.heading)

    def _points(self, block: Section | Steps | Bullets | Caveats) -> tuple[Point, ...]:
        match block:
            case Section():
                return tuple(map(self._item, block.items))
            case Steps():
                return tuple(
                    Point(
                        label=f"{n}." if block.numbered else signs.STEP,
                        text=_said(step.text, step.links),
                        commands=_commands(step.links),
                    )
                    for n, step in enumerate(block.steps, start=1)
                )
            case Bullets():
                return tuple(
                    Point(label=_BULLETS.get(block.kind) or ascii_uppercase[n], text=text)
                    for n, text in enumerate(block.texts)
                )
            case Caveats():
                return tuple(
                    Point(label=self._status(c.status), text=c.text, reference=c.claim)
                    for c in block.caveats
                )
            case _:
                assert_never(block)

    def _item(self, item: Item) -> Point:
        text = in_order(item.places) if item.places else _said(item.text, item.links)
        match item.mark:
            case Meter():
                text = f"{self._meter(item.mark)} {text}"
            case Status():
                text = ". ".join(part for part in (self._status(item.mark), text) if part)
        label = self._status(item.label) if isinstance(item.label, Status) else item.label
        return Point(
            label=label,
            text=text.rstrip(),
            commands=_commands(item.links),
            reference=item.reference,
        )

    def _status(self, status: Status) -> str:
        if self.in_words:
            return status.word
        return f"{STANDINGS[status.standing]} {status.word}"

    def _cell(self, cell: Cell) -> str:
        match cell:
            case Meter():
                return self._meter(cell)
            case Level():
                return self._level(cell)
            case Blank():
                return self.wording.blank if self.in_words else signs.BLANK
            case _:
                return cell

    def _meter(self, meter: Meter) -> str:
        """A cell a point, and the numbers."""
        if self.in_words:
            return self.wording.meter.format(points=meter.points, of=meter.of)
        cells = signs.FULL * meter.points + signs.EMPTY * (meter.of - meter.points)
        return f"{cells} {meter.points}/{meter.of}"

    def _level(self, level: Level) -> str:
        """A cell a level, with a bracket after the level asked; a ring when only claimed."""
        if self.in_words:
            words = self.wording.with_example if level.with_example else self.wording.claimed
            return words.format(own=level.own, highest=level.highest)
        filled = signs.FULL if level.with_example else signs.CLAIMED
        row = [filled] * level.own + [signs.NOT_YET] * (level.highest - level.own)
        row.insert(level.asked, signs.ASKED)
        return "".join(row)

    def _legend(self, legend: Legend) -> str:
        meanings = (
            (signs.FULL, legend.with_example),
            (signs.CLAIMED, legend.claimed),
            (signs.NOT_YET, legend.empty),
            (signs.ASKED, legend.asked),
            (signs.ESSENTIAL, legend.essential),
        )
        shown = meanings[-1:] if self.in_words else meanings
        return ", ".join(f"{sign}{NBSP}{meaning}" for sign, meaning in shown)


def command_line(link: Link) -> str:
    """The command as it is typed.

    >>> command_line(Link(command="income", arguments=("--day-rate", "975")))
    'interimkit income --day-rate 975'
    """
    arguments = (a.name if isinstance(a, Fill) else shell.join((a,)) for a in link.arguments)
    return " ".join((PROGRAM, link.command, *arguments))


def _commands(links: Iterable[Link]) -> tuple[str, ...]:
    return tuple(map(command_line, links))


def _said(text: str, links: tuple[Link, ...]) -> str:
    """The words, then the commands side by side."""
    return " ".join(part for part in (text, signs.BETWEEN.join(map(_link, links))) if part)


def _link(link: Link) -> str:
    return link.text.replace("{command}", command_line(link))


def in_order(places: tuple[Place, ...]) -> str:
    """Places in one line, in their order; what stands level is joined by an equals sign."""
    return signs.BETWEEN.join(
        f"{place.rank}.{NBSP}{signs.LEVEL_WITH.join(place.names)}" for place in places
    )


def _sources(note: SourceNote) -> str:
    return note.note.format(sources=signs.BETWEEN.join(_cited(s, note.each) for s in note.sources))


def _cited(source: Cited, each: str) -> str:
    return each.format(
        publisher=source.publisher,
        title=source.title,
        when=source.when,
        interest=source.interest,
    )
