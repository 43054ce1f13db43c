"""Single keys, where there is a terminal of POSIX and where there is Windows."""

import os
import sys
from collections import deque
from types import SimpleNamespace

import pytest

from interimkit.cli.keys import BACKWARD, CTRL_C, FORTH, is_at_hand, keys


def on_windows(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    """A console of Windows on which these keys wait, and nothing of POSIX."""
    waiting = deque(typed)
    console = SimpleNamespace(kbhit=lambda: bool(waiting), getwch=waiting.popleft)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "msvcrt", console)
    for name in ("termios", "tty", "fcntl"):
        monkeypatch.setitem(sys.modules, name, None)  # importing it would fail


def test_windows_reads_keys_without_termios(monkeypatch: pytest.MonkeyPatch) -> None:
    on_windows(monkeypatch, "N\r\xe0M\x00H\x03")
    with keys(patience=0.01, with_ctrl_c=True) as read_key:
        read = [read_key() for _ in range(6)]
    assert read[:2] == ["n", "\r"]
    assert read[2] in FORTH
    assert read[3] in BACKWARD
    assert read[4:] == [CTRL_C, None]


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_a_terminal_gives_each_key_once_and_is_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    import termios

    ours, theirs = os.openpty()
    with os.fdopen(theirs, "r") as keyboard:
        monkeypatch.setattr(sys, "stdin", keyboard)
        before = termios.tcgetattr(theirs)
        with keys(patience=0.05, with_ctrl_c=True) as read_key:
            during = termios.tcgetattr(theirs)[3]
            assert not during & (termios.ICANON | termios.ECHO | termios.ISIG)
            read = []
            for typed in ("n", "\x1b[C", "\x1b[5~", "\x03", "\x1b", "é"):
                os.write(ours, typed.encode())
                read.append(read_key())
            assert read_key() in {None, "\ufffd"}  # the other half of a letter that is no key
        assert termios.tcgetattr(theirs) == before
        with keys(patience=0.05):
            assert termios.tcgetattr(theirs)[3] & termios.ISIG  # a page before a room ends by it
    os.close(ours)
    assert read[0] == "n"
    assert read[1] in FORTH
    assert read[2] in BACKWARD
    assert read[3:5] == [CTRL_C, "\x1b"]


def test_off_a_terminal_and_on_a_dumb_one_nobody_is_at_hand(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tty = SimpleNamespace(isatty=lambda: True)
    pipe = SimpleNamespace(isatty=lambda: False)
    for stdin, stdout, term, there in (
        (tty, tty, "xterm", True), (tty, tty, "dumb", False), (pipe, tty, "xterm", False),
        (tty, pipe, "xterm", False), (None, tty, "xterm", False),
    ):  # fmt: skip
        with monkeypatch.context() as patched:
            patched.setattr(sys, "stdin", stdin)
            patched.setattr(sys, "stdout", stdout)
            patched.setenv("TERM", term)
            assert bool(is_at_hand()) is there
