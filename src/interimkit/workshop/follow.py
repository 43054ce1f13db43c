"""Who follows the room: server-sent events with the whole state, and only ever the latest.

There is no queue: a phone that was asleep is told how the room is, not how it became so. Nor is a
state told twice, so that a burst of answers is no event to a phone, which shows none of it. Nor
does a phone wait for the counts: each kind has its own time, and only what is told takes it up.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from enum import StrEnum

from starlette.responses import Response, StreamingResponse

from interimkit.domain.room import Room

A_SECOND = 5
"""Events told at most each second to one kind."""
HEARTBEAT_SECONDS = 15.0
"""After so long without an event a comment goes out, so that a dead connection is noticed."""

GONE = b"data: null\n\n"
"""What the phone of a seat that is no more is told: no state of a room, so it looks again."""

MOST_EACH = 6
"""Streams of one seat, and of an address that shows the screen: each has one, for a moment two."""
MOST_STREAMS = 1_500


class Kind(StrEnum):
    """Who follows, and so what is told."""

    PHONE = "phone"
    SCREEN = "screen"
    COACH = "coach"


State = Callable[[Room], str]


class Followers:
    """Everybody who follows; for the event loop alone, but for `changed`.

    Args:
        room: Gives the latest room.
        states: What is told of it to each kind, in one line.
    """

    def __init__(self, room: Callable[[], Room], states: dict[Kind, State]) -> None:
        self._room = room
        self._states = states
        self._latest = {kind: state(room()) for kind, state in states.items()}
        self._seats = frozenset(room().seats)
        self._news = {kind: asyncio.Event() for kind in states}
        self._streams: Counter[tuple[Kind, str]] = Counter()
        self._loop: asyncio.AbstractEventLoop
        self._due: set[Kind] = set()
        self._told_at = dict.fromkeys(states, 0.0)
        self._over = False

    def begin(self) -> None:
        """Begins, in the event loop that runs."""
        self._loop = asyncio.get_running_loop()

    def changed(self, _room: Room) -> None:
        """The room is another; any thread may say so."""
        self._loop.call_soon_threadsafe(self._plan)

    def stream(self, kind: Kind, who: str) -> Response:
        """A stream of events, where there is place for one more.

        Args:
            kind: What is told.
            who: A seat, or the address of a screen, or the coach.
        """
        full = kind is Kind.PHONE and self._streams.total() >= MOST_STREAMS
        if full or self._streams[kind, who] >= MOST_EACH:
            return Response(status_code=429)
        return StreamingResponse(self._follow(kind, who), media_type="text/event-stream")

    async def _follow(self, kind: Kind, who: str) -> AsyncIterator[bytes]:
        """The events of one stream, until somebody hangs up or the server ends."""
        self._streams[kind, who] += 1
        try:
            yield b"retry: 2000\n\n"
            told = ""
            while not self._over:
                news, latest = self._news[kind], self._latest[kind]
                if kind is Kind.PHONE and self._is_gone(who):
                    yield GONE
                    return
                if latest != told:
                    told = latest
                    yield f"data: {latest}\n\n".encode()
                    continue
                try:
                    async with asyncio.timeout(HEARTBEAT_SECONDS):  # without a task for each
                        await news.wait()
                except TimeoutError:
                    yield b":\n\n"
        finally:
            self._streams[kind, who] -= 1
            if not self._streams[kind, who]:
                del self._streams[kind, who]

    def _is_gone(self, seat: str) -> bool:
        """Whether a seat was taken away from a room that goes on."""
        room = self._room()
        return not room.ended and seat not in room.seats

    def are_there(self) -> bool:
        """Whether anybody follows."""
        return bool(self._streams)

    def end(self) -> None:
        """Ends every stream."""
        self._over = True
        for kind in self._news:
            self._wake(kind)

    def _plan(self) -> None:
        if self._over:
            return
        for kind in self._states.keys() - self._due:
            at = self._told_at[kind] + 1 / A_SECOND
            if at <= self._loop.time():  # at once: in a burst the loop comes round late
                self._publish(kind)
            else:
                self._due.add(kind)
                self._loop.call_at(at, self._publish, kind)

    def _publish(self, kind: Kind) -> None:
        self._due.discard(kind)
        room = self._room()
        latest = self._states[kind](room)
        is_left = kind is Kind.PHONE and not self._seats <= room.seats.keys()
        if kind is Kind.PHONE:
            self._seats = frozenset(room.seats)
        if latest != self._latest[kind] or is_left:
            self._latest[kind], self._told_at[kind] = latest, self._loop.time()
            self._wake(kind)

    def _wake(self, kind: Kind) -> None:
        news, self._news[kind] = self._news[kind], asyncio.Event()
        news.set()
