"""What the README promises, done as it is printed."""

import io
import re
import shlex
import subprocess
import sys
import tomllib
from contextlib import redirect_stdout
from typing import Any

from conftest import ROOT, Run, environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from interimkit.cli.main import COMMANDS
from interimkit.errors import ExitCode

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", README, re.DOTALL)


def test_the_python_examples_print_what_stands_beside_them() -> None:
    examples = list(zip(blocks("python"), blocks("text"), strict=True))
    assert len(examples) == 2
    for code, expected in examples:
        printed = io.StringIO()
        with redirect_stdout(printed):
            exec(code, {})  # noqa: S102 - our own README
        assert printed.getvalue() == expected


def test_both_commands_are_one_line_each_and_run_what_they_say() -> None:
    run, test = (block.strip() for block in blocks("sh")[:2])
    for line in (run, test):
        assert "\n" not in line
        assert line.startswith("python3 -m venv ")
        assert " -c constraints.txt " in line
        assert shlex.split(line)
    assert run.endswith("interimkit diagnose --example bart")
    assert test.endswith("python -m pytest")
    assert test in (ROOT / "README.md").read_text(encoding="utf-8")


def test_both_commands_install_one_version_of_what_the_project_asks_for() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    held = [Requirement(line) for line in lines if not line.startswith("#")]
    known = {}
    for each in held:
        ((operator, version),) = [(s.operator, s.version) for s in each.specifier]
        assert operator == "=="
        known[canonicalize_name(each.name)] = version
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    for requirement in map(Requirement, asked):
        version = known.get(canonicalize_name(requirement.name), "none")
        assert version in requirement.specifier, f"{requirement}: run `just constraints`"
    assert len(known) > len(asked)  # what these need is held as well


def test_the_other_examples_run(run: Run) -> None:
    lines = [shlex.split(line, comments=True) for line in blocks("sh")[2].splitlines()]
    assert len(lines) >= 5
    for program, *arguments in lines:
        assert program == "interimkit"
        if "--install-completion" not in arguments:
            assert run(*arguments).returncode == 0


def test_every_command_and_exit_code_is_in_its_table() -> None:
    for command in COMMANDS:
        assert f"| `interimkit {command}" in README
    rows = re.findall(r"^\| (\d+) \| ([A-Z_]+) \|", README, re.MULTILINE)
    assert {(int(code), name) for code, name in rows} == {(c.value, c.name) for c in ExitCode}
    assert len(rows) == len(ExitCode)


def test_the_exit_codes_are_in_the_help(run: Run) -> None:
    shown = run("--help").stdout.decode()
    table = re.findall(r"^ +(\d+)  \w", shown[shown.index("Exit codes") :], re.MULTILINE)
    assert [int(code) for code in table] == [code.value for code in ExitCode]


def test_nothing_of_a_machine_or_a_registry_is_in_the_project() -> None:
    files = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split("\0")[:-1]
    suspects = re.compile(r"/(root|home|work)/|pypi\.org|pythonhosted|index-url|uv\.lock$")
    for name in files:
        if name.endswith((".mo", "test_readme.py")):
            continue
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not suspects.search(text), name


def test_the_module_runs_as_the_command_does() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "interimkit", "--version"],
        env=environment(), capture_output=True, check=True,
    )  # fmt: skip
    assert done.stdout.startswith(b"interimkit ")


def test_the_published_key_is_the_one_in_use() -> None:
    scope: dict[str, Any] = {"__file__": str(ROOT / "scripts" / "method_key.py"), "__name__": ""}
    exec((ROOT / "scripts" / "method_key.py").read_text(encoding="utf-8"), scope)  # noqa: S102 - our own
    method = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
    assert "secure-cash" in method
    assert scope["with_key"](method) == method, "run `just key`"


def test_what_runs_is_locked_with_hashes_at_the_versions_that_were_tried() -> None:
    def versions(name: str) -> set[str]:
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        return {line.rstrip("\\ ") for line in lines if "==" in line}

    locked = versions("requirements.lock")
    assert any(line.startswith("msgspec==") for line in locked)
    assert locked <= versions("constraints.txt")
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert text.count("--hash=sha256:") >= len(locked)
