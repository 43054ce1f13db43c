"""A page for a terminal, or for a pipe that a person will read."""

import io
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Literal, assert_never

from msgspec import Struct
from msgspec.structs import replace
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text as RichText

from interimkit.render import signs
from interimkit.render.as_text import Grid, Passage, Point, Points, Voice
from interimkit.render.encodable import fold
from interimkit.render.nobreak import WORDS_APART, broken
from interimkit.render.page import Block, Depth, Histogram, Lines, Page, Tone

_BESIDE = 50
"""Columns from which a point's label stands beside its text rather than above it."""
_SIDE_BY_SIDE = 60
"""Columns from which a table has columns; on fewer it is a list of its rows."""
_SHORT = 3
"""A label of so many columns, such as a number, stands beside its text anywhere."""

_GUTTER = 2
"""Columns between a label and its text."""
_BETWEEN_COLUMNS = 3

_LONGEST_BAR = 40

_RULES = {True: signs.RULE, False: "-"}
"""What a table's rule is made of: hyphens off a terminal, or where it cannot encode a line."""

_HELD = "\ue000"
"""Stands for a space of a command while lines are broken: a private character, and back again."""

Drawn = list[RichText]
"""Lines that are not broken any more."""


class Laid(Struct, frozen=True, kw_only=True):
    """A block in lines: what stands above it, and its parts, which a screen keeps together.

    What is dense needs no room between its parts; running text needs none above it when brief.
    """

    head: Drawn
    parts: list[Drawn]
    dense: bool = False
    running: bool = False

    def lines(self) -> Drawn:
        """All of them, one below the other."""
        return [*self.head, *(line for part in self.parts for line in part)]


def show(page: Page, console: Console, *, in_words: bool = False) -> None:
    """Prints the page on a terminal, as wide as it is.

    Args:
        in_words: Whether scores and levels are said rather than drawn.
    """
    layout = _Layout(console, encoding=console.encoding, in_words=in_words)
    layout.print(layout.page(page))


def plain(page: Page, *, width: int, encoding: str, in_words: bool = False) -> str:
    """The page for a pipe or a file: no colour, no drawn lines, no spaces at the end of a line."""
    console = _colourless(width)
    layout = _Layout(console, encoding=encoding, in_words=in_words)
    with console.capture() as capture:
        layout.print(layout.page(page))
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())


def screens(
    page: Page, console: Console, *, height: int, in_words: bool = False
) -> tuple[Drawn, ...]:
    """The page as a room reads it: one thing a screen, none higher than this."""
    layout = _Layout(console, encoding=console.encoding, in_words=in_words)
    title = layout.title(page)
    found: list[Drawn] = []
    for block in page.blocks:
        laid = layout.folded(layout.block(block))
        head = [*title, RichText(), *laid.head, *([RichText()] if laid.head else [])]
        found.extend([*head, *lines] for lines in _shared_out(laid, height - len(head)))
    return tuple(found)


def _colourless(width: int) -> Console:
    return Console(
        file=io.StringIO(), width=width, force_terminal=False, no_color=True,
        highlight=False, emoji=False, markup=False,
    )  # fmt: skip


def _shared_out(laid: Laid, room: int) -> Iterable[Drawn]:
    """The parts of a block on as many screens as they need, with room between where there is."""
    room = max(room, 1)
    lines = sum(map(len, laid.parts))
    fits = lines + len(laid.parts) - 1 <= room
    gap = [RichText()] if fits or (lines > room and not laid.dense) else []
    screen: Drawn = []
    for part in laid.parts:
        if screen and len(screen) + len(gap) + len(part) > room:
            yield screen
            screen = []
        screen = [*screen, *(gap if screen else []), *part]
        while len(screen) > room:  # one part that no screen holds
            yield screen[:room]
            screen = screen[room:]
    if screen:
        yield screen


class _Layout:
    """Knows the console, what its output can encode, and whether it is a terminal."""

    def __init__(self, console: Console, *, encoding: str, in_words: bool) -> None:
        self.console = console
        self.width = console.width
        self.encoding = encoding
        self.in_words = in_words
        self.rule = _RULES[console.is_terminal and encoding.lower().startswith("utf")]
        self.voice = Voice(in_words=in_words)

    def print(self, lines: Drawn) -> None:
        """Prints them as they are: a command that is longer runs on, so that it can be copied."""
        if lines:
            self.console.print(RichText("\n").join(lines), soft_wrap=True)

    def page(self, page: Page) -> Drawn:
        """The page from top to bottom; a brief one has a space before headings and tables only."""
        lines = self.title(page)
        for block in page.blocks:
            laid = self.block(block)
            close = isinstance(block, Lines) or (page.depth is Depth.BRIEF and laid.running)
            lines += [*([] if close or not lines else [RichText()]), *laid.lines()]
        return lines

    def title(self, page: Page) -> Drawn:
        """What the page comes to."""
        self.voice = Voice(wording=page.wording, in_words=self.in_words)
        return self._wrapped(self.voice.headline(page.title), style="bold") if page.title else []

    def block(self, block: Block) -> Laid:
        """One block, as wide as there is room for."""
        match shape := self.voice.flatten(block):
            case Grid():
                return self._between(shape, self._grid(shape))
            case Passage():
                style = "dim" if shape.tone is Tone.QUIET else ""
                lines = self._wrapped(shape.text, style=style, commands=shape.commands)
                return Laid(head=[], parts=[lines], running=True)
            case Points():
                return self._points(shape)
            case Histogram():
                return self._histogram(shape)
            case Lines():
                return Laid(head=[], parts=[[self._text(line)] for line in shape.lines])
            case _:
                assert_never(shape)

    def folded(self, laid: Laid) -> Laid:
        """The same with what runs past the edge broken there: nobody copies from a wall."""
        return replace(
            laid,
            parts=[
                [line for whole in part for line in whole.wrap(self.console, self.width)]
                for part in laid.parts
            ],
        )

    def _histogram(self, histogram: Histogram) -> Laid:
        """A line a bar, to an eighth of a column."""
        labels = max(len(bar.label) for bar in histogram.bars)
        texts = max(len(bar.text) for bar in histogram.bars)
        room = max(min(self.width - labels - texts - 3, _LONGEST_BAR), 4)
        most = max(bar.share for bar in histogram.bars) or 1.0
        bars = []
        for bar in histogram.bars:
            eighths = round(bar.share / most * room * 8)
            drawn = signs.BAR * (eighths // 8) + signs.EIGHTHS[eighths % 8]
            text = f"{bar.label:>{labels}} {bar.text:>{texts}} {drawn}"
            bars.append([self._text(text.rstrip())])
        return Laid(head=self._heading(histogram.heading), parts=bars, dense=True)

    def _grid(self, grid: Grid) -> Laid:
        """A table where its words fit side by side and are seen, or else a list of its rows."""
        if self.in_words or not (widths := self._widths(grid)):
            return self._points(self._listed(grid), above=True)
        aligned = [column.align for column in grid.columns]
        names = tuple(column.name for column in grid.columns)
        whole = sum(widths) + _BETWEEN_COLUMNS * (len(widths) - 1)
        return Laid(
            head=[*self._row(names, widths, aligned, style="bold"), self._text(self.rule * whole)],
            parts=[self._row(row, widths, aligned) for row in grid.rows],
            dense=True,
        )

    def _between(self, grid: Grid, laid: Laid) -> Laid:
        """A table's lines between its heading and its note."""
        note = [self._wrapped(grid.note)] if grid.note else []
        head = [*self._heading(grid.heading), *laid.head]
        return replace(laid, head=head, parts=[*laid.parts, *note])

    def _widths(self, grid: Grid) -> list[int]:
        """How wide each column is; none where that would cut a word."""
        cells = zip(*(tuple(c.name for c in grid.columns), *grid.rows), strict=True)
        columns = [[fold(cell, encoding=self.encoding) for cell in column] for column in cells]
        widths = [
            max(cell_len(line) for c in column for line in c.split("\n")) for column in columns
        ]
        least = [_longest_word(column) for column in columns]
        room = self.width - _BETWEEN_COLUMNS * (len(widths) - 1)
        if self.width < _SIDE_BY_SIDE or sum(least) > room:
            return []
        while sum(widths) > room:
            spare = (n for n, width in enumerate(widths) if width > least[n])
            widths[max(spare, key=widths.__getitem__)] -= 1
        return widths

    def _row(
        self,
        cells: Sequence[str],
        widths: Sequence[int],
        aligned: Sequence[Literal["left", "right"]],
        *,
        style: str = "",
    ) -> Drawn:
        """The cells of a row side by side, each in its column."""
        columns = [
            self._wrapped(cell, style=style, width=width)
            for cell, width in zip(cells, widths, strict=True)
        ]
        lines: Drawn = []
        for parts in zip_longest(*columns, fillvalue=RichText()):
            line = RichText()
            for part, width, align in zip(parts, widths, aligned, strict=True):
                room = " " * (width - part.cell_len)
                space = " " * _BETWEEN_COLUMNS
                line = RichText.assemble(
                    line,
                    space if line else "",
                    *((room, part) if align == "right" else (part, room)),
                )
            lines.append(_stripped(line))
        return lines

    def _listed(self, grid: Grid) -> Points:
        """Each row under its first cell, its other cells by the names of their columns."""
        first, *others = grid.columns
        pair = self.voice.wording.pair
        return Points(
            heading=first.name,
            points=tuple(
                Point(
                    label=label,
                    text=", ".join(
                        pair.format(name=column.name, value=", ".join(cell.split("\n")).strip())
                        for column, cell in zip(others, cells, strict=True)
                        if cell.strip()
                    ),
                )
                for label, *cells in grid.rows
            ),
        )

    def _points(self, points: Points, *, above: bool = False) -> Laid:
        """Each label beside its text or, where there is no room for both, above it."""
        heading = self._heading(points.heading, commands=points.commands)
        labels = [fold(point.label, encoding=self.encoding) for point in points.points]
        longest = max(map(cell_len, labels), default=0)
        width = min(longest, max(self.width * 2 // 5, 12, _longest_word(labels)))
        texts = (fold(point.text, encoding=self.encoding) for point in points.points)
        tight = self.width - width - _GUTTER < _longest_word(texts)
        if above or (longest > _SHORT and (self.width < _BESIDE or tight)):
            return Laid(head=heading, parts=[self._above(point) for point in points.points])
        return Laid(head=heading, parts=[self._beside(point, width) for point in points.points])

    def _above(self, point: Point) -> Drawn:
        text = self._said(point, self.width - _GUTTER)
        indented = [RichText.assemble(" " * _GUTTER, line) for line in text if line]
        return [*self._wrapped(point.label, style="bold"), *indented]

    def _beside(self, point: Point, width: int) -> Drawn:
        left = self._wrapped(point.label, style="bold", width=width)
        right = self._said(point, self.width - width - _GUTTER)
        lines = []
        for start, rest in zip_longest(left, right, fillvalue=RichText()):
            space = " " * (width + _GUTTER - start.cell_len)
            lines.append(_stripped(RichText.assemble(start, space, rest)))
        return lines

    def _said(self, point: Point, width: int) -> Drawn:
        text = self._held(point.text, point.commands)
        if point.reference:
            text.append(" " if point.text else "").append(f"[{point.reference}]", style="cyan")
        return self._broken(text, width)

    def _heading(self, heading: str, *, commands: tuple[str, ...] = ()) -> Drawn:
        return self._wrapped(heading, style="bold cyan", commands=commands) if heading else []

    def _wrapped(
        self,
        text: str,
        *,
        style: str = "",
        width: int | None = None,
        commands: tuple[str, ...] = (),
    ) -> Drawn:
        return self._broken(self._held(text, commands, style=style), width or self.width)

    def _broken(self, text: RichText, width: int) -> Drawn:
        """The text in lines of whole words; one that is longer than a line runs on."""
        fits = text.cell_len <= width and "\n" not in text.plain
        lines = [text] if fits else [_stripped(line) for line in broken(text, width)]
        for line in lines:
            line.plain = line.plain.replace(_HELD, " ")
        return lines

    def _held(self, text: str, commands: tuple[str, ...], *, style: str = "") -> RichText:
        """The text with its commands in one piece."""
        for command in sorted(commands, key=len, reverse=True):
            text = text.replace(command, command.replace(" ", _HELD))
        return self._text(text, style=style)

    def _text(self, text: str, *, style: str = "") -> RichText:
        """The text itself: markup in it is shown, and what cannot be encoded is replaced."""
        parts = text.split(_HELD)
        return RichText(
            _HELD.join(fold(part, encoding=self.encoding) for part in parts), style=style
        )


def _longest_word(texts: Iterable[str]) -> int:
    return max((cell_len(word) for text in texts for word in WORDS_APART.split(text)), default=0)


def _stripped(line: RichText) -> RichText:
    line.rstrip()
    return line
