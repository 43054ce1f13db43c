"""Rules are found by listing their package."""

from collections.abc import Callable
from pathlib import Path

import pytest

from interimkit.cli import main
from interimkit.content import rules as package
from interimkit.content.check import check_pack
from interimkit.content.rules import rules
from interimkit.domain.subjects import appetites
from interimkit.errors import ProblemCode as Code
from interimkit.model.career import Career
from interimkit.model.case import Case
from interimkit.model.pack import PackInfo
from interimkit.model.quiz import Quiz
from interimkit.model.roles import Roles
from interimkit.model.salary import Salaries
from interimkit.model.skills import Skills
from interimkit.model.sources import Sources
from interimkit.model.workshop import Workshop

MODULE = """
from interimkit.errors import Problem, ProblemCode
from interimkit.model.career import Career
from interimkit.model.sources import Sources

FILES = (Career, Sources)


def problems(pack):
    assert pack.load(Career).topics and pack.load(Sources).sources
    yield Problem(code=ProblemCode.INVALID, path=("topics", 0, "id"))
"""


def test_the_rules_of_our_own_are_all_found() -> None:
    assert {rule.files for rule in rules()} == {
        (Career,),
        (Case,),
        (Quiz, PackInfo),
        (Skills, Roles),
        (Salaries,),
        (Sources,),
        (Workshop,),
    }


def test_a_rule_put_into_the_package_is_found_and_its_paths_are_placed(
    pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "throw_away.py").write_text(MODULE, encoding="utf-8")
    monkeypatch.setattr(package, "__path__", [*package.__path__, str(tmp_path)])
    (problem,) = check_pack(pack).problems
    text = (pack / "career.yaml").read_text(encoding="utf-8")
    line = text.count("\n", 0, text.index("- id:")) + 1
    assert (Path(problem.file).name, problem.code) == ("career.yaml", Code.INVALID)
    assert (problem.line, problem.column) == (line, text.splitlines()[line - 1].index("id:") + 5)
    # What it reads has to be sound before it is asked.
    (pack / "sources.yaml").write_text("sources: []\n", encoding="utf-8")
    assert Code.INVALID not in {p.code for p in check_pack(pack).problems}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("career.yaml", "command: claims career-phase", "command: claim career-phase"),
        ("quiz.yaml", "command: income", "command: incomes"),
    ],
)
def test_a_pack_sends_nobody_to_a_command_that_there_is_not(
    pack: Path, edit: Callable[[str, str, str], None], file: str, old: str, new: str
) -> None:
    edit(file, old, new)
    (problem,) = check_pack(pack).problems
    assert (Path(problem.file).name, problem.code) == (file, Code.COMMAND_UNKNOWN)
    assert problem.nearest == old.split()[1]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("kind: survey", "kind: calculator", Code.FIELD_MISSING),
        ("kind: calculator", "kind: survey", Code.FIELD_UNKNOWN),
    ],
)
def test_a_calculator_says_what_it_works_out_and_no_other_source_does(
    pack: Path, edit: Callable[[str, str, str], None], old: str, new: str, code: Code
) -> None:
    edit("sources.yaml", old, new)
    (problem,) = check_pack(pack).problems
    assert (Path(problem.file).name, problem.code) == ("sources.yaml", code)
    assert problem.path[-1] == "offers"
    lines = (pack / "sources.yaml").read_text(encoding="utf-8").splitlines()
    line = lines.index(f"    {new}") if code is Code.FIELD_MISSING else lines.index("    offers:")
    begins = max(n for n in range(line + 1) if lines[n].startswith("  - id:"))
    assert problem.line == (begins if code is Code.FIELD_MISSING else line) + 1


@pytest.mark.parametrize(
    ("old", "new", "value", "usual"),
    [
        ("value: 8.9", "value: 0.4", "0.4", "0.5"),
        ("value: 8.9", "value: 89\n    per: 200", "0.445", "0.5"),
        ("input: gap-months\n    value: 0.5", "input: gap-months\n    value: 9", "8.9", "9"),
        # A country may have a part of its own, which stands beside the others of everywhere.
        ("input: gap-months\n", ("input: gap-months\n    country: BE\n    value: 10\n    basis: toolkit\n"
         "    note: {en: x, nl: x, fr: x}\n  - input: gap-months\n"), "8.9", "10"),
        # Long waits without a length would take no time at all.
        ("input: long-gap-months\n    value: 8.9", "input: long-gap-months\n    country: BE\n    value: 8.9",
         "0", "0.5"),
    ],
)  # fmt: skip
def test_a_long_wait_that_is_shorter_than_a_usual_one_is_refused_where_it_stands(
    pack: Path, edit: Callable[[str, str, str], None], old: str, new: str, value: str, usual: str
) -> None:
    edit("salaries.yaml", old, new)
    (problem,) = check_pack(pack).problems
    assert (Path(problem.file).name, problem.code) == ("salaries.yaml", Code.WAITS_REVERSED)
    assert (problem.value, problem.expected) == (value, (usual,))
    line = (pack / "salaries.yaml").read_text(encoding="utf-8").splitlines()[problem.line - 1]
    assert line.strip().startswith("value: ")


def test_waits_of_one_part_and_waits_as_long_as_each_other_are_no_fault(
    pack: Path, edit: Callable[[str, str, str], None]
) -> None:
    edit("salaries.yaml", "value: 8.9", "value: 0.5")
    assert check_pack(pack).problems == ()
    text = (pack / "salaries.yaml").read_text(encoding="utf-8")
    for name in ("long-gap-share", "long-gap-months"):
        start = text.index(f"  - input: {name}")
        text = text[:start] + text[text.index("  - input:", start + 1) :]
    (pack / "salaries.yaml").write_text(text, encoding="utf-8")
    assert check_pack(pack).problems == ()


def test_the_commands_that_content_may_name_are_commands() -> None:
    """All but those that tell a reader nothing."""
    assert {*main.COMMANDS} - {a.command for a in appetites()} == {
        "me",
        "pack",
        "schema",
    }
