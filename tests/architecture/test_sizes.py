"""Small enough to read: functions, modules, commands; and no name that means two things."""

import ast
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from conftest import ROOT

SRC = ROOT / "src" / "interimkit"
MODULES = sorted(SRC.rglob("*.py"))
SHOWING = ("salary", "roles", "career", "claims", "sources", "schema")
"""Commands that ask nothing."""


def test_there_is_something_to_measure() -> None:
    assert len(MODULES) > 60


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(SRC).as_posix())
def test_a_module_is_one_subject(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert text.count("\n") <= 400
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            assert lines <= 60, f"{node.name} has {lines} lines, its signature included"


def test_no_module_is_named_like_a_librarys() -> None:
    taken = (sys.stdlib_module_names | packages_distributions().keys()) - {"interimkit"}
    assert {"json", "csv", "typer"} <= taken
    ours = {module.stem for module in MODULES} - {"__init__", "__main__"}
    assert ours & taken <= {"numbers"}  # money and dates; nobody means the abstract classes


@pytest.mark.parametrize("command", SHOWING)
def test_a_command_that_only_shows_is_a_few_lines(command: str) -> None:
    text = (SRC / "cli" / f"{command}.py").read_text(encoding="utf-8")
    imports = [n for n in ast.parse(text).body if isinstance(n, ast.Import | ast.ImportFrom)]
    after = text.splitlines()[imports[-1].end_lineno :]
    assert 0 < sum(bool(line.strip()) for line in after) <= 20


def test_no_command_imports_another() -> None:
    from interimkit.cli.main import COMMANDS

    commands = {f"interimkit.cli.{name.replace('-', '_')}" for name in COMMANDS}
    assert len(commands) > 10
    for name in commands:
        module = SRC / "cli" / f"{name.rpartition('.')[2]}.py"
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert node.module not in commands, f"{module.name} imports {node.module}"


def test_only_the_entry_point_suits_the_process_to_a_short_run() -> None:
    """Whoever serves for an hour undoes it; all else leaves it alone."""
    telling = ("SIGPIPE", "gc.", '"COLUMNS"')
    entry = (SRC / "__main__.py").read_text(encoding="utf-8")
    assert all(word in entry for word in telling)
    for module in MODULES:
        if (
            module.name == "__main__.py"
            or module.relative_to(SRC).as_posix() == "workshop/server.py"
        ):
            continue
        text = module.read_text(encoding="utf-8")
        assert not [word for word in telling if word in text], module.name
