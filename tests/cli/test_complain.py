"""Whatever goes wrong while something wrong is said ends in one plain line and exit code 70."""

import json
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from in_process import run_here

from interimkit.cli import complain, main
from interimkit.errors import ExitCode, Problem, ProblemCode, UsageError
from interimkit.render import problems


def test_a_code_that_has_no_words_is_still_reported(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(problems._PROBLEMS, ProblemCode.START_NEEDED)
    code = main._report(UsageError(Problem(code=ProblemCode.START_NEEDED)), ["offer"])
    assert code == ExitCode.USAGE
    assert capsys.readouterr().err.splitlines() == [
        "Error: start-needed",
        "Help: interimkit offer --help",
    ]


def test_reporting_never_raises(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError

    monkeypatch.setattr(main, "complain", fail)
    assert main._report(UsageError(), ["offer"]) == ExitCode.BUG
    (line,) = capsys.readouterr().err.splitlines()
    assert "UsageError" in line
    assert "KeyError" in line


def test_nor_does_it_where_nobody_can_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    complain.complain_plainly(ValueError(), KeyError())


def error(*arguments: str, language: str = "en") -> dict[str, Any]:
    done = run_here(*arguments, language=language)
    (line,) = done.stderr.decode().splitlines()
    found: dict[str, Any] = json.loads(line)
    jsonschema.validate(found, json.loads(run_here("schema", "error").stdout))
    assert found["exit_code"] == done.code
    assert done.stdout == b""
    return found


def test_who_asked_for_json_is_told_in_json(tmp_path: Path) -> None:
    answers = tmp_path / "me.yaml"
    answers.write_text("quiz:\n  crisis: secure-csh\n", encoding="utf-8")
    found = error("quiz", "--answers", str(answers), "--format", "json", language="nl")
    assert (found["format"], found["language"]) == ("interimkit.error/1", "nl")
    assert (found["exit_code"], found["help"]) == (3, "")
    (problem,) = found["problems"]
    assert problem["message"].startswith("Op “crisis” bestaat geen antwoord")
    assert {name: problem[name] for name in problem if name not in {"message", "expected"}} == {
        "code": "answer-unknown", "path": ["quiz", "crisis"], "file": str(answers), "line": 2,
        "column": 11, "value": "secure-csh", "nearest": "secure-cash",
    }  # fmt: skip
    assert "secure-cash" in problem["expected"]


@pytest.mark.parametrize(
    ("arguments", "code", "exit_code"),
    [
        (("salary", "--level", "x", "--format=json"), "choice-unknown", 2),
        (("--lang", "xx", "salary", "--format", "json"), "choice-unknown", 2),
        (("salary", "--format", "json", "--levl"), "option-unknown", 2),
        (("salry", "--format", "json"), "command-unknown", 2),
        (("quiz", "--format", "json"), "needs-answers", 5),
        (("salary", "--pack", "/nowhere", "--format", "json"), "folder-missing", 3),
        (("salary", "--format", "json", "-o", "/nowhere/x"), "output-folder-missing", 8),
        (("salary", "-o=x.json", "--format", "json"), "file-name", 2),
    ],
)
def test_usage_errors_and_all_others_too(
    arguments: tuple[str, ...], code: str, exit_code: int
) -> None:
    found = error(*arguments)
    assert ([p["code"] for p in found["problems"]], found["exit_code"]) == ([code], exit_code)


def test_what_stands_after_two_hyphens_is_no_option() -> None:
    for last in ("--debug", "--format=json"):
        done = run_here("roles", "--", last)
        assert done.code == ExitCode.USAGE
        assert done.stderr.decode().startswith(f"Error: There is no kind of assignment “{last}”")


def test_a_fault_of_ours_is_json_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("interimkit.domain.salary.compare_pay", fail)
    found = error("salary", "--format", "json")
    assert (found["problems"][0]["code"], found["exit_code"]) == ("bug", ExitCode.BUG)
