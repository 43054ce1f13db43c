"""The quantile of the F distribution, on which intervals of coefficients rest."""

from math import exp, inf, lgamma, log, log1p

TINY = 1e-300
"""Stands in for a denominator that came to 0, as Lentz's method asks."""

CLOSE = 1e-15
"""A factor that is so near 1 ends a continued fraction."""

MOST_TERMS = 200_000
"""Enough for some hundred million degrees of freedom: it needs about the root of these."""


def f_quantile(share: float, between: float, within: float) -> float:
    """The number that so large a share of an F distribution lies below.

    Args:
        share: Over 0 and under 1.
        between: Degrees of freedom of the numerator, over 0; they need not be whole.
        within: Those of the denominator, likewise.

    Returns:
        A number of 0 or more; infinite where it is too large to be told.

    Source: Abramowitz & Stegun (1964), 26.6.2: with x = between F / (between F + within), the share
    is I_x(between / 2, within / 2). It is looked for by halving, on the side where x is small.

    >>> round(f_quantile(0.95, 1, 10), 4), round(f_quantile(0.975, 5, 15), 4)
    (4.9646, 3.5764)
    """
    if beta_share(0.5, between / 2, within / 2) < share:
        other = _odds(1 - share, within / 2, between / 2)
        return within / between / other if other else inf
    return within / between * _odds(share, between / 2, within / 2)


def _odds(share: float, a: float, b: float) -> float:
    """The odds x / (1 - x) where I_x(a, b) is that share, for an x of one half at most.

    The halving is of its logarithm, so that what is very small is as exact as what is not.
    """
    low, high = -700.0, log(0.5)
    while (middle := (low + high) / 2) not in {low, high}:
        low, high = (middle, high) if beta_share(exp(middle), a, b) < share else (low, middle)
    x = exp(low)
    return 0.0 if low == -700 else x / (1 - x)  # noqa: PLR2004 - where the looking began


def beta_share(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function I_x(a, b), from 0 to 1.

    Args:
        x: From 0 to 1.
        a: Over 0.
        b: Over 0.

    Source: the continued fraction of Abramowitz & Stegun (1964), 26.5.8, by the method of Lentz
    (1976, Applied Optics 15, 668-671), on the side where it converges fast (26.5.2).

    >>> round(beta_share(0.5, 2, 3), 4)
    0.6875
    """
    if x in {0, 1}:
        return float(x)
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_share(1 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a
    return min(1.0, front / _fraction(x, a, b))


def _fraction(x: float, a: float, b: float) -> float:
    """1 + d1 / (1 + d2 / (1 + ...)), whose terms are those of 26.5.8."""
    value, c, d, factor, term = 1.0, 1.0, 0.0, 0.0, 0
    while abs(factor - 1) >= CLOSE and term < MOST_TERMS:
        term += 1
        m = term // 2
        if term % 2:
            coefficient = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            coefficient = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d = 1 / (1 + coefficient * d or TINY)
        c = 1 + coefficient / c or TINY
        factor = c * d
        value *= factor
    return value
