"""A distribution of months worked in a few numbers, and what they bring in a year."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated

from msgspec import Meta, Struct

from interimkit.domain.chain import percentile

YEAR = 12
"""Months in a year."""


class Spread(Struct, frozen=True, kw_only=True):
    """A distribution in four numbers: months billed, and what they bring in a year."""

    months: Annotated[int, Meta(description="Among how many months")]
    billed_p10: Annotated[int, Meta(description="Months billed: one in ten is at or below this")]
    billed_p50: Annotated[int, Meta(description="Months billed: half are at or below this")]
    billed_p90: Annotated[int, Meta(description="Months billed: nine in ten are at or below this")]
    billed_mean: Annotated[Decimal, Meta(description="Months billed, on average")]
    per_year_p10: Annotated[Decimal, Meta(description="A year's income at the 10th percentile")]
    per_year_p50: Annotated[Decimal, Meta(description="A year's income at the median")]
    per_year_p90: Annotated[Decimal, Meta(description="A year's income at the 90th percentile")]
    per_year_mean: Annotated[Decimal, Meta(description="A year's income, on average")]


def spread(distribution: Sequence[float], per_month: Decimal) -> Spread:
    """What a distribution comes to.

    Args:
        distribution: Element w is the chance of w months worked.
        per_month: What a month worked brings.
    """
    months = len(distribution) - 1
    p10, p50, p90 = (percentile(distribution, percent) for percent in (10, 50, 90))
    mean = Decimal(sum(w * chance for w, chance in enumerate(distribution)))

    def per_year(billed: Decimal | int) -> Decimal:
        return _rounded(per_month * billed * YEAR / months, "1")

    return Spread(
        months=months,
        billed_p10=p10,
        billed_p50=p50,
        billed_p90=p90,
        billed_mean=_rounded(mean, "0.1"),
        per_year_p10=per_year(p10),
        per_year_p50=per_year(p50),
        per_year_p90=per_year(p90),
        per_year_mean=per_year(mean),
    )


def _rounded(value: Decimal, to: str) -> Decimal:
    return value.quantize(Decimal(to), rounding=ROUND_HALF_UP)
