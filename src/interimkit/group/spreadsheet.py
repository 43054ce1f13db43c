"""The rows of a spreadsheet's first sheet that has any.

Its reader holds a sheet in memory as a rectangle, however few of its cells are filled, so what it
is given is looked through first: a few bytes could ask for more memory than there is.
"""

import io
import struct
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from lzma import LZMAError
from typing import IO, TYPE_CHECKING, Any, BinaryIO, cast
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from interimkit.errors import ContentError, Problem, ProblemCode
from interimkit.store.extra import Extra, require_extra

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

MAX_UNPACKED = 128 << 20
"""Bytes that its parts unpack to; a table that is larger streams as CSV."""

MAX_CELLS = 4_000_000
"""Cells of the rectangle around what is filled, as the reader lays it out, 32 bytes each.

As many as `MAX_UNPACKED` has room for, were all of them filled."""

MAX_CHARACTERS = 1 << 20
"""Characters in one row, as of a row of CSV."""

_CHUNK = 1 << 20

_LONGEST_LIST = _CHUNK
"""Bytes of the list of a file's parts, which is read in one go: some ten thousand parts."""

_OLD = b"\xd0\xcf\x11\xe0"
"""What an .xls begins with, and an .xlsx that a password locks."""

_DAMAGED = (
    BadZipFile, expat.ExpatError, LZMAError, zlib.error, struct.error,
    EOFError, NotImplementedError, OSError, RuntimeError, ValueError,
)  # fmt: skip
"""What a part that is damaged raises, or one that is packed in a way of its own."""

Cell = int | float | str | bool | date | datetime | time | timedelta


def spreadsheet_rows(data: BinaryIO, name: str) -> Iterator[tuple[int, list[str]]]:
    """The rows with their numbers, numbers as they are typed and what formulas came to.

    Raises:
        ContentError: If it is no spreadsheet that can be read.
        MissingExtraError: If what reads it is not installed.
    """
    require_extra(Extra.GROUP)
    from python_calamine import CalamineError

    book = None
    try:
        book = _open(_looked_through(data, name))
        for position in range(len(book.sheet_names)):
            sheet = book.get_sheet_by_index(position)
            if sheet.start is None:
                continue
            margin = [""] * sheet.start[1]
            for line, row in enumerate(sheet.iter_rows(), start=1):
                cells = margin + [_typed(cell) for cell in row]
                if sum(map(len, cells)) > MAX_CHARACTERS:
                    limit = (str(MAX_CHARACTERS),)
                    raise ContentError(
                        Problem(
                            code=ProblemCode.TABLE_TOO_LONG, file=name, line=line, column=1,
                            expected=limit,
                        )
                    )  # fmt: skip
                yield line, cells
            return
    except CalamineError:
        raise ContentError(Problem(code=ProblemCode.TABLE_DAMAGED, file=name)) from None
    finally:
        if book:
            book.close()


def _open(data: IO[bytes]) -> "CalamineWorkbook":
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_filelike(data)


def _typed(cell: Cell) -> str:
    """A cell as somebody would type it: 3 for 3.0, a day as 2025-10-23."""
    match cell:
        case bool():
            return str(cell).upper()
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime():
            return cell.isoformat(sep=" ")
        case date() | time():
            return cell.isoformat()
        case _:
            return str(cell)


def _looked_through(data: BinaryIO, name: str) -> IO[bytes]:
    """The spreadsheet's parts, unpacked within bounds and put together again, as they are read.

    The sizes that a file states need not be true; those of what is given back are.

    Raises:
        ContentError: If it is no spreadsheet, or one that unpacks to more than can be held.
    """
    old = data.read(len(_OLD)) == _OLD
    data.seek(0)
    if old:
        raise ContentError(Problem(code=ProblemCode.TABLE_OLD, file=name))
    whole = io.BytesIO()
    left = MAX_UNPACKED
    try:
        with ZipFile(cast("BinaryIO", _InBounds(data))) as packed, ZipFile(whole, "w") as unpacked:
            for part in packed.namelist():
                if not part.endswith((".xml", ".rels")):
                    continue
                corners = _Corners()
                with packed.open(part) as inside, unpacked.open(part, "w") as outside:
                    while content := inside.read(_CHUNK):
                        left -= len(content)
                        corners.look_at(content)
                        if left < 0 or corners.cells > MAX_CELLS:
                            raise _too_large(name)
                        outside.write(content)
                corners.look_at(b"")
    except _DAMAGED:
        raise ContentError(Problem(code=ProblemCode.TABLE_DAMAGED, file=name)) from None
    whole.seek(0)
    return whole


def _too_large(name: str) -> ContentError:
    limit = (str(MAX_UNPACKED),)
    return ContentError(Problem(code=ProblemCode.TABLE_UNPACKED, file=name, expected=limit))


class _InBounds:
    """A stream of which no more is read in one go than a list of parts may be long."""

    def __init__(self, data: BinaryIO) -> None:
        self._data = data
        self.seek, self.tell, self.seekable = data.seek, data.tell, data.seekable

    def read(self, size: int = -1) -> bytes:
        """So many bytes.

        Raises:
            ValueError: If that is too many.
        """
        if size > _LONGEST_LIST:
            raise ValueError(size)
        return self._data.read(size)


class _Corners:
    """How far the cells of a sheet reach, as far as it has been read."""

    def __init__(self) -> None:
        self._row = self._column = 0
        self._rows = self._columns = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._take
        self._parser.StartDoctypeDeclHandler = self._refuse

    def look_at(self, content: bytes) -> None:
        """Reads on; with nothing at all, to the end.

        Raises:
            expat.ExpatError: If this is no XML, or declares entities, which no spreadsheet does.
        """
        self._parser.Parse(content, not content)

    @property
    def cells(self) -> int:
        """The cells of the rectangle from the first to the furthest."""
        return self._rows * self._columns

    def _take(self, name: str, attributes: dict[str, str]) -> None:
        kind = name[name.rfind(" ") + 1 :]
        if kind == "c":
            said = attributes.get("r", "")
            letters = said.rstrip("0123456789")
            self._column = _column(letters) if letters else self._column + 1
            self._columns = max(self._columns, self._column)
            self._rows = max(self._rows, int(said[len(letters) :] or self._row))
        elif kind == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = 0

    def _refuse(self, *_doctype: Any) -> None:
        raise expat.ExpatError


@lru_cache(maxsize=1000)
def _column(letters: str) -> int:
    """The number of a column from its letters: 1 for A, 27 for AA."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
