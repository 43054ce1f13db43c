"""An SQLite file of ours: sound, of our schema, its owner's alone, and opened here.

What is committed is on the disk before `COMMIT` returns, whatever ends the process then; what is
deleted, and `scrub`bed, is in none of its files any more.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

from msgspec import Struct

from interimkit.errors import ProblemCode, SavedDataError
from interimkit.store.home import is_ordinary, kept_error, unwritable

if TYPE_CHECKING:
    import sqlite3

    Connection = sqlite3.Connection

PATIENCE = 5.0
"""Seconds to wait for another run that is writing."""

_ROOM = 1_048_576
"""Bytes of free space below which a failed write is a full disk, whatever SQLite calls it."""


class Schema(Struct, frozen=True, kw_only=True):
    """What a file of ours holds.

    Attributes:
        application: What SQLite writes into it, so that we know it again.
        migrations: What makes each version from the one before; the first starts from nothing.
    """

    application: int
    migrations: tuple[tuple[str, ...], ...]


def connect(path: Path, schema: Schema, *, make: bool = False) -> "Connection":
    """The file, opened; threads that share it must take turns.

    Args:
        path: In a folder that is there.
        schema: To which it is brought.
        make: Whether it is written to, and made where it is not there.

    Raises:
        SavedDataError: If it cannot be opened, is damaged, somebody else's, or newer than this
            version; it is then as it was.
    """
    import sqlite3

    if make:
        _make_file(path)
    with said_of(path):
        opened = sqlite3.connect(
            f"{path.absolute().as_uri()}?{_mode(path, make=make)}",
            uri=True,
            timeout=PATIENCE,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            _prepare(opened, path, schema, make=make)
        except BaseException:
            opened.close()
            raise
    return opened


@contextmanager
def said_of(path: Path) -> Iterator[None]:
    """What SQLite says in the block, as a problem of what is kept.

    Raises:
        SavedDataError: For whatever it says.
    """
    import sqlite3

    try:
        yield
    except sqlite3.Error as error:
        raise _as_problem(error, path) from error


@contextmanager
def transaction(database: "Connection") -> Iterator[None]:
    """All that is done in the block, or nothing of it."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:  # a full disk has ended it already
            database.execute("ROLLBACK")
        raise


def flush(database: "Connection", path: Path) -> None:
    """Brings all of the journal into the file, and empties it.

    Raises:
        SavedDataError: If somebody who reads keeps it from being emptied.
    """
    busy, _pages, _moved = database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise kept_error(ProblemCode.KEPT_LOCKED, path)


def scrub(database: "Connection", path: Path) -> None:
    """Leaves nothing in the files of what was deleted.

    Raises:
        SavedDataError: If somebody who reads keeps the journal from being emptied.
    """
    database.execute("VACUUM")
    flush(database, path)


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
    left = path.with_name(f"{path.name}-wal")
    return "mode=ro" if left.exists() else "mode=ro&immutable=1"


def _prepare(database: "Connection", path: Path, schema: Schema, *, make: bool) -> None:
    """Looks whether it is sound and ours, and brings it to today's schema.

    Raises:
        SavedDataError: If it is damaged, somebody else's, or newer than this version.
    """
    _refuse_others(database, path, schema)
    if [tuple(row) for row in database.execute("PRAGMA quick_check(1)")] != [("ok",)]:
        raise kept_error(ProblemCode.KEPT_DAMAGED, path)
    if make:
        _keep_a_journal(database)
        database.execute("PRAGMA synchronous = FULL")
        database.execute("PRAGMA secure_delete = ON")
        database.execute("PRAGMA temp_store = MEMORY")  # nothing of it in anybody's /tmp
    if _version(database) < len(schema.migrations):
        with transaction(database):
            steps = schema.migrations[_version(database) :]  # another run may have made some
            for statement in (each for step in steps for each in step):
                database.execute(statement)
            database.execute(f"PRAGMA application_id = {schema.application}")
            database.execute(f"PRAGMA user_version = {len(schema.migrations)}")


def _keep_a_journal(database: "Connection") -> None:
    """Sets the journal that readers and a writer share.

    Where two make the same file at once SQLite does not wait for the other one here, but refuses.
    """
    import sqlite3

    until = monotonic() + PATIENCE
    while True:
        try:
            database.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise
            sleep(0.01)
        else:
            return


def _refuse_others(database: "Connection", path: Path, schema: Schema) -> None:
    (ours,) = database.execute("PRAGMA application_id").fetchone()
    (tables,) = database.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if ours != schema.application and (ours or tables):
        raise kept_error(ProblemCode.KEPT_DAMAGED, path)
    if _version(database) > len(schema.migrations):
        raise kept_error(ProblemCode.KEPT_NEWER, path)


def _version(database: "Connection") -> int:
    (version,) = database.execute("PRAGMA user_version").fetchone()
    return int(version)


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
