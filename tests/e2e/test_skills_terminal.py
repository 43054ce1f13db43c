"""The skills gap on a real pseudo-terminal: thirteen ratings, then what shows them."""

import json
import os
import signal
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":  # pragma: no cover
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from pseudo_terminal import CTRL_D, DOWN, ENTER, LEFT, Terminal

from interimkit import load_pack
from interimkit.model.skills import Skills

SKILLS = load_pack().load(Skills).skills


def test_the_whole_questionnaire_with_evidence_and_back(tmp_path: Path) -> None:
    me = Terminal(tmp_path, "skills-gap", "--role", "crisis", "--format", "json", "-o", "me.json",
                  "--record", "me.yaml")  # fmt: skip
    me.wait("No, keep nothing")
    me.press(ENTER)
    me.wait("Your own field")
    me.press(DOWN, ENTER)  # finance
    for place, skill in enumerate(SKILLS, start=2):
        me.wait(f"{place} of 14")  # which never grows; what may follow is said
        me.wait(f"then up to 4 examples · {skill.name}" if place == 2 else f" · {skill.name}")
        me.wait("4 ·")
        if skill.id == "finance":
            me.press(DOWN, DOWN, DOWN, ENTER)
            me.wait(f" · {SKILLS[2].name}")
            me.press(LEFT)  # back: what was chosen is selected
            me.wait("3 of 14")
            me.wait(f" · {skill.name}")
            me.wait_for_line("> 3 · ")
            me.press(ENTER)
            continue
        me.press(DOWN, DOWN, ENTER)
    me.wait(f"1 of 1 · {SKILLS[1].name}")
    me.press("2022, cash plan", ENTER)
    me.wait("This is right. Show the result.")
    me.press(ENTER)
    assert me.end() == 0
    (profile,) = json.loads((tmp_path / "me.json").read_bytes())["profiles"]
    rated = {skill["id"]: (skill["rated"], skill["evidence"]) for skill in profile["skills"]}
    assert rated.pop("finance") == (3, "2022, cash plan")
    assert set(rated.values()) == {(2, "")}
    assert 'finance: "2022, cash plan"' in (tmp_path / "me.yaml").read_text(encoding="utf-8")


def test_kill_9_in_the_evidence_loses_at_most_the_line_being_typed(tmp_path: Path) -> None:
    me = Terminal(tmp_path, "skills-gap", "--role", "crisis", "--plain", "--lang", "fr")
    me.wait("b. Oui, jusqu’à la fin")
    me.press("2\n")
    me.wait("1 sur 14")
    me.press("9\n")  # I cannot say yet
    for place in range(2, 15):
        me.wait(f"{place} sur ")
        me.press("4\n")
    me.wait("1 sur 4")
    me.press("2022, plan de trésorerie\n")
    me.wait("2 sur 4")
    me.press("2023, à moitié tap")
    os.kill(me.child.pid, signal.SIGKILL)
    me.end()
    draft = (tmp_path / "drafts" / "skills-interimkit.yaml").read_text(encoding="utf-8")
    assert draft.count("\n  ") == 14
    again = Terminal(tmp_path, "skills-gap", "--role", "crisis", "--plain", "--lang", "fr")
    again.wait("a. Oui, reprendre")
    again.press("1\n")
    again.wait("2 sur 4")
    again.press(CTRL_D)
    again.wait("interimkit skills-gap --role crisis")
    assert again.end() == 130


def test_a_number_outside_the_levels_is_asked_again(tmp_path: Path) -> None:
    me = Terminal(tmp_path, "skills-gap", "--as-peer", "--record", "peer.yaml", "--plain")
    me.wait("a. No, keep nothing")
    me.press("1\n")
    me.wait("1 of 13")
    me.wait(" 0. ")
    me.press("5\n")
    me.wait("Type what stands before it: 0 to 4.")
    for place in range(1, 14):
        me.wait(f"{place} of 13")
        me.press("0\n")
    me.wait("This is right.")
    me.press("1\n")
    me.wait("--peer peer.yaml")
    assert me.end() == 0
