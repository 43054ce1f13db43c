"""The audit on a real pseudo-terminal, with its notes."""

import json
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":  # pragma: no cover
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from pseudo_terminal import CTRL_C, DOWN, ENTER, LEFT, Terminal

from interimkit import load_pack
from interimkit.model.pitfalls import Pitfalls

PITFALLS = load_pack().load(Pitfalls).pitfalls


def test_the_whole_audit_with_notes_back_and_review(tmp_path: Path) -> None:
    me = Terminal(tmp_path, "pitfalls", "--audit", "--format", "json", "-o", "audit.json")
    me.wait("No, keep nothing")
    me.press(ENTER)
    me.wait(f"1 of 10 · {PITFALLS[0].name}")
    me.press(DOWN, DOWN, ENTER)
    me.wait("2 of 10")
    me.press("on Monday", ENTER)
    me.wait(f"3 of 10 · {PITFALLS[1].name}")
    me.press(LEFT)  # back: the note is still there, to change
    me.wait_for_line("> on Monday")
    me.press("!", ENTER)
    me.wait_for_line("> on Monday!")
    for number in range(3, 11):
        me.wait(f"{number} of 10")
        me.press(ENTER)
    me.wait("This is right. Show the result.")
    me.press(ENTER)
    assert me.end() == 0
    result = json.loads((tmp_path / "audit.json").read_bytes())
    assert [(p["id"], p["status"], p["note"]) for p in result["exposures"]] == [
        (PITFALLS[0].id, "not-yet", "on Monday!")
    ]
    assert [p["id"] for p in result["covered"]] == [p.id for p in PITFALLS[1:]]
    assert not (tmp_path / "drafts").exists()


def test_plain_lines_stopped_and_carried_on_with_the_note_kept(tmp_path: Path) -> None:
    me = Terminal(tmp_path, "pitfalls", "--audit", "--plain", "--lang", "nl")
    me.wait("b. Ja, tot ik klaar ben")
    me.press("2\n", "3\n", "maandag\n")
    me.wait("3 van 10")
    me.press("2\n")
    me.wait("4 van 10")
    me.press(CTRL_C)
    me.wait("interimkit pitfalls --audit --plain --lang nl")
    assert me.end() == 130
    kept = (tmp_path / "drafts" / "pitfalls-interimkit.yaml").read_text(encoding="utf-8")
    assert "\n  rushed-diagnosis: maandag\n" in kept
    again = Terminal(tmp_path, "pitfalls", "--audit", "--plain", "--lang", "nl", "--format", "csv")
    again.wait("a. Ja, ga verder")
    again.press("1\n")
    again.wait(f"4 van 10 · {load_pack(language='nl').load(Pitfalls).pitfalls[1].name}")
    again.press("x" * 301 + "\n")
    again.wait("300 tekens")
    again.press("\n")
    for number in range(5, 11):
        again.wait(f"{number} van 10")
        again.press("1\n" if number % 2 else "\n")
    again.wait("Dit klopt.")
    again.press("1\n")
    again.wait("Wil je deze antwoorden op deze computer bewaren?")
    again.press("\n")
    again.wait("order,pitfall,name,status,note")
    assert again.end() == 0
    shown = again.shown()[again.shown().index("order,pitfall") :]
    assert "maandag" in shown
    assert "not-yet" in shown
    assert not (tmp_path / "drafts" / "pitfalls-interimkit.yaml").exists()


def test_stopping_without_a_draft_prints_flags_that_a_shell_reads_back(tmp_path: Path) -> None:
    me = Terminal(tmp_path, "pitfalls", "--audit", "--plain", columns=120)
    me.wait("a. No, keep nothing")
    me.press("1\n", "1\n", 'it\'s "so" $HOME\n')
    me.wait("3 of 10")
    me.press(CTRL_C)
    me.wait("interimkit pitfalls --audit --plain --answer rushed-diagnosis=in-place")
    me.wait("""--answer 'rushed-diagnosis.note=it'"'"'s "so" $HOME'""")
    assert me.end() == 130
    assert list(tmp_path.iterdir()) == []
