"""A page before a room, at a terminal and off one."""

import os
import pty
import signal
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pytest
from conftest import environment
from in_process import run_here

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")

ENTER, LEAVE = b"\x1b[?1049h", b"\x1b[?1049l"


class Room(NamedTuple):
    """A terminal on which a page is presented."""

    screen: int
    line: int
    pid: int

    def until(self, wanted: bytes) -> bytes:
        """What is shown until this is."""
        seen = b""
        end = time.monotonic() + 30
        while wanted not in seen:
            assert time.monotonic() < end, seen.decode(errors="replace")
            try:
                seen += os.read(self.screen, 4096)
            except OSError:  # it has ended
                assert wanted in seen, seen.decode(errors="replace")
        return seen

    def type(self, keys: bytes) -> None:
        os.write(self.screen, keys)

    def ended(self) -> int:
        """The exit code."""
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


@contextmanager
def room(*arguments: str, columns: int = 60, lines: int = 20) -> Iterator[Room]:
    screen, line = pty.openpty()
    termios.tcsetwinsize(line, (lines, columns))
    variables = environment(TERM="xterm")
    del variables["COLUMNS"]
    pid = os.fork()
    if pid == 0:
        os.login_tty(line)
        typed = [sys.executable, "-m", "interimkit", *arguments]
        os.execve(sys.executable, typed, variables)  # noqa: S606 - there is no shell to need
    try:
        yield Room(screen, line, pid)
    finally:
        os.close(screen)
        os.close(line)


QUIZ = ("quiz", "--example", "anke", "--present")


@pytest.mark.parametrize(("columns", "lines"), [(60, 20), (100, 30)])
def test_keys_turn_the_page_over(columns: int, lines: int) -> None:
    with room(*QUIZ, columns=columns, lines=lines) as shown:
        before = termios.tcgetattr(shown.line)
        first = shown.until(b"q stop")
        assert ENTER in first
        assert b"Advice: a good fit" in first
        shown.type(b"n")
        second = shown.until(b"q stop")
        assert b"Does it suit you?" in second
        assert b"2 of " in second
        shown.type(b" ")
        assert b"Can it be now?" in shown.until(b"q stop")
        shown.type(b"p")
        assert b"Does it suit you?" in shown.until(b"q stop")
        shown.type(b"\x1b[D")
        assert b"1 of " in shown.until(b"q stop")
        shown.type(b"x")  # no key of ours
        assert b"1 of " in shown.until(b"q stop")
        shown.type(b"q")
        assert shown.until(LEAVE)
        assert shown.ended() == 0
        assert termios.tcgetattr(shown.line) == before


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_a_signal_leaves_the_terminal_as_it_was(number: int, code: int) -> None:
    with room(*QUIZ) as shown:
        before = termios.tcgetattr(shown.line)
        shown.until(b"q stop")
        assert termios.tcgetattr(shown.line) != before
        os.kill(shown.pid, number)
        assert shown.until(LEAVE)
        assert shown.ended() == code
        assert termios.tcgetattr(shown.line) == before


def test_a_window_that_changes_is_laid_out_again() -> None:
    with room(*QUIZ, columns=100) as shown:
        shown.until(b"q stop")
        shown.type(b"n")
        assert b"3/3 you act before the figures are complete\r\n" in shown.until(b"q stop")
        termios.tcsetwinsize(shown.line, (20, 50))
        assert b"In a crisis\x1b[0m\r\n" in shown.until(b"q stop")  # its text below it
        shown.type(b"q")
        assert shown.ended() == 0


def test_off_a_terminal_the_screens_stand_one_below_the_other() -> None:
    done = run_here(*QUIZ)
    text = done.stdout.decode()
    assert (done.code, "\x1b" in text) == (0, False)
    assert text.count("Advice: a good fit\n") > 4
    assert "■■■ 3/3" in text
