"""A file that one run at a time has; the system itself gives it up when that run ends."""

import errno
import os
import sys
import time
from contextlib import suppress
from pathlib import Path

_BETWEEN = 0.02
"""Seconds between two tries of who waits."""


class Lock:
    """One run's hold on something that others may want as well.

    Args:
        path: The file that stands for it, in a folder that is there.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held: int | None = None

    def take(self, *, wait: float = 0) -> bool:
        """Whether this run has it now; False where another has it all the while.

        Args:
            wait: Seconds to go on trying.

        Raises:
            OSError: If the file cannot be made.
        """
        until = time.monotonic() + wait
        while not self._taken():
            if time.monotonic() >= until:
                return False
            time.sleep(_BETWEEN)
        return True

    def give_up(self) -> None:
        """Gives it up, and removes the file that stood for it."""
        if self._held is not None:
            with suppress(OSError):  # Windows removes nothing that is open
                self._path.unlink()
            os.close(self._held)
            self._held = None

    def _taken(self) -> bool:
        if self._held is not None:
            return True
        while True:
            held = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            if not _locked(held):
                os.close(held)
                return False
            with suppress(OSError):
                if os.path.samestat(os.fstat(held), self._path.stat()):
                    self._held = held
                    return True
            os.close(held)  # who had it before removed it meanwhile


def _locked(descriptor: int) -> bool:
    """Whether the file is ours alone now; a file system that knows no locks says yes to all."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in {errno.EAGAIN, errno.EACCES, errno.EDEADLK}
    return True
