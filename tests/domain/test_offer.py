"""An offer against a salary: to the cent by hand, whatever is assumed."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume as suppose
from hypothesis import given
from hypothesis import strategies as st

from interimkit import load_pack
from interimkit.domain.assumptions import RANGES, assume, countries
from interimkit.domain.offer import (
    OfferCheck,
    Start,
    check_offer,
    require_rate_basis,
)
from interimkit.domain.offer_steps import StepCode
from interimkit.domain.sensitivity import OFFICE_DAYS
from interimkit.errors import ProblemCode as Code
from interimkit.errors import UnknownChoiceError, UsageError
from interimkit.model.salary import RATES, MoneyInput, RateBasis

PACK = load_pack()
D = Decimal


def offer(**arguments: Any) -> OfferCheck:
    return check_offer(PACK, **arguments)


@pytest.mark.parametrize(("days", "rate"), [(220, "709.09"), (150, "1040.00")])
def test_a_salary_of_120_000_with_30_percent_by_hand(days: int, rate: str) -> None:
    given_ = {MoneyInput.DAYS_BILLED: D(days), MoneyInput.ON_COSTS: D("0.30")}
    assert offer(salary=D(120_000), given=given_).manager_day_rate == D(rate)
    assert offer(level="confirmed", given=given_).manager_day_rate == D(rate)


def test_the_rules_of_thumb_by_hand() -> None:
    rules = {rule.id: rule.amount for rule in offer(salary=D(120_000)).rules}
    assert rules == {
        "plus-thirty-by-220": D("709.09"),
        "plus-thirty-by-150": D("1040.00"),
        "one-percent": D("1200.00"),
    }
    back = {rule.id: rule.amount for rule in offer(day_rate=D(1040)).rules}
    assert back["plus-thirty-by-150"] == D("120000.00")
    assert back["one-percent"] == D("104000.00")


@pytest.mark.parametrize(
    ("share", "rate", "year"), [("0.25", "975.00", "146250.00"), ("0.35", "845.00", "126750.00")]
)
def test_a_client_rate_of_1300_less_the_providers_share_by_hand(
    share: str, rate: str, year: str
) -> None:
    result = offer(
        day_rate=D(1300),
        rate_basis=RateBasis.CLIENT,
        given={MoneyInput.PROVIDER_SHARE: D(share), MoneyInput.DAYS_BILLED: D(150)},
    )
    assert (result.manager_day_rate, result.billed_per_year) == (D(rate), D(year))
    column = result.days.index(D(150))
    row = next(r for r in result.sensitivity if r.provider_share == D(share))
    assert row.amounts[column] == D(year)


def test_belgiums_own_figures_are_used_and_dated() -> None:
    result = offer(country="BE")
    assert result.manager_day_rate == D("750.00")
    (rate,) = (a for a in result.assumptions if a.input is MoneyInput.DAY_RATE)
    assert (rate.source, rate.rate_basis) == ("nextconomy-2019", RateBasis.UNKNOWN)
    assert "2019" in rate.note
    costs = next(a for a in result.assumptions if a.input is MoneyInput.ON_COSTS)
    assert round(costs.value, 4) == D("0.4368")  # 20 / 13.92 - 1
    salary = offer(salary=D(120_000), country="BE", given={MoneyInput.DAYS_BILLED: D(150)})
    assert salary.manager_day_rate == D("1149.43")  # 120,000 / 13.92 x 20 / 150


amounts = st.integers(1, 10_000_000).map(lambda cents: D(cents) / 100)


def between(input_: MoneyInput) -> st.SearchStrategy[Decimal]:
    low, high = RANGES[input_]
    return st.decimals(low, high, places=4, allow_nan=False, allow_infinity=False)


@given(
    st.one_of(
        st.fixed_dictionaries({"salary": amounts.filter(lambda a: a >= 1)}),
        st.fixed_dictionaries(
            {"day_rate": amounts.filter(lambda a: a >= 1), "rate_basis": st.sampled_from([*RateBasis])}
        ),
    ),
    st.fixed_dictionaries({}, optional={i: between(i) for i in RANGES if i not in RATES}),
    st.sampled_from([None, *countries(PACK)]),
    st.none() | st.decimals(1, 120, places=1),
)  # fmt: skip
def test_whatever_is_given_within_reason_the_figures_hold_together(
    start: dict[str, Any],
    values: dict[MoneyInput, Decimal],
    country: str | None,
    months: Decimal | None,
) -> None:
    values = {i: v for i, v in values.items() if i is not MoneyInput.HOURS_PER_DAY}
    if months is None:
        idle = {MoneyInput.DAYS_PER_MONTH, MoneyInput.PAYMENT_DAYS}
        values = {i: v for i, v in values.items() if i not in idle}
    if "day_rate" in start:
        suppose(values.get(MoneyInput.DAY_EXPENSES, D(0)) == 0)
    try:
        result = offer(**start, given=values, country=country, months=months)
    except UsageError as error:
        beyond = {Code.OPTION_DERIVED, Code.DAYS_CONTRADICT}
        suppose({problem.code for problem in error.problems}.isdisjoint(beyond))
        raise
    amounts_shown = (result.gross_per_year, result.day_rate_after_expenses, result.client_day_rate)
    assert all(1 <= amount <= 100_000_000 for amount in amounts_shown)
    assert result.start is (Start.SALARY if "salary" in start else Start.DAY_RATE)
    assert result.client_day_rate >= result.manager_day_rate
    assert [row.provider_share for row in result.sensitivity] == sorted(
        {row.provider_share for row in result.sensitivity}
    )
    assert list(result.days) == sorted(set(result.days))
    swings = [abs(i.at_high - i.at_low) for i in result.influences]
    assert swings == sorted(swings, reverse=True)
    for assumption in result.assumptions:
        low, high = RANGES[assumption.input]
        assert low <= assumption.value <= high
        if not assumption.source:
            assert assumption.input not in {i.input for i in result.influences}
        assert bool(assumption.source) == bool(assumption.note)
    assert (result.assignment is None) == (months is None)


def test_benefits_are_carried_by_the_rate_without_on_costs_on_top_of_them() -> None:
    """(118,000 x 20 / 13.92 + 14,000) / 150, by hand; without them (118,000 x 20 / 13.92) / 150."""
    assert offer(salary=D(118_000), country="BE").manager_day_rate == D("1130.27")
    result = offer(salary=D(118_000), benefits=D(14_000), country="BE")
    assert result.manager_day_rate == D("1223.60")
    steps = {step.code: (step.amount, step.by) for step in result.steps}
    assert steps[StepCode.WITH_ON_COSTS][0] == D("169540.23")
    assert steps[StepCode.WITH_BENEFITS] == (D("183540.23"), D(14_000))
    assert (result.benefits_per_year, result.gross_per_year) == (D(14_000), D(118_000))
    assert result.kept_per_year == D("183540.23")


def test_no_benefits_are_the_same_as_none_said() -> None:
    assert offer(salary=D(118_000), benefits=D(0)) == offer(salary=D(118_000))
    assert StepCode.WITH_BENEFITS not in {s.code for s in offer(salary=D(118_000)).steps}


@given(st.integers(1_000, 1_000_000), st.integers(0, 500_000), st.integers(0, 500_000))
def test_more_benefits_never_need_a_lower_rate(salary: int, benefits: int, more: int) -> None:
    less = offer(salary=D(salary), benefits=D(benefits))
    greater = offer(salary=D(salary), benefits=D(benefits + more))
    assert greater.manager_day_rate >= less.manager_day_rate
    assert greater.client_day_rate >= less.client_day_rate
    assert all(r.amount == s.amount for r, s in zip(less.rules, greater.rules, strict=True))


def test_what_an_employer_gives_stands_beside_a_salary_only() -> None:
    for start in ({"day_rate": D(900)}, {"hour_rate": D(90)}, {"country": "BE"}):
        with pytest.raises(UsageError) as caught:
            offer(**start, benefits=D(1))
        (problem,) = caught.value.problems
        assert (problem.code, problem.path, problem.expected) == (
            Code.OPTION_ALONE, ("benefits",), ("salary",),
        )  # fmt: skip
    assert offer(level="confirmed", benefits=D(1)).benefits_per_year == 1


def test_one_assignment_has_no_gap_in_it() -> None:
    view = offer(day_rate=D(1000), months=D(6)).assignment
    assert view is not None
    assert (view.days, view.amount) == (D("110.00"), D("110000.00"))
    assert (view.first_money_after_days, view.carried) == (D(60), D("36666.67"))
    # Days billed in a year, which hold the gaps, do not touch it.
    other = offer(day_rate=D(1000), months=D(6), given={MoneyInput.DAYS_BILLED: D(100)})
    assert other.assignment == view
    short = offer(day_rate=D(1000), months=D(1), given={MoneyInput.PAYMENT_DAYS: D(90)}).assignment
    assert short is not None
    assert short.carried == short.amount


def test_hours_and_expenses() -> None:
    result = offer(hour_rate=D(130))
    assert result.manager_day_rate == D("1040.00")
    assert MoneyInput.HOURS_PER_DAY in {a.input for a in result.assumptions}
    less = offer(day_rate=D(1040), given={MoneyInput.DAY_EXPENSES: D(40)})
    assert less.gross_per_year == D("115384.62")
    assert [step.code for step in less.steps] == [
        "manager-rate", "after-expenses", "year", "salary",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({}, Code.START_NEEDED),
        ({"salary": D(1), "day_rate": D(1)}, Code.START_NEEDED),
        ({"level": "confirmed", "hour_rate": D(1)}, Code.START_NEEDED),
        ({"salary": D(0)}, Code.OPTION_RANGE),
        ({"salary": D(100_000_001)}, Code.OPTION_RANGE),
        ({"day_rate": D(800), "months": D(0)}, Code.OPTION_RANGE),
        ({"salary": D(800), "benefits": D(-1)}, Code.OPTION_RANGE),
        ({"day_rate": D(800), "distance": D(-1)}, Code.OPTION_RANGE),
        ({"day_rate": D(800), "distance": D(20_001)}, Code.OPTION_RANGE),
        ({"day_rate": D(800), "starts_on": date(1999, 12, 31)}, Code.OPTION_RANGE),
        ({"day_rate": D(800), "starts_on": date(2101, 1, 1)}, Code.OPTION_RANGE),
        ({"day_rate": D(800), "given": {MoneyInput.DAYS_BILLED: D(367)}}, Code.OPTION_RANGE),
        ({"day_rate": D(800), "given": {MoneyInput.PROVIDER_SHARE: D(1)}}, Code.OPTION_RANGE),
        ({"day_rate": D(800), "given": {MoneyInput.DAY_EXPENSES: D(801)}}, Code.OPTION_RANGE),
        ({"day_rate": D(800), "given": {MoneyInput.DAY_EXPENSES: D(800)}}, Code.OPTION_RANGE),
        ({"hour_rate": D(100_000_000)}, Code.OPTION_DERIVED),
        ({"salary": D(1)}, Code.OPTION_DERIVED),
        ({"day_rate": D(100_000_000)}, Code.OPTION_DERIVED),
        ({"salary": D(100_000), "country": "XX"}, Code.COUNTRY_UNKNOWN),
        ({"salary": D(100_000), "country": ""}, Code.COUNTRY_UNKNOWN),
        ({"country": "FR", "rate_basis": RateBasis.MANAGER}, Code.RATE_BASIS_CITED),
        (
            {
                "day_rate": D(800),
                "months": D(120),
                "given": {MoneyInput.DAYS_BILLED: D(366), MoneyInput.DAYS_PER_MONTH: D(1)},
            },
            Code.DAYS_CONTRADICT,
        ),
        ({"country": "LU"}, Code.CHOICE_UNKNOWN),
    ],
)
def test_nonsense_is_refused(arguments: dict[str, Any], code: Code) -> None:
    with pytest.raises(UsageError) as caught:
        offer(**arguments)
    assert [problem.code for problem in caught.value.problems] == [code]


@pytest.mark.parametrize(
    ("arguments", "path", "expected"),
    [
        ({"salary": D(1), "rate_basis": RateBasis.CLIENT}, ("rate_basis",), ("salary",)),
        ({"level": "confirmed", "rate_basis": RateBasis.CLIENT}, ("rate_basis",), ("salary",)),
        (
            {"day_rate": D(800), "given": {MoneyInput.PAYMENT_DAYS: D(30)}},
            ("payment_days",), ("months",),
        ),
    ],
)  # fmt: skip
def test_what_would_change_nothing_is_refused_by_the_names_of_its_arguments(
    arguments: dict[str, Any], path: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    with pytest.raises(UsageError) as caught:
        offer(**arguments)
    (problem,) = caught.value.problems
    assert (problem.path, problem.expected) == (path, expected)


def test_what_comes_to_nonsense_says_what_it_comes_to() -> None:
    with pytest.raises(UsageError) as caught:
        offer(hour_rate=D(100_000_000))
    (problem,) = caught.value.problems
    assert (problem.path, problem.kind, problem.value) == (
        ("hour_rate",), "day-rate", "800000000.00",
    )  # fmt: skip


def test_whose_a_cited_rate_is_may_be_said_where_its_source_does_not() -> None:
    assert offer(country="FR", rate_basis=RateBasis.CLIENT) == offer(country="France")
    client = offer(country="BE", rate_basis=RateBasis.CLIENT)
    assert client.client_day_rate == D("750.00")


def test_a_country_without_a_figure_of_its_own_says_so_and_goes_on() -> None:
    general = offer(salary=D(120_000))
    for named, code in (("nl", "NL"), ("Pays-Bas", "NL"), ("FR", "FR"), ("LU", "LU")):
        result = offer(salary=D(120_000), country=named)
        assert (result.country, [n.country for n in result.notices]) == (code, [code])
        assert result.steps == general.steps
    for named in ("belgië", "Belgium", "UK", "DE"):
        assert offer(salary=D(120_000), country=named).notices == ()
    everything = {i: D("0.3") for i in (MoneyInput.ON_COSTS, MoneyInput.PROVIDER_SHARE)}
    everything |= {MoneyInput.DAYS_BILLED: D(150), MoneyInput.DAY_EXPENSES: D(0)}
    assert offer(salary=D(120_000), country="NL", given=everything).notices == ()


@pytest.mark.parametrize("country", [None, *countries(PACK)])
def test_both_commands_count_the_same_days_for_one_country(country: str | None) -> None:
    """Where the pack has the days billed and the time billed of one country, or of any."""
    days = assume(PACK, MoneyInput.DAYS_BILLED, country=country)
    time = assume(PACK, MoneyInput.UTILISATION, country=country)
    if days.country == time.country:
        assert abs(days.value - time.value * OFFICE_DAYS) < 2
    assert (days.country, time.country) != ("DE", None)


def test_names_that_do_not_exist() -> None:
    with pytest.raises(UnknownChoiceError):
        offer(level="confirmd")
    with pytest.raises(UsageError):
        require_rate_basis("mine")
    assert require_rate_basis(None) is None
    assert require_rate_basis("client") is RateBasis.CLIENT


def test_a_pack_without_a_default_says_what_to_set() -> None:
    class Bare:
        ref, language = PACK.ref, PACK.language

        def has(self, kind: Any) -> bool:
            return PACK.has(kind)

        def load(self, kind: Any) -> Any:
            from msgspec import structs

            content: Any = PACK.load(kind)
            return structs.replace(content, defaults=())

    bare: Any = Bare()
    with pytest.raises(UsageError) as caught:
        assume(bare, MoneyInput.DAYS_BILLED)
    assert caught.value.problems[0].path == ("days_billed",)
    assert assume(bare, MoneyInput.DAYS_BILLED, given=D(150)).low is None


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_amount_is_refused_in_words(value: str) -> None:
    with pytest.raises(UsageError) as caught:
        check_offer(PACK, salary=Decimal(value))
    assert value in str(caught.value)


def test_a_place_that_only_the_pack_knows_is_understood(
    pack: Path, edit: Callable[[str, str, str], None]
) -> None:
    """Kosovo has a code that the standard does not list."""
    edit("salaries.yaml", "country: BE", "country: XK")
    offer = check_offer(load_pack(pack), salary=Decimal(100_000), country=" xk ")
    assert offer.country == "XK"
