"""A session that is on: what is shown is what is on the disk, whatever waits, fails or hurries."""

import threading
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from live_room import NOW, about, packs, running_in

from interimkit.domain.refusal import RefusedError, Why
from interimkit.domain.room import Room, apply, reveal
from interimkit.domain.room_events import (
    Answered,
    Ended,
    Happening,
    Joined,
    Moved,
    Opened,
    Revealed,
    Typed,
    Withdrew,
)
from interimkit.errors import Problem, ProblemCode, SavedDataError
from interimkit.model.text import Language
from interimkit.store import writer
from interimkit.store.rooms import Loaded, Rooms
from interimkit.workshop import session
from interimkit.workshop.session import Running

FULL = SavedDataError(Problem(code=ProblemCode.KEPT_DAMAGED))


class Slow:
    """A store that is as slow, and as full, as a test wants."""

    def __init__(self, events: tuple[Happening, ...]) -> None:
        self.events = list(events)
        self.waiting: list[tuple[Happening, Future[int]]] = []
        self.others: list[Happening] = []

    def load(self, _session: str) -> Loaded:
        return Loaded(session=about(), events=tuple(self.events), number=9, keys={})

    def append(self, _session: str, event: Happening, *, seat_key: bytes = b"") -> Future[int]:
        assert isinstance(seat_key, bytes)
        future: Future[int] = Future()
        self.waiting.append((event, future))
        return future

    def flush(self, error: Exception | None = None) -> None:
        """The next one is on the disk, or cannot be."""
        _event, future = self.waiting.pop(0)
        if error:
            future.set_exception(error)
        else:
            future.set_result(1)

    def changed(self) -> bool:
        return bool(self.others)

    def since(self, _session: str, number: int) -> tuple[tuple[int, Happening], ...]:
        new, self.others = self.others, []
        return tuple(enumerate(new, number + 1))


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Running]:
    with running_in(tmp_path) as running:
        yield running


def slow(*events: Happening) -> tuple[Slow, Running]:
    from interimkit.domain.programmes import programme_of, start

    pack = packs(Language.EN)
    store = Slow((start(pack, programme_of(pack, "quiz")), *events))
    rooms: Any = store
    return store, Running(rooms, "2026-11-26-1", packs=packs)


def test_what_waits_for_the_disk_is_shown_to_nobody() -> None:
    store, running = slow()
    told: list[Room] = []
    running.listen(told.append)
    done = running.do(Joined(seat="A"), seat_key=b"key")
    assert (running.room.seats, running.seat_of(b"key"), told, done.done()) == ({}, None, [], False)
    store.flush()
    assert done.result(0).seats == {"A": {}}
    assert running.seat_of(b"key") == "A"
    assert told == [running.room]


def test_what_waits_is_reckoned_with_all_the_same() -> None:
    store, running = slow()
    running.do(Joined(seat="A"))
    with pytest.raises(RefusedError) as refused:
        running.do(Joined(seat="A"))
    assert refused.value.why is Why.FULL
    running.do(Moved(to=1))
    running.do(Opened())
    running.do(Answered(seat="A", question="crisis", option="cut-knots"))
    for _ in range(4):
        store.flush()
    assert running.room.seats == {"A": {"crisis": "cut-knots"}}


def test_what_could_not_be_kept_did_not_happen_and_what_followed_is_judged_without_it() -> None:
    store, running = slow()
    lost = running.do(Joined(seat="A"), seat_key=b"key")
    later = running.do(Moved(to=1))
    store.flush(FULL)
    assert lost.exception(0) is FULL
    assert running.seat_of(b"key") is None
    store.flush()
    assert later.result(0).at == 1
    assert running.room.seats == {}
    again = running.do(Joined(seat="A"), seat_key=b"key")
    store.flush()
    assert again.result(0).seats == {"A": {}}


def test_a_phone_that_hangs_up_undoes_nothing() -> None:
    store, running = slow()
    done = running.do(Joined(seat="A"))
    assert not done.cancel()
    store.flush()
    assert running.room.seats == {"A": {}}


def test_a_reveal_counts_what_waits_before_it() -> None:
    store, running = slow(*(Joined(seat=f"s{number}") for number in range(20)))
    running.do(Moved(to=1))
    running.do(Opened())
    for number in range(20):
        running.do(Answered(seat=f"s{number}", question="crisis", option="cut-knots"))
    running.propose(reveal)
    events = [event for event, _ in store.waiting]
    while store.waiting:
        store.flush()
    assert isinstance(events[-1], Revealed)
    assert running.room.revealed["crisis"].answers == 20


def test_what_another_process_typed_comes_in_and_is_told_once() -> None:
    store, running = slow()
    told: list[Room] = []
    running.listen(told.append)
    running.look()
    assert told == []
    store.others = [Typed(seat="P1", answers={"crisis": "cut-knots"})]
    running.look()
    assert running.room.seats == {"P1": {"crisis": "cut-knots"}}
    running.look()
    assert told == [running.room]
    with pytest.raises(RefusedError):
        running.do(Joined(seat="P1"))


def test_who_leaves_and_who_is_erased_has_no_key_any_more(kept: Running) -> None:
    for seat in "ABC":
        kept.do(Joined(seat=seat), seat_key=seat.encode()).result(5)
    kept.do(Withdrew(seat="B")).result(5)
    assert [kept.seat_of(key) for key in (b"A", b"B", b"C")] == ["A", None, "C"]
    kept.do(Ended(keep=False)).result(5)
    assert [kept.seat_of(key) for key in (b"A", b"B", b"C")] == [None] * 3
    with pytest.raises(RefusedError) as refused:
        kept.do(Joined(seat="D"))
    assert refused.value.why is Why.ENDED


def test_a_listener_that_stopped_hears_nothing(kept: Running) -> None:
    told: list[Room] = []
    stop = kept.listen(told.append)
    kept.do(Joined(seat="A")).result(5)
    stop()
    stop()
    kept.do(Joined(seat="B")).result(5)
    assert [len(room.seats) for room in told] == [1]


def test_threads_at_once_make_the_room_that_is_on_the_disk(tmp_path: Path) -> None:
    with running_in(tmp_path) as running:
        running.do(Moved(to=1)).result(5)
        running.do(Opened()).result(5)

        def play(number: int) -> None:
            for place in range(10):
                seat = f"{number}-{place}"
                running.do(Joined(seat=seat), seat_key=seat.encode()).result(10)
                option = ("cut-knots", "figures-first")[place % 2]
                running.do(Answered(seat=seat, question="crisis", option=option)).result(10)
                if place % 5 == 4:
                    running.do(Withdrew(seat=seat)).result(10)

        threads = [threading.Thread(target=play, args=(number,)) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        room = running.room
    assert len(room.seats) == 64
    rooms = Rooms(tmp_path, now=lambda: NOW)
    replayed = Room()
    for event in rooms.load(about().id).events:
        replayed = apply(replayed, event)
    rooms.close()
    assert replayed == room


def test_a_pack_is_given_in_the_language_of_whoever_asks(kept: Running) -> None:
    assert [kept.pack_in(language).language for language in Language] == list(Language)


def test_a_disk_that_takes_nothing_for_long_refuses_and_does_not_stop_the_room() -> None:
    assert session.MOST_WAITING < writer.MOST_WAITING  # to wait there holds what the writer needs
    store, running = slow()
    for number in range(session.MOST_WAITING):
        running.do(Moved(to=number % 2))
    with pytest.raises(SavedDataError) as caught:
        running.do(Moved(to=1))
    assert caught.value.problems[0].code is ProblemCode.KEPT_LOCKED
    store.flush()
    running.do(Moved(to=1))
