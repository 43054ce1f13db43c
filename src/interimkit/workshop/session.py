"""One session that is on: the room as it is kept, and whoever listens to it."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from threading import RLock

from msgspec import Struct

from interimkit.domain.room import Room, apply, replay
from interimkit.domain.room_events import Ended, Happening, Joined, Withdrew
from interimkit.errors import Problem, ProblemCode, SavedDataError
from interimkit.model.pack import Pack
from interimkit.model.text import Language
from interimkit.store.rooms import Rooms

Listener = Callable[[Room], None]

MOST_WAITING = 5_000
"""Events that wait for the disk; every seat of the largest room a few times over."""


class _Waiting(Struct, frozen=True, kw_only=True, eq=False):
    """An event that is not on the disk yet, with the room that it was proposed to and makes."""

    event: Happening
    before: Room
    after: Room
    seat_key: bytes
    done: Future[Room]


class Running:
    """A session that is on; any thread may call any of it.

    What is shown is what is on the disk: a reveal that a crash undid would be followed by another
    one, and the difference between the two would tell of one person. What is proposed is judged by
    what waits to be written as well.

    Args:
        rooms: Where its events are kept.
        session: Its id there.
        packs: Gives the session's pack in a language.

    Raises:
        SavedDataError: If what is kept of it cannot be read.
    """

    def __init__(self, rooms: Rooms, session: str, *, packs: Callable[[Language], Pack]) -> None:
        loaded = rooms.load(session)
        self.about = loaded.session
        self._rooms = rooms
        self._packs = {language: packs(language) for language in Language}
        self._lock = RLock()
        self._keys = dict(loaded.keys)
        self._room, self._number = replay(loaded.events), loaded.number
        self._ahead = self._room
        self._waiting: deque[_Waiting] = deque()
        self._listeners: dict[object, Listener] = {}

    @property
    def room(self) -> Room:
        """The room as it is on the disk."""
        return self._room

    def pack_in(self, language: Language) -> Pack:
        """The session's pack; one that lacks the language is in its own first one."""
        return self._packs[language]

    def seat_of(self, key: bytes) -> str | None:
        """The seat that this key opens: the sha256 of what the seat's phone holds."""
        return self._keys.get(key)

    def do(self, event: Happening, *, seat_key: bytes = b"") -> Future[Room]:
        """Lets something happen; what comes back resolves once it is on the disk.

        Listeners are told after that.

        Args:
            event: What happens.
            seat_key: With somebody who joins: what opens the seat from now on.

        Returns:
            The room after it, or why it is not kept: `RefusedError` where another process was
            first, `SavedDataError` where the disk is full.

        Raises:
            RefusedError: If it cannot happen in the room as it is.
            SavedDataError: If far too many wait for the disk already.
        """
        done: Future[Room] = Future()
        done.set_running_or_notify_cancel()  # a phone that hangs up undoes nothing
        with self._lock:
            if len(self._waiting) >= MOST_WAITING:  # to wait here would be to wait for ourselves
                raise SavedDataError(Problem(code=ProblemCode.KEPT_LOCKED))
            before, self._ahead = self._ahead, apply(self._ahead, event)
            waiting = _Waiting(
                event=event, before=before, after=self._ahead, seat_key=seat_key, done=done
            )
            self._waiting.append(waiting)
            kept = self._rooms.append(self.about.id, event, seat_key=seat_key)
            kept.add_done_callback(partial(self._settle, waiting))  # in the order of the events
        return done

    def propose(self, following: Callable[[Room], Happening]) -> Future[Room]:
        """Lets happen what follows from the room, such as what it is told of its answers.

        Raises:
            RefusedError: If nothing follows from it, or cannot happen.
        """
        with self._lock:  # no answer comes between the counting and the telling
            return self.do(following(self._ahead))

    def listen(self, callback: Listener) -> Callable[[], None]:
        """Has the latest room told after every change, by whichever thread made it.

        Returns:
            What stops that.
        """
        token = object()
        with self._lock:
            self._listeners[token] = callback

        def stop() -> None:
            self._listeners.pop(token, None)

        return stop

    def look(self) -> None:
        """Takes in what other processes did: paper sheets, typed.

        Raises:
            SavedDataError: If it cannot be read.
        """
        if not self._rooms.changed():
            return
        new = self._rooms.since(self.about.id, self._number)  # unlocked: it waits for the writer
        with self._lock:
            for self._number, event in new:
                self._ahead = replay([event], self._ahead)
                self._room = replay([event], self._room)
        if new:
            self._tell()

    def _settle(self, waiting: _Waiting, kept: Future[int]) -> None:
        """What was waiting is on the disk, or never will be."""
        with self._lock:
            self._waiting.remove(waiting)
            if error := kept.exception():
                self._ahead = replay((later.event for later in self._waiting), self._room)
            else:
                as_proposed = self._room is waiting.before  # as a rule: then it is worked out
                room = waiting.after if as_proposed else replay([waiting.event], self._room)
                self._room = room
                self._hand_out_keys(waiting)
        if error:
            waiting.done.set_exception(error)
            return
        waiting.done.set_result(room)
        self._tell()

    def _hand_out_keys(self, waiting: _Waiting) -> None:
        match waiting.event:
            case Joined(seat=seat) if waiting.seat_key:
                self._keys[waiting.seat_key] = seat
            case Withdrew(seat=gone):
                self._keys = {key: seat for key, seat in self._keys.items() if seat != gone}
            case Ended():
                self._keys = {}
            case _:
                pass

    def _tell(self) -> None:
        for listener in tuple(self._listeners.values()):
            listener(self._room)
