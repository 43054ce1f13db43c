"""Rows as CSV (RFC 4180) that is safe to open in a spreadsheet."""

import csv
import io
from codecs import getwriter
from collections.abc import Iterable, Sequence
from typing import BinaryIO

_FORMULA = tuple("=+-@＝＋－＠\t\r\n")
"""What begins a formula, in the wide forms of East Asian keyboards too."""


def encode(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """UTF-8 CSV with CRLF line ends, a header first."""
    buffer = io.BytesIO()
    write(buffer, header, rows)
    return buffer.getvalue()


def write(stream: BinaryIO, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """The same to a stream, a row at a time.

    Raises:
        OSError: If the stream takes no more.
    """
    writer = csv.writer(getwriter("utf-8")(stream))
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)


def _cell(value: object) -> object:
    """A text that a spreadsheet would run as a formula gets an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
