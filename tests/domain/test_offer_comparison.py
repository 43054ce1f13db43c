"""Two offers by hand, and what must hold of any two."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interimkit import check_offer, compare_offers, load_pack
from interimkit.domain.assignment import driven, last_day
from interimkit.domain.offer_comparison import OfferComparison, even_at_days
from interimkit.errors import ProblemCode as Code
from interimkit.errors import UsageError
from interimkit.model.salary import MoneyInput, RateBasis

PACK = load_pack()
D = Decimal


def compare(one: dict[str, Any], other: dict[str, Any]) -> OfferComparison:
    return compare_offers(check_offer(PACK, **one), other=check_offer(PACK, **other))


ONE = {"day_rate": D(900), "rate_basis": RateBasis.MANAGER, "months": D(8)}
OTHER = {
    "day_rate": D(1200),
    "rate_basis": RateBasis.CLIENT,
    "months": D(6),
    "starts_on": date(2027, 2, 1),
    "distance": D(60),
    "given": {MoneyInput.DAY_EXPENSES: D(80)},
}


def test_two_offers_by_hand() -> None:
    """900 x 150 = 135,000; 1,200 less 25% and 80 of expenses is 820, x 150 = 123,000."""
    both = compare(ONE, OTHER)
    assert (both.offer.kept_per_year, both.other.kept_per_year) == (D(135_000), D(123_000))
    assert both.other_brings_more_per_year == D(-12_000)
    assert both.other.even_at_days == D("164.63")  # 135,000 / 820
    assert both.offer.even_at_days == D("136.67")  # 123,000 / 900
    assert both.offer.even_within_a_year
    assert both.other.even_within_a_year
    assert both.offer.kept_per_assignment == D(132_000)  # 8 x 220 / 12 x 900
    assert both.other.kept_per_assignment == D(90_200)  # 6 x 220 / 12 x 820
    assert both.other_brings_more_per_assignment == D(-41_800)
    assert (both.other.starts_on, both.other.ends_on) == (date(2027, 2, 1), date(2027, 7, 31))
    assert (both.other.km_per_year, both.other.km_per_assignment) == (D(18_000), D(13_200))


def test_what_is_not_known_of_both_is_not_held_against_either() -> None:
    both = compare(ONE, {**OTHER, "months": None})
    assert both.other_brings_more_per_assignment is None
    assert both.other_starts_days_later is None
    assert both.offer.distance_km is None


@pytest.mark.parametrize(
    ("one", "other", "later"),
    [((2027, 1, 1), (2027, 2, 1), 31), ((2027, 2, 1), (2027, 1, 1), -31), ((2027, 2, 1),) * 2 + (0,)],
)  # fmt: skip
def test_the_days_between_two_starts_are_named(
    one: tuple[int, int, int], other: tuple[int, int, int], later: int
) -> None:
    both = compare({**ONE, "starts_on": date(*one)}, {**OTHER, "starts_on": date(*other)})
    assert both.other_starts_days_later == later


def test_days_that_no_year_has_are_marked() -> None:
    both = compare({"day_rate": D(900)}, {"day_rate": D(300)})
    assert both.other.even_at_days == D(450)
    assert not both.other.even_within_a_year
    assert both.offer.even_within_a_year


def test_a_salary_is_held_against_an_offer_with_its_benefits() -> None:
    both = compare(
        {"salary": D(118_000), "benefits": D(14_000), "country": "BE"}, {"day_rate": D(1223)}
    )
    assert both.offer.kept_per_year == D("183540.23")
    assert both.other.kept_per_year == D(183_450)


def test_two_currencies_are_not_held_against_each_other() -> None:
    with pytest.raises(UsageError) as caught:
        compare({"country": "GB"}, ONE)
    (problem,) = caught.value.problems
    assert (problem.code, problem.value, problem.expected) == (
        Code.CURRENCIES_APART, "EUR", ("GBP",),
    )  # fmt: skip


rates = st.integers(1_000, 500_000).map(lambda cents: D(cents) / 100)
days = st.integers(1, 366).map(D)


@given(rates, rates, days, days)
def test_at_the_even_days_both_leave_the_same_of_a_year(
    one: Decimal, other: Decimal, days_one: Decimal, days_other: Decimal
) -> None:
    both = compare(
        {"day_rate": one, "given": {MoneyInput.DAYS_BILLED: days_one}},
        {"day_rate": other, "given": {MoneyInput.DAYS_BILLED: days_other}},
    )
    for side, against in ((both.offer, both.other), (both.other, both.offer)):
        exact = even_at_days(against.kept_per_year, kept_per_day=side.day_rate_after_expenses)
        assert abs(exact * side.day_rate_after_expenses - against.kept_per_year) < D("0.001")
        assert abs(side.even_at_days - exact) <= D("0.005")
        more = against.kept_per_year > side.kept_per_year
        assert more == (exact > side.days_billed)


@given(rates, rates, days)
def test_the_other_way_round_is_the_same_turned_round(
    one: Decimal, other: Decimal, billed: Decimal
) -> None:
    first = {"day_rate": one, "given": {MoneyInput.DAYS_BILLED: billed}}
    second = {"day_rate": other, "months": D(3), "starts_on": date(2027, 1, 1)}
    there, back = compare(first, second), compare(second, first)
    assert (there.offer, there.other) == (back.other, back.offer)
    assert there.other_brings_more_per_year == -back.other_brings_more_per_year


@pytest.mark.parametrize(
    ("first", "months", "last"),
    [
        ((2027, 2, 1), "6", (2027, 7, 31)),
        ((2027, 1, 4), "8", (2027, 9, 3)),
        ((2026, 12, 15), "1", (2027, 1, 14)),
        ((2027, 1, 31), "1", (2027, 2, 28)),
        ((2027, 1, 1), "1.5", (2027, 2, 15)),
        ((2028, 2, 29), "12", (2029, 2, 28)),
    ],
)
def test_an_assignment_ends_the_day_before_its_like(
    first: tuple[int, int, int], months: str, last: tuple[int, int, int]
) -> None:
    assert last_day(date(*first), months=D(months)) == date(*last)


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.decimals(1, 120, places=1))
def test_an_assignment_is_as_long_as_its_months(first: date, months: Decimal) -> None:
    length = (last_day(first, months=months) - first).days + 1
    assert months * D("28") - 3 <= length <= months * 31 + 1


def test_what_is_driven_is_there_and_back_on_each_day() -> None:
    assert driven(D(45), days=D(150)) == D(13_500)
    assert driven(None, days=D(150)) is None
    assert driven(D(0), days=D(150)) == 0
    result = check_offer(PACK, day_rate=D(900), distance=D(45))
    assert (result.km_per_year, result.assignment) == (D(13_500), None)
