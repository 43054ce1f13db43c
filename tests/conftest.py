"""What many tests share: running the real command, and a pack of one's own to break."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import msgspec
import pytest
from hypothesis import HealthCheck, settings

from interimkit.content import open_pack
from interimkit.content.compose import Composed, compose
from interimkit.content.rules import case as rules_of_cases
from interimkit.errors import ContentError, Problem
from interimkit.model.case import Case

ROOT = Path(__file__).parent.parent
DATA = ROOT / "data"

# An example may take as long as a busy machine needs: these tests look for faults, not for speed.
# What a run looks at is the same each time, so that a change is judged by what it changed; `just wander`
# looks elsewhere at each run.
settings.register_profile("wander", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("same", parent=settings.get_profile("wander"), derandomize=True)
settings.load_profile("same")

# Hundreds of tests open the same few packs and copies of them, and what a sound file says follows
# from its text alone; what is wrong with another is said by its name.
_sound = lru_cache(maxsize=100)(lambda text: compose(text, file=""))


def _composed_once(text: str, *, file: str) -> Composed:
    with suppress(ContentError):
        if not (found := _sound(text)).problems:
            return found
    return compose(text, file=file)


vars(open_pack)["compose"] = _composed_once

# So do the thousands of ways through a case, which most of those packs leave as it is.
_walked: dict[bytes, tuple[Problem, ...]] = {}
_walk = rules_of_cases._ways


def _walked_once(case: Case) -> tuple[Problem, ...]:
    text = msgspec.json.encode(case, enc_hook=str)
    if text not in _walked:
        _walked[text] = tuple(_walk(case))
    return _walked[text]


vars(rules_of_cases)["_ways"] = _walked_once

# What a developer's own shell would bring in.
_PERSONAL = (
    "LANG",
    "COLUMNS",
    "LINES",
    "PYTHONUNBUFFERED",
    "PYTHONDONTWRITEBYTECODE",  # what one of hundreds of processes compiles, the next need not
    "NO_COLOR",
    "FORCE_COLOR",
    "TERM",
    "INTERIMKIT",
    "LC_",
    "PY_COLORS",
)


def environment(**variables: str) -> dict[str, str]:
    """A plain environment: English, 80 columns, no terminal."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(_PERSONAL)}
    return {**kept, "LC_ALL": "C.UTF-8", "COLUMNS": "80", **variables}


class Run(Protocol):
    """Runs `interimkit`."""

    def __call__(
        self, *arguments: str, cwd: Path | None = None, **variables: str
    ) -> subprocess.CompletedProcess[bytes]: ...


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """In this process, which is ten times as fast; all but what a process alone can show."""
    from in_process import run_here

    def run_interimkit(
        *arguments: str, cwd: Path | None = None, **variables: str
    ) -> subprocess.CompletedProcess[bytes]:
        monkeypatch.chdir(cwd or tmp_path)
        done = run_here(*arguments, variables=variables)
        return subprocess.CompletedProcess(arguments, done.code, done.stdout, done.stderr)

    return run_interimkit


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """As a process of its own: its streams, its encodings, its variables, its exit code."""

    def run_interimkit(
        *arguments: str, cwd: Path | None = None, **variables: str
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "interimkit", *arguments],
            cwd=cwd or tmp_path,
            env=environment(**variables),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
            check=False,
        )

    return run_interimkit


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the built-in pack, to change."""
    folder = tmp_path / "pack"
    shutil.copytree(DATA, folder)
    return folder


@pytest.fixture
def edit(pack: Path) -> Callable[[str, str, str], None]:
    """Replaces the first occurrence of a text in one of the pack's files."""

    def replace(file: str, old: str, new: str) -> None:
        path = pack / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} no longer holds {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of half a megabyte, where this run may mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    line = ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(folder)]
    try:
        done = subprocess.run(line, capture_output=True, check=False)
    except FileNotFoundError:  # pragma: no cover - no such system
        pytest.skip("nothing can be mounted here")
    if done.returncode:  # pragma: no cover - not root
        pytest.skip("nothing can be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)
