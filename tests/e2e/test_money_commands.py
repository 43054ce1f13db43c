"""Offer and income as commands: what is printed, to the cent, and what is refused."""

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest
from conftest import Run
from in_process import run_here

from interimkit.errors import ExitCode


def test_the_figures_by_hand_are_on_the_screen(here: Run) -> None:
    shown = here("offer", "--salary", "120000", "--full").stdout.decode()
    for figure in ("rate of €1,040\n", "€709.09", "€1,200.", "€156,000"):
        assert figure in shown
    client = ("offer", "--day-rate", "1300", "--rate-basis", "client")
    shown = here(*client, "--full").stdout.decode()
    assert "€975\n" in shown
    for figure in ("€146,250", "€126,750"):
        assert figure in shown
    shown = here(*client, "--provider-share", "35%", "--full").stdout.decode()
    assert "€845\n" in shown
    assert "35%, as you set it" in shown


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "VAT"), ("nl", "btw"), ("fr", "TVA")],
)
@pytest.mark.parametrize(
    "command",
    [
        ("salary",), ("offer", "--level", "confirmed"), ("income", "--day-rate", "975"),
    ],
)  # fmt: skip
def test_every_money_screen_says_where_it_stops(
    here: Run, command: tuple[str, ...], language: str, said: str
) -> None:
    text = " ".join(here(*command, "--lang", language).stdout.decode().split())
    assert said in text


def test_every_default_names_its_source_year_and_country(here: Run) -> None:
    shown = " ".join(
        here("offer", "--country", "BE", "--full", COLUMNS="200").stdout.decode().split()
    )
    assert "(nextconomy.be, Belgium, September 2019) [--day-rate]" in shown
    assert "(dievandeboekhouding.be, Belgium, undated) [--on-costs]" in shown
    assert "(Catandra, United Kingdom, undated) [--days-billed]" in shown
    assert "(our judgement) [--day-expenses]" in shown
    german = " ".join(
        here("income", "--day-rate", "900", "--country", "DE", "--full", COLUMNS="200")
        .stdout.decode()
        .split()
    )
    assert "Others find 72% (Heuse Interim 2022) · 158 days (AIMP 2022)" in german
    billed = " ".join(
        here("income", "--day-rate", "900", "--utilisation", "70%", "--full", COLUMNS="200")
        .stdout.decode()
        .split()
    )
    assert "70%, as you set it [--utilisation]" in billed


@pytest.mark.parametrize(
    "command",
    [("offer", "--salary", "120000"), ("income", "--day-rate", "975", "--cost-per-month", "6000")],
)
def test_a_program_gets_numbers(here: Run, command: tuple[str, ...]) -> None:
    result = json.loads(here(*command, "--format", "json").stdout)
    jsonschema.validate(result, json.loads(here("schema", command[0]).stdout))
    assert result["currency"] == "EUR"
    rows = list(csv.DictReader(io.StringIO(here(*command, "--format", "csv").stdout.decode())))
    assert all(row["currency"] == "EUR" for row in rows)
    text = here(*command, "--format", "md").stdout.decode()
    assert text.startswith("# ")
    assert "\x1b" not in text


def test_the_histogram_is_a_table_elsewhere_and_hashes_in_ascii(run: Run) -> None:
    text = run("income", "--day-rate", "975", "--format", "md").stdout.decode()
    assert "| Months billed in a later year |  |" in text
    assert "| 12 | 31% |" in text
    plain = run(
        "income", "--day-rate", "975", "--full", LC_ALL="C", PYTHONIOENCODING="ascii"
    ).stdout
    assert b"10 11% ####" in plain
    wide = run("income", "--day-rate", "975", "--full").stdout.decode()
    assert "10 11% ████" in wide


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["offer"], "Give one thing to start from"),
        (["offer", "--salary", "1", "--day-rate", "1"], "Give one thing to start from"),
        (["offer", "--country", "LU"], "The pack cites no day rate for “LU”"),
        (["offer", "--country", "at"], "The pack cites no day rate for “AT”"),
        (["offer", "--country", "belgum", "--salary", "90000"], "Did you mean “Belgium”?"),
        (["offer", "--country", "", "--salary", "90000"], "The option --country needs a value after it."),
        (["offer", "--country", "FR", "--rate-basis", "manager"], "is what the client pays, and --rate-basis says something else."),
        (["offer", "--salary", "80,00"], "“80,00” is not a number for --salary. Write one as in 120,000 or 937.5."),
        (["offer", "--salary", "nan"], "“nan” is not a number"),
        (["offer", "--salary", "inf"], "“inf” is not a number"),
        (["offer", "--salary", "1e999"], "“1e999” is not a number"),
        (["offer", "--salary=-1"], "--salary is −1; use 1 to 100,000,000."),
        (["offer", "--salary", "-1"], "--salary is −1; use 1 to 100,000,000."),
        (["income", "--day-rate", "-5"], "--day-rate is −5; use 1 to 100,000,000."),
        (["income", "--day-rate", "--country", "BE"], "The option --day-rate needs a value after it."),
        (["income", "--day-rate", "900", "--years", "-1"], "--years is −1; use 1 to 10."),
        (["offer", "--salary", "٣"], "“٣” is not a number"),
        (["offer", "--salary", "9" * 40], "is not a number"),
        (["offer", "--salary", ""], "The option --salary needs a value after it."),
        (["offer", "--salary", "0"], "--salary is 0; use 1 to 100,000,000."),
        (["offer", "--salary", "1", "--provider-share", "25"], "--provider-share is a share, and “25” is more than all of it. Write 25% or 0.25."),
        (["offer", "--salary", "1", "--provider-share", "95"], "--provider-share is 95%; use 0% to 90%."),
        (["income", "--day-rate", "1", "--cost-per-month", "1", "--set-aside", "95"], "--set-aside is 95%; use 0% to 90%."),
        (["income", "--day-rate", "1", "--cost-per-month", "1", "--set-aside", "85"], "Write 85% or 0.85."),
        (["offer", "--salary", "1", "--provider-share", "95%"], "--provider-share is 95%; use 0% to 90%."),
        (["offer", "--salary", "90000", "--on-costs", "2"], "Write 2% or 0.02."),
        (["offer", "--salary", "90000", "--on-costs=-5%"], "--on-costs is −5%; use 0% to 300%."),
        (["offer", "--salary", "1"], "--salary comes to a day rate of 0.01 for you; 1 to 100,000,000 makes sense."),
        (["offer", "--hour-rate", "100000000"], "--hour-rate comes to a day rate of 800,000,000 for you;"),
        (["offer", "--day-rate", "900", "--days-billed", "366", "--days-per-month", "1", "--months", "120"], "--days-billed is 366, but a year has at most 12 days"),
        (["income", "--day-rate", "900", "--days-per-month", "31", "--gap-months", "0"], "--days-per-month is 31; use 1 to 30.5."),
        (["income", "--day-rate", "900", "--utilisation", "5%", "--months", "60-60"], "--utilisation comes to 1,140 months between two assignments; 0 to 60 makes sense."),
        (["income", "--day-rate", "900", "--role", ""], "The option --role needs a value after it."),
        (["offer", "--salary", "1", "--days-billed", "400"], "use 1 to 366"),
        (["offer", "--day-rate", "500", "--rate-basis", "me"], "“me” is not possible here."),
        (["offer", "--level", "confirmd"], "Did you mean “confirmed”?"),
        (["offer", "--salary", "80.000"], "“80.000” can be read in two ways for --salary. Write 80 or 80,000."),
        (["offer", "--salary", "30%"], "“30%” is not a number for --salary"),
        (["offer", "--salary", "1", "--rate-basis", "client"], "--rate-basis and --salary do not go together."),
        (["offer", "--day-rate", "1", "--hours-per-day", "4"], "--hours-per-day also needs --hour-rate."),
        (["offer", "--day-rate", "1", "--payment-days", "4"], "--payment-days also needs --months."),
        (["income", "--day-rate", "1", "--months", "3-6", "--role", "crisis"], "--role and --months do not go together."),
        (["income", "--day-rate", "1", "--gap-months", "3", "--utilisation", "50%"], "--utilisation and --gap-months do not"),
        (["income", "--day-rate", "1", "--reserve-months", "3"], "--reserve-months also needs --cost-per-month."),
        (["income", "--day-rate", "1", "--years", ""], "The option --years needs a value after it."),
        (["income"], "--day-rate is missing."),
        (["income", "--day-rate", "x"], "“x” is not a number for --day-rate"),
        (["income", "--day-rate", "900", "--months", "12"], "“12” is no range of months"),
        (["income", "--day-rate", "900", "--months", "12-3"], "“12-3” is no range of months"),
        (["income", "--day-rate", "900", "--months", "3-90"], "--months is 90; use 1 to 60"),
        (["income", "--day-rate", "900", "--years", "2.5"], "takes a whole number, not “2.5”"),
        (["income", "--day-rate", "900", "--years", "11"], "--years is 11; use 1 to 10"),
        (["income", "--day-rate", "900", "--utilisation", "0"], "--utilisation is 0%; use 5% to 100%."),
        (["income", "--day-rate", "900", "--role", "crises"], "Did you mean “crisis”?"),
        (["income", "--day-rate", "900", "--country", "XX"], "We know no country “XX”. Write its name, or its two letters, such as BE."),
    ],
)  # fmt: skip
def test_nonsense_is_refused_with_what_makes_sense(
    here: Run, arguments: list[str], message: str
) -> None:
    done = here(*arguments)
    assert (done.returncode, done.stdout) == (ExitCode.USAGE, b"")
    assert message in done.stderr.decode()


@pytest.mark.parametrize("country", ["be", "Nederland", "FR", "DE", "UK"])
def test_every_country_works_in_both_commands(country: str) -> None:
    for command in (("offer", "--salary", "118000"), ("income", "--day-rate", "900")):
        done = run_here(*command, "--country", country)
        assert (done.code, done.stderr) == (0, b"")
    own = {"DE": 3, "UK": 2}.get(country, 1)  # the market's rate is every one's
    shown = " ".join(done.stdout.decode().split())
    assert f"{own} of 3 figures {'are' if own > 1 else 'is'} its own." in shown


@pytest.mark.parametrize(
    ("language", "typed"), [("en", "118,000"), ("nl", "118.000"), ("fr", "118\u202f000")]
)
def test_an_amount_is_typed_as_it_is_printed(language: str, typed: str) -> None:
    done = run_here("offer", "--salary", typed, language=language)
    assert done.code == 0
    assert typed in done.stdout.decode().splitlines()[0]


def test_the_figures_of_a_result_can_be_given_back() -> None:
    first = json.loads(run_here("offer", "--country", "BE", "--format", "json").stdout)
    values = {a["input"]: a["value"] for a in first["assumptions"]}
    back: tuple[str, ...] = ("--day-rate", str(values.pop("day-rate")))
    for input_, value in values.items():
        back = (*back, f"--{input_}", str(value))
    for language in ("en", "nl", "fr"):
        done = run_here("offer", *back, "--format", "json", language=language)
        assert json.loads(done.stdout)["gross_per_year"] == first["gross_per_year"]


def test_what_was_calculated_with_is_what_is_shown() -> None:
    def shown(*arguments: str) -> str:
        return " ".join(run_here(*arguments, "--full").stdout.decode().split())

    assert "plus 13.25% for what" in shown("offer", "--salary", "100000", "--on-costs", "13.25%")
    assert "plus €2.50 a day" in shown("offer", "--salary", "100000", "--day-expenses", "2.5")
    assert "At €937.50 a day" in shown("income", "--day-rate", "937.5")
    assert "; 2.625 months between two" in shown(
        "income", "--day-rate", "900", "--gap-months", "2.625"
    )
    month = ("offer", "--salary", "100000", "--months", "1", "--days-per-month")
    assert "over 19 days" in shown(*month, "18.5")
    assert "over 20 days" in shown(*month, "19.5")


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ("One assignment of 1 month,", "times 1 day billed", "of 1 month at")),
        ("nl", ("Eén opdracht van 1 maand,", "maal 1 gefactureerde dag:", "van 1 maand,")),
        ("fr", ("Une mission de 1 mois,", "par 1 jour facturé\u202f:", "de 1 mois,")),
    ],
)
def test_one_is_one(language: str, sentences: tuple[str, ...]) -> None:
    one = ("--days-billed", "1", "--months", "1")
    texts = (
        run_here("offer", "--day-rate", "900", *one, "--full", language=language, columns=200),
        run_here("income", "--day-rate", "900", "--cost-per-month", "9000", "--reserve-months", "1",
                 "--full", language=language, columns=200),
    )  # fmt: skip
    shown = " ".join(" ".join(done.stdout.decode().split(" ")) for done in texts)
    assert [sentence for sentence in sentences if sentence not in shown] == []


def test_where_most_years_are_empty_no_lean_year_is_ruled_out() -> None:
    done = run_here("income", "--day-rate", "900", "--gap-months", "36", "--full")
    shown = " ".join(done.stdout.decode().split())
    assert "Chance of a year with no month billed: 72% for the first, 61% for a later one." in shown
    assert "lean year" not in shown


def test_the_salary_and_the_quizs_reserve_lead_here(here: Run) -> None:
    assert "interimkit offer --level confirmed" in " ".join(here("salary").stdout.decode().split())
    quiz = " ".join(here("quiz", "--example", "bart", "--full").stdout.decode().split())
    assert "interimkit income" in quiz
    met = " ".join(here("quiz", "--example", "anke", "--full").stdout.decode().split())
    assert "interimkit income" not in met


def test_a_pack_sets_its_own_countrys_figures(here: Run, pack: Path) -> None:
    path = pack / "salaries.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("country: GB\n    value: 143", "country: LU\n    value: 180"), encoding="utf-8"
    )
    result = json.loads(
        here(
            "offer",
            "--salary",
            "100000",
            "--country",
            "LU",
            "--pack",
            str(pack),
            "--format",
            "json",
        ).stdout
    )
    days = next(a for a in result["assumptions"] if a["input"] == "days-billed")
    assert (days["value"], days["country"]) == (180, "LU")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("value: 0.25", "value: much"),
        ("value: 0.25", "value: true"),
        ("input: provider-share", "input: provider-shares"),
        ("basis: catandra", "basis: catandras"),
    ],
)
def test_a_default_that_is_none_is_found_by_the_check(
    here: Run, pack: Path, old: str, new: str
) -> None:
    path = pack / "salaries.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    done = here("pack", "check", str(pack))
    assert done.returncode == ExitCode.CONTENT
    assert len(done.stdout.splitlines()) == 1


def test_a_rate_of_ones_own_shows_what_the_client_pays(here: Run) -> None:
    own = json.loads(
        here("offer", "--day-rate", "1000", "--rate-basis", "manager", "--format", "json").stdout
    )
    shares = [row["provider_share"] for row in own["sensitivity"]]
    assert len({row["amounts"][0] for row in own["sensitivity"]}) == len(shares)
    less = json.loads(
        here(
            "offer",
            "--day-rate",
            "1300",
            "--rate-basis",
            "client",
            "--day-expenses",
            "60",
            "--format",
            "json",
        ).stdout
    )
    row = next(r for r in less["sensitivity"] if r["provider_share"] == 0.25)
    assert row["amounts"][less["days"].index(150)] == 137250
    assert next(s["amount"] for s in less["steps"] if s["code"] == "year") == 137250


def test_nothing_but_what_was_set_needs_no_source(here: Run) -> None:
    shown = here(
        "income",
        "--day-rate",
        "975",
        "--months",
        "3-6",
        "--gap-months",
        "2",
        "--days-per-month",
        "18",
    ).stdout.decode()
    assert "Source" not in shown.splitlines()[-1]


def test_a_months_average_below_its_cost_is_said(here: Run) -> None:
    poor = " ".join(
        here("income", "--day-rate", "400", "--cost-per-month", "8000").stdout.decode().split()
    )
    assert "less than it costs: any reserve ends some day" in poor
    fine = here("income", "--day-rate", "975", "--cost-per-month", "6000").stdout.decode()
    assert "any reserve ends some day" not in " ".join(fine.split())
    assert "8.8% in 3 years; 5% with 17 months, €102,000" in fine
    assert "40% set aside" in fine


def test_the_kind_of_assignment_is_named(here: Run) -> None:
    shown = " ".join(
        here("income", "--day-rate", "975", "--role", "crisis").stdout.decode().split()
    )
    assert "3 to 12 months (Crisis and restructuring, ORSYS 2025)" in shown


def test_expenses_stand_in_every_sum(here: Run) -> None:
    shown = here(
        "offer", "--salary", "120000", "--day-expenses", "100", COLUMNS="120"
    ).stdout.decode()
    for figure in ("€1,040 ", "€1,140\n", "plus €100 a day of expenses of your own"):
        assert figure in shown
    shown = " ".join(
        here("offer", "--day-rate", "975", "--day-expenses", "60").stdout.decode().split()
    )
    assert "interimkit income --day-rate 915" in shown


def test_what_somebody_set_is_not_said_to_matter(here: Run) -> None:
    for option, input_ in (
        ("--provider-share", "provider-share"),
        ("--days-billed", "days-billed"),
    ):
        command = ("offer", "--day-rate", "1300", "--rate-basis", "client", "--format", "json")
        free = json.loads(here(*command).stdout)["influences"]
        fixed = json.loads(here(*command, option, "0.2" if "share" in option else "150").stdout)
        assert input_ in {i["input"] for i in free}
        assert input_ not in {i["input"] for i in fixed["influences"]}
    german = json.loads(here("offer", "--country", "DE", "--format", "json").stdout)
    assert german["influences"][0]["input"] == "day-rate"
