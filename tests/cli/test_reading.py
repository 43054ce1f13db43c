"""How far reading is, is told to whoever looks on, and to no script."""

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":  # pragma: no cover
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from pseudo_terminal import Screen, Terminal

from interimkit import load_pack
from interimkit.cli import reading as module
from interimkit.cli.reading import reading
from interimkit.content.answers import encode_answers, load_example
from interimkit.errors import ExitCode


@pytest.mark.parametrize(
    ("there", "term", "patience", "told"),
    [(True, "xterm", 0, True), (True, "xterm", 60, False), (False, "xterm", 0, False),
     (True, "dumb", 0, False)],
)  # fmt: skip
def test_it_is_told_where_it_takes_long_and_somebody_looks_on(
    monkeypatch: pytest.MonkeyPatch, there: bool, term: str, patience: float, told: bool
) -> None:
    screen = Screen(there=there)
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", term)
    monkeypatch.setattr(module, "PATIENCE", patience)
    monkeypatch.setattr(module, "_AGAIN", 0)
    with reading(2) as seen:
        read = [row for file in seen.files("ab") for row in seen.rows([file, file])]
    assert read == ["a", "a", "b", "b"]
    assert ("Files: 1 of 2 · sheets: 4" in screen.text) == told
    assert bool(screen.text) == told


def _answer(home: Path, *, sheets: int) -> None:
    one = encode_answers(load_example(load_pack(), "anke"), name="a.json").replace(b"\n", b" ")
    (home / "many.jsonl").write_bytes((one + b"\n") * sheets)


def test_a_screen_tells_it_and_has_no_trace_of_it_when_it_ends(tmp_path: Path) -> None:
    _answer(tmp_path, sheets=8_000)
    me = Terminal(tmp_path, "group", "many.jsonl")
    me.wait("Files: 0 of 1 ·")
    assert me.end() == ExitCode.OK
    assert "Files: 0 of 1" not in "\n".join(me.screen.display)


def test_stopped_half_way_it_leaves_nothing(tmp_path: Path) -> None:
    _answer(tmp_path, sheets=100_000)
    before = set(tmp_path.iterdir())
    me = Terminal(tmp_path, "group", "many.jsonl", "-o", "group.html")
    me.wait("Files: 0 of 1 ·")
    me.child.sendintr()
    assert me.end() == ExitCode.INTERRUPTED
    assert set(tmp_path.iterdir()) == before
    assert "Files: 0 of 1" not in "\n".join(me.screen.display)
