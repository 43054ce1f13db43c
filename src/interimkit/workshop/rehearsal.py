"""An invented room that answers by itself in a session that is on."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import Event, Thread

from interimkit.domain.crowd import Guest, due
from interimkit.domain.refusal import RefusedError
from interimkit.workshop.session import Running

_EVERY = 0.2
"""Seconds between two looks at the room."""


@contextmanager
def rehearsing(running: Running, guests: Sequence[Guest], *, pace: float = 1) -> Iterator[None]:
    """Lets the guests come, answer and go, in a thread of their own, until it is left.

    Args:
        pace: How many of their seconds pass in one.
    """
    over = Event()
    thread = Thread(target=_attend, args=(running, guests, pace, over), name="rehearsal")
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _attend(running: Running, guests: Sequence[Guest], pace: float, over: Event) -> None:
    began = time.monotonic()
    opened: dict[str, float] = {}
    before = ""
    while not over.wait(_EVERY):
        seconds = (time.monotonic() - began) * pace
        room = running.room
        if room.open != before:
            before = room.open
            opened[before] = seconds
        for event in due(guests, room, seconds=seconds, opened=opened):
            with suppress(RefusedError):  # the coach closed it, or ended, meanwhile
                running.do(event).result()
