"""Spreadsheets from the command line, and what is said without the extra."""

import importlib.util
from pathlib import Path
from unittest.mock import patch

import pytest
from conftest import Run
from in_process import run_here

from interimkit.errors import ExitCode

FIND = importlib.util.find_spec


def test_the_ending_of_a_file_is_enough(tmp_path: Path) -> None:
    file = tmp_path / "me.xlsx"
    assert run_here("quiz", "--example", "anke", "-o", str(file)).code == 0
    again = run_here("quiz", "--example", "anke", "--format", "xlsx")
    assert file.read_bytes() == again.stdout  # the same answers are the same file
    assert again.stdout.startswith(b"PK")


def test_without_the_extra_it_is_said_before_the_first_question(tmp_path: Path) -> None:
    file = tmp_path / "me.xlsx"
    commands = (("quiz",), ("skills-gap",), ("pitfalls", "--audit"), ("salary",))
    for command in commands:  # nobody is there to ask: a question would end in exit code 5
        with patch("interimkit.render.encode.find_spec", return_value=None):
            done = run_here(*command, "-o", str(file))
        assert done.code == ExitCode.MISSING_EXTRA
        said = done.stderr.decode()
        assert said == "Error: The format xlsx needs an extra: pip install 'interimkit[xlsx]'\n"
    assert not file.exists()


def test_nothing_but_a_spreadsheet_needs_the_extra() -> None:
    with patch("interimkit.render.encode.find_spec", return_value=None):
        assert run_here("salary", "--format", "csv").code == 0


def test_a_terminal_is_not_given_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    from interimkit.cli import show
    from interimkit.errors import UsageError
    from interimkit.render.formats import Format

    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    with pytest.raises(UsageError) as caught:
        show.settled(Format.XLSX, output=None)
    assert caught.value.problems[0].expected == ("output",)
    assert show.settled(Format.XLSX, output="me.xlsx") is Format.XLSX


def test_a_table_never_loads_the_library(run: Run) -> None:
    done = run("salary", "--format", "csv", PYTHONPROFILEIMPORTTIME="1")
    assert b"interimkit" in done.stderr
    assert b"xlsxwriter" not in done.stderr
