"""One thread that writes for all others: what waits for it goes into one transaction."""

from collections.abc import Callable
from itertools import groupby
from queue import Empty, Queue
from threading import Lock, Thread
from typing import Generic, TypeVar

MOST_WAITING = 10_000
"""Far above a room that answers at once; who comes then waits for the disk."""

MOST_AT_ONCE = 1000
"""In one transaction."""

T = TypeVar("T")


class Writer(Generic[T]):
    """The thread, until it is closed. It dies with the process.

    Args:
        commit: Writes several at once, in their order; raises nothing.
        apart: Only those of which it says the same are written at once.
    """

    def __init__(self, commit: Callable[[list[T]], None], *, apart: Callable[[T], object]) -> None:
        self._commit = commit
        self._apart = apart
        self._waiting: Queue[T | None] = Queue(MOST_WAITING)
        self._coming_in = Lock()
        self._closing = False
        self._thread = Thread(target=self._write, name="writer", daemon=True)
        self._thread.start()

    def put(self, one: T) -> None:
        """Lets it be written; where very many wait already, waits as well."""
        with self._coming_in:
            assert not self._closing, "put to a writer that is closed"
            self._waiting.put(one)

    def close(self) -> None:
        """Waits until all is written; nothing can be put after."""
        with self._coming_in:
            if not self._closing:
                self._waiting.put(None)
            self._closing = True
        self._thread.join()

    def _write(self) -> None:
        going_on = True
        while going_on:
            waited = [self._waiting.get()]
            try:
                while len(waited) < MOST_AT_ONCE:
                    waited.append(self._waiting.get_nowait())
            except Empty:
                pass
            going_on = None not in waited
            for _, together in groupby((one for one in waited if one is not None), key=self._apart):
                self._commit(list(together))
