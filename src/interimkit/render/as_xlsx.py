"""Rows as a spreadsheet: numbers as numbers, dates as dates, and never a formula."""

import io
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from interimkit.errors import OutputError, Problem, ProblemCode

MOST_ROWS = 1_048_575
"""Rows that a sheet holds below its header."""

MOST_COLUMNS = 16_384

_LONGEST = 32_767
"""Characters that a cell holds."""

_WIDEST = 60
"""Characters that a column shows on one line; longer texts wrap."""

_MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""When every file says it was made, so that the same rows are the same bytes."""

_NOTHING_BUT_TEXT = {"strings_to_formulas": False, "strings_to_urls": False}
"""A text is never anything else, whatever it begins with."""


def encode(sheet: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A workbook of one sheet, with its header in sight however far one scrolls.

    Args:
        sheet: What the sheet is called, in at most 31 characters.
    """
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, **_NOTHING_BUT_TEXT}) as book:
        _fill(book, sheet, header, rows)
    return buffer.getvalue()


def write(
    stream: BinaryIO, sheet: str, header: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    """The same to a stream, in the memory of a row: all others wait on the disk.

    Raises:
        OutputError: If there are more rows or columns than a sheet holds.
        OSError: If the stream, or the folder for temporary files, takes no more.
    """
    if len(header) > MOST_COLUMNS:
        raise OutputError(_too_large(ProblemCode.SHEET_TOO_WIDE, MOST_COLUMNS))
    with TemporaryDirectory() as folder:
        streamed = {"constant_memory": True, "tmpdir": folder, "use_zip64": True}
        tap = _Tap(stream)
        book = xlsxwriter.Workbook(tap, {**streamed, **_NOTHING_BUT_TEXT})
        try:
            _fill(book, sheet, header, rows)
            book.close()
        except FileCreateError as error:  # it wraps what went wrong
            raise error.args[0] from error
        finally:
            tap.is_shut = True
            _let_go(book)


class _Tap:
    """A stream that can be shut: what an archive that failed still writes as it is let go is lost.

    It would go to a full disk or a closed file, and be complained of outside our reach. No class
    of io's, for those close themselves when they are let go, which may be before the archive is.
    """

    is_shut = False

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._place = stream, 0

    def write(self, data: Any) -> int:
        if not self.is_shut:
            self._stream.write(data)
        self._place += len(data)
        return len(data)

    def seek(self, place: int, _whence: int = os.SEEK_SET) -> int:
        if not self.is_shut:
            self._stream.seek(place)
        self._place = place
        return place

    def tell(self) -> int:
        return self._place

    def flush(self) -> None:
        """Left to whoever opened the stream."""


def _let_go(book: Any) -> None:
    """Closes what a sheet still holds open, so that its folder can go where files are locked."""
    for page in book.worksheets():
        with suppress(OSError):  # a full disk has no room for what is left to write either
            page.row_data_fh.close()


def _too_large(code: ProblemCode, most: int) -> Problem:
    return Problem(code=code, expected=(str(most),))


def _fill(book: Any, sheet: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Writes the one sheet from top to bottom; its columns are as wide as what they hold.

    Raises:
        OutputError: If there are more rows than a sheet holds.
    """
    book.set_properties({"created": _MADE})
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    page = book.add_worksheet(sheet)
    page.freeze_panes(1, 0)
    for column, name in enumerate(header):
        page.write_string(0, column, name, bold)
    widths = [len(name) for name in header]
    for number, row in enumerate(rows, start=1):
        if number > MOST_ROWS:
            raise OutputError(_too_large(ProblemCode.SHEET_TOO_LONG, MOST_ROWS))
        for column, value in enumerate(map(_plain, row)):
            widths[column] = max(widths[column], len(str(value)))
            _write(page, number, column, value, day=day, wrap=wrap)
    for column, width in enumerate(widths):
        page.set_column(column, column, min(width + 1, _WIDEST))


def _plain(value: object) -> object:
    """The value as a cell holds it: a text is cut where a cell ends."""
    if isinstance(value, str):
        text = str(value)
        return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    return "" if value is None else value


def _write(page: Any, row: int, column: int, value: object, *, day: Any, wrap: Any) -> None:
    match value:
        case bool():
            page.write_boolean(row, column, value)
        case int() | float() | Decimal():
            page.write_number(row, column, float(value))
        case date():
            page.write_datetime(row, column, value, day)
        case "":
            pass  # an empty cell, which a count leaves out
        case _:
            page.write_string(row, column, str(value), wrap)
