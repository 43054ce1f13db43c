"""Drafts: answers that somebody allowed to be kept while working, on this computer alone."""

import errno
import os
import sys
from collections.abc import Mapping
from contextlib import suppress

from interimkit.store.home import OwnFile, home


class Draft(OwnFile):
    """The draft of one questionnaire of one pack.

    One run at a time may have it: it claims the draft, and what is not claimed is not touched.
    The system itself gives a claim up when the run ends, whatever ended it.

    Args:
        name: The questionnaire's.
        pack: The name of the pack that asks.
        environ: The process's variables.

    Raises:
        SavedDataError: If there is no place for it.
    """

    def __init__(self, name: str, environ: Mapping[str, str], *, pack: str) -> None:
        super().__init__(home(environ) / "drafts" / f"{name}-{pack}.yaml")
        self._lock = self.path.with_suffix(".lock")
        self._held: int | None = None

    def is_there(self) -> bool:
        """Whether something is kept under its name, readable or not."""
        return os.path.lexists(self.path)

    def make_folder(self) -> None:
        """Makes the folder of drafts, which is ours, and its owner's alone."""
        super().make_folder()
        if not self.path.parent.is_symlink():  # what it points at is not ours
            self.path.parent.chmod(0o700)

    def claim(self) -> bool:
        """Whether this run has the draft now; False where another has it.

        Where nothing can be claimed, no other run can have claimed it either: saving will say
        what is wrong with the place.
        """
        if self._held is not None:
            return True
        try:
            self.make_folder()
            while True:
                held = os.open(self._lock, os.O_RDWR | os.O_CREAT, 0o600)
                if not _locked(held):
                    os.close(held)
                    return False
                with suppress(OSError):
                    if os.path.samestat(os.fstat(held), self._lock.stat()):
                        self._held = held
                        return True
                os.close(held)  # who had it before removed it meanwhile
        except OSError:
            return True

    def drop(self) -> None:
        """Removes the draft, if there is one, and gives up the claim."""
        with suppress(FileNotFoundError, NotADirectoryError):
            self.path.unlink()
        self.give_up()

    def give_up(self) -> None:
        """Gives up the claim; what is kept stays."""
        if self._held is not None:
            with suppress(OSError):  # Windows removes nothing that is open
                self._lock.unlink()
            os.close(self._held)
            self._held = None


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
