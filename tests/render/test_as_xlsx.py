"""Spreadsheets, read back by a library that never saw how they were made."""

import io
import zipfile
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import python_calamine
from every_result import every_result

from interimkit.render.as_xlsx import encode
from interimkit.render.encode import encode as encode_result
from interimkit.render.encode import view_of
from interimkit.render.formats import Format


def read(data: bytes) -> list[list[Any]]:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert len(book.sheet_names) == 1
    return list(book.get_sheet_by_index(0).to_python())


def xml(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return "".join(parts.read(name).decode() for name in parts.namelist())


def test_a_value_is_what_it_was() -> None:
    values = ("text", 7, Decimal("12.50"), 0.25, True, date(2025, 10, 23), None)
    header, row = read(encode("s", tuple("abcdefg"), [values]))
    assert header == list("abcdefg")
    assert row == ["text", 7.0, 12.5, 0.25, True, date(2025, 10, 23), ""]
    assert [type(v) for v in row[1:5]] == [float, float, float, bool]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "\t=1", "＝1", "https://example.org", "0012", "1e5",
     "mailto:a@b.c", "internal:A1", "_x0041_", "<b>&</b>", "deux\nlignes", "é€"],
)  # fmt: skip
def test_a_text_is_never_anything_else(text: str) -> None:
    data = encode("s", ("a",), [(text,)])
    assert read(data)[1] == [text]
    assert "<f>" not in xml(data)
    assert "hyperlink" not in xml(data)


def test_a_text_longer_than_a_cell_says_that_it_is_cut() -> None:
    (cell,) = read(encode("s", ("a",), [("x" * 40_000,)]))[1]
    assert len(cell) == 32_767
    assert cell.endswith("…")


def test_the_header_stays_in_sight() -> None:
    assert '<pane ySplit="1"' in xml(encode("s", ("a",), [("x",)]))


def test_the_same_rows_are_the_same_bytes() -> None:
    rows = [("x", 1, date(2026, 1, 1))]
    assert encode("s", ("a", "b", "c"), rows) == encode("s", ("a", "b", "c"), rows)


def test_every_result_has_a_row_a_thing_as_in_csv() -> None:
    for result in every_result():
        view = view_of(result)
        header, *rows = read(encode_result(result, Format.XLSX))
        assert header == list(view.HEADER)
        assert len(rows) == len(view.rows(result))
        for row, given in zip(rows, view.rows(result), strict=True):
            for cell, value in zip(row, given, strict=True):
                number = isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)
                assert isinstance(cell, float) is number
