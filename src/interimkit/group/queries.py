"""DuckDB's queries in a thread of their own, so that a signal ends one at once.

DuckDB looks for a signal itself, and then waits until its threads are through with what they are
at: for all of it, where one of them has it whole. An interrupt from elsewhere does reach those.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from types import TracebackType
from typing import Any, Self, TypeVar

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


class Queries:
    """A database of its own in memory for as long as it is entered.

    Args:
        settings: DuckDB's, by name, beside those that always hold.
    """

    def __init__(self, settings: Mapping[str, Setting]) -> None:
        self._settings = {**_SETTINGS, **settings}

    def __enter__(self) -> Self:
        self._connection = duckdb.connect(config=self._settings)
        self._thread = ThreadPoolExecutor(max_workers=1)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        try:
            self._end(self._thread.submit(bool))  # after whatever a second signal has left
            self._thread.shutdown()
        finally:
            self._connection.close()

    def execute(self, text: str) -> None:
        """Begins a query, whose rows can be fetched, or does all of one that has none."""
        self._wait_for(lambda: self._connection.execute(text))

    def fetch_many(self, size: int) -> list[tuple[Any, ...]]:
        """The next rows, at most so many."""
        return self._wait_for(lambda: self._connection.fetchmany(size))

    def fetch_all(self, text: str) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        return self._wait_for(lambda: self._connection.execute(text).fetchall())

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
