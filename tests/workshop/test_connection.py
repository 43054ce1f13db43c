"""Slow, broken and many connections: none of them keeps anybody from being answered."""

import re
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from live_room import Browser, Live, live

from interimkit.domain.room_events import Ended, Moved, Withdrew
from interimkit.workshop import connection
from interimkit.workshop import follow as follow_module
from interimkit.workshop.follow import MOST_EACH

ONLY_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="has one address of its own")


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Live]:
    with live(tmp_path) as served:
        yield served


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "REQUEST_SECONDS", 0.4)


@contextmanager
def dialled(port: int, *, wait: float = 10) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", port), timeout=wait) as line:
        yield line


def follow(line: socket.socket, browser: Browser, path: str = "/events") -> None:
    cookies = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
    line.sendall(
        f"GET {path} HTTP/1.1\r\nhost: 127.0.0.1:{browser.port}\r\ncookie: {cookies}\r\n\r\n".encode()
    )


def read_until(line: socket.socket, ending: bytes) -> bytes:
    said = b""
    while ending not in said and (some := line.recv(4096)):
        said += some
    return said


def rest_of(line: socket.socket) -> bytes:
    said = b""
    try:
        while some := line.recv(65_536):
            said += some
    except ConnectionError:
        pass
    return said


@pytest.mark.parametrize(
    "half",
    [
        b"",
        b"G",
        b"GET / HTTP/1.1\r\nhost: ",
        b"GET / HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\n",
        (
            b"POST /join HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\norigin: http://127.0.0.1:{port}\r\n"
            b"content-type: application/x-www-form-urlencoded\r\ncontent-length: 100\r\n\r\ncode=KM"
        ),
    ],
    ids=["nothing", "a letter", "half a line", "no end of the head", "half a form"],
)
@pytest.mark.usefixtures("hurried")
def test_half_a_request_ends_and_holds_nobody_up(room: Live, half: bytes) -> None:
    sent = half.replace(b"{port}", str(room.served.port).encode())
    with ExitStack() as lines:
        waiting = [lines.enter_context(dialled(room.served.port)) for _ in range(50)]
        for line in waiting:
            line.sendall(sent)
        began = time.monotonic()
        assert room.phone().get().status == 200  # meanwhile
        assert time.monotonic() - began < 2
        ends = [rest_of(line) for line in waiting]
        assert time.monotonic() - began < 5
    assert all(end == b"" or end.startswith(b"HTTP/1.1 408 ") for end in ends)
    assert room.room.seats == {}


@pytest.mark.usefixtures("hurried")
def test_a_request_that_comes_letter_by_letter_ends_all_the_same(room: Live) -> None:
    began = time.monotonic()

    def dribble(line: socket.socket) -> None:
        for letter in b"GET / HTTP/1.1\r\nx: " + b"y" * 500:
            line.sendall(bytes([letter]))
            time.sleep(0.02)

    with dialled(room.served.port) as line, pytest.raises(ConnectionError):
        dribble(line)
    assert 0.3 < time.monotonic() - began < 5


@pytest.mark.usefixtures("hurried")
def test_a_stream_and_a_kept_connection_outlive_the_deadline(room: Live) -> None:
    phone = room.phone().join()
    with dialled(room.served.port) as stream, dialled(room.served.port) as kept:
        follow(stream, phone)
        assert b"data: " in read_until(stream, b"}\n\n")
        own = f"host: 127.0.0.1:{room.served.port}\r\n\r\n".encode()
        for _ in range(2):
            kept.sendall(b"GET /static/icon.svg HTTP/1.1\r\n" + own)
            assert b" 200 " in read_until(kept, b"</svg>")
            time.sleep(0.6)
        room.do(Moved(to=1))
        assert b'"at":1' in read_until(stream, b"}\n\n")


def test_a_stream_tells_the_whole_state_once_and_then_what_is_new(room: Live) -> None:
    phone = room.phone().join()
    with dialled(room.served.port) as stream:
        follow(stream, phone)
        first = read_until(stream, b"}\n\n")
        assert b"text/event-stream" in first
        assert b'"kind":"join"' in first
        question = room.ask()
        said = read_until(stream, b'"phase":"open"')
        assert question.encode() in said
        before = room.room
        phone.post("/answer", question=question, option="cut-knots")
        assert room.room is not before
        stream.settimeout(0.6)
        with pytest.raises(TimeoutError):  # an answer is no news to phones: they show no count
            stream.recv(4096)


def test_a_phone_whose_seat_was_removed_is_told_at_once_and_no_other_is(room: Live) -> None:
    phone, other = room.phone().join(), room.phone().join()
    with dialled(room.served.port) as stream, dialled(room.served.port) as others:
        for line, whose in ((stream, phone), (others, other)):
            follow(line, whose)
            read_until(line, b"}\n\n")
        room.do(Withdrew(seat=phone.seat))
        assert b"data: null\n\n" in read_until(stream, b"null\n\n")
        others.settimeout(0.6)
        with pytest.raises(TimeoutError):
            others.recv(4096)


def test_a_burst_is_told_five_times_a_second_at_most_and_the_last_state_always(room: Live) -> None:
    screen = room.phone()
    with dialled(room.served.port) as stream:
        follow(stream, screen, "/screen/events")
        read_until(stream, b"}\n\n")
        room.seats(60)
        time.sleep(0.5)
        stream.setblocking(False)
        said = stream.recv(65_536)
    events = re.findall(rb'"seats":(\d+)', said)
    assert events[-1] == b"60"
    assert 1 <= len(events) < 20
    assert len(set(events)) == len(events)


def test_a_seat_has_few_streams_and_a_stranger_none(room: Live) -> None:
    phone = room.phone().join()
    with ExitStack() as lines:
        for _ in range(MOST_EACH):
            line = lines.enter_context(dialled(room.served.port))
            follow(line, phone)
            read_until(line, b"}\n\n")
        assert phone.get("/events").status == 429
    deadline = time.monotonic() + 5
    with dialled(room.served.port) as line:
        while time.monotonic() < deadline:  # once those have hung up there is place again
            time.sleep(0.1)
            follow(line, phone)
            if b" 200 " in read_until(line, b"\r\n\r\n"):
                break
        else:
            pytest.fail("no place")
    assert room.phone().get("/events").status == 403


def test_it_ends_within_two_seconds_with_500_streams_and_readers_that_do_not_read(
    tmp_path: Path,
) -> None:
    with ExitStack() as lines, live(tmp_path) as room:
        phones = room.seats(100)
        for number in range(500):
            line = lines.enter_context(dialled(room.served.port))
            follow(line, phones[number // 5])
        for _ in range(5):  # in the middle of something
            line = lines.enter_context(dialled(room.served.port))
            line.sendall(b"GET / HTTP/1.1\r\n")
        line = lines.enter_context(dialled(room.served.port))
        follow(line, phones[99])
        read_until(line, b"}\n\n")
        began = time.monotonic()
        room.served.stop()
        assert time.monotonic() - began < 2
        assert b"0\r\n\r\n" in rest_of(line)  # it was told, not cut off
    names = {thread.name for thread in threading.enumerate()}
    assert "server" not in names


def test_an_end_is_told_before_the_server_goes(tmp_path: Path) -> None:
    with live(tmp_path) as room, dialled(room.served.port) as stream:
        phone = room.phone().join()
        follow(stream, phone)
        read_until(stream, b"}\n\n")
        room.do(Ended(keep=False))
        stopping = threading.Thread(target=room.served.stop)
        began = time.monotonic()
        stopping.start()
        assert b'"ended":true' in read_until(stream, b'"ended":true')
        assert "This session is over" in phone.get().text
        stopping.join()
        assert time.monotonic() - began < 2


def test_every_phone_has_its_seat_again_when_the_server_comes_back(tmp_path: Path) -> None:
    with live(tmp_path) as room:
        phones = room.seats(5)
        question = room.ask()
        for phone in phones:
            phone.post("/answer", question=question, option="cut-knots")
        before, port = room.room, room.served.port
        seats = [phone.seat for phone in phones]
    with live(tmp_path, port=port) as again:
        assert again.room == before
        assert [phone.seat for phone in phones] == seats
        assert all("Your answer is in." in phone.get().text for phone in phones)


def test_a_port_that_is_taken_is_said_at_once(tmp_path: Path) -> None:
    with (
        live(tmp_path / "one") as room,
        pytest.raises(OSError, match="in use"),
        live(tmp_path / "other", port=room.served.port),
    ):
        pytest.fail("began")


@contextmanager
def dialled_from(address: str, port: int) -> Iterator[socket.socket]:
    """A line of somebody else's, as far as we can tell."""
    with socket.create_connection(("127.0.0.1", port), 5, source_address=(address, 0)) as line:
        yield line


@ONLY_LINUX
def test_screens_of_somebody_else_leave_the_projector_its_own(room: Live) -> None:
    with ExitStack() as lines:
        for _ in range(2 * MOST_EACH):
            line = lines.enter_context(dialled_from("127.0.0.2", room.served.port))
            follow(line, room.phone(), "/screen/events")
            last = read_until(line, b"\r\n\r\n")
        assert b" 429 " in last
        projector = lines.enter_context(dialled(room.served.port))
        follow(projector, room.phone(), "/screen/events")
        assert b'"seats":0' in read_until(projector, b"}\n\n")


def test_streams_of_phones_leave_projector_and_coach_theirs(
    room: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(follow_module, "MOST_STREAMS", 2)
    phones = room.seats(3)
    with ExitStack() as lines:
        for phone in phones[:2]:
            line = lines.enter_context(dialled(room.served.port))
            follow(line, phone)
            read_until(line, b"}\n\n")
        assert phones[2].get("/events").status == 429
        projector = lines.enter_context(dialled(room.served.port))
        follow(projector, room.phone(), "/screen/events")
        assert b'"seats":' in read_until(projector, b"}\n\n")


@ONLY_LINUX
def test_however_many_connect_others_and_this_computer_come_in(
    room: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "MOST_FROM_ONE", 20)
    monkeypatch.setattr(connection, "MOST_CONNECTIONS", 30)

    def is_in(address: str) -> bool:
        with dialled_from(address, room.served.port) as line:
            line.sendall(f"GET / HTTP/1.1\r\nhost: 127.0.0.1:{room.served.port}\r\n\r\n".encode())
            try:
                return b" 200 " in line.recv(100)
            except ConnectionError:
                return False

    with ExitStack() as lines:
        first = lines.enter_context(dialled_from("127.0.0.2", room.served.port))
        for _ in range(19):
            lines.enter_context(dialled_from("127.0.0.2", room.served.port))
        assert not is_in("127.0.0.2")
        assert is_in("127.0.0.3")
        for number in range(10):
            lines.enter_context(dialled_from(f"127.0.0.{4 + number}", room.served.port))
        assert not is_in("127.0.0.3")
        assert is_in("127.0.0.1")
        first.sendall(b"GET / HTTP/1.1\r\n\r\n")
        assert b" 421 " in first.recv(100)  # who was there stays


def test_a_phone_does_not_wait_for_the_counts_of_a_burst(
    room: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(follow_module, "A_SECOND", 1 / 60)  # one count a minute
    phone = room.phone().join()
    with dialled(room.served.port) as stream, dialled(room.served.port) as screen:
        follow(stream, phone)
        follow(screen, phone, "/screen/events")
        read_until(stream, b"}\n\n")
        read_until(screen, b"}\n\n")
        room.seats(2)
        time.sleep(0.2)
        room.do(Moved(to=1))
        assert b'"at":1' in read_until(stream, b"}\n\n")
