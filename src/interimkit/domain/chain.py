"""Assignments and the waits between them: an exact model, in months and chances alone.

A monthly semi-Markov chain, solved by dynamic programming and never simulated. A wait is a usual
one or, for a part of them, a long one; in either, each month brings a new assignment with the same
chance, 1 / (1 + mean), so a wait is geometric or a mixture of two geometric laws. An assignment is
agreed for a whole number of months, each from the shortest to the longest as likely, and may end
early. Cash after t months depends only on the months worked and paid by then, so the chance that a
reserve runs out is exact as well: what is set aside of each receipt, or a part week, is a factor on
the income and no more. The walk through all of it is `domain/walk.py`'s.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import accumulate
from typing import Annotated

from msgspec import Meta, Struct

from interimkit.domain.walk import Purse, Sort, Walk, run_out, worked_by

Probability = Annotated[float, Meta(ge=0, le=1, description="From 0 to 1")]

SAFE = 0.05
"""The chance of running out that a reserve is worked out for."""


class Wait(Struct, frozen=True, kw_only=True):
    """How long one waits for an assignment: one geometric law, or a mixture of two.

    Attributes:
        start: The chance that a month of a usual wait begins an assignment: 1 / (1 + its mean).
        long_share: The part of the waits that are long.
        long_start: The same chance in a long wait.
    """

    start: float
    long_share: float = 0.0
    long_start: float = 1.0

    @property
    def mean_gap(self) -> float:
        """The mean wait, usual and long ones together, in months."""
        return sum(share * (1 / start - 1) for share, start in self.sorts)

    @property
    def sorts(self) -> tuple[tuple[float, float], ...]:
        """The sorts of wait that there are: the share of each, and its monthly chance."""
        sorts = ((1 - self.long_share, self.start), (self.long_share, self.long_start))
        return tuple((share, start) for share, start in sorts if share)


class Chain(Wait, frozen=True, kw_only=True):
    """Assignments, and the waits between them, as a monthly chain.

    Attributes:
        shortest: The shortest assignment agreed, in months, 1 or more.
        longest: The longest, in months.
        working: Whether the first month begins an assignment for certain.
        signed_months: For how many months an assignment is signed already; it is then the first.
        first: How long the first wait takes, where that is not like the others.
        ends_early: The chance that a month worked is the last, though more were agreed.
    """

    shortest: int
    longest: int
    working: bool = False
    signed_months: int = 0
    first: Wait | None = None
    ends_early: float = 0.0

    @property
    def mean_length(self) -> float:
        """The mean length of an assignment as it is worked, in months."""
        count, goes_on = self.longest - self.shortest + 1, 1 - self.ends_early
        reached = (min(self.longest - k, count) * goes_on**k for k in range(self.longest))
        return sum(reached) / count

    @property
    def lengths(self) -> list[float]:
        """The law of an assignment's length as it is worked: element k is the chance of k months.

        It takes k months where k were agreed, or more were and this one ended it; and no month
        before did.
        """
        return self._worked(self.shortest, self.longest)

    @property
    def opening(self) -> list[float]:
        """The law of the months worked before the first wait."""
        if self.signed_months:
            return self._worked(self.signed_months, self.signed_months)
        return self.lengths if self.working else [1.0]

    def _worked(self, shortest: int, longest: int) -> list[float]:
        count, law = longest - shortest + 1, [0.0]
        for k in range(1, longest + 1):
            more = min(longest - k, count)
            ends = (k >= shortest) + self.ends_early * more
            law.append((1 - self.ends_early) ** (k - 1) * ends / count)
        return law


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


def months_worked_by(chain: Chain, months: int) -> list[list[float]]:
    """The distributions of the months worked among the first t, for each t from 0 to `months`.

    Element w of such a distribution is the chance of w months.

    >>> months_worked_by(Chain(shortest=1, longest=1, start=0.5), 2)
    [[1.0], [0.5, 0.5], [0.25, 0.5, 0.25]]
    """
    return [_chances(law) for law in worked_by(_walk(chain, months), range(months + 1)).values()]


def months_worked_later(chain: Chain, months: int) -> list[float]:
    """The same for so many months long after the start, when that no longer matters.

    By renewal theory. A cycle is an assignment and the wait after it; cycles are independent and
    alike, and may take one month, so in the long run the chance of a state at the turn of a month
    is the number of turns that a cycle spends in it, on average, over the mean length of a cycle.

    A wait of g months spends g + 1 turns between two assignments, the turn at which the next
    begins included: 1 + g on average over waits of one sort, so the chance to be in a wait of that
    sort is its share x (1 + its mean) / cycle. A geometric wait has no memory: what is left of it
    is a wait of the same sort. An assignment of length L spends one turn with k months left where
    L > k, for each k from 1, so that chance is P(L > k) / cycle. These add up to 1: the first to
    (1 + mean wait) / cycle, the second to (mean length - 1) / cycle.
    """
    cycle = chain.mean_length + chain.mean_gap
    lengths = chain.lengths
    between = (1 + chain.mean_gap) / cycle
    left = [sum(lengths[k + 1 :]) / cycle for k in range(1, chain.longest)]
    sorts = [
        Sort(
            start=start,
            share=share,
            row=_row([share / start / cycle, *(share * chance for chance in left)], months),
        )
        for share, start in chain.sorts
    ]
    walk = Walk(sorts=sorts, lengths=lengths, opening=[between, *left])
    return _chances(worked_by(walk, (months,))[months])


def _walk(chain: Chain, months: int) -> Walk:
    """A walk from the start of a chain, wide enough for so many months."""
    opening = chain.opening
    later = 1.0 if chain.first is None else 0.0
    sorts = [
        Sort(start=start, share=share, row=_row([later * share * x for x in opening], months))
        for share, start in chain.sorts
    ]
    sorts += [
        Sort(start=start, share=0.0, row=_row([share * x for x in opening], months))
        for share, start in (chain.first.sorts if chain.first else ())
    ]
    return Walk(sorts=sorts, lengths=chain.lengths, opening=opening)


def _row(law: list[float], months: int) -> list[float]:
    """The part of a law up to so many months, with nothing after what it has."""
    return [*law[: months + 1], *[0.0] * (months + 1 - len(law))]


def chance_of_ruin(
    chain: Chain, months: int, *, reserve: float, income: float, delay: int
) -> list[float]:
    """The chance that the reserve has run out by the end of each month, 1 to `months`.

    Cash at the end of month t is `reserve` + `income` x (months worked among the first
    t - `delay`) - t, in months of cost; it has run out when that is below 0.

    Args:
        reserve: What there is at the start, in months of cost, 0 or more.
        income: What a month worked brings, in months of cost.
        delay: Whole months from the end of a month worked to its payment.
    """
    purse = Purse(reserve=reserve, income=income, delay=delay)
    return _chances(accumulate(_lost(chain, months, purse)))


def _lost(chain: Chain, months: int, purse: Purse, *, enough: float = 1.0) -> list[float]:
    """By month, from the 1st, the chance to run out then; only a part of it once that is enough."""
    unpaid = min(purse.delay, months)
    for month in range(1, unpaid + 1):
        if purse.is_out(month - purse.delay, 0):  # gone before any invoice was paid
            return [float(m == month) for m in range(1, months + 1)]
    if (paid := months - purse.delay) <= 0:
        return [0.0] * months
    lost = run_out(_walk(chain, paid), paid, purse=purse, enough=enough)
    return [*[0.0] * unpaid, *lost[1:]]


def reserve_needed(
    chain: Chain, months: int, *, income: float, delay: int, chance: float = SAFE,
    near: int | None = None,
) -> int:  # fmt: skip
    """The smallest reserve, in whole months of cost, that runs out with at most this chance.

    A reserve of the whole horizon never runs out, so there always is one; and more never runs out
    more often, so halving finds it.

    Args:
        income: What a month worked brings, in months of cost.
        delay: Whole months from the end of a month worked to its payment.
        chance: The chance that is borne.
        near: The answer to a question much like this one: it is then sought from there, in steps
            that double, which is quicker where it is right or nearly so.
    """
    low, high = 0, months
    probe, step = (-1, months) if near is None else (near, 1)
    while low < high:
        if not low <= probe < high:
            probe = (low + high) // 2
        purse = Purse(reserve=probe, income=income, delay=delay)
        if sum(_lost(chain, months, purse, enough=chance)) <= chance:
            high, probe = probe, probe - step
        else:
            low, probe = probe + 1, probe + step
        step *= 2
    return low


def cash_by_month(
    laws: Sequence[Sequence[float]], *, reserve: float, income: float, delay: int, percent: int
) -> list[float]:
    """The cash that a part of the courses is at or below after each month, in months of cost.

    Element 0 is the start. Courses whose cash went below 0 are followed on, as if somebody lent.

    Args:
        laws: The distribution of the months worked after each month: `months_worked_by`.
        reserve: What there is at the start, in months of cost.
        income: What a month worked brings, in months of cost.
        delay: Whole months from the end of a month worked to its payment.
        percent: That part: 10 for a low course, 50 for the middle one.
    """
    worked = [percentile(laws[max(month - delay, 0)], percent) for month in range(len(laws))]
    return [reserve + income * paid - month for month, paid in enumerate(worked)]


def percentile(distribution: Sequence[float], percent: int) -> int:
    """The smallest number of months that at least this part of the chances is at or below."""
    sums = accumulate(distribution)
    reached = (w for w, chance in enumerate(sums) if chance >= percent / 100 - _HAIR)
    return next(reached)


_HAIR = 1e-9
"""A part that is reached but for what floats make of it is reached."""


def chance_below(distribution: Iterable[float], months: float) -> float:
    """The chance of fewer months than these."""
    return min(sum(chance for w, chance in enumerate(distribution) if w < months), 1.0)


def _chances(sums: Iterable[float]) -> list[float]:
    """Sums of chances as chances: floats may add up to a hair more than 1."""
    return [min(sum_, 1.0) for sum_ in sums]
