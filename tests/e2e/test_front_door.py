"""`interimkit` by itself: four doors at a terminal, and its help anywhere else."""

import shlex
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":  # pragma: no cover
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from in_process import run_here
from pseudo_terminal import CTRL_C, DOWN, ENTER, Terminal

from interimkit.errors import ExitCode
from interimkit.model.text import Language
from interimkit.render.as_text import command_line
from interimkit.render.doors import money_door, room_door
from interimkit.render.page import Page, Section

QUESTION = "Interim management: where do you want to begin?"


def at_the_door(home: Path, term: str = "xterm-256color") -> Terminal:
    me = Terminal(home, rows=24, TERM=term)
    me.wait(QUESTION)
    return me


def test_four_doors_stand_on_one_screen(tmp_path: Path) -> None:
    me = at_the_door(tmp_path)
    shown = me.wait("All commands")
    assert sum(line.lstrip("> ")[:4] in {"a · ", "b · ", "c · ", "d · "}
               for line in shown.splitlines()) == 4  # fmt: skip
    me.press(CTRL_C)
    assert me.end() == ExitCode.INTERRUPTED


def test_the_first_door_begins_a_diagnosis_that_one_can_go_on_with(tmp_path: Path) -> None:
    me = at_the_door(tmp_path)
    me.press(ENTER)
    me.wait("No, keep nothing")
    me.press(ENTER)
    me.wait("1 of 11 · ")
    me.press(ENTER)
    me.wait("2 of 11 · ")
    me.press(CTRL_C)
    me.wait("interimkit diagnose --answer crisis=")
    assert me.end() == ExitCode.INTERRUPTED


@pytest.mark.parametrize(
    ("door", "shown"), [(1, "Stay or go"), (2, "--present"), (3, "Exit codes")]
)
def test_the_others_show_what_to_type(tmp_path: Path, door: int, shown: str) -> None:
    me = at_the_door(tmp_path)
    me.press(*[DOWN] * door, ENTER)
    me.wait(shown)
    assert me.end() == ExitCode.OK


def test_a_door_that_stops_drawing_is_asked_line_by_line(tmp_path: Path) -> None:
    me = at_the_door(tmp_path, term="dumb")
    me.press("b", ENTER)
    me.wait("interimkit salary")
    assert me.end() == ExitCode.OK


def test_off_a_terminal_it_is_the_help() -> None:
    done = run_here()
    assert done.code == ExitCode.OK
    assert b"diagnose" in done.stdout
    assert QUESTION.encode() not in done.stdout + done.stderr


def commands_of(page: Page) -> list[str]:
    return [
        command_line(link)
        for block in page.blocks
        if isinstance(block, Section)
        for item in block.items
        for link in item.links
    ]


@pytest.mark.parametrize("language", Language)
def test_every_command_behind_a_door_runs(language: Language) -> None:
    found = [*commands_of(money_door(language)), *commands_of(room_door(language, example="bart"))]
    assert len(found) == 9
    for typed in found:
        done = run_here(*shlex.split(typed)[1:], language=language)
        assert done.code == ExitCode.OK, (typed, done.stderr.decode())
        assert done.stdout
