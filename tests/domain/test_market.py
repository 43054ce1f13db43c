"""What the market is known to pay: as its sources print it, and never mixed."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from interimkit import check_offer, load_pack
from interimkit.domain.market import Per, figures_of, market_of, market_rates
from interimkit.errors import ContentError, UsageError
from interimkit.errors import ProblemCode as Code
from interimkit.model.salary import MoneyInput, RateBasis

PACK = load_pack()
D = Decimal


@pytest.mark.parametrize(
    ("country", "expected"),
    [
        ("BE", [(750, "day", "EUR", "unknown", 2019, True)]),
        (
            "FR",
            [
                (1300, "day", "EUR", "client", 2025, False),
                (940, "day", "EUR", "manager", 2013, False),
            ],
        ),
        ("NL", [(130, "hour", "EUR", "unknown", 2023, True)]),
        ("GB", [(794, "day", "GBP", "unknown", 2020, True)]),
        ("LU", []),
        (None, []),
    ],
)
def test_a_countrys_rates_are_those_of_its_sources(
    country: str | None, expected: list[tuple[object, ...]]
) -> None:
    found = [
        (r.amount, r.per, r.currency, r.rate_basis, r.year, r.nothing_newer)
        for r in market_rates(PACK, country)
    ]
    assert found == expected


def test_germany_has_a_mean_with_its_range_and_a_later_figure() -> None:
    mean, later = market_rates(PACK, "DE")
    assert (mean.amount, mean.low, mean.high, mean.year) == (D(1188), D(800), D(2300), 2022)
    assert (later.amount, later.year) == (D(1240), 2023)


def test_where_rates_are_known_is_listed_whatever_is_asked() -> None:
    assert set(market_of(PACK, None).countries) == {"BE", "DE", "FR", "GB", "NL"}
    assert market_of(PACK, "LU").rates == ()
    assert market_of(PACK, "BE").currency == "EUR"


def test_an_hourly_rate_alone_becomes_a_day_at_hours_that_are_shown() -> None:
    result = check_offer(PACK, country="Holland")
    hours = {a.input: a.value for a in result.assumptions}
    assert hours[MoneyInput.HOUR_RATE] == 130
    assert hours[MoneyInput.HOURS_PER_DAY] == 8
    assert MoneyInput.DAY_RATE not in hours
    assert result.manager_day_rate == D("1040.00")
    shorter = check_offer(PACK, country="NL", given={MoneyInput.HOURS_PER_DAY: D(7)})
    assert shorter.manager_day_rate == D("910.00")
    swing = next(i for i in shorter.influences if i.input is MoneyInput.HOUR_RATE)
    assert (swing.at_low, swing.at_high) == (D("100961.54"), D("109038.46"))  # 7 x 150 / 1.3


def test_a_rate_in_pounds_makes_a_result_in_pounds_and_a_salary_none() -> None:
    alone = check_offer(PACK, country="uk")
    assert (alone.currency, alone.manager_day_rate) == ("GBP", D("794.00"))
    assert alone.gross_per_year == D("87340.00")  # 794 x 143 / 1.3
    salary = check_offer(PACK, salary=D(100_000), country="GB")
    assert (salary.currency, salary.market.rates[0].currency) == ("EUR", "GBP")


def test_hours_a_day_change_nothing_of_a_rate_by_the_day() -> None:
    with pytest.raises(UsageError) as caught:
        check_offer(PACK, country="BE", given={MoneyInput.HOURS_PER_DAY: D(7)})
    assert caught.value.problems[0].code is Code.OPTION_ALONE


@pytest.mark.parametrize("country", ["BE", "NL", "FR", "DE", "GB", "LU"])
def test_every_figure_that_differs_by_country_is_its_own_or_general(country: str) -> None:
    result = check_offer(PACK, salary=D(100_000), country=country)
    figures = result.figures
    assert figures is not None
    of_it = {MoneyInput.DAYS_BILLED, MoneyInput.ON_COSTS, MoneyInput.PROVIDER_SHARE}
    assert {*figures.own, *figures.general} == of_it
    assert set(figures.own).isdisjoint(figures.general)
    for assumption in result.assumptions:
        if assumption.input in figures.own:
            assert assumption.country == country
    assert figures_of(None, result.assumptions) is None


def test_what_somebody_set_is_neither_own_nor_general() -> None:
    result = check_offer(
        PACK, salary=D(100_000), country="BE", given={MoneyInput.DAYS_BILLED: D(140)}
    )
    assert result.figures is not None
    assert MoneyInput.DAYS_BILLED not in {*result.figures.own, *result.figures.general}


def test_a_country_has_one_rate_of_a_source_for_each_payee(
    pack: Path, edit: Callable[[str, str, str], None]
) -> None:
    edit("salaries.yaml", "rate_basis: manager\n    basis: a2mt-2013", "rate_basis: manager\n    basis: france-transition-2025")  # fmt: skip
    assert [r.rate_basis for r in market_rates(load_pack(pack), "FR")] == [
        RateBasis.CLIENT,
        RateBasis.MANAGER,
    ]
    edit("salaries.yaml", "rate_basis: manager\n    basis: france", "rate_basis: client\n    basis: france")  # fmt: skip
    with pytest.raises(ContentError) as caught:
        load_pack(pack)
    assert [p.code for p in caught.value.problems] == [Code.ID_DUPLICATE]


def test_an_hourly_rate_needs_its_country_too(
    pack: Path, edit: Callable[[str, str, str], None]
) -> None:
    edit("salaries.yaml", "input: hour-rate\n    country: NL", "input: hour-rate")
    with pytest.raises(ContentError) as caught:
        load_pack(pack)
    assert [p.code for p in caught.value.problems] == [Code.FIELD_MISSING]


def test_every_rate_has_a_source_that_names_its_year() -> None:
    for country in market_of(PACK, None).countries:
        for rate in market_rates(PACK, country):
            assert rate.per in set(Per)
            assert rate.source
            assert rate.note
            assert rate.year
