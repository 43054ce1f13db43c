"""A page as data for print: what `as_pdf.typ` lays out, with every text as it is.

A block is a mapping with its `kind`. What is said in it is a list of pieces: texts, and mappings
for what is drawn or set apart, each with its own `kind`.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from string import Formatter
from typing import Any, assert_never

from msgspec import Struct

from interimkit.locale import PROGRAM
from interimkit.model.text import Language
from interimkit.render import signs
from interimkit.render.as_text import Grid, Voice, command_line, in_order
from interimkit.render.axis import round_values
from interimkit.render.numbers import number
from interimkit.render.page import (
    Blank,
    Block,
    BulletKind,
    Bullets,
    Caveat,
    Caveats,
    Cell,
    Cited,
    Column,
    Curve,
    Histogram,
    Item,
    Legend,
    Level,
    Line,
    Lines,
    Link,
    Meter,
    Page,
    Paragraph,
    Section,
    SourceNote,
    Status,
    Steps,
    Table,
    Tone,
    Verdict,
)
from interimkit.render.wording import Wording

Data = dict[str, Any]
Pieces = list[str | Data]

_LONG = 1_200
"""Characters beyond which a row may be split: it could be longer than any page."""

_RUN = 30
"""Characters without a space that a line may have no room for."""

_UNBROKEN = re.compile(rf"[^\s\u0e00-\u1fff\u2e80-\U0010ffff]{{{_RUN},}}")
"""Such a run, in a script that breaks lines at spaces alone."""

_BREAK = re.compile(r"[\n\t]+")

_ROOM = "\N{NO-BREAK SPACE}" * 9
"""As wide as what one writes by hand."""

_WIDEST = 46
"""Characters beyond which the texts of a column had better wrap."""

_LINE = 104
"""Characters of a table that fill a line."""


def data_of(page: Page, *, language: Language, author: str) -> Data:
    """The whole document.

    Args:
        language: What it is written in.
        author: Whose it is; empty where nobody says.
    """
    return {
        "title": _plain(Voice(in_words=True).headline(page.title) or PROGRAM),
        "headline": _headline(page.title or PROGRAM),
        "among": _among(page.title, page.wording),
        "author": _plain(author),
        "product": PROGRAM,
        "language": language.value,
        "pages": page.wording.pages,
        "caution": page.wording.caution,
        "blocks": [*_blocks(page, language=language), note_of(page.wording.foot)],
    }


def note_of(text: str) -> Data:
    """A block that says something of the document itself."""
    return {
        "kind": "paragraph", "text": [_plain(text)], "quiet": True, "lead": False, "sticky": False,
    }  # fmt: skip


def _blocks(page: Page, *, language: Language) -> Iterable[Data]:
    """The blocks; a paragraph leads where it is the first, and stays with a table below it."""
    hand = Hand(wording=page.wording, language=language)
    for place, block in enumerate(page.blocks):
        data = hand.block(block)
        if isinstance(block, Paragraph):
            below = page.blocks[place + 1 : place + 2]
            stays = any(isinstance(each, Table | Curve | Histogram) for each in below)
            data = {**data, "lead": not (place or data["quiet"]), "sticky": stays}
        yield {**data, "new-sheet": block.new_sheet}


class Hand(Struct, frozen=True, kw_only=True):
    """How a page's blocks become data; `wording` is what is said of what is drawn."""

    wording: Wording
    language: Language

    def block(self, block: Block) -> Data:
        """One block, as the template's function of its kind takes it."""
        match block:
            case Paragraph():
                quiet = block.tone is Tone.QUIET
                return {"kind": "paragraph", "text": _said(block.text, block.links), "quiet": quiet}
            case Table() | Legend() | Histogram() | Curve():
                return self._laid(block)
            case Section() | Caveats() | Steps() | Bullets() | Lines() | SourceNote():
                return self._listed(block)
            case _:
                assert_never(block)

    def _laid(self, block: Table | Legend | Histogram | Curve) -> Data:
        match block:
            case Table():
                return self._table(block)
            case Legend():
                return {"kind": "legend", "items": [*_meanings(block)]}
            case Histogram():
                return self._histogram(block)
            case Curve():
                return self._curve(block)
            case _:
                assert_never(block)

    def _listed(self, block: Section | Caveats | Steps | Bullets | Lines | SourceNote) -> Data:
        match block:
            case Section():
                return _list("points", block.heading, map(self._item, block.items))
            case Caveats():
                data = _list("points", block.heading, map(_caveat, block.caveats))
                return {**data, "before": _link(block.link)}
            case Steps():
                steps = (_row(_said(step.text, step.links)) for step in block.steps)
                data = _list("steps", block.heading, steps)
                return {**data, "numbered": block.numbered, "now": block.now}
            case Bullets(kind=BulletKind.LETTERS):
                rows = (_row([_plain(text)]) for text in block.texts)
                return _list("lettered", block.heading, rows)
            case Bullets() | Lines():
                heading, texts = (
                    (block.heading, block.texts)
                    if isinstance(block, Bullets)
                    else ("", block.lines)
                )
                return _list("bullets", heading, (_row([_plain(text)]) for text in texts))
            case SourceNote():
                cited = (_row(_cited(source, block.each)) for source in block.sources)
                return _list("sources", self.wording.sources, cited)
            case _:
                assert_never(block)

    def _item(self, item: Item) -> Data:
        text = _said(in_order(item.places) if item.places else item.text, item.links)
        match item.mark:
            case Meter():
                text = [self._meter(item.mark), " ", *text]
            case Status():
                text = [_status(item.mark), *([". ", *text] if text else [])]
        if item.reference:
            text = [*text, " ", _reference(item.reference)]
        label = _heading(item.label)
        return _row(text, label=label)

    def _table(self, table: Table | Grid) -> Data:
        rows = [[self._cell(cell) for cell in row] for row in table.rows]
        columns = [
            _column(column, [row[place] for row in rows])
            for place, column in enumerate(table.columns)
        ]
        wide = sum(column["width"] for column in columns)
        by_hand = any(isinstance(cell, Blank) for row in table.rows for cell in row)
        return {
            "kind": "table",
            "columns": columns,
            "rows": [{"cells": row, "long": sum(map(_length, row)) > _LONG} for row in rows],
            "width": 100 if by_hand else min(100, round(100 * wide / _LINE)),
            "hyphens": any(c["word"] * wide > c["width"] * _LINE for c in columns),
        }

    def _cell(self, cell: Cell) -> Pieces:
        match cell:
            case Meter():
                return [self._meter(cell)]
            case Level():
                return [self._level(cell)]
            case Blank():
                room = _ROOM if cell.lines == 1 else _ROOM * 4
                return [{"kind": "blank", "text": room, "lines": cell.lines}]
            case _:
                return [_plain(cell)] if cell else []

    def _meter(self, meter: Meter) -> Data:
        return {
            "kind": "drawn",
            "cells": ["full"] * meter.points + ["empty"] * (meter.of - meter.points),
            "text": f"{meter.points}/{meter.of}",
            "alt": self.wording.meter.format(points=meter.points, of=meter.of),
        }

    def _level(self, level: Level) -> Data:
        filled = "full" if level.with_example else "claimed"
        cells = [filled] * level.own + ["not-yet"] * (level.highest - level.own)
        cells.insert(level.asked, "asked")
        words = self.wording.with_example if level.with_example else self.wording.claimed
        return {
            "kind": "drawn",
            "cells": cells,
            "text": f"{level.own}/{level.highest}",
            "alt": words.format(own=level.own, highest=level.highest),
        }

    def _histogram(self, histogram: Histogram) -> Data:
        pairs = [(_plain(bar.label), _plain(bar.text)) for bar in histogram.bars]
        told = (self.wording.pair.format(name=label, value=text) for label, text in pairs)
        return {
            "kind": "histogram",
            "heading": _heading(histogram.heading),
            "alt": "; ".join(told),
            "bars": [
                {"label": label, "text": text, "share": bar.share}
                for bar, (label, text) in zip(histogram.bars, pairs, strict=True)
            ],
        }

    def _curve(self, curve: Curve) -> Data:
        """The picture of all its moments, and its numbers as text has them."""
        grid = Voice(wording=self.wording).flatten(curve)
        assert isinstance(grid, Grid)
        ticks = round_values(value for line in curve.lines for value in line.values)
        last, span = max(len(curve.marks) - 1, 1), ticks[-1] - ticks[0]

        def high(value: float) -> float:
            return (value - ticks[0]) / span

        def told(line: Line) -> str:
            return self.wording.pair.format(
                name=line.name, value=", ".join(line.texts[n] for n in curve.shown)
            )

        return {
            "kind": "curve",
            "heading": [_plain(grid.heading)],
            "unit": _plain(curve.unit),
            "alt": "; ".join((grid.heading, *map(told, curve.lines))),
            "ticks": [{"high": high(t), "name": self._number(t)} for t in ticks],
            "marks": [{"along": n / last, "name": _plain(curve.marks[n])} for n in curve.shown],
            "lines": [
                {
                    "name": _plain(line.name),
                    "points": [[n / last, high(v)] for n, v in enumerate(line.values)],
                }
                for line in curve.lines
            ],
            "table": self._table(grid),
            "note": note_of(grid.note),
        }

    def _number(self, value: float) -> str:
        return number(Decimal(f"{value:.6g}"), language=self.language)


def _among(title: str | Verdict, wording: Wording) -> Data | None:
    """What a verdict could have come to, in order, and which it is; None where nobody says."""
    if isinstance(title, str) or not title.among:
        return None
    names, here = [_plain(name) for name in title.among], title.place
    alt = wording.pair.format(name=signs.BETWEEN.join(names), value=names[here])
    return {"names": names, "place": here, "alt": alt}


def _headline(title: str | Verdict) -> Pieces:
    if isinstance(title, str):
        return [_plain(title)]
    told: Pieces = [_plain(f"{title.text} {title.provisional}".rstrip())]
    return [*told, signs.BETWEEN, _status(title.status)] if title.status else told


def _heading(heading: str | Status) -> Pieces:
    if isinstance(heading, Status):
        return [_status(heading)]
    return [_plain(heading)] if heading else []


def _list(kind: str, heading: str | Status, items: Iterable[Data]) -> Data:
    return {"kind": kind, "heading": _heading(heading), "items": [*items], "before": []}


def _row(text: Pieces, *, label: Pieces | None = None) -> Data:
    return {"label": label or [], "text": text, "long": _length(text) > _LONG}


def _caveat(caveat: Caveat) -> Data:
    how = _status(caveat.status)
    return _row([how, ". ", _plain(caveat.text), " ", _reference(caveat.claim)])


def _status(status: Status) -> Data:
    return {"kind": "status", "standing": status.standing.value, "text": _plain(status.word)}


def _reference(id_: str) -> Data:
    """An id, which stands on one line unless it is longer than any that we know."""
    return {"kind": "id" if len(id_) < _RUN else "command", "text": _plain(id_)}


def _said(text: str, links: tuple[Link, ...]) -> Pieces:
    """The words, then the commands side by side."""
    said: Pieces = [_plain(text)] if text else []
    for place, link in enumerate(links):
        if said:
            said.append(signs.BETWEEN if place else " ")
        said += _link(link)
    return said


def _link(link: Link) -> Pieces:
    before, hole, after = link.text.partition("{command}")
    command: Data = {"kind": "command", "text": _plain(command_line(link))}
    pieces: Pieces = [_plain(before), command if hole else "", _plain(after)]
    return [piece for piece in pieces if piece]


def _cited(source: Cited, each: str) -> Pieces:
    """A source in the words of its note, with who says it and what they call it set apart."""
    styles = {"publisher": "strong", "title": "emph"}
    pieces: Pieces = []
    for before, field, _spec, _conversion in Formatter().parse(each):
        pieces += [before] if before else []
        if field is not None:
            said = _plain(getattr(source, field))
            spoken = source.language if field == "title" else ""
            piece = {"kind": styles.get(field), "text": said, "language": spoken}
            pieces.append(piece if field in styles else said)
    return pieces


def _meanings(legend: Legend) -> Iterable[Data]:
    for cell, text in (
        ("full", legend.with_example),
        ("claimed", legend.claimed),
        ("not-yet", legend.empty),
        ("asked", legend.asked),
        ("essential", legend.essential),
    ):
        yield {"cell": cell, "text": _plain(text)}


def _column(column: Column, cells: list[Pieces]) -> Data:
    """A column, as wide in characters as its longest cell or a word of its name, within bounds."""
    name = _plain(column.name)
    longest = max((_length(cell) for cell in cells), default=0)
    texts = (piece for cell in cells for piece in cell if isinstance(piece, str))
    word = max((len(word) for text in (name, *texts) for word in text.split(" ")), default=0)
    in_name = max(map(len, name.split(" ")))
    return {
        "name": name,
        "right": column.align == "right",
        "width": min(max(longest, in_name, 2), _WIDEST) + 3,
        "word": word,
        "names": longest < _WIDEST,
    }


def _length(pieces: Pieces) -> int:
    """In characters; a cell that is drawn takes two."""
    return sum(
        len(piece)
        if isinstance(piece, str)
        else len(piece["text"]) + 2 * len(piece.get("cells", ()))
        for piece in pieces
    )


def _plain(text: str) -> str:
    """A text on one line, with places to break what is longer than any word."""
    line = _BREAK.sub(" ", text)
    return _UNBROKEN.sub(lambda run: "\N{ZERO WIDTH SPACE}".join(run[0]), line)
