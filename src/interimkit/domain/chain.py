"""Assignments and the gaps between them: an exact model, in months and chances alone.

A monthly semi-Markov chain, solved by dynamic programming and never simulated. Between two
assignments each month brings a new one with the same probability, 1 / (1 + mean gap), so a gap is
geometric; an assignment lasts a whole number of months, each length from the shortest to the
longest as likely. Cash after t months depends only on the months worked so far, so the chance that
a reserve runs out is exact as well.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import accumulate
from typing import Annotated

from msgspec import Meta, Struct

Probability = Annotated[float, Meta(ge=0, le=1, description="From 0 to 1")]

SAFE = 0.05
"""The chance of running out that a reserve is worked out for."""


class Chain(Struct, frozen=True, kw_only=True):
    """Assignments and gaps as a monthly chain.

    Attributes:
        shortest: The shortest assignment, in months, 1 or more.
        longest: The longest, in months.
        start: The chance that a month between assignments begins one: 1 / (1 + mean gap).
        working: Whether the first month begins an assignment for certain.
    """

    shortest: int
    longest: int
    start: float
    working: bool = False

    @property
    def mean_length(self) -> float:
        """The mean length of an assignment, in months."""
        return (self.shortest + self.longest) / 2

    @property
    def mean_gap(self) -> float:
        """The mean gap, in months."""
        return 1 / self.start - 1


def start_probability(mean_gap: float) -> float:
    """The monthly chance of a start that gives this mean gap; the mean of a geometric law.

    >>> start_probability(3)
    0.25
    """
    return 1 / (1 + mean_gap)


def gap_from_utilisation(utilisation: Decimal, *, mean_length: Decimal) -> Decimal:
    """The mean gap that leaves this part of the months billed, in months.

    Over one cycle, utilisation = length / (length + gap).

    >>> gap_from_utilisation(Decimal("0.75"), mean_length=Decimal(9))
    Decimal('3')
    """
    return mean_length * (1 - utilisation) / utilisation


def months_worked(chain: Chain, months: int) -> list[float]:
    """The distribution of the months worked among the first `months`: element w is its chance.

    >>> months_worked(Chain(shortest=1, longest=1, start=0.5), 2)
    [0.25, 0.5, 0.25]
    """
    return [_chance(sum_) for sum_ in _walk(chain, months, first=[1.0], ruin=None)]


def months_worked_later(chain: Chain, months: int) -> list[float]:
    """The same for so many months long after the start, when that no longer matters.

    In the long run a month boundary finds one between assignments with chance (1 + gap) / cycle,
    and with k months of an assignment left with chance P(length > k) / cycle, where a cycle is an
    assignment and the gap after it (renewal theory).
    """
    cycle = chain.mean_length + chain.mean_gap
    count = chain.longest - chain.shortest + 1
    longer = [
        min(chain.longest - max(k, chain.shortest - 1), count) / count / cycle
        for k in range(1, chain.longest)
    ]
    first = [(1 + chain.mean_gap) / cycle, *longer]
    between = Chain(shortest=chain.shortest, longest=chain.longest, start=chain.start)
    return [_chance(sum_) for sum_ in _walk(between, months, first=first, ruin=None)]


class _Ruin(Struct, kw_only=True):
    """What runs out, and when: the state of one walk.

    Attributes:
        reserve: What there is at the start, in months of cost.
        income: What a month worked brings, in months of cost.
        delay: Whole months from the end of a month worked to its payment.
        lost: By month, the chance that it runs out then.
    """

    reserve: float
    income: float
    delay: int
    lost: list[float]

    def is_out(self, month: int, worked: int) -> bool:
        """Whether nothing is left when what was worked up to this month has been paid."""
        return self.reserve + self.income * worked - (month + self.delay) < -_HAIR

    def lasts(self, month: int, worked: int, *, most: int) -> int:
        """After how many months of an assignment it runs out; more than `most` when it does not."""
        if self.income >= 1:
            return most + 1
        months = range(1, most + 1)
        return next((j for j in months if self.is_out(month + j, worked + j)), most + 1)


_HAIR = 1e-9
"""A reserve that comes to nothing at all has not run out, whatever floats make of it."""


def chance_of_ruin(
    chain: Chain, months: int, *, reserve: float, income: float, delay: int
) -> list[float]:
    """The chance that the reserve has run out by the end of each month, 1 to `months`.

    Cash at the end of month t is `reserve` + `income` x (months worked among the first
    t - `delay`) - t, in months of cost; it has run out when that is below 0.

    Args:
        reserve: What there is at the start, in months of cost.
        income: What a month worked brings, in months of cost.
        delay: Whole months from the end of a month worked to its payment.
    """
    lost = [0.0] * (months + 1)
    for month in range(1, min(delay, months) + 1):
        if reserve - month < -_HAIR:  # gone before any invoice was paid
            return [float(m >= month) for m in range(1, months + 1)]
    if months > delay:
        ruin = _Ruin(reserve=reserve, income=income, delay=delay, lost=lost)
        _walk(chain, months - delay, first=[1.0], ruin=ruin)
    return [_chance(sum_) for sum_ in accumulate(lost)][1:]


def _walk(chain: Chain, months: int, *, first: Sequence[float], ruin: _Ruin | None) -> list[float]:
    """Goes through all paths at once; gives the distribution of the months worked.

    Between two assignments a path is told by its idle and its worked months so far, and it comes
    by each such point at most once. `row[w]` is the chance to be there with `w` months worked.

    Args:
        first: The chances to begin with so many months of an assignment left; the first element,
            to begin between two.
        ruin: Where to note, and to end, what runs out of money.
    """
    worked = [0.0] * (months + 1)
    lengths = range(chain.shortest, chain.longest + 1)
    row = [*first[: months + 1], *[0.0] * (months + 1 - len(first))]
    worked[months] += sum(first[months + 1 :])
    for idle in range(months + 1):
        following = [0.0] * (months + 1)
        for done in range(months + 1 - idle):
            chance, month = row[done], idle + done
            if chance == 0.0:
                continue
            if ruin and ruin.is_out(month, done):
                ruin.lost[month + ruin.delay] += chance
                continue
            if (left := months - month) == 0:
                worked[done] += chance
                continue
            begins = chance if chain.working and not month else chance * chain.start
            following[done] += chance - begins
            each = begins / len(lengths)
            lasts = ruin.lasts(month, done, most=left) if ruin else left + 1
            for length in lengths:
                if length > left or length > lasts:
                    # Every longer assignment goes the same way: to the horizon, or out of money.
                    rest = each * (chain.longest - length + 1)
                    if ruin and lasts <= left:
                        ruin.lost[month + lasts + ruin.delay] += rest
                    else:
                        worked[done + left] += rest
                    break
                row[done + length] += each
        row = following
    return worked


def reserve_needed(
    chain: Chain, months: int, *, income: float, delay: int, chance: float = SAFE
) -> int:
    """The smallest reserve, in whole months of cost, that runs out with at most this chance.

    A reserve of the whole horizon never runs out, so there always is one.
    """
    low, high = 0, months
    while low < high:
        middle = (low + high) // 2
        ruin = chance_of_ruin(chain, months, reserve=middle, income=income, delay=delay)
        if ruin[-1] <= chance:
            high = middle
        else:
            low = middle + 1
    return low


def percentile(distribution: Sequence[float], percent: int) -> int:
    """The smallest number of months that at least this part of the chances is at or below."""
    sums = accumulate(distribution)
    reached = (w for w, chance in enumerate(sums) if chance >= percent / 100 - _HAIR)
    return next(reached)


def chance_below(distribution: Iterable[float], months: float) -> float:
    """The chance of fewer months than these."""
    return _chance(sum(chance for w, chance in enumerate(distribution) if w < months))


def _chance(sum_: float) -> float:
    """A sum of chances as a chance: floats may add up to a hair more than 1."""
    return min(sum_, 1.0)
