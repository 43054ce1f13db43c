"""The exact model against closed forms, against itself, and against a simulation of its own."""

import math
import random
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interimkit.domain.chain import (
    Chain,
    chance_below,
    chance_of_ruin,
    gap_from_utilisation,
    months_worked,
    months_worked_later,
    percentile,
    reserve_needed,
    start_probability,
)

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


@given(chains, st.integers(1, 60))
def test_the_chances_are_chances(chain: Chain, months: int) -> None:
    for distribution in (months_worked(chain, months), months_worked_later(chain, months)):
        assert len(distribution) == months + 1
        assert abs(math.fsum(distribution) - 1) < 1e-12
        assert all(0 <= chance <= 1 for chance in distribution)


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


def test_a_distribution_in_a_few_numbers() -> None:
    distribution = [0.1, 0.2, 0.3, 0.4]
    assert [percentile(distribution, percent) for percent in (10, 30, 31, 100)] == [0, 1, 2, 3]
    assert chance_below(distribution, 2) == pytest.approx(0.3)
