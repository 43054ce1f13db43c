"""Rooms: what is acknowledged is on the disk, what leaves is in no file, and no run loses another's."""

import os
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import AbstractContextManager, suppress
from datetime import timedelta, timezone
from pathlib import Path

import pytest
from conftest import environment
from room_parts import ASKED, NOW, STARTED, in_files, opened, session

from interimkit import load_pack
from interimkit.domain.case import load_case
from interimkit.domain.case_room import decide, go_on, start_case, tally
from interimkit.domain.group_spread import Pattern, Spread
from interimkit.domain.refusal import RefusedError, Why
from interimkit.domain.room import Room, apply
from interimkit.domain.room_events import (
    Answered,
    Closed,
    Ended,
    Happening,
    Joined,
    Locked,
    Moved,
    Opened,
    Revealed,
    Typed,
    Withdrew,
)
from interimkit.errors import InterimkitError, ProblemCode, SavedDataError, UnknownChoiceError
from interimkit.store import database
from interimkit.store import rooms as rooms_module
from interimkit.store.home import kept_error
from interimkit.store.rooms import Rooms, is_any_room_kept

ID = session().id


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0.2)


@pytest.fixture
def rooms(tmp_path: Path) -> Iterator[Rooms]:
    with opened(tmp_path) as kept:
        kept.create(session(), STARTED)
        yield kept


def file_of(home: Path) -> Path:
    return home / "rooms" / "rooms.sqlite"


def put(rooms: Rooms, *events: Happening) -> list[int]:
    return [future.result(20) for future in [rooms.append(ID, event) for event in events]]


def room_of(rooms: Rooms) -> Room:
    room = Room()
    for event in rooms.load(ID).events:
        room = apply(room, event)
    return room


def said(act: Callable[[], object], code: ProblemCode) -> None:
    with pytest.raises(InterimkitError) as caught:
        act()
    assert caught.value.problems[0].code is code, caught.value.problems


def refused(future: "Future[int]", why: Why) -> None:
    with pytest.raises(RefusedError) as caught:
        future.result(20)
    assert caught.value.why is why


def test_what_was_kept_comes_back_as_it_was(tmp_path: Path) -> None:
    assert not is_any_room_kept(tmp_path)
    assert list(tmp_path.iterdir()) == []  # a look leaves nothing
    east = NOW.astimezone(timezone(timedelta(hours=2)))
    answered = Answered(seat="K7Q", question="zebra", option="stay")
    with opened(tmp_path, now=NOW + timedelta(minutes=4)) as rooms:
        rooms.create(session(touched_at=east), STARTED)
        joined = rooms.append(ID, Joined(seat="K7Q"), seat_key=b"cookie").result(20)
        numbers = put(rooms, Typed(seat="P2M", answers={"zebra": "wait"}), Moved(to=1), Opened())
        numbers += put(rooms, answered)
        assert [joined, *numbers] == sorted({joined, *numbers})
    with opened(tmp_path) as rooms:
        loaded = rooms.load(ID)
        assert rooms.sessions() == (loaded.session,)
    assert is_any_room_kept(tmp_path)
    assert loaded.events[0] == STARTED
    assert (loaded.events[-1], loaded.number) == (answered, numbers[-1])
    assert loaded.keys == {b"cookie": "K7Q"}
    about = loaded.session
    assert (about.started_at, about.touched_at) == (NOW, NOW + timedelta(minutes=4))
    assert (about.seats, about.ended, about.kept) == (2, False, False)
    assert about.pack == session().pack


def test_an_unknown_session_is_said_with_those_that_there_are(rooms: Rooms) -> None:
    for act in (
        lambda: rooms.load("2026-11-26-2"),
        lambda: rooms.since("2026-11-26-2", 0),
        lambda: rooms.delete("../../etc"),
        lambda: rooms.claim("../../etc"),
        lambda: rooms.note_result("nothing", "x.pdf"),
        lambda: rooms.append("nothing", Joined(seat="K7Q")).result(20),
    ):
        with pytest.raises(UnknownChoiceError) as caught:
            act()
        assert caught.value.problems[0].expected == (ID,)
    assert [path.name for path in rooms.folder.glob("*.lock")] == [f"{ID}.lock"]


def test_one_id_is_one_session(rooms: Rooms) -> None:
    said(lambda: rooms.create(session(), STARTED), ProblemCode.KEPT_LOCKED)
    assert len(rooms.sessions()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_it_is_its_owners_alone_whatever_the_mask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with opened(tmp_path / "home") as rooms:
            rooms.create(session(), STARTED)
            folder = tmp_path / "home" / "rooms"
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
            modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    finally:
        os.umask(before)
    assert set(modes) == {
        "rooms.sqlite", "rooms.sqlite-wal", "rooms.sqlite-shm", f"{ID}.lock",
    }  # fmt: skip
    assert set(modes.values()) == {0o600}


# What waits together is kept together, and each hears of its own.


def test_what_waits_goes_into_one_transaction(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    transactions = []

    def counted(it: sqlite3.Connection) -> AbstractContextManager[None]:
        transactions.append(1)
        return database.transaction(it)

    monkeypatch.setattr("interimkit.store.rooms.transaction", counted)
    with rooms._turn:  # the disk is busy meanwhile
        waiting = [rooms.append(ID, Joined(seat=f"s{number}")) for number in range(300)]
        assert not any(future.done() for future in waiting[1:])
    numbers = [future.result(20) for future in waiting]
    assert numbers == list(range(numbers[0], numbers[0] + 300))
    assert 1 <= len(transactions) <= 2


def test_one_that_cannot_be_kept_is_no_matter_of_the_others(rooms: Rooms) -> None:
    put(rooms, Joined(seat="K7Q"))
    with rooms._turn:
        good = rooms.append(ID, Answered(seat="K7Q", question="zebra", option="stay"))
        taken = rooms.append(ID, Joined(seat="K7Q"))
        typed = rooms.append(ID, Typed(seat="K7Q", answers={}))
        nobody = rooms.append(ID, Answered(seat="P2M", question="zebra", option="stay"))
        gone = rooms.append("nothing", Moved(to=1))
        also = rooms.append(ID, Moved(to=1))
    assert good.result(20) < also.result(20)
    refused(taken, Why.FULL)
    refused(typed, Why.FULL)
    refused(nobody, Why.NO_SEAT)
    with pytest.raises(UnknownChoiceError):
        gone.result(20)
    assert len(rooms.load(ID).events) == 4


def test_nobody_can_cancel_what_the_room_has_seen(rooms: Rooms) -> None:
    """A phone that hangs up is no reason to lose its answer, or the thread that writes."""
    with rooms._turn:
        future = rooms.append(ID, Joined(seat="K7Q"))
        assert not future.cancel()
    assert future.result(20)
    assert room_of(rooms).seats == {"K7Q": {}}


def test_closing_waits_for_all_and_ends_it(tmp_path: Path) -> None:
    rooms = opened(tmp_path)
    rooms.create(session(), STARTED)
    waiting = [rooms.append(ID, Joined(seat=f"s{number}")) for number in range(200)]
    rooms.close()
    assert all(future.done() for future in waiting)
    with pytest.raises(AssertionError):
        rooms.append(ID, Opened())
    rooms.close()  # as often as one likes
    assert [path.name for path in rooms.folder.iterdir()] == ["rooms.sqlite"]
    with opened(tmp_path) as again:
        assert len(again.load(ID).events) == 201


def test_threads_share_it(rooms: Rooms) -> None:
    def play(name: str) -> None:
        for number in range(50):
            put(rooms, Joined(seat=f"{name}{number}"))
            rooms.changed()
            rooms.since(ID, 0)

    threads = [threading.Thread(target=play, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(room_of(rooms).seats) == 200
    assert rooms.sessions()[0].seats == 200


# What goes is in no file any more.


def play(rooms: Rooms) -> None:
    """Three seats, their answers, and what the room saw of them."""
    for seat in ("SEAT-ONE", "SEAT-TWO"):
        rooms.append(ID, Joined(seat=seat), seat_key=f"KEY-{seat}".encode())
    rooms.append(ID, Typed(seat="SEAT-PAPER", answers={"apple": "wait"}))
    put(rooms, Moved(to=1), Opened())
    for seat in ("SEAT-ONE", "SEAT-TWO", "SEAT-ONE"):
        rooms.append(ID, Answered(seat=seat, question="zebra", option="leave"))
    spread = Spread(asked=ASKED[0], pattern=Pattern.STANDS_OUT, leading=("leave",))
    put(rooms, Closed(), Revealed(spreads=(spread,)), Locked(on=True))


@pytest.mark.parametrize("seat", ["SEAT-ONE", "SEAT-PAPER"])
def test_a_seat_that_leaves_is_in_no_file(rooms: Rooms, tmp_path: Path, seat: str) -> None:
    play(rooms)
    before = room_of(rooms)
    assert in_files(tmp_path, seat)
    assert put(rooms, Withdrew(seat=seat)) == [0]
    assert in_files(tmp_path, seat) == []  # while it is open, its journal too
    assert in_files(tmp_path, "SEAT-TWO")
    assert room_of(rooms) == apply(before, Withdrew(seat=seat))
    assert set(rooms.load(ID).keys.values()) == {"SEAT-ONE", "SEAT-TWO"} - {seat}
    assert rooms.sessions()[0].seats == 2
    refused(rooms.append(ID, Answered(seat=seat, question="apple", option="stay")), Why.NO_SEAT)
    assert in_files(tmp_path, seat) == []


@pytest.mark.parametrize("keep", [True, False])
def test_a_session_that_ends_leaves_no_seat_in_a_file(
    rooms: Rooms, tmp_path: Path, keep: bool
) -> None:
    play(rooms)
    before = room_of(rooms)
    put(rooms, Ended(keep=keep))
    for text in ("SEAT-", "KEY-", '"option":', '"answers":{'):
        assert in_files(tmp_path, text) == [], text
    assert bool(in_files(tmp_path, "stands-out")) is keep
    loaded = rooms.load(ID)
    assert loaded.keys == {}
    assert (loaded.session.ended, loaded.session.kept, loaded.session.seats) == (True, keep, 3)
    assert room_of(rooms) == apply(before, Ended(keep=keep))
    refused(rooms.append(ID, Joined(seat="LATE")), Why.ENDED)
    assert rooms.append(ID, Ended(keep=keep)).result(20) == 0
    assert room_of(rooms) == apply(before, Ended(keep=keep))
    refused(rooms.append(ID, Withdrew(seat="SEAT-ONE")), Why.ENDED)


def test_what_is_deleted_is_in_no_file(rooms: Rooms, tmp_path: Path) -> None:
    play(rooms)
    other = session("2026-11-26-2")
    rooms.create(other, STARTED)
    rooms.append(other.id, Joined(seat="OTHER-SEAT")).result(20)
    rooms.note_result(ID, "/els/group.pdf")
    rooms.note_result(ID, "/els/group.pdf")
    about = rooms.load(ID).session
    gone = rooms.delete(ID)
    assert gone.session == about
    assert gone.results == ("/els/group.pdf",)
    assert [path.name for path in gone.files] == [
        "rooms.sqlite", "rooms.sqlite-shm", "rooms.sqlite-wal",
    ]  # fmt: skip
    for text in ("SEAT-ONE", "KEY-", "stands-out", ID, "group.pdf"):
        assert in_files(tmp_path, text) == [], text
    assert not (rooms.folder / f"{ID}.lock").exists()
    assert [kept.id for kept in rooms.sessions()] == [other.id]
    assert rooms.load(other.id).events[-1] == Joined(seat="OTHER-SEAT")


def test_nothing_goes_while_somebody_reads_and_answers_go_on(rooms: Rooms, tmp_path: Path) -> None:
    """It would stay in the journal."""
    play(rooms)
    reader = sqlite3.connect(file_of(tmp_path), isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM event").fetchall()
    with rooms._turn:
        leaving = rooms.append(ID, Withdrew(seat="SEAT-ONE"))
        answer = rooms.append(ID, Answered(seat="SEAT-PAPER", question="zebra", option="stay"))
    said(lambda: leaving.result(20), ProblemCode.KEPT_LOCKED)
    assert answer.result(20)
    said(lambda: rooms.delete(ID), ProblemCode.KEPT_LOCKED)
    assert "SEAT-ONE" in room_of(rooms).seats
    reader.close()
    put(rooms, Withdrew(seat="SEAT-ONE"))
    assert in_files(tmp_path, "SEAT-ONE") == []


# Left for a day.


def test_a_session_that_was_left_for_a_day_is_erased(tmp_path: Path) -> None:
    with opened(tmp_path) as rooms:
        rooms.create(session(), STARTED)
        play(rooms)
        ended = session("2026-11-25-1")
        rooms.create(ended, STARTED)
        rooms.append(ended.id, Ended(keep=True)).result(20)
    day = timedelta(hours=24)
    with opened(tmp_path, now=NOW + day - timedelta(seconds=1)) as rooms:
        assert rooms.expire() == ()
    with opened(tmp_path, now=NOW - 400 * day) as rooms:
        assert rooms.expire() == ()  # a clock that was wrong erases nothing
    with opened(tmp_path, now=NOW + day) as rooms:
        rooms.claim(ID)
        with opened(tmp_path, now=NOW + 3 * day) as other:
            assert other.expire() == ()  # it is on, and only quiet
    with opened(tmp_path, now=NOW + day) as rooms:
        assert rooms.expire() == (ID,)
        assert [about.id for about in rooms.sessions()] == [ended.id]
    assert in_files(tmp_path, "SEAT-") == []
    assert in_files(tmp_path, ID) == []


def test_whatever_happens_is_a_touch(tmp_path: Path) -> None:
    with opened(tmp_path) as rooms:
        rooms.create(session(), STARTED)
    with opened(tmp_path, now=NOW + timedelta(hours=20)) as rooms:
        put(rooms, Moved(to=1))
    with opened(tmp_path, now=NOW + timedelta(hours=40)) as rooms:
        assert rooms.expire() == ()
    with opened(tmp_path, now=NOW + timedelta(hours=44)) as rooms:
        assert rooms.expire() == (ID,)


# Two runs.


def test_what_another_run_adds_is_told_and_ones_own_is_not(rooms: Rooms, tmp_path: Path) -> None:
    play(rooms)
    number = rooms.load(ID).number
    assert not rooms.changed()
    with opened(tmp_path) as other:
        typed = Typed(seat="P2M", answers={"apple": "stay"})
        put(rooms, Moved(to=2))
        added = put(other, typed)
        put(rooms, Opened())  # of which no gap is made by what came between
        assert other.since(ID, number)[0][1] == Moved(to=2)
    assert rooms.changed()
    assert not rooms.changed()
    assert rooms.since(ID, number) == ((added[0], typed),)
    assert rooms.since(ID, added[0]) == ()
    assert room_of(rooms).seats["P2M"] == {"apple": "stay"}


def test_one_run_plays_a_session_and_no_other_deletes_it(rooms: Rooms, tmp_path: Path) -> None:
    with opened(tmp_path) as other:
        assert other.is_on(ID)
        said(lambda: other.claim(ID), ProblemCode.KEPT_LOCKED)
        said(lambda: other.delete(ID), ProblemCode.KEPT_LOCKED)
        rooms.claim(ID)  # its own already
        assert put(other, Typed(seat="P2M", answers={}))
        rooms.close()
        assert not other.is_on(ID)
        assert not other.is_on(ID)  # a look takes nothing
        other.claim(ID)
        assert other.delete(ID).session.seats == 1


ADDING = """
import sys
from pathlib import Path
from room_parts import opened, session
from interimkit.domain.room_events import Joined

with opened(Path(sys.argv[1])) as rooms:
    for round in range(20):
        several = [rooms.append(session().id, Joined(seat=f"{sys.argv[2]}{round}-{number}"))
                   for number in range(10)]
        for future in several:
            print(future.result(20))
"""


def test_two_at_once_lose_nothing(rooms: Rooms, tmp_path: Path) -> None:
    variables = environment(PYTHONPATH=str(Path(__file__).parent.parent))
    both = [
        subprocess.Popen(
            [sys.executable, "-c", ADDING, str(tmp_path), who],
            env=variables, stdout=subprocess.PIPE, text=True,
        )
        for who in ("a", "b")
    ]  # fmt: skip
    mine = [number for at in range(100) for number in put(rooms, Joined(seat=f"mine{at}"))]
    told = [[int(line) for line in run.communicate(timeout=60)[0].split()] for run in both]
    assert [run.returncode for run in both] == [0, 0]
    numbers = [*mine, *told[0], *told[1]]
    assert len(set(numbers)) == 500
    assert len(room_of(rooms).seats) == 500
    assert {number for number, _ in rooms.since(ID, 0)} == {*told[0], *told[1]}


# Whatever ends a run.

KILLED = """
import itertools, os, random, signal, sys, time
from pathlib import Path
from room_parts import NOW, STARTED, in_files, opened, session
from interimkit.domain.room import Room, apply
from interimkit.domain.room_events import Answered, Joined, Moved, Opened, Withdrew

home = Path(sys.argv[1])
random.seed(14)
answers = leavings = 0


def answer_until_killed(name):
    rooms = opened(home)
    rooms.claim(name)

    def put(event, told, key=b""):
        future = rooms.append(name, event, seat_key=key)
        future.add_done_callback(lambda done: os.write(writing, f"{told} {done.result()}\\n".encode()))

    for seat in range(30):
        put(Joined(seat=f"{name}-seat-{seat}-"), "answer", f"key-{seat}".encode())
    put(Moved(to=1), "answer")
    put(Opened(), "answer")
    for number in itertools.count():
        if number % 40 == 5:
            put(Joined(seat=f"{name}-left-{number}-"), "joined")
            put(Withdrew(seat=f"{name}-left-{number}-"), f"{name}-left-{number}-")
        seat, option = f"{name}-seat-{number % 30}-", ("stay", "leave", "wait")[number % 3]
        put(Answered(seat=seat, question="zebra", option=option), "answer")
        time.sleep(random.choice([0, 0, 0, 0.001]))


for round in range(20):
    name = f"round-{round}"
    with opened(home) as rooms:
        rooms.create(session(name), STARTED)
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        answer_until_killed(name)
    os.close(writing)
    with os.fdopen(reading) as lines:
        told = []
        while not told or told[-1][1] != "0":  # it is at work, and somebody has left
            told.append(lines.readline().split())
        time.sleep(random.random() * 0.1)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        told += [line.split() for line in lines]
    with opened(home) as rooms:
        rooms.claim(name)  # which the killed run let go
        loaded, there = rooms.load(name), {number for number, _ in rooms.since(name, 0)}
    room = Room()
    for event in loaded.events:
        room = apply(room, event)
    lost = [number for what, number in told if what == "answer" and int(number) not in there]
    assert not lost, lost
    left = [what for what, number in told if number == "0"]
    assert not [seat for seat in left if in_files(home, seat)], left
    assert loaded.session.seats == len(room.seats) >= len(loaded.keys)
    answers, leavings = answers + len(told), leavings + len(left)
print(answers, leavings)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows neither forks nor kills so")
def test_killed_twenty_times_every_acknowledged_answer_is_there(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path)],
        env=environment(PYTHONPATH=str(Path(__file__).parent.parent)),
        capture_output=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    answers, leavings = map(int, done.stdout.split())
    assert answers > 200
    assert leavings >= 20


ERASING = """
import os, signal, sys
from pathlib import Path
from room_parts import STARTED, opened, session
from interimkit.domain.room_events import Joined, Withdrew
from interimkit.store import rooms as module

module.scrub = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
rooms = opened(Path(sys.argv[1]))
rooms.create(session(), STARTED)
rooms.append(session().id, Joined(seat="SEAT-ONE")).result()
rooms.append(session().id, Withdrew(seat="SEAT-ONE")).result()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows kills otherwise")
def test_what_was_killed_while_it_erased_is_brought_to_its_end(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ERASING, str(tmp_path)],
        env=environment(PYTHONPATH=str(Path(__file__).parent.parent)), check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == -9
    assert in_files(tmp_path, "SEAT-ONE")
    with opened(tmp_path) as rooms:
        assert in_files(tmp_path, "SEAT-ONE") == []
        assert room_of(rooms).seats == {}


# What can be wrong: nothing is overwritten.


def test_another_that_writes_is_waited_for_and_then_said(rooms: Rooms, tmp_path: Path) -> None:
    writer = sqlite3.connect(file_of(tmp_path), isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    future = rooms.append(ID, Joined(seat="K7Q"))
    said(lambda: future.result(20), ProblemCode.KEPT_LOCKED)
    writer.close()
    put(rooms, Joined(seat="K7Q"))
    assert len(rooms.load(ID).events) == 2


@pytest.mark.parametrize("damage", ["head", "middle", "other", "history", "text"])
def test_a_damaged_file_is_left_as_it_is(tmp_path: Path, damage: str) -> None:
    with opened(tmp_path) as rooms:
        rooms.create(session(), STARTED)
        for number in range(300):
            rooms.append(ID, Joined(seat=f"s{number}"))
    path = file_of(tmp_path)
    data = bytearray(path.read_bytes())
    match damage:
        case "head":
            data[:16] = b"not a database.."
        case "middle":
            for start in range(8192, len(data), 4096):
                data[start : start + 64] = b"\xff" * 64
        case "text":
            data = bytearray(b"quiz: {crisis: secure-cash}\n" * 100)
        case _:
            path.unlink()
            other = sqlite3.connect(path)
            other.execute("CREATE TABLE theirs (x)")
            if damage == "history":
                other.execute(f"PRAGMA application_id = {0x696B6974}")
            other.commit()
            other.close()
            data = bytearray(path.read_bytes())
    path.write_bytes(data)
    said(lambda: opened(tmp_path), ProblemCode.KEPT_DAMAGED)
    assert path.read_bytes() == bytes(data)


def test_a_newer_file_is_left_as_it_is(tmp_path: Path) -> None:
    with opened(tmp_path) as rooms:
        rooms.create(session(), STARTED)
    newer = sqlite3.connect(file_of(tmp_path), isolation_level=None)
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    before = file_of(tmp_path).read_bytes()
    said(lambda: opened(tmp_path), ProblemCode.KEPT_NEWER)
    assert file_of(tmp_path).read_bytes() == before


@pytest.mark.parametrize("body", [b"{", b'{"event": "danced"}', b'{"event": "moved"}'])
def test_an_event_that_cannot_be_read_is_said(rooms: Rooms, tmp_path: Path, body: bytes) -> None:
    other = sqlite3.connect(file_of(tmp_path), isolation_level=None)
    other.execute("UPDATE event SET body = ?", (body,))
    other.close()
    said(lambda: rooms.load(ID), ProblemCode.KEPT_DAMAGED)
    said(lambda: opened(tmp_path).since(ID, 0), ProblemCode.KEPT_DAMAGED)


@pytest.mark.parametrize("where", ["rooms", "rooms/rooms.sqlite"])
def test_something_else_in_its_place_is_left_as_it_is(tmp_path: Path, where: str) -> None:
    home, theirs = tmp_path / "home", tmp_path / "theirs"
    place = home / where
    place.parent.mkdir(parents=True)
    theirs.mkdir() if where == "rooms" else theirs.write_bytes(b"")
    place.symlink_to(theirs)
    said(lambda: opened(home), ProblemCode.KEPT_NOT_ORDINARY)
    said(lambda: is_any_room_kept(home), ProblemCode.KEPT_NOT_ORDINARY)
    assert list(theirs.iterdir()) == [] if where == "rooms" else theirs.read_bytes() == b""


def test_a_home_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "home").write_bytes(b"mine")
    said(lambda: opened(tmp_path / "home"), ProblemCode.KEPT_UNWRITABLE)
    assert (tmp_path / "home").read_bytes() == b"mine"


def test_a_disk_that_fills_up_is_said_and_loses_nothing_acknowledged(small_disk: Path) -> None:
    kept = 0
    with opened(small_disk) as rooms:
        rooms.create(session(), STARTED)

        def go_on() -> None:
            nonlocal kept
            while True:
                kept += len(put(rooms, Joined(seat=f"{kept}-" + "x" * 2000)))

        said(go_on, ProblemCode.KEPT_FULL)
        assert kept > 5
        assert len(room_of(rooms).seats) == kept
    with opened(small_disk) as rooms:
        assert len(room_of(rooms).seats) == kept


def test_a_disk_that_is_full_takes_no_session(small_disk: Path) -> None:
    filler = small_disk / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(b"x" * 4096):
            pass
    said(lambda: opened(small_disk), ProblemCode.KEPT_FULL)
    filler.unlink()
    with opened(small_disk) as rooms:
        rooms.create(session(), STARTED)
        assert room_of(rooms).seats == {}


def test_a_disk_that_is_read_only_is_said(small_disk: Path) -> None:
    with opened(small_disk) as rooms:
        rooms.create(session(), STARTED)
    before = file_of(small_disk).read_bytes()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(SavedDataError) as caught:
        opened(small_disk)
    assert caught.value.problems[0].code is ProblemCode.KEPT_UNWRITABLE
    assert file_of(small_disk).read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps an open file where it is")
@pytest.mark.parametrize("is_there", [True, False], ids=["another file", "no file"])
def test_nothing_is_told_kept_once_the_file_is_another(
    rooms: Rooms, tmp_path: Path, *, is_there: bool
) -> None:
    put(rooms, Joined(seat="K7Q"))
    copy = tmp_path / "copy"
    copy.write_bytes(file_of(tmp_path).read_bytes())
    if is_there:
        copy.replace(file_of(tmp_path))
    else:
        file_of(tmp_path).unlink()
    for event in (Joined(seat="M4T"), Withdrew(seat="K7Q"), Ended(keep=False)):
        with pytest.raises(SavedDataError) as caught:
            rooms.append(ID, event).result(20)
        assert caught.value.problems[0].code is ProblemCode.KEPT_UNREADABLE


def test_an_end_that_could_not_be_swept_is_swept_when_it_is_asked_for_again(
    rooms: Rooms, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    play(rooms)
    full = kept_error(ProblemCode.KEPT_FULL, file_of(tmp_path))

    def fail(*_: object) -> None:
        raise full

    swept = []
    monkeypatch.setattr(rooms_module, "scrub", fail)
    said(lambda: rooms.append(ID, Ended(keep=True)).result(20), ProblemCode.KEPT_FULL)
    monkeypatch.setattr(rooms_module, "scrub", lambda *_: swept.append(True))
    rooms.append(ID, Ended(keep=False)).result(20)
    assert swept == [True]
    loaded = rooms.load(ID)
    assert loaded.session.ended
    assert not loaded.session.kept
    assert not room_of(rooms).revealed


def test_the_votes_of_a_case_are_in_no_file_once_they_are_counted(tmp_path: Path) -> None:
    pack = load_pack()
    with opened(tmp_path) as rooms:
        rooms.create(session(), start_case(pack, "lindewaard"))
        room = room_of(rooms)
        case = load_case(pack, "lindewaard")

        def do(event: Happening) -> None:
            nonlocal room
            put(rooms, event)
            room = apply(room, event)

        for seat in ("SEAT-ONE", "SEAT-TWO"):
            do(Joined(seat=seat))
        for _ in range(2):
            do(go_on(room, case))
        do(Opened())
        asked = room.find(room.open)
        assert asked
        for seat, option in zip(("SEAT-ONE", "SEAT-TWO"), asked.options, strict=False):
            do(Answered(seat=seat, question=asked.id, option=option))
        assert in_files(tmp_path, '"event":"answered"')
        do(tally(room))
        assert in_files(tmp_path, '"event":"answered"') == []
        assert in_files(tmp_path, "SEAT-ONE")
        assert room_of(rooms) == room  # what is left makes the same room
        do(decide(room, asked.options[0]))
        do(Ended(keep=False))
        assert in_files(tmp_path, "SEAT-") == in_files(tmp_path, '"by":') == []
