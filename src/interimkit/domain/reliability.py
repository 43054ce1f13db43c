"""How items that are added up go together: alpha, omega and each item beside the rest.

All of it is worked out from covariances alone, so that rows which Python read and sums which a
database made give the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from math import sqrt

from msgspec import Struct

from interimkit.domain.coefficient import Coefficient, NoValue
from interimkit.domain.f_quantile import f_quantile

Matrix = Sequence[Sequence[float]]
"""Covariances, or correlations: as many rows as columns, the same on both sides."""

TAIL = 0.025
"""What is left on either side of an interval of 95%."""

ROUNDING = 1e-12
"""What a sum of floats may be off, as a share of it."""

STEPS = 20_000
"""After so many steps without an end, one factor does not describe the items: they have nothing in
common, or one of them would be the factor itself (a Heywood case)."""

STILL = 1e-12
"""Loadings that move no further than this have arrived."""


class PairSums(Struct, frozen=True, kw_only=True):
    """Sums over everybody who answered both of two items; of an item with itself, over all.

    Attributes:
        n: How many answered both.
        first: The sum of the first item, over these.
        second: The sum of the second.
        product: The sum of the products.
    """

    n: int = 0
    first: int = 0
    second: int = 0
    product: int = 0

    def covariance(self) -> float | None:
        """The unbiased covariance, exact but for the last division; none of fewer than two.

        >>> PairSums(n=3, first=6, second=9, product=20).covariance()
        1.0
        """
        if self.n < 2:  # noqa: PLR2004 - a covariance is of two or more
            return None
        return (self.n * self.product - self.first * self.second) / (self.n * (self.n - 1))


class Covariances(Struct, frozen=True, kw_only=True):
    """Covariances of items, and how many the pair that fewest answered rests on."""

    n: int
    matrix: tuple[tuple[float, ...], ...]


def sum_pairs(
    rows: Iterable[tuple[Mapping[str, int], int]], items: Sequence[str]
) -> dict[tuple[str, str], PairSums]:
    """The sums of each pair of items, and of each item with itself.

    Args:
        rows: What was answered, of which items may be missing, and how many answered so.
        items: In whose order the pairs are.
    """
    keys = [*((item, item) for item in items), *combinations(items, 2)]
    sums = {key: [0, 0, 0, 0] for key in keys}
    for row, count in rows:
        for (first, second), total in sums.items():
            if first in row and second in row:
                a, b = row[first], row[second]
                total[0] += count
                total[1] += count * a
                total[2] += count * b
                total[3] += count * a * b
    return {
        key: PairSums(n=n, first=first, second=second, product=product)
        for key, (n, first, second, product) in sums.items()
    }


def covariances(
    sums: Mapping[tuple[str, str], PairSums], items: Sequence[str]
) -> Covariances | None:
    """The covariances pair by pair; none where fewer than two answered some pair.

    Each pair rests on whoever answered both, so that one who left an item out still counts in the
    others (what R calls `pairwise.complete.obs`). The matrix need not be one that could be
    of complete answers; what uses it looks.
    """
    pairs = {key: sums.get(key, PairSums()) for key in combinations(items, 2)}
    pairs.update({(item, item): sums.get((item, item), PairSums()) for item in items})
    found = {key: pair.covariance() for key, pair in pairs.items()}
    matrix = [[found.get((a, b), found.get((b, a))) for b in items] for a in items]
    known = tuple(tuple(value for value in row if value is not None) for row in matrix)
    if not items or any(len(row) < len(items) for row in known):
        return None
    return Covariances(n=min(pair.n for pair in pairs.values()), matrix=known)


def alpha(matrix: Matrix, *, n: int) -> Coefficient:
    """Cronbach's alpha of the sum of items, with its interval.

    Args:
        matrix: Their covariances.
        n: How many answered.

    Source: k / (k - 1) (1 - sum of variances / variance of the sum), Cronbach (1951), Psychometrika
    16, 297-334. The interval is 1 - (1 - alpha) F, F the quantiles at 97.5% and 2.5% with n - 1 and
    (n - 1)(k - 1) degrees of freedom: Feldt, Woodruff & Salih (1987), Applied Psychological
    Measurement 11, 93-103, formulas 6 and 7. Below 0 it says nothing of reliability, and none is
    told.

    >>> found = alpha([[10, 6, 6, 6], [6, 11, 6, 6], [6, 6, 12, 6], [6, 6, 6, 13]], n=200)
    >>> round(found.value, 4), round(found.low, 3), round(found.high, 3)
    (0.8136, 0.767, 0.852)
    """
    k = len(matrix)
    if problem := _not_a_sum(matrix, n=n):
        return Coefficient(n=n, reason=problem)
    within, whole = _trace(matrix), _total(matrix)
    if whole <= ROUNDING * within:
        return Coefficient(n=n, reason=NoValue.NEGATIVE)
    value = k / (k - 1) * (1 - within / whole)
    if value < 0:
        return Coefficient(n=n, reason=NoValue.NEGATIVE)
    if value > 1:
        return Coefficient(n=n, reason=NoValue.INCONSISTENT)
    if 1 - value < ROUNDING:
        return Coefficient(n=n, value=1.0, reason=NoValue.PERFECT)
    low, high = feldt_interval(value, n=n, items=k)
    return Coefficient(n=n, value=value, low=low, high=high)


def feldt_interval(value: float, *, n: int, items: int) -> tuple[float, float]:
    """The interval of 95% around an alpha under 1.

    Source: as at `alpha`; the numbers are what R code of Chris Evans prints
    (imaging.mrc-cbu.cam.ac.uk/statswiki/FAQ/cafun).

    >>> [round(bound, 7) for bound in feldt_interval(0.913, n=873, items=20)]
    [0.9044024, 0.9211588]
    """
    degrees = (n - 1, (n - 1) * (items - 1))
    low, high = (1 - (1 - value) * f_quantile(share, *degrees) for share in (1 - TAIL, TAIL))
    return low, high


def omega(matrix: Matrix, *, n: int) -> Coefficient:
    """McDonald's omega (total) of the sum of items behind which one factor stands.

    Args:
        matrix: Their covariances.
        n: How many answered.

    Source: (sum of loadings)² / ((sum of loadings)² + sum of unique variances), McDonald (1999),
    Test Theory, chapter 6; the loadings are those of `one_factor`.

    >>> round(omega([[10, 6, 6, 6], [6, 11, 6, 6], [6, 6, 12, 6], [6, 6, 6, 13]], n=99).value, 4)
    0.8136
    """
    if problem := _not_a_sum(matrix, n=n):
        return Coefficient(n=n, reason=problem)
    found = one_factor(matrix)
    if found is None:
        return Coefficient(n=n, reason=NoValue.NO_FACTOR)
    common = sum(found) ** 2
    unique = sum(matrix[i][i] - loading**2 for i, loading in enumerate(found))
    return Coefficient(n=n, value=common / (common + unique))


def one_factor(matrix: Matrix) -> tuple[float, ...] | None:
    """The loadings of one factor, in the units of the items; none where there is no such factor.

    Of fewer than three items it cannot be told. It is not where an item follows from others, where
    no complete answers could covary so, or where an item would be the factor itself.

    Source: maximum likelihood by the EM algorithm of Rubin & Thayer (1982), Psychometrika 47,
    69-76, on correlations, to which it is indifferent. With one factor the inverse that it needs is
    a division.
    """
    k = len(matrix)
    if k < 3:  # noqa: PLR2004 - two covary in one way, which any two loadings could give
        return None
    spread = [sqrt(matrix[i][i]) for i in range(k)]
    related = [[matrix[i][j] / (spread[i] * spread[j]) for j in range(k)] for i in range(k)]
    if not is_positive_definite(related):
        return None
    loadings, unique = [0.5] * k, [0.75] * k
    for _ in range(STEPS):
        moved, unique = _step(related, loadings, unique)
        if max(abs(a - b) for a, b in zip(moved, loadings, strict=True)) < STILL:
            return tuple(a * b for a, b in zip(moved, spread, strict=True))
        loadings = moved
    return None


def _step(
    related: Matrix, loadings: Sequence[float], unique: Sequence[float]
) -> tuple[list[float], list[float]]:
    """One step of the algorithm: loadings and unique variances that the factor scores give."""
    weights = [a / u for a, u in zip(loadings, unique, strict=True)]
    informed = 1 + _product(weights, loadings)
    scores = [weight / informed for weight in weights]
    along = [_product(row, scores) for row in related]
    squared = 1 - _product(scores, loadings) + _product(scores, along)
    moved = [value / squared for value in along]
    return moved, [1 - a * b for a, b in zip(moved, along, strict=True)]


def is_positive_definite(matrix: Matrix) -> bool:
    """Whether answers could covary so, none of them following from the others.

    Source: the decomposition of Cholesky, which exists of no other matrix (Golub & Van Loan, Matrix
    Computations, 4.2).

    >>> is_positive_definite([[1, 0.9], [0.9, 1]]), is_positive_definite([[1, 1], [1, 1]])
    (True, False)
    """
    lower: list[list[float]] = []
    for i, row in enumerate(matrix):
        found: list[float] = []
        for j, done in enumerate(lower):
            found.append((row[j] - _product(found, done[:j])) / done[j])
        left = row[i] - _product(found, found)
        if left <= ROUNDING * row[i]:
            return False
        lower.append([*found, sqrt(left)])
    return True


def item_rest(matrix: Matrix, item: int, *, n: int) -> Coefficient:
    """How an item goes with the sum of the others: their correlation.

    Args:
        matrix: Covariances of the items.
        item: Its place among them, from 0.
        n: How many answered.

    Source: Henrysson (1963), Psychometrika 28, 211-218, who takes the item out of the sum.

    >>> round(item_rest([[2, 1, 1], [1, 2, 1], [1, 1, 2]], 0, n=99).value, 4)
    0.5774
    """
    if len(matrix) < 2:  # noqa: PLR2004 - there must be a rest
        return Coefficient(n=n, reason=NoValue.ONE_ITEM)
    others = [place for place in range(len(matrix)) if place != item]
    together = sum(matrix[item][other] for other in others)
    rest = sum(matrix[a][b] for a in others for b in others)
    size = _trace(matrix)
    if matrix[item][item] <= 0 or rest <= ROUNDING * size:
        return Coefficient(n=n, reason=NoValue.NO_VARIANCE)
    value = together / sqrt(matrix[item][item] * rest)
    if abs(value) > 1 + ROUNDING:
        return Coefficient(n=n, reason=NoValue.INCONSISTENT)
    return Coefficient(n=n, value=max(-1.0, min(1.0, value)))


def _not_a_sum(matrix: Matrix, *, n: int) -> NoValue | None:
    """Why nothing can be said of the sum of the items, if so."""
    if len(matrix) < 2:  # noqa: PLR2004 - one item has nothing to go with
        return NoValue.ONE_ITEM
    if n < 2:  # noqa: PLR2004 - one answer has no variance
        return NoValue.TOO_FEW
    return NoValue.NO_VARIANCE if any(row[i] <= 0 for i, row in enumerate(matrix)) else None


def _trace(matrix: Matrix) -> float:
    return sum(row[place] for place, row in enumerate(matrix))


def _total(matrix: Matrix) -> float:
    return sum(map(sum, matrix))


def _product(some: Sequence[float], others: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(some, others, strict=True))
