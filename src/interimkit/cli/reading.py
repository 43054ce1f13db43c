"""How far reading is, on standard error, where it takes long and somebody looks on."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from gettext import gettext as _
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from interimkit.cli import language
from interimkit.cli.prompt import is_dumb
from interimkit.cli.working import PATIENCE

if TYPE_CHECKING:
    from rich.progress import Progress

T = TypeVar("T")

_AGAIN = 0.1
"""Seconds between two looks at it."""


class Reading:
    """How many files and sheets went by.

    Args:
        files: How many there are.
        seen: Whether anybody looks on.
    """

    def __init__(self, files: int, *, seen: bool) -> None:
        self._files, self._seen = files, seen
        self._begun = monotonic()
        self._next = self._begun + PATIENCE
        self._done = self._rows = 0
        self._progress: Progress | None = None

    def files(self, inputs: Sequence[T]) -> Iterator[T]:
        """The files, each counted once the next is asked for."""
        for self._done, one in enumerate(inputs):
            yield one
        self._done = len(inputs)

    def rows(self, stream: Iterable[T]) -> Iterator[T]:
        """The sheets, counted, and told from half a second on; nothing is imported before."""
        if not self._seen:
            yield from stream
            return
        for one in stream:
            self._rows += 1
            if monotonic() >= self._next:
                self._show()
            yield one

    def end(self) -> None:
        """Takes it away."""
        if self._progress:
            self._progress.stop()

    def _show(self) -> None:
        if self._progress is None:
            self._progress = _drawn(self._files)
        self._progress.update(self._progress.task_ids[0], completed=self._done, told=self._told())
        self._progress.refresh()
        self._next = monotonic() + _AGAIN

    def _told(self) -> str:
        from decimal import Decimal

        from interimkit.render.numbers import number

        rate = round(self._rows / (monotonic() - self._begun))
        said = (self._done, self._files, self._rows, rate)
        done, files, rows, each = (
            number(Decimal(one), language=language.current()) for one in said
        )
        text = _("Files: {done} of {files} · sheets: {rows} · {rate} a second")
        return text.format(done=done, files=files, rows=rows, rate=each)


def _drawn(files: int) -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    console = Console(stderr=True, highlight=False, emoji=False, markup=False)
    columns = (BarColumn(bar_width=20), TextColumn("{task.fields[told]}", markup=False))
    progress = Progress(*columns, console=console, transient=True, auto_refresh=False)
    progress.add_task("", total=files, told="")
    progress.start()
    return progress


@contextmanager
def reading(files: int) -> Iterator[Reading]:
    """Tells how far it is, on a terminal alone, and takes that away again, whatever happens."""
    seen = bool(sys.stderr and sys.stderr.isatty())
    it = Reading(files, seen=seen and not is_dumb(os.environ, platform=sys.platform))
    try:
        yield it
    finally:
        it.end()
