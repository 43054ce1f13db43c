"""The market's line says where, whose, who says so and when, in each language."""

from collections.abc import Callable
from pathlib import Path

import pytest
from in_process import run_here

from interimkit import load_pack
from interimkit.domain.market import market_of, market_rates
from interimkit.render.market import market_blocks

SALARY = ("offer", "--salary", "118000")


def shown(*command: str, language: str = "en", columns: int = 300) -> str:
    done = run_here(*command, language=language, columns=columns)
    assert done.code == 0, done.stderr.decode()
    return " ".join(done.stdout.decode().replace("\u202f", " ").replace("\u00a0", " ").split())


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Belgium, market rate: €750 a day, whose rate is not said (nextconomy.be 2019), nothing newer was found."),
        ("nl", "België, markttarief: € 750 per dag, misschien klanttarief (nextconomy.be 2019), niets recenters gevonden."),
        ("fr", "Belgique, tarif du marché : 750 € par jour, facturé ou perçu, sans précision (nextconomy.be 2019), rien trouvé de plus récent."),
    ],
)  # fmt: skip
def test_beside_the_needed_rate_stands_what_belgium_is_known_to_pay(
    language: str, line: str
) -> None:
    text = shown(*SALARY, "--country", "be", language=language)
    assert line in text
    assert "1,130.27" in text.replace(" ", "").replace("1.130,27", "1,130.27").replace(
        "1130,27", "1,130.27"
    )


@pytest.mark.parametrize("depth", [(), ("--full",)])
@pytest.mark.parametrize("country", ["BE", "FR", "DE", "NL", "GB"])
def test_every_rate_of_a_country_stands_on_the_page_with_its_year(
    country: str, depth: tuple[str, ...]
) -> None:
    text = shown(*SALARY, "--country", country, *depth)
    rates = market_rates(load_pack(language="en"), country)
    assert rates
    for rate in rates:
        assert f"{rate.amount:,}" in text
        assert str(rate.year) in text


def test_whose_a_rate_is_is_never_left_out() -> None:
    text = shown(*SALARY, "--country", "FR")
    assert "€1,300 a day, as the client pays it (France Transition 2025)" in text
    assert "€940 a day, as managers are paid (A2MT 2013)" in text


def test_pounds_stay_pounds_and_that_is_said() -> None:
    text = shown(*SALARY, "--country", "UK")
    assert "GBP 794 a day (GBP 668 to GBP 862)" in text
    assert "Nothing is converted into EUR." in text
    alone = shown("offer", "--country", "uk")
    assert "GBP 794 a day is worth" in alone
    assert "€" not in alone
    assert "in amounts that say EUR" in alone


def test_without_a_country_it_says_how_to_ask_and_without_a_figure_that_there_is_none() -> None:
    assert "--country BE shows it." in shown(*SALARY)
    assert "Luxembourg, market rate: no figure was found." in shown(*SALARY, "--country", "LU")


def test_hours_become_a_day_only_where_it_says_how_many() -> None:
    text = shown("offer", "--country", "NL")
    assert "€130 an hour (€125 to €135)" in text
    assert "at 8 hours a day" in text


@pytest.mark.parametrize(
    ("country", "line"),
    [
        ("BE", "Belgium, its own figures: market rate, costs on top of a salary; general ones: days billed a year, provider’s share."),
        ("NL", "Netherlands, its own figures: market rate; general ones: days billed a year, costs on top of a salary, provider’s share."),
        ("FR", "France, its own figures: market rate; general ones: days billed a year, costs on top of a salary, provider’s share."),
        ("DE", "Germany, its own figures: market rate, days billed a year; general ones: costs on top of a salary, provider’s share."),
        ("GB", "United Kingdom, its own figures: market rate, days billed a year; general ones: costs on top of a salary, provider’s share."),
        ("LU", "Luxembourg: none of the figures here is its own; they are general ones."),
    ],
)  # fmt: skip
def test_a_whole_page_says_what_is_a_countrys_own_and_what_is_general(
    country: str, line: str
) -> None:
    assert line in shown(*SALARY, "--country", country, "--full")


@pytest.mark.parametrize(
    ("country", "line"),
    [
        ("BE", "Belgium: 2 of 4 figures are its own."),
        ("NL", "Netherlands: 1 of 4 figures is its own."),
        ("LU", "Luxembourg: none of the figures here is its own; they are general ones."),
    ],
)
def test_a_brief_page_counts_them(country: str, line: str) -> None:
    assert line in shown(*SALARY, "--country", country)


def test_a_pack_that_knows_no_rate_says_nothing_of_a_market(
    pack: Path, edit: Callable[[str, str, str], None]
) -> None:
    text = (pack / "salaries.yaml").read_text(encoding="utf-8")
    start, end = text.index("  - input: day-rate"), text.index("# What a salary becomes")
    edit("salaries.yaml", text[start:end], "")
    bare = load_pack(pack)
    market = market_of(bare, None)
    assert market.countries == ()

    class Result:
        currency, language = "EUR", bare.language

    assert market_blocks(market, (), of=Result()) == ()
