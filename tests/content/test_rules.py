"""Rules are found by listing their package."""

from pathlib import Path

import pytest

from interimkit.content import rules as package
from interimkit.content.check import check_pack
from interimkit.content.rules import rules
from interimkit.errors import ProblemCode as Code
from interimkit.model.quiz import Quiz
from interimkit.model.roles import Roles
from interimkit.model.salary import Salaries
from interimkit.model.skills import Skills

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
    assert {rule.files for rule in rules()} == {(Quiz,), (Skills, Roles), (Salaries,)}


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
