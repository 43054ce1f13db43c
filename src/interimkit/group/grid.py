"""Tables of answers as rows of cells: CSV read as it comes, and a spreadsheet's first sheet."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from itertools import chain, islice
from typing import BinaryIO, NamedTuple, assert_never, cast

from interimkit.errors import ContentError, Problem, ProblemCode
from interimkit.model.text import clean

MAX_COLUMNS = 20_000
MAX_RECORD = 1 << 20
"""Characters in one row; of one cell the csv module takes 131,072."""


class GridKind(StrEnum):
    """The kinds of table that are read as rows of cells, by the ending of their names."""

    CSV = "csv"
    XLSX = "xlsx"


class GridRow(NamedTuple):
    """One row of a table.

    Attributes:
        line: Where it begins, from 1: the line of a text, the row of a spreadsheet.
        cells: What its cells hold, safe to show, without space around it; as many as it has.
    """

    line: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """What stands in a column, from 0; nothing beyond the last."""
        return self.cells[column] if column < len(self.cells) else ""


def rows_of(data: BinaryIO, name: str, kind: GridKind) -> Iterator[GridRow]:
    """The rows that hold anything, in order, each as soon as it is read.

    Args:
        data: A stream of bytes, which stays open; of a spreadsheet one that can seek.
        name: The file as messages call it.

    Raises:
        ContentError: Where it is no such table, with the line and the column where that shows;
            the rows before it have then been given.
        MissingExtraError: Of a spreadsheet, where what reads one is not installed.
    """
    match kind:
        case GridKind.CSV:
            found = _csv_rows(data, name)
        case GridKind.XLSX:
            from interimkit.group.spreadsheet import spreadsheet_rows

            found = spreadsheet_rows(data, name)
        case _:
            assert_never(kind)
    empty = True
    for line, cells in found:
        if len(cells) > MAX_COLUMNS:
            raise ContentError(
                Problem(
                    code=ProblemCode.TABLE_TOO_WIDE, file=name, line=line, column=MAX_COLUMNS + 1,
                    expected=(str(MAX_COLUMNS),),
                )
            )  # fmt: skip
        row = GridRow(line, tuple(clean(cell).strip() for cell in cells))
        if any(row.cells):
            empty = False
            yield row
    if empty:
        raise ContentError(Problem(code=ProblemCode.EMPTY, file=name))


def _csv_rows(data: BinaryIO, name: str) -> Iterator[tuple[int, list[str]]]:
    """The records of a CSV text with the line that each begins on."""
    with _as_text(data) as text:
        lines = _Lines(text, name)
        sample: list[str] = []
        for line in islice(lines, _SAMPLE):
            sample.append(line)
            lines.begin(len(sample) + 1)
        delimiter, said = _delimiter(sample)
        lines.begin(1 + said)
        rest = chain(lines.again(sample[said:]), lines)
        reader = csv.reader(rest, delimiter=delimiter, strict=True)
        while True:
            try:
                cells = next(reader, None)
            except csv.Error:
                raise ContentError(_wrong_record(lines, delimiter, name)) from None
            if cells is None:
                return
            yield lines.begun, cells
            lines.begin(lines.begun + len(lines.record))


_SAMPLE = 20
"""Lines by which the delimiter is found out."""

_DELIMITERS = ",;\t"
_SAID = re.compile(r'"?sep=([,;\t])"?\n?')
"""The line that Excel begins a file with to say its delimiter."""


def _delimiter(sample: list[str]) -> tuple[str, int]:
    """What parts the cells, and how many lines at the beginning say so (0 or 1).

    It is what gives most rows as many cells as the first has, or else what gives that most.
    """
    if sample and (said := _SAID.fullmatch(sample[0])):
        return said[1], 1
    return max(_DELIMITERS, key=lambda sign: _evenness(sample, sign)), 0


def _evenness(sample: list[str], delimiter: str) -> tuple[float, int]:
    """The part of the rows that are as wide as the first, if that has cells, and its width."""
    widths: list[int] = []
    try:
        rows = csv.reader(sample, delimiter=delimiter)
        widths += (len(cells) for cells in rows if cells)
    except csv.Error:  # a cell without end
        return 0, 0
    first = widths[0] if widths else 0
    return (widths.count(first) / len(widths) if first > 1 else 0), first


@contextmanager
def _as_text(data: BinaryIO) -> Iterator[io.TextIOWrapper]:
    """The stream as text, its line ends all alike; what is no text in it is a sign of its own."""
    buffered = io.BufferedReader(cast("io.RawIOBase", data))
    wide = buffered.peek(2)[:2] in (b"\xff\xfe", b"\xfe\xff")
    text = io.TextIOWrapper(
        buffered,
        encoding="utf-16" if wide else "utf-8-sig",
        errors="replace" if wide else "surrogateescape",
    )
    try:
        yield text
    finally:
        # Without this the caller's stream would be closed with it; perhaps it is by now.
        with suppress(ValueError):
            text.detach()
            buffered.detach()


_NO_TEXT = re.compile("[\0\ufffd\udc80-\udcff]")
_NO_TEXT_OF_UTF8 = re.compile("[\0\udc80-\udcff]")


class _Lines:
    """The lines of a text, no longer than a record may be, and those of the record being read."""

    def __init__(self, text: io.TextIOWrapper, name: str) -> None:
        self._text = text
        self._name = name
        self._wrong = _NO_TEXT if text.encoding == "utf-16" else _NO_TEXT_OF_UTF8
        self.begin(1)

    def begin(self, line: int) -> None:
        """A record begins on this line."""
        self.begun = line
        self.record: list[str] = []
        self._long = 0

    def again(self, lines: Iterable[str]) -> Iterator[str]:
        """Lines that were read before, as if they were read now."""
        for line in lines:
            self._take(line)
            yield line

    def __iter__(self) -> Iterator[str]:
        while line := self._text.readline(MAX_RECORD + 1):
            self._take(line)
            if wrong := self._wrong.search(line):
                raise self._refuse(ProblemCode.TABLE_NOT_UTF8, column=wrong.start() + 1)
            yield line

    def _take(self, line: str) -> None:
        self.record.append(line)
        self._long += len(line)
        if self._long > MAX_RECORD:
            at = MAX_RECORD - (self._long - len(line)) + 1
            raise self._refuse(ProblemCode.TABLE_TOO_LONG, column=at, expected=(str(MAX_RECORD),))

    def _refuse(
        self, code: ProblemCode, *, column: int, expected: tuple[str, ...] = ()
    ) -> ContentError:
        line = self.begun + len(self.record) - 1
        problem = Problem(code=code, file=self._name, line=line, column=column, expected=expected)
        return ContentError(problem)


def _wrong_record(lines: _Lines, delimiter: str, name: str) -> Problem:
    """Why a record is none: a quote is at fault, unless the cell that is too long has none."""
    opened = _last_quote("".join(lines.record), delimiter)
    if opened is None:
        return Problem(
            code=ProblemCode.TABLE_TOO_LONG, file=name, line=lines.begun, column=1,
            expected=(str(csv.field_size_limit()),),
        )  # fmt: skip
    before = "".join(lines.record)[:opened]
    return Problem(
        code=ProblemCode.TABLE_QUOTE, file=name,
        line=lines.begun + before.count("\n"), column=opened - before.rfind("\n"),
    )  # fmt: skip


def _last_quote(record: str, delimiter: str) -> int | None:
    """Where the quoted cell begins that is not closed, or is closed before its text ends."""
    quoted = re.compile(rf'(?:^|(?<={delimiter}))"[^"]*(?:""[^"]*)*("?)')
    at = 0
    while found := quoted.search(record, at):
        if not found[1] or record[found.end() : found.end() + 1] not in ("", delimiter, "\n"):
            return found.start()
        at = found.end()
    return None
