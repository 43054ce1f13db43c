"""A room led by typed words, through a pipe: what a screen reader has, and a script."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode

import pytest
from conftest import DATA, Run, environment
from in_process import run_here

from interimkit.cli.workshop_kept import now
from interimkit.store.rooms import Rooms


class Piped:
    """A coach at a pipe."""

    def __init__(self, home: Path, *arguments: str) -> None:
        self.child = subprocess.Popen(
            [sys.executable, "-m", "interimkit", "workshop", *arguments],
            env=environment(INTERIMKIT_HOME=str(home)), cwd=home,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
        )  # fmt: skip
        self.said = ""
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.child.stdout
        with suppress(ValueError):  # closed by whoever killed it
            while character := self.child.stdout.read(1):
                self.said += character

    def wait(self, text: str) -> str:
        """What was said since the last wait, up to this text."""
        end = time.monotonic() + 60
        while text not in self.said:
            assert time.monotonic() < end, f"{text!r} was not said:\n{self.said}"
            assert self.child.poll() is None or text in self.said, self.said + self.errors()
            time.sleep(0.02)
        told, self.said = self.said, ""
        return told

    def type(self, line: str, then: str) -> str:
        assert self.child.stdin
        self.child.stdin.write(f"{line}\n")
        self.child.stdin.flush()
        return self.wait(then)

    def errors(self) -> str:
        assert self.child.stderr
        return self.child.stderr.read()

    def end(self) -> tuple[int, str, str]:
        """Its exit code, what it still said, and its errors."""
        assert self.child.stdin
        self.child.stdin.close()
        errors = self.errors()
        code = self.child.wait(timeout=60)
        self._reader.join()
        return code, self.said, errors


@contextmanager
def led(home: Path, *arguments: str) -> Iterator[Piped]:
    coach = Piped(home, *arguments)
    try:
        yield coach
    finally:
        if coach.child.poll() is None:
            coach.child.kill()
        with suppress(OSError), coach.child:  # which closes its pipes
            pass


class Phone:
    """A phone without JavaScript."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def post(self, path: str, **form: str) -> str:
        request = urllib.request.Request(  # noqa: S310 - our own
            self.address + path, urlencode(form).encode(), {"Origin": self.address}
        )
        with self._opener.open(request, timeout=10) as answer:
            return str(answer.read().decode())


def way_in(told: str) -> tuple[str, str]:
    """The address and the code, as they are said."""
    line = next(line for line in told.splitlines() if line.startswith("http://"))
    address, code = line.split(" · code ")
    return address, code


def test_a_session_is_played_by_words_with_a_phone_in_the_room(tmp_path: Path) -> None:
    with led(tmp_path, "run", "quiz", "--plain", "--port", "0", "--title", "Ghent") as coach:
        told = coach.wait("Type: next")
        address, code = way_in(told)
        phone = Phone(address)
        assert "Ghent" in phone.post("/join", code=code)
        assert "1 is in" in coach.type("state", "Type: next")
        told = coach.type("next", "Type: open")
        assert "question 1 of 5" in told
        assert all(f"\n{letter}) …" in told for letter in "ABCD")
        assert "0 of 1 answered · you alone see this count" in coach.type("open", "Type: close")
        phone.post("/answer", question="crisis", option="secure-cash")
        assert "1 of 1 answered" in coach.type("", "Type: close")
        assert "Too few answers to tell" in coach.type("reveal", "Type: next")
        assert "joining is locked" in coach.type("lock", "locked")
        assert "No seat has this label" in coach.type("remove ZZZ", "foot")
        assert "nothing to keep" not in coach.type("help", "leave it, to go on later")
        assert "no result to keep" in coach.type("end keep", "keep.")
        assert "Erased: 1 seat and its answers. The group’s result too." in coach.type(
            "end", "too."
        )
        code_, said, errors = coach.end()
    assert (code_, said.strip(), errors) == (0, "", "")


def test_when_nobody_types_any_more_it_is_left_and_resumed_with_code_and_seats(
    tmp_path: Path,
) -> None:
    with led(tmp_path, "run", "quiz", "--port", "0") as coach:
        told = coach.wait("Type: next")
        address, letters = way_in(told)
        Phone(address).post("/join", code=letters)
        coach.type("next", "Type: open")
        code, _, errors = coach.end()
    assert code == 0
    assert "Left as it is, for a day. To go on: interimkit workshop resume " in errors
    with led(tmp_path, "resume") as again:
        told = again.wait("Type: open")
        assert way_in(told)[1] == letters
        assert way_in(told)[0] == address  # the same port
        assert "1 is in" in told
        assert "question 1 of 5" in told
        again.type("end", "Erased: 1 seat")
        assert again.end()[0] == 0
    with led(tmp_path, "resume") as none:
        code, _, errors = none.end()
    assert code == 4
    assert errors.startswith("Error: ")


def test_sigterm_is_143_within_two_seconds_with_streams_open(tmp_path: Path) -> None:
    with led(tmp_path, "run", "quiz", "--port", "0") as coach:
        address, _ = way_in(coach.wait("Type: next"))
        host, port = address.removeprefix("http://").split(":")
        streams = [socket.create_connection((host, int(port))) for _ in range(20)]
        for stream in streams:
            stream.sendall(f"GET /screen HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode())
        began = time.monotonic()
        coach.child.send_signal(signal.SIGTERM)
        assert coach.end()[0] == 143
        assert time.monotonic() - began < 2
        for stream in streams:
            stream.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to another process")
def test_ctrl_c_off_a_terminal_asks_nobody(tmp_path: Path) -> None:
    with led(tmp_path, "run", "quiz", "--port", "0") as coach:
        coach.wait("Type: next")
        os.kill(coach.child.pid, signal.SIGINT)
        code, _, errors = coach.end()
    assert code == 130
    assert "workshop resume" in errors


def test_a_session_that_another_run_plays_cannot_be_resumed(tmp_path: Path) -> None:
    with led(tmp_path, "run", "quiz", "--port", "0") as coach:
        coach.wait("Type: next")
        with led(tmp_path, "resume") as other:
            code, _, errors = other.end()
        assert code == 4
        assert "Another run of interimkit has this in use" in errors
        assert coach.type("state", "Type: next")


def test_a_session_of_a_pack_that_asks_something_else_now_is_not_gone_on_with(
    tmp_path: Path,
) -> None:
    pack, home = tmp_path / "pack", tmp_path / "home"
    home.mkdir()
    shutil.copytree(DATA, pack)
    with led(home, "run", "quiz", "--pack", str(pack), "--port", "0") as coach:
        coach.wait("Type: next")
        assert coach.end()[0] == 0
    programmes = pack / "workshop.yaml"
    text = programmes.read_text(encoding="utf-8")
    programmes.write_text(text.replace("- id: quiz\n", "- id: other\n"), encoding="utf-8")
    with led(home, "resume") as again:
        code, said, errors = again.end()
    assert (code, said) == (4, "")
    assert "was begun with other questions" in errors
    programmes.write_text(text, encoding="utf-8")
    with led(home, "resume") as again:
        again.wait("Type: next")
        again.type("end", "Erased")


def test_a_port_that_is_taken_gives_way(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with led(tmp_path, "run", "quiz", "--port", str(port)) as coach:
            address, _ = way_in(coach.wait("Type: next"))
            assert not address.endswith(f":{port}")
            coach.type("end", "Erased")
            assert f"Port {port} is taken: it is {address.rpartition(':')[2]}" in coach.end()[2]
    listed = run_here("workshop", "list", home=tmp_path)
    assert "The quiz alone" in listed.stdout.decode()


def test_the_demo_is_a_room_and_leaves_no_trace(tmp_path: Path) -> None:
    with led(tmp_path, "demo", "quiz", "--seed", "3", "--port", "0") as coach:
        coach.wait("Type: next")
        coach.type("next", "Type: open")
        coach.type("open", "Type: close")
        end = time.monotonic() + 60
        while "22 of 23 answered" not in coach.type("state", "Type: close"):
            assert time.monotonic() < end
            time.sleep(0.5)
        told = coach.type("reveal", "Type: next")
        assert "22 answers" in told
        assert "The group’s result is kept." in coach.type("end keep", "kept.")
        assert coach.end()[0] == 0
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_the_check_off_a_terminal_waits_for_nobody(run: Run, tmp_path: Path) -> None:
    done = run("workshop", "check", INTERIMKIT_HOME=str(tmp_path))
    assert done.returncode == 0
    lines = done.stdout.decode().splitlines()
    assert len(lines) >= 5
    assert all(line.startswith(("fine: ", "mind: ")) for line in lines)
    assert not list(tmp_path.iterdir())  # a look leaves nothing


def test_the_check_says_what_is_wrong_with_a_pack_of_ones_own(run: Run, tmp_path: Path) -> None:
    done = run("workshop", "check", "--pack", str(tmp_path))
    assert done.returncode == 3
    assert b"pack.yaml" in done.stderr


WITHOUT = """
import sys
from importlib import util
real = util.find_spec
util.find_spec = lambda name, *rest: None if name == "uvicorn" else real(name, *rest)
sys.argv = ["interimkit", *sys.argv[1:]]
from interimkit.__main__ import main
main()
"""


@pytest.mark.parametrize("command", ["run", "resume", "demo", "check"])
def test_without_the_extra_it_is_exit_six_in_one_line(command: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, "workshop", command],
        env=environment(INTERIMKIT_HOME=str(tmp_path)), stdin=subprocess.DEVNULL, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 6
    assert (
        done.stderr.decode() == "Error: This needs an extra: pip install 'interimkit[workshop]'\n"
    )
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("run", "quizz"), 2, "quiz"),
        (("run", "--host", "192.168.1.23"), 2, "--lan"),
        (("run", "--lan", "--host", "198.51.100.7"), 2, "no address of this computer"),
        (("run", "--port", "70000"), 2, "--port"),
        (("resume", "2020-01-01-1"), 4, "kept"),
    ],
)
def test_what_cannot_begin_is_said_before_anything_is_kept(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], code: int, words: str
) -> None:
    done = run("workshop", *arguments, INTERIMKIT_HOME=str(tmp_path))
    assert done.returncode == code
    assert words in done.stderr.decode()
    assert done.stdout == b""
    with Rooms(tmp_path, now=now) as rooms:
        assert rooms.sessions() == ()


def test_with_lan_the_system_is_announced_before_it_asks(tmp_path: Path) -> None:
    with led(tmp_path, "run", "quiz", "--lan", "--port", "0") as coach:
        coach.wait("Type: next")
        coach.type("end", "Erased")
        assert "Your system may now ask" in coach.end()[2]


def test_an_error_is_json_where_that_is_asked(run: Run, tmp_path: Path) -> None:
    done = run("workshop", "resume", "nothing", INTERIMKIT_HOME=str(tmp_path), INTERIMKIT_LANG="nl")
    assert done.stderr.decode().startswith("Fout: ")
    assert json.dumps(done.returncode) == "4"
