"""ICC(A,1), Krippendorff's alpha and weighted kappa, held against what was published of them."""

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
"""Six targets by four judges: Shrout & Fleiss (1979), table 2."""

WINE = (
    (1, 2, 0, 1), (1, 3, 3, 2), (3, 8, 1, 4), (6, 4, 3, 3), (6, 5, 5, 6), (7, 5, 6, 2),
    (8, 7, 7, 9), (9, 9, 9, 8),
)  # fmt: skip
"""Eight wines by four judges: the data set `icc` of pingouin."""

OBSERVERS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)
"""Four observers of twelve units: Krippendorff (2011), Computing Krippendorff's
Alpha-Reliability, part D."""

MAMMOGRAMS = ((21, 12, 0, 0), (4, 17, 1, 0), (3, 9, 15, 2), (0, 0, 0, 1))
"""85 of them by two radiologists: Boyd and others (1982), as in Stata's manual at `kappa`."""


def test_icc_is_that_of_shrout_and_fleiss() -> None:
    found = icc_agreement(Counter(SHROUT_FLEISS))
    assert found.value == pytest.approx(0.29, abs=0.005)
    assert (found.low, found.high) == pytest.approx((0.019, 0.761), abs=0.0005)


def test_icc_is_that_of_pingouin_interval_included() -> None:
    found = icc_agreement(Counter(WINE))
    assert found.n == 8
    assert found.value == pytest.approx(0.728, abs=0.0005)
    assert (found.low, found.high) == pytest.approx((0.43, 0.93), abs=0.005)


@pytest.mark.parametrize(("scale", "published"), [(Scale.ORDINAL, 0.815), (Scale.INTERVAL, 0.849)])
def test_krippendorffs_alpha_is_his_with_what_was_not_observed(
    scale: Scale, published: float
) -> None:
    units = Counter(
        tuple(x for x in unit if x is not None) for unit in zip(*OBSERVERS, strict=True)
    )
    found = krippendorff(units, scale=scale)
    assert found.value == pytest.approx(published, abs=0.0005)
    assert found.n == 11


def test_weighted_kappa_is_that_of_two_radiologists() -> None:
    pairs = {(i, j): MAMMOGRAMS[i][j] for i, j in product(range(4), repeat=2)}
    found = weighted_kappa(pairs)
    assert found.n == 85
    assert found.value == pytest.approx(0.6714, abs=0.00005)


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
