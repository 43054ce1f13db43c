"""The diagnoses that a person saved: `me/history.sqlite` under the home.

A saved diagnosis is its answers, as an answers file, with the pack that asked them and the moment;
never a result, which is worked out again when it is shown. For whoever saves one:

    number = save_diagnosis(home(os.environ), encode_answers(answers), pack=pack.ref, now=now)

What is committed survives whatever ends the process, for the journal is flushed before a save
returns. A home without a history costs a look whether the file is there, and no sqlite3.
"""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from interimkit.errors import Problem, ProblemCode, SavedDataError, UnknownChoiceError
from interimkit.model.pack import PackRef
from interimkit.store.database import Schema, connect, flush, said_of, scrub, transaction
from interimkit.store.home import is_ordinary, make_own_folder
from interimkit.store.kept import FOLDER, my_folder

if TYPE_CHECKING:
    from interimkit.store.database import Connection

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
    with _opened(home, make=True) as history, transaction(history):
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
    with _opened(home, make=True) as history, transaction(history):
        return tuple(_insert(history, saved) for saved in several if not _has(history, saved))


def delete_saved(home: Path, number: int) -> None:
    """Removes one, so that nothing of it can be found in the files any more.

    Raises:
        SavedDataError: If it cannot be removed; it is then still there, whole.
        UnknownChoiceError: If none has this number, with those that there are.
    """
    load_saved(home, number)
    with _opened(home, make=True) as history:
        path = my_folder(home) / FILE
        # Before anything goes: somebody who reads would keep it in the journal.
        flush(history, path)
        with transaction(history):
            history.execute("DELETE FROM diagnosis WHERE number = ?", (number,))
        scrub(history, path)


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
            flush(history, my_folder(home) / FILE)
    except SavedDataError as error:
        if error.problems[0].code is ProblemCode.KEPT_LOCKED:
            raise


@contextmanager
def _opened(home: Path, *, make: bool = False) -> "Iterator[Connection]":
    """The history, sound and of our schema, until the block ends.

    Args:
        make: Whether it is written to, and made where it is not there.
    """
    folder = make_own_folder(home, FOLDER) if make else my_folder(home)
    schema = Schema(application=APPLICATION, migrations=MIGRATIONS)
    with said_of(folder / FILE), closing(connect(folder / FILE, schema, make=make)) as history:
        yield history


def _insert(history: "Connection", saved: Saved) -> int:
    row = history.execute(
        "INSERT INTO diagnosis (saved_at, label, pack_name, pack_version, pack_digest, answers)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (_moment(saved), saved.label, *_pack(saved), saved.answers),
    )
    assert row.lastrowid is not None
    return row.lastrowid


def _has(history: "Connection", saved: Saved) -> bool:
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
