"""Rows as CSV."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interimkit.render import as_csv


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@x", "＝1", "＋1", "－1", "＠x", "\tx", "\rx", "\nx"]
)
def test_a_cell_that_a_spreadsheet_would_run_is_disarmed(cell: str) -> None:
    data = as_csv.encode(("a", "b"), [(cell, -1)])
    assert data.startswith(b"a,b\r\n")
    (row,) = list(csv.reader(io.StringIO(data.decode(), newline="")))[1:]
    assert row == [f"'{cell}", "-1"]


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=4))
def test_csv_reads_back(rows: list[list[str]]) -> None:
    data = as_csv.encode(("a", "b"), rows).decode()
    back = list(csv.reader(io.StringIO(data, newline="")))[1:]
    assert [[cell.removeprefix("'") for cell in row] for row in back] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]
