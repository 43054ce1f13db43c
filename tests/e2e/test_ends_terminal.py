"""However a questionnaire ends, nothing is lost, and the terminal is as it was."""

import os
import shlex
import signal
import subprocess
import sys
import termios
from pathlib import Path
from typing import Any

import pytest

if sys.platform == "win32":  # pragma: no cover
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

import pexpect
from conftest import environment
from msgspec.structs import replace
from pseudo_terminal import CTRL_C, DOWN, ENTER, LEFT, PATIENCE, Terminal

from interimkit import load_pack
from interimkit.content.answers import encode_answers, load_example
from interimkit.model.answers import AnsweredPack
from interimkit.model.quiz import Quiz
from interimkit.store.kept import Kept

QUIZ = load_pack().load(Quiz)
QUICK = ["quiz", "--plain", "--quick"]
ALL_BUT_ONE = tuple(f"--answer={q.id}={q.options[0].id}" for q in QUIZ.questions[:-1])


def answer_all(me: Terminal, *, keep: str = "1\n") -> None:
    """Plain, from the question whether to keep a draft to the review."""
    me.wait("b. Yes, until I finish")
    me.press(keep, *["1\n"] * 5)
    me.wait("This is right.")
    me.press("1\n")


def to_the_first_number(me: Terminal) -> None:
    """From the question whether to keep a draft, which is declined."""
    me.wait("No, keep nothing")
    me.press(ENTER)
    me.wait(f"5 of 11 · {QUIZ.questions[-1].name}")
    me.press(ENTER)
    me.wait("0-60, or just Enter")


def last_command(shown: str) -> list[str]:
    """The line that gives this again or carries on, however the screen broke it; a gap ends it."""
    said = max(shown.rfind(words) for words in ("The same result again:", "carry on from here:"))
    start = shown.index("interimkit quiz", said)
    return shlex.split(shown[start:].partition("\n\n")[0].replace("\n", "").partition("Error")[0])


def test_by_default_nothing_is_kept_and_the_line_gives_the_same_again(tmp_path: Path) -> None:
    me = Terminal(tmp_path, *QUICK, "--format", "csv", columns=300)
    answer_all(me)
    me.wait("a. No, keep nothing")
    me.press("\n")
    me.wait("--answer motivation=")
    assert me.end() == 0
    shown = me.shown()
    assert list(tmp_path.iterdir()) == []
    again = subprocess.run(
        [sys.executable, "-m", *last_command(shown)],
        env=environment(), cwd=tmp_path, capture_output=True, check=False,
    )  # fmt: skip
    assert again.returncode == 0
    assert again.stdout.decode().splitlines()[1] in shown


@pytest.mark.parametrize("where", [["-o", "r.json"], ["--record", "me.yaml"]])
def test_what_has_a_file_is_not_asked_to_be_kept(tmp_path: Path, where: list[str]) -> None:
    me = Terminal(tmp_path, *QUICK, *where, columns=300)
    answer_all(me)
    shown = me.wait("The same result again:")
    assert me.end() == 0
    assert "Keep these answers" not in shown
    again = last_command(me.shown())
    assert ("--answers" in again) == ("--record" in where)
    assert not {"-o", "--record"} & set(again)


def test_a_record_that_cannot_be_written_costs_no_answer(tmp_path: Path) -> None:
    folder = tmp_path / "there"
    folder.mkdir()
    me = Terminal(tmp_path, *QUICK, "--record", "there/me.yaml", columns=300)
    me.wait("b. Yes, until I finish")
    me.press("1\n", *["1\n"] * 5)
    me.wait("This is right.")
    folder.rmdir()
    me.press("1\n")
    me.wait("Stopped; nothing was kept. To carry on from here:")
    shown = me.wait("--answer motivation=")
    assert me.end() == 8
    assert len([word for word in last_command(shown) if word == "--answer"]) == 5


def test_what_cannot_be_kept_at_the_end_is_not_lost_either(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    home = str(tmp_path / "file" / "home")
    me = Terminal(tmp_path, *QUICK, INTERIMKIT_HOME=home, columns=300)
    answer_all(me)
    me.wait("b. Yes, keep them")
    me.press("b\n")
    me.wait("--answer motivation=")
    assert me.end() == 4
    assert "Next step" in me.shown()  # and the result is shown all the same


def test_the_line_that_carries_on_asks_what_is_still_open(tmp_path: Path) -> None:
    me = Terminal(tmp_path, "quiz", *ALL_BUT_ONE, columns=300)
    to_the_first_number(me)
    me.press(CTRL_C)
    me.wait("To carry on from here:")
    assert me.end() == 130
    line = last_command(me.shown())
    assert line[-1] == "--go-on"
    again = Terminal(tmp_path, *line[1:], columns=300)
    again.wait("No, keep nothing")
    again.press(ENTER)
    again.wait("6 of 11")
    again.press("1", "2", ENTER)
    again.wait("7 of 11")
    again.press(CTRL_C)
    again.wait("--answer management-years=12 --go-on")
    assert again.end() == 130
    done = subprocess.run(
        [sys.executable, "-m", *line, "--format", "csv"], stdin=subprocess.DEVNULL,
        env=environment(), cwd=tmp_path, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0  # where nobody can be asked, what is open stays so


def test_a_next_step_after_a_questionnaire_carries_its_answers(tmp_path: Path) -> None:
    me = Terminal(tmp_path, *QUICK, "--seed", "5", columns=300)  # of which checks decide more
    answer_all(me)
    me.wait("Keep these answers on this computer?")
    me.press("\n")
    me.wait("The same result again:")
    assert me.end() == 0
    (step,) = [line for line in me.shown().splitlines() if "--go-on" in line]
    assert "First write your answers down" in step  # for five of them are more than three rows
    assert step.endswith("interimkit quiz --answers me.yaml --go-on")


def test_a_next_step_takes_what_was_just_kept(tmp_path: Path) -> None:
    me = Terminal(tmp_path, *QUICK, "--seed", "5", columns=80, rows=24)
    answer_all(me)
    me.wait("b. Yes, keep them")
    me.press("b\n")
    me.wait("interimkit quiz --kept --go-on")
    assert me.end() == 0


@pytest.mark.parametrize("keep", ["a\n", "b\n"])
def test_the_screen_ends_with_the_result(tmp_path: Path, keep: str) -> None:
    """Its first words are in sight on 24 rows, whatever was asked and said before."""
    me = Terminal(tmp_path, *QUICK, columns=80, rows=24)
    answer_all(me)
    me.wait("Keep these answers on this computer?")
    me.press(keep)
    assert me.end() == 0
    assert any(line.startswith("Advice: ") for line in me.screen.display)


def test_a_whole_diagnosis_is_in_sight_when_it_ends(tmp_path: Path) -> None:
    pack = load_pack()
    ref = AnsweredPack(name=pack.ref.name, version=pack.ref.version)
    kept = Kept(tmp_path, pack=ref.name)
    with kept.held():
        kept.save(encode_answers(replace(load_example(pack, "bart"), pack=ref)))
    me = Terminal(tmp_path, "diagnose", "--plain", columns=80, rows=24)
    me.wait("a. Yes, start from them")
    me.press("\n")
    me.wait("b. Yes, until I finish")
    me.press("\n")
    me.wait("1-45, Enter for what is marked:")
    me.press("\n")
    me.wait("Next step")
    assert me.end() == 0
    assert any(line.startswith("Advice: ") for line in me.screen.display)


@pytest.mark.parametrize(("rows", "times"), [(60, 1), (14, 1)])
def test_a_page_taller_than_the_window_ends_with_what_it_comes_to(
    tmp_path: Path, rows: int, times: int
) -> None:
    me = Terminal(tmp_path, "diagnose", "--example", "bart", "--plain", columns=80, rows=rows)
    assert me.end() == 0
    advice = [line for line in me.screen.display if line.startswith("Advice: prepare first")]
    assert len(advice) == times, me.screen.display
    last = [line for line in me.screen.display if line.strip()][-1]
    assert last.startswith("Advice: ") == (rows == 14)


@pytest.mark.parametrize("name", ["r.json", "r.md"])
def test_a_file_is_said_and_how_to_open_it(tmp_path: Path, name: str) -> None:
    me = Terminal(tmp_path, "quiz", "--example", "bart", "-o", name, PATH=f"{tmp_path}:/bin")
    (tmp_path / "xdg-open").write_text("", encoding="utf-8")
    (tmp_path / "xdg-open").chmod(0o755)
    me.wait(f"Written: {name} (Advice: prepare first)")
    assert me.end() == 0


def test_a_script_is_told_nothing_of_a_file(tmp_path: Path) -> None:
    for arguments in (("quiz", "--example", "bart", "-o", "r.md"), ("schema", "quiz", "-o", "s.json"),
                      ("quiz", "--example", "bart", "--record", "me.yaml", "-o", "r.csv")):  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-m", "interimkit", *arguments],
            env=environment(), cwd=tmp_path, capture_output=True, check=True,
        )  # fmt: skip
        assert (done.stdout, done.stderr) == (b"", b"")


@pytest.mark.parametrize(("columns", "rows"), [(60, 20), (40, 15)])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_result_is_as_wide_as_the_window(
    tmp_path: Path, columns: int, rows: int, unbuffered: str
) -> None:
    me = Terminal(
        tmp_path, *QUICK, "-o", "-", columns=columns, rows=rows, PYTHONUNBUFFERED=unbuffered
    )
    me.screen.resize(200, columns=400)  # which takes whatever line is written to it
    answer_all(me)
    me.wait("Keep these answers on this computer?")
    me.press("\n")
    shown = me.wait("Next step")
    page = shown[shown.index("Advice") : shown.index("Next step")]
    assert columns - 15 < max(map(len, page.splitlines())) <= columns
    assert me.end() == 0


def test_ctrl_c_at_the_last_question_leaves_the_draft(tmp_path: Path) -> None:
    me = Terminal(tmp_path, *QUICK)
    answer_all(me, keep="2\n")
    me.wait("Keep these answers on this computer?")
    me.press(CTRL_C)
    me.wait("Your answers are kept. To carry on from here:")
    assert me.end() == 130
    assert (tmp_path / "drafts" / "quiz-interimkit.yaml").exists()


def test_consent_and_then_ctrl_c_keeps_nothing_and_says_so(tmp_path: Path) -> None:
    me = Terminal(tmp_path, *QUICK)
    me.wait("b. Yes, until I finish")
    me.press("2\n")
    me.wait("1 of 5")
    me.press(CTRL_C)
    me.wait("Stopped. Nothing was kept.")
    assert me.end() == 130
    assert not list((tmp_path / "drafts").iterdir())


def test_beginning_again_and_stopping_leaves_the_draft_there_was(tmp_path: Path) -> None:
    draft = tmp_path / "drafts" / "quiz-interimkit.yaml"
    me = Terminal(tmp_path, *QUICK)
    me.wait("b. Yes, until I finish")
    me.press("2\n", "1\n", "1\n")
    me.wait("3 of 5")
    me.press(CTRL_C)
    assert me.end() == 130
    before = draft.read_bytes()
    again = Terminal(tmp_path, *QUICK)
    again.wait("b. No, begin again")
    again.press("b\n")
    again.wait("1 of 5")
    again.press(CTRL_C)
    again.wait("Your earlier answers are still kept.")
    assert again.end() == 130
    assert draft.read_bytes() == before


def test_of_two_at_once_the_second_leaves_the_draft_alone(tmp_path: Path) -> None:
    draft = tmp_path / "drafts" / "quiz-interimkit.yaml"
    first = Terminal(tmp_path, *QUICK)
    first.wait("b. Yes, until I finish")
    first.press("2\n", "1\n")
    first.wait("2 of 5")
    second = Terminal(tmp_path, *QUICK)
    second.wait("Another run is asking the same")
    second.wait("fg brings it back")
    second.press(*["2\n"] * 5)
    second.wait("This is right.")
    second.press("1\n")
    second.wait("Keep these answers on this computer?")
    second.press("\n")
    assert second.end() == 0
    assert draft.exists()
    first.press(CTRL_C)
    first.wait("Your answers are kept.")
    assert first.end() == 130


def test_a_byte_that_is_no_character_is_asked_again(tmp_path: Path) -> None:
    me = Terminal(tmp_path, "pitfalls", "--audit", "--plain", PYTHONIOENCODING="utf-8:strict")
    me.wait("a. No, keep nothing")
    me.child.send(b"\xe9\n")
    me.wait("Type what stands before it: a to b.")
    me.press("1\n", "1\n")
    me.wait("2 of 10")
    me.child.send(b"caf\xe9\n")
    me.wait("is no text that can be kept")
    me.press("ok\n")
    me.wait("3 of 10")
    me.press(CTRL_C)
    me.wait("note=ok")
    assert me.end() == 130


@pytest.mark.parametrize("plain", [["--plain"], []])
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_whatever_ends_it_the_terminal_is_put_back(
    tmp_path: Path, plain: list[str], number: signal.Signals, code: int
) -> None:
    master, slave = os.openpty()
    before = termios.tcgetattr(slave)
    child = subprocess.Popen(
        [sys.executable, "-m", "interimkit", "quiz", *plain], stdin=slave, stderr=slave,
        stdout=subprocess.DEVNULL, cwd=tmp_path,
        env=environment(TERM="xterm", INTERIMKIT_HOME=str(tmp_path)),
    )  # fmt: skip
    seen = b""
    while b"finish" not in seen:
        seen += os.read(master, 65536)
    while not plain and termios.tcgetattr(slave)[3] & termios.ICANON:
        pass
    child.send_signal(number)
    assert child.wait(PATIENCE) == code
    assert termios.tcgetattr(slave) == before
    os.close(master)
    os.close(slave)


@pytest.mark.parametrize("stop", [signal.SIGTSTP, signal.SIGSTOP, None])
def test_stopped_by_the_shell_it_goes_on_where_it_was(
    tmp_path: Path, stop: signal.Signals | None
) -> None:
    variables = environment(TERM="xterm", INTERIMKIT_HOME=str(tmp_path), PS1="$ ")
    shell: Any = pexpect.spawn(
        "bash", ["--norc", "--noprofile", "-i"],
        env=variables, cwd=str(tmp_path), timeout=PATIENCE, dimensions=(40, 80),
    )  # fmt: skip
    shell.sendline(f"'{sys.executable}' -m interimkit quiz --quick; echo code=$?")
    shell.expect("until I finish")
    _wait_for_keys(shell)
    if stop is None:
        shell.send("\x1a")  # Ctrl-Z
    else:
        (pid,) = _children(shell.pid)
        os.kill(pid, stop)
    shell.expect("Stopped")
    shell.sendline("echo at the shell: $((40 + 2))")
    shell.expect("shell: 42")
    shell.sendline("fg")
    shell.expect("until I finish")
    _wait_for_keys(shell)
    shell.send(ENTER)
    shell.expect("1 of 5")
    _wait_for_keys(shell)
    shell.send(DOWN + ENTER)
    shell.expect("2 of 5")
    _wait_for_keys(shell)
    shell.send(CTRL_C)
    shell.expect("To carry on from here")
    shell.sendline("exit")
    shell.expect(pexpect.EOF)


@pytest.mark.parametrize("stop", [signal.SIGTSTP, signal.SIGSTOP])
def test_a_line_half_typed_is_drawn_again_without_leftovers(
    tmp_path: Path, stop: signal.Signals
) -> None:
    me = Terminal(tmp_path, "quiz", *ALL_BUT_ONE, from_shell=True)
    to_the_first_number(me)
    me.press("15")
    me.wait_for_line("> 15")
    (pid,) = _children(me.child.pid)
    os.kill(pid, stop)
    me.wait("Stopped")
    me.child.sendline("clear; fg")
    me.wait("0-60, or just Enter")
    me.press("6")
    shown = me.wait_for_line("> 156")
    assert [line for line in shown.splitlines() if line.startswith(">")] == ["> 156"], shown
    assert sum(line.startswith("6 of 11") for line in shown.splitlines()) == 1, shown
    me.press("\x7f", CTRL_C)
    me.wait("What you were typing is taken along: 15")
    me.child.sendline("exit")
    me.end()


def test_a_line_half_typed_is_drawn_again_when_the_window_changes(tmp_path: Path) -> None:
    me = Terminal(tmp_path, "quiz", *ALL_BUT_ONE)
    to_the_first_number(me)
    me.press("15")
    me.wait_for_line("> 15")
    for columns in (40, 100, 30):
        me.resize(columns)
        me.press("\x7f", "6")
        shown = me.wait_for_line("> 16")
        me.press("\x7f", "5")
        shown = me.wait_for_line("> 15")
        assert [line for line in shown.splitlines() if line.startswith("> 1")] == ["> 15"], shown
        assert shown.count("6 of 11") == 1, shown
    me.press(CTRL_C)
    assert me.end() == 130


def _wait_for_keys(shell: Any) -> None:
    while termios.tcgetattr(shell.child_fd)[3] & termios.ICANON:
        pass


def _children(pid: int) -> list[int]:
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8")
    return [int(word) for word in text.split()]


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (60, 20), (40, 15)])
def test_the_question_stays_in_sight_while_one_moves(
    tmp_path: Path, columns: int, rows: int
) -> None:
    me = Terminal(
        tmp_path, "skills-gap", "--role", "crisis", "--lang", "nl", columns=columns, rows=rows
    )
    me.wait("Nee, bewaar niets")
    me.press(ENTER)
    me.wait("1 van 14")
    me.press(ENTER)
    me.wait("2 van 14")
    for level in ("4", "0", "3"):
        me.press(level)
        shown = me.wait_for_line(f"> {level} · ")
        assert "2 van 14" in shown
    me.press(DOWN)
    assert "2 van 14" in me.wait_for_line("> 4 · ")
    me.press(ENTER)
    me.wait("3 van 14")
    me.press(LEFT)
    assert "2 van 14" in me.wait_for_line("> 4 · ")
    me.press(CTRL_C)
    assert me.end() == 130


def test_a_room_calls_out_letters(tmp_path: Path) -> None:
    me = Terminal(tmp_path, "quiz", "--quick", "--seed", "3")
    me.wait("No, keep nothing")
    me.press("b", "a", ENTER)
    me.wait("1 of 5")
    me.press("d")
    me.wait_for_line("> d · ")
    me.press("\x0f", "\x1b#", "z", "9")  # an editor's keys, and letters of no option
    me.wait("Type what stands before it: a to d.")
    me.press("2")
    me.wait_for_line("> b · ")
    me.press(ENTER)
    me.wait("2 of 5")
    me.press(CTRL_C)
    assert me.end() == 130


@pytest.mark.parametrize(("columns", "rows"), [(60, 20), (100, 30)])
def test_a_coach_shows_the_questions_without_answering(
    tmp_path: Path, columns: int, rows: int
) -> None:
    names = [question.name for question in QUIZ.questions]
    coach = Terminal(tmp_path, "quiz", "--present", columns=columns, rows=rows)
    coach.wait(f"1/5 · {names[0]}")
    for key, place in (("n", 1), (" ", 2), ("p", 1), ("x", 1), (DOWN, 2), ("\x1b[6~", 3), ("p", 2)):
        coach.press(key)
        coach.wait(f"{place + 1}/5 · {names[place]}")
        coach.wait("d)")
    coach.press("q")
    assert coach.end() == 0
    assert list(tmp_path.iterdir()) == []
