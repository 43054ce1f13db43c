"""What the file of sessions holds: its tables, and each row that is put in, found and deleted.

Events have no moment of their own: a session was touched then and then, and no seat ever.
"""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from interimkit.domain.refusal import RefusedError, Why
from interimkit.domain.room_events import (
    Answered,
    Ended,
    Happening,
    Joined,
    Locked,
    Moved,
    SeatEvent,
    Started,
    Tallied,
    Typed,
    Withdrew,
)
from interimkit.model.pack import PackRef
from interimkit.model.text import Language
from interimkit.model.workshop import Subject

if TYPE_CHECKING:
    from interimkit.store.database import Connection

APPLICATION = 0x696B726D
"""What SQLite writes into a file of ours, so that we know it again: `ikrm`."""

_SESSION = """
CREATE TABLE session (
    id TEXT PRIMARY KEY,
    about BLOB NOT NULL  -- JSON
) STRICT
"""

_SEAT = """
CREATE TABLE seat (
    session TEXT NOT NULL,
    seat TEXT NOT NULL,
    key BLOB NOT NULL,
    PRIMARY KEY (session, seat)
) STRICT, WITHOUT ROWID
"""

_EVENT = """
CREATE TABLE event (
    number INTEGER PRIMARY KEY AUTOINCREMENT,  -- never given twice
    session TEXT NOT NULL,
    seat TEXT NOT NULL,  -- empty where it is about none
    lasts INTEGER NOT NULL,  -- whether it stays when a session ends without its result
    run BLOB NOT NULL,  -- which process added it
    body BLOB NOT NULL  -- JSON
) STRICT
"""

_RESULT = "CREATE TABLE result (session TEXT NOT NULL, file TEXT NOT NULL) STRICT"

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (_SESSION, _SEAT, _EVENT, "CREATE INDEX event_of ON event (session, seat)", _RESULT),
)
"""What makes each version of the schema from the one before; the first starts from nothing."""

_LASTING = (Started, Moved, Locked, Ended)
"""What tells nothing of what a room answered."""


class Session(Struct, frozen=True, kw_only=True):
    """About a session; none of its answers.

    Attributes:
        id: Short, to be typed: the day and a number.
        code: Six letters that phones type.
        programme: The id of what is played: a programme, or a case.
        title: What its coach calls it.
        language: The terminal's and the projector's.
        pack: Whose questions are asked, as it was at the start.
        pack_path: Its folder; empty for the built-in one.
        started_at: In UTC, to the second.
        touched_at: When something happened last.
        ended: Whether it is over.
        kept: Whether what the group saw is kept.
        seats: How many are taken; of a session that ended, were.
        coach: Whom participants are told that they see; empty where no name was given.
        goes_to: Who is given what the group saw, as participants are told; empty where not said.
        lan: Whether phones on the network were let in.
        host: The one address it was to listen at; empty where none was named.
        port: Where it listened, so that phones find it again.
        subject: Which of the two is played.
    """

    id: str
    code: str
    programme: str
    title: str
    language: Language
    pack: PackRef
    pack_path: str
    started_at: datetime
    touched_at: datetime
    ended: bool = False
    kept: bool = False
    seats: int = 0
    coach: str = ""
    goes_to: str = ""
    lan: bool = False
    host: str = ""
    port: int = 0
    subject: Subject = Subject.QUIZ


def add_session(database: "Connection", session: Session) -> None:
    """Puts in a session."""
    row = (session.id, msgspec.json.encode(_in_utc(session)))
    database.execute("INSERT INTO session VALUES (?, ?)", row)


def find(database: "Connection", session: str) -> Session | None:
    """The session with this id."""
    row = database.execute("SELECT about FROM session WHERE id = ?", (session,)).fetchone()
    return msgspec.json.decode(row[0], type=Session) if row else None


def sessions(database: "Connection") -> tuple[Session, ...]:
    """All of them, the first before the others."""
    rows = database.execute("SELECT about FROM session").fetchall()
    there = (msgspec.json.decode(about, type=Session) for (about,) in rows)
    return tuple(sorted(there, key=lambda session: (session.started_at, session.id)))


def save_session(database: "Connection", session: Session) -> None:
    """Puts in what has changed about it."""
    row = (msgspec.json.encode(_in_utc(session)), session.id)
    database.execute("UPDATE session SET about = ? WHERE id = ?", row)


def keys(database: "Connection", session: str) -> dict[bytes, str]:
    """By the sha256 of its cookie, each seat; a paper sheet has none."""
    rows = database.execute("SELECT key, seat FROM seat WHERE session = ?", (session,))
    return {bytes(key): seat for key, seat in rows if key}


def events(
    database: "Connection", session: str, *, after: int = 0, not_of: bytes = b""
) -> tuple[tuple[int, Happening], ...]:
    """What happened after a number, in its order, each with its own.

    Args:
        not_of: A run whose events are left out.
    """
    rows = database.execute(
        "SELECT number, body FROM event WHERE session = ? AND number > ? AND run <> ?"
        " ORDER BY number",
        (session, after, not_of),
    )
    return tuple((number, msgspec.json.decode(body, type=Happening)) for number, body in rows)


def add_event(
    database: "Connection", session: Session, event: Happening, *, run: bytes, seat_key: bytes = b""
) -> int:
    """Puts in what happened, and takes out what it ends; gives its number, 0 of a seat that left.

    Raises:
        RefusedError: If the session has ended, or the seat is taken, or gone; nothing was put in.
    """
    if session.ended and not isinstance(event, Ended):
        raise RefusedError(Why.ENDED)
    match event:
        case Ended() if session.ended:  # it was, but could not be swept from the file then
            _end(database, session, keep=event.keep and session.kept)
            return 0
        case Withdrew():
            gone = (session.id, event.seat)
            database.execute("DELETE FROM event WHERE session = ? AND seat = ?", gone)
            database.execute("DELETE FROM seat WHERE session = ? AND seat = ?", gone)
            _count(database, session)
            return 0
        case Ended():
            _end(database, session, keep=event.keep)
        case Joined() | Typed():
            if _has_seat(database, session, event.seat):
                raise RefusedError(Why.FULL)
            row = (session.id, event.seat, seat_key)
            database.execute("INSERT INTO seat VALUES (?, ?, ?)", row)
            _count(database, session)
        case Tallied():
            _forget_votes(database, session)
        case Answered() if not _has_seat(database, session, event.seat):
            raise RefusedError(Why.NO_SEAT)
    seat = event.seat if isinstance(event, SeatEvent) else ""
    put = database.execute(
        "INSERT INTO event (session, seat, lasts, run, body) VALUES (?, ?, ?, ?, ?)",
        (session.id, seat, isinstance(event, _LASTING), run, msgspec.json.encode(event)),
    )
    assert put.lastrowid is not None
    return put.lastrowid


def add_result(database: "Connection", session: str, file: str) -> None:
    """Puts in where a result was written."""
    database.execute("INSERT INTO result VALUES (?, ?)", (session, file))


def results(database: "Connection", session: str) -> tuple[str, ...]:
    """Where its results were written, each file once."""
    rows = database.execute("SELECT DISTINCT file FROM result WHERE session = ?", (session,))
    return tuple(sorted(file for (file,) in rows))


def delete(database: "Connection", session: str) -> None:
    """Takes out every row of a session."""
    database.execute("DELETE FROM event WHERE session = ?", (session,))
    database.execute("DELETE FROM seat WHERE session = ?", (session,))
    database.execute("DELETE FROM result WHERE session = ?", (session,))
    database.execute("DELETE FROM session WHERE id = ?", (session,))


def _has_seat(database: "Connection", session: Session, seat: str) -> bool:
    found = database.execute(
        "SELECT 1 FROM seat WHERE session = ? AND seat = ?", (session.id, seat)
    )
    return found.fetchone() is not None


def _end(database: "Connection", session: Session, *, keep: bool) -> None:
    database.execute("DELETE FROM event WHERE session = ? AND seat <> ''", (session.id,))
    database.execute("DELETE FROM seat WHERE session = ?", (session.id,))
    if not keep:
        database.execute("DELETE FROM event WHERE session = ? AND NOT lasts", (session.id,))
    save_session(database, replace(session, ended=True, kept=keep))


def _forget_votes(database: "Connection", session: Session) -> None:
    """Takes out who voted for what: what the room is told of it is all that stays."""
    gone = [(n,) for n, event in events(database, session.id) if isinstance(event, Answered)]
    database.executemany("DELETE FROM event WHERE number = ?", gone)


def _count(database: "Connection", session: Session) -> None:
    (seats,) = database.execute(
        "SELECT count(*) FROM seat WHERE session = ?", (session.id,)
    ).fetchone()
    save_session(database, replace(session, seats=seats))


def _in_utc(session: Session) -> Session:
    started, touched = (
        moment.astimezone(UTC).replace(microsecond=0)
        for moment in (session.started_at, session.touched_at)
    )
    return replace(session, started_at=started, touched_at=touched)
