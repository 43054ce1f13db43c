"""How far people who judge the same agree: ICC(A,1), Krippendorff's alpha and weighted kappa.

Sums are of whole numbers and fractions, so that perfect agreement and no variance at all are told
apart from what is only near them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from itertools import accumulate
from typing import TypeVar, assert_never

from interimkit.domain.coefficient import Coefficient, NoValue
from interimkit.domain.f_quantile import f_quantile
from interimkit.domain.reliability import TAIL

RowT = TypeVar("RowT", bound=Sequence[int | Fraction])


class Scale(StrEnum):
    """What is known of ratings: their order, or also how far they lie apart."""

    ORDINAL = "ordinal"
    INTERVAL = "interval"


class _Squares:
    """Mean squares of a table of so many things (n) by raters (k), without replication."""

    def __init__(self, rows: Mapping[RowT, int], *, n: int, k: int) -> None:
        exact = [(tuple(map(Fraction, row)), count) for row, count in rows.items()]
        columns = [_sum(row[j] * count for row, count in exact) for j in range(k)]
        base = _sum(columns) ** 2 / (n * k)
        total = _sum(x**2 * count for row, count in exact for x in row) - base
        between = _sum(_sum(row) ** 2 * count for row, count in exact) / k - base
        raters = _sum(column**2 for column in columns) / n - base
        self.rows = between / (n - 1)
        self.columns = raters / (k - 1)
        self.error = (total - between - raters) / ((n - 1) * (k - 1))


def _sum(fractions: Iterable[Fraction]) -> Fraction:
    return sum(fractions, start=Fraction())


def icc_agreement(rows: Mapping[RowT, int]) -> Coefficient:
    """ICC(A,1): how far one rating agrees with another of the same, not only in their order.

    Args:
        rows: By what each rater gave, how many things were rated so; all by as many raters.

    Source: McGraw & Wong (1996), Psychological Methods 1, 30-46, tables 4 and 7 (corrected on p.
    390); the same as ICC(2,1) of Shrout & Fleiss (1979), Psychological Bulletin 86, 420-428.

    >>> round(icc_agreement(Counter([(1, 2), (2, 2), (3, 4), (4, 3)])).value, 2)
    0.69
    """
    n = sum(rows.values())
    k = min(map(len, rows), default=0)
    if n < 2:  # noqa: PLR2004 - one thing has no variance
        return Coefficient(n=n, reason=NoValue.TOO_FEW)
    if k < 2:  # noqa: PLR2004 - one rater agrees with nobody
        return Coefficient(n=n, reason=NoValue.ONE_RATER)
    squares = _Squares(rows, n=n, k=k)
    below = squares.rows + (k - 1) * squares.error + k * (squares.columns - squares.error) / n
    if not below:
        return Coefficient(n=n, reason=NoValue.NO_VARIANCE)
    value = (squares.rows - squares.error) / below
    if value == 1:
        return Coefficient(n=n, value=1.0, reason=NoValue.PERFECT)
    low, high = _icc_interval(squares, value, n=n, k=k)
    return Coefficient(n=n, value=float(value), low=low, high=high)


def _icc_interval(
    squares: _Squares, value: Fraction, *, n: int, k: int
) -> tuple[float, float] | tuple[None, None]:
    """The interval of 95%; none where the degrees of freedom are so few that it is endless."""
    a = k * value / (n * (1 - value))
    b = 1 + k * value * (n - 1) / (n * (1 - value))
    raters, error = a * squares.columns, b * squares.error
    spread = raters**2 / (k - 1) + error**2 / ((n - 1) * (k - 1))
    degrees = float((raters + error) ** 2 / spread) if spread else 0
    if degrees < 1:
        return None, None
    lower = f_quantile(1 - TAIL, n - 1, degrees)
    upper = f_quantile(1 - TAIL, degrees, n - 1)
    beside = float(k * squares.columns + (k * n - k - n) * squares.error)
    msr, mse = float(squares.rows), float(squares.error)
    return (
        n * (msr - lower * mse) / (lower * beside + n * msr),
        n * (upper * msr - mse) / (beside + n * upper * msr),
    )


def krippendorff(units: Mapping[tuple[int, ...], int], *, scale: Scale) -> Coefficient:
    """Krippendorff's alpha of whole ratings: 1 less what they disagree of what chance would.

    Args:
        units: By the ratings that a thing got, in any order, how many got these. Where a rater gave
            none it is left out; things with fewer than two ratings do not count.
        scale: How disagreements weigh.

    Source: Krippendorff (2019), Content Analysis, 4th edition, 12.3; (2011), Computing
    Krippendorff's Alpha-Reliability. No interval: it would have to be drawn by lot.

    >>> krippendorff({(1, 1): 2, (1, 2): 1, (2, 2): 1}, scale=Scale.INTERVAL).value
    0.5333333333333333
    """
    paired = {ratings: count for ratings, count in units.items() if len(ratings) > 1}
    n = sum(paired.values())
    if not n:
        reason = NoValue.ONE_RATER if any(units.values()) else NoValue.TOO_FEW
        return Coefficient(n=n, reason=reason)
    totals: Counter[int] = Counter()
    for ratings, count in paired.items():
        for rating in ratings:
            totals[rating] += count
    at = _places(totals, scale)
    expected = sum(totals[c] * totals[d] * (at[c] - at[d]) ** 2 for c in totals for d in totals)
    if not expected:
        return Coefficient(n=n, reason=NoValue.NO_VARIANCE)
    observed = sum(
        (at[c] - at[d]) ** 2 * count / (len(ratings) - 1)
        for ratings, count in paired.items()
        for c in ratings
        for d in ratings
    )
    return Coefficient(n=n, value=float(1 - (totals.total() - 1) * observed / expected))


def _places(totals: Mapping[int, int], scale: Scale) -> dict[int, Fraction]:
    """Where each rating lies: what two disagree is the square of the distance between theirs.

    In order, the distance is how many ratings lie between the two, and half of those that are
    one of them.
    """
    match scale:
        case Scale.INTERVAL:
            return {value: Fraction(value) for value in totals}
        case Scale.ORDINAL:
            ordered = sorted(totals)
            below = accumulate((totals[value] for value in ordered), initial=0)
            return {
                value: start + Fraction(totals[value], 2)
                for value, start in zip(ordered, below, strict=False)
            }
        case _:
            assert_never(scale)


def weighted_kappa(pairs: Mapping[tuple[int, int], int]) -> Coefficient:
    """Cohen's kappa of two judgements in order, a disagreement weighed by its square.

    Args:
        pairs: By the place in the order of the one and of the other judgement, how many things.

    Source: Cohen (1968), Psychological Bulletin 70, 213-220, with the weights of Fleiss & Cohen
    (1973), Educational and Psychological Measurement 33, 613-619.

    >>> weighted_kappa(Counter([(0, 0), (1, 1), (2, 1), (2, 2)])).value
    0.8
    """
    n = sum(pairs.values())
    firsts: Counter[int] = Counter()
    seconds: Counter[int] = Counter()
    for (first, second), count in pairs.items():
        firsts[first] += count
        seconds[second] += count
    expected = sum(
        (a - b) ** 2 * count * other for a, count in firsts.items() for b, other in seconds.items()
    )
    if not n:
        return Coefficient(n=n, reason=NoValue.TOO_FEW)
    if not expected:
        return Coefficient(n=n, reason=NoValue.NO_VARIANCE)
    observed = sum((a - b) ** 2 * count for (a, b), count in pairs.items())
    return Coefficient(n=n, value=float(1 - Fraction(n * observed, expected)))
