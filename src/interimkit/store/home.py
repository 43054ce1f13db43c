"""Our own folder on this computer: files in it are their owner's alone, and whole or not there."""

import os
import re
import stat
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from interimkit.errors import Problem, ProblemCode, SavedDataError
from interimkit.model.text import clean
from interimkit.store.output import write_whole

VARIABLE = "INTERIMKIT_HOME"

MAX_BYTES = 1_048_576
"""No file of ours comes near it."""

LEFT_BEHIND = re.compile(r"\.interimkit-[0-9a-f]{16}\.tmp")
"""What a process that was killed inside a save could not remove."""

OLD = 3600
"""Seconds after which nobody can be filling such a file any more."""


def home(environ: Mapping[str, str]) -> Path:
    """The one place for anything kept: `INTERIMKIT_HOME`, or the platform's data folder.

    Raises:
        SavedDataError: If the system knows of no home for whoever runs us.
    """
    if chosen := environ.get(VARIABLE):
        return Path(chosen)
    from platformdirs import user_data_path

    try:
        folder = user_data_path("interimkit", appauthor=False)
    except (RuntimeError, KeyError, OSError) as error:
        raise _unwritable(Path("~")) from error
    if folder.parts[0].startswith("~"):  # what nobody could resolve
        raise _unwritable(folder)
    return folder


class OwnFile:
    """One file in our folder.

    Args:
        path: Where it is.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self) -> bytes | None:
        """What was kept, or None.

        Raises:
            SavedDataError: If it is there and cannot be read.
        """
        try:
            if not stat.S_ISREG(self.path.stat().st_mode):  # a device or a pipe might never end
                raise self._unreadable()
            with self.path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise self._unreadable() from error
        self._sweep()
        return data

    def save(self, data: bytes) -> None:
        """Replaces the file, at once or not at all; readable by its owner alone.

        Raises:
            SavedDataError: If it cannot be written; what was there before still is.
        """
        try:
            self.make_folder()
            write_whole(self.path, data, replace=True, mode=0o600)
        except OSError as error:
            raise _unwritable(self.path) from error
        self._sweep()

    def make_folder(self) -> None:
        """Makes its folder, its owner's alone; one that was there keeps its mode.

        Raises:
            OSError: If it cannot be made.
        """
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)

    def set_aside(self) -> Path:
        """Keeps what cannot be used under a name that is free, and gives that name.

        Raises:
            SavedDataError: If it cannot be moved.
        """
        names = (f".old{f'-{number}' if number > 1 else ''}.yaml" for number in range(1, 1000))
        free = (aside for name in names if not (aside := self.path.with_suffix(name)).exists())
        aside = next(free, self.path.with_suffix(".old.yaml"))
        try:
            self.path.replace(aside)
        except OSError as error:
            raise self._unreadable() from error
        return aside

    def _sweep(self) -> None:
        """Removes what killed runs left in the folder, but nothing new: others may be at work."""
        with suppress(OSError):
            for entry in os.scandir(self.path.parent):
                about = entry.stat(follow_symlinks=False)
                old = stat.S_ISREG(about.st_mode) and time.time() - about.st_mtime > OLD
                if old and LEFT_BEHIND.fullmatch(entry.name):
                    os.unlink(entry.path)  # noqa: PTH108 - scandir has no Path

    def _unreadable(self) -> SavedDataError:
        problem = Problem(code=ProblemCode.DRAFT_UNREADABLE, file=clean(str(self.path)))
        return SavedDataError(problem)


def _unwritable(place: Path) -> SavedDataError:
    return SavedDataError(Problem(code=ProblemCode.DRAFT_UNWRITABLE, file=clean(str(place))))
