"""An invented room answers a session that is on, by itself, and stops when it is told."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

from room_parts import asked_in

from interimkit import load_pack
from interimkit.cli.workshop_kept import now
from interimkit.cli.workshop_options import About, Told
from interimkit.cli.workshop_place import Place
from interimkit.cli.workshop_run import begin, first_of
from interimkit.domain.crowd import SIZE, invite
from interimkit.domain.room_events import Ended, Moved, Opened
from interimkit.store.rooms import Rooms
from interimkit.workshop.rehearsal import rehearsing


def until(there: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not there():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_it_comes_answers_and_is_gone(tmp_path: Path) -> None:
    place = Place(lan=False, host="", port=1)
    with Rooms(tmp_path, now=now) as rooms:
        running = begin(
            rooms, load_pack(), None, place, first_of(load_pack(), "quiz", About()), told=Told()
        )
        guests = invite(asked_in(running.room.scenes), (), seed=1)
        with rehearsing(running, guests, pace=100):
            until(lambda: len(running.room.seats) == SIZE - 1)
            running.do(Moved(to=1)).result()
            running.do(Opened()).result()
            until(lambda: running.room.answered("crisis") == SIZE - 2)
            running.do(Ended(keep=False)).result()
            time.sleep(0.5)  # it goes on looking, and lets a room that is over be
        assert running.room.ended
        assert not running.room.seats
    assert not [thread for thread in threading.enumerate() if thread.name == "rehearsal"]
