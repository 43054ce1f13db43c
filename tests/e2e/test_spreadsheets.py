"""Spreadsheets from the command line, and what is said without the extra."""

import importlib.util
import io
import json
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import python_calamine
from conftest import Run
from in_process import run_here

from interimkit import load_pack
from interimkit.content.answers import load_example
from interimkit.errors import ExitCode
from interimkit.model.text import Language

PACK = load_pack()
FIND = importlib.util.find_spec


def test_the_ending_of_a_file_is_enough(tmp_path: Path) -> None:
    file = tmp_path / "me.xlsx"
    assert run_here("quiz", "--example", "anke", "-o", str(file)).code == 0
    again = run_here("quiz", "--example", "anke", "--format", "xlsx")
    assert file.read_bytes() == again.stdout  # the same answers are the same file
    assert again.stdout.startswith(b"PK")


@pytest.mark.parametrize("name", ["anke", "bart", "chantal", "els"])
@pytest.mark.parametrize("language", Language)
def test_a_spreadsheet_for_a_client_holds_no_gap_no_fit_and_no_money(
    name: str, language: Language
) -> None:
    """Whatever stands in any cell: searched for each thing to mend, each amount, each word of it."""
    given = ("diagnose", "--example", name, "--format")
    whole = json.loads(run_here(*given, "json", language=language).stdout)
    theirs = run_here(*given, "xlsx", "--for", "client", language=language)
    own = run_here(*given, "xlsx", language=language)
    shown, mine = cells(theirs.stdout), cells(own.stdout)
    assert any(cell in mine for cell in ("mend", "reserve", "stay-or-go"))
    assert not {"mend", "reserve", "stay-or-go", "advice", "this-week"} & set(shown)
    assert set(shown) & {"strength"}
    text = "\n".join(shown).casefold()
    strengths = {lead["id"] for lead in (*whole["strengths"], *whole.get("further_strengths", []))}
    answers = load_example(PACK, name)
    secrets = {
        *(thing["name"] for thing in whole["mend_first"]),
        *(s["name"] for gap in whole["skills"] for p in gap["profiles"] for s in p["skills"]
          if s["gap"] and s["id"] not in strengths),
        *(check["name"] for check in whole["quiz"]["checks"]),
        *(pitfall["name"] for pitfall in (whole.get("audit") or {}).get("exposures", [])),
        *answers.notes.values(),
        whole["advice"]["verdict"],
    }  # fmt: skip
    assert len(secrets) > 6
    assert not [secret for secret in secrets if secret and secret.casefold() in text]
    numbers = {cell for row in sheet(theirs.stdout) for cell in row if isinstance(cell, float)}
    assert not numbers, numbers


def sheet(data: bytes) -> list[list[Any]]:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()]


def cells(data: bytes) -> list[str]:
    """Every cell of every sheet, and what the sheets are called."""
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    _header, *rows = sheet(data)
    return [*book.sheet_names, *(str(cell) for row in rows for cell in row)]


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
