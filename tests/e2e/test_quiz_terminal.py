"""The whole quiz on a real pseudo-terminal, played as a person would."""

import json
import os
import signal
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

if sys.platform == "win32":  # pragma: no cover
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

import pexpect
from conftest import environment
from pseudo_terminal import CTRL_C, CTRL_D, DOWN, ENTER, LEFT, PATIENCE, Terminal

from interimkit import load_pack
from interimkit.model.quiz import Quiz

QUIZ = load_pack().load(Quiz)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path


def draft(home: Path) -> Path:
    return home / "drafts" / "quiz-interimkit.yaml"


def test_the_whole_quiz_with_back_review_and_resize(home: Path) -> None:
    me = Terminal(home, "quiz", "--seed", "3", "--format", "json", "-o", "result.json")
    me.wait("No, keep nothing")
    me.press(ENTER)
    for index, question in enumerate(QUIZ.questions):
        me.wait(f"{index + 1} of 11 · {question.name}")
        if index == 2:
            me.press(DOWN, DOWN, ENTER)
            shown = me.wait(f"4 of 11 · {QUIZ.questions[3].name}")
            said = [line for line in shown.splitlines() if line.startswith("> …")][-1]
            (chosen,) = [o.text for o in question.options if o.text.startswith(said[2:])]
            me.press(LEFT)  # back: what was chosen is selected
            me.wait_for_line(f"> c · {chosen[:40]}")
            me.resize(40)
            me.wait_for_line("> c · ")
            me.wait(f"c · {chosen}")  # on as many lines as it takes
            me.press(ENTER)
            continue
        me.press(ENTER)
    for number in ("15", "14"):
        me.wait("0-60, or" if number == "15" else "0-600, or")
        me.press(number, ENTER)
    me.wait("Yes, I accept that")
    me.press(ENTER)
    me.wait("0-1000")
    me.press("x", ENTER)
    me.wait("Type a number from 0 to 1000.")
    me.press("\x7f", "7", ENTER)
    me.wait("Yes, both")
    me.press(ENTER)
    me.wait("Yes, for some time")
    me.press(DOWN, DOWN, ENTER)  # cannot say yet
    me.wait("Your answers; choose one to change it")
    me.wait("This is right. Show the result.")
    me.press(DOWN, ENTER)  # change the first answer
    me.wait_for_line(f"> {QUIZ.questions[0].name}: ")
    me.press(DOWN, ENTER)
    me.wait("This is right. Show the result.")
    me.press(ENTER)
    assert me.end() == 0
    result = json.loads((home / "result.json").read_bytes())
    checks = {check["id"]: check["answer"] for check in result["checks"]}
    assert checks["management-years"] == 15
    assert checks["reserve-months"] == 14
    assert checks["contacts"] == 7
    assert checks["travel"] is None
    assert len(result["fit"]["dimensions"]) == 5
    assert not draft(home).exists()
    assert not (home / "drafts").exists()


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
def test_stopping_keeps_what_was_allowed_and_carries_on(home: Path, key: str) -> None:
    me = Terminal(home, "quiz", "--quick", "--lang", "nl")
    me.wait("Nee, bewaar niets")
    me.press(DOWN, ENTER)
    for index in (1, 2):
        me.wait(f"{index} van 5")
        me.press(ENTER)
    me.wait("3 van 5")
    me.press(key)
    me.wait("Je antwoorden zijn bewaard")
    assert me.end() == 130
    assert stat.S_IMODE(draft(home).stat().st_mode) == 0o600
    assert stat.S_IMODE(draft(home).parent.stat().st_mode) == 0o700
    assert draft(home).read_text(encoding="utf-8").count("\n  ") == 2
    again = Terminal(home, "quiz", "--quick", "--lang", "nl", "--format", "csv", rows=90)
    again.wait("Ja, ga verder")
    again.press(ENTER)
    for index in (3, 4, 5):
        again.wait(f"{index} van 5")
        again.press(ENTER)
    again.wait("Dit klopt.")
    again.press(ENTER)
    again.wait("Wil je deze antwoorden op deze computer bewaren?")
    again.press(ENTER)
    again.wait("Zo krijg je hetzelfde resultaat opnieuw:")
    again.wait("label,part,id")
    assert again.end() == 0
    assert list(draft(home).parent.iterdir()) == []


def test_stopping_without_a_draft_prints_how_to_carry_on(home: Path) -> None:
    me = Terminal(home, "quiz", "--plain")
    me.wait("a. No, keep nothing")
    me.press("1\n")
    me.wait("1 of 11")
    me.press("2\n")
    me.wait("2 of 11")
    me.press(CTRL_C)
    me.wait("To carry on from here:")
    me.wait("interimkit quiz --plain --answer crisis=")
    assert me.end() == 130
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("allowed", [True, False])
def test_kill_9_loses_at_most_the_question_being_answered(home: Path, *, allowed: bool) -> None:
    me = Terminal(home, "quiz", "--plain")
    me.wait("b. Yes, until I finish")
    me.press("2\n" if allowed else "1\n")
    for index in (1, 2, 3):
        me.wait(f"{index} of 11")
        me.press("1\n")
    me.wait("4 of 11")
    os.kill(me.child.pid, signal.SIGKILL)
    me.end()
    if allowed:
        assert draft(home).read_text(encoding="utf-8").count("\n  ") == 3
        again = Terminal(home, "quiz", "--plain")
        again.wait("a. Yes, carry on")
        again.press("1\n")
        again.wait("4 of 11")
        again.press(CTRL_D)
        assert again.end() == 130
    else:
        assert list(home.iterdir()) == []


def test_sigterm_ends_it_with_its_own_code(home: Path) -> None:
    me = Terminal(home, "quiz")
    me.wait("No, keep nothing")
    me.child.kill(signal.SIGTERM)
    assert me.end() == 143


def test_plain_lines_whole_without_prompt_toolkit(home: Path) -> None:
    me = Terminal(home, "quiz", "--lang", "fr", "--format", "csv", rows=90, TERM="dumb")
    me.wait("a. Non, ne rien garder")
    me.press("x\n")
    me.wait("Tapez le signe placé devant votre choix : de a à b.")
    me.press("\n")  # what is marked: keep nothing
    me.wait("1 sur 11")
    me.press("9\n")
    me.wait("de a à d.")
    me.press("1\n")
    me.wait("2 sur 11")
    me.press("<\n")
    me.wait("*a. …")
    me.press("\n")
    for _ in range(4):
        me.press("1\n")
    me.press("12\n", "\n", "c\n", "7\n", "A\n", "2\n")  # letters, or numbers
    me.wait("C’est bien cela.")
    me.press("1\n")
    me.wait("Conserver ces réponses sur cet ordinateur")
    me.press("\n")
    me.wait("Pour retrouver ce résultat")
    me.wait("label,part,id")
    assert me.end() == 0


def test_a_place_that_keeps_nothing_is_said_and_the_quiz_goes_on(home: Path) -> None:
    (home / "file").write_text("", encoding="utf-8")
    me = Terminal(home, "quiz", "--plain", "--quick", INTERIMKIT_HOME=str(home / "file"))
    me.wait("b. Yes, until I finish")
    me.press("2\n", "1\n")
    me.wait("No draft can be kept")
    me.press("1\n", "1\n", "1\n", "1\n", "1\n")
    me.wait("Advice")
    shown = me.wait("Nothing can be kept here. Set INTERIMKIT_HOME")
    me.wait("The same result again:")
    assert "Keep these answers" not in shown
    assert me.end() == 0


@pytest.mark.parametrize(("arguments", "present"), [(["--plain"], False), ([], True)])
def test_plain_lines_do_without_prompt_toolkit(
    home: Path, arguments: list[str], *, present: bool
) -> None:
    spy = (
        "import atexit, sys\n"
        "atexit.register(lambda: open('modules', 'w').write(' '.join(sys.modules)))\n"
        f"sys.argv = ['interimkit', 'quiz', *{arguments!r}]\n"
        "from interimkit.__main__ import main\n"
        "main()\n"
    )
    plain = environment(TERM="xterm", INTERIMKIT_HOME=str(home))
    child: Any = pexpect.spawn(
        sys.executable, ["-c", spy], env=plain, cwd=str(home), timeout=PATIENCE
    )
    child.expect("keep nothing")
    child.send(CTRL_C)
    child.expect(pexpect.EOF)
    loaded = set((home / "modules").read_text(encoding="utf-8").split())
    assert "interimkit.interview.questionnaire" in loaded
    assert ("prompt_toolkit" in loaded) == present


def test_answers_outlive_a_result_that_cannot_be_written(home: Path) -> None:
    (home / "there").write_text("", encoding="utf-8")
    early = Terminal(home, "quiz", "--plain", "--quick", "-o", "there")
    early.wait("This file exists.")
    assert early.end() == 8  # before a single question
    me = Terminal(home, "quiz", "--plain", "--quick", "--format", "json", "-o", "/dev/full")
    me.wait("b. Yes, until I finish")
    me.press("2\n", "1\n", "1\n", "1\n", "1\n", "1\n")
    me.wait("This is right.")
    me.press("1\n")
    me.wait("Stopped. Your answers are kept. To carry on from here:")
    me.wait("The disk is full")
    assert me.end() == 8
    again = Terminal(home, "quiz", "--plain", "--quick", "--format", "csv")
    again.wait("a. Yes, carry on")
    again.press("1\n")
    again.wait("This is right.")
    again.press("1\n")
    again.wait("Keep these answers")
    again.press("\n")
    again.wait("label,part,id")
    assert again.end() == 0
    assert not draft(home).exists()


def test_a_draft_that_does_not_fit_is_set_aside_and_said(home: Path) -> None:
    draft(home).parent.mkdir()
    draft(home).write_text("quiz: {crisis: of-another-time}\n", encoding="utf-8")
    me = Terminal(home, "quiz", "--plain")
    me.wait("does not fit these questions")
    me.wait("a. No, keep nothing")
    me.press(CTRL_C)
    assert me.end() == 130
    assert "of-another-time" in (home / "drafts" / "quiz-interimkit.old.yaml").read_text(
        encoding="utf-8"
    )


OLDER = """\
pack: {name: interimkit, version: 0.1.0}
quiz:
  crisis: figures-first
  working-style: trusted-team
  short-tenure: clear-agreements
  change: fair-bargain
  motivation: own-terms
"""


def test_what_was_rewritten_since_a_draft_is_asked_again(home: Path) -> None:
    draft(home).parent.mkdir()
    draft(home).write_text(OLDER, encoding="utf-8")
    me = Terminal(home, "quiz", "--plain", "--quick", "--format", "csv")
    me.wait("rewritten in version 0.2.0. Please answer again: working-style.")
    me.wait("a. Yes, carry on")
    me.press("1\n")
    me.wait("2 of 5")
    me.press("1\n")
    me.wait("This is right.")
    me.press("1\n")
    me.wait("Keep these answers")
    me.press("\n")
    me.wait("label,part,id")
    assert me.end() == 0


def test_what_was_rewritten_since_a_file_is_asked_again_and_nothing_else(home: Path) -> None:
    (home / "me.yaml").write_text(OLDER, encoding="utf-8")
    me = Terminal(
        home, "quiz", "--plain", "--quick", "--answers", "me.yaml", "--lang", "nl",
        "--record", "new.yaml", "--format", "csv",
    )  # fmt: skip
    me.wait("in versie 0.2.0 herschreven. Antwoord opnieuw op: working-style.")
    me.wait("a. Nee, bewaar niets")
    me.press("1\n")
    me.wait("2 van 5")
    me.press("1\n")
    me.wait("Dit klopt.")
    me.press("1\n")
    me.wait("label,part,id")
    assert me.end() == 0
    kept = (home / "new.yaml").read_text(encoding="utf-8")
    assert "trusted-team" not in kept
    assert "figures-first" in kept
    assert f"version: {load_pack().ref.version}" in kept


def test_a_draft_that_never_ends_is_refused(home: Path) -> None:
    draft(home).parent.mkdir()
    draft(home).symlink_to("/dev/zero")
    me = Terminal(home, "quiz", "--plain")
    me.wait("What is kept here cannot be read.")
    assert me.end() == 4
