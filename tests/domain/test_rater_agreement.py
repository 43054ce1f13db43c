"""ICC(A,1), Krippendorff's alpha and weighted kappa, held against what others print of them."""

from collections import Counter
from itertools import product
from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interimkit.domain.coefficient import Coefficient, NoValue
from interimkit.domain.rater_agreement import Scale, icc_agreement, krippendorff, weighted_kappa

SHROUT_FLEISS = (
    (9, 2, 5, 8), (6, 1, 3, 2), (8, 4, 6, 8), (7, 1, 2, 6), (10, 5, 6, 9), (6, 2, 4, 7),
)  # fmt: skip
"""Six targets by four judges of Shrout & Fleiss (1979), as in `man/ICC.Rd` of R's psych."""

WINE = (
    (1, 2, 0, 1), (1, 3, 3, 2), (3, 8, 1, 4), (6, 4, 3, 3), (6, 5, 5, 6), (7, 5, 6, 2),
    (8, 7, 7, 9), (9, 9, 9, 8),
)  # fmt: skip
"""Eight wines by four judges: the data set `icc` of pingouin 0.7.0."""

OBSERVERS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)
"""Four observers of twelve units: an example of `alpha` of the Python package krippendorff 0.9.0."""

ANXIETY = (
    (0, 0, 1, 0, 0), (4, 0, 1, 0, 0), (2, 3, 3, 0, 0), (0, 2, 0, 1, 1), (1, 0, 0, 1, 0),
)  # fmt: skip
"""Twenty people by the second and third rater of `anxiety` of R's irr, whose levels 1, 2, 3, 4 and 6
are these; as in `stats/tests/test_inter_rater.py` of statsmodels 0.15.0."""


@pytest.mark.parametrize(
    ("rows", "value", "interval"),
    [(SHROUT_FLEISS, 0.289764, (0.02, 0.76)), (WINE, 0.727689, (0.43, 0.93))],
)
def test_icc_is_that_of_pingouin_interval_included(
    rows: tuple[tuple[int, ...], ...], value: float, interval: tuple[float, float]
) -> None:
    """`intraclass_corr` of pingouin 0.7.0, which rounds intervals to two decimals."""
    found = icc_agreement(Counter(rows))
    assert found.n == len(rows)
    assert found.value == pytest.approx(value, abs=0.0000005)
    assert (found.low, found.high) == pytest.approx(interval, abs=0.005)


@pytest.mark.parametrize(
    ("scale", "printed"), [(Scale.ORDINAL, 0.815388), (Scale.INTERVAL, 0.849107)]
)
def test_krippendorffs_alpha_is_that_of_the_package_with_what_was_not_observed(
    scale: Scale, printed: float
) -> None:
    """krippendorff 0.9.0, whose documentation prints .815 of the ordinal one."""
    units = Counter(
        tuple(x for x in unit if x is not None) for unit in zip(*OBSERVERS, strict=True)
    )
    found = krippendorff(units, scale=scale)
    assert found.value == pytest.approx(printed, abs=0.0000005)
    assert found.n == 11


def test_weighted_kappa_is_that_of_irr() -> None:
    """`kappa2(anxiety[,2:3], "squared")`, as statsmodels' test has it of R's irr."""
    pairs = {(i, j): ANXIETY[i][j] for i, j in product(range(5), repeat=2)}
    found = weighted_kappa(pairs)
    assert found.n == 20
    assert found.value == pytest.approx(0.2520325, abs=0.00000005)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ({}, NoValue.TOO_FEW),
        ({(1, 2): 1}, NoValue.TOO_FEW),
        ({(1,): 4, (2,): 3}, NoValue.ONE_RATER),
        ({(2, 2): 9}, NoValue.NO_VARIANCE),
        ({(0, 1): 1, (1, 0): 1}, NoValue.NO_VARIANCE),
    ],
)
def test_icc_of_what_cannot_be_compared_is_none(
    rows: dict[tuple[int, ...], int], reason: NoValue
) -> None:
    assert icc_agreement(rows) == Coefficient(n=sum(rows.values()), reason=reason)


def test_who_agree_without_an_exception_have_no_interval() -> None:
    found = icc_agreement({(1, 1): 4, (3, 3): 5})
    assert found == Coefficient(n=9, value=1, reason=NoValue.PERFECT)


def test_icc_without_an_end_to_its_interval_is_told_alone() -> None:
    assert icc_agreement({(1, 2): 5}) == Coefficient(n=5, value=0)


@pytest.mark.parametrize(
    ("units", "reason"),
    [
        ({}, NoValue.TOO_FEW),
        ({(1,): 3, (2,): 4, (): 1}, NoValue.ONE_RATER),
        ({(2, 2): 4, (2, 2, 2): 4, (3,): 1}, NoValue.NO_VARIANCE),
    ],
)
@pytest.mark.parametrize("scale", Scale)
def test_krippendorffs_alpha_of_what_cannot_be_compared_is_none(
    units: dict[tuple[int, ...], int], reason: NoValue, scale: Scale
) -> None:
    found = krippendorff(units, scale=scale)
    assert (found.value, found.reason) == (None, reason)


@pytest.mark.parametrize(
    ("pairs", "reason"), [({}, NoValue.TOO_FEW), ({(1, 1): 40}, NoValue.NO_VARIANCE)]
)
def test_kappa_of_what_cannot_be_compared_is_none(
    pairs: dict[tuple[int, int], int], reason: NoValue
) -> None:
    found = weighted_kappa(pairs)
    assert (found.value, found.reason) == (None, reason)


LEVELS = st.integers(0, 4)
TABLES = st.integers(2, 4).flatmap(
    lambda k: st.lists(st.tuples(*[LEVELS] * k), min_size=2, max_size=40)
)


@given(TABLES)
def test_whatever_was_rated_icc_is_a_number_or_says_why_not(rows: list[tuple[int, ...]]) -> None:
    found = icc_agreement(Counter(rows))
    assert (found.value is None) <= (found.reason is not None)
    assert found.value is None or found.value <= 1
    assert (found.low is None) == (found.high is None)
    if found.low is not None and found.high is not None:
        assert isfinite(found.low)
        assert isfinite(found.high)
        assert found.low <= (found.value or 0) <= found.high
    swapped = icc_agreement(Counter(tuple(reversed(row)) for row in reversed(rows)))
    assert swapped == found


@given(st.lists(st.lists(LEVELS, max_size=4).map(tuple), max_size=40), st.sampled_from(Scale))
def test_whatever_was_rated_krippendorffs_alpha_is_a_number_or_says_why_not(
    units: list[tuple[int, ...]], scale: Scale
) -> None:
    found = krippendorff(Counter(units), scale=scale)
    assert (found.value is None) == (found.reason is not None)
    assert found.value is None or found.value <= 1
    if found.value is not None:
        agree = all(len(set(unit)) == 1 for unit in units if len(unit) > 1)
        assert (found.value == 1) == agree
    reordered = Counter(tuple(sorted(unit)) for unit in units)
    assert krippendorff(reordered, scale=scale) == found


@given(st.lists(st.tuples(LEVELS, LEVELS), min_size=1, max_size=40))
def test_kappa_is_the_same_whichever_judgement_comes_first(pairs: list[tuple[int, int]]) -> None:
    found = weighted_kappa(Counter(pairs))
    assert found == weighted_kappa(Counter((b, a) for a, b in pairs))
    assert found.value is None or -1 <= found.value <= 1
    assert (found.value == 1) == (found.value is not None and all(a == b for a, b in pairs))
