"""That something is being worked out, where it takes long and somebody looks on."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from gettext import gettext as _
from threading import Lock, Timer
from typing import TYPE_CHECKING

from interimkit.cli.prompt import is_dumb

if TYPE_CHECKING:
    from rich.status import Status

PATIENCE = 0.5
"""Seconds that somebody waits without being told."""


@contextmanager
def working() -> Iterator[None]:
    """Says on standard error that it goes on, from half a second on, and takes that away again.

    On a terminal alone; what ends sooner says nothing and imports nothing for it.
    """
    if not (sys.stderr and sys.stderr.isatty()) or is_dumb(os.environ, platform=sys.platform):
        yield
        return
    sign = _Sign()
    timer = Timer(PATIENCE, sign.show)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        sign.end()


class _Sign:
    """What moves while one waits; shown by a timer, so that either may come first."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._status: Status | None = None
        self._ended = False

    def show(self) -> None:
        """Shows it, unless the work has ended by now."""
        from rich.console import Console

        with self._lock:
            if not self._ended:
                console = Console(stderr=True, highlight=False, emoji=False, markup=False)
                ascii_alone = "line"  # whatever a terminal can encode
                self._status = console.status(_("Working it out …"), spinner=ascii_alone)
                self._status.start()

    def end(self) -> None:
        """Takes it away, or keeps it from coming."""
        with self._lock:
            self._ended = True
            if self._status:
                self._status.stop()
