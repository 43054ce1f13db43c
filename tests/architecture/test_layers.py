"""The layers hold, and the contract would notice if they did not."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import msgspec.inspect as mi
import pytest
from conftest import ROOT

from interimkit.cli.main import COMMANDS
from interimkit.domain.subjects import content_files

SRC = ROOT / "src" / "interimkit"
MODULES = sorted(SRC.rglob("*.py"))


def lint_imports(checkout: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=checkout,
        env={**os.environ, "PYTHONPATH": str(checkout / "src")},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "src", tmp_path / "src")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_contracts_hold(checkout: Path) -> None:
    done = lint_imports(checkout)
    assert "0 broken" in done.stdout, done.stdout
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("module", "breach"),
    [
        ("domain/salary.py", "from interimkit.content import pack"),
        ("model/salary.py", "from interimkit.domain import salary"),
        ("render/words.py", "from interimkit.content import check"),
        ("domain/result.py", "import rich"),
        ("render/salary.py", "import rich"),
        ("render/page.py", "import typer"),
        ("cli/options.py", "import yaml"),
        ("domain/choose.py", "from interimkit.domain import roles"),
    ],
)
def test_a_breach_is_caught(checkout: Path, module: str, breach: str) -> None:
    path = checkout / "src" / "interimkit" / module
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{breach}\n", encoding="utf-8")
    done = lint_imports(checkout)
    assert "broken" in done.stdout, done.stdout
    assert "0 broken" not in done.stdout, done.stdout  # one that climbs goes in a circle as well
    assert done.returncode != 0


def test_only_typer_text_reaches_into_click() -> None:
    assert len(MODULES) > 20
    reaching = {
        module.relative_to(SRC).as_posix()
        for module in MODULES
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("typer._")
    }
    assert reaching <= {"cli/typer_text.py", "cli/main.py"}
    # In main it is the type of an annotation, never run.
    main = (SRC / "cli" / "main.py").read_text(encoding="utf-8")
    assert "if TYPE_CHECKING:\n    from typer._click.core import" in main


def test_sqlite_is_opened_in_one_place_and_when_it_is_needed() -> None:
    """It is the standard library's, of which import-linter knows nothing."""
    importing = {
        (module.relative_to(SRC).as_posix(), node.col_offset > 0)
        for module in MODULES
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        and "sqlite3" in {*(alias.name for alias in node.names), getattr(node, "module", None)}
    }
    assert importing == {("store/database.py", True)}


def test_module_level_of_a_command_is_light() -> None:
    files = {f"{name.replace('-', '_')}.py" for name in COMMANDS} | {"options.py", "language.py"}
    commands = [m for m in MODULES if m.parent.name == "cli" and m.name in files]
    assert len(commands) == len(files)
    allowed = (
        "typer",
        "interimkit.cli",
        "interimkit.errors",
        "interimkit.model",
        "interimkit.locale",
        "interimkit.render.formats",
    )
    for command in commands:
        for node in ast.parse(command.read_text(encoding="utf-8")).body:
            names = (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            for name in names:
                known = name.startswith(allowed) or name.split(".")[0] in sys.stdlib_module_names
                assert known, f"{command.name} imports {name} before its command is asked for"


def types_in(kind: object) -> list[object]:
    """Every type node inside a model."""
    match kind:
        case mi.StructType(fields=fields):
            return [kind, *(node for field in fields for node in types_in(field.type))]
        case mi.Metadata(type=inner) | mi.VarTupleType(item_type=inner):
            return [kind, *types_in(inner)]
        case mi.UnionType(types=types) | mi.TupleType(item_types=types):
            return [kind, *(node for part in types for node in types_in(part))]
        case _:
            return [kind]


def test_every_number_and_list_of_a_model_has_two_ends() -> None:
    """What the messages say and what the loader compares; and nothing grows without a bound."""
    kinds = content_files()
    assert len(kinds) >= 4
    nodes = [node for kind in kinds.values() for node in types_in(mi.type_info(kind))]
    assert len(nodes) > 50
    for node in nodes:
        match node:
            case mi.IntType():
                assert node.ge is not None
                assert node.le is not None
            case mi.VarTupleType():
                assert node.max_length is not None
            case mi.UnionType():
                assert sum(not isinstance(t, mi.NoneType) for t in node.types) == 1
            case mi.StructType():
                assert node.forbid_unknown_fields
