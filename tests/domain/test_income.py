"""The years ahead: where lengths and gaps come from, and what the spreads say."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from interimkit import load_pack
from interimkit.domain.assumptions import NoticeCode
from interimkit.domain.income import IncomeOutlook, project_income
from interimkit.domain.waits import LongGaps, WaitsFrom
from interimkit.errors import ProblemCode as Code
from interimkit.errors import UnknownChoiceError, UsageError
from interimkit.model.salary import MoneyInput

PACK = load_pack()
D = Decimal


def income(**arguments: Any) -> IncomeOutlook:
    return project_income(PACK, **{"day_rate": D(975), **arguments})


def test_without_a_word_about_waits_they_are_the_packs_in_two_parts() -> None:
    result = income()
    waits = result.waits
    assert (waits.usual_months, waits.long_share, waits.long_months) == (
        D("0.5"),
        D("0.25"),
        D("8.9"),
    )
    assert (result.mean_gap_months, waits.taken_from) == (D("2.6"), WaitsFrom.PACK)
    assert {MoneyInput.GAP_MONTHS, MoneyInput.LONG_GAP_SHARE, MoneyInput.LONG_GAP_MONTHS} <= {
        a.input for a in result.assumptions
    }
    assert income(role="project").waits == waits  # a role changes lengths, not how long one waits


def test_the_gap_follows_from_the_time_billed_that_is_given() -> None:
    derived = income(given={MoneyInput.UTILISATION: D("0.69")})
    assert (derived.mean_gap_months, derived.waits.taken_from) == (D("3.4"), WaitsFrom.UTILISATION)
    assert (derived.waits.usual_months, derived.waits.long_share) == (D("3.4"), D(0))
    assert derived.later_year == income(gap_months=D("7.5") * D("0.31") / D("0.69")).later_year
    own = income(gap_months=D(2))
    assert (own.mean_gap_months, own.waits.taken_from) == (D("2.0"), WaitsFrom.GIVEN)
    assert MoneyInput.UTILISATION not in {a.input for a in own.assumptions}


def test_long_waits_alone_go_with_the_packs_usual_one() -> None:
    long = LongGaps(share=D("0.4"), months=D(10))
    waits = income(long_gaps=long).waits
    assert (waits.usual_months, waits.long_share, waits.long_months) == (D("0.5"), D("0.4"), D(10))
    assert waits.taken_from is WaitsFrom.GIVEN


@pytest.mark.parametrize(
    ("case", "chance", "within", "needed"),
    [
        (
            {"gap_months": D("0.5"), "long_gaps": LongGaps(share=D("0.25"), months=D("8.8"))},
            8.7,
            0.2,
            17,
        ),
        ({"gap_months": D("2.575")}, 2.2, 0.1, 10),
        ({"gap_months": D("3.369"), "first_gap_months": D(6)}, 16.7, 0.2, 20),
        ({"gap_months": D("3.369"), "set_aside": D("0.45")}, 11.5, 0.2, 16),
    ],
)
def test_it_comes_to_what_independent_simulations_found(
    case: dict[str, Any], chance: float, within: float, needed: int
) -> None:
    result = income(cost_per_month=D(6000), months=(3, 12), **case)
    assert result.reserve is not None
    assert abs(100 * result.reserve.chance - chance) <= within
    assert result.reserve.needed_months == needed


def test_a_part_week_is_a_factor_on_what_a_month_brings() -> None:
    three, full = income(days_per_week=D(3)), income()
    assert three.later_year.per_year_p50 == full.later_year.per_year_p50 * 3 / 5
    assert three.later_year.billed_p50 == full.later_year.billed_p50
    assert abs(three.days_billed_per_year - full.days_billed_per_year * 3 / 5) < 1


def test_a_signed_assignment_counts_its_whole_months_from_the_day_it_is() -> None:
    today = date(2026, 11, 26)
    for until, months in (
        (date(2026, 12, 26), 1), (date(2027, 3, 25), 3), (date(2027, 3, 26), 4),
        (date(2031, 11, 30), 60),
    ):  # fmt: skip
        result = income(signed_until=until, today=today)
        assert (result.signed_months, result.starts_on_assignment) == (months, True)
        assert result.first_year.billed_p10 >= min(months, 12)
    for until in (date(2026, 11, 1), date(2026, 12, 25), date(2032, 1, 1)):
        with pytest.raises(UsageError) as caught:
            income(signed_until=until, today=today)
        assert caught.value.problems[0].code is Code.DATE_RANGE
    with pytest.raises(UsageError) as caught:
        income(signed_until=date(2027, 3, 1))
    assert caught.value.problems[0].expected == ("today",)


def test_in_the_long_run_days_are_said_beside_what_others_find() -> None:
    result = income(country="DE")
    assert result.time_billed == pytest.approx(7.5 / (7.5 + 2.6))
    assert result.days_billed_per_year == round(D(220) * D("7.5") / D("10.1"))
    assert {(a.input, a.value) for a in result.beside} == {
        (MoneyInput.UTILISATION, D("0.72")), (MoneyInput.DAYS_BILLED, D(158)),
    }  # fmt: skip
    own = income(given={MoneyInput.UTILISATION: D("0.69")})
    assert [a.input for a in own.beside] == [MoneyInput.DAYS_BILLED]


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


@pytest.mark.parametrize(("days", "delay"), [(0, 0), (1, 1), (30, 1), (31, 2), (60, 2), (90, 3)])
def test_a_month_begun_is_waited_for_whole(days: int, delay: int) -> None:
    result = income(cost_per_month=D(5000), given={MoneyInput.PAYMENT_DAYS: D(days)})
    assert result.reserve is not None
    assert result.reserve.delay_months == delay


@pytest.mark.parametrize(
    "arguments",
    [
        {"day_rate": D(0)}, {"years": 0}, {"years": 11}, {"months": (0, 3)}, {"months": (3, 61)},
        {"gap_months": D(61)}, {"cost_per_month": D(0)}, {"first_gap_months": D(-1)},
        {"long_gaps": LongGaps(share=D("0.95"), months=D(9))},
        {"long_gaps": LongGaps(share=D("0.25"), months=D(61))},
        {"long_gaps": LongGaps(share=D("0.25"), months=D(2)), "gap_months": D(3)},
        {"cost_per_month": D(1), "set_aside": D("0.95")}, {"days_per_week": D(8)},
        {"against_salary": D(0)}, {"against_salary": D(1), "benefits": D(-1)},
        {"against_salary": D(1), "given": {MoneyInput.ON_COSTS: D(4)}},
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
    for named, code in (("be", "BE"), ("Nederland", "NL"), ("FR", "FR")):
        result = income(country=named)
        assert result.country == code
        assert [(n.code, n.country) for n in result.notices] == [(NoticeCode.GENERAL_FIGURES, code)]
        assert result.later_year == income().later_year
    for named in ("duitsland", "uk"):  # whose days billed are their own
        assert income(country=named).notices == income().notices == ()
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
            {"long_gaps": LongGaps(share=D("0.25"), months=D(9)),
             "given": {MoneyInput.UTILISATION: D("0.5")}},
            ("utilisation",), ("long_gaps",),
        ),
        (
            {"start_on_assignment": True, "signed_until": date(2027, 6, 1),
             "today": date(2026, 11, 26)},
            ("start_on_assignment",), ("signed_until",),
        ),
        ({"set_aside": D("0.4")}, ("set_aside",), ("cost_per_month",)),
        ({"benefits": D(1000)}, ("benefits",), ("against_salary",)),
        ({"given": {MoneyInput.ON_COSTS: D("0.3")}}, ("on_costs",), ("against_salary",)),
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


def test_cash_goes_by_month_from_the_reserve_and_low_lies_below_the_middle() -> None:
    found = project_income(
        PACK, day_rate=Decimal(975), cost_per_month=Decimal(6000),
        given={MoneyInput.RESERVE_MONTHS: Decimal(8)},
    ).reserve  # fmt: skip
    assert found is not None
    low, middle = found.cash_by_month_p10, found.cash_by_month_p50
    assert len(low) == len(middle) == len(found.chance_by_month) + 1
    assert low[0] == middle[0] == Decimal(48_000)
    assert low[1] == Decimal(42_000)  # nothing is paid in the first month
    assert all(one <= other for one, other in zip(low, middle, strict=True))
    assert min(low) < 0 < middle[-1]
