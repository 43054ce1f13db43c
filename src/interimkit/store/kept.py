"""One person's answers, kept where they said so: a folder of its own, its owner's alone.

`me/` under the home holds `answers-PACK.yaml`, the answers to every questionnaire of one pack, and
the history beside them (`history.py`). Nothing comes here unasked.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from interimkit.errors import ProblemCode
from interimkit.store.home import (
    OwnFile,
    is_ordinary,
    kept_error,
    make_own_folder,
    own_folder,
    sweep,
    unwritable,
)
from interimkit.store.lock import Lock

FOLDER = "me"
EARLIER = "answers.yaml"
"""Where the version before kept answers, of whichever pack."""

PATIENCE = 5.0
"""Seconds to wait for another run that is keeping something."""

_ANSWERS = re.compile(r"answers-(?P<pack>[a-z0-9]+(-[a-z0-9]+)*)\.yaml")


def my_folder(home: Path) -> Path:
    """The folder of what is kept of a person; it may not be there yet.

    Raises:
        SavedDataError: If something else stands in its place, or in that of the home.
    """
    return own_folder(home, FOLDER)


class Kept(OwnFile):
    """The answers to one pack that are kept of a person.

    Args:
        home: Our folder on this computer.
        pack: The pack's name.

    Raises:
        SavedDataError: If something else stands where they would be kept.
    """

    def __init__(self, home: Path, *, pack: str) -> None:
        self._home = home
        super().__init__(my_folder(home) / f"answers-{pack}.yaml")

    def load(self) -> bytes | None:
        """What is kept, or None.

        Raises:
            SavedDataError: If it is there and cannot be read, or is no file.
        """
        return super().load() if is_ordinary(self.path) else None

    def earlier(self) -> OwnFile:
        """What the version before kept, of whichever pack."""
        return OwnFile(self._home / EARLIER)

    def take_over(self) -> None:
        """Moves what the version before kept to where this one keeps it.

        Raises:
            SavedDataError: If it cannot be moved; it is then still where it was.
        """
        try:
            self.earlier().path.replace(self.path)
            self.path.chmod(0o600)
        except OSError as error:
            raise unwritable(error, self.path) from error

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keeps every other run out while what is kept is read, changed and saved.

        What a run that was killed here left behind is removed.

        Raises:
            SavedDataError: If another run has it all the while, or there is no place for it.
        """
        folder = make_own_folder(self._home, FOLDER)
        is_ordinary(self.path)
        lock = lock_of(folder)
        try:
            sweep(folder, of=self.path)
            yield
        finally:
            lock.give_up()


def packs_kept(home: Path) -> tuple[str, ...]:
    """The names of the packs to which answers are kept.

    Raises:
        SavedDataError: If the folder cannot be read.
    """
    named = (_ANSWERS.fullmatch(path.name) for path in listed(my_folder(home)))
    return tuple(found["pack"] for found in named if found)


def listed(folder: Path) -> list[Path]:
    """The files in a folder, in order; none where it is not there.

    Raises:
        SavedDataError: If it cannot be read.
    """
    try:
        return sorted(path for path in folder.iterdir() if path.is_symlink() or path.is_file())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise kept_error(ProblemCode.KEPT_UNREADABLE, folder) from error


def lock_of(folder: Path) -> Lock:
    """The one lock of the folder.

    Raises:
        SavedDataError: If another run has it all the while.
    """
    lock = Lock(folder / "in-use.lock")
    try:
        taken = lock.take(wait=PATIENCE)
    except OSError as error:
        raise unwritable(error, folder) from error
    if not taken:
        raise kept_error(ProblemCode.KEPT_LOCKED, folder)
    return lock
