"""Whatever goes wrong while something wrong is said ends in one plain line and exit code 70."""

import sys

import pytest

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
