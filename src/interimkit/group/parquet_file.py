"""Whether a file can be a Parquet at all, and which of its columns are ours: before any is read."""

import os
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from interimkit.content.open_pack import OpenPack
from interimkit.errors import ContentError, Problem, ProblemCode
from interimkit.group.entries import Kind
from interimkit.group.grid import MAX_COLUMNS, GridRow
from interimkit.group.inputs import Input
from interimkit.group.table_sheets import find_columns

MAGIC = b"PAR1"
MAX_FOOTER = 64 << 20
"""Bytes of description at the end: ten thousand row groups of our columns take a third of it."""


def check_parquet(given: Input) -> None:
    """Nothing, where a file begins and ends as a Parquet does and what describes it is in it.

    Raises:
        ContentError: If it does not, or cannot be read.
    """
    name = given.name
    try:
        with open(given.path, "rb") as file:  # noqa: PTH123
            begin, size = file.read(4), file.seek(0, os.SEEK_END)
            file.seek(max(0, size - 8))
            end = file.read(8)
    except FileNotFoundError:
        raise ContentError(Problem(code=ProblemCode.FILE_MISSING, file=name)) from None
    except (OSError, ValueError):
        raise ContentError(Problem(code=ProblemCode.UNREADABLE, file=name)) from None
    footer = int.from_bytes(end[:4], "little")
    if begin != MAGIC or end[4:] != MAGIC or footer + 12 > size:
        raise ContentError(damaged(name))
    if footer > MAX_FOOTER:
        raise ContentError(too_wide(name))


def damaged(name: str) -> Problem:
    """That a file is no Parquet, or is not what it says it is."""
    return Problem(code=ProblemCode.PARQUET_DAMAGED, file=name)


def too_wide(name: str) -> Problem:
    """That a file describes more than any table of answers has."""
    return Problem(code=ProblemCode.TABLE_TOO_WIDE, file=name, expected=(str(MAX_COLUMNS),))


def kinds_of(
    given: Input, columns: Iterable[tuple[str, Kind | None, str]], pack: OpenPack
) -> Mapping[str, Kind]:
    """What each of our columns holds, by its name.

    Args:
        columns: The name of each column, what it holds (None: what no answer is), and how the
            engine calls that.

    Raises:
        ContentError: If a column is nearly ours, or of a type that no answer has, or none is ours.
    """
    described = tuple(columns)
    headings = tuple(name for name, _, _ in described)
    try:
        ours = find_columns(GridRow(line=1, cells=headings), pack, name=given.name)
    except ContentError as error:  # a Parquet has no first line to point at
        raise ContentError(*(replace(p, line=0, column=0) for p in error.problems)) from None
    held = [one for one, own in zip(described, ours, strict=True) if own is not None]
    problems = [
        Problem(
            code=ProblemCode.PARQUET_TYPE, file=given.name, value=name, expected=(type_name[:60],)
        )
        for name, kind, type_name in held
        if kind is None
    ]
    if problems:
        raise ContentError(*problems)
    return {name: kind for name, kind, _ in held if kind}
