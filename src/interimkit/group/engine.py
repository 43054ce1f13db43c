"""What works out an expression: DuckDB here, or through Ibis whatever one brings."""

import re
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from interimkit.content.open_pack import OpenPack
from interimkit.errors import Problem, ProblemCode, UnknownChoiceError, UsageError
from interimkit.group.expression import Table
from interimkit.group.inputs import Input
from interimkit.group.sheet import Unread
from interimkit.model.text import one_line

DUCKDB = "duckdb"
SPARK = "spark"
ENGINES = (DUCKDB, SPARK)

DEFAULT_MEMORY = 1000
"""Megabytes that DuckDB takes before it spills to the disk."""

LEAST_MEMORY = 100
"""Megabytes with which it still works out every expression here."""

_AMOUNT = re.compile(r"([0-9]{1,7})\s?(MB|GB)", re.IGNORECASE)


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


def megabytes(amount: str) -> int:
    """An amount of memory in megabytes.

    Raises:
        UsageError: If it is none, or too little.

    >>> megabytes("500MB"), megabytes("2 gb")
    (500, 2000)
    """
    found = _AMOUNT.fullmatch(amount.strip())
    number = int(found[1]) * (1000 if found[2].upper() == "GB" else 1) if found else 0
    if number < LEAST_MEMORY:
        value = one_line(amount)
        raise UsageError(Problem(code=ProblemCode.MEMORY_AMOUNT, path=("memory",), value=value))
    return number


def open_engine(
    name: str = DUCKDB, *, memory: int = DEFAULT_MEMORY
) -> AbstractContextManager[Engine]:
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
        Problem(
            code=ProblemCode.CHOICE_UNKNOWN,
            path=("engine",),
            value=one_line(name),
            expected=ENGINES,
        )
    )
