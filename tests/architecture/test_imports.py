"""What a command does not need, it does not import."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from brief_commands import PLAYS
from conftest import DATA, environment

from interimkit import load_pack
from interimkit.content.answers import encode_answers, load_example
from interimkit.store.history import save_diagnosis
from interimkit.store.kept import Kept

# Asked of the process itself, as it ends.
SPY = """
import atexit, sys
atexit.register(lambda: print(*sorted(sys.modules), file=sys.stderr))
sys.argv = ["interimkit", *sys.argv[1:]]
from interimkit.__main__ import main
main()
"""
SERVING = {"starlette", "uvicorn", "httptools", "segno", "http.server"}
HEAVY = {
    "rich", "questionary", "prompt_toolkit", "sqlite3", "asyncio", "pydantic", "typst", *SERVING,
}  # fmt: skip
NEVER = HEAVY - {"rich"}


def modules(*arguments: str, **variables: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", SPY, *arguments],
        env={k: v for k, v in environment(**variables).items() if not k.startswith("COV")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    loaded = set(done.stderr.decode().splitlines()[-1].split())
    assert "interimkit.__main__" in loaded
    return loaded


@pytest.mark.parametrize(
    ("arguments", "absent"),
    [
        (
            ("salary", "--format", "json"),
            HEAVY | {"dataclasses", "shlex", "interimkit.interview", "interimkit.cli.written"},
        ),
        (("salary", "--format", "csv"), HEAVY),
        (("salary", "--format", "md"), HEAVY),
        (("quiz", "--example", "anke", "--format", "json"), HEAVY),
        (("quiz", "--example", "anke"), NEVER | {"rich.markdown", "pygments"}),
        (("offer", "--salary", "120000", "--format", "json"), HEAVY),
        (("income", "--day-rate", "975", "--format", "json"), HEAVY | {"random"}),
        (("roles", "--format", "json"), HEAVY),
        (("skills-gap", "--example", "anke", "--format", "json"), HEAVY),
        (("skills-gap", "--example", "anke"), NEVER | {"rich.markdown", "pygments"}),
        (("pitfalls", "--audit", "--example", "anke", "--format", "json"), HEAVY),
        (("pitfalls", "--audit", "--example", "anke"), NEVER | {"rich.markdown", "pygments"}),
        (("career", "work", "--format", "csv"), HEAVY),
        ((*PLAYS[0], "--format", "json"), HEAVY),
        (("case", "--key", "--format", "csv"), HEAVY),
        (("claims", "--format", "md"), HEAVY),
        (("sources",), NEVER | {"rich.markdown", "pygments"}),
        (("schema", "salary"), HEAVY | {"yaml"}),
        (("me", "show", "--format", "json"), HEAVY),
        (("pack", "check", str(DATA), "--format", "json"), HEAVY),
        (("salary",), NEVER | {"rich.markdown", "pygments"}),
        (("salary", "--format", "pdf"), HEAVY - {"typst"} | {"xlsxwriter"}),
        (("salary", "--format", "xlsx"), HEAVY),
        (("pack", "check", str(DATA)), NEVER | {"rich.markdown", "pygments"}),
        (("workshop", "--help"), NEVER | {"yaml", "interimkit.content", "interimkit.workshop"}),
        (("workshop", "sheet", "--format", "json"), HEAVY),
        (("workshop", "notice", "--format", "json"), HEAVY),
        (("workshop", "notice", "--subject", "case", "--format", "json"), HEAVY),
        (
            ("workshop", "list", "--format", "json"),
            SERVING | {"asyncio", "prompt_toolkit", "typst"},
        ),
        (("--help",), NEVER | {"yaml", "interimkit.content"}),
        (("--version",), HEAVY | {"typer", "gettext", "typing", "enum"}),
    ],
    ids=lambda value: " ".join(sorted(value) if isinstance(value, set) else value),
)
def test_a_command_imports_only_what_it_needs(arguments: tuple[str, ...], absent: set[str]) -> None:
    loaded = modules(*arguments)
    assert ("typer" in loaded) == (arguments != ("--version",))  # or the spy saw nothing
    assert not absent & loaded


TABLES = {"duckdb", "ibis", "python_calamine", "openpyxl", "pandas", "pyarrow", "xlsxwriter"}


def test_answers_files_are_told_without_what_reads_tables(tmp_path: Path) -> None:
    answers = encode_answers(load_example(load_pack(), "anke"))
    for number in range(20):
        (tmp_path / f"{number}.yaml").write_bytes(answers)
    folder = str(tmp_path)
    assert not (HEAVY | TABLES | {"glob", "csv"}) & modules("group", folder, "--format", "json")
    assert not (NEVER | TABLES) & modules("group", folder)
    assert not (HEAVY | TABLES) & modules("group", folder, "--rows")
    assert not (NEVER | {"yaml", "interimkit.content", "interimkit.group"}) & modules(
        "group", "--help"
    )


def test_only_a_history_that_is_there_costs_its_library(tmp_path: Path) -> None:
    home = str(tmp_path)
    pack = load_pack()
    kept = Kept(tmp_path, pack=pack.ref.name)
    with kept.held():
        kept.save(encode_answers(load_example(pack, "anke")))
    for command in (("quiz", "--kept", "--format", "csv"), ("me", "show", "--format", "csv")):
        assert "sqlite3" not in modules(*command, INTERIMKIT_HOME=home)
    save_diagnosis(tmp_path, b"quiz: {}", pack=pack.ref, now=datetime.now(UTC))
    assert "sqlite3" not in modules("quiz", "--kept", "--format", "csv", INTERIMKIT_HOME=home)
    assert "sqlite3" in modules("me", "show", "--format", "csv", INTERIMKIT_HOME=home)
