"""No file is read, or composed, twice by one command."""

import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from conftest import DATA
from in_process import run_here

from interimkit.content.compose import _Composer


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each file was composed, and each file of a pack was read."""
    counts: Counter[str] = Counter()
    read, opened = _Composer.read, os.open

    def count_read(composer: _Composer, text: str) -> None:
        counts[f"composed {text[:200]}"] += 1
        read(composer, text)

    def count_open(path: Any, *rest: Any, **options: Any) -> int:
        if str(path).endswith(".yaml"):
            counts[f"read {Path(str(path)).name}"] += 1
        return opened(path, *rest, **options)

    monkeypatch.setattr(_Composer, "read", count_read)
    monkeypatch.setattr(os, "open", count_open)
    return counts


@pytest.mark.parametrize(
    "command",
    [("quiz",), ("skills-gap",), ("pitfalls", "--audit")],
    ids=lambda command: command[0],
)
def test_an_answers_file_and_every_file_of_the_pack_is_read_once(
    command: tuple[str, ...], seen: Counter[str]
) -> None:
    answers = DATA / "examples" / "anke.yaml"
    done = run_here(*command, "--answers", str(answers), "--format", "json")
    assert done.code == 0, done.stderr.decode()
    assert any("interimkit.answers/1" in text for text in seen)
    assert seen["read pack.yaml"] == 1
    assert set(seen.values()) == {1}, seen.most_common(5)
