"""The exact model against paths counted one by one, and against paths drawn one by one.

Neither shares anything with it: waits are drawn or counted whole, never month by month, and money
is euros that come in and go out.
"""

import math
import random
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

import pytest

from interimkit.domain.chain import (
    Chain,
    Wait,
    cash_by_month,
    chance_of_ruin,
    months_worked_by,
    months_worked_later,
    start_probability,
)

RUNS = 10_000
COST = 6000.0


class Law(NamedTuple):
    """A wait in words: a usual mean, a part of long ones, and their mean."""

    usual: float
    share: float = 0.0
    long: float = 0.0

    @property
    def exact(self) -> Wait:
        usual, long = start_probability(self.usual), start_probability(self.long)
        return Wait(start=usual, long_share=self.share, long_start=long)

    def draw(self, rng: random.Random) -> int:
        """A whole wait: how often a coin falls on its wrong side first."""
        mean = self.long if rng.random() < self.share else self.usual
        if mean == 0:
            return 0
        return math.floor(math.log(1 - rng.random()) / math.log(mean / (1 + mean)))

    def chance(self, months: int) -> Fraction:
        """Of a wait of exactly so many months."""
        share = Fraction(self.share)
        parts = ((1 - share, Fraction(self.usual)), (share, Fraction(self.long)))
        return sum(
            (part * (mean / (1 + mean)) ** months / (1 + mean) for part, mean in parts), Fraction(0)
        )


class Case(NamedTuple):
    """What somebody would say: the course of things, and the money."""

    lengths: tuple[int, int]
    wait: Law
    first: Law | None = None
    signed: int = 0
    working: bool = False
    early: float = 0.0
    rate: float = 975.0
    set_aside: float = 0.0
    days_a_week: int = 5
    reserve: int = 12
    delay: int = 1

    @property
    def chain(self) -> Chain:
        shortest, longest = self.lengths
        like = self.wait.exact
        return Chain(
            shortest=shortest, longest=longest, start=like.start, long_share=like.long_share,
            long_start=like.long_start, working=self.working, signed_months=self.signed,
            first=self.first.exact if self.first else None, ends_early=self.early,
        )  # fmt: skip

    @property
    def factor(self) -> float:
        """What a month worked brings in months of cost: a set-aside and a part week are factors."""
        month = self.rate * 220 / 12
        return month * (1 - self.set_aside) * self.days_a_week / 5 / COST

    def draw_months(self, rng: random.Random, months: int) -> list[bool]:
        """Which of the first months are worked."""
        course: list[bool] = []
        if self.signed or self.working:
            course += [True] * self._draw_length(rng, signed=self.signed)
        law = self.first or self.wait
        while len(course) < months:
            course += [False] * min(law.draw(rng), months)
            course += [True] * self._draw_length(rng)
            law = self.wait
        return course[:months]

    def _draw_length(self, rng: random.Random, *, signed: int = 0) -> int:
        agreed, months = signed or rng.randint(*self.lengths), 1
        while months < agreed and rng.random() >= self.early:
            months += 1
        return months

    def euros(self, course: list[bool]) -> list[float]:
        """Cash after each month: invoices are sent at a month's end and paid whole months later."""
        cash, history, sent = self.reserve * COST, [], list[float]()
        for worked in course:
            days = 220 / 12 * self.days_a_week / 5 if worked else 0
            sent.append(self.rate * days)
            if len(sent) > self.delay:
                received = sent[-1 - self.delay]
                cash += received - self.set_aside * received
            cash -= COST
            history.append(cash)
        return history


CASES = (
    Case((3, 12), Law(0.5, 0.25, 8.8)),
    Case((3, 12), Law(3.369), first=Law(6)),
    Case((3, 12), Law(0.5, 0.25, 9), first=Law(2, 0.4, 12), delay=2),
    Case((3, 12), Law(3.369), set_aside=0.45),
    Case((3, 12), Law(3.369), days_a_week=3, reserve=9),
    Case((6, 17), Law(1, 0.3, 10), signed=5, early=0.03, reserve=3),
    Case((3, 12), Law(3.4), signed=8, first=Law(9), reserve=2, delay=0),
    Case((1, 4), Law(2), working=True, early=0.2, rate=450.0, reserve=4),
    Case((3, 6), Law(1), rate=310.0, reserve=14),  # work that does not pay for itself
    Case((3, 6), Law(0, 0.1, 4), rate=310.0, signed=9, early=0.1, reserve=3, set_aside=0.2),
    Case((1, 1), Law(0.2, 0.5, 3), rate=600.0, reserve=6, delay=3),
)


@pytest.mark.parametrize("case", CASES)
def test_it_agrees_with_paths_drawn_one_by_one(case: Case) -> None:
    """Within four standard errors, a fixed seed."""
    months = 36
    rng = random.Random(20261122)  # noqa: S311 - a simulation
    courses = [case.draw_months(rng, months) for _ in range(RUNS)]
    cash = [case.euros(course) for course in courses]

    law = months_worked_by(case.chain, months)[months]
    mean = sum(w * chance for w, chance in enumerate(law))
    variance = sum((w - mean) ** 2 * chance for w, chance in enumerate(law))
    drawn = [sum(course) for course in courses]
    assert abs(sum(drawn) / RUNS - mean) < 4 * math.sqrt(variance / RUNS) + 1e-9
    for w in (0, months // 2, months - 1):
        agrees(drawn.count(w), law[w])

    reserve, income, delay = case.reserve, case.factor, case.delay
    ruin = chance_of_ruin(case.chain, months, reserve=reserve, income=income, delay=delay)
    assert 0.001 < ruin[-1] <= 1
    for month in (12, months):
        agrees(sum(min(history[:month]) < -1e-6 for history in cash), ruin[month - 1])

    laws = months_worked_by(case.chain, months)
    for percent in (10, 50):
        line = cash_by_month(laws, reserve=reserve, income=income, delay=delay, percent=percent)
        for month in (6, 24, months):
            bound = line[month] * COST + 1e-6
            paid = round((line[month] + month - reserve) / income)
            part = sum(laws[max(month - delay, 0)][: paid + 1])
            assert part >= percent / 100 - 1e-9
            agrees(sum(history[month - 1] <= bound for history in cash), part)


def agrees(count: int, chance: float) -> None:
    chance = min(chance, 1.0)
    assert abs(count / RUNS - chance) < 4 * math.sqrt(chance * (1 - chance) / RUNS) + 1e-9


@pytest.mark.parametrize("case", [CASES[2], CASES[5], CASES[7]])
def test_long_after_the_start_it_agrees_with_paths_drawn_one_by_one(case: Case) -> None:
    rng = random.Random(20261122)  # noqa: S311 - a simulation
    drawn = [sum(case.draw_months(rng, 108)[96:]) for _ in range(RUNS)]
    for w, chance in enumerate(months_worked_later(case.chain, 12)):
        agrees(drawn.count(w), chance)


SMALL = (
    Case((1, 3), Law(0.5, 0.25, 9)),
    Case((2, 4), Law(1, 0.5, 3), first=Law(2, 0.25, 6), early=0.125),
    Case((1, 2), Law(0, 0.25, 2), signed=3, early=0.25, first=Law(4)),
    Case((2, 3), Law(2), working=True, early=0.0625),
)


@pytest.mark.parametrize("case", SMALL)
@pytest.mark.parametrize("rate", [150.0, 327.0, 975.0])
@pytest.mark.parametrize(("reserve", "delay"), [(1, 0), (2, 1), (3, 2)])
def test_it_agrees_with_all_paths_counted_one_by_one(
    case: Case, rate: float, reserve: int, delay: int
) -> None:
    """In whole fractions: every course of eight months, and what its cash does."""
    months = 8
    case = case._replace(rate=rate, reserve=reserve, delay=delay)
    courses = dict.fromkeys(range(2**months), Fraction(0))
    for chance, course in count(case, months):
        courses[sum(flag << month for month, flag in enumerate(course))] += chance
    assert sum(courses.values()) == 1

    law, ruin = [Fraction(0)] * (months + 1), [Fraction(0)] * months
    for number, chance in courses.items():
        worked = [bool(number >> month & 1) for month in range(months)]
        law[sum(worked)] += chance
        cash = case.euros(worked)
        for month in range(months):
            ruin[month] += chance * (min(cash[: month + 1]) < -1e-6)
    assert months_worked_by(case.chain, months)[months] == pytest.approx(
        [*map(float, law)], abs=1e-12
    )
    exact = chance_of_ruin(case.chain, months, reserve=reserve, income=case.factor, delay=delay)
    assert exact == pytest.approx([*map(float, ruin)], abs=1e-12)


def count(case: Case, months: int) -> Iterator[tuple[Fraction, tuple[bool, ...]]]:
    """Every course of so many months and its chance, some of them in parts."""
    first = case.first or case.wait
    if case.signed:
        opening = agreed(case, case.signed)
    elif case.working:
        opening = assignment(case)
    else:
        opening = {0: Fraction(1)}
    for worked, chance in opening.items():
        yield from _count(case, first, chance, (True,) * worked, months)


def _count(
    case: Case, wait: Law, chance: Fraction, course: tuple[bool, ...], months: int
) -> Iterator[tuple[Fraction, tuple[bool, ...]]]:
    if (left := months - len(course)) <= 0:
        yield chance, course[:months]
        return
    shorter = [wait.chance(idle) for idle in range(left)]
    yield chance * (1 - sum(shorter)), course + (False,) * left
    for idle, waits in enumerate(shorter):
        for worked, lasts in assignment(case).items():
            after = course + (False,) * idle + (True,) * worked
            yield from _count(case, case.wait, chance * waits * lasts, after, months)


def assignment(case: Case) -> dict[int, Fraction]:
    """The chance of each length: an agreed one drawn, and then cut short or not."""
    shortest, longest = case.lengths
    lengths = dict.fromkeys(range(1, longest + 1), Fraction(0))
    for months in range(shortest, longest + 1):
        for worked, chance in agreed(case, months).items():
            lengths[worked] += chance / (longest - shortest + 1)
    return {worked: chance for worked, chance in lengths.items() if chance}


def agreed(case: Case, months: int) -> dict[int, Fraction]:
    """The chance of each length of an assignment that so many months were agreed for."""
    early = Fraction(case.early)
    cut = {worked: (1 - early) ** (worked - 1) * early for worked in range(1, months)}
    return cut | {months: (1 - early) ** (months - 1)}
