"""The wheel, installed elsewhere and run from another folder."""

import json
import re
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest
from conftest import DATA, ROOT, environment

pytestmark = pytest.mark.slow


def elsewhere(installed: Path) -> dict[str, str]:
    """An environment that runs the installed copy, which coverage does not look at."""
    plain = environment(PYTHONPATH=str(installed))
    return {name: value for name, value in plain.items() if not name.startswith("COV")}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-build-isolation", "--no-deps",
         "--wheel-dir", folder, ROOT],
        check=True, capture_output=True,
    )  # fmt: skip
    (built,) = folder.glob("interimkit-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("installed")
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--target",
         target, wheel],
        check=True, capture_output=True,
    )  # fmt: skip
    return target


def interimkit(installed: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "interimkit", *arguments],
        cwd=cwd, env=elsewhere(installed), capture_output=True, check=False,
    )  # fmt: skip


def test_the_wheel_holds_everything_that_is_needed_and_nothing_else(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    data = {f"interimkit/data/{path.name}" for path in DATA.glob("*.yaml")}
    assert len(data) >= 4
    assert data <= names
    assert {"interimkit/py.typed", "interimkit/render/as_pdf.typ"} <= names
    for language in ("nl", "fr"):
        assert f"interimkit/locale/{language}/LC_MESSAGES/interimkit.mo" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not [name for name in names if not name.startswith("interimkit")]


def test_it_runs_from_another_folder_with_its_own_data(installed: Path, tmp_path: Path) -> None:
    where = "import interimkit.content.pack as p; print(p.builtin_folder())"
    found = subprocess.run(
        [sys.executable, "-c", where],
        cwd=tmp_path, env=elsewhere(installed), capture_output=True, check=True,
    ).stdout.decode()  # fmt: skip
    assert Path(found.strip()) == installed / "interimkit" / "data"
    done = interimkit(installed, "salary", "--level", "confirmed", "--format", "json", cwd=tmp_path)
    assert json.loads(done.stdout)["levels"][0]["gross_per_year_from"] == 120000
    dutch = interimkit(installed, "salary", "--lang", "nl", cwd=tmp_path).stdout.decode()
    assert "Gemiddeld €\u00a080.000" in dutch
    checked = interimkit(installed, "pack", "check", found.strip(), cwd=tmp_path)
    assert checked.returncode == 0


@pytest.mark.skipif(find_spec("mypy") is None, reason="mypy comes with the dev extra")
def test_a_script_that_uses_every_public_name_is_typed(installed: Path, tmp_path: Path) -> None:
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    examples = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    assert len(examples) >= 8
    (tmp_path / "script.py").write_text("\n".join(examples), encoding="utf-8")
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file", "", "script.py"],
        cwd=tmp_path, env={**elsewhere(installed), "MYPYPATH": str(installed)},
        capture_output=True, check=False,
    )  # fmt: skip
    assert checked.returncode == 0, checked.stdout.decode()
    assert b"in 1 source file" in checked.stdout
