"""Stay or go, against courses drawn one by one, and against what must always hold."""

import math
import random
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from interimkit import load_pack
from interimkit.domain.income import IncomeOutlook, project_income
from interimkit.domain.staying import Staying
from interimkit.domain.waits import LongGaps
from interimkit.model.salary import MoneyInput

PACK = load_pack()
D = Decimal
RUNS = 20_000


def income(**arguments: Any) -> IncomeOutlook:
    return project_income(PACK, **{"day_rate": D(975), "against_salary": D(118_000), **arguments})


def staying(**arguments: Any) -> Staying:
    found = income(**arguments).staying
    assert found is not None
    return found


def test_staying_counts_with_what_the_employer_pays_and_the_benefits() -> None:
    found = staying(benefits=D(14_000), given={MoneyInput.ON_COSTS: D("0.3")})
    assert found.per_year == D("118000") * D("1.3") + D(14_000)
    assert staying(country="BE").per_year == round(D(118_000) * D(20) / D("13.92"))
    assert income(against_salary=None).staying is None


def test_without_a_gap_it_is_plain_arithmetic() -> None:
    found = staying(
        gap_months=D(0), day_rate=D(1000), against_salary=D(100_000),
        given={MoneyInput.ON_COSTS: D("0.3")},
    )  # fmt: skip
    assert found.median_difference == found.lean_difference == D(90_000)
    assert (found.chance_less, found.pays_back_month) == (0, 1)
    assert found.even_day_rate == D("590.91")  # 130,000 over 220 days
    dear = staying(gap_months=D(0), day_rate=D(500), against_salary=D(100_000))
    assert (dear.chance_less, dear.pays_back_month) == (1, None)


def test_it_agrees_with_courses_drawn_one_by_one() -> None:
    """Waits of two parts, a first one of its own, euros that come in; four standard errors."""
    found = staying(
        months=(3, 12), gap_months=D("0.5"), first_gap_months=D(4), benefits=D(14_000),
        long_gaps=LongGaps(share=D("0.25"), months=D(9)), given={MoneyInput.ON_COSTS: D("0.3")},
    )  # fmt: skip
    rng = random.Random(20261126)  # noqa: S311 - a simulation
    stay = (118_000 * 1.3 + 14_000) * 3
    billed = [975 * 220 / 12 * sum(_course(rng)) for _ in range(RUNS)]
    part = sum(amount < stay - 1e-6 for amount in billed) / RUNS
    chance = found.chance_less
    assert abs(part - chance) < 4 * math.sqrt(chance * (1 - chance) / RUNS)
    assert 0.1 < chance < 0.95
    median = sorted(billed)[RUNS // 2]
    assert abs((median - stay) / 3 - float(found.median_difference)) < 975 * 220 / 36 + 1


def _course(rng: random.Random) -> list[bool]:
    course: list[bool] = []
    mean = 4.0
    while len(course) < 36:
        wait = math.floor(math.log(1 - rng.random()) / math.log(mean / (1 + mean)))
        course += [False] * min(wait, 36) + [True] * rng.randint(3, 12)
        mean = 9 if rng.random() < 0.25 else 0.5
    return course[:36]


@given(
    st.integers(30_000, 300_000), st.integers(0, 60_000), st.integers(300, 2500),
    st.sampled_from([1, 2, 5]), st.integers(0, 12),
)  # fmt: skip
def test_what_must_hold(salary: int, benefits: int, rate: int, years: int, gap: int) -> None:
    case = {"against_salary": D(salary), "years": years, "gap_months": D(gap)}
    found = staying(**case, day_rate=D(rate), benefits=D(benefits))
    assert 0 <= found.chance_less <= 1
    assert found.lean_difference <= found.median_difference
    assert found.chance_less >= staying(**case, day_rate=D(rate)).chance_less
    assert (
        found.chance_less
        >= staying(**case, day_rate=D(rate + 50), benefits=D(benefits)).chance_less
    )
    if found.even_day_rate is not None and found.even_day_rate >= 1:
        even = staying(**case, day_rate=found.even_day_rate, benefits=D(benefits))
        assert even.chance_less <= 0.5
        assert abs(even.median_difference) <= 3  # a cent a day, over a year
    if found.pays_back_month is not None:
        assert found.median_difference >= -1


def test_where_half_of_the_cases_bring_nothing_no_rate_is_even() -> None:
    found = staying(gap_months=D(60), years=1)
    assert (found.even_day_rate, found.pays_back_month) == (None, None)


@given(st.integers(300, 3000), st.integers(20_000, 300_000), st.integers(0, 40_000))
def test_so_many_days_bring_what_staying_is_worth_and_no_fewer(
    rate: int, salary: int, benefits: int
) -> None:
    found = staying(day_rate=D(rate), against_salary=D(salary), benefits=D(benefits), years=1)
    assert found.even_days_per_year * rate >= found.per_year - 1
    assert (found.even_days_per_year - D("0.1")) * rate < found.per_year + 1
