"""Answers recorded before their option was rewritten: kept but for that one, which is asked again."""

import json
import os
import re
import sys
from pathlib import Path

import pytest
from conftest import DATA, Run
from in_process import run_here

from interimkit import ContentError, load_answers, load_pack, score_quiz
from interimkit.errors import ExitCode, ProblemCode
from interimkit.model.quiz import Quiz
from interimkit.model.text import Language

PACK = load_pack()
QUIZ = PACK.load(Quiz)
RETIRED = {question.id: question.retired[0].id for question in QUIZ.questions}
ANKE = (DATA / "examples" / "anke.yaml").read_text(encoding="utf-8")
POSIX = pytest.mark.skipif(os.name != "posix", reason="POSIX only")


def older(text: str, version: str = "0.1.0", **answers: str) -> str:
    """Answers as they were recorded with an older pack."""
    text = re.sub(r"(pack: .*version: )[\d.]+", rf"\g<1>{version}", text)
    for name, option in answers.items():
        text = re.sub(
            rf"(?m)^  {name.replace('_', '-')}: [a-z-]+$",
            f"  {name.replace('_', '-')}: {option}",
            text,
        )
    return text


BART = older((DATA / "examples" / "bart.yaml").read_text(encoding="utf-8"), crisis="common-ground")


@pytest.fixture
def file(tmp_path: Path) -> str:
    """Answers of which one was to an option that there is no more."""
    (tmp_path / "me.yaml").write_text(BART, encoding="utf-8")
    return str(tmp_path / "me.yaml")


def test_every_question_lists_what_it_retired() -> None:
    assert RETIRED == {
        "crisis": "common-ground", "working-style": "trusted-team", "short-tenure": "know-people",
        "change": "proven-method", "motivation": "lasting-work",
    }  # fmt: skip
    changed = {o.id: o.since for q in QUIZ.questions for o in q.options if o.since}
    assert changed == dict.fromkeys(
        ("secure-cash", "open-question", "open-shop", "unstuck-and-gone"), "0.2.0"
    )


@pytest.mark.parametrize("question", list(RETIRED))
def test_only_that_answer_is_left_out(question: str) -> None:
    text = older((DATA / "examples" / "bart.yaml").read_text(encoding="utf-8"))
    before = load_answers(text.encode(), pack=PACK, name="me.yaml")
    assert len(before.quiz) == 5
    text = older(text, **{question.replace("-", "_"): RETIRED[question]})
    loaded = load_answers(text.encode(), pack=PACK, name="me.yaml")
    assert loaded.quiz == {n: o for n, o in before.quiz.items() if n != question}
    assert (loaded.checks, loaded.skills) == (before.checks, before.skills)
    with pytest.raises(ContentError) as caught:
        score_quiz(PACK, loaded)
    (problem,) = caught.value.problems
    assert (problem.code, problem.path) == (ProblemCode.ANSWER_MISSING, ("quiz", question))


@pytest.mark.parametrize(
    ("version", "left"),
    [
        ("0.1.0", 2), ("0.0.9", 2), ("0.2.0", 5), ("0.3.0", 5), ("0.10.0", 5), ("99.0.0", 5),
    ],
)  # fmt: skip
def test_an_option_that_changed_under_its_id_depends_on_the_version(
    version: str, left: int
) -> None:
    text = ANKE.replace("version: 0.3.0", f"version: {json.dumps(version)}")
    assert len(load_answers(text.encode(), pack=PACK, name="me.yaml").quiz) == left


def test_answers_to_another_pack_or_to_none_are_not_compared_by_version() -> None:
    for pack in ("pack: {name: orchard, version: 0.0.1}\n", ""):
        text = re.sub(r"pack: .*\n", pack, ANKE)
        assert len(load_answers(text.encode(), pack=PACK, name="me.yaml").quiz) == 5


@pytest.mark.parametrize("language", Language)
def test_without_a_terminal_it_says_which_answer_to_give(file: str, language: Language) -> None:
    done = run_here("quiz", "--answers", file, language=language)
    assert done.code == ExitCode.NEEDS_ANSWERS
    first, second = done.stderr.decode().splitlines()[:2]
    assert f"{file}:5:3" in first
    assert "0.2.0" in first
    assert first.rstrip(".").endswith("crisis")
    assert "--answer crisis=…" in second
    assert "common-ground" not in done.stderr.decode()
    assert done.stdout == b""


def test_for_a_program_the_error_is_one_json_text(file: str) -> None:
    done = run_here("quiz", "--answers", file, "--format", "json")
    report = json.loads(done.stderr)
    assert report["exit_code"] == ExitCode.NEEDS_ANSWERS
    codes = [problem["code"] for problem in report["problems"]]
    assert codes == ["answer-rewritten", "needs-answers"]


def test_an_answer_beside_the_file_mends_it_with_one_note(file: str) -> None:
    mended = run_here("quiz", "--answers", file, "--answer", "crisis=figures-first")
    assert mended.code == 0
    (note,) = mended.stderr.decode().splitlines()
    assert note == (
        f"{file}:5:3: What was chosen here was rewritten in version 0.2.0. "
        "Please answer again: crisis."
    )
    bart = run_here("quiz", "--example", "bart").stdout.splitlines()
    assert mended.stdout.splitlines()[:10] == bart[:10]


def test_other_questionnaires_of_the_file_work_and_say_it_as_well(file: str) -> None:
    done = run_here("skills-gap", "--answers", file, "--role", "crisis")
    assert done.code == 0
    assert "Please answer again: crisis" in done.stderr.decode()
    audit = run_here("pitfalls", "--audit", "--answers", file)
    assert audit.code == 0
    assert audit.stderr.decode().count("\n") == 1


@POSIX
def test_json_on_standard_input_is_read_alike(run: Run) -> None:
    import subprocess

    answers = {"pack": {"name": "interimkit", "version": "0.1.0"}, "quiz": RETIRED}
    done = subprocess.run(
        [sys.executable, "-m", "interimkit", "quiz", "--answers", "-"],
        input=json.dumps(answers).encode(), capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == ExitCode.NEEDS_ANSWERS
    text = done.stderr.decode()
    assert "Please answer again: crisis, working-style, short-tenure, change, motivation." in text
    assert run("quiz", "--example", "anke").returncode == 0


def test_a_record_that_drops_it_says_so_once(file: str) -> None:
    audit = ("pitfalls", "--audit", "--example", "anke", "--record", file, "--force")
    done = run_here(*audit)
    assert done.code == 0
    assert done.stderr.decode().count("Please answer again: crisis") == 1
    kept = Path(file).read_text(encoding="utf-8")
    assert "common-ground" not in kept
    assert "working-style" in kept
    assert run_here(*audit).stderr == b""  # for now it is gone
    Path(file).write_text(BART, encoding="utf-8")
    same = run_here("pitfalls", "--audit", "--answers", file, "--record", file, "--force")
    assert same.stderr.decode().count("Please answer again: crisis") == 1


def test_an_example_of_a_pack_answers_what_there_is(pack: Path) -> None:
    example = pack / "examples" / "anke.yaml"
    example.write_text(older(ANKE, version="0.3.0", crisis="common-ground"), encoding="utf-8")
    done = run_here("pack", "check", str(pack))
    assert done.code == ExitCode.CONTENT
    assert "anke.yaml:5:3: What was chosen here was rewritten" in done.stdout.decode()
