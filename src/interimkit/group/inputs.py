"""What a run reads: files, folders and patterns become a list, each thing in it once."""

import os
import stat
from collections.abc import Iterator, Sequence
from enum import StrEnum

from msgspec import Struct

from interimkit.errors import Problem, ProblemCode
from interimkit.group.sheet import Unread
from interimkit.model.text import clean


class Kind(StrEnum):
    """What a file holds, told from the end of its name."""

    ANSWERS = "answers"
    LINES = "lines"
    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"


STANDARD_INPUT = "-"
ENDINGS = {
    ".yaml": Kind.ANSWERS,
    ".yml": Kind.ANSWERS,
    ".json": Kind.ANSWERS,
    ".jsonl": Kind.LINES,
    ".csv": Kind.CSV,
    ".xlsx": Kind.XLSX,
    ".parquet": Kind.PARQUET,
}
_MAGIC = frozenset("*?[")


class Input(Struct, frozen=True, kw_only=True):
    """One thing to read.

    Attributes:
        path: What is opened; `-` is standard input.
        kind: What it holds.
    """

    path: str
    kind: Kind

    @property
    def name(self) -> str:
        """The file as messages call it."""
        return clean(self.path)


def find_inputs(named: Sequence[str]) -> tuple[Input | Unread, ...]:
    """What there is to read, in the order given; in its place, what there is not, and why.

    A folder stands for the answers files in it and below, by name; what is hidden, and links that
    lead out of it, are let be. A pattern that no shell expanded is expanded here, `**` too. What
    is named a second time, whichever way, is named as such and read once.

    Args:
        named: Files, folders, patterns, and `-`.
    """
    seen: set[object] = set()
    return tuple(_once(one, seen) for name in named for one in _expand(name))


def _once(found: Input | Unread, seen: set[object]) -> Input | Unread:
    """What was found; where it is the same file as one before, that problem."""
    if isinstance(found, Unread):
        return found
    try:
        about = None if found.path == STANDARD_INPUT else os.stat(found.path)  # noqa: PTH116
    except (OSError, ValueError):  # it went away, or is no name: said where it is read
        return found
    key = about and (about.st_dev, about.st_ino)
    if key in seen:
        return _unread(ProblemCode.GROUP_FILE_TWICE, found.path)
    seen.add(key)
    return found


def _expand(name: str) -> Iterator[Input | Unread]:
    """What one name stands for."""
    if name == STANDARD_INPUT:
        yield Input(path=name, kind=Kind.ANSWERS)
        return
    try:
        mode = os.stat(name).st_mode  # noqa: PTH116
    except FileNotFoundError:
        yield from _matching(name)
    except (OSError, ValueError):
        yield _unread(ProblemCode.UNREADABLE, name)
    else:
        if stat.S_ISDIR(mode):
            yield from _in_folder(name)
        else:
            yield _by_ending(name, stream=not stat.S_ISREG(mode))


def _matching(pattern: str) -> Iterator[Input | Unread]:
    """What a pattern matches, by name; a name that is none is of a file that does not exist."""
    matches: list[str] = []
    if _MAGIC.intersection(pattern):
        from glob import glob

        matches = sorted(glob(pattern, recursive=True))  # noqa: PTH207
    if not matches:
        yield _unread(ProblemCode.FILE_MISSING, pattern)
    for match in matches:
        if os.path.isdir(match):  # noqa: PTH112
            yield from _in_folder(match)
        else:
            yield _by_ending(match)


def _by_ending(name: str, *, stream: bool = False) -> Input | Unread:
    ending = os.path.splitext(name)[1].lower()  # noqa: PTH122
    kind = ENDINGS.get(ending) or (Kind.ANSWERS if stream else None)
    if kind is None:
        return _unread(ProblemCode.GROUP_ENDING, name, value=ending, expected=tuple(ENDINGS))
    return Input(path=name, kind=kind)


def _in_folder(folder: str) -> Iterator[Input | Unread]:
    """The answers files in a folder and below, by name; its own before those of what is in it."""
    top = os.path.realpath(folder)
    waiting, none_yet = [folder], True
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
            below = [one.path for one in listed if _is_folder(one)]
            files = [one.path for one in listed if _is_answers_file(one, top=top)]
        except OSError:
            none_yet = False
            yield _unread(ProblemCode.UNREADABLE, here)
            continue
        waiting += reversed(below)
        for path in files:
            none_yet = False
            yield Input(path=path, kind=Kind.ANSWERS)
    if none_yet:
        yield _unread(ProblemCode.GROUP_FOLDER_EMPTY, folder)


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    """Whether it is one to look into: of a link, what is inside comes by itself or leads out."""
    return not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False)


def _is_answers_file(entry: "os.DirEntry[str]", *, top: str) -> bool:
    ending = os.path.splitext(entry.name)[1].lower()  # noqa: PTH122
    if entry.name.startswith(".") or ENDINGS.get(ending) is not Kind.ANSWERS:
        return False
    if not entry.is_symlink():
        return entry.is_file()
    if not os.path.realpath(entry.path).startswith(os.path.join(top, "")):  # noqa: PTH118
        return False
    # One that leads to nothing, or to itself, is a file that is gone: said where it is read.
    return os.path.isfile(entry.path) or not os.path.exists(entry.path)  # noqa: PTH110, PTH113


def _unread(
    code: ProblemCode, name: str, *, value: str = "", expected: tuple[str, ...] = ()
) -> Unread:
    problem = Problem(code=code, file=clean(name), value=clean(value), expected=expected)
    return Unread(problems=(problem,))
