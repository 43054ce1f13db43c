"""The diagnoses that a person saved: `me/history.sqlite` under the home, opened here alone.

A saved diagnosis is its answers, as an answers file, with the pack that asked them and the moment;
never a result, which is worked out again when it is shown. For whoever saves one:

    number = save_diagnosis(home(os.environ), encode_answers(answers), pack=pack.ref, now=now)

What is committed survives whatever ends the process, for the journal is flushed before a save
returns. A home without a history costs a look whether the file is there, and no sqlite3.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from interimkit.errors import Problem, ProblemCode, SavedDataError, UnknownChoiceError
from interimkit.model.pack import PackRef
from interimkit.store.home import kept_error, unwritable
from interimkit.store.kept import is_ordinary, make_my_folder, my_folder

if TYPE_CHECKING:
    import sqlite3

FILE = "history.sqlite"

APPLICATION = 0x696B6974
"""What SQLite writes into a file of ours, so that we know it again: `ikit`."""

_SCHEMA = """
CREATE TABLE diagnosis (
    number INTEGER PRIMARY KEY AUTOINCREMENT,  -- never given twice
    saved_at TEXT NOT NULL,  -- ISO 8601, in UTC
    label TEXT NOT NULL,
    pack_name TEXT NOT NULL,
    pack_version TEXT NOT NULL,
    pack_digest TEXT NOT NULL,
    answers BLOB NOT NULL
) STRICT
"""

MIGRATIONS: tuple[tuple[str, ...], ...] = ((_SCHEMA,),)
"""What makes each version of the schema from the one before; the first starts from nothing."""

PATIENCE = 5.0
"""Seconds to wait for another run that is writing."""

_ROOM = 1_048_576
"""Bytes of free space below which a failed write is a full disk, whatever SQLite calls it."""


class Saved(Struct, frozen=True, kw_only=True):
    """A diagnosis as it was saved.

    Attributes:
        number: Its own, from 1, never given again.
        saved_at: In UTC, to the second.
        label: What its owner calls it, or nothing.
        pack: Whose questions were answered, as it was then.
        answers: An answers file.
    """

    number: int
    saved_at: datetime
    label: str = ""
    pack: PackRef
    answers: bytes


def save_diagnosis(
    home: Path, answers: bytes, *, pack: PackRef, now: datetime, label: str = ""
) -> int:
    """Saves a diagnosis for good and gives its number; when it returns, it is on the disk.

    Args:
        home: Our folder on this computer.
        answers: An answers file, as `encode_answers` makes it.
        pack: Whose questions they answer.
        now: With its time zone.
        label: What its owner calls it.

    Raises:
        SavedDataError: If it cannot be saved; what was there before still is.
    """
    saved = Saved(number=0, saved_at=now, label=label, pack=pack, answers=answers)
    with _opened(home, make=True) as history, _transaction(history):
        return _insert(history, saved)


def list_saved(home: Path) -> tuple[Saved, ...]:
    """Every saved diagnosis, the oldest first; none where nothing was saved.

    Raises:
        SavedDataError: If the history is there and cannot be read.
    """
    if not is_ordinary(my_folder(home) / FILE):
        return ()
    with _opened(home) as history:
        rows = history.execute(
            "SELECT number, saved_at, label, pack_name, pack_version, pack_digest, answers"
            " FROM diagnosis ORDER BY number"
        ).fetchall()
    return tuple(_saved(row) for row in rows)


def load_saved(home: Path, number: int) -> Saved:
    """One of them.

    Raises:
        SavedDataError: If the history is there and cannot be read.
        UnknownChoiceError: If none has this number, with those that there are.
    """
    there = list_saved(home)
    found = next((saved for saved in there if saved.number == number), None)
    if found is None:
        raise _no_such(number, there)
    return found


def add_saved(home: Path, several: Iterable[Saved]) -> tuple[int, ...]:
    """Saves those that are not there yet, all or none, under new numbers; gives these.

    Raises:
        SavedDataError: If they cannot be saved; what was there before still is.
    """
    with _opened(home, make=True) as history, _transaction(history):
        return tuple(_insert(history, saved) for saved in several if not _has(history, saved))


def delete_saved(home: Path, number: int) -> None:
    """Removes one, so that nothing of it can be found in the files any more.

    Raises:
        SavedDataError: If it cannot be removed; it is then still there, whole.
        UnknownChoiceError: If none has this number, with those that there are.
    """
    load_saved(home, number)
    with _opened(home, make=True) as history:
        _flush(
            history, home
        )  # before anything goes: somebody who reads would keep it in the journal
        with _transaction(history):
            history.execute("DELETE FROM diagnosis WHERE number = ?", (number,))
        history.execute("VACUUM")
        _flush(history, home)


def refuse_in_use(home: Path) -> None:
    """Nothing, where no other run is at work on the history, sound or not.

    Raises:
        SavedDataError: If one is.
    """
    with suppress(SavedDataError):
        if not is_ordinary(my_folder(home) / FILE):
            return
    try:
        with _opened(home, make=True) as history:
            _flush(history, home)
    except SavedDataError as error:
        if error.problems[0].code is ProblemCode.KEPT_LOCKED:
            raise


@contextmanager
def _opened(home: Path, *, make: bool = False) -> "Iterator[sqlite3.Connection]":
    """The history, sound and of our schema, until the block ends.

    Args:
        make: Whether it is written to, and made where it is not there.
    """
    import sqlite3

    path = (make_my_folder(home) if make else my_folder(home)) / FILE
    if make:
        _make_file(path)
    try:
        history = sqlite3.connect(
            f"{path.absolute().as_uri()}?{_mode(path, make=make)}",
            uri=True,
            timeout=PATIENCE,
            isolation_level=None,
        )
        try:
            _prepare(history, path, make=make)
            yield history
        finally:
            history.close()
    except sqlite3.Error as error:
        raise _as_problem(error, path) from error


def _make_file(path: Path) -> None:
    """An empty file that its owner alone may read; what SQLite puts beside it takes after it.

    Raises:
        SavedDataError: If something else stands in its place, or it cannot be made.
    """
    if is_ordinary(path):
        return
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise unwritable(error, path) from error


def _mode(path: Path, *, make: bool) -> str:
    """How it is opened: where nothing can be written, a reader may not even note that it reads."""
    if make or os.access(path.parent, os.W_OK):
        return "mode=rw"
    left = path.with_name(f"{FILE}-wal")
    return "mode=ro" if left.exists() else "mode=ro&immutable=1"


def _prepare(history: "sqlite3.Connection", path: Path, *, make: bool) -> None:
    """Looks whether it is sound and ours, and brings it to today's schema.

    Raises:
        SavedDataError: If it is damaged, somebody else's, or newer than this version.
    """
    _refuse_others(history, path)
    if [tuple(row) for row in history.execute("PRAGMA quick_check(1)")] != [("ok",)]:
        raise kept_error(ProblemCode.KEPT_DAMAGED, path)
    if make:
        history.execute("PRAGMA journal_mode = WAL")
        history.execute("PRAGMA synchronous = FULL")
        history.execute("PRAGMA secure_delete = ON")
        history.execute("PRAGMA temp_store = MEMORY")  # nothing of it in anybody's /tmp
    if _version(history) < len(MIGRATIONS):
        with _transaction(history):
            for statement in (s for step in MIGRATIONS[_version(history) :] for s in step):
                history.execute(statement)
            history.execute(f"PRAGMA application_id = {APPLICATION}")
            history.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")


def _refuse_others(history: "sqlite3.Connection", path: Path) -> None:
    (ours,) = history.execute("PRAGMA application_id").fetchone()
    (tables,) = history.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if ours != APPLICATION and (ours or tables):
        raise kept_error(ProblemCode.KEPT_DAMAGED, path)
    if _version(history) > len(MIGRATIONS):
        raise kept_error(ProblemCode.KEPT_NEWER, path)


def _version(history: "sqlite3.Connection") -> int:
    (version,) = history.execute("PRAGMA user_version").fetchone()
    return int(version)


@contextmanager
def _transaction(history: "sqlite3.Connection") -> Iterator[None]:
    """All that is done in the block, or nothing of it."""
    history.execute("BEGIN IMMEDIATE")
    try:
        yield
        history.execute("COMMIT")
    except BaseException:
        if history.in_transaction:  # a full disk has ended it already
            history.execute("ROLLBACK")
        raise


def _flush(history: "sqlite3.Connection", home: Path) -> None:
    """Brings all of the journal into the file, and empties it.

    Raises:
        SavedDataError: If somebody who reads keeps it from being emptied.
    """
    busy, _pages, _moved = history.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise kept_error(ProblemCode.KEPT_LOCKED, my_folder(home) / FILE)


def _insert(history: "sqlite3.Connection", saved: Saved) -> int:
    row = history.execute(
        "INSERT INTO diagnosis (saved_at, label, pack_name, pack_version, pack_digest, answers)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (_moment(saved), saved.label, *_pack(saved), saved.answers),
    )
    assert row.lastrowid is not None
    return row.lastrowid


def _has(history: "sqlite3.Connection", saved: Saved) -> bool:
    found = history.execute(
        "SELECT 1 FROM diagnosis WHERE saved_at = ? AND label = ? AND pack_name = ?"
        " AND pack_version = ? AND pack_digest = ? AND answers = ?",
        (_moment(saved), saved.label, *_pack(saved), saved.answers),
    )
    return found.fetchone() is not None


def _moment(saved: Saved) -> str:
    assert saved.saved_at.tzinfo is not None, "a moment without a time zone is none"
    return saved.saved_at.astimezone(UTC).isoformat(timespec="seconds")


def _pack(saved: Saved) -> tuple[str, str, str]:
    return saved.pack.name, saved.pack.version, saved.pack.digest


def _saved(row: tuple[int, str, str, str, str, str, bytes]) -> Saved:
    number, saved_at, label, name, version, digest, answers = row
    return Saved(
        number=number,
        saved_at=datetime.fromisoformat(saved_at),
        label=label,
        pack=PackRef(name=name, version=version, digest=digest),
        answers=answers,
    )


def _no_such(number: int, there: Iterable[Saved]) -> UnknownChoiceError:
    return UnknownChoiceError(
        Problem(
            code=ProblemCode.CHOICE_UNKNOWN,
            path=("number",),
            value=str(number),
            expected=tuple(str(saved.number) for saved in there),
        )
    )


def _as_problem(error: "sqlite3.Error", path: Path) -> SavedDataError:
    """What SQLite says, as a problem of what is kept."""
    import sqlite3

    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED | sqlite3.SQLITE_PROTOCOL:
            code = ProblemCode.KEPT_LOCKED
        case sqlite3.SQLITE_FULL:
            code = ProblemCode.KEPT_FULL
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            code = ProblemCode.KEPT_UNWRITABLE
        case sqlite3.SQLITE_IOERR:
            full = shutil.disk_usage(path.parent).free < _ROOM
            code = ProblemCode.KEPT_FULL if full else ProblemCode.KEPT_UNREADABLE
        case _:
            code = ProblemCode.KEPT_DAMAGED
    return kept_error(code, path)
