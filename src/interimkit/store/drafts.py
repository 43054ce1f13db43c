"""Drafts: answers that somebody allowed to be kept while working, on this computer alone."""

import os
from collections.abc import Mapping
from contextlib import suppress

from interimkit.store.home import OwnFile, home, sweep
from interimkit.store.lock import Lock


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
        self._lock = Lock(self.path.with_suffix(".lock"))

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
        try:
            self.make_folder()
            if not self._lock.take():
                return False
        except OSError:
            return True
        sweep(self.path.parent, of=self.path)
        return True

    def drop(self) -> None:
        """Removes the draft, if there is one, and gives up the claim."""
        with suppress(FileNotFoundError, NotADirectoryError):
            self.path.unlink()
        self.give_up()

    def give_up(self) -> None:
        """Gives up the claim; what is kept stays."""
        self._lock.give_up()
