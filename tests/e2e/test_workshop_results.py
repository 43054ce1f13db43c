"""`workshop results`: of twenty or more, and of what the coach kept."""

import json
import re
from pathlib import Path

import pytest
from in_process import run_here
from own_packs import write_pack
from played_room import keep_case, keep_room

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


@pytest.mark.parametrize("seats", [4, 24])
def test_the_way_that_a_room_went_is_shown_in_every_format(tmp_path: Path, seats: int) -> None:
    keep_case(tmp_path, load_pack(), seats=seats)
    for form in Format:
        file = tmp_path / f"way.{form}"
        done = run_here("workshop", "results", "--format", form, "-o", str(file), home=tmp_path)
        assert done.code == ExitCode.OK, done.stderr.decode()
    text = (tmp_path / "way.json").read_text(encoding="utf-8")
    told = json.loads(text)
    assert told["format"] == "interimkit.case/1"
    assert [vote["moment"] for vote in told["votes"]] == [c["moment"] for c in told["choices"]]
    assert {vote["by"] for vote in told["votes"]} >= {"majority", "coach"}
    counts = [vote["counts"] for vote in told["votes"]]
    assert any(counts) is (seats == 24)
    assert all(cell["count"] >= TELL_FROM for cells in counts for cell in cells or ())
    assert told["taken_back"] is None
    assert "SEAT" not in text
    page = (tmp_path / "way.md").read_text(encoding="utf-8")
    assert "The room chose B" in page
    assert "It would have led to" in page
    rows = (tmp_path / "way.csv").read_text(encoding="utf-8")
    assert "\nvote," in rows
    assert "\ninstead," in rows


@pytest.mark.parametrize(
    ("language", "chose", "chosen", "own", "tied", "next_"),
    [
        ("en", "You chose", "What was chosen", "The room’s own choice", "As many votes", "Next in votes"),
        ("nl", "Je koos", "Gekozen", "De keuze van de zaal", "Evenveel stemmen", "De tweede keuze van de zaal"),
        ("fr", "Votre choix", "Choix retenu", "Le choix de la salle", "À égalité", "Deuxième choix de la salle"),
    ],
)  # fmt: skip
def test_a_rooms_page_says_what_each_option_was_to_the_room(
    tmp_path: Path, language: str, chose: str, chosen: str, own: str, tied: str, next_: str
) -> None:
    keep_case(tmp_path, load_pack(language=Language(language)), seats=24)
    line = ("workshop", "results", "--format")
    told = json.loads(run_here(*line, "json", home=tmp_path, language=language).stdout)
    page = run_here(*line, "md", home=tmp_path, language=language).stdout.decode()
    assert chose not in page
    assert page.count(f"**{chosen}**") == len(told["choices"])
    overruled, even, runner_up = 0, 0, 0
    for vote, choice in zip(told["votes"], told["choices"], strict=True):
        is_tied = {choice["option"]} < set(vote["room"])
        for other in vote["instead"]:
            overruled += vote["room"] == [other["option"]]
            even += is_tied and other["option"] in vote["room"]
            runner_up += other["option"] not in vote["room"] and len(vote["instead"]) == 1
    assert overruled
    assert even
    assert runner_up
    assert page.count(f"**{own}**") == overruled
    assert page.count(f"**{tied}**") == even
    assert page.count(f"**{next_}**") == runner_up
    assert not re.search(r"→ [\w’ ]+; ", page), "French has a thin space before"


def test_a_day_that_was_taken_back_is_said(tmp_path: Path) -> None:
    for seats, again in ((9, False), (0, True)):  # the coach decides it; or hands are shown
        keep_case(tmp_path / str(seats), load_pack(), seats=seats, taken_back=2)
        done = run_here("workshop", "results", "--format", "md", home=tmp_path / str(seats))
        said = done.stdout.decode()
        assert "taken back at the end" in said
        assert ("taken back at the end, and voted again" in said) is again


def test_the_next_step_of_a_pack_of_ones_own_is_in_that_pack(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "my pack", "cases/orchard.yaml")
    keep_case(tmp_path, load_pack(folder), seats=9, name="orchard", folder=folder)
    for about in (("workshop", "results"), ("group", "2026-11-26-1")):
        page = run_here(*about, "--full", "--format", "md", home=tmp_path).stdout.decode()
        assert f"interimkit case orchard --pack '{folder}'" in page.replace("\\", "")


def test_a_case_that_is_not_kept_or_not_over_or_another_has_no_way(tmp_path: Path) -> None:
    pack = load_pack()
    keep_case(tmp_path / "erased", pack, seats=9, keep=False)
    keep_case(tmp_path / "left", pack, seats=9, events=30)
    for home, said in (("erased", "without keeping"), ("left", "not played to its end")):
        done = run_here("workshop", "results", home=tmp_path / home)
        assert done.code == ExitCode.SAVED_DATA
        assert said in done.stderr.decode()
    keep_case(tmp_path / "kept", pack, seats=9)
    done = run_here("workshop", "results", "--topic", "quiz", home=tmp_path / "kept")
    assert done.code == ExitCode.SAVED_DATA


def test_a_case_of_ones_own_is_listed_shown_and_deleted(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "orchard", "cases/orchard.yaml")
    keep_case(tmp_path, load_pack(folder), seats=9, name="orchard", folder=folder)
    listed = json.loads(
        run_here("workshop", "list", "--format", "json", home=tmp_path).stdout.decode()
    )
    assert [(s["programme"], s["subject"]) for s in listed["sessions"]] == [("orchard", "case")]
    shown = run_here("workshop", "results", "--format", "json", home=tmp_path)
    assert json.loads(shown.stdout)["case"] == "orchard"
    (folder / "cases" / "orchard.yaml").rename(folder / "cases" / "other.yaml")
    assert run_here("workshop", "results", home=tmp_path).code == ExitCode.SAVED_DATA
    gone = run_here("workshop", "delete", "--yes", "--format", "json", home=tmp_path)
    assert json.loads(gone.stdout)["sessions"][0]["subject"] == "case"
    assert run_here("workshop", "type", "abc", home=tmp_path).code == ExitCode.SAVED_DATA


def test_a_case_takes_no_paper_sheets(tmp_path: Path) -> None:
    keep_case(tmp_path, load_pack(), seats=9, events=30)
    done = run_here("workshop", "type", "abcda", home=tmp_path)
    assert done.code == ExitCode.SAVED_DATA
    assert "show hands" in done.stderr.decode()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("quiz", "--subject", "case"), "PROGRAMME"),
        (("--case", "lindewaard"), "--subject case"),
        (("--subject", "case", "--case", "lindeward"), "lindewaard"),
    ],
)
def test_what_does_not_go_together_begins_nothing(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    for command in ("run", "demo"):
        done = run_here("workshop", command, *arguments, "--port", "0", home=tmp_path)
        assert done.code == ExitCode.USAGE
        assert said in done.stderr.decode()
    assert not list(tmp_path.rglob("*.sqlite"))
