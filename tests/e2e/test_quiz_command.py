"""The quiz as a command: every way in gives one result, and every way out is kind."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from conftest import DATA, Run, environment

from interimkit import load_pack, score_quiz
from interimkit.content.answers import load_answers
from interimkit.errors import ExitCode
from interimkit.model.quiz import Quiz

EXAMPLES = sorted(path.stem for path in (DATA / "examples").glob("*.yaml"))
POSIX = pytest.mark.skipif(os.name != "posix", reason="POSIX only")


def test_the_examples_reach_every_verdict_with_one_provisional_and_one_tie() -> None:
    pack = load_pack()
    results = []
    for name in EXAMPLES:
        data = (DATA / "examples" / f"{name}.yaml").read_bytes()
        results.append(score_quiz(pack, load_answers(data, pack=pack, name=name)))
    assert len(results) >= 5
    assert {r.verdict.value for r in results} == {"good-fit", "prepare-first", "not-now"}
    assert [r.provisional for r in results].count(True) == 1
    assert any(len({role.rank for role in r.roles}) < len(r.roles) for r in results)


@POSIX
def test_answers_come_from_a_stream_as_well(tmp_path: Path) -> None:
    command = f"'{sys.executable}' -m interimkit quiz --format csv --answers"
    for way in (f"- < {DATA}/examples/anke.yaml", f"<(cat {DATA}/examples/anke.yaml)"):
        done = subprocess.run(
            ["bash", "-c", f"{command} {way}"],
            env=environment(), cwd=tmp_path, capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert done.stdout.count(b",dimension,") == 5


def test_an_option_overrules_a_file(here: Run) -> None:
    done = here("quiz", "--example", "anke", "--answer", "reserve-months=3", "--format", "json")
    checks = {c["id"]: c["status"] for c in json.loads(done.stdout)["checks"]}
    assert checks["reserve-months"] == "blocking"


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_advice_becomes_an_exit_code(here: Run, name: str) -> None:
    assert here("quiz", "--example", name).returncode == 0
    refused = here("quiz", "--example", name, "--require", "good-fit")
    assert refused.returncode == ExitCode.USAGE
    assert "There is no option “--require”." in refused.stderr.decode()
    assert refused.stdout == b""


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--example", "anek"), 2, "There is no example “anek”. Did you mean “anke”?"),
        (("--example", ""), 2, "The option --example needs a value"),
        (("--answer", "crisis"), 2, "“crisis” is not an answer."),
        (("--answer", "crises=secure-cash"), 2, "There is no question “crises”. Did you mean “crisis”?"),
        (("--answer", "crisis=secure-csh"), 2, "Did you mean “secure-cash”?"),
        (("--answer", "crisis=cut-knots", "--answer", "crisis=cut-knots"), 2, "is not an answer"),
        (("--answer", "reserve-months=601"), 2, "601 is out of range: from 0 to 600"),
        (("--answer", "reserve-months=-1"), 2, "out of range"),
        (("--answer", "reserve-months=٣"), 2, "out of range"),
        (("--answer", f"reserve-months={'9' * 5000}"), 2, "out of range"),
        (("--answers", "nowhere.yaml"), 3, "nowhere.yaml: This file does not exist."),
        (("--answers", "."), 3, "cannot be read"),
        (("--seed", "1_0"), 2, "The option --seed takes a whole number, not “1_0”."),
        (("--seed", "٣"), 2, "The option --seed takes a whole number, not “٣”."),
        (("--seed", "x"), 2, "The option --seed takes a whole number, not “x”."),
    ],
)  # fmt: skip
def test_a_mistake_is_one_line_and_the_right_code(
    here: Run, arguments: tuple[str, ...], code: int, words: str
) -> None:
    done = here("quiz", *arguments)
    text = done.stderr.decode()
    assert done.returncode == code, text
    assert words in text
    assert done.stdout == b""
    assert "Traceback" not in text


@POSIX
@pytest.mark.parametrize("stdin", ["<<< ''", "< /dev/null", "<&-", "<<< $'1\\n1\\n1\\n1\\n1'"])
def test_without_a_terminal_nothing_is_chosen_for_anybody(tmp_path: Path, stdin: str) -> None:
    done = subprocess.run(
        ["bash", "-c", f"'{sys.executable}' -m interimkit quiz --answer crisis=cut-knots {stdin}"],
        env=environment(), cwd=tmp_path, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == ExitCode.NEEDS_ANSWERS
    assert done.stdout == b""
    text = done.stderr.decode()
    assert "--answer motivation=…" in text
    assert "crisis=" not in text
    assert len(text.splitlines()) == 1


def test_answers_to_another_version_are_read_with_a_note(here: Run, tmp_path: Path) -> None:
    text = (DATA / "examples" / "anke.yaml").read_text(encoding="utf-8")
    older = re.sub(r"version: [\d.]+", "version: 0.2.0", text)
    (tmp_path / "me.yaml").write_text(older, encoding="utf-8")
    done = here("quiz", "--answers", "me.yaml", "--format", "json")
    assert done.returncode == 0
    assert done.stdout == here("quiz", "--example", "anke", "--format", "json").stdout
    assert "given to interimkit 0.2.0; the questions are now those of" in done.stderr.decode()


def test_the_key_is_published_whole(here: Run) -> None:
    quiz = load_pack().load(Quiz)
    rows = here("quiz", "--key", "--format", "csv").stdout.decode().splitlines()
    assert len(rows) == 1 + sum(len(q.options) for q in quiz.questions)
    table = here("quiz", "--key", COLUMNS="200").stdout.decode()
    for question in quiz.questions:
        for option in question.options:
            assert option.id in table
    jsonschema.validate(
        json.loads(here("quiz", "--key", "--format", "json").stdout),
        json.loads(here("schema", "quiz-key").stdout),
    )


@pytest.mark.parametrize("language", ["en", "nl", "fr"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_result_is_one_screen(here: Run, name: str, language: str) -> None:
    text = here("quiz", "--example", name, INTERIMKIT_LANG=language).stdout.decode()
    assert len(text.splitlines()) <= 40
    assert max(len(line) for line in text.splitlines()) <= 80
    assert "%" not in text


def test_answers_in_a_file_are_checked_in_their_places(here: Run, tmp_path: Path) -> None:
    text = (DATA / "examples" / "anke.yaml").read_text(encoding="utf-8")
    (tmp_path / "me.yaml").write_text(text.replace("shop-floor", "shop-flor"), encoding="utf-8")
    done = here("quiz", "--answers", "me.yaml")
    assert done.returncode == ExitCode.CONTENT
    assert "me.yaml:6:18: There is no answer “shop-flor”" in done.stderr.decode()


def test_a_record_written_again_mixes_no_two_runs(here: Run, tmp_path: Path) -> None:
    flags = [f"--answer={q.id}={q.options[0].id}" for q in load_pack().load(Quiz).questions]
    record = ("--record", str(tmp_path / "me.yaml"), "--force", "--format", "csv")
    first = here("quiz", *flags, "--answer=contacts=9", *record)
    assert first.returncode == 0, first.stderr
    assert "contacts: 9" in (tmp_path / "me.yaml").read_text(encoding="utf-8")
    assert here("quiz", *flags, *record).returncode == 0
    assert "contacts" not in (tmp_path / "me.yaml").read_text(encoding="utf-8")
