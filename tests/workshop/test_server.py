"""What a process that serves is, and is again when it has ended."""

import gc
import signal
import sys
from pathlib import Path

import pytest
from live_room import live

from interimkit.__main__ import begin_short_run, let_pipes_close
from interimkit.workshop import server


@pytest.mark.skipif(not hasattr(signal, "SIGPIPE"), reason="Windows has no such signal")
def test_a_short_run_becomes_a_long_one_while_it_serves(tmp_path: Path) -> None:
    """A phone that hangs up must not end us, and an hour of answers must be swept."""
    threshold, pipe = gc.get_threshold(), signal.getsignal(signal.SIGPIPE)
    try:
        begin_short_run()
        let_pipes_close()
        short = gc.get_threshold()
        with live(tmp_path):
            assert gc.get_threshold()[0] <= 10_000 < short[0]
            assert signal.getsignal(signal.SIGPIPE) is signal.SIG_IGN
        assert gc.get_threshold() == short
        assert signal.getsignal(signal.SIGPIPE) is signal.SIG_DFL
    finally:
        gc.set_threshold(*threshold)
        signal.signal(signal.SIGPIPE, pipe)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_it_asks_for_as_many_files_as_a_room_needs(tmp_path: Path) -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    few = min(256, before[1]) if before[1] != resource.RLIM_INFINITY else 256
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (few, before[1]))
        with live(tmp_path):
            now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        assert now >= min(server.MOST_FILES, most if most != resource.RLIM_INFINITY else 9**9)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


def test_stopping_twice_is_stopping_once(tmp_path: Path) -> None:
    with live(tmp_path) as room:
        room.served.stop()
        room.served.stop()
        with pytest.raises(ConnectionError):
            room.phone().get()


def test_a_fault_of_ours_is_an_answer_with_the_same_headers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from interimkit.workshop import phone_door

    def fail(*_: object) -> str:
        raise ZeroDivisionError

    with live(tmp_path) as room:
        monkeypatch.setattr(phone_door, "join", fail)
        answer = room.phone().get()
        assert answer.status == 500
        assert answer.text == "500\n"
        assert answer.headers["x-content-type-options"] == "nosniff"
        monkeypatch.undo()
        assert room.phone().get().status == 200


def test_typed_sheets_of_another_process_come_into_the_room(tmp_path: Path) -> None:
    import time
    from contextlib import closing

    from live_room import NOW

    from interimkit.domain.room_events import Typed
    from interimkit.store.rooms import Rooms

    with live(tmp_path) as room, closing(Rooms(tmp_path, now=lambda: NOW)) as other:
        other.append(room.running.about.id, Typed(seat="P7Q", answers={"crisis": "cut-knots"}))
        deadline = time.monotonic() + 5
        while not room.room.seats and time.monotonic() < deadline:
            time.sleep(0.05)
        assert room.room.seats == {"P7Q": {"crisis": "cut-knots"}}


def test_a_file_that_cannot_be_read_for_a_while_ends_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    from interimkit.errors import ProblemCode
    from interimkit.store.home import kept_error

    looked = threading.Semaphore(0)

    def fail(*_: object) -> None:
        looked.release()
        raise kept_error(ProblemCode.KEPT_LOCKED, tmp_path)

    monkeypatch.setattr(server, "LOOK_SECONDS", 0.02)
    with live(tmp_path) as room:
        monkeypatch.setattr(room.running, "look", fail)
        for _ in range(3):  # it goes on looking
            assert looked.acquire(timeout=5)
        assert room.phone().get().status == 200
