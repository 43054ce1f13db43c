"""`workshop results`: of twenty or more, and of what the coach kept."""

import json
from pathlib import Path

import pytest
from in_process import run_here
from played_room import keep_room

from interimkit import load_pack
from interimkit.domain.group_spread import TELL_FROM
from interimkit.errors import ExitCode
from interimkit.model.text import Language
from interimkit.render.formats import Format


def test_what_a_kept_room_answered_is_shown_in_every_format(tmp_path: Path) -> None:
    keep_room(tmp_path, load_pack(), seats=22)
    for form in Format:
        file = tmp_path / f"group.{form}"
        done = run_here("workshop", "results", "--format", form, "-o", str(file), home=tmp_path)
        assert done.code == ExitCode.OK, done.stderr.decode()
        assert file.stat().st_size > 500
    told = json.loads((tmp_path / "group.json").read_text(encoding="utf-8"))
    assert told["format"] == "interimkit.group/1"
    assert told["intended_use"] == "own-decision-only"
    assert len(told["questions"]) == 5
    counts = [cell["count"] for q in told["questions"] for cell in q["cells"]]
    assert counts
    assert min(counts) >= TELL_FROM
    assert "SEAT" not in (tmp_path / "group.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("seats", [9, 12, 19])
def test_of_fewer_than_twenty_there_is_none_and_it_says_why(
    tmp_path: Path, seats: int, language: Language
) -> None:
    keep_room(tmp_path, load_pack(language=language), seats=seats)
    done = run_here("workshop", "results", language=language, home=tmp_path)
    said = done.stderr.decode()
    assert (done.code, done.stdout) == (ExitCode.SAVED_DATA, b"")
    assert "20" in said
    assert "2026-11-26-1" in said


def test_a_session_that_was_not_kept_has_none(tmp_path: Path) -> None:
    keep_room(tmp_path, load_pack(), seats=22, keep=False)
    done = run_here("workshop", "results", home=tmp_path)
    assert done.code == ExitCode.SAVED_DATA
    assert "without keeping" in done.stderr.decode()


def test_without_a_session_or_of_another_there_is_none(tmp_path: Path) -> None:
    assert run_here("workshop", "results", home=tmp_path).code == ExitCode.SAVED_DATA
    keep_room(tmp_path, load_pack(), seats=22)
    done = run_here("workshop", "results", "2026-11-26-7", home=tmp_path)
    assert done.code == ExitCode.USAGE
    assert "2026-11-26-1" in done.stderr.decode()


def test_another_questionnaire_than_the_one_told_has_none(tmp_path: Path) -> None:
    keep_room(tmp_path, load_pack(), seats=22)
    done = run_here("workshop", "results", "--topic", "skills-gap", home=tmp_path)
    assert done.code == ExitCode.SAVED_DATA
    assert run_here("workshop", "results", "--topic", "quiz", home=tmp_path).code == ExitCode.OK
