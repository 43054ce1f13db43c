"""Another engine, through Ibis: it is given the expression as it is, and Ibis puts it in its words.

What it needs beside Ibis, and where it runs, one brings. It cannot tell in which file and row a
sheet is, so its rows leave that out.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self

from interimkit.content.open_pack import OpenPack
from interimkit.errors import ContentError
from interimkit.group import sql
from interimkit.group.entries import Kind
from interimkit.group.expression import Table
from interimkit.group.inputs import Input
from interimkit.group.parquet_file import check_parquet, damaged, kinds_of
from interimkit.group.sheet import Unread
from interimkit.store.extra import Extra, extra_missing, require_extra

DIALECT = "duckdb"
"""What the expression is written in."""


class IbisEngine:
    """An engine for as long as it is entered.

    Args:
        address: What Ibis connects to.

    Raises:
        MissingExtraError: If Ibis, or what it needs for this engine, is not installed.
    """

    def __init__(self, address: str) -> None:
        require_extra(Extra.ENGINES)
        self._address = address

    def __enter__(self) -> Self:
        import ibis

        try:
            self._connection: Any = ibis.connect(self._address)
        except ImportError:
            raise extra_missing(Extra.ENGINES) from None
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._connection.disconnect()

    def open(self, inputs: Sequence[Input], pack: OpenPack) -> Iterator[Table | Unread]:
        """The table in each file, and why there is none in some."""
        for given in inputs:
            try:
                check_parquet(given)
                yield self._table(given, pack)
            except ContentError as error:
                yield Unread(problems=error.problems)

    def fetch(self, text: str) -> Iterator[tuple[Any, ...]]:
        """The rows of an expression, one after another."""
        with _told(""):
            batches = self._connection.sql(text, dialect=DIALECT).to_pyarrow_batches()
            for batch in batches:  # ten times as fast as rows of the engine's own
                yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)

    def _table(self, given: Input, pack: OpenPack) -> Table:
        with _told(given.name):
            table = self._connection.read_parquet(given.path)
            schema = table.schema()
        described = [(name, _kind(kind), str(kind)) for name, kind in schema.items()]
        return Table(source=sql.name(table.get_name()), kinds=kinds_of(given, described, pack))


@contextmanager
def _told(name: str) -> Iterator[None]:
    """What an engine refuses, as a problem of a file.

    Raises:
        ContentError: With what is wrong.
        MissingExtraError: If what the engine reads with is not installed.
    """
    try:
        yield
    except ImportError:
        raise extra_missing(Extra.ENGINES) from None
    except Exception:  # noqa: BLE001 - each engine has errors of its own
        raise ContentError(damaged(name)) from None


def _kind(of: Any) -> Kind | None:
    """What an Ibis type holds."""
    if of.is_string() or of.is_null() or of.is_uuid():
        return Kind.TEXT
    if of.is_integer():
        return Kind.WHOLE
    return Kind.REAL if of.is_floating() or of.is_decimal() else None
