"""Day rate and salary: each worth the other, to the cent and back again."""

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given
from hypothesis import strategies as st

from interimkit.domain.assumptions import RANGES
from interimkit.domain.rates import (
    break_even_day_rate,
    client_rate,
    equivalent_salary,
    manager_rate,
)
from interimkit.model.salary import MoneyInput

D = Decimal


def test_a_markup_of_25_percent_is_a_share_of_20() -> None:
    assert manager_rate(D(1000) * D("1.25"), provider_share=D("0.20")) == D(1000)


amounts = st.integers(1, 10_000_000).map(lambda cents: D(cents) / 100)


def between(input_: MoneyInput) -> st.SearchStrategy[Decimal]:
    low, high = RANGES[input_]
    return st.decimals(low, high, places=4, allow_nan=False, allow_infinity=False)


@given(
    amounts,
    between(MoneyInput.DAYS_BILLED),
    between(MoneyInput.ON_COSTS),
    st.decimals(0, 100_000, places=2),
    between(MoneyInput.PROVIDER_SHARE),
)
def test_a_day_rate_to_a_salary_and_back_is_the_same_to_the_cent(
    rate: Decimal, days: Decimal, on_costs: Decimal, expenses: Decimal, share: Decimal
) -> None:
    terms = {"days_billed": days, "on_costs": on_costs, "day_expenses": expenses}
    back = break_even_day_rate(equivalent_salary(rate, **terms), **terms)
    assert back.quantize(D("0.01"), rounding=ROUND_HALF_UP) == rate
    there = manager_rate(client_rate(rate, provider_share=share), provider_share=share)
    assert there.quantize(D("0.01"), rounding=ROUND_HALF_UP) == rate
