"""Rows as Parquet, each column of its own type: integers, booleans and texts; empty is null."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import BinaryIO

import duckdb

from interimkit.group import sql
from interimkit.group.as_json_lines import write as write_json_lines
from interimkit.group.queries import Setting, open_queries
from interimkit.group.rows import CellKind, Column, Row

_TYPES = {
    CellKind.INTEGER: "BIGINT",
    CellKind.BOOLEAN: "BOOLEAN",
    CellKind.TEXT: "VARCHAR",
}

_SETTINGS: Mapping[str, Setting] = {"memory_limit": "512MB", "threads": 1}
"""With one thread the same rows are the same bytes."""

_NUMBER = re.compile(r'"errno":"(\d+)"')
"""Where DuckDB says what the system said."""


def write(stream: BinaryIO, columns: Sequence[Column], rows: Iterable[Row]) -> None:
    """A Parquet file into a stream; rows and file wait on the disk, not in memory.

    Raises:
        OSError: If the stream, or the folder for temporary files, takes no more.
    """
    with TemporaryDirectory() as folder:
        lines, made = Path(folder, "rows.jsonl"), Path(folder, "rows.parquet")
        with lines.open("wb") as file:
            write_json_lines(file, [column.name for column in columns], rows)
        _convert(lines, made, columns)
        lines.unlink()
        with made.open("rb") as file:
            copyfileobj(file, stream)


def _convert(lines: Path, made: Path, columns: Sequence[Column]) -> None:
    """Makes a Parquet file of JSON Lines.

    Raises:
        OSError: If it cannot be written.
    """
    kinds = ", ".join(f"{sql.name(c.name)}: '{_TYPES[c.kind]}'" for c in columns)
    rows = f"read_json({sql.path(str(lines))}, format = 'newline_delimited', columns = {{{kinds}}})"
    copy = f"COPY (SELECT * FROM {rows}) TO {sql.path(str(made))} (FORMAT parquet)"  # noqa: S608 - quoted
    try:
        with open_queries({**_SETTINGS, "temp_directory": str(made.parent)}) as queries:
            queries.execute(copy)
    except duckdb.IOException as error:
        number = _NUMBER.search(str(error))
        raise OSError(int(number[1]) if number else None, str(error)) from error
