"""A page for a terminal, or for a pipe that a person will read."""

import io
from collections.abc import Sequence
from itertools import zip_longest
from typing import assert_never

from rich.box import SIMPLE_HEAD, Box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text as RichText

from interimkit.render import signs
from interimkit.render.as_text import Grid, Passage, Point, Points, flatten, headline
from interimkit.render.encodable import fold
from interimkit.render.nobreak import keep_lines_whole
from interimkit.render.page import Histogram, Lines, Page, Tone

_PLAIN_HEAD = Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)
"""A rule of hyphens: where the output is no terminal, or cannot encode a line."""

_BESIDE = 50
"""Columns from which a point's label stands beside its text rather than above it."""


def show(page: Page, console: Console) -> None:
    """Prints the page on a terminal, as wide as it is."""
    _Layout(console, encoding=console.encoding).show(page)


def plain(page: Page, *, width: int, encoding: str) -> str:
    """The page for a pipe or a file: no colour, no drawn lines, no spaces at the end of a line."""
    console = Console(
        file=io.StringIO(), width=width, force_terminal=False, no_color=True,
        highlight=False, emoji=False, markup=False,
    )  # fmt: skip
    with console.capture() as capture:
        _Layout(console, encoding=encoding).show(page)
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())


_GUTTER = 2
"""Columns between a label and its text."""

_LONGEST_BAR = 40


class _Layout:
    """Knows the console, what its output can encode, and whether it is a terminal."""

    def __init__(self, console: Console, *, encoding: str) -> None:
        keep_lines_whole()
        self.console = console
        self.encoding = encoding
        self.fancy = console.is_terminal and encoding.lower().startswith("utf")

    def show(self, page: Page) -> None:
        if page.title:
            self.console.print(self._text(headline(page.title), style="bold"))
        for block in page.blocks:
            shape = flatten(block)
            if isinstance(shape, Lines):
                for line in shape.lines:
                    self.console.print(self._text(line), soft_wrap=not self.console.is_terminal)
            else:
                self.console.print()
                self.console.print(self._shape(shape))

    def _shape(self, shape: Grid | Passage | Points | Histogram) -> RenderableType:
        match shape:
            case Grid():
                return self._grid(shape)
            case Passage():
                return self._text(shape.text, style="dim" if shape.tone is Tone.QUIET else "")
            case Points():
                return self._points(shape)
            case Histogram():
                return self._histogram(shape)
            case _:
                assert_never(shape)

    def _histogram(self, histogram: Histogram) -> RichText:
        """A line a bar, to an eighth of a column."""
        labels = max(len(bar.label) for bar in histogram.bars)
        texts = max(len(bar.text) for bar in histogram.bars)
        room = max(min(self.console.width - labels - texts - 3, _LONGEST_BAR), 4)
        most = max(bar.share for bar in histogram.bars) or 1.0
        lines = [self._text(histogram.heading, style="bold cyan")]
        for bar in histogram.bars:
            eighths = round(bar.share / most * room * 8)
            drawn = signs.BAR * (eighths // 8) + signs.EIGHTHS[eighths % 8]
            text = f"{bar.label:>{labels}} {bar.text:>{texts}} {drawn}"
            lines.append(self._text(text.rstrip()))
        return RichText("\n", no_wrap=True, overflow="ignore").join(lines)

    def _grid(self, grid: Grid) -> RichTable:
        drawn = RichTable(
            box=SIMPLE_HEAD if self.fancy else _PLAIN_HEAD,
            header_style="bold",
            pad_edge=False,
            show_edge=False,
            safe_box=False,
        )
        for column in grid.columns:
            drawn.add_column(self._text(column.name), justify=column.align, overflow="fold")
        for row in grid.rows:
            drawn.add_row(*(self._text(cell) for cell in row))
        return drawn

    def _points(self, points: Points) -> RenderableType:
        heading = self._text(points.heading, style="bold cyan")
        if self.console.width < _BESIDE:
            below: list[RenderableType] = []
            for point in points.points:
                below.append(self._text(point.label, style="bold"))
                below.append(Padding(self._point(point), (0, 0, 0, 2)))
            return Group(heading, *below)
        return self._beside(heading, points)

    def _beside(self, heading: RichText, points: Points) -> RichText:
        """Each label with its text beside it; Rich's own grid takes several times as long."""
        labels = [self._text(point.label, style="bold") for point in points.points]
        most = max(self.console.width * 2 // 5, 12)
        width = min(max(label.cell_len for label in labels), most)
        lines = list(self._wrapped(heading, self.console.width))
        for label, point in zip(labels, points.points, strict=True):
            left = self._wrapped(label, width)
            right = self._wrapped(self._point(point), self.console.width - width - _GUTTER)
            for start, rest in zip_longest(left, right, fillvalue=RichText()):
                space = " " * (width + _GUTTER - start.cell_len)
                lines.append(RichText.assemble(start, space, rest))
        return RichText("\n", no_wrap=True, overflow="ignore").join(lines)

    def _wrapped(self, text: RichText, width: int) -> Sequence[RichText]:
        if text.cell_len <= width and "\n" not in text.plain:
            return [text]
        return list(text.wrap(self.console, width, overflow="fold"))

    def _point(self, point: Point) -> RichText:
        text = self._text(point.text)
        if point.reference:
            text.append(f" [{point.reference}]", style="cyan")
        return text

    def _text(self, text: str, *, style: str = "") -> RichText:
        """The text itself: markup in it is shown, and what cannot be encoded is replaced."""
        return RichText(fold(text, encoding=self.encoding), style=style, overflow="fold")
