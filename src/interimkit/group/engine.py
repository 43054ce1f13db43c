"""What works out an expression: DuckDB here, or through Ibis whatever one brings."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from interimkit.content.open_pack import OpenPack
from interimkit.errors import Problem, ProblemCode, UnknownChoiceError
from interimkit.group.expression import Table
from interimkit.group.inputs import Input
from interimkit.group.sheet import Unread

DUCKDB = "duckdb"
SPARK = "spark"
ENGINES = (DUCKDB, SPARK)

DEFAULT_MEMORY = 1000
"""Megabytes that DuckDB takes before it spills to the disk."""


class Engine(Protocol):
    """Reads tables and works out expressions over them."""

    def open(self, inputs: Sequence[Input], pack: OpenPack) -> Iterator[Table | Unread]:
        """The table in each file, or why there is none."""
        ...

    def fetch(self, text: str) -> Iterator[tuple[Any, ...]]:
        """The rows of an expression, one after another.

        Raises:
            ContentError: If a file breaks off or lies, or the memory does not do.
        """
        ...


def open_engine(name: str, *, memory: int = DEFAULT_MEMORY) -> AbstractContextManager[Engine]:
    """An engine by its name, or by an address that Ibis connects to (`pyspark://…`).

    Args:
        name: One of ENGINES, or an address.
        memory: Megabytes before DuckDB spills; another engine has a limit of its own.

    Raises:
        MissingExtraError: If what it needs is not installed.
        UnknownChoiceError: If there is no such engine.
    """
    if name == DUCKDB:
        from interimkit.group.duckdb_engine import DuckDb

        return DuckDb(memory=memory)
    if name == SPARK or "://" in name:
        from interimkit.group.ibis_engine import IbisEngine

        return IbisEngine("pyspark://" if name == SPARK else name)
    raise UnknownChoiceError(
        Problem(code=ProblemCode.CHOICE_UNKNOWN, path=("engine",), value=name, expected=ENGINES)
    )
