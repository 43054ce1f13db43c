"""Alpha, omega and item-rest correlations, held against what others print of the same data."""

from math import expm1, isclose, isfinite, log, log1p
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interimkit.domain.coefficient import Coefficient, NoValue
from interimkit.domain.f_quantile import beta_share, f_quantile
from interimkit.domain.reliability import (
    Matrix,
    PairSums,
    alpha,
    covariances,
    feldt_interval,
    is_positive_definite,
    item_rest,
    omega,
    one_factor,
    sum_pairs,
)

PARALLEL = [[10, 6, 6, 6], [6, 11, 6, 6], [6, 6, 12, 6], [6, 6, 6, 13]]
"""One thing, measured by four items whose errors differ."""

LOADINGS, UNIQUE = (2, 1, 3, 2), (1, 2, 3, 4)
ONE_FACTOR = [
    [a * b + (i == j) * UNIQUE[i] for j, b in enumerate(LOADINGS)] for i, a in enumerate(LOADINGS)
]
"""What one factor makes of items that load differently."""

LORD = [
    [86.3979, 57.7751, 56.8651, 58.8986],
    [57.7751, 86.2632, 59.3177, 59.6683],
    [56.8651, 59.3177, 97.2850, 73.8201],
    [58.8986, 59.6683, 73.8201, 97.8192],
]
"""Four vocabulary tests of 649 people: Lord (1957), as in the SAS/STAT User's Guide, Introduction to
Structural Equation Modeling (support.sas.com/documentation/cdl/en/statug/68162, introcalis_sect015).
"""


@pytest.mark.parametrize(
    ("share", "between", "within", "quantile"),
    [
        (0.95, 1, 10, 4.964602743730711), (0.95, 30, 120, 1.5543425963956685),
        (0.975, 5, 15, 3.5764153492790607), (0.99, 10, 10, 4.849146802080026),
    ],
)  # fmt: skip
def test_quantiles_are_those_of_scipy(
    share: float, between: int, within: int, quantile: float
) -> None:
    """`scipy.stats.f.ppf` of scipy 1.17.1."""
    assert f_quantile(share, between, within) == pytest.approx(quantile, rel=1e-9)


DEGREES = st.floats(0.3, 5_000)


@given(st.floats(0.01, 0.99), DEGREES)
def test_with_two_degrees_of_freedom_a_quantile_is_a_power(share: float, within: float) -> None:
    """For I_x(1, b) is 1 - (1 - x)^b."""
    assert f_quantile(share, 2, within) == pytest.approx(
        within / 2 * expm1(-2 / within * log1p(-share)), rel=1e-9
    )


@given(st.floats(0.01, 0.99), DEGREES, DEGREES)
def test_so_large_a_share_lies_below_a_quantile(share: float, a: float, b: float) -> None:
    quantile = f_quantile(share, a, b)
    assert beta_share(a * quantile / (a * quantile + b), a / 2, b / 2) == pytest.approx(share)
    assert quantile == pytest.approx(1 / f_quantile(1 - share, b, a), rel=1e-6)


def test_a_quantile_ends_whatever_the_degrees_of_freedom() -> None:
    assert f_quantile(0.975, 5, 1e-4) == float("inf")
    assert f_quantile(0.025, 1e-4, 5) == 0
    assert f_quantile(0.975, 1e7, 1e8) == pytest.approx(1.0009, abs=0.0001)
    assert isfinite(beta_share(0.5, 1e13, 1e13))
    assert (beta_share(0, 2, 3), beta_share(1, 2, 3)) == (0, 1)


def test_alpha_of_a_matrix_that_is_worked_out_by_hand() -> None:
    found = alpha(PARALLEL, n=100)
    assert found.value is not None
    assert round(found.value, 4) == 0.8136
    assert isclose(found.value, 4 / 3 * (1 - 46 / 118))


def test_the_interval_is_feldts() -> None:
    """R code of Chris Evans and what it prints: imaging.mrc-cbu.cam.ac.uk/statswiki/FAQ/cafun."""
    found = feldt_interval(0.913, n=873, items=20)
    assert found == pytest.approx((0.9044024, 0.9211588), abs=1e-7)


def test_the_factor_that_made_the_items_is_found() -> None:
    assert one_factor(ONE_FACTOR) == pytest.approx(LOADINGS)
    assert omega(ONE_FACTOR, n=100).value == pytest.approx(8**2 / (8**2 + 10))


def test_one_factor_fits_lords_tests_as_sas_says_it_does() -> None:
    """H3, a chi-square of 36.2095 with 2 degrees of freedom: introcalis_sect016 of the same."""
    loadings = one_factor(LORD)
    assert loadings is not None
    unique = [LORD[i][i] - loading**2 for i, loading in enumerate(loadings)]
    implied = sum(map(log, unique)) + log(
        1 + sum(a * a / u for a, u in zip(loadings, unique, strict=True))
    )
    assert 648 * (implied - log_determinant(LORD)) == pytest.approx(36.2095, abs=0.00005)


def log_determinant(matrix: Matrix) -> float:
    """By elimination."""
    rows, found = [list(row) for row in matrix], 0.0
    for i, row in enumerate(rows):
        found += log(row[i])
        for other in rows[i + 1 :]:
            share = other[i] / row[i]
            other[:] = [a - share * b for a, b in zip(other, row, strict=True)]
    return found


def test_where_all_items_load_alike_omega_is_alpha() -> None:
    assert omega(PARALLEL, n=9).value == pytest.approx(alpha(PARALLEL, n=9).value)


SLOW = [[1, 0.9, 0.9], [0.9, 1, 0.81], [0.9, 0.81, 1]]
"""The first item is the factor itself."""


@pytest.mark.parametrize(
    "matrix",
    [
        [[1, 0.5], [0.5, 1]],  # two items
        [[1.0 * (i == j) for j in range(3)] for i in range(3)],  # nothing in common
        [[1 if i == j else -0.9 for j in range(9)] for i in range(9)],  # of no complete answers
        [[1, 1, 0.5], [1, 1, 0.5], [0.5, 0.5, 1]],  # one item twice
        SLOW,
        [[1, 0.9, 0.9], [0.9, 1, 0.6], [0.9, 0.6, 1]],  # more than the factor itself
    ],
)
def test_what_no_one_factor_stands_behind_has_no_omega(matrix: Matrix) -> None:
    assert omega(matrix, n=99) == Coefficient(n=99, reason=NoValue.NO_FACTOR)


@pytest.mark.parametrize(
    ("matrix", "n", "reason"),
    [
        ([], 9, NoValue.ONE_ITEM),
        ([[4]], 9, NoValue.ONE_ITEM),
        (PARALLEL, 1, NoValue.TOO_FEW),
        ([[0, 0], [0, 1]], 9, NoValue.NO_VARIANCE),
    ],
)
def test_of_what_is_no_sum_there_is_neither(matrix: Matrix, n: int, reason: NoValue) -> None:
    assert alpha(matrix, n=n) == omega(matrix, n=n) == Coefficient(n=n, reason=reason)


@pytest.mark.parametrize(
    ("matrix", "reason"),
    [
        ([[1, -0.5], [-0.5, 1]], NoValue.NEGATIVE),
        ([[1, -1], [-1, 1]], NoValue.NEGATIVE),
        ([[1, 2], [2, 1]], NoValue.INCONSISTENT),
    ],
)
def test_an_alpha_that_means_nothing_is_none(matrix: Matrix, reason: NoValue) -> None:
    assert alpha(matrix, n=9) == Coefficient(n=9, reason=reason)


def test_perfect_agreement_has_no_interval() -> None:
    assert alpha([[2, 2], [2, 2]], n=9) == Coefficient(n=9, value=1, reason=NoValue.PERFECT)


@pytest.mark.parametrize(
    ("matrix", "reason"),
    [
        ([[4]], NoValue.ONE_ITEM),
        ([[0, 0], [0, 1]], NoValue.NO_VARIANCE),
        ([[1, 0, 0], [0, 1, -1], [0, -1, 1]], NoValue.NO_VARIANCE),
        ([[1, 2], [2, 1]], NoValue.INCONSISTENT),
    ],
)
def test_an_item_that_goes_with_nothing_has_no_correlation(matrix: Matrix, reason: NoValue) -> None:
    assert item_rest(matrix, 0, n=9) == Coefficient(n=9, reason=reason)


def once(rows: list[dict[str, int]]) -> list[tuple[dict[str, int], int]]:
    return [(row, 1) for row in rows]


def test_one_who_left_an_item_out_counts_in_the_others() -> None:
    rows = [{"a": 1, "b": 2}, {"a": 2, "b": 4}, {"a": 3, "b": 6}, {"a": 9}, {}]
    sums = sum_pairs(once(rows), ("a", "b"))
    assert sums["a", "b"] == PairSums(n=3, first=6, second=12, product=28)
    assert sums["a", "a"].n == 4
    found = covariances(sums, ("a", "b"))
    assert found is not None
    assert found.n == 3
    assert found.matrix[0][1] == found.matrix[1][0] == 2
    assert found.matrix[1][1] == 4


def test_covariances_need_two_who_answered_both() -> None:
    assert covariances(sum_pairs(once([{"a": 1}, {"b": 2}, {"a": 2, "b": 2}]), "ab"), "ab") is None
    assert covariances({}, ()) is None
    assert covariances({}, "ab") is None


ROWS = st.integers(2, 5).flatmap(
    lambda k: st.lists(
        st.lists(st.none() | st.integers(0, 4), min_size=k, max_size=k), min_size=0, max_size=30
    )
)


@given(ROWS)
def test_whatever_was_answered_each_figure_is_one_or_says_why_not(
    rows: list[list[int | None]],
) -> None:
    """Also where people left out what they liked, so that no complete answers could covary so."""
    items = [str(n) for n in range(len(rows[0]) if rows else 2)]
    answered = [
        {item: x for item, x in zip(items, row, strict=True) if x is not None} for row in rows
    ]
    found = covariances(sum_pairs(once(answered), items), items)
    if found is None:
        return
    figures = [alpha(found.matrix, n=found.n), omega(found.matrix, n=found.n)]
    assert all(f.value is None or 0 <= f.value <= 1 for f in figures)
    figures += [item_rest(found.matrix, i, n=found.n) for i in range(len(items))]
    for figure in figures:
        assert (figure.value is None) <= (figure.reason is not None)
        assert figure.value is None or -1 <= figure.value <= 1
        if figure.low is not None and figure.high is not None:
            assert figure.low <= (figure.value or 0) <= figure.high < 1


@settings(max_examples=20)
@given(st.integers(0, 2**32))
def test_neither_the_order_of_items_nor_their_unit_matters(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - invented answers
    items = list("abcd")
    people = [random.gauss(2, 1) for _ in range(60)]
    rows = [{i: min(4, max(0, round(p + random.gauss(0, 1)))) for i in items} for p in people]
    one = covariances(sum_pairs(once(rows), items), items)
    other = covariances(
        sum_pairs(once([{i: 7 * x + 3 for i, x in row.items()} for row in rows]), items[::-1]),
        items[::-1],
    )
    assert one is not None
    assert other is not None
    assert is_positive_definite(one.matrix)
    assert alpha(one.matrix, n=60).value == pytest.approx(alpha(other.matrix, n=60).value)
    assert omega(one.matrix, n=60).value == pytest.approx(omega(other.matrix, n=60).value, abs=1e-6)
    assert item_rest(one.matrix, 0, n=60).value == pytest.approx(
        item_rest(other.matrix, 3, n=60).value
    )
