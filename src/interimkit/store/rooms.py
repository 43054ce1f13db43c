"""The sessions of rooms: `rooms/rooms.sqlite` under the home, each its events, one after another.

An event is on the disk before its future is done. One thread writes: what waits for it goes into
one transaction, so that a room that answers at once waits for the disk a few times and not once a
phone. Another process may add to a session that one plays: numbers are the database's, and
`changed` and `since` tell of it.

What goes, goes from the files: a seat that leaves with all its rows, the votes of a case that are
counted, a session that ends with all its seats, and nothing is told done before a search of the
files finds none of it.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from threading import Lock as Turn
from typing import NamedTuple, Self

from msgspec import DecodeError, Struct
from msgspec.structs import replace

from interimkit.domain.refusal import RefusedError
from interimkit.domain.room import LEFT_FOR
from interimkit.domain.room_events import Ended, Happening, Started, Tallied, Withdrew
from interimkit.errors import ProblemCode, SavedDataError, UnknownChoiceError
from interimkit.model.nearest import unknown
from interimkit.store import room_rows
from interimkit.store.database import Schema, connect, flush, said_of, scrub, transaction
from interimkit.store.home import is_ordinary, kept_error, make_own_folder, own_folder, unwritable
from interimkit.store.lock import Lock
from interimkit.store.room_rows import Session
from interimkit.store.writer import Writer

FOLDER = "rooms"
FILE = "rooms.sqlite"


class Loaded(Struct, frozen=True, kw_only=True):
    """A session, as it is kept.

    Attributes:
        session: About it.
        events: In their order; what is left of them, which makes the same room without what went.
        number: The last one's, from which `since` goes on.
        keys: Whose seat a sha256 of a cookie is.
    """

    session: Session
    events: tuple[Happening, ...]
    number: int
    keys: Mapping[bytes, str]


class Deleted(Struct, frozen=True, kw_only=True):
    """What there was of a session that is deleted.

    Attributes:
        session: About it.
        files: Those in which it was, and is no more.
        results: The files of its results that were written, which are still where they are.
    """

    session: Session
    files: tuple[Path, ...]
    results: tuple[str, ...]


class _Waiting(NamedTuple):
    """An event that is to be kept."""

    session: str
    event: Happening
    seat_key: bytes
    done: "Future[int]"

    @property
    def erases(self) -> bool:
        return isinstance(self.event, Withdrew | Ended | Tallied)


def is_any_room_kept(home: Path) -> bool:
    """Whether there is a file of sessions; a look leaves nothing.

    Raises:
        SavedDataError: If something else stands in its place.
    """
    return is_ordinary(own_folder(home, FOLDER) / FILE)


class Rooms:
    """The sessions that are kept on this computer. Threads may share it.

    Args:
        home: Our folder on this computer.
        now: The moment, with its time zone.

    Raises:
        SavedDataError: If they cannot be kept there, or read.
    """

    def __init__(self, home: Path, *, now: Callable[[], datetime]) -> None:
        self._now = now
        self.folder = make_own_folder(home, FOLDER)
        self._path = self.folder / FILE
        schema = Schema(application=room_rows.APPLICATION, migrations=room_rows.MIGRATIONS)
        left = self._path.with_name(f"{FILE}-wal").exists()
        self._database = connect(self._path, schema, make=True)
        self._file = self._path.stat()
        self._turn = Turn()
        self._run = os.urandom(8)
        self._claimed: dict[str, Lock] = {}
        self._version = self._data_version()
        self._writer = Writer(self._commit, apart=lambda one: one.erases)
        if left:
            self._bring_to_an_end()

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Closes it."""
        self.close()

    def create(self, session: Session, first: Started) -> None:
        """Begins a session, which this run then plays.

        Raises:
            SavedDataError: If it cannot be kept, or its id is taken.
        """
        with self._at_work(), transaction(self._database):
            if room_rows.find(self._database, session.id):
                raise kept_error(ProblemCode.KEPT_LOCKED, self.folder / session.id)
            self._claim(session.id)
            room_rows.add_session(self._database, session)
            room_rows.add_event(self._database, session, first, run=self._run)

    def claim(self, session: str) -> None:
        """Keeps other runs from playing, deleting or expiring it, until this one closes.

        Raises:
            SavedDataError: If another run plays it.
            UnknownChoiceError: If there is no such session, with those that there are.
        """
        with self._at_work():
            self._found(session)
            self._claim(session)

    def append(self, session: str, event: Happening, *, seat_key: bytes = b"") -> "Future[int]":
        """What happened next; resolves with its number once it is on the disk.

        It resolves in the thread that writes, which waits for whoever listens. Of a seat that
        leaves no event is kept, and its number is 0.

        Args:
            seat_key: With `Joined`, the sha256 of the cookie that its phone holds.

        Returns:
            A future, which nobody can cancel. Its errors: `RefusedError` where another run was
            first (the session has ended, the seat is taken or gone), `UnknownChoiceError` where
            the session is gone, `SavedDataError` where it could not be kept.
        """
        done: Future[int] = Future()
        done.set_running_or_notify_cancel()
        self._writer.put(_Waiting(session, event, seat_key, done))
        return done

    def load(self, session: str) -> Loaded:
        """A session and its events, so that it can be played on.

        Raises:
            SavedDataError: If it cannot be read.
            UnknownChoiceError: If there is no such session, with those that there are.
        """
        with self._at_work():
            about = self._found(session)
            events = room_rows.events(self._database, session)
            return Loaded(
                session=about,
                events=tuple(event for _, event in events),
                number=max((number for number, _ in events), default=0),
                keys=room_rows.keys(self._database, session),
            )

    def since(self, session: str, number: int) -> tuple[tuple[int, Happening], ...]:
        """What other runs added after a number, each with its own.

        Raises:
            SavedDataError: If it cannot be read.
            UnknownChoiceError: If there is no such session any more, with those that there are.
        """
        with self._at_work():
            self._found(session)
            return room_rows.events(self._database, session, after=number, not_of=self._run)

    def changed(self) -> bool:
        """Whether another run wrote since this was asked last.

        Raises:
            SavedDataError: If that cannot be read.
        """
        with self._at_work():
            before, self._version = self._version, self._data_version()
        return self._version != before

    def sessions(self) -> tuple[Session, ...]:
        """Every session, the one that began first before the others.

        Raises:
            SavedDataError: If they cannot be read.
        """
        with self._at_work():
            return room_rows.sessions(self._database)

    def is_on(self, session: str) -> bool:
        """Whether a run plays it now.

        Raises:
            SavedDataError: If that cannot be known.
        """
        with self._at_work():
            free = self._is_free(session)
            if free:
                self._claimed.pop(session).give_up()
        return not free

    def results(self, session: str) -> tuple[str, ...]:
        """The files of its results that were written.

        Raises:
            SavedDataError: If they cannot be read.
        """
        with self._at_work():
            return room_rows.results(self._database, session)

    def note_result(self, session: str, file: str) -> None:
        """Keeps where a result of a session was written, so that its deletion can name it.

        Raises:
            SavedDataError: If it cannot be kept.
            UnknownChoiceError: If there is no such session, with those that there are.
        """
        with self._at_work(), transaction(self._database):
            self._found(session)
            room_rows.add_result(self._database, session, file)

    def delete(self, session: str) -> Deleted:
        """Erases a session from the files, and says what there was.

        Raises:
            SavedDataError: If another run plays it, or it cannot be erased.
            UnknownChoiceError: If there is no such session, with those that there are.
        """
        with self._at_work():
            about = self._found(session)
            results = room_rows.results(self._database, session)
            files = tuple(sorted(self.folder.glob(f"{FILE}*")))
            self._erase(session)
        return Deleted(session=about, files=files, results=results)

    def expire(self) -> tuple[str, ...]:
        """Erases the sessions that did not end and were left for a day; gives their ids.

        One that a run still plays stays.

        Raises:
            SavedDataError: If one cannot be erased.
        """
        gone = []
        with self._at_work():
            for about in room_rows.sessions(self._database):
                left = not about.ended and self._now() - about.touched_at >= LEFT_FOR
                if left and self._is_free(about.id):
                    self._erase(about.id)
                    gone.append(about.id)
        return tuple(gone)

    def close(self) -> None:
        """Waits until all that was appended is on the disk; nothing can be appended after."""
        self._writer.close()
        with self._turn:
            self._database.close()
            for lock in self._claimed.values():
                lock.give_up()
            self._claimed.clear()

    @contextmanager
    def _at_work(self) -> Iterator[None]:
        """This thread's turn, with whatever is wrong with the file as a problem."""
        with self._turn, said_of(self._path):
            try:
                yield
            except DecodeError as error:
                raise kept_error(ProblemCode.KEPT_DAMAGED, self._path) from error

    def _commit(self, together: list[_Waiting]) -> None:
        outcomes: list[int | Exception]
        erases = together[0].erases
        try:
            with self._at_work():
                self._refuse_another_file()
                if erases:  # somebody who reads would keep it in the journal
                    flush(self._database, self._path)
                with transaction(self._database):
                    outcomes = [self._keep(one) for one in together]
                    self._touch({one.session for one in together})
                if erases:
                    scrub(self._database, self._path)
        except Exception as error:  # noqa: BLE001 - whoever waits is told, whatever it is
            outcomes = [error] * len(together)
        for one, outcome in zip(together, outcomes, strict=True):
            if isinstance(outcome, Exception):
                one.done.set_exception(outcome)
            else:
                one.done.set_result(outcome)

    def _refuse_another_file(self) -> None:
        """Nothing, where the file is still in its place: else all would be lost with the run."""
        try:
            is_same = os.path.samestat(self._path.stat(), self._file)
        except OSError:
            is_same = False
        if not is_same:
            raise kept_error(ProblemCode.KEPT_UNREADABLE, self._path)

    def _keep(self, one: _Waiting) -> int | Exception:
        """Its number, or why it cannot be kept, which is no matter of the others."""
        try:
            session = self._found(one.session)
            return room_rows.add_event(
                self._database, session, one.event, run=self._run, seat_key=one.seat_key
            )
        except (RefusedError, UnknownChoiceError) as refused:
            return refused

    def _touch(self, several: set[str]) -> None:
        for about in filter(None, (room_rows.find(self._database, each) for each in several)):
            room_rows.save_session(self._database, replace(about, touched_at=self._now()))

    def _bring_to_an_end(self) -> None:
        """Erases what a run that was killed had begun to; one that is at work is left alone."""
        with suppress(SavedDataError):
            if not any(self.is_on(about.id) for about in self.sessions()):
                with self._at_work():
                    scrub(self._database, self._path)

    def _found(self, session: str) -> Session:
        found = room_rows.find(self._database, session)
        if found is None:
            there = tuple(about.id for about in room_rows.sessions(self._database))
            raise UnknownChoiceError(
                unknown(ProblemCode.CHOICE_UNKNOWN, session, there, path=("session",))
            )
        return found

    def _erase(self, session: str) -> None:
        self._claim(session)
        flush(self._database, self._path)
        with transaction(self._database):
            room_rows.delete(self._database, session)
        scrub(self._database, self._path)
        self._claimed.pop(session).give_up()

    def _is_free(self, session: str) -> bool:
        """Whether no run played it; this one does now."""
        if session in self._claimed:
            return False
        lock = Lock(self.folder / f"{session}.lock")
        try:
            free = lock.take()
        except OSError as error:
            raise unwritable(error, self.folder) from error
        if free:
            self._claimed[session] = lock
        return free

    def _claim(self, session: str) -> None:
        if session not in self._claimed and not self._is_free(session):
            raise kept_error(ProblemCode.KEPT_LOCKED, self.folder / session)

    def _data_version(self) -> int:
        (version,) = self._database.execute("PRAGMA data_version").fetchone()
        return int(version)
