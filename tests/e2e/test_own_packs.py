"""Packs of one's own: the least files, every format, every language, and nothing untrue."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import DATA
from in_process import run_here
from own_packs import ARGUMENTS, FILES, write_pack

from interimkit import load_pack
from interimkit.domain.subjects import appetites, content_files
from interimkit.locale import PROGRAM
from interimkit.model.sources import Sources
from interimkit.model.text import Language
from interimkit.render.formats import Format

LEAST = {a.command: tuple(kind.file_of("orchard") for kind in a.needs) for a in appetites()}
OURS = re.compile(
    r"\b(orsys|articles?|artikels?|five|vijf|cinq|six|zes|thirteen|dertien|treize|travel|"
    r"verplaatsingen|déplacements)\b",
    re.IGNORECASE,
)
ALLOWED = re.compile(
    r"(elk in|met) vijf beschrijvingen|en cinq niveaux|avec cinq descriptions"
    r"|(GDPR|AVG|RGPD),\s+arti\w+"
)


def pages(pack: Path, command: str, language: Language) -> Iterator[str]:
    """What a command says, each time something else is typed after it."""
    for arguments in ARGUMENTS[command]:
        done = run_here(command, *arguments, "--full", "--pack", str(pack), language=language)
        assert done.code == 0, done.stderr.decode()
        yield done.stdout.decode()


def assert_true(said: str) -> None:
    """Nothing that only our own content could say, and no sentence without what it is about."""
    publishers = {source.publisher for source in load_pack().load(Sources).sources} - {PROGRAM}
    assert not OURS.search(ALLOWED.sub("", said))
    assert not {publisher for publisher in publishers if publisher in said}
    assert not re.search(r": \.|\(\)|\b0 (checks|questions)", said)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("command", LEAST)
def test_a_command_with_every_file_says_nothing_of_ours(
    tmp_path: Path, command: str, language: Language
) -> None:
    pack = write_pack(tmp_path / "p", *(set(FILES) - {"pack.yaml"}), language=language)
    for said in pages(pack, command, language):
        assert_true(said)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("command", LEAST)
def test_a_command_works_with_the_least_files_and_says_nothing_of_ours(
    tmp_path: Path, command: str, language: Language
) -> None:
    pack = write_pack(tmp_path / "p", *LEAST[command], language=language)
    for said in pages(pack, command, language):
        assert_true(said)
        linked = set(re.findall(r"interimkit ([a-z-]+)", said.replace("\n", " "))) & set(LEAST)
        can = {name for name, files in LEAST.items() if set(files) <= set(LEAST[command])}
        assert linked <= can


@pytest.mark.parametrize("command", LEAST)
def test_every_format_works_with_the_least_files(tmp_path: Path, command: str) -> None:
    pack = write_pack(tmp_path / "p", *LEAST[command])
    for arguments in ARGUMENTS[command]:
        for form in Format:
            done = run_here(command, *arguments, "--format", form, "--pack", str(pack))
            assert done.code == 0, done.stderr.decode()
            assert done.stdout
    assert pack.name == "p"


@pytest.mark.parametrize("command", LEAST)
def test_what_it_lacks_is_said_by_the_file(tmp_path: Path, command: str) -> None:
    pack = write_pack(tmp_path / "p")
    done = run_here(command, *ARGUMENTS[command][0], "--pack", str(pack))
    assert done.code == 3
    said = done.stderr.decode()
    named = [file.replace("cases/orchard", "cases/*") for file in LEAST[command]]
    assert any(f"p/{file}: This pack has no such file" in said for file in named)
    assert done.stdout == b""


def test_an_income_without_roles_asks_for_the_months(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "p", "salaries.yaml")
    done = run_here("income", "--day-rate", "300", "--pack", str(pack))
    assert done.code == 2
    assert "--months" in done.stderr.decode()


def report(pack: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        run_here("pack", "check", str(pack), "--format", "json").stdout
    )
    return found


def test_a_check_ends_with_what_each_command_finds(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "p", "quiz.yaml", "roles.yaml")
    found = {c["command"]: c for c in report(pack)["commands"]}
    assert set(found) == set(LEAST)
    assert [name for name in found if not found[name]["missing"]] == [
        "diagnose", "group", "quiz", "roles",
    ]  # fmt: skip
    assert found["quiz"]["more_with"] == ["pitfalls.yaml"]
    assert found["skills-gap"]["missing"] == ["skills.yaml"]
    rows = run_here("pack", "check", str(pack), "--format", "csv").stdout.decode().splitlines()
    assert "command,,,,,,,,quiz,,pitfalls.yaml" in rows
    assert len(rows) == 1 + len(LEAST)


@pytest.mark.parametrize(
    ("arguments", "subject", "files", "more_with"),
    [
        (["group", "answers.csv"], "skills-gap", ["skills.yaml", "roles.yaml"], "quiz.yaml"),
        (["group", "answers.csv"], "pitfalls", ["pitfalls.yaml"], "quiz.yaml"),
        (["workshop", "run", "--plain"], "case", ["cases/orchard.yaml"], "workshop.yaml"),
    ],
)
def test_a_command_that_one_file_will_do_for_instead_does_with_it(
    arguments: list[str],
    subject: str,
    files: list[str],
    more_with: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    pack = write_pack(tmp_path / "p", *files)
    found = {c["command"]: c for c in report(pack)["commands"]}[arguments[0]]
    assert (found["missing"], found["more_with"][0]) == ([], more_with)
    table = "skills.grafting,pitfalls.late-cut\n3,partly\n"
    Path("answers.csv").write_text(table, encoding="utf-8")
    done = run_here(*arguments, "--subject", subject, "--pack", "p", home=tmp_path / "home")
    assert (done.code, done.stderr.decode().startswith("Error")) == (0, False)


def test_a_pack_with_a_problem_can_do_nothing_yet(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "p", "quiz.yaml")
    (pack / "quiz.yaml").write_text("basis: toolkit\n", encoding="utf-8")
    found = report(pack)
    assert found["problems"]
    assert found["commands"] == []


def test_the_built_in_pack_can_do_everything() -> None:
    found = report(DATA)["commands"]
    assert {c["command"] for c in found} == set(LEAST)
    assert not [c for c in found if c["missing"] or c["more_with"]]
    assert load_pack().ref.lacks == load_pack(DATA).ref.lacks == ()
    assert set(FILES) == {kind.file_of("orchard") for kind in content_files().values()}


def test_the_name_of_our_own_judgement_needs_no_source(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "p", "quiz.yaml", "sources.yaml")
    assert report(pack)["sound"]  # with sources or without
    quiz = pack / "quiz.yaml"
    quiz.write_text(FILES["quiz.yaml"].replace("toolkit", "almanac-1998"), encoding="utf-8")
    done = run_here("quiz", *ARGUMENTS["quiz"][0], "--pack", str(pack), "--full")
    assert "limits are from Fruit Press (1998)" in done.stdout.decode().replace("\n", " ")
    assert "our judgement" not in done.stdout.decode()


def test_a_check_leads_only_to_a_command_that_there_is(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "p", "quiz.yaml")
    checks = """\
checks:
  - id: land
    name: Land
    question: How many trees are yours?
    number: {met_from: 9, at_most: 999}
    settle: Plant some.
    command: COMMAND
"""
    for command, code in (("incom", "command-unknown"), ("offer", None)):
        text = FILES["quiz.yaml"] + checks.replace("COMMAND", command)
        (pack / "quiz.yaml").write_text(text, encoding="utf-8")
        assert [p["code"] for p in report(pack)["problems"]] == ([code] if code else [])
    shown = run_here("quiz", *ARGUMENTS["quiz"][0], "--pack", str(pack)).stdout.decode()
    assert "offer" not in shown  # this pack has nothing for it
