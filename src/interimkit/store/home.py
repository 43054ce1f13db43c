"""Our own folder on this computer: files in it are their owner's alone, and whole or not there."""

import errno
import os
import re
import stat
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from interimkit.errors import Problem, ProblemCode, SavedDataError
from interimkit.model.text import clean
from interimkit.store.output import started, write_whole

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
        raise unwritable(error, Path("~")) from error
    if folder.parts[0].startswith("~"):  # what nobody could resolve
        raise kept_error(ProblemCode.KEPT_UNWRITABLE, folder)
    return folder


def own_folder(home: Path, name: str) -> Path:
    """A folder of ours under the home; it may not be there yet.

    Raises:
        SavedDataError: If something else stands in its place, or in that of the home.
    """
    folder = home / name
    if home.exists() and not home.is_dir():
        raise kept_error(ProblemCode.KEPT_UNWRITABLE, home)
    _refuse_unless(stat.S_ISDIR, folder)
    return folder


def make_own_folder(home: Path, name: str) -> Path:
    """The same, once it is there and its owner's alone.

    Raises:
        SavedDataError: If it cannot be made, or something else stands in its place.
    """
    folder = own_folder(home, name)
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        folder.chmod(0o700)
    except OSError as error:
        raise unwritable(error, folder) from error
    return folder


def is_ordinary(path: Path) -> bool:
    """Whether a file is there.

    Raises:
        SavedDataError: If a link, a folder or a device stands in its place.
    """
    return _refuse_unless(stat.S_ISREG, path)


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
                raise kept_error(ProblemCode.KEPT_UNREADABLE, self.path)
            with self.path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise kept_error(ProblemCode.KEPT_UNREADABLE, self.path) from error
        sweep(self.path.parent)
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
            raise unwritable(error, self.path) from error
        sweep(self.path.parent)

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
            raise kept_error(ProblemCode.KEPT_UNREADABLE, self.path) from error
        return aside


def sweep(folder: Path, *, of: Path | None = None) -> None:
    """Removes what killed runs left in a folder, but nothing new: others may be at work.

    Args:
        of: A file that this run alone may write: what was left of it goes, however new.
    """
    ours = started(of) if of else None
    with suppress(OSError):
        for entry in os.scandir(folder):
            about = entry.stat(follow_symlinks=False)
            old = time.time() - about.st_mtime > OLD or (ours and entry.name.startswith(ours))
            if old and stat.S_ISREG(about.st_mode) and LEFT_BEHIND.fullmatch(entry.name):
                os.unlink(entry.path)  # noqa: PTH108 - scandir has no Path


def unwritable(error: Exception, place: Path) -> SavedDataError:
    """Why something could not be kept: there is no room left, or it is no place for that."""
    full = isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
    return kept_error(ProblemCode.KEPT_FULL if full else ProblemCode.KEPT_UNWRITABLE, place)


def kept_error(code: ProblemCode, place: Path) -> SavedDataError:
    """What is wrong with something kept, with its place."""
    return SavedDataError(Problem(code=code, file=clean(str(place))))


def _refuse_unless(wanted: Callable[[int], bool], path: Path) -> bool:
    """Whether something is there, and is what is wanted.

    Raises:
        SavedDataError: If it is something else.
    """
    try:
        mode = path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise kept_error(ProblemCode.KEPT_UNREADABLE, path) from error
    if not wanted(mode):
        raise kept_error(ProblemCode.KEPT_NOT_ORDINARY, path)
    return True
