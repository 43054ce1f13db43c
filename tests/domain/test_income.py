"""The exact model against closed forms, against itself, and against a simulation of its own."""

import math
import random
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interimkit import load_pack
from interimkit.domain.income import (
    Chain,
    IncomeOutlook,
    chance_of_ruin,
    gap_from_utilisation,
    months_worked,
    months_worked_later,
    project_income,
    reserve_needed,
    start_probability,
)
from interimkit.errors import ProblemCode as Code
from interimkit.errors import UnknownChoiceError, UsageError
from interimkit.model.salary import MoneyInput

PACK = load_pack()
D = Decimal

lengths = st.tuples(st.integers(1, 14), st.integers(0, 12)).map(lambda t: (t[0], t[0] + t[1]))
chains = st.builds(
    lambda length, gap, working: Chain(
        shortest=length[0], longest=length[1], start=start_probability(gap), working=working
    ),
    lengths,
    st.floats(0, 24),
    st.booleans(),
)


def income(**arguments: Any) -> IncomeOutlook:
    return project_income(PACK, **{"day_rate": D(975), **arguments})


@given(chains, st.integers(1, 60))
def test_the_chances_are_chances(chain: Chain, months: int) -> None:
    for distribution in (months_worked(chain, months), months_worked_later(chain, months)):
        assert len(distribution) == months + 1
        assert abs(math.fsum(distribution) - 1) < 1e-12
        assert all(0 <= chance <= 1 + 1e-12 for chance in distribution)


@given(lengths, st.integers(1, 48), st.booleans())
def test_without_a_gap_every_month_is_billed(
    length: tuple[int, int], months: int, working: bool
) -> None:
    chain = Chain(shortest=length[0], longest=length[1], start=1.0, working=working)
    assert months_worked(chain, months)[months] == pytest.approx(1, abs=1e-12)
    assert months_worked_later(chain, months)[months] == pytest.approx(1, abs=1e-12)


@pytest.mark.parametrize("start", [0.1, 0.25, 0.5, 0.9])
@pytest.mark.parametrize("working", [False, True])
def test_one_month_missions_are_the_two_state_chain(start: float, working: bool) -> None:
    """Every month is then worked with the same chance: a binomial law, one trial fewer if begun."""
    months = 24
    chain = Chain(shortest=1, longest=1, start=start, working=working)
    trials = months - working
    binomial = [
        math.comb(trials, k) * start**k * (1 - start) ** (trials - k) for k in range(trials + 1)
    ]
    expected = [0.0, *binomial] if working else binomial
    assert months_worked(chain, months) == pytest.approx(expected, abs=1e-12)


def test_one_long_mission_is_a_geometric_wait() -> None:
    chain = Chain(shortest=50, longest=50, start=0.2)
    waits = [0.2 * 0.8**idle for idle in range(12)]
    assert months_worked(chain, 12) == pytest.approx([0.8**12, *reversed(waits)], abs=1e-12)


@given(chains)
def test_in_the_long_run_the_part_billed_is_length_over_cycle(chain: Chain) -> None:
    later = months_worked_later(chain, 12)
    mean = sum(w * chance for w, chance in enumerate(later)) / 12
    expected = chain.mean_length / (chain.mean_length + chain.mean_gap)
    assert mean == pytest.approx(expected, abs=1e-9)


def simulate(
    chain: Chain, months: int, *, reserve: float, worth: float, delay: int, runs: int, seed: int
) -> tuple[list[int], list[bool]]:
    """Months worked and whether the reserve ran out, path by path, with nothing shared."""
    rng = random.Random(seed)  # noqa: S311 - a simulation
    worked, ruined = [], []
    for _ in range(runs):
        billed: list[int] = []
        while len(billed) < months:
            if (chain.working and not billed) or rng.random() < chain.start:
                billed += [1] * rng.randint(chain.shortest, chain.longest)
            else:
                billed.append(0)
        billed = billed[:months]
        worked.append(sum(billed))
        cash, out = reserve, False
        for month in range(1, months + 1):
            paid = billed[month - delay - 1] if month > delay else 0
            cash += worth * paid - 1
            out = out or cash < -1e-9
        ruined.append(out)
    return worked, ruined


@pytest.mark.parametrize(
    ("chain", "worth", "reserve", "delay"),
    [
        (Chain(shortest=3, longest=12, start=start_probability(3.4)), 2.5, 6, 1),
        (Chain(shortest=6, longest=12, start=start_probability(6)), 1.6, 9, 2),
        (Chain(shortest=1, longest=4, start=start_probability(2), working=True), 1.3, 4, 0),
        (Chain(shortest=3, longest=6, start=start_probability(1)), 0.95, 14, 1),  # pays too little
    ],
)
def test_it_agrees_with_a_simulation_within_four_standard_errors(
    chain: Chain, worth: float, reserve: float, delay: int
) -> None:
    runs, months = 20_000, 36
    worked, ruined = simulate(
        chain, months, reserve=reserve, worth=worth, delay=delay, runs=runs, seed=20261122
    )
    distribution = months_worked(chain, months)
    mean = sum(w * chance for w, chance in enumerate(distribution))
    variance = sum((w - mean) ** 2 * chance for w, chance in enumerate(distribution))
    assert abs(sum(worked) / runs - mean) < 4 * math.sqrt(variance / runs)
    exact = chance_of_ruin(chain, months, reserve=reserve, income=worth, delay=delay)[-1]
    assert 0.01 < exact < 0.99
    assert abs(sum(ruined) / runs - exact) < 4 * math.sqrt(exact * (1 - exact) / runs)
    for w in (0, months // 2, months):
        chance = distribution[w]
        error = 4 * math.sqrt(chance * (1 - chance) / runs) + 1e-9
        assert abs(worked.count(w) / runs - chance) < error


@given(chains, st.integers(1, 36), st.integers(0, 30), st.floats(0.1, 6), st.integers(0, 6))
def test_a_reserve_runs_out_ever_more_and_never_less(
    chain: Chain, months: int, reserve: int, worth: float, delay: int
) -> None:
    chances = chance_of_ruin(chain, months, reserve=reserve, income=worth, delay=delay)
    assert len(chances) == months
    assert all(before <= after + 1e-12 for before, after in pairwise(chances))
    assert -1e-12 <= chances[-1] <= 1 + 1e-9
    more = chance_of_ruin(chain, months, reserve=reserve + 1, income=worth, delay=delay)
    assert more[-1] <= chances[-1] + 1e-9
    richer = chance_of_ruin(chain, months, reserve=reserve, income=worth + 1, delay=delay)
    assert richer[-1] <= chances[-1] + 1e-9


@given(chains, st.integers(1, 36), st.floats(0.1, 6), st.integers(0, 6))
def test_the_reserve_needed_is_the_smallest_that_will_do(
    chain: Chain, months: int, worth: float, delay: int
) -> None:
    needed = reserve_needed(chain, months, income=worth, delay=delay)

    def chance(reserve: int) -> float:
        return chance_of_ruin(chain, months, reserve=reserve, income=worth, delay=delay)[-1]

    assert chance(needed) <= 0.05
    assert needed == 0 or chance(needed - 1) > 0.05


def test_no_money_before_the_first_invoice_is_paid() -> None:
    certain = Chain(shortest=12, longest=12, start=1.0)
    assert chance_of_ruin(certain, 6, reserve=2, income=9, delay=3) == [0, 0, 1, 1, 1, 1]
    assert chance_of_ruin(certain, 6, reserve=3, income=9, delay=3) == [0] * 6
    assert chance_of_ruin(certain, 2, reserve=2, income=9, delay=3) == [0, 0]


def test_the_gap_follows_from_the_time_billed() -> None:
    assert gap_from_utilisation(D("0.69"), mean_length=D("7.5")) == D("7.5") * D("0.31") / D("0.69")
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
        {"gap_months": D(61)}, {"cost_per_month": D(0)}, {"country": "XX"}, {"country": "FR"},
        {"given": {MoneyInput.UTILISATION: D("0.01")}},
        {"given": {MoneyInput.DAYS_PER_MONTH: D(32)}},
        {"cost_per_month": D(1), "given": {MoneyInput.RESERVE_MONTHS: D(601)}},
    ],
)  # fmt: skip
def test_nonsense_is_refused(arguments: dict[str, Any]) -> None:
    with pytest.raises(UsageError) as caught:
        income(**arguments)
    (problem,) = caught.value.problems
    assert problem.code in {Code.OPTION_RANGE, Code.CHOICE_UNKNOWN}
    assert problem.expected


def test_an_unknown_kind_of_assignment() -> None:
    with pytest.raises(UnknownChoiceError):
        income(role="crises")


def test_the_chain_of_germany_has_shorter_gaps() -> None:
    assert income(country="DE").mean_gap_months < income().mean_gap_months
