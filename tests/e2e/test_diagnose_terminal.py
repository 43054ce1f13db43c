"""The diagnosis at a real pseudo-terminal: the advice, and then a part at a time, or none."""

import json
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":  # pragma: no cover
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from pseudo_terminal import CTRL_C, DOWN, ENTER, LEFT, Terminal

from interimkit import load_pack
from interimkit.model.pitfalls import Pitfalls
from interimkit.model.quiz import Quiz

PACK = load_pack()
QUIZ = PACK.load(Quiz)
PITFALLS = PACK.load(Pitfalls).pitfalls
PASS_BY = (DOWN, ENTER)


def through_the_quiz(me: Terminal) -> None:
    """Every question and every check, which is left open where a number is asked."""
    for index, question in enumerate(QUIZ.questions):
        me.wait(f"{index + 1} of 11 · {question.name}")
        me.press(ENTER)
    for index, check in enumerate(QUIZ.checks, start=len(QUIZ.questions) + 1):
        me.wait(f"{index} of 11 · {check.name}")
        me.press("12", ENTER) if check.number else me.press(ENTER)


def test_after_the_quiz_comes_the_advice_and_every_part_may_be_passed_by(tmp_path: Path) -> None:
    me = Terminal(tmp_path, "diagnose", "--format", "json", "-o", "result.json")
    me.wait("Then you choose what else to answer: skills, pitfalls, money.")
    me.wait("No, keep nothing")
    me.press(ENTER)
    through_the_quiz(me)
    me.wait("1 of 3 · Skills")
    me.wait("Advice: ")
    me.wait("Now: about 8 minutes")
    me.press(*PASS_BY)
    me.wait("2 of 3 · Pitfalls")
    me.press(LEFT)  # back to the offer before, where what was chosen is selected
    me.wait_for_line("> b · Pass this by")
    me.press(ENTER)
    me.wait("2 of 3 · Pitfalls")
    me.wait("Yes, now: about 5 minutes")
    me.press(ENTER)
    for index, pitfall in enumerate(PITFALLS):
        me.wait(f"{2 * index + 1} of 10 · {pitfall.name}")
        me.press(ENTER)
        me.wait(f"{2 * index + 2} of 10 · ")
        me.press(ENTER)
    me.wait("3 of 3 · Money")
    me.press(*PASS_BY)
    me.wait("This is right. Show the result.")
    me.press(ENTER)
    assert me.end() == 0
    found = json.loads((tmp_path / "result.json").read_bytes())
    assert len(found["audit"]["covered"]) == len(PITFALLS)
    assert not found.keys() & {"skills", "income", "offer"}


def test_stopped_within_a_part_it_carries_on_there(tmp_path: Path) -> None:
    me = Terminal(tmp_path, "diagnose")
    me.wait("No, keep nothing")
    me.press(DOWN, ENTER)
    through_the_quiz(me)
    me.wait("1 of 3 · Skills")
    me.press(*PASS_BY)
    me.wait("2 of 3 · Pitfalls")
    me.press(ENTER)
    me.wait(f"1 of 10 · {PITFALLS[0].name}")
    me.press(ENTER)
    me.wait("2 of 10 · ")
    me.press(CTRL_C)
    me.wait("Your answers are kept.")
    assert me.end() == 130
    again = Terminal(tmp_path, "diagnose")
    again.wait("Go on where you were?")
    again.press(ENTER)
    again.wait("of 10 · ")
    again.press(CTRL_C)
    assert again.end() == 130


def test_a_file_that_holds_the_quiz_is_asked_nothing_and_with_go_on_the_rest(
    tmp_path: Path,
) -> None:
    file = tmp_path / "me.yaml"
    sheet = "\n".join(f"  {q.id}: {q.options[0].id}" for q in QUIZ.questions)
    file.write_text(f"format: interimkit.answers/1\nquiz:\n{sheet}\n", encoding="utf-8")
    me = Terminal(tmp_path, "diagnose", "--answers", "me.yaml")
    me.wait("Mend first")
    assert me.end() == 0
    me = Terminal(tmp_path, "diagnose", "--answers", "me.yaml", "--go-on")
    me.wait("No, keep nothing")
    me.press(ENTER)
    me.wait(f"6 of 11 · {QUIZ.checks[0].name}")
    me.press(CTRL_C)
    assert me.end() == 130


def test_what_is_kept_is_offered_to_start_from(tmp_path: Path) -> None:
    kept = tmp_path / "me" / "answers-interimkit.yaml"
    kept.parent.mkdir(mode=0o700)
    sheet = "\n".join(f"  {q.id}: {q.options[0].id}" for q in QUIZ.questions)
    kept.write_text(
        f"pack: {{name: interimkit, version: {PACK.ref.version}}}\nquiz:\n{sheet}\n",
        encoding="utf-8",
    )
    me = Terminal(tmp_path, "diagnose")
    me.wait("Yes, start from them; I can change each")
    me.press(CTRL_C)
    assert me.end() == 130
    me = Terminal(tmp_path, "diagnose", "--fresh")
    me.wait("No, keep nothing")
    assert "start from them" not in me.shown()
    me.press(CTRL_C)
    assert me.end() == 130
