"""A second vote, between those that are tied: it closes by itself, so nobody watches a clock."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock, Timer

from interimkit.domain.case_room import RUNOFF_SECONDS, tally
from interimkit.domain.refusal import RefusedError, Why
from interimkit.domain.room import Room
from interimkit.domain.room_events import Happening
from interimkit.errors import InterimkitError
from interimkit.workshop.session import Running


@contextmanager
def closing_runoffs(running: Running, *, seconds: float = RUNOFF_SECONDS) -> Iterator[None]:
    """Closes each second vote after its time, unless the coach was first; until it is left.

    One that was open when a session was interrupted has its whole time again.
    """
    clock = _Clock(running, seconds)
    stop = running.listen(clock.look)
    clock.look(running.room)
    try:
        yield
    finally:
        stop()
        clock.stop()


class _Clock:
    """The one timer that may be on; listeners are called by several threads."""

    def __init__(self, running: Running, seconds: float) -> None:
        self._running = running
        self._seconds = seconds
        self._lock = Lock()
        self._timer: Timer | None = None

    def look(self, room: Room) -> None:
        """Starts the time where a second vote has opened, and stops it where it has closed."""
        with self._lock:
            is_on = _is_runoff(room)
            if is_on and self._timer is None:
                self._timer = Timer(self._seconds, self._close)
                self._timer.daemon = True
                self._timer.start()
            elif not is_on and self._timer:
                self._timer.cancel()
                self._timer = None

    def stop(self) -> None:
        """Stops the time, whatever is on."""
        with self._lock:
            if self._timer:
                self._timer.cancel()

    def _close(self) -> None:
        with suppress(RefusedError, InterimkitError):  # the coach was first; or sees it himself
            self._running.propose(_tally_of_runoff)


def _tally_of_runoff(room: Room) -> Happening:
    if not _is_runoff(room):
        raise RefusedError(Why.CLOSED)
    return tally(room)


def _is_runoff(room: Room) -> bool:
    now = room.play.now if room.play else None
    return bool(now and room.open and now.leading)
