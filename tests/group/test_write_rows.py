"""Rows in a file are what they were, whichever the format, and the file is whole or not at all."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
import tracemalloc
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest
import python_calamine
from conftest import environment
from hypothesis import given, settings
from hypothesis import strategies as st

from interimkit.errors import ExitCode, MissingExtraError, OutputError, ProblemCode
from interimkit.group.rows import Cell, CellKind, Column, Row
from interimkit.group.write_rows import RowsFormat, write_rows
from interimkit.model.text import is_clean
from interimkit.render import as_xlsx, encode
from interimkit.store import extra

COLUMNS = (
    Column(name="file", always=True),
    Column(name="checks.management-years", kind=CellKind.INTEGER),
    Column(name="provisional", kind=CellKind.BOOLEAN),
    Column(name='it\'s "named"; so'),
)
texts = st.text(min_size=1, max_size=20).filter(is_clean)
some_rows = st.lists(
    st.tuples(
        texts,
        st.none() | st.integers(min_value=0, max_value=10**9),
        st.none() | st.booleans(),
        st.none() | texts,
    ),
    max_size=6,
)
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "＝1", "\tx", '=HYPERLINK("http://example.org")')


def write(
    rows: Iterable[Row], output: Path, columns: Sequence[Column] = COLUMNS, *, force: bool = False
) -> None:
    form = RowsFormat(output.suffix[1:])
    write_rows(rows, columns, form, output=str(output), force=force)


def read_csv(file: Path) -> list[list[Cell]]:
    """As a program reads it that knows of apostrophes before formulas."""
    with file.open(newline="", encoding="utf-8") as lines:
        return [[cell or None for cell in row] for row in csv.reader(lines)]


def read_xlsx(file: Path) -> list[list[Cell]]:
    book = python_calamine.CalamineWorkbook.from_path(str(file))
    assert book.sheet_names == ["rows"]
    found = book.get_sheet_by_index(0).to_python()
    return [[_number(cell) for cell in row] for row in found]


def _number(cell: object) -> Cell:
    assert isinstance(cell, str | bool | float)
    return int(cell) if isinstance(cell, float) else None if cell == "" else cell


def read_jsonl(file: Path) -> list[list[Cell]]:
    objects = [json.loads(line) for line in file.read_text().split("\n")[:-1]]
    return [[column.name for column in COLUMNS], *(list(one.values()) for one in objects)]


def read_parquet(file: Path) -> list[list[Cell]]:
    with duckdb.connect() as engine:
        found = engine.execute("SELECT * FROM read_parquet(?)", [str(file)])
        return [[column[0] for column in found.description or ()], *map(list, found.fetchall())]


READERS = {
    RowsFormat.CSV: read_csv,
    RowsFormat.XLSX: read_xlsx,
    RowsFormat.JSONL: read_jsonl,
    RowsFormat.PARQUET: read_parquet,
}


def as_csv_says(rows: Iterable[Row]) -> list[list[Cell]]:
    """What a table of texts alone can hold of the rows, formulas aside."""
    return [[None if cell is None else str(cell).removeprefix("'") for cell in row] for row in rows]


@pytest.mark.parametrize("form", RowsFormat)
@settings(max_examples=25)
@given(rows=some_rows)
def test_what_is_written_is_read_back(form: RowsFormat, rows: list[Row]) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder, f"rows.{form}")
        write(rows, file)
        header, *found = READERS[form](file)
        assert list(Path(folder).iterdir()) == [file]
    assert header == [column.name for column in COLUMNS]
    if form is RowsFormat.CSV:
        assert as_csv_says(map(tuple, found)) == as_csv_says(rows)
    else:
        assert [tuple(row) for row in found] == rows


@pytest.mark.parametrize("form", RowsFormat)
def test_no_rows_are_a_table_with_its_columns(form: RowsFormat, tmp_path: Path) -> None:
    write([], tmp_path / f"rows.{form}")
    assert READERS[form](tmp_path / f"rows.{form}") == [[column.name for column in COLUMNS]]


def test_the_columns_of_a_parquet_file_have_types(tmp_path: Path) -> None:
    write([], tmp_path / "rows.parquet")
    with duckdb.connect() as engine:
        found = engine.execute("DESCRIBE FROM read_parquet(?)", [str(tmp_path / "rows.parquet")])
        types = [row[1] for row in found.fetchall()]
    assert types == ["VARCHAR", "BIGINT", "BOOLEAN", "VARCHAR"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_is_disarmed_where_a_spreadsheet_would_run_it(
    formula: str, tmp_path: Path
) -> None:
    row: Row = (formula, 1, None, None)
    write([row], tmp_path / "rows.csv")
    write([row], tmp_path / "rows.xlsx")
    assert read_csv(tmp_path / "rows.csv")[1][0] == f"'{formula}"
    assert read_xlsx(tmp_path / "rows.xlsx")[1][0] == formula
    with zipfile.ZipFile(tmp_path / "rows.xlsx") as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("form", RowsFormat)
@pytest.mark.parametrize("error", [OSError, ValueError, KeyboardInterrupt, SystemExit])
def test_whatever_ends_the_rows_leaves_what_was_there(
    form: RowsFormat, error: type[BaseException], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> Iterator[Row]:
        yield ("a", 1, True, None)
        raise error

    own = tmp_path / "temporary"
    own.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(own))
    file = tmp_path / f"rows.{form}"
    file.write_bytes(b"before")
    with pytest.raises((error, OutputError)):
        write(broken(), file, force=True)
    assert file.read_bytes() == b"before"
    assert {path.name for path in tmp_path.iterdir()} == {file.name, "temporary"}
    assert not list(own.iterdir())


@pytest.mark.parametrize("form", RowsFormat)
def test_a_file_that_exists_is_replaced_only_by_force(form: RowsFormat, tmp_path: Path) -> None:
    file = tmp_path / f"rows.{form}"
    file.write_bytes(b"before")
    with pytest.raises(OutputError) as caught:
        write([], file)
    assert caught.value.problems[0].code is ProblemCode.OUTPUT_EXISTS
    assert file.read_bytes() == b"before"
    write([], file, force=True)
    assert READERS[form](file)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a disk that is always full")
@pytest.mark.parametrize("form", RowsFormat)
def test_a_full_disk_says_so(form: RowsFormat) -> None:
    with pytest.raises(OutputError) as caught:
        write_rows(
            [("a" * 100, 1, True, None)] * 1_000, COLUMNS, form, output="/dev/full", force=False
        )
    assert caught.value.problems[0].code is ProblemCode.OUTPUT_FULL


def test_a_full_disk_for_temporary_files_says_so_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    noticed = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        for form in RowsFormat:
            with pytest.raises(OutputError):
                write([(os.urandom(20).hex(), 1, None, None)] * 9_000, tmp_path / f"rows.{form}")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, noticed)
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without asking it")
@pytest.mark.parametrize("form", RowsFormat)
@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGTERM, ExitCode.TERMINATED), (signal.SIGHUP, ExitCode.HUNG_UP)],
)
def test_a_signal_to_end_leaves_nothing(
    form: RowsFormat, number: signal.Signals, code: ExitCode, tmp_path: Path
) -> None:
    program = (
        "import itertools, sys\n"
        "from interimkit.group.rows import Column\n"
        "from interimkit.group.write_rows import RowsFormat, write_rows\n"
        f"write_rows(itertools.repeat(('a',)), [Column(name='file')], RowsFormat('{form}'),"
        f" output='rows.{form}', force=False)\n"
    )
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", program], cwd=tmp_path, env=environment(TMPDIR=str(temporary))
    ) as running:
        while not list(tmp_path.glob(".interimkit-*")):
            assert running.poll() is None
            time.sleep(0.02)
        time.sleep(0.1)
        running.send_signal(number)
        assert running.wait(30) == code
    assert [path.name for path in tmp_path.iterdir()] == ["temporary"]
    assert not list(temporary.iterdir())


def test_more_rows_than_a_sheet_holds_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(as_xlsx, "MOST_ROWS", 3)
    row: Row = ("a", 1, True, None)
    write([row] * 3, tmp_path / "rows.xlsx")
    with pytest.raises(OutputError) as caught:
        write([row] * 4, tmp_path / "rows.xlsx", force=True)
    assert caught.value.problems[0].code is ProblemCode.SHEET_TOO_LONG
    assert len(read_xlsx(tmp_path / "rows.xlsx")) == 4


def test_more_columns_than_a_sheet_holds_are_refused(tmp_path: Path) -> None:
    columns = [Column(name=f"c{number}") for number in range(as_xlsx.MOST_COLUMNS + 1)]
    with pytest.raises(OutputError) as caught:
        write([], tmp_path / "rows.xlsx", columns)
    assert caught.value.problems[0].code is ProblemCode.SHEET_TOO_WIDE
    assert not list(tmp_path.iterdir())
    write([], tmp_path / "rows.csv", columns)


@pytest.mark.parametrize("form", RowsFormat)
def test_rows_are_written_as_they_come(form: RowsFormat, tmp_path: Path) -> None:
    def many(count: int) -> Iterator[Row]:
        for number in range(count):
            yield (f"{number:06} {'x' * 200}", number, True, None)

    write(many(10), tmp_path / f"warm.{form}")  # what is imported counts only once
    tracemalloc.start()
    try:
        write(many(10_000), tmp_path / f"rows.{form}")
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 1_000_000  # of 2 MB of text
    assert len(READERS[form](tmp_path / f"rows.{form}")) == 10_001


@pytest.mark.parametrize("output", [None, "-"])
def test_standard_output_takes_rows_too(
    output: str | None, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    row: Row = ("é", 1, True, None)
    write_rows([row], COLUMNS[:3], RowsFormat.CSV, output=output, force=False)
    assert capfdbinary.readouterr().out.endswith("\r\né,1,True,\r\n".encode())


@pytest.mark.parametrize(
    ("form", "module", "says"), [("parquet", "duckdb", "group"), ("xlsx", "xlsxwriter", "xlsx")]
)
def test_a_format_whose_extra_is_missing_says_which(
    form: str, module: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extra, "find_spec", lambda name: None if name == module else name)
    monkeypatch.setattr(encode, "find_spec", lambda name: None if name == module else name)
    with pytest.raises(MissingExtraError) as caught:
        write([], tmp_path / f"rows.{form}")
    assert f"[{says}]" in caught.value.problems[0].expected[0]


def test_csv_and_json_lines_need_no_extra(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from interimkit.group.rows import Column\n"
        "from interimkit.group.write_rows import RowsFormat, write_rows\n"
        "for form in ('csv', 'jsonl'):\n"
        "    write_rows([('a',)], [Column(name='file')], RowsFormat(form),"
        " output=f'rows.{form}', force=False)\n"
        "print(sorted({'duckdb', 'python_calamine', 'xlsxwriter', 'ibis'} & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, check=True
    )
    assert done.stdout == b"[]\n"
