"""DuckDB, which reads Parquet and works out an expression in a bounded memory.

What does not fit goes to a folder of its own in the temporary folder, which is gone afterwards.
Nothing is downloaded, no database is kept, and Ctrl-C ends a query.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import groupby
from operator import itemgetter
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self

import duckdb

from interimkit.content.open_pack import OpenPack
from interimkit.errors import ContentError, Problem, ProblemCode
from interimkit.group import sql
from interimkit.group.entries import Kind
from interimkit.group.expression import Table
from interimkit.group.grid import MAX_COLUMNS
from interimkit.group.inputs import Input
from interimkit.group.parquet_file import check_parquet, damaged, kinds_of, too_wide
from interimkit.group.queries import open_queries
from interimkit.group.sheet import Unread

_AT_ONCE = 2048
"""Rows fetched at once: as many as DuckDB has in one piece."""

_INTEGERS = "TINYINT SMALLINT INTEGER BIGINT HUGEINT UTINYINT USMALLINT UINTEGER UBIGINT UHUGEINT"
_KINDS = {
    "VARCHAR": Kind.TEXT,
    "ENUM": Kind.TEXT,
    "UUID": Kind.TEXT,
    "NULL": Kind.TEXT,
    '"NULL"': Kind.TEXT,
    "FLOAT": Kind.REAL,
    "DOUBLE": Kind.REAL,
    "DECIMAL": Kind.REAL,
    **dict.fromkeys(_INTEGERS.split(), Kind.WHOLE),
}


class DuckDb:
    """An engine for as long as it is entered.

    Args:
        memory: Megabytes before it spills.
    """

    def __init__(self, *, memory: int) -> None:
        self._memory = memory

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            spill = TemporaryDirectory(prefix="interimkit-", ignore_cleanup_errors=True)
            settings = {
                "memory_limit": f"{self._memory}MB", "temp_directory": stack.enter_context(spill)
            }  # fmt: skip
            self._queries = stack.enter_context(open_queries(settings))
            self._open = stack.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._open.close()

    def open(self, inputs: Sequence[Input], pack: OpenPack) -> Iterator[Table | Unread]:
        """The tables in these files, those that are alike as one; and why there is none in some."""
        found: list[tuple[Input, dict[str, Kind], list[tuple[str, str]]]] = []
        numbers: dict[str, dict[str, int]] = {}
        for given in inputs:
            try:
                check_parquet(given)
                with self._told(given.name):
                    described = self._describe(given)
                kinds = dict(kinds_of(given, described, pack))
                types = sorted((name, of) for name, _, of in described if name in kinds)
                found.append((given, kinds, types))
                numbers[given.name] = {name: n for n, (name, *_) in enumerate(described, start=1)}
            except ContentError as error:
                yield Unread(problems=error.problems)
        for _, alike in groupby(found, key=itemgetter(2)):  # DuckDB takes the first file's types
            together = tuple(alike)
            yield _table([given for given, *_ in together], together[0][1], numbers)

    def fetch(self, text: str) -> Iterator[tuple[Any, ...]]:
        """The rows of an expression, one after another."""
        with self._told(""):
            self._queries.execute(text)
            while rows := self._queries.fetch_many(_AT_ONCE):
                yield from rows

    def copy(self, text: str, path: str) -> None:
        """The rows of an expression into a new Parquet file.

        Raises:
            ContentError: If what is read breaks off or lies, or the memory does not do.
        """
        with self._told(""):
            self._queries.execute(f"COPY ({text}) TO {sql.path(path)} (FORMAT parquet)")

    def _describe(self, given: Input) -> list[tuple[str, Kind | None, str]]:
        source = _read([given])
        pattern = sql.path(_escaped(given.path))
        counted = f"SELECT COUNT(*) FROM parquet_schema({pattern})"  # noqa: S608 - quoted
        ((count,),) = self._queries.fetch_all(counted)
        if count > MAX_COLUMNS:
            raise ContentError(too_wide(given.name))
        describe = f"DESCRIBE SELECT * FROM {source}"  # noqa: S608 - quoted
        return [
            (str(row[0]), _kind(str(row[1])), str(row[1]))
            for row in self._queries.fetch_all(describe)
        ]

    @contextmanager
    def _told(self, name: str) -> Iterator[None]:
        """What DuckDB refuses, as a problem of a file.

        Raises:
            ContentError: With what is wrong.
        """
        try:
            yield
        except duckdb.OutOfMemoryException:
            code, limit = ProblemCode.MEMORY_SHORT, (str(self._memory),)
            raise ContentError(Problem(code=code, file=name, expected=limit)) from None
        except (duckdb.Error, MemoryError, UnicodeDecodeError):
            raise ContentError(damaged(name)) from None


def _kind(type_name: str) -> Kind | None:
    if type_name.endswith("]"):  # a list of them
        return None
    return _KINDS.get(type_name.split("(", maxsplit=1)[0])


def _table(
    inputs: Sequence[Input], kinds: dict[str, Kind], numbers: dict[str, dict[str, int]]
) -> Table:
    file = "filename"
    renamed = [given for given in inputs if given.name != given.path]
    if renamed:
        arms = " ".join(f"WHEN {sql.path(one.path)} THEN {sql.path(one.name)}" for one in renamed)
        file = f"CASE filename {arms} ELSE filename END"
    source = _read(inputs, ", filename = true, file_row_number = true")
    place = (file, "file_row_number + 1")
    own = {given.name: numbers[given.name] for given in inputs}
    return Table(source=source, kinds=kinds, place=place, numbers=own)


def _read(inputs: Sequence[Input], options: str = "") -> str:
    paths = ", ".join(sql.path(_escaped(given.path)) for given in inputs)
    return f"read_parquet([{paths}]{options})"


def _escaped(path: str) -> str:
    """A file's name as a pattern that matches it alone."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in path)
