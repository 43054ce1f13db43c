"""Whatever happens in a room, what is left of it makes the same room, without whoever left."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from room_parts import ASKED, STARTED, in_files, opened, session

from interimkit.domain.refusal import RefusedError
from interimkit.domain.room import Room, apply, reveal
from interimkit.domain.room_events import (
    Answered,
    Closed,
    Ended,
    Happening,
    Joined,
    Locked,
    Moved,
    Opened,
    Shown,
    Typed,
    Withdrew,
)
from interimkit.store.rooms import Rooms

REVEAL = "reveal"
SEATS = st.sampled_from([f"seat-{letter}" for letter in "abcdefgh"])
QUESTIONS = st.sampled_from([asked.id for asked in ASKED])
OPTIONS = st.sampled_from(ASKED[0].options)
ON = st.booleans()
EVENTS = st.one_of(
    st.builds(Joined, seat=SEATS),
    st.builds(Joined, seat=SEATS),
    st.builds(Answered, seat=SEATS, question=QUESTIONS, option=OPTIONS),
    st.builds(Answered, seat=SEATS, question=QUESTIONS, option=OPTIONS),
    st.builds(Answered, seat=SEATS, question=QUESTIONS, option=OPTIONS),
    st.builds(Typed, seat=SEATS, answers=st.dictionaries(QUESTIONS, OPTIONS)),
    st.builds(Withdrew, seat=SEATS),
    st.builds(Moved, to=st.integers(0, len(STARTED.scenes) - 1)),
    st.builds(Moved, to=st.integers(1, 4)),
    st.just(Opened()),
    st.just(Opened()),
    st.just(Closed()),
    st.just(REVEAL),
    st.builds(Shown, on=ON),
    st.builds(Locked, on=ON),
)
NUMBERS = count(1)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def rooms(home: Path) -> Iterator[Rooms]:
    with opened(home) as kept:
        yield kept


@pytest.fixture(scope="module")
def other(home: Path) -> Iterator[Rooms]:
    """Another run, which types paper sheets."""
    with opened(home) as kept:
        yield kept


def played(room: Room, proposed: Happening | str) -> tuple[Room, Happening | None]:
    """The room after what is proposed, if it can happen, and what did."""
    try:
        event = reveal(room) if isinstance(proposed, str) else proposed
        return apply(room, event), event
    except RefusedError:
        return room, None


@given(st.lists(EVENTS, max_size=60), st.sampled_from([None, True, False]))
def test_what_is_left_makes_the_same_room(
    rooms: Rooms, other: Rooms, home: Path, proposed: list[Happening | str], keep: bool | None
) -> None:
    name = f"2026-11-26-{next(NUMBERS)}"
    rooms.create(session(name), STARTED)
    room, left = apply(Room(), STARTED), set()
    told = rooms.load(name).number
    for one in [*proposed, *([] if keep is None else [Ended(keep=keep)])]:
        room, event = played(room, one)
        if event is None:
            continue
        run = other if isinstance(event, Typed) else rooms
        run.append(name, event).result(20)
        if isinstance(event, Withdrew):
            left.add(event.seat)
    loaded = rooms.load(name)
    again = Room()
    for event in loaded.events:
        again = apply(again, event)
    assert again == room
    typed = [event for event in loaded.events if isinstance(event, Typed)]
    assert [event for _, event in rooms.since(name, told)] == typed
    for seat in left - room.seats.keys() | ({"seat-"} if room.ended else set()):
        assert in_files(home, seat) == []
    rooms.delete(name)
    assert in_files(home, name) == []
