"""Erasing all that is kept of a person: every file of ours, so that nothing can be found in it."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from interimkit.errors import ProblemCode
from interimkit.store.history import refuse_in_use
from interimkit.store.home import LEFT_BEHIND, kept_error, own_folder, unwritable
from interimkit.store.kept import listed, lock_of, my_folder
from interimkit.store.lock import Lock
from interimkit.store.rooms import FOLDER as ROOMS

_OURS = re.compile(r"answers-.+\.yaml|history\.sqlite(-wal|-shm|-journal)?|in-use\.lock")
_EARLIER = re.compile(r"answers(\.old(-\d+)?)?\.yaml")
_ROOMS = re.compile(r"rooms\.sqlite(-wal|-shm|-journal)?")
_DRAFTS = re.compile(r".+\.(yaml|lock)")


def is_anything_kept(home: Path) -> bool:
    """Whether anything of ours is there, drafts and what was set aside included.

    Raises:
        SavedDataError: If a folder of ours cannot be read.
    """
    return next(_all_of_ours(home), None) is not None


def draft_names(home: Path) -> tuple[str, ...]:
    """The names of the drafts that there are, each a questionnaire's and its pack's.

    Raises:
        SavedDataError: If their folder cannot be read.
    """
    return tuple(path.stem for path in listed(home / "drafts") if path.suffix == ".yaml")


def erase_all(home: Path) -> tuple[Path, ...]:
    """Removes every file that we keep, each written over with zeros before; gives what went.

    What is in our folders and has no name of ours stays, and so does its folder.

    Raises:
        SavedDataError: If another run is keeping something, or a file cannot be removed.
    """
    folders = [folder for folder in (my_folder(home), home / "drafts") if folder.is_dir()]
    locks: list[Lock] = []
    try:
        if my_folder(home).is_dir():
            locks.append(lock_of(my_folder(home)))
        locks += [_claimed(path) for path in (home / "drafts").glob("*.lock")]
        gone = [path for path in _all_of_ours(home) if path.suffix != ".lock"]
        refuse_in_use(home)  # which may bring a journal to its end, and remove it
        for path in gone:
            _erase(path)
    finally:
        for lock in locks:
            lock.give_up()
    for folder in folders:
        with suppress(OSError):  # somebody else's files are in it
            folder.rmdir()
    return tuple(gone)


def erase_rooms(home: Path) -> tuple[Path, ...]:
    """Removes the file of all sessions, sound or not, as `erase_all` does; gives what went.

    Raises:
        SavedDataError: If a run plays a session, or a file cannot be removed.
    """
    folder = own_folder(home, ROOMS)
    locks: list[Lock] = []
    try:
        locks += [_claimed(path) for path in sorted(folder.glob("*.lock"))]
        gone = [path for path in listed(folder) if _ROOMS.fullmatch(path.name)]
        for path in gone:
            _erase(path)
    finally:
        for lock in locks:
            lock.give_up()
    with suppress(OSError):  # somebody else's files are in it
        folder.rmdir()
    return tuple(gone)


def _all_of_ours(home: Path) -> Iterator[Path]:
    yield from (path for path in listed(home) if _EARLIER.fullmatch(path.name))
    for folder, names in ((my_folder(home), _OURS), (home / "drafts", _DRAFTS)):
        if not folder.is_symlink():  # what it points at is not ours
            yield from (
                path
                for path in listed(folder)
                if names.fullmatch(path.name) or LEFT_BEHIND.fullmatch(path.name)
            )


def _claimed(path: Path) -> Lock:
    """The lock of a draft.

    Raises:
        SavedDataError: If a run is asking, and would keep its draft again.
    """
    lock = Lock(path)
    if not lock.take():
        raise kept_error(ProblemCode.KEPT_LOCKED, path.with_suffix(".yaml"))
    return lock


def _erase(path: Path) -> None:
    """Writes zeros over a file and removes it; of a link only the link goes.

    Raises:
        SavedDataError: If it cannot be removed.
    """
    try:
        if not path.is_symlink():
            with path.open("r+b") as file:
                file.write(bytes(path.stat().st_size))
                file.flush()
                os.fsync(file.fileno())
        path.unlink()
    except FileNotFoundError:
        return
    except OSError as error:
        raise unwritable(error, path) from error
