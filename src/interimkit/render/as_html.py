"""A page as one HTML file: no script, nothing fetched, for a screen, a phone and paper."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from html import escape
from pathlib import Path
from string import ascii_uppercase
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from interimkit.model.text import Language
from interimkit.render import html_figures, html_frame
from interimkit.render.html_parts import (
    cell,
    command,
    element,
    legend,
    meter,
    reference,
    said,
    sign,
    status,
    with_commands,
)
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
    Lines,
    Meter,
    Page,
    Paragraph,
    Place,
    Section,
    SourceNote,
    Status,
    Step,
    Steps,
    Table,
    Tone,
)
from interimkit.render.signs import LEVEL_WITH
from interimkit.render.wording import Wording

STYLE = Path(__file__).with_name("page.css")
"""How every page looks; it stands in each, so that a file is all there is."""

_NOTHING_FETCHED = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)
"""Nothing is loaded and nothing runs, whatever a text might hold; the style is the page's own."""


class Part(Struct, frozen=True, kw_only=True):
    """What stands under one heading, or under none."""

    heading: str | Status
    blocks: tuple[Block, ...]


def encode(page: Page, *, language: Language, author: str = "", day: date | None = None) -> bytes:
    """UTF-8 HTML; no character of the content acts as markup, whoever wrote it.

    Args:
        language: What the page is written in.
        author: Whose document it is; empty where nobody says.
        day: When it was made, if it is to say so.
    """
    lead, first, blocks = _opening(page.blocks)
    document = _Document(wording=page.wording, language=language, numbers=_numbers(blocks))
    title = html_frame.plain(page.title)
    made = html_frame.made(author, day, language=language)
    found = list(enumerate(_parts(blocks, page), 1))
    named = Counter(part.heading for _, part in found)
    headed = [(_id(n), part.heading) for n, part in found if part.heading]
    contents = html_frame.contents(headed, page.wording)
    parts = "\n".join(
        document.part(n, part, is_landmark=named[part.heading] == 1) for n, part in found
    )
    return f"""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_NOTHING_FETCHED}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{said(title)}</title>
<style>
{STYLE.read_text(encoding="utf-8")}{html_frame.running(title, made, page.wording.caution)}</style>
</head>
<body>
<header class="slab">
<div class="wrap">
<div>
{html_frame.title(page.title, made)}
{lead}</div>
{first}</div>
</header>
{contents}<main class="wrap">
{parts}
</main>
<footer class="wrap"><p>{said(page.wording.foot)}</p></footer>
</body>
</html>
""".encode()


def _opening(blocks: tuple[Block, ...]) -> tuple[str, str, tuple[Block, ...]]:
    """The first words, the one thing to do, and the blocks that are left."""
    lead = first = ""
    left: list[Block] = [*blocks]
    if blocks and isinstance(blocks[0], Paragraph) and blocks[0].tone is Tone.PLAIN:
        text = with_commands(blocks[0].text, blocks[0].links)
        lead = element("p", text, kind="lead") + "\n"
        del left[0]
    for n, block in enumerate(left):
        if isinstance(block, Steps) and block.now:
            todo, *others = block.steps
            text = with_commands(todo.text, todo.links)
            first = f'<p class="first"><strong>{said(block.heading)}</strong> {text}</p>\n'
            left[n] = replace(block, steps=tuple(others))
            break
    return lead, first, tuple(left)


def _parts(blocks: Iterable[Block], page: Page) -> list[Part]:
    """Each heading with what stands below it; what follows steps to take is a part by itself."""
    found: list[Part] = []
    closed = True
    for block in blocks:
        if isinstance(block, Steps) and not block.steps:
            closed = True
            continue
        heading = _heading_of(block, page.wording)
        if heading or closed or block.new_sheet:
            found.append(Part(heading=heading, blocks=(block,)))
        else:
            found[-1] = replace(found[-1], blocks=(*found[-1].blocks, block))
        closed = isinstance(block, Steps) and block.now
    return found


def _heading_of(block: Block, wording: Wording) -> str | Status:
    match block:
        case Section() | Steps() | Bullets() | Caveats() | Histogram() | Curve():
            return block.heading
        case SourceNote():
            return wording.sources
        case Paragraph() | Table() | Legend() | Lines():
            return ""
        case _:
            assert_never(block)


def _id(place: int) -> str:
    """The id of the heading of the part at this place, from 1."""
    return f"part-{place}"


def _numbers(blocks: Iterable[Block]) -> dict[str, int]:
    """The number of each source on the page, from 1, by its id."""
    notes = (block for block in blocks if isinstance(block, SourceNote))
    return {source.id: n for note in notes for n, source in enumerate(note.sources, 1) if source.id}


class _Document(Struct, frozen=True, kw_only=True):
    """What a layout says by itself, in which language its numbers are, and those of its sources."""

    wording: Wording
    language: Language
    numbers: dict[str, int]

    def part(self, place: int, part: Part, *, is_landmark: bool) -> str:
        """A heading and its blocks; what has no heading is no landmark either.

        Args:
            is_landmark: Whether no other part has that heading, for a landmark is known by it.
        """
        id_ = _id(place) if part.heading else "title"
        kind = "part new-sheet" if part.blocks[0].new_sheet else "part"
        body = "\n".join(self.block(block, id_) for block in part.blocks)
        if not part.heading:
            return f'<div class="{kind}"><div class="body">\n{body}\n</div></div>'
        text = status(part.heading) if isinstance(part.heading, Status) else said(part.heading)
        heading = element("h2", text, attributes=f' id="{id_}"')
        label = f' aria-labelledby="{id_}"' if is_landmark else ""
        return (
            f'<section class="{kind}"{label}>\n{heading}\n'
            f'<div class="body">\n{body}\n</div>\n</section>'
        )

    def block(self, block: Block, id_: str) -> str:
        """One block, without its heading, of which this is the id."""
        match block:
            case Section():
                html = _list("rows", map(self._item, block.items))
            case Steps():
                html = _steps(block)
            case Bullets():
                html = _bullets(block)
            case Caveats():
                note = f'<p class="note">{command(block.link)}</p>\n'
                html = note + _list("caveats", map(_caveat, block.caveats))
            case SourceNote():
                sources = (_source(n, block) for n in range(len(block.sources)))
                html = f'<ol class="sources">\n{"".join(sources)}</ol>'
            case _:
                html = self._without_list(block, id_)
        return html

    def _without_list(
        self, block: Paragraph | Table | Legend | Histogram | Curve | Lines, id_: str
    ) -> str:
        match block:
            case Paragraph():
                kind = "note" if block.tone is Tone.QUIET else ""
                html = element("p", with_commands(block.text, block.links), kind=kind)
            case Table():
                html = self._table(block, id_)
            case Legend():
                html = legend(block)
            case Histogram():
                html = html_figures.bars(block, labelled_by=id_)
            case Curve():
                html = html_figures.lines(
                    block, self.wording, language=self.language, labelled_by=id_
                )
            case Lines():
                html = _list("lines", map(_line, block.lines))
            case _:
                assert_never(block)
        return html

    def _item(self, item: Item) -> str:
        """A label, its meter or status, what there is to say, and where more is found."""
        match item.label:
            case Status():
                label = status(item.label)
            case str():
                label = said(item.label)
        text = with_commands(item.text, item.links)
        before = after = ""
        match item.mark:
            case Meter():
                after = meter(item.mark, self.wording)
            case Status():
                before = sign(item.mark.standing) + " "
                word = said(item.mark.word)
                text = f"{word}. {text}" if text else word
        name = element("b", before + element("span", label)) + (f" {after}" if after else "")
        say = (
            _places(item.places)
            if item.places
            else element("span", text + self._source(item.source) + reference(item.reference))
        )
        return f'<div class="name">{name}</div> <div class="say">{say}</div>'

    def _source(self, id_: str) -> str:
        """The number of a source, that leads to it; nothing where the page has no such source."""
        if id_ not in self.numbers:
            return ""
        number = self.numbers[id_]
        words = escape(self.wording.source.format(number=number))
        link = f'<a href="#source-{number}" aria-label="{words}">{number}</a>'
        return f'<sup class="ref">{link}</sup>'

    def _table(self, table: Table, id_: str) -> str:
        names = "".join(map(_column, table.columns))
        rows = "".join(f"<tr>{self._row(row, table.columns)}</tr>\n" for row in table.rows)
        return (
            f'<table class="stack" aria-labelledby="{id_}">\n<thead><tr>{names}</tr></thead>\n'
            f"<tbody>\n{rows}</tbody>\n</table>"
        )

    def _row(self, row: tuple[Cell, ...], columns: tuple[Column, ...]) -> str:
        """Its first cell names it; each other one knows its column, also on a phone."""
        found = []
        for n, (content, column) in enumerate(zip(row, columns, strict=True)):
            name, also = ("th", ' scope="row"') if n == 0 else ("td", self._known(column, content))
            kind = "num" if column.align == "right" else ""
            found.append(element(name, cell(content, self.wording), kind=kind, attributes=also))
        return "".join(found)

    def _known(self, column: Column, content: Cell) -> str:
        """The column of a cell, where its row stands alone; a picture needs no name."""
        name = self.wording.pair.format(name=column.name, value="")
        named = column.name and isinstance(content, str | Blank)
        return f' data-column="{escape(name)}"' if named else ""


def _column(column: Column) -> str:
    kind = "num" if column.align == "right" else ""
    if not column.name:
        return "<td></td>"
    return element("th", said(column.name), kind=kind, attributes=' scope="col"')


def _list(kind: str, items: Iterable[str]) -> str:
    rows = "\n".join(f"<li>{item}</li>" for item in items)
    return f'<ul class="{kind}">\n{rows}\n</ul>'


def _bullets(block: Bullets) -> str:
    match block.kind:
        case BulletKind.LETTERS:
            lettered = (
                f'<b class="letter">{ascii_uppercase[n]}</b> {_line(text)}'
                for n, text in enumerate(block.texts)
            )
            return _list("lettered", lettered)
        case BulletKind.QUESTIONS:
            return _list("asked", map(_line, block.texts))
        case BulletKind.POINTS:
            return _list("plain", map(_line, block.texts))
        case _:
            assert_never(block.kind)


def _steps(block: Steps) -> str:
    """A box before what is to be done, for a pen; a number where the order counts."""
    name = "ol" if block.numbered else "ul"
    kind = "steps" if block.now else "numbered" if block.numbered else "plain"
    rows = "\n".join(f"<li>{_step(step)}</li>" for step in block.steps)
    return f'<{name} class="{kind}">\n{rows}\n</{name}>'


def _step(step: Step) -> str:
    return element("span", with_commands(step.text, step.links))


def _line(text: str) -> str:
    return element("span", said(text))


def _places(places: tuple[Place, ...]) -> str:
    """In their order, each with its rank; what stands level stands on one line."""
    rows = (
        f'<li value="{place.rank}">{element("span", said(LEVEL_WITH.join(place.names)))}</li>'
        for place in places
    )
    return f'<ol class="places">{"".join(rows)}</ol>'


def _caveat(caveat: Caveat) -> str:
    word = f"<b>{said(caveat.status.word)}</b>"
    text = element("span", said(caveat.text) + reference(caveat.claim))
    return f"{sign(caveat.status.standing)} <div>{word} {text}</div>"


def _source(place: int, note: SourceNote) -> str:
    """A source in the view's own wording, its title in its own language."""
    text = escape(note.each).format(**_cited(note.sources[place]))
    return f'<li id="source-{place + 1}">{text}</li>\n'


def _cited(source: Cited) -> dict[str, str]:
    language = f' lang="{source.language}"' if source.language else ""
    return {
        "publisher": f"<b>{said(source.publisher)}</b>",
        "title": element("cite", said(source.title), attributes=language),
        "when": said(source.when),
        "interest": f"<em>{said(source.interest)}</em>",
    }
