"""DuckDB's queries in a thread of their own, so that a signal ends one at once.

DuckDB looks for a signal itself, and then waits until its threads are through with what they are
at: for all of it, where one of them has it whole. An interrupt from elsewhere does reach those.
"""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from typing import Any, TypeVar

import duckdb

FoundT = TypeVar("FoundT")
Setting = str | bool | int | float | list[str]

_SETTINGS: dict[str, Setting] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "preserve_insertion_order": True,
}
"""Nothing is fetched from anywhere, and rows stay in their order."""

_LOOK = 0.1
"""Seconds between two looks for a signal: Windows wakes nobody who waits without an end."""


@contextmanager
def open_queries(settings: Mapping[str, Setting]) -> "Iterator[Queries]":
    """A database of its own in memory for as long as it is entered.

    Args:
        settings: DuckDB's, by name, beside those that always hold.
    """
    with (
        duckdb.connect(config={**_SETTINGS, **settings}) as connection,
        ThreadPoolExecutor(max_workers=1) as thread,
    ):
        queries = Queries(connection, thread)
        try:
            yield queries
        finally:
            queries.end()


class Queries:
    """What a database is asked, one query after another."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, thread: ThreadPoolExecutor) -> None:
        self._connection = connection
        self._thread = thread

    def execute(self, text: str) -> None:
        """Begins a query, whose rows can be fetched, or does all of one that has none."""
        self._wait_for(lambda: self._connection.execute(text))

    def fetch_many(self, size: int) -> list[tuple[Any, ...]]:
        """The next rows, at most so many."""
        return self._wait_for(lambda: self._connection.fetchmany(size))

    def fetch_all(self, text: str) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        return self._wait_for(lambda: self._connection.execute(text).fetchall())

    def end(self) -> None:
        """Ends what a second signal has left at work."""
        self._end(self._thread.submit(bool))

    def _wait_for(self, query: Callable[[], FoundT]) -> FoundT:
        running = self._thread.submit(query)
        try:
            while not running.done():
                wait([running], timeout=_LOOK)
        finally:
            self._end(running)
        return running.result()

    def _end(self, running: Future[Any]) -> None:
        """Interrupts until it is done: before a query has begun, an interrupt is forgotten."""
        while not running.done():
            self._connection.interrupt()
            wait([running], timeout=_LOOK)
