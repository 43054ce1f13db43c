"""`interimkit me`: what is kept is shown, compared, taken along and erased, and nothing else is."""

import csv
import json
import os
import re
import shutil
import sqlite3
import stat
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from conftest import DATA, environment
from in_process import Done, run_here
from msgspec.structs import replace

from interimkit import load_pack
from interimkit.content.answers import encode_answers, load_example
from interimkit.errors import ExitCode
from interimkit.model.answers import AnsweredPack, Answers, Money
from interimkit.model.text import Language
from interimkit.render.formats import Format
from interimkit.render.schemas import schema_of
from interimkit.render.words import catalogue, ruin_text
from interimkit.store.history import list_saved, save_diagnosis
from interimkit.store.kept import Kept

PACK = load_pack()
SPRING = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
MOST_ROWS = 22


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    # What runs a command here leaves out what is a developer's own, this variable among it.
    monkeypatch.setattr("in_process.environment", with_home(folder))
    return folder


def with_home(folder: Path) -> Callable[..., dict[str, str]]:
    return lambda **named: environment(INTERIMKIT_HOME=str(folder), **named)


def answers(name: str, **changed: object) -> Answers:
    ref = AnsweredPack(name=PACK.ref.name, version=PACK.ref.version)
    return replace(load_example(PACK, name), pack=ref, **changed)


def save(home: Path, said: Answers, *, days: int = 0, label: str = "", digest: str = "") -> int:
    ref = replace(PACK.ref, digest=digest) if digest else PACK.ref
    now = SPRING + timedelta(days=days)
    return save_diagnosis(home, encode_answers(said), pack=ref, now=now, label=label)


def keep(home: Path, said: Answers) -> Path:
    kept = Kept(home, pack=PACK.ref.name)
    with kept.held():
        kept.save(encode_answers(said))
    return kept.path


def two(home: Path) -> None:
    """Half a year apart: one answer of the quiz, one check, one skill and one pitfall otherwise."""
    then = answers("bart")
    save(home, then, label="before the course")
    quiz = {**then.quiz, "crisis": next(o for o in options("crisis") if o != then.quiz["crisis"])}
    skill = min(then.skills, key=lambda name: then.skills[name])
    now = replace(
        then,
        quiz=quiz,
        checks={**then.checks, "contacts": 99},
        skills={**then.skills, skill: 4},
        notes={**then.notes, "old-recipes": "zebra-finch"},
    )
    save(home, now, days=180)


def options(question: str) -> list[str]:
    from interimkit.model.quiz import Quiz

    (found,) = (q for q in PACK.load(Quiz).questions if q.id == question)
    return [option.id for option in found.options]


def text(done: Done) -> str:
    assert done.code == ExitCode.OK, done.stderr.decode()
    return done.stdout.decode()


SHOWING = (("me", "show"), ("me", "history"), ("me", "compare"))


# Every format, in every language.


@pytest.mark.parametrize("language", Language)
def test_every_page_is_one_screen_that_ends_with_what_to_do(home: Path, language: Language) -> None:
    keep(home, answers("bart"))
    for day in range(12):
        save(home, answers("bart"), days=day, label="x" * 100, digest=f"sha256:{day}")
    two(home)
    for command in SHOWING:
        lines = text(run_here(*command, language=language)).splitlines()
        rows = sum(max(1, -(-len(line) // 80)) for line in lines)
        assert rows <= MOST_ROWS, (command, rows, "\n".join(lines))
        assert "interimkit me " in lines[-1], lines
        whole = text(run_here(*command, "--full", language=language)).splitlines()
        assert len(whole) >= len(lines) - 2


@pytest.mark.parametrize("command", SHOWING)
def test_every_format_is_there_and_json_is_what_its_schema_says(
    home: Path, command: tuple[str, ...]
) -> None:
    keep(home, answers("bart"))
    two(home)
    for form in Format:
        assert run_here(*command, "--format", form).code == ExitCode.OK, form
    result = json.loads(run_here(*command, "--format", "json").stdout)
    name = result["format"].removeprefix("interimkit.").partition("/")[0]
    jsonschema.validate(result, json.loads(schema_of(name)))


def test_what_a_page_says_to_type_runs(home: Path) -> None:
    keep(home, answers("bart"))
    two(home)
    typed = set()
    for command in SHOWING:
        for line in text(run_here(*command, "--full")).splitlines():
            if found := re.search(r"interimkit (me|quiz)\b.*", line):
                typed.add(found[0].strip())
    assert len(typed) >= 3
    for line in sorted(typed):
        done = run_here(*line.split()[1:])
        assert done.code in {ExitCode.OK, ExitCode.NEEDS_ANSWERS}, (line, done.stderr.decode())


@pytest.mark.parametrize("language", Language)
def test_a_history_has_the_money_of_each_diagnosis_as_income_has_it(
    home: Path, language: Language
) -> None:
    """The chance that the reserve runs out, and stay or go; with who says so; none without."""
    save(home, answers("driss"))  # who gave no figures
    told = text(run_here("me", "history", language=language))
    whose = catalogue(language).gettext("Money, before tax: {names}.").partition("{")[0].strip()
    assert whose not in told
    money = answers("bart").money
    save(home, answers("bart"))
    save(home, answers("els", money=replace(money, salary=None, benefits=None)))
    save(home, answers("els", money=replace(money, cost_per_month=None)))
    result = json.loads(run_here("me", "history", "--format", "json").stdout)
    kinds = [("reserve" in d and bool(d["reserve"]), bool(d["stay_or_go"]))
             for d in result["diagnoses"]]  # fmt: skip
    assert kinds == [(False, False), (True, True), (True, False), (False, True)]
    income = json.loads(
        run_here(
            "income", "--day-rate", "975", "--cost-per-month", "6000", "--against-salary", "118000",
            "--benefits", "14000", "--country", "BE", "--reserve-months", "8", "--format", "json",
        ).stdout
    )  # fmt: skip
    bart = result["diagnoses"][1]
    assert bart["reserve"]["chance"] == income["reserve"]["chance"]
    assert bart["stay_or_go"]["difference_per_year"] == income["staying"]["median_difference"]
    chance = ruin_text(income["reserve"]["chance"], language=language)
    for depth in ((), ("--full",)):
        page = text(run_here("me", "history", *depth, language=language))
        assert page.count(chance) == 1, page
        assert "10.700" in page.replace(",", ".").replace("\u202f", ".").replace("\xa0", ".")
        assert whose in page
    cells = list(csv.DictReader(text(run_here("me", "history", "--format", "csv")).splitlines()))
    assert [bool(row["runs_out"]) for row in cells] == [False, True, True, False]
    assert [bool(row["chance_less"]) for row in cells] == [False, True, False, True]


def test_nothing_kept_is_said_and_costs_nothing(home: Path) -> None:
    assert "Nothing is kept of you" in text(run_here("me", "show"))
    assert "No diagnosis is saved" in text(run_here("me", "history"))
    compared = run_here("me", "compare")
    assert compared.code == ExitCode.SAVED_DATA
    assert "here there are 0" in compared.stderr.decode()
    assert "Nothing of yours is kept in" in run_here("me", "delete").stderr.decode()
    assert run_here("me", "export", "-").code == ExitCode.SAVED_DATA
    assert not home.exists()


# What is shown.


def test_what_is_kept_is_counted_and_none_of_it_is_shown(home: Path) -> None:
    file = keep(home, answers("bart", notes={"old-recipes": "zebra-finch"}))
    two(home)
    (home / "drafts").mkdir()
    (home / "drafts" / "quiz-interimkit.yaml").write_text("quiz: {}\n", encoding="utf-8")
    done = run_here("me", "show", "--full")
    assert str(home / "me") in text(done)
    assert "quiz (5)" in text(done)
    assert "2, from 1 March 2026 to 28 August 2026" in text(done)
    assert "quiz-interimkit" in text(done)
    result = json.loads(run_here("me", "show", "--format", "json").stdout)
    assert result["kept"][0]["file"] == str(file)
    for form in Format:
        assert b"zebra-finch" not in run_here("me", "show", "--format", form).stdout


def test_a_saved_diagnosis_is_worked_out_again_as_its_command_would(
    home: Path, tmp_path: Path
) -> None:
    two(home)
    (first, _second) = json.loads(run_here("me", "history", "--format", "json").stdout)["diagnoses"]
    (tmp_path / "then.yaml").write_bytes(encode_answers(answers("bart")))
    given = ("--answers", str(tmp_path / "then.yaml"), "--format", "json")
    quiz = json.loads(run_here("quiz", *given).stdout)
    audit = json.loads(run_here("pitfalls", "--audit", *given).stdout)
    skills = json.loads(run_here("skills-gap", *given).stdout)
    assert first["verdict"] == quiz["verdict"]
    assert first["provisional"] == quiz["provisional"]
    assert (first["points"], first["points_max"]) == (
        quiz["fit"]["points"],
        quiz["fit"]["points_max"],
    )
    assert first["pitfalls_open"] == len(audit["exposures"])
    if len(skills["profiles"]) == 1:
        assert first["skills_missing"] == skills["profiles"][0]["missing"]
    assert first["moment"]["label"] == "before the course"
    assert not first["moment"]["pack_changed"]


def test_what_the_pack_no_longer_asks_is_named_and_what_it_rewrote_too(home: Path) -> None:
    then = answers("bart")
    odd = replace(
        then, quiz={**then.quiz, "riddle": "sphinx"}, skills={**then.skills, "juggling": 2},
        pack=AnsweredPack(name="interimkit", version="0.0.1"),
    )  # fmt: skip
    save(home, odd, digest="sha256:then")
    (told,) = json.loads(run_here("me", "history", "--format", "json").stdout)["diagnoses"]
    assert told["moment"]["pack_changed"]
    lost = {(entry["section"], entry["id"]): entry["why"] for entry in told["moment"]["lost"]}
    assert lost["quiz", "riddle"] == lost["skills", "juggling"] == "gone"
    page = text(run_here("me", "history", "--full"))
    assert "has changed since, so this is not what you saw then" in " ".join(page.split())
    assert "riddle (gone)" in page
    rewritten = [entry for entry, why in lost.items() if why == "rewritten"]
    assert all(f"{name} (rewritten in" in " ".join(page.split()) for _section, name in rewritten)


def test_a_pack_with_fewer_files_works_out_what_it_can(home: Path, tmp_path: Path) -> None:
    two(home)
    shutil.copytree(DATA, tmp_path / "less")
    (tmp_path / "less" / "pack.yaml").write_text(
        (DATA / "pack.yaml").read_text("utf-8").replace("name: interimkit", "name: theirs"), "utf-8"
    )
    page = text(run_here("me", "history", "--pack", str(tmp_path / "less")))
    assert page.count("use --pack") == 2
    compared = run_here("me", "compare", "1", "2", "--pack", str(tmp_path / "less"))
    assert compared.code == ExitCode.CONTENT
    assert "answers the pack interimkit, not theirs" in compared.stderr.decode()


def test_what_changed_answers_did_to_the_money_is_said(home: Path) -> None:
    then = answers("bart")
    save(home, then)
    save(home, replace(then, money=replace(then.money, set_aside=Decimal("0.4"))), days=180)
    result = json.loads(run_here("me", "compare", "--format", "json").stdout)
    assert [c["section"] for c in result["changed"]] == ["money"]
    money = result["money"]
    assert money["chance_less_before"] == money["chance_less_after"] > 0
    assert money["ruin_before"] < money["ruin_after"]
    page = text(run_here("me", "compare"))
    assert "Less than staying" in page
    assert "Runs out" in page
    rows = run_here("me", "compare", "--format", "csv").stdout.decode()
    assert "money,,ruin," in rows
    without = replace(then, money=Money())
    save(home, without, days=200)
    assert json.loads(run_here("me", "compare", "--format", "json").stdout)["money"] is None


def test_two_are_compared_answer_by_answer_and_by_what_came_of_it(home: Path) -> None:
    two(home)
    result = json.loads(run_here("me", "compare", "--format", "json").stdout)
    changed = {(c["section"], c["id"]): (c["before"], c["after"]) for c in result["changed"]}
    assert {section for section, _id in changed} == {"quiz", "checks", "skills", "notes"}
    assert changed["checks", "contacts"][1] == "99"
    assert changed["notes", "old-recipes"][1] == "zebra-finch"
    assert (result["before"]["number"], result["after"]["number"]) == (1, 2)
    history = json.loads(run_here("me", "history", "--format", "json").stdout)["diagnoses"]
    advice = result["advice"]
    assert [advice["before"], advice["after"]] == [d["verdict"] for d in history]
    assert [advice["points_before"], advice["points_after"]] == [d["points"] for d in history]
    for skills in result["skills"]:
        gone, come = len(skills["closed"]), len(skills["opened"])
        assert skills["missing_after"] == skills["missing_before"] - gone + come
    assert result["audit"]["open_before"] == history[0]["pitfalls_open"]


def test_which_two_may_be_said_in_any_order(home: Path) -> None:
    for day in range(3):
        save(home, answers("bart", checks={"contacts": day}), days=day)

    def numbers(*arguments: str) -> tuple[int, int]:
        done = run_here("me", "compare", *arguments, "--format", "json")
        result = json.loads(text(done))
        return result["before"]["number"], result["after"]["number"]

    assert numbers() == (2, 3)
    assert numbers("1") == (1, 3)
    assert numbers("3") == (2, 3)
    assert numbers("3", "1") == (1, 3)
    assert run_here("me", "compare", "1", "1").code == ExitCode.SAVED_DATA
    unknown = run_here("me", "compare", "7")
    assert unknown.code == ExitCode.USAGE
    assert "There is no saved diagnosis 7. Valid: 1, 2, 3." in unknown.stderr.decode()


def test_the_same_twice_is_said_to_be_the_same(home: Path) -> None:
    for day in range(2):
        save(home, answers("bart"), days=day)
    page = text(run_here("me", "compare"))
    assert "Nothing was answered otherwise." in page
    assert "still " in page


# Taken along.

REST = '"pack": {"name": "a", "version": "1", "digest": "x"}, "answers": {}'


def test_what_is_exported_comes_back_the_same(home: Path, tmp_path: Path) -> None:
    kept = keep(home, answers("bart", notes={"old-recipes": "zebra-finch: “a”"}))
    two(home)
    before, saved = kept.read_bytes(), list_saved(home)
    file = tmp_path / "me.json"
    assert run_here("me", "export", str(file)).code == ExitCode.OK
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert run_here("me", "export", str(file)).code == ExitCode.OUTPUT
    assert run_here("me", "delete", "--yes").code == ExitCode.OK
    assert "2 saved diagnoses" in run_here("me", "import", str(file)).stderr.decode()
    assert kept.read_bytes() == before
    assert list_saved(home) == saved
    again = run_here("me", "import", str(file))
    assert again.code == ExitCode.OK
    assert "0 saved diagnoses" in again.stderr.decode()
    assert list_saved(home) == saved


GONE = object()
FIRST = ("diagnoses", 0)
TAKEN = {
    "nothing": ((*FIRST, "label"), "before the course"),
    "a label": ((*FIRST, "label"), "in spring"),
    "a moment": ((*FIRST, "saved_at"), "2025-01-01T08:00:00+01:00"),
    "a diagnosis less": (FIRST, GONE),
    "nothing kept": (("kept",), []),
    "a skill": ((*FIRST, "answers", "skills", "finance"), 2),
    "an amount": ((*FIRST, "answers", "money", "salary"), 99_000.5),
}
REFUSED = {
    "a label too long": ((*FIRST, "label"), "x" * 1000),
    "a label that is a number": ((*FIRST, "label"), 3),
    "no pack": ((*FIRST, "pack"), GONE),
    "no answers": ((*FIRST, "answers"), GONE),
    "another format": (("format",), "interimkit.export/9"),
    "a section too many": ((*FIRST, "answers", "quizz"), {}),
    "a field too many": (("extra",), True),
    "kept by name": (("kept",), {"interimkit": {}}),
    "an amount in words": ((*FIRST, "answers", "money", "salary"), "much"),
}
"""What somebody changes in an export by hand: where, and into what."""


def edited(whole: dict[str, Any], path: tuple[str | int, ...], value: object) -> dict[str, Any]:
    """An export in which one thing is another, or gone."""
    *way, last = path
    node: Any = whole
    for step in way:
        node = node[step]
    if value is GONE:
        del node[last]
    else:
        node[last] = value
    return whole


@pytest.mark.parametrize("edit", [*TAKEN, *REFUSED])
def test_what_was_edited_is_taken_in_where_the_schema_of_an_export_holds_it(
    home: Path, tmp_path: Path, edit: str
) -> None:
    keep(home, answers("bart"))
    two(home)
    file = tmp_path / "me.json"
    run_here("me", "export", str(file))
    whole = edited(json.loads(file.read_bytes()), *(TAKEN | REFUSED)[edit])
    file.write_text(json.dumps(whole), encoding="utf-8")
    schema = json.loads(run_here("schema", "export").stdout)
    holds = jsonschema.Draft202012Validator(schema).is_valid(whole)
    assert holds == (edit in TAKEN)
    run_here("me", "delete", "--yes")
    done = run_here("me", "import", str(file))
    assert done.code == (ExitCode.OK if holds else ExitCode.CONTENT), done.stderr.decode()
    assert len(list_saved(home)) == (len(whole["diagnoses"]) if holds else 0)


def test_an_import_replaces_nothing_unasked(home: Path, tmp_path: Path) -> None:
    kept = keep(home, answers("bart"))
    save(home, answers("bart"))
    file = tmp_path / "me.json"
    run_here("me", "export", str(file))
    keep(home, answers("els"))
    run_here("me", "delete", "1", "--yes")
    before = kept.read_bytes()
    refused = run_here("me", "import", str(file))
    assert refused.code == ExitCode.SAVED_DATA
    assert "Other answers are kept here already" in refused.stderr.decode()
    assert kept.read_bytes() == before
    assert list_saved(home) == ()
    assert run_here("me", "import", str(file), "--force").code == ExitCode.OK
    assert kept.read_bytes() == encode_answers(answers("bart"))


@pytest.mark.parametrize(
    "wrong",
    ["{", "[]", '{"format": "interimkit.export/2"}', '{"kept": [{"quiz": 3}]}',
     f'{{"diagnoses": [{{"saved_at": "yesterday", {REST}}}]}}',
     f'{{"diagnoses": [{{"saved_at": "2026-03-01T12:00:00", {REST}}}]}}'],
)  # fmt: skip
def test_what_is_no_export_is_refused_with_its_place(
    home: Path, tmp_path: Path, wrong: str
) -> None:
    file = tmp_path / "me.json"
    file.write_text(wrong, encoding="utf-8")
    done = run_here("me", "import", str(file))
    assert done.code == ExitCode.CONTENT
    assert f"{file}:" in done.stderr.decode()
    assert not home.exists()


# Erased.


def test_one_is_erased_and_the_others_stay(home: Path) -> None:
    two(home)
    save(home, answers("els"), days=200)
    assert run_here("me", "delete", "2").code == ExitCode.NEEDS_ANSWERS
    done = run_here("me", "delete", "2", "--yes")
    assert "Erased: diagnosis 2 of 28 August 2026. 2 are left." in done.stderr.decode()
    assert [saved.number for saved in list_saved(home)] == [1, 3]
    for path in home.rglob("*"):
        assert path.is_dir() or b"zebra-finch" not in path.read_bytes(), path
    assert run_here("me", "delete", "2", "--yes").code == ExitCode.USAGE


def test_all_is_erased_and_nothing_of_others(home: Path) -> None:
    keep(home, answers("bart", notes={"old-recipes": "zebra-finch"}))
    two(home)
    ours = ["answers.yaml", "me/answers-interimkit.old.yaml", "me/.interimkit-0123456789abcdef.tmp",
            "drafts/quiz-interimkit.yaml", "drafts/quiz-interimkit.old.yaml",
            "drafts/quiz-interimkit.lock", "me/history.sqlite-wal"]  # fmt: skip
    theirs = ["notes.txt", "me/letter.docx", "drafts/novel.md"]
    (home / "drafts").mkdir()
    for name in (*ours, *theirs):
        (home / name).write_text("zebra-finch", encoding="utf-8")
    assert run_here("me", "delete").code == ExitCode.NEEDS_ANSWERS
    done = run_here("me", "delete", "--yes")
    assert done.code == ExitCode.OK, done.stderr.decode()
    left = sorted(str(path.relative_to(home)) for path in home.rglob("*") if path.is_file())
    assert left == sorted(theirs)
    told = done.stderr.decode()
    assert all(name in told for name in ours if not name.endswith(".lock"))
    assert "Backups of this computer may still hold it." in told


@pytest.mark.skipif(sys.platform == "win32", reason="what is open cannot be renamed there")
def test_what_is_erased_was_written_over(home: Path, tmp_path: Path) -> None:
    """A second name shows what became of the bytes themselves."""
    path = keep(home, answers("bart", notes={"old-recipes": "zebra-finch"}))
    os.link(path, tmp_path / "second-name")
    assert run_here("me", "delete", "--yes").code == ExitCode.OK
    assert set((tmp_path / "second-name").read_bytes()) == {0}


def test_nothing_is_erased_while_another_run_has_it(home: Path) -> None:
    path = keep(home, answers("bart"))
    two(home)
    reader = sqlite3.connect(home / "me" / "history.sqlite", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM diagnosis").fetchall()
    save(home, answers("els"))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("interimkit.store.database.PATIENCE", 0.1)
        done = run_here("me", "delete", "--yes")
    assert done.code == ExitCode.SAVED_DATA
    assert "has this in use" in done.stderr.decode()
    assert path.exists()
    reader.close()
    assert run_here("me", "delete", "--yes").code == ExitCode.OK


def test_what_is_damaged_can_still_be_erased(home: Path) -> None:
    keep(home, answers("bart")).write_bytes(b"\x00")
    (home / "me" / "history.sqlite").write_bytes(b"no database, but zebra-finch")
    assert run_here("me", "history").code == ExitCode.SAVED_DATA
    assert run_here("me", "delete", "--yes").code == ExitCode.OK
    assert not home.exists() or list(home.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_of_a_link_only_the_link_goes(home: Path, tmp_path: Path) -> None:
    (tmp_path / "theirs.yaml").write_text("theirs", encoding="utf-8")
    (home / "me").mkdir(parents=True)
    (home / "me" / "answers-interimkit.yaml").symlink_to(tmp_path / "theirs.yaml")
    assert run_here("quiz", "--kept").code == ExitCode.SAVED_DATA
    assert run_here("me", "delete", "--yes").code == ExitCode.OK
    assert (tmp_path / "theirs.yaml").read_text(encoding="utf-8") == "theirs"


def test_an_error_is_json_where_the_result_would_be(home: Path) -> None:
    home.write_bytes(b"a file")
    for command in SHOWING[:2]:
        done = run_here(*command, "--format", "json")
        assert done.code == ExitCode.SAVED_DATA
        report = json.loads(done.stderr)
        assert report["problems"][0]["code"] == "kept-unwritable"
