"""What one change alone does to a reserve: each row against the case that says the same itself."""

from decimal import Decimal
from typing import Any

import pytest

from interimkit import load_pack
from interimkit.domain.income import project_income
from interimkit.domain.reserve import ReserveOutlook, WhatIfRow
from interimkit.domain.waits import LongGaps
from interimkit.model.salary import MoneyInput

PACK = load_pack()
D = Decimal
PLAIN = {"gap_months": D(3), "months": (3, 12)}
LONG = {"gap_months": D("0.5"), "long_gaps": LongGaps(share=D("0.25"), months=D(9))}


def reserve(**arguments: Any) -> ReserveOutlook:
    given = {MoneyInput.PAYMENT_DAYS: D(30), **arguments.pop("given", {})}
    result = project_income(
        PACK, **{"day_rate": D(975), "cost_per_month": D(6000), "given": given, **arguments}
    ).reserve
    assert result is not None
    return result


def row(outlook: ReserveOutlook, id_: str) -> WhatIfRow:
    return next(row for row in outlook.what_if if row.id == id_)


@pytest.mark.parametrize(
    ("id_", "said"),
    [
        ("first-wait-6", {"first_gap_months": D(6)}),
        ("first-wait-9", {"first_gap_months": D(9)}),
        ("lean-market", {"gap_months": D("7.5") * D("0.44") / D("0.56")}),
        ("longer-assignments", {"months": (6, 17)}),
        ("part-week", {"days_per_week": D(3)}),
        ("lower-rate", {"day_rate": D("828.75")}),
        ("paid-later", {"given": {MoneyInput.PAYMENT_DAYS: D(60)}}),
        ("set-aside-40", {"set_aside": D("0.4")}),
    ],
)
def test_a_row_is_the_case_with_that_said(id_: str, said: dict[str, Any]) -> None:
    found, same = row(reserve(**PLAIN), id_), reserve(**{**PLAIN, **said})
    assert found.chance == pytest.approx(same.chance, abs=1e-12)
    assert found.needed_months == same.needed_months


def test_waits_of_two_parts_keep_their_shape_when_less_is_billed() -> None:
    mean = D("7.5") * D("0.44") / D("0.56")
    factor = mean / (D("0.75") * D("0.5") + D("0.25") * D(9))
    long = LongGaps(share=D("0.25"), months=9 * factor)
    stretched = {"gap_months": D("0.5") * factor, "long_gaps": long}
    found = row(reserve(months=(3, 12), **LONG), "lean-market")
    assert found.chance == pytest.approx(reserve(months=(3, 12), **stretched).chance, abs=1e-9)


def test_early_ends_at_three_percent_are_what_was_found_by_simulation() -> None:
    found = row(reserve(months=(3, 12), gap_months=D("3.369")), "early-ends")
    assert found.chance == pytest.approx(0.0599, abs=0.002)


def test_what_is_so_already_is_no_row() -> None:
    for id_, said in (
        ("first-wait-6", {"first_gap_months": D(6)}),
        ("longer-assignments", {"months": (6, 17)}),
        ("part-week", {"days_per_week": D(3)}),
        ("set-aside-40", {"set_aside": D("0.40")}),
    ):
        assert id_ in {r.id for r in reserve(**PLAIN).what_if}
        assert id_ not in {r.id for r in reserve(**{**PLAIN, **said}).what_if}


def test_three_that_matter_most_come_first_and_what_is_set_aside_is_always_said() -> None:
    outlook = reserve(**PLAIN)
    moved = [abs(r.chance - outlook.chance) for r in outlook.what_if]
    assert moved == sorted(moved, reverse=True)
    first = {r.id for r in outlook.what_if if r.first}
    assert {r.id for r in outlook.what_if[:3]} | {"set-aside-40"} == first
    said = reserve(**PLAIN, set_aside=D("0.1"))
    assert {r.id for r in said.what_if if r.first} == {r.id for r in said.what_if[:3]}


def test_nothing_set_aside_over_ten_years_is_not_left_without_a_word() -> None:
    """Two months would last ten years, were every euro above the cost kept."""
    outlook = reserve(gap_months=D("3.369"), start_on_assignment=True, years=10)
    assert outlook.needed_months == 2
    aside = row(outlook, "set-aside-40")
    assert aside.first
    assert aside.needed_months > outlook.needed_months
    assert aside.chance > outlook.chance
