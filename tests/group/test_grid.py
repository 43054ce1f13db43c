"""Tables as rows: every way that programs write them, and every way that they are none."""

import io
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, BinaryIO

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from interimkit.errors import ContentError, Problem, ProblemCode
from interimkit.group.grid import MAX_RECORD, GridKind, GridRow, rows_of


def rows(data: bytes, kind: GridKind = GridKind.CSV) -> list[GridRow]:
    stream = io.BytesIO(data)
    found = list(rows_of(stream, "table", kind))
    assert not stream.closed
    return found


def refused(data: bytes | BinaryIO, kind: GridKind = GridKind.CSV) -> Problem:
    stream = io.BytesIO(data) if isinstance(data, bytes) else data
    with pytest.raises(ContentError) as caught:
        list(rows_of(stream, "table", kind))
    (problem,) = caught.value.problems
    assert problem.file == "table"
    assert len(str(caught.value).splitlines()) == 1
    return problem


TABLE = [GridRow(1, ("id", "Où ?")), GridRow(2, ("1", "été, hiver")), GridRow(3, ("2", ""))]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_it_reads_whatever_a_program_parts_cells_and_lines_with(
    ends: str, sign: str, encoding: str
) -> None:
    lines = (f"id{sign}Où ?", f'1{sign}"été, hiver"', f"2{sign}", "")
    assert rows(ends.join(lines).encode(encoding)) == TABLE


def test_a_delimiter_is_what_gives_rows_as_many_cells_as_the_headings() -> None:
    found = rows(b"a;b, c, d and e\n1;x\n2;y\n")
    assert found[0].cells == ("a", "b, c, d and e")


def test_a_file_may_say_its_delimiter() -> None:
    assert rows(b"sep=;\r\na,b;c\r\n") == [GridRow(2, ("a,b", "c"))]


def test_a_line_break_in_a_cell_moves_the_lines_below_it() -> None:
    found = rows(b'a,b\r\n1,"two\r\nlines"\r\n\r\n,\r\n2,y\r\n')
    assert found == [
        GridRow(1, ("a", "b")),
        GridRow(2, ("1", "two\nlines")),
        GridRow(6, ("2", "y")),
    ]


def test_formulas_are_text_and_what_acts_on_a_terminal_is_made_harmless() -> None:
    assert rows(b"=1+1,@x,\x1b[2J\n")[0].cells == ("=1+1", "@x", "\ufffd[2J")


def test_a_row_has_nothing_beyond_its_last_cell() -> None:
    (row,) = rows(b"a,b\n")
    assert (row.cell(1), row.cell(2)) == ("b", "")


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        ("a;b\r\n1;é\r\n".encode("cp1252"), ProblemCode.TABLE_NOT_UTF8, 2, 3),
        ("a,é\n1,é".encode() + "é\n".encode("cp1252"), ProblemCode.TABLE_NOT_UTF8, 2, 4),
        (b"x\n" * 50 + b"a,\0b\n", ProblemCode.TABLE_NOT_UTF8, 51, 3),
        ("a,b\n".encode("utf-16") + b"\x00\xd8", ProblemCode.TABLE_NOT_UTF8, 2, 1),
        (b"", ProblemCode.EMPTY, 0, 0),
        (b"\xef\xbb\xbf\r\n;;\r\n", ProblemCode.EMPTY, 0, 0),
        (b'a,b\n1,"2\n3,4\n', ProblemCode.TABLE_QUOTE, 2, 3),
        (b'a,b\n"x","2" 3,4\n', ProblemCode.TABLE_QUOTE, 2, 5),
        (b'a,b\n"1\n2","a""b' + b"\nxx" * 200_000, ProblemCode.TABLE_QUOTE, 3, 4),
        (b"a,b\n1," + b"x" * 140_000, ProblemCode.TABLE_TOO_LONG, 2, 1),
        (b"x" * (MAX_RECORD + 9), ProblemCode.TABLE_TOO_LONG, 1, MAX_RECORD + 1),
        (b"," * 1_000_000, ProblemCode.TABLE_TOO_WIDE, 1, 20_001),
        (b'"' + b'\n","' * 300_000, ProblemCode.TABLE_TOO_LONG, 262_145, 3),
    ],
)
def test_what_is_no_table_is_refused_where_it_is_none(
    data: bytes, code: ProblemCode, line: int, column: int
) -> None:
    problem = refused(data)
    assert (problem.code, problem.line, problem.column) == (code, line, column)


def test_the_rows_before_a_wrong_one_have_been_given() -> None:
    found = rows_of(io.BytesIO(b'a,b\n1,2\n3,"4\n'), "table", GridKind.CSV)
    assert [next(found).line, next(found).line] == [1, 2]
    with pytest.raises(ContentError):
        next(found)


class Endless(io.RawIOBase):
    """Two gigabytes on one line, which nobody has to write down."""

    left = 2 << 30

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        count = min(len(buffer), self.left)
        buffer[:count] = b"x" * count
        self.left -= count
        return count


def test_of_a_line_without_end_little_is_read() -> None:
    stream = Endless()
    tracemalloc.start()
    problem = refused(stream)  # type: ignore[arg-type]
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert problem.code is ProblemCode.TABLE_TOO_LONG
    assert most < 32 << 20
    assert Endless.left - stream.left < 4 << 20


@given(st.binary(max_size=300), st.sampled_from(GridKind))
def test_whatever_is_given_is_a_table_or_refused(data: bytes, kind: GridKind) -> None:
    try:
        found = rows(data, kind)
    except ContentError:
        return
    assert [row.line for row in found] == sorted({row.line for row in found})


@given(st.text(alphabet='a",;\t\n\r\0é\ufeff ', max_size=60))
def test_whatever_text_is_given_is_a_table_or_refused(text: str) -> None:
    try:
        found = rows(text.encode())
    except ContentError:
        return
    assert all(row.line <= len(text) + 1 and any(row.cells) for row in found)


def workbook(fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        fill(book)
    return data.getvalue()


def _several(book: xlsxwriter.Workbook) -> None:
    book.add_worksheet("empty")
    sheet = book.add_worksheet("answers")
    sheet.write_row(1, 1, ["a", "b"])
    sheet.write_row(3, 1, [3.0, 0.1])
    sheet.write_row(4, 1, [True, " x "])
    sheet.write_formula(5, 1, "=1+1", value=2)
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_datetime(6, 1, date(2026, 1, 2), day)
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
    sheet.write_datetime(6, 2, datetime(2026, 1, 2, 9, 5, 7), moment)  # noqa: DTZ001
    book.add_worksheet("more").write(0, 0, "left alone")


SPREADSHEET = workbook(_several)


def test_a_spreadsheet_gives_its_first_sheet_with_rows_as_it_was_typed() -> None:
    assert rows(SPREADSHEET, GridKind.XLSX) == [
        GridRow(2, ("", "a", "b")),
        GridRow(4, ("", "3", "0.1")),
        GridRow(5, ("", "TRUE", "x")),
        GridRow(6, ("", "2", "")),
        GridRow(7, ("", "2026-01-02", "2026-01-02 09:05:07")),
    ]


def changed(change: Callable[[bytes], bytes]) -> bytes:
    """The spreadsheet with another second sheet, its sizes stated as they are."""
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(SPREADSHEET)) as old, zipfile.ZipFile(data, "w", 8) as new:
        for part in old.namelist():
            whole = old.read(part)
            new.writestr(part, change(whole) if part.endswith("sheet2.xml") else whole)
    return data.getvalue()


def with_very_many_parts() -> bytes:
    """The spreadsheet, and parts whose names alone take more than a list of them may."""
    data = io.BytesIO(SPREADSHEET)
    with zipfile.ZipFile(data, "a") as more:
        for number in range(20):
            more.writestr(f"{number:060000}.xml", "<a/>")
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (with_very_many_parts(), ProblemCode.TABLE_DAMAGED),
        (b"", ProblemCode.TABLE_DAMAGED),
        (b"a,b\n1,2\n", ProblemCode.TABLE_DAMAGED),
        (SPREADSHEET[:-40], ProblemCode.TABLE_DAMAGED),
        (SPREADSHEET[:900] + b"\0" * 40 + SPREADSHEET[940:], ProblemCode.TABLE_DAMAGED),
        (changed(lambda _: b""), ProblemCode.TABLE_DAMAGED),
        (changed(lambda whole: whole[:-30]), ProblemCode.TABLE_DAMAGED),
        (changed(lambda whole: whole.replace(b'"B4"', b'"B4x"')), ProblemCode.TABLE_DAMAGED),
        (changed(lambda whole: b"<!DOCTYPE x>" + whole[55:]), ProblemCode.TABLE_DAMAGED),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 900, ProblemCode.TABLE_OLD),
        (changed(lambda whole: whole + b" " * (129 << 20)), ProblemCode.TABLE_UNPACKED),
        # Two cells, and a rectangle of 17 thousand million around them.
        (changed(lambda whole: whole.replace(b'"C7"', b'"XFD1048576"')), ProblemCode.TABLE_UNPACKED),
        # And one that would take a minute and 600 MB.
        (changed(lambda whole: whole.replace(b'"C7"', b'"S1048576"')), ProblemCode.TABLE_UNPACKED),
        (workbook(lambda book: book.add_worksheet("empty")), ProblemCode.EMPTY),
        (workbook(lambda book: book.add_worksheet("wide").write_row(
            0, 0, ["x" * 32_000] * 40)), ProblemCode.TABLE_TOO_LONG),
    ],
)  # fmt: skip
def test_what_is_no_spreadsheet_that_can_be_read_is_refused(data: bytes, code: ProblemCode) -> None:
    assert refused(data, GridKind.XLSX).code is code
