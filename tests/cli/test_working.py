"""Whoever waits is told from half a second on, at a terminal; a script never."""

import sys
import time
from pathlib import Path

import pytest

if sys.platform == "win32":  # pragma: no cover
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from pseudo_terminal import Screen, Terminal

from interimkit.cli import working as module

SIGN = "Working it out"


@pytest.mark.parametrize(
    ("there", "term", "seconds", "told"),
    [(True, "xterm", 0.4, True), (True, "xterm", 0, False), (False, "xterm", 0.4, False),
     (True, "dumb", 0.4, False)],
)  # fmt: skip
def test_it_is_told_where_it_takes_long_and_somebody_looks_on(
    monkeypatch: pytest.MonkeyPatch, there: bool, term: str, seconds: float, told: bool
) -> None:
    screen = Screen(there=there)
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", term)
    monkeypatch.setattr(module, "PATIENCE", 0.05)
    with module.working():
        time.sleep(seconds)
    assert (SIGN in screen.text) == told
    shown = len(screen.text)
    time.sleep(0.1)
    assert len(screen.text) == shown  # and nothing moves on


def test_an_error_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen(there=True)
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(module, "PATIENCE", 0.01)

    def fail() -> None:
        with module.working():
            time.sleep(0.2)
            raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 - it has no words
        fail()
    shown = len(screen.text)
    time.sleep(0.1)
    assert SIGN in screen.text
    assert len(screen.text) == shown


def test_a_screen_has_no_trace_of_it_when_it_ends(tmp_path: Path) -> None:
    me = Terminal(tmp_path, "diagnose", "--example", "bart", "-o", "me.pdf")
    me.wait("Written: me.pdf")
    assert me.end() == 0
    assert SIGN not in "\n".join(me.screen.display)
