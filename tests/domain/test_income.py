"""The years ahead: where lengths and gaps come from, and what the spreads say."""

from decimal import Decimal
from typing import Any

import pytest

from interimkit import load_pack
from interimkit.domain.assumptions import NoticeCode
from interimkit.domain.income import IncomeOutlook, project_income
from interimkit.errors import ProblemCode as Code
from interimkit.errors import UnknownChoiceError, UsageError
from interimkit.model.salary import MoneyInput

PACK = load_pack()
D = Decimal


def income(**arguments: Any) -> IncomeOutlook:
    return project_income(PACK, **{"day_rate": D(975), **arguments})


def test_the_gap_follows_from_the_time_billed() -> None:
    derived = income()
    assert (derived.mean_gap_months, derived.gap_is_derived) == (D("3.4"), True)
    own = income(gap_months=D(2))
    assert (own.mean_gap_months, own.gap_is_derived) == (D("2.0"), False)
    assert MoneyInput.UTILISATION not in {a.input for a in own.assumptions}


def test_days_billed_a_year_and_gaps_are_never_both_applied() -> None:
    """Without a gap a year is 220 days on assignment; days billed a year change nothing here."""
    full = income(gap_months=D(0), day_rate=D(1000))
    assert full.later_year.per_year_p50 == D(220_000)
    assert full.first_year.billed_p10 == 12
    same = income(gap_months=D(0), day_rate=D(1000), given={MoneyInput.DAYS_BILLED: D(100)})
    assert same == full
    assert MoneyInput.DAYS_BILLED not in {a.input for a in full.assumptions}


def test_lengths_come_from_the_kind_of_assignment_or_from_you() -> None:
    for role, expected in (("cover", (3, 6)), ("crisis", (3, 12)), ("project", (6, 12))):
        result = income(role=role)
        assert (result.months_shortest, result.months_longest) == expected
        assert (result.role, result.lengths_source) == (role, "orsys-2025")
    own = income(months=(2, 9))
    assert (own.months_shortest, own.months_longest, own.role) == (2, 9, None)
    assert own.lengths_source == ""


def test_the_spreads_say_one_thing() -> None:
    result = income(years=5, cost_per_month=D(6000), start_on_assignment=True)
    assert len(result.horizon_distribution) == 61
    assert len(result.distribution) == 13
    for spread in (result.horizon, result.first_year, result.later_year):
        assert spread.billed_p10 <= spread.billed_p50 <= spread.billed_p90 <= spread.months
        assert spread.per_year_p10 <= spread.per_year_p50 <= spread.per_year_p90
    assert result.first_year.billed_mean > result.later_year.billed_mean
    assert result.reserve is not None
    assert len(result.reserve.chance_by_month) == 60
    assert result.reserve.chance_by_month[-1] == result.reserve.chance
    assert result.reserve.half_by_month is not None
    safe = income(cost_per_month=D(1), given={MoneyInput.RESERVE_MONTHS: D(600)})
    assert safe.reserve is not None
    assert (safe.reserve.chance, safe.reserve.half_by_month) == (0, None)
    assert income().reserve is None
    assert len(result.reserve.chance_by_utilisation) == 2
    lowest, highest = result.reserve.chance_by_utilisation
    assert lowest > result.reserve.chance > highest
    fixed = income(cost_per_month=D(6000), given={MoneyInput.UTILISATION: D("0.7")})
    assert fixed.reserve is not None
    assert fixed.reserve.chance_by_utilisation == ()


@pytest.mark.parametrize(("days", "delay"), [(0, 0), (1, 1), (30, 1), (31, 2), (60, 2), (90, 3)])
def test_a_month_begun_is_waited_for_whole(days: int, delay: int) -> None:
    result = income(cost_per_month=D(5000), given={MoneyInput.PAYMENT_DAYS: D(days)})
    assert result.reserve is not None
    assert result.reserve.delay_months == delay


@pytest.mark.parametrize(
    "arguments",
    [
        {"day_rate": D(0)}, {"years": 0}, {"years": 11}, {"months": (0, 3)}, {"months": (3, 61)},
        {"gap_months": D(61)}, {"cost_per_month": D(0)},
        {"given": {MoneyInput.UTILISATION: D("0.01")}},
        {"given": {MoneyInput.DAYS_PER_MONTH: D(32)}},
        {"given": {MoneyInput.DAYS_PER_MONTH: D(31)}, "gap_months": D(0)},
        {"cost_per_month": D(1), "given": {MoneyInput.RESERVE_MONTHS: D(601)}},
    ],
)  # fmt: skip
def test_nonsense_is_refused(arguments: dict[str, Any]) -> None:
    with pytest.raises(UsageError) as caught:
        income(**arguments)
    (problem,) = caught.value.problems
    assert problem.code is Code.OPTION_RANGE
    assert problem.expected


@pytest.mark.parametrize(
    "arguments", [{"months": (60, 60)}, {}], ids=["of the longest", "of the article's"]
)
def test_a_gap_that_follows_is_held_to_what_a_gap_may_be(arguments: dict[str, Any]) -> None:
    with pytest.raises(UsageError) as caught:
        income(given={MoneyInput.UTILISATION: D("0.05")}, **arguments)
    (problem,) = caught.value.problems
    assert (problem.code, problem.path, problem.kind) == (
        Code.OPTION_DERIVED, ("utilisation",), "gap",
    )  # fmt: skip
    assert problem.expected == ("0", "60")


def test_where_most_years_are_empty_their_chance_is_said_and_no_lean_year() -> None:
    sparse = income(day_rate=D(900), gap_months=D(36))
    assert (sparse.later_year.billed_p50, sparse.lean_first_year, sparse.lean_later_year) == (
        0, None, None,
    )  # fmt: skip
    assert round(sparse.empty_later_year, 2) == 0.61
    assert sparse.empty_later_year == sparse.distribution[0]
    assert sparse.empty_first_year > sparse.empty_later_year
    usual = income()
    assert usual.lean_later_year is not None
    assert 0 < usual.empty_later_year < usual.lean_later_year


def test_what_was_set_is_what_the_result_says() -> None:
    assert income(gap_months=D("2.625")).mean_gap_months == D("2.625")


@pytest.mark.parametrize("years", [1, 3, 10])
@pytest.mark.parametrize("gap", ["0", "0.5", "3.4", "36"])
def test_probabilities_are_within_0_and_1(years: int, gap: str) -> None:
    result = income(years=years, gap_months=D(gap), cost_per_month=D(12_000))
    assert result.reserve is not None
    chances = [
        *result.distribution, *result.horizon_distribution, *result.reserve.chance_by_month,
        result.empty_first_year, result.lean_first_year or 0, result.lean_later_year or 0,
    ]  # fmt: skip
    assert all(0 <= chance <= 1 for chance in chances)


def test_a_country_without_a_figure_of_its_own_says_so_and_goes_on() -> None:
    for named, code in (("be", "BE"), ("Nederland", "NL"), ("FR", "FR"), ("uk", "GB")):
        result = income(country=named)
        assert result.country == code
        assert [(n.code, n.country) for n in result.notices] == [(NoticeCode.GENERAL_FIGURES, code)]
        assert result.later_year == income().later_year
    assert income(country="duitsland").notices == income().notices == ()
    with pytest.raises(UsageError) as caught:
        income(country="XX")
    assert caught.value.problems[0].code is Code.COUNTRY_UNKNOWN


def test_no_name_is_no_kind_of_assignment() -> None:
    with pytest.raises(UnknownChoiceError):
        income(role="")


@pytest.mark.parametrize(
    ("arguments", "path", "expected"),
    [
        ({"role": "crisis", "months": (3, 6)}, ("role",), ("months",)),
        (
            {"gap_months": D(2), "given": {MoneyInput.UTILISATION: D("0.5")}},
            ("utilisation",), ("gap_months",),
        ),
        (
            {"given": {MoneyInput.RESERVE_MONTHS: D(6)}}, ("reserve_months",), ("cost_per_month",)
        ),
    ],
)  # fmt: skip
def test_what_would_change_nothing_is_refused_by_the_names_of_its_arguments(
    arguments: dict[str, Any], path: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    with pytest.raises(UsageError) as caught:
        income(**arguments)
    (problem,) = caught.value.problems
    assert (problem.path, problem.expected) == (path, expected)


def test_an_unknown_kind_of_assignment() -> None:
    with pytest.raises(UnknownChoiceError):
        income(role="crises")


def test_the_chain_of_germany_has_shorter_gaps() -> None:
    assert income(country="DE").mean_gap_months < income().mean_gap_months
