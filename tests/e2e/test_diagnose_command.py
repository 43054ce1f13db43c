"""The diagnosis from the command line: asked nothing where all is given, and nothing that is not there."""

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from conftest import DATA
from in_process import run_here

from interimkit import load_pack
from interimkit.content.answers import load_example
from interimkit.errors import ExitCode
from interimkit.model.text import Language

PACK = load_pack()
EXAMPLE = DATA / "examples" / "bart.yaml"
SHEET = ("crisis=figures-first", "working-style=deep-expertise", "short-tenure=clear-agreements",
         "change=fair-bargain", "motivation=own-terms")  # fmt: skip


def answered(*answers: str) -> tuple[str, ...]:
    return tuple(part for answer in answers for part in ("--answer", answer))


def told(*arguments: str) -> dict[str, Any]:
    done = run_here("diagnose", *arguments, "--format", "json")
    assert done.code == ExitCode.OK, done.stderr.decode()
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_everything_in_a_file_is_asked_nothing(tmp_path: Path) -> None:
    file = tmp_path / "me.yaml"
    file.write_bytes(EXAMPLE.read_bytes())
    found = told("--answers", str(file))
    assert found["format"] == "interimkit.diagnosis/1"
    assert found["quiz"]["format"] == "interimkit.quiz/2"
    assert found["skills"][0]["format"] == "interimkit.skills-gap/2"
    assert found["audit"]["format"] == "interimkit.pitfalls-audit/1"
    assert found["income"]["format"] == "interimkit.income/2"
    assert found["offer"]["format"] == "interimkit.offer/1"
    assert len(found["income"]["reserve"]["cash_by_month_p10"]) == 37
    assert found["income"]["staying"]["even_days_per_year"] == pytest.approx(188.3, abs=0.1)
    assert found["advice"]["verdict_all_in_place"] == "prepare-first"
    assert {"months_from", "months_to"} <= found["quiz"]["roles"][0].keys()
    assert found["intended_use"] == "own-decision-only"


def test_parts_that_were_not_answered_are_not_there() -> None:
    found = told(*answered(*SHEET))
    assert not found.keys() & {"skills", "audit", "income", "offer", "stay_or_go", "reserve"}
    page = run_here("diagnose", *answered(*SHEET)).stdout.decode()
    assert "diagnose" in page.splitlines()[-1]
    figures = ("day_rate=975", "salary=118000", "cost_per_month=6000", "reserve_months=8")
    found = told(*answered(*SHEET, *figures))
    assert found["stay_or_go"]["currency"] == "EUR"
    assert found["reserve"]["months"] == 8


@pytest.mark.parametrize("language", Language)
def test_a_money_figure_without_the_other_says_what_is_missing(language: Language) -> None:
    """Which of the two, and the option; nothing where neither, both, or a 0 for none is given."""
    rate, salary, cost = "day_rate=975", "salary=118000", "cost_per_month=6000"
    for given, stay, reserve in (
        ((), [], []),
        ((salary,), ["day_rate"], []),
        ((rate,), ["salary"], ["cost_per_month"]),
        ((salary, cost), ["day_rate"], ["day_rate"]),
        ((rate, salary, cost), [], []),
        ((rate, "salary=0", cost), [], []),
    ):
        found = told(*answered(*SHEET, *given))
        assert (found.get("stay_or_go_needs", []), found.get("reserve_needs", [])) == (
            stay, reserve,
        ), given  # fmt: skip
        for depth in ((), ("--full",)):
            done = run_here("diagnose", *answered(*SHEET, *given), *depth, language=language)
            page = " ".join(done.stdout.decode().split())
            for field in dict.fromkeys([*stay, *reserve]):
                assert page.count(f"--answer {field}=…") == 1, (page, field)
        coach = told(*answered(*SHEET, *given), "--for", "coach")
        assert not {"stay_or_go_needs", "reserve_needs"} & coach.keys()


def test_the_chance_that_the_reserve_runs_out_is_written_one_way() -> None:
    """As the page of an income writes it, in brief and whole."""
    terms = ("--day-rate", "975", "--cost-per-month", "6000", "--reserve-months", "8")
    income = json.loads(run_here("income", *terms, "--format", "json").stdout)
    chance = f"{income['reserve']['chance'] * 100:.1f}%"
    assert chance in run_here("income", *terms).stdout.decode()
    for depth in ((), ("--full",)):
        page = run_here("diagnose", "--example", "bart", *depth).stdout.decode()
        whole = chance.partition(".")[0]
        said = re.findall(rf"\b{whole}(?:\.\d)?%", page)
        assert said, page
        assert set(said) == {chance}, page


def test_without_the_quiz_it_says_what_it_needs() -> None:
    done = run_here("diagnose", *answered(*SHEET[1:]))
    assert done.code == ExitCode.NEEDS_ANSWERS
    assert "--answer crisis=…" in done.stderr.decode()
    assert "do_skills" not in done.stderr.decode()
    assert run_here("diagnose").code == ExitCode.NEEDS_ANSWERS


def test_half_of_a_part_is_asked_for_by_name() -> None:
    done = run_here("diagnose", *answered(*SHEET, "old-recipes=partly"))
    assert done.code == ExitCode.NEEDS_ANSWERS
    said = done.stderr.decode()
    assert "--answer rushed-diagnosis=…" in said
    assert "old-recipes" not in said
    assert "finance" not in said


def test_the_answers_are_written_down_with_the_figures(tmp_path: Path) -> None:
    file = tmp_path / "kept.yaml"
    done = run_here(
        "diagnose", *answered(*SHEET, "salary=90000", "country=BE"), "--record", str(file)
    )
    assert done.code == ExitCode.OK
    assert "  salary: 90000\n" in file.read_text(encoding="utf-8")
    assert "do_" not in file.read_text(encoding="utf-8")
    assert "€90,000" in run_here("offer", "--answers", str(file)).stdout.decode()
    missing = run_here("income", "--answers", str(file))
    assert (missing.code, b"--day-rate is missing" in missing.stderr) == (ExitCode.USAGE, True)


def test_figures_that_are_not_asked_stay_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "me.yaml"
    own = EXAMPLE.read_text(encoding="utf-8") + "  set_aside: 0.4\n"
    file.write_text(own, encoding="utf-8")
    done = run_here("diagnose", "--answers", str(file), "--answer", "salary=1000000",
                    "--record", str(file), "--force")  # fmt: skip
    assert done.code == ExitCode.OK, done.stderr.decode()
    kept = file.read_text(encoding="utf-8")
    assert "  set_aside: 0.4\n" in kept
    assert "  salary: 1000000\n" in kept


def test_an_option_goes_before_the_file() -> None:
    file = str(EXAMPLE)
    income = json.loads(
        run_here("income", "--answers", file, "--day-rate", "1200", "--format", "json").stdout
    )
    assert (income["day_rate"], income["staying"]["salary"]) == (1200, 118_000)
    assert income["reserve"]["reserve_months"] == 8
    offer = json.loads(
        run_here("offer", "--answers", file, "--salary", "90000", "--format", "json").stdout
    )
    assert (offer["gross_per_year"], offer["benefits_per_year"]) == (90_000, 14_000)
    assert offer["country"] == "BE"
    alone = run_here("income", "--day-rate", "975", "--benefits", "3")
    assert (alone.code, b"--against-salary" in alone.stderr) == (ExitCode.USAGE, True)


def test_an_audience_that_there_is_none_of_is_refused() -> None:
    done = run_here("diagnose", "--example", "bart", "--for", "boss")
    assert done.code == ExitCode.USAGE
    assert "me, coach, client" in done.stderr.decode()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", ["anke", "bart", "chantal", "driss", "els"])
def test_a_clients_copy_fits_a_screen_and_names_no_command(name: str, language: Language) -> None:
    done = run_here("diagnose", "--example", name, "--for", "client", language=language)
    text = done.stdout.decode()
    assert len(text.splitlines()) <= 22
    assert "interimkit" not in text
    assert "--full" not in text


@pytest.mark.parametrize("language", Language)
def test_a_kind_that_is_another_or_one_of_several_is_said(language: Language) -> None:
    led = run_here("diagnose", "--example", "bart", language=language).stdout
    chosen = run_here("diagnose", "--example", "bart", "--role", "cover", language=language).stdout
    words = {"en": "your answers lean elsewhere", "nl": "je antwoorden neigen naar iets anders",
             "fr": "vos réponses tendent vers autre chose"}  # fmt: skip
    assert words[language] not in " ".join(led.decode().split())
    flat = " ".join(chosen.decode().split())
    assert words[language] in flat


@pytest.mark.parametrize("form", ["md", "csv", "xlsx", "json"])
def test_it_leaves_in_every_format(form: str, tmp_path: Path) -> None:
    file = tmp_path / f"bart.{form}"
    done = run_here("diagnose", "--example", "bart", "-o", str(file))
    assert done.code == ExitCode.OK, done.stderr.decode()
    assert file.stat().st_size > 1000


def test_a_salary_without_a_day_rate_comes_back_as_one_with_its_source() -> None:
    page = run_here("diagnose", *answered(*SHEET, "salary=118000", "country=BE"))
    lines = page.stdout.decode().splitlines()
    (line,) = [line for line in lines if line.startswith("Day rate")]
    assert line.endswith(" for €118,000 gross a year")
    assert "Money, before tax: Catandra" in " ".join(lines)
    figures = ("day_rate=975", "salary=118000", "country=BE")
    page = run_here("diagnose", *answered(*SHEET, *figures))
    assert "Stay or go" in page.stdout.decode()
    assert "gross a year" not in page.stdout.decode()


def test_no_caveat_and_no_limit_of_a_kind_stands_on_the_whole_page_twice() -> None:
    whole = run_here(
        "diagnose", "--answers", str(EXAMPLE), *answered("travel=not-possible"), "--full"
    )
    page = whole.stdout.decode()
    assert page.count("pay-by-the-day") == 1
    assert page.count("limited by: Travel") == 2  # a crisis and a large project, each once


def colleague(folder: Path, name: str, **ratings: int) -> str:
    """The file of somebody who sees every skill as its owner does, but these."""
    own = load_example(PACK, "bart").skills
    file = folder / f"{name}.yaml"
    file.write_text(f"rater: peer\nskills: {json.dumps({**own, **ratings})}\n", encoding="utf-8")
    return str(file)


def test_colleagues_stand_beside_the_skills_of_a_diagnosis(tmp_path: Path) -> None:
    """As `skills-gap` has them, for oneself and for a coach; what they contest leads nobody."""
    own = told("--example", "bart")
    assert own["skills"][0]["agreement"] == []
    first = next(lead["id"] for lead in own["strengths"] if lead["part"] == "skill")
    files = (colleague(tmp_path, "one", **{first: 0}), colleague(tmp_path, "two", **{first: 1}))
    peers = tuple(part for file in files for part in ("--peer", file))
    for reader in ("me", "coach"):
        found = told("--example", "bart", *peers, "--for", reader)
        (kind,) = (profile["role"] for profile in found["skills"][0]["profiles"])
        alone = run_here(
            "skills-gap", "--example", "bart", *peers, "--role", kind, "--format", "json"
        )
        assert found["skills"][0]["agreement"] == json.loads(alone.stdout)["agreement"] != []
        assert first not in {lead["id"] for lead in found["strengths"]}
        assert first not in {lead["id"] for lead in found.get("further_strengths", [])}
    page = run_here("diagnose", "--example", "bart", *peers, "--full").stdout.decode()
    assert "contested" in page
    (step,) = re.findall(r"interimkit (diagnose .*)", run_here(
        "diagnose", "--example", "bart", *peers, columns=1000).stdout.decode())  # fmt: skip
    again = run_here(*shlex.split(step))
    assert again.code == ExitCode.OK
    assert "contested" in again.stdout.decode()


def test_colleagues_who_would_not_be_heard_are_refused_or_named(tmp_path: Path) -> None:
    file = colleague(tmp_path, "one")
    done = run_here("diagnose", "--example", "bart", "--for", "client", "--peer", file)
    assert done.code == ExitCode.USAGE
    assert "--peer and --for client do not go together" in done.stderr.decode()
    done = run_here("diagnose", *answered(*SHEET), "--peer", file)
    assert done.code == ExitCode.OK
    assert "You rated no skills" in done.stderr.decode()
    for arguments, code in (
        (("--example", "bart", "--peer", file, "--peer", file), ExitCode.USAGE),
        (("--answers", "-", "--peer", "-"), ExitCode.USAGE),
        (("--example", "bart", "--peer", str(EXAMPLE)), ExitCode.CONTENT),
        (("--example", "bart", "--peer", str(tmp_path / "none.yaml")), ExitCode.CONTENT),
    ):
        assert run_here("diagnose", *arguments).code == code, arguments
