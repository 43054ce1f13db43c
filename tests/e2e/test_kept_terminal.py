"""What somebody keeps: only when asked, offered again, and never where a room could see it."""

import stat
import subprocess
import sys
from contextlib import chdir
from pathlib import Path

import pytest

if sys.platform == "win32":  # pragma: no cover
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from in_process import run_here
from pseudo_terminal import CTRL_C, Terminal

from interimkit import load_pack
from interimkit.content.answers import load_answers

QUICK = ("quiz", "--plain", "--quick")
VERSION = load_pack().ref.version
WHOLE = (
    f"pack: {{name: interimkit, version: {VERSION}}}\n"
    "quiz: {crisis: secure-cash, working-style: shop-floor, short-tenure: grow-successor,"
    " change: open-shop, motivation: unstuck-and-gone}\n"
    "checks: {contacts: 9}\nnotes: {old-recipes: mine}\n"
)


def kept_in(home: Path) -> Path:
    return home / "me" / "answers-interimkit.yaml"


def keep(home: Path, text: str = WHOLE) -> Path:
    kept_in(home).parent.mkdir(mode=0o700, exist_ok=True)
    kept_in(home).write_text(text, encoding="utf-8")
    return kept_in(home)


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """In this process, off a terminal."""
    with chdir(home):
        done = run_here(*arguments, home=home)
    return subprocess.CompletedProcess(arguments, done.code, done.stdout, done.stderr)


def answer_all(me: Terminal) -> None:
    """From the question about a draft to the one whether to keep the answers."""
    me.wait("b. Yes, until I finish")
    me.press("1\n", *["1\n"] * 5)
    me.wait("This is right.")
    me.press("1\n")


def test_answers_are_kept_when_asked_for_and_the_question_says_who_could_read_them(
    tmp_path: Path,
) -> None:
    me = Terminal(tmp_path, *QUICK, "--format", "csv", columns=300)
    answer_all(me)
    shown = me.wait(f"They would be in {tmp_path}/me. Whoever uses your account can read them")
    for told in ("an employer whose laptop it is", "backups", "interimkit me delete erases them"):
        assert told in shown
    assert "They replace" not in shown
    me.press("b\n")
    me.wait("interimkit quiz --plain --quick --format csv --kept")
    assert me.end() == 0
    assert stat.S_IMODE(kept_in(tmp_path).stat().st_mode) == 0o600
    assert stat.S_IMODE(kept_in(tmp_path).parent.stat().st_mode) == 0o700
    again = run(tmp_path, *QUICK, "--format", "csv", "--kept")
    assert again.returncode == 0
    assert again.stdout.decode().splitlines()[1] in me.shown()


def test_what_is_kept_is_offered_and_what_is_changed_may_take_its_place(tmp_path: Path) -> None:
    keep(tmp_path)
    me = Terminal(tmp_path, *QUICK, "--seed", "2", columns=200)
    shown = me.wait("a. Yes, start from them; I can change each")
    assert "You kept answers on " in shown
    assert f"in {tmp_path}/me. Start from them?" in shown
    me.press("\n")
    me.wait("b. Yes, until I finish")
    me.press("1\n")
    me.wait("This is right.")
    me.press("b\n")
    me.wait("1 of 5")
    me.press("2\n")
    me.wait("This is right.")
    me.press("1\n")
    me.wait("They replace your earlier answers to the same questions there.")
    me.press("b\n")
    me.wait("The same result again:")
    assert me.end() == 0
    answers = load_answers(kept_in(tmp_path).read_bytes(), pack=load_pack(), name="kept")
    assert answers.quiz["crisis"] != "secure-cash"
    assert answers.notes == {"old-recipes": "mine"}


def test_what_is_kept_and_not_changed_is_not_asked_to_be_kept_again(tmp_path: Path) -> None:
    before = keep(tmp_path).read_bytes()
    me = Terminal(tmp_path, *QUICK, columns=200)
    me.wait("a. Yes, start from them")
    me.press("\n")
    me.wait("b. Yes, until I finish")
    me.press("1\n")
    me.wait("This is right.")
    me.press("1\n")
    shown = me.wait("interimkit quiz --plain --quick --kept")
    assert me.end() == 0
    assert "Keep these answers" not in shown
    assert kept_in(tmp_path).read_bytes() == before


def test_who_begins_afresh_leaves_it_as_it_is(tmp_path: Path) -> None:
    before = keep(tmp_path).read_bytes()
    me = Terminal(tmp_path, *QUICK)
    me.wait("b. No, begin afresh; they stay as they are")
    me.press("b\n")
    me.wait("b. Yes, until I finish")
    me.press("1\n")
    me.wait("1 of 5")
    me.press(CTRL_C)
    assert me.end() == 130
    me = Terminal(tmp_path, *QUICK, "--fresh")
    shown = me.wait("b. Yes, until I finish")
    assert "You kept" not in shown
    me.press(CTRL_C)
    assert me.end() == 130
    assert kept_in(tmp_path).read_bytes() == before


def test_a_draft_is_newer_than_what_is_kept(tmp_path: Path) -> None:
    keep(tmp_path)
    draft = tmp_path / "drafts" / "quiz-interimkit.yaml"
    draft.parent.mkdir()
    draft.write_text(WHOLE, encoding="utf-8")
    me = Terminal(tmp_path, *QUICK)
    shown = me.wait("You stopped before the end. Go on where you were?")
    assert "You kept" not in shown
    me.press(CTRL_C)
    assert me.end() == 130


def test_the_skills_start_from_the_kind_that_the_kept_quiz_leans_to(tmp_path: Path) -> None:
    keep(tmp_path)
    me = Terminal(tmp_path, "skills-gap", "--plain")
    me.wait("a. Yes, start from them")
    me.press("\n")
    me.wait("b. Yes, until I finish")
    me.press("1\n")
    me.wait("1 of 14")  # the kind of assignment would be a fifteenth
    me.press(CTRL_C)
    assert me.end() == 130


@pytest.mark.parametrize(
    "command", [("quiz",), ("quiz", "--present"), ("skills-gap", "--role", "crisis")]
)
def test_off_a_terminal_nothing_kept_is_read_unasked(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    keep(tmp_path, "\x00 this would be refused if it were read")
    done = run(tmp_path, *command)
    assert str(tmp_path) not in done.stderr.decode()
    example = run(tmp_path, *command, "--example", "anke", "--format", "csv")
    assert example.returncode == 0


def test_a_room_does_not_see_what_is_kept(tmp_path: Path) -> None:
    keep(tmp_path, "\x00 this would be refused if it were read")
    for command in (("quiz", "--present"), ("quiz", "--present", "--example", "anke")):
        me = Terminal(tmp_path, *command)
        me.wait("1/5" if "--example" not in command else "1 of 6")
        assert "kept" not in me.shown()
        me.press("q")
        assert me.end() == 0


def test_kept_by_option_is_taken_off_a_terminal_and_goes_with_no_other_source(
    tmp_path: Path,
) -> None:
    keep(tmp_path)
    kept = run(tmp_path, "quiz", "--kept", "--format", "csv")
    assert kept.returncode == 0
    assert kept.stdout == run(
        tmp_path, "quiz", "--answers", str(kept_in(tmp_path)), "--format", "csv"
    ).stdout  # fmt: skip
    steps = run(tmp_path, "quiz", "--kept").stdout.decode()
    assert "--kept" in steps
    for other in (("--example", "anke"), ("--answers", "x.yaml"), ("--fresh",)):
        refused = run(tmp_path, "quiz", "--kept", *other)
        assert refused.returncode == 2
        assert "do not go together" in refused.stderr.decode()


def test_nothing_kept_damaged_and_of_another_pack(tmp_path: Path) -> None:
    nothing = run(tmp_path, "quiz", "--kept")
    assert nothing.returncode == 4
    assert f"{tmp_path}/me: Nothing is kept here" in nothing.stderr.decode()
    keep(tmp_path, "quiz: [no\n")
    damaged = run(tmp_path, "quiz", "--kept")
    assert damaged.returncode == 4
    assert "is damaged, and nothing in it was changed" in damaged.stderr.decode()
    me = Terminal(tmp_path, *QUICK, columns=200)
    me.wait("is damaged")
    answer_all(me)
    me.wait("b. Yes, keep them")
    me.press("b\n")
    me.wait("cannot be read; they are now in")
    assert me.end() == 0
    aside = kept_in(tmp_path).with_suffix(".old.yaml")
    assert aside.read_text(encoding="utf-8") == "quiz: [no\n"


def test_answers_that_the_pack_has_no_place_for_are_named_and_left_out(tmp_path: Path) -> None:
    keep(tmp_path, WHOLE.replace("crisis: secure-cash", "riddle: sphinx, crisis: secure-cash"))
    done = run(tmp_path, "quiz", "--kept", "--format", "csv")
    assert done.returncode == 0
    assert "No longer asked, so left out of what you kept: riddle." in done.stderr.decode()


# What the version before kept: one file beside the folder of today.


def test_what_the_version_before_kept_is_taken_over(tmp_path: Path) -> None:
    earlier = tmp_path / "answers.yaml"
    earlier.write_text("pack: {name: interimkit, version: 0.0.1}\nskills: {finance: 2}\n", "utf-8")
    me = Terminal(tmp_path, *QUICK, columns=200)
    answer_all(me)
    shown = me.wait("b. Yes, keep them")
    assert "They replace" not in shown
    me.press("b\n")
    me.wait("The same result again:")
    assert me.end() == 0
    kept = kept_in(tmp_path).read_text(encoding="utf-8")
    assert "finance: 2" in kept
    assert "crisis: " in kept
    assert not earlier.exists()
    assert stat.S_IMODE(kept_in(tmp_path).stat().st_mode) == 0o600


def test_what_the_version_before_kept_is_read_and_one_of_another_pack_is_let_be(
    tmp_path: Path,
) -> None:
    earlier = tmp_path / "answers.yaml"
    earlier.write_text(WHOLE, encoding="utf-8")
    assert run(tmp_path, "quiz", "--kept").returncode == 0
    earlier.write_text("pack: {name: theirs, version: 1.0.0}\nquiz: {a: b}\n", encoding="utf-8")
    assert run(tmp_path, "quiz", "--kept").returncode == 4
    me = Terminal(tmp_path, *QUICK)
    answer_all(me)
    me.wait("b. Yes, keep them")
    me.press("b\n")
    me.wait("The same result again:")
    assert me.end() == 0
    assert "theirs" in earlier.read_text(encoding="utf-8")
    assert kept_in(tmp_path).exists()


def test_deleting_asks_once_and_leaves_it_unless_it_is_meant(tmp_path: Path) -> None:
    keep(tmp_path)
    me = Terminal(tmp_path, "me", "delete", TERM="dumb")
    me.wait("It cannot be brought back.")
    me.press("\n")
    assert me.end() == 0
    assert kept_in(tmp_path).exists()
    me = Terminal(tmp_path, "me", "delete", TERM="dumb")
    me.wait("b. Yes, erase it")
    me.press("b\n")
    me.wait(f"Erased: {kept_in(tmp_path)}")
    assert me.end() == 0
    assert list(tmp_path.iterdir()) == []
