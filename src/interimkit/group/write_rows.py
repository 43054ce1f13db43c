"""Rows into a file, one after another, so that it does not matter how many there are."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import BinaryIO, assert_never

from interimkit.group.rows import Column, Row
from interimkit.render.encode import require_extra as require_format
from interimkit.render.formats import Format
from interimkit.store.extra import Extra, require_extra
from interimkit.store.output import in_pieces


class RowsFormat(StrEnum):
    """What a file of rows can be, by the ending of its name."""

    CSV = "csv"
    XLSX = "xlsx"
    JSONL = "jsonl"
    PARQUET = "parquet"


SHEET = "rows"
"""What the one sheet of a spreadsheet is called."""


def write_rows(
    rows: Iterable[Row],
    columns: Sequence[Column],
    form: RowsFormat,
    *,
    output: str | None,
    force: bool,
) -> None:
    """Writes the rows in the order given; a file is there whole or not at all.

    Args:
        rows: Whatever is raised while they are gone through leaves no file.
        output: The file; standard output when it is None or `-`.

    Raises:
        OutputError: If it cannot be written, or is more than a spreadsheet holds.
        MissingExtraError: If the format needs an extra that is not installed.
    """
    require(form)
    write = _writer(form, columns)
    with in_pieces(output, force=force) as stream:
        write(stream, rows)


def require(form: RowsFormat) -> None:
    """Nothing, where what writes the format is installed.

    Raises:
        MissingExtraError: With what to install.
    """
    match form:
        case RowsFormat.XLSX:
            require_format(Format.XLSX)
        case RowsFormat.PARQUET:
            require_extra(Extra.GROUP)
        case RowsFormat.CSV | RowsFormat.JSONL:
            pass
        case _:
            assert_never(form)


def _writer(
    form: RowsFormat, columns: Sequence[Column]
) -> Callable[[BinaryIO, Iterable[Row]], None]:
    """What writes the format, imported before there is a file: a signal to end may break an import.

    DuckDB's aborts the process then.
    """
    header = [column.name for column in columns]
    match form:
        case RowsFormat.CSV:
            from interimkit.render import as_csv

            return lambda stream, rows: as_csv.write(stream, header, rows)
        case RowsFormat.XLSX:
            from interimkit.render import as_xlsx

            return lambda stream, rows: as_xlsx.write(stream, SHEET, header, rows)
        case RowsFormat.JSONL:
            from interimkit.group import as_json_lines

            return lambda stream, rows: as_json_lines.write(stream, header, rows)
        case RowsFormat.PARQUET:
            from interimkit.group import as_parquet

            return lambda stream, rows: as_parquet.write(stream, columns, rows)
        case _:
            assert_never(form)
