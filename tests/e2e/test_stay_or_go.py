"""Stay or go on the screen, and what is typed for it: in three languages, right and wrong."""

import csv
import io
import json
from datetime import date, timedelta

import pytest
from in_process import run_here

from interimkit.errors import ExitCode
from interimkit.model.text import Language
from interimkit.render.numbers import NARROW_NBSP, NBSP

CASE = (
    "income", "--day-rate", "975", "--against-salary", "118000", "--benefits", "14000",
    "--cost-per-month", "6000", "--country", "BE",
)  # fmt: skip


def shown(*arguments: str, language: str = "en") -> str:
    done = run_here(*arguments, language=language)
    assert (done.code, done.stderr) == (0, b""), done.stderr.decode()
    text = done.stdout.decode().replace(NBSP, " ").replace(NARROW_NBSP, " ")
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("in the middle case, €10,700 a year less than staying", "in 58% of cases over 3 years",
                "at €1,036 a day", "€750 a day", "2019", "nothing newer", "44% on top",
                "(0.5, but 8.9 in 25%; IIM 2023)", "40% set aside", "56% billed", "(INIMA 2020)",
                "5% with 17 months, €102,000")),
        ("nl", ("€ 10.700 per jaar minder dan blijven", "58% kans over 3 jaar", "€ 1.036 per dag",
                "€ 750", "2019", "44% lasten erbovenop", "40% van ontvangsten opzij", "(ons oordeel)")),
        ("fr", ("10 700 € par an de moins qu’en poste", "58 % des cas sur 3 ans",
                "1 036 € par jour", "750 €", "2019", "44 % de charges", "40 % mis de côté")),
    ],
)  # fmt: skip
def test_the_first_screen_says_the_difference_the_chance_and_what_would_have_to_be_true(
    language: str, words: tuple[str, ...]
) -> None:
    text = shown(*CASE, language=language)
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize("language", Language)
def test_the_whole_page_has_every_change_and_both_numbers_of_days(language: str) -> None:
    text = shown(*CASE, "--full", language=language)
    assert "163" in text  # days a year that the waits come to
    assert "150" in text  # and what offer counts by
    for number in ("30", "19", "17", "12"):
        assert f"{number}," in text or f"{number}." in text


def test_a_program_gets_all_of_it() -> None:
    done = run_here(*CASE, "--format", "json")
    result = json.loads(done.stdout)
    assert result["format"] == "interimkit.income/2"
    assert (result["waits"]["usual_months"], result["waits"]["long_months"]) == (0.5, 8.9)
    assert result["staying"]["median_difference"] < 0 < result["staying"]["chance_less"] < 1
    assert {row["id"] for row in result["reserve"]["what_if"]} >= {"set-aside-40", "lean-market"}
    rows = list(csv.DictReader(io.StringIO(run_here(*CASE, "--format", "csv").stdout.decode())))
    assert [row["id"] for row in rows if row["part"] == "span"] == [
        "horizon", "first-year", "later-year",
    ]  # fmt: skip
    changes = {row["id"]: row for row in rows if row["part"] == "what-if"}
    assert changes["set-aside-40"]["reserve_needed"] == "20"
    assert {row["staying_per_year"] for row in rows if row["part"] == "span"} == {"183540"}


def test_what_is_set_aside_is_the_readers_own_and_never_ours() -> None:
    plain = shown("income", "--day-rate", "975", "--cost-per-month", "6000")
    assert "40% set aside" in plain
    own = shown("income", "--day-rate", "975", "--cost-per-month", "6000", "--set-aside", "45%")
    assert "at €6,000 a month, 45% set aside" in own


def test_two_months_for_ten_years_are_not_said_without_a_word() -> None:
    text = shown(
        "income", "--day-rate", "975", "--cost-per-month", "6000", "--years", "10",
        "--gap-months", "3.369", "--start-on-assignment",
    )  # fmt: skip
    assert "5% with 2 months" in text
    assert "40% set aside" in text


def test_a_signed_assignment_is_said_with_its_day() -> None:
    done = run_here(
        "income", "--day-rate", "975", "--signed-until", "2026-01-01", "--format", "json"
    )
    assert done.code == ExitCode.USAGE
    assert "1 to 60 whole months from today" in done.stderr.decode()


@pytest.mark.parametrize("typed", ["25%:9", "0.25:9", "25 % : 9", "25%:9.0"])
def test_long_waits_are_typed_as_a_share_and_months(typed: str) -> None:
    result = run_here(
        "income", "--day-rate", "975", "--gap-months", "0.5", "--long-gaps", typed,
        "--format", "json",
    )  # fmt: skip
    assert json.loads(result.stdout)["waits"]["long_months"] == 9
    dutch = run_here(
        "income", "--day-rate", "975", "--long-gaps", "25%:8,9", "--format", "json", language="nl"
    )
    assert json.loads(dutch.stdout)["waits"]["long_months"] == 8.9


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--long-gaps", "9"), "does not say how many waits are long"),
        (("--long-gaps", "25%:"), "as in 25%:9 for --long-gaps"),
        (("--long-gaps", "25:9"), "does not say how many waits are long"),
        (("--long-gaps", "95%:9"), "--long-gaps"),
        (("--long-gaps", "25%:1", "--gap-months", "3"), "--long-gaps is 1; use 3 to 60."),
        (("--long-gaps", "25%:9", "--utilisation", "60%"), "do not go together"),
        (("--set-aside", "40%"), "--set-aside also needs --cost-per-month"),
        (("--set-aside", "95%", "--cost-per-month", "6000"), "--set-aside is 95%; use 0% to 90%."),
        (("--set-aside", "40", "--cost-per-month", "6000"), "Write 40% or 0.4"),
        (("--benefits", "1000"), "--benefits also needs --against-salary"),
        (("--on-costs", "30%"), "--on-costs also needs --against-salary"),
        (("--days-per-week", "8"), "--days-per-week is 8; use 0.5 to 7."),
        (
            ("--days-per-week", "7", "--days-per-month", "22"),
            "--days-per-week comes to 30.8 days a month on assignment; 0 to 30.5 makes sense.",
        ),
        (("--first-gap-months", "61"), "--first-gap-months is 61; use 0 to 60."),
        (("--signed-until", "31/12/2027"), "is no day for --signed-until"),
        (("--signed-until", "2027-02-30"), "is no day for --signed-until"),
        (("--signed-until", "2099-01-01"), "1 to 60 whole months from today"),
    ],
)
def test_what_makes_no_sense_is_refused_by_its_option(
    arguments: tuple[str, ...], message: str
) -> None:
    done = run_here("income", "--day-rate", "975", *arguments)
    assert (done.code, done.stdout) == (ExitCode.USAGE, b"")
    assert message in " ".join(done.stderr.decode().split())


@pytest.mark.parametrize("days", ["0.5", "3", "6"])
def test_a_part_week_is_said_beside_the_full_one(days: str) -> None:
    text = shown("income", "--day-rate", "975", "--days-per-week", days)
    assert f"at 5 days a week; you work {days}." in text


EVEN = (
    "income", "--day-rate", "500", "--days-per-month", "20", "--on-costs", "0",
    "--gap-months", "0", "--months", "12-12", "--years", "1", "--start-on-assignment",
)  # fmt: skip


@pytest.mark.parametrize(
    ("salary", "title"),
    [
        ("120000", "about as much a year as staying"),
        ("120000.40", "about as much a year as staying"),
        ("119000", "€1,000 a year more than staying"),
        ("121000", "€1,000 a year less than staying"),
    ],
)
def test_what_comes_to_the_same_is_neither_more_nor_less(salary: str, title: str) -> None:
    assert f"in the middle case, {title}" in shown(*EVEN, "--against-salary", salary)


def test_at_the_rate_that_is_even_half_of_the_cases_do_bring_as_much() -> None:
    text = shown(*EVEN, "--against-salary", "120001")  # 500.004… a day
    assert "at €501 a day, in half of the cases" in text


def test_catching_up_is_said_of_each_month_and_not_of_the_same_cases() -> None:
    early = shown(*EVEN, "--against-salary", "120000", "--full")
    assert "from month 1 on, at least half of the cases are level or ahead" in early
    never = shown(*EVEN, "--against-salary", "150000", "--full")
    assert "not within 1 year: more than half of the cases are behind by then" in never


def test_an_assignment_is_signed_for_whole_months() -> None:
    until = date.today().replace(day=28) + timedelta(days=400)  # noqa: DTZ011 - as the reader's
    case = ("income", "--day-rate", "975", "--signed-until", until.isoformat())
    months = json.loads(run_here(*case, "--format", "json").stdout)["signed_months"]
    assert f"which counts as {months} months." in shown(*case)


def test_a_crowded_page_tells_what_is_assumed_and_that_the_rest_is_the_readers() -> None:
    usual = shown(*CASE)
    assert "You begin without one." in usual
    assert "as you set it" not in usual
    own = shown(*CASE, "--gap-months", "0.5", "--long-gaps", "25%:9", "--months", "3-9")
    assert "18.33 days a month (our judgement). You begin without one. The rest is as you" in own
    assert "25%" not in own
    assert "0.5, but 9 in 25% of cases" in shown(
        *CASE, "--gap-months", "0.5", "--long-gaps", "25%:9", "--full"
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("--gap-months", "3"), "a gap ends in any month with the same chance, and every length"),
        ((), "a wait is a usual or a long one, and of either kind it ends in any month"),
        (("--gap-months", "0.5", "--long-gaps", "25%:9"), "a wait is a usual or a long one"),
        (("--utilisation", "70%"), "a gap ends in any month with the same chance"),
    ],
)
def test_how_it_is_worked_out_is_said_of_the_waits_that_there_are(
    typed: tuple[str, ...], said: str
) -> None:
    done = run_here("income", "--day-rate", "975", *typed, "--full")
    shown = " ".join(done.stdout.decode().split())
    assert f"and not simulated: {said}" in shown


@pytest.mark.parametrize(
    ("language", "brief", "whole"),
    [
        ("en", "before company costs, which no salary has.", "still come off what you bill."),
        ("nl", "vóór kosten die een loon niet kent.", "gaan nog kosten en verzekeringen af."),
        ("fr", "avant vos frais, qu’un salaire n’a pas.", "restent à déduire de vos factures."),
    ],
)
def test_receipts_beside_an_employers_cost_are_said_to_be_something_else(
    language: str, brief: str, whole: str
) -> None:
    for command in (("offer", "--salary", "118000"),
                    ("income", "--day-rate", "975", "--against-salary", "118000")):  # fmt: skip
        for more, said in (((), brief), (("--full",), whole)):
            done = run_here(*command, *more, language=language)
            assert said in " ".join(done.stdout.decode().split(" ")).replace("\n", " ")
    alone = run_here("income", "--day-rate", "975", language=language).stdout.decode()
    assert brief not in alone.replace("\n", " ")
