"""Drafts: answers that somebody allowed to be kept while working, on this computer alone."""

import stat
from collections.abc import Mapping
from pathlib import Path

from interimkit.errors import Problem, ProblemCode, SavedDataError
from interimkit.model.text import clean
from interimkit.store.output import write_whole

VARIABLE = "INTERIMKIT_HOME"

MAX_BYTES = 1_048_576
"""No draft of ours comes near it."""


def home(environ: Mapping[str, str]) -> Path:
    """The one place for anything kept: `INTERIMKIT_HOME`, or the platform's data folder."""
    if chosen := environ.get(VARIABLE):
        return Path(chosen)
    from platformdirs import user_data_path

    return user_data_path("interimkit", appauthor=False)


class Draft:
    """One questionnaire's draft.

    Args:
        name: The questionnaire's.
        environ: The process's variables.
    """

    def __init__(self, name: str, environ: Mapping[str, str]) -> None:
        self.path = home(environ) / "drafts" / f"{name}.yaml"

    def load(self) -> bytes | None:
        """What was kept, or None.

        Raises:
            SavedDataError: If it is there and cannot be read.
        """
        try:
            if not stat.S_ISREG(self.path.stat().st_mode):  # a device or a pipe might never end
                raise self._error(ProblemCode.DRAFT_UNREADABLE)
            with self.path.open("rb") as file:
                return file.read(MAX_BYTES + 1)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise self._error(ProblemCode.DRAFT_UNREADABLE) from error

    def save(self, data: bytes) -> None:
        """Replaces the draft, at once or not at all; readable by its owner alone.

        Raises:
            SavedDataError: If it cannot be written; the draft before is still there.
        """
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not self.path.parent.is_symlink():  # what it points at is not ours
                self.path.parent.chmod(0o700)
            write_whole(self.path, data, replace=True, mode=0o600)
        except OSError as error:
            raise self._error(ProblemCode.DRAFT_UNWRITABLE) from error

    def set_aside(self) -> Path:
        """Keeps a draft that cannot be used under another name, which it gives back.

        Raises:
            SavedDataError: If it cannot be moved.
        """
        aside = self.path.with_suffix(".old.yaml")
        try:
            self.path.replace(aside)
        except OSError as error:
            raise self._error(ProblemCode.DRAFT_UNREADABLE) from error
        return aside

    def drop(self) -> None:
        """Removes the draft, if there is one."""
        self.path.unlink(missing_ok=True)

    def _error(self, code: ProblemCode) -> SavedDataError:
        return SavedDataError(Problem(code=code, file=clean(str(self.path))))
