"""The exact model against closed forms, against itself, and against figures found elsewhere."""

import math
from decimal import Decimal
from itertools import accumulate, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from interimkit.domain.chain import (
    Chain,
    Wait,
    cash_by_month,
    chance_below,
    chance_of_ruin,
    gap_from_utilisation,
    months_worked_by,
    months_worked_later,
    percentile,
    reserve_needed,
    start_probability,
)
from interimkit.domain.walk import run_out

D = Decimal

RATE = 975 * 220 / 12 / 6000
"""What a month worked brings at 975 a day against a cost of 6,000, in months of that cost."""

lengths = st.tuples(st.integers(1, 14), st.integers(0, 12)).map(lambda t: (t[0], t[0] + t[1]))
gaps = st.floats(0, 24)
shares = st.floats(0, 1)


def wait(usual: float, share: float = 0.0, long: float = 0.0) -> Wait:
    return Wait(
        start=start_probability(usual), long_share=share, long_start=start_probability(long)
    )


waits = st.builds(wait, gaps, shares | st.just(0.0), gaps)


def with_waits(
    length: tuple[int, int],
    like: Wait,
    first: Wait | None,
    working: bool,
    signed: int,
    early: float,
) -> Chain:
    return Chain(
        shortest=length[0], longest=length[1], start=like.start, long_share=like.long_share,
        long_start=like.long_start, first=first, working=working, signed_months=signed,
        ends_early=early,
    )  # fmt: skip


chains = st.builds(
    with_waits,
    lengths,
    waits,
    st.none() | waits,
    st.booleans(),
    st.just(0) | st.integers(1, 30),
    st.just(0.0) | st.floats(0, 1),
)


@given(chains, st.integers(1, 60))
def test_the_chances_are_chances(chain: Chain, months: int) -> None:
    after = months_worked_by(chain, months)
    assert len(after) == months + 1
    longer = months_worked_by(chain, months + 7)  # how far one looks changes nothing before it
    assert after[months] == longer[months]
    later = months_worked_later(chain, months)
    assert len(later) == months + 1
    for month, distribution in (*enumerate(after), (months, later)):
        assert len(distribution) == month + 1
        assert abs(math.fsum(distribution) - 1) < 1e-12
        assert all(0 <= chance <= 1 for chance in distribution)


@given(lengths, st.integers(1, 48), st.booleans())
def test_without_a_gap_every_month_is_billed(
    length: tuple[int, int], months: int, working: bool
) -> None:
    chain = Chain(shortest=length[0], longest=length[1], start=1.0, working=working)
    assert months_worked_by(chain, months)[months][months] == pytest.approx(1, abs=1e-12)
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
    assert months_worked_by(chain, months)[months] == pytest.approx(expected, abs=1e-12)


def test_one_long_mission_is_a_geometric_wait() -> None:
    chain = Chain(shortest=50, longest=50, start=0.2)
    waits = [0.2 * 0.8**idle for idle in range(12)]
    assert months_worked_by(chain, 12)[12] == pytest.approx([0.8**12, *reversed(waits)], abs=1e-12)


def geometric(law: Wait, waits: int) -> list[float]:
    """The chance of a wait of 0, 1, … months, and of a longer one."""
    return [
        *(
            sum(share * start * (1 - start) ** idle for share, start in law.sorts)
            for idle in range(waits)
        ),
        sum(share * (1 - start) ** waits for share, start in law.sorts),
    ]


MIXED = wait(0.5, 0.25, 9)


@pytest.mark.parametrize("first", [None, wait(6), wait(2, 0.4, 11)])
@pytest.mark.parametrize("signed", [0, 4])
def test_one_long_mission_after_a_wait_of_two_parts(first: Wait | None, signed: int) -> None:
    """The months worked in a year then tell the first wait, whatever the later ones are like."""
    chain = with_waits((50, 50), MIXED, first, False, signed, 0.0)
    law = geometric(first or MIXED, 12 - signed)
    expected = [*[0.0] * signed, *reversed(law)]
    assert months_worked_by(chain, 12)[12] == pytest.approx(expected, abs=1e-12)


def test_only_the_first_wait_is_a_newcomers() -> None:
    """Missions of a month, so the waits alone count: the first, and then the second."""
    chain = with_waits((1, 1), MIXED, wait(6), False, 0, 0.0)
    one, two = geometric(wait(6), 3), geometric(MIXED, 3)
    twice = one[0] * two[0]
    assert months_worked_by(chain, 2)[2][2] == pytest.approx(twice, abs=1e-12)
    once = one[0] * (1 - two[0]) + one[1]
    assert months_worked_by(chain, 2)[2][1] == pytest.approx(once, abs=1e-12)


def test_a_mission_that_ends_early_lasts_a_geometric_time() -> None:
    """With waits that hardly ever end, the months worked are the first mission's."""
    never = wait(1e15)
    chain = with_waits((50, 50), never, None, True, 0, 0.03)
    expected = [0.0, *(0.97 ** (k - 1) * 0.03 for k in range(1, 12)), 0.97**11]
    assert months_worked_by(chain, 12)[12] == pytest.approx(expected, abs=1e-12)
    signed = structs.replace(chain, signed_months=3)
    expected = [0.0, 0.03, 0.97 * 0.03, 0.97**2, *[0.0] * 9]
    assert months_worked_by(signed, 12)[12] == pytest.approx(expected, abs=1e-12)


@given(chains)
def test_the_mean_length_is_the_laws(chain: Chain) -> None:
    assert math.fsum(chain.lengths) == pytest.approx(1, abs=1e-12)
    mean = math.fsum(k * chance for k, chance in enumerate(chain.lengths))
    assert chain.mean_length == pytest.approx(mean, abs=1e-9)


def test_the_mean_wait_is_both_sorts_together() -> None:
    assert wait(0.5, 0.25, 8.8).mean_gap == pytest.approx(2.575)
    assert wait(3.0).mean_gap == 3


@given(chains, gaps)
def test_two_sorts_that_are_alike_are_one(chain: Chain, gap: float) -> None:
    alike = structs.replace(
        chain, start=start_probability(gap), long_start=start_probability(gap), first=None
    )
    one = structs.replace(alike, long_share=0.0)
    first, later = (
        [by(c, 24) for c in (alike, one)] for by in (months_worked_by, months_worked_later)
    )
    assert first[0][24] == pytest.approx(first[1][24], abs=1e-12)
    assert later[0] == pytest.approx(later[1], abs=1e-12)
    both = [chance_of_ruin(c, 24, reserve=5, income=2, delay=1) for c in (alike, one)]
    assert both[0] == pytest.approx(both[1], abs=1e-12)


@given(chains)
def test_in_the_long_run_the_part_billed_is_length_over_cycle(chain: Chain) -> None:
    later = months_worked_later(chain, 12)
    mean = sum(w * chance for w, chance in enumerate(later)) / 12
    expected = chain.mean_length / (chain.mean_length + chain.mean_gap)
    assert mean == pytest.approx(expected, abs=1e-9)


@given(chains, st.integers(1, 36), st.integers(0, 30), st.floats(0.1, 6), st.integers(0, 6))
def test_a_reserve_runs_out_ever_more_and_never_less(
    chain: Chain, months: int, reserve: int, worth: float, delay: int
) -> None:
    chances = chance_of_ruin(chain, months, reserve=reserve, income=worth, delay=delay)
    assert len(chances) == months
    assert all(before <= after + 1e-12 for before, after in pairwise(chances))
    assert all(0 <= chance <= 1 for chance in chances)
    more = chance_of_ruin(chain, months, reserve=reserve + 1, income=worth, delay=delay)
    assert more[-1] <= chances[-1] + 1e-12
    richer = chance_of_ruin(chain, months, reserve=reserve, income=worth + 1, delay=delay)
    assert richer[-1] <= chances[-1] + 1e-12


@given(
    chains, st.integers(1, 36), st.floats(0.1, 6), st.integers(0, 6),
    st.none() | st.integers(-9, 99),
)  # fmt: skip
def test_the_reserve_needed_is_the_smallest_that_will_do(
    chain: Chain, months: int, worth: float, delay: int, near: int | None
) -> None:
    needed = reserve_needed(chain, months, income=worth, delay=delay, near=near)

    def chance(reserve: int) -> float:
        return chance_of_ruin(chain, months, reserve=reserve, income=worth, delay=delay)[-1]

    assert chance(needed) <= 0.05
    assert needed == 0 or chance(needed - 1) > 0.05


@pytest.mark.parametrize(("off", "walks"), [(0, 2), (1, 4), (-1, 2), (-3, 4)])
def test_a_search_from_a_good_guess_is_short(
    monkeypatch: pytest.MonkeyPatch, off: int, walks: int
) -> None:
    chain = Chain(shortest=3, longest=12, start=start_probability(3.369))
    needed = reserve_needed(chain, 120, income=RATE, delay=1)
    calls: list[float] = []

    def counted(*arguments: Any, **named: Any) -> list[float]:
        calls.append(named["purse"].reserve)
        return run_out(*arguments, **named)

    monkeypatch.setattr("interimkit.domain.chain.run_out", counted)
    assert reserve_needed(chain, 120, income=RATE, delay=1, near=needed + off) == needed
    assert len(calls) == walks


rises = st.sampled_from(["usual", "long", "share", "first", "early"])


@given(
    lengths, waits, waits, st.sampled_from([0, 0, 1, 7]), st.floats(0, 0.5), rises,
    st.floats(0, 12), st.integers(1, 36), st.integers(0, 20), st.floats(0.1, 6), st.integers(0, 3),
)  # fmt: skip
def test_longer_waits_and_early_ends_never_make_it_safer(
    length: tuple[int, int], like: Wait, first: Wait, signed: int, early: float, rise: str,
    more: float, months: int, reserve: int, worth: float, delay: int,
) -> None:  # fmt: skip
    """One thing rises alone, and where it is the part of long waits, long ones are the longer."""
    if like.long_start > like.start:
        like = structs.replace(like, start=like.long_start, long_start=like.start)
    chain = with_waits(length, like, first if rise == "first" else None, False, signed, early)
    match rise:
        case "usual":
            worse = structs.replace(chain, start=later(chain.start, more))
        case "long":
            worse = structs.replace(chain, long_start=later(chain.long_start, more))
        case "share":
            part = 1 - (1 - chain.long_share) / (1 + more)
            worse = structs.replace(chain, long_share=part)
        case "first":
            later_first = structs.replace(first, start=later(first.start, more))
            worse = structs.replace(chain, first=later_first)
        case _:
            worse = structs.replace(chain, ends_early=1 - (1 - early) / (1 + more))
    one, other = (
        chance_of_ruin(c, months, reserve=reserve, income=worth, delay=delay)
        for c in (chain, worse)
    )
    assert all(before <= after + 1e-12 for before, after in zip(one, other, strict=True))


def later(start: float, more: float) -> float:
    """The start of a wait whose mean is so many months longer."""
    return start_probability(1 / start - 1 + more)


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


KNOWN = (
    (wait(0.5, 0.25, 8.8), None, 1.0, (8.7, 0.2), 17),
    (wait(2.575), None, 1.0, (2.2, 0.1), 10),
    (wait(3.369), wait(6), 1.0, (16.7, 0.2), 20),
    (wait(3.369), None, 0.55, (11.5, 0.2), 16),
)
"""Found by simulations of others': what runs out in three years, in percent; and the reserve."""


@pytest.mark.parametrize(("like", "first", "kept", "percent", "needed"), KNOWN)
def test_it_comes_to_what_others_found(
    like: Wait, first: Wait | None, kept: float, percent: tuple[float, float], needed: int
) -> None:
    chain = with_waits((3, 12), like, first, False, 0, 0.0)
    ruin = chance_of_ruin(chain, 36, reserve=12, income=RATE * kept, delay=1)[-1]
    found, give = percent
    assert 100 * ruin == pytest.approx(found, abs=give)
    assert reserve_needed(chain, 36, income=RATE * kept, delay=1) == needed


OF_ONE_LAW = (
    (3.369, False, 36, (0.03419812105185137, 0.0008148911606675317, 0.017767243370088903,
     0.07496253201105946, 0.044200542043830685, 0.05265267872101652), 13),
    (2.575, False, 36, (0.018395732664082308, 0.002001658183515281, 0.006919030391189103,
     0.060208115448216935, 0.01949908564789657, 0.022259928670999865), 10),
    (3.4, True, 120, (0.001914787823250988, 9.448229410001243e-10, 0.018295364450547583,
     0.07540530974658179, 0.00394656516386571, 0.0040378406737021895), 2),
)  # fmt: skip
"""What 0.1.0 gave, where a walk spread each assignment by itself and knew one law of waits."""


@pytest.mark.parametrize(("gap", "working", "months", "figures", "needed"), OF_ONE_LAW)
def test_one_law_of_waits_gives_what_it_gave(
    gap: float, working: bool, months: int, figures: tuple[float, ...], needed: int
) -> None:
    chain = Chain(shortest=3, longest=12, start=start_probability(gap), working=working)
    worked, later_year = months_worked_by(chain, months)[months], months_worked_later(chain, 12)
    ruin = chance_of_ruin(chain, months, reserve=12, income=RATE, delay=1)
    now = (
        worked[months // 2], worked[months], later_year[0], later_year[6],
        ruin[months // 2 - 1], ruin[-1],
    )  # fmt: skip
    assert now == pytest.approx(figures, abs=1e-12, rel=0)
    assert reserve_needed(chain, months, income=RATE, delay=1) == needed


@given(chains, st.integers(1, 36), st.floats(0, 30), st.floats(0.1, 6), st.integers(0, 40))
def test_cash_is_what_was_there_and_came_in_and_went_out(
    chain: Chain, months: int, reserve: float, worth: float, delay: int
) -> None:
    laws = months_worked_by(chain, months)
    low, middle = (
        cash_by_month(laws, reserve=reserve, income=worth, delay=delay, percent=percent)
        for percent in (10, 50)
    )
    assert len(low) == len(middle) == months + 1
    assert low[0] == middle[0] == reserve
    assert all(a <= b for a, b in zip(low, middle, strict=True))
    for month in range(min(delay, months) + 1):
        assert low[month] == middle[month] == reserve - month
    if months > delay:
        sums = list(accumulate(laws[months - delay]))
        paid = round((low[months] - reserve + months) / worth)
        assert sums[paid] >= 0.1 - 1e-9
        assert paid == 0 or sums[paid - 1] < 0.1
