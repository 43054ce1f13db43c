"""A room led at a real terminal: keys, sizes, languages, and every way in which it ends."""

import os
import signal
import socket
import termios
import time
import urllib.request
from pathlib import Path

import pytest
from pseudo_terminal import CTRL_C, ENTER, Terminal

from interimkit.cli.workshop_kept import now
from interimkit.store.rooms import Rooms

NEXT = {"en": "Enter: next", "nl": "Enter: volgende", "fr": "Entrée : suivant"}
OPENED = {
    "en": "Open · 0 of 0",
    "nl": "Open · 0 van de 0",
    "fr": "Ouverte · réponse reçue : 0 sur 0",
}
ERASED = {"en": "Erased: 0 seats", "nl": "Gewist: 0 plaatsen", "fr": "Effacées : 0 place"}


def free_port() -> str:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return str(taken.getsockname()[1])


def lead(home: Path, *arguments: str, columns: int = 80, rows: int = 24) -> Terminal:
    given = ("workshop", *(arguments or ("run", "quiz")), "--port", free_port())
    return Terminal(home, *given, columns=columns, rows=rows)


def kept(home: Path) -> tuple[int, int]:
    """How many sessions are kept, and how many of them are over."""
    with Rooms(home, now=now) as rooms:
        sessions = rooms.sessions()
    return len(sessions), sum(session.ended for session in sessions)


@pytest.mark.parametrize("language", ["en", "nl", "fr"])
@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (60, 20)])
def test_a_programme_is_led_by_keys(tmp_path: Path, language: str, columns: int, rows: int) -> None:
    terminal = lead(tmp_path, "run", "quiz", "--lang", language, columns=columns, rows=rows)
    shown = terminal.wait(NEXT[language])
    assert "▀▀▀▀▀▀▀" in shown
    assert "http://127.0.0.1:" in shown
    terminal.press("n")
    terminal.wait("2/6")
    terminal.press("o")
    terminal.wait(OPENED[language])
    terminal.press("e", "y")
    terminal.wait(ERASED[language])
    terminal.press("q")
    assert terminal.end() == 0
    assert ERASED[language] in " ".join(
        terminal.shown().split()
    )  # on the screen that was there before
    assert kept(tmp_path) == (1, 1)


def test_ctrl_c_asks_and_another_leaves_the_session_to_be_resumed(tmp_path: Path) -> None:
    terminal = lead(tmp_path)
    terminal.wait("Enter: next")
    terminal.press("n", "o", CTRL_C)
    terminal.wait("End the session? That erases 0 seats")
    terminal.press(CTRL_C)
    assert terminal.end() == 130
    assert kept(tmp_path) == (1, 0)
    shown = " ".join(terminal.shown().split())
    assert "To go on: interimkit workshop resume" in shown


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_leaves_it_within_two_seconds_and_it_goes_on_where_it_was(
    tmp_path: Path, number: signal.Signals, code: int
) -> None:
    terminal = lead(tmp_path)
    shown = terminal.wait("Enter: next")
    letters = shown.split("code ")[1][:6]
    terminal.press("n", "o")
    terminal.wait("Open · 0 of 0")
    began = time.monotonic()
    os.kill(terminal.child.pid, number)
    assert terminal.end() == code
    assert time.monotonic() - began < 2
    again = lead(tmp_path, "resume")
    shown = again.wait("Open · 0 of 0")
    assert f"code {letters}" in shown
    assert "question 1 of 5" in shown
    again.press("e", "y", " ")
    assert again.end() == 0
    assert kept(tmp_path) == (1, 1)


def test_killed_outright_it_goes_on_with_the_same_port(tmp_path: Path) -> None:
    port = free_port()
    terminal = Terminal(tmp_path, "workshop", "run", "quiz", "--port", port, rows=24)
    terminal.wait("Enter: next")
    terminal.press("n", "o")
    terminal.wait("Open · 0 of 0")
    os.kill(terminal.child.pid, signal.SIGKILL)
    terminal.end()
    again = Terminal(tmp_path, "workshop", "resume", rows=24)
    shown = again.wait("Open · 0 of 0")
    assert f":{port} " in shown
    again.press("e", "l")
    assert again.end() == 0


@pytest.mark.parametrize(
    "end",
    [("e", "y", "q"), ("e", "l"), (CTRL_C, CTRL_C), (signal.SIGTERM,), (signal.SIGINT, CTRL_C)],
)
def test_the_terminal_is_as_it_was(tmp_path: Path, end: tuple[str | signal.Signals, ...]) -> None:
    terminal = lead(tmp_path)
    terminal.wait("Enter: next")
    ours = termios.ICANON | termios.ECHO | termios.ISIG
    assert not termios.tcgetattr(terminal.child.child_fd)[3] & ours
    for each in end:
        if isinstance(each, signal.Signals):
            os.kill(terminal.child.pid, each)
        else:
            terminal.child.send(each)
        terminal.rest(0.4)
    while terminal.child.isalive():
        terminal.rest(0.1)
    assert termios.tcgetattr(terminal.child.child_fd)[3] & ours == ours
    assert terminal.end() == {"q": 0, "l": 0, CTRL_C: 130}.get(str(end[-1]), 143)


def test_a_window_that_is_resized_is_drawn_anew(tmp_path: Path) -> None:
    terminal = lead(tmp_path, columns=120, rows=30)
    terminal.wait("Enter: next")
    terminal.resize(60)
    terminal.wait("Enter: next")
    terminal.press("n")
    shown = terminal.wait("2/6 · Five questions · question 1 of 5")
    assert max(map(len, shown.splitlines())) <= 60
    terminal.press("e", "l")
    assert terminal.end() == 0


def test_the_demo_answers_by_itself_and_leaves_nothing(tmp_path: Path) -> None:
    terminal = lead(tmp_path, "demo", "quiz", "--seed", "3")
    terminal.wait("are in")
    terminal.press("n", "o")
    terminal.wait("Open · 22 of 23 answered")  # one is late, and one too slow
    terminal.press("e", "y")
    terminal.wait("Erased:")
    terminal.press(ENTER)
    assert terminal.end() == 0
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_the_check_waits_for_a_phone_and_says_what_stops_it(tmp_path: Path) -> None:
    terminal = lead(tmp_path, "check", rows=60)
    shown = terminal.wait("Enter stops.")
    assert "fine: " in shown
    assert "\n  min)." in shown  # broken between words, and under its own text
    address = next(line for line in shown.splitlines() if line.startswith("http://"))
    for page in ("/", "/seen.css"):
        with urllib.request.urlopen(address + page, timeout=5) as answer:  # noqa: S310 - our own
            assert answer.status == 200
    terminal.wait("That was this laptop itself")
    terminal.press(ENTER)
    assert terminal.end() == 0
    assert "workshop sheet" in terminal.shown()
