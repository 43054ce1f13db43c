"""Rows as a spreadsheet: numbers as numbers, dates as dates, and never a formula."""

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

_LONGEST = 32_767
"""Characters that a cell holds."""

_WIDEST = 60
"""Characters that a column shows on one line; longer texts wrap."""

_MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""When every file says it was made, so that the same rows are the same bytes."""


def encode(sheet: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A workbook of one sheet, with its header in sight however far one scrolls.

    Args:
        sheet: What the sheet is called, in at most 31 characters.
    """
    buffer = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, plain) as book:
        book.set_properties({"created": _MADE})
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        page = book.add_worksheet(sheet)
        page.freeze_panes(1, 0)
        cells = [[_plain(value) for value in row] for row in rows]
        for column, name in enumerate(header):
            page.write_string(0, column, name, bold)
            longest = max((len(str(row[column])) for row in cells), default=0)
            page.set_column(column, column, min(max(longest, len(name)) + 1, _WIDEST))
        for number, row in enumerate(cells, start=1):
            for column, value in enumerate(row):
                _write(page, number, column, value, day=day, wrap=wrap)
    return buffer.getvalue()


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
