"""Whether a reserve lasts through the gaps, and how large it would have to be."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from math import ceil
from typing import Annotated

from msgspec import Meta, Struct

from interimkit.domain.assumptions import DAYS_IN_A_MONTH
from interimkit.domain.chain import (
    Chain,
    Probability,
    cash_by_month,
    chance_of_ruin,
    reserve_needed,
)


class Budget(Struct, frozen=True, kw_only=True):
    """What comes in and goes out.

    Attributes:
        cost: What goes out each month.
        reserve: What there is at the start, in months of that.
        billed: What a month worked brings.
        set_aside: The part of it that is not there to live on: contributions, tax, company costs.
        payment_days: Days until an invoice is paid.
    """

    cost: Decimal
    reserve: Decimal
    billed: Decimal
    set_aside: Decimal
    payment_days: Decimal

    @property
    def delay(self) -> int:
        """Months from the end of a month worked to its payment; one begun is waited for whole."""
        return ceil(self.payment_days / DAYS_IN_A_MONTH)

    @property
    def left(self) -> Decimal:
        """What a month worked leaves to live on."""
        return self.billed * (1 - self.set_aside)

    def runs_out(self, chain: Chain, months: int) -> list[float]:
        """The chance that the reserve has run out by the end of each month, from the 1st."""
        return chance_of_ruin(
            chain, months, reserve=float(self.reserve), income=float(self.left / self.cost),
            delay=self.delay,
        )  # fmt: skip

    def needed(self, chain: Chain, months: int, *, near: int | None = None) -> int:
        """The smallest reserve, in months of cost, that runs out with a chance of 5 % at most.

        Args:
            near: The answer to a question much like this one.
        """
        return reserve_needed(
            chain, months, income=float(self.left / self.cost), delay=self.delay, near=near
        )

    def cash(self, laws: Sequence[Sequence[float]], *, percent: int) -> tuple[Decimal, ...]:
        """The cash that so many percent of the courses are at or below, from the start on.

        Args:
            laws: By month from 0, the distribution of the months worked until then.
        """
        course = cash_by_month(
            laws, reserve=float(self.reserve), income=float(self.left / self.cost),
            delay=self.delay, percent=percent,
        )  # fmt: skip
        return tuple(_whole(Decimal(months) * self.cost) for months in course)


class WhatIfRow(Struct, frozen=True, kw_only=True):
    """What one change alone does to the reserve."""

    id: Annotated[str, Meta(description="The change’s id")]
    name: Annotated[str, Meta(description="The change in words")]
    source: Annotated[str, Meta(description="Who says that it may be so: a source’s id")]
    chance: Annotated[Probability, Meta(description="That the reserve then runs out")]
    needed_months: Annotated[
        int, Meta(description="The reserve that then runs out with a chance of 5% at most")
    ]
    first: Annotated[
        bool,
        Meta(
            description="Among the three that matter most; or what is set aside, where nothing is"
        ),
    ]


class ReserveOutlook(Struct, frozen=True, kw_only=True):
    """Whether a reserve lasts: it starts before the first invoice is paid."""

    cost_per_month: Annotated[Decimal, Meta(description="What goes out each month")]
    reserve_months: Annotated[Decimal, Meta(description="The reserve, in months of that")]
    set_aside: Annotated[
        Decimal | None, Meta(description="The part of receipts put aside; null when not said")
    ]
    delay_months: Annotated[int, Meta(description="From the end of a month to its payment")]
    chance: Annotated[Probability, Meta(description="That it runs out within the horizon")]
    mean_income_per_month: Annotated[
        Decimal, Meta(description="What a month leaves on average in the long run, gaps included")
    ]
    lasts_on_average: Annotated[
        bool, Meta(description="Whether that covers the cost; if not, any reserve ends some day")
    ]
    chance_by_month: Annotated[
        tuple[Probability, ...], Meta(description="The same by the end of each month, from the 1st")
    ]
    half_by_month: Annotated[
        int | None, Meta(description="Where it runs out, the month by which half of that happened")
    ]
    needed_months: Annotated[
        int, Meta(description="The smallest reserve that runs out with a chance of 5% at most")
    ]
    what_if: Annotated[
        tuple[WhatIfRow, ...],
        Meta(description="One change alone each, the one that moves the chance most first"),
    ]
    cash_by_month_p10: Annotated[
        tuple[Decimal, ...],
        Meta(
            description="The cash that one course in ten is at or below, at the start and at the "
            "end of each month; below 0 as if somebody lent it"
        ),
    ] = ()
    cash_by_month_p50: Annotated[
        tuple[Decimal, ...], Meta(description="The same of half of the courses")
    ] = ()


def reserve_outlook(
    chain: Chain, laws: Sequence[Sequence[float]], ruin: Sequence[float], *, budget: Budget,
    set_aside: Decimal | None, what_if: tuple[WhatIfRow, ...], needed: int,
) -> ReserveOutlook:  # fmt: skip
    """Whether a reserve lasts.

    Args:
        laws: By month from 0, the distribution of the months worked until then.
        ruin: The chance that it has run out by the end of each month, from the 1st.
        set_aside: The part of receipts put aside, where that is said.
        what_if: What one change alone does.
        needed: The reserve that would do, in months of cost.
    """
    cycle = chain.mean_length + chain.mean_gap
    mean = budget.left * Decimal(chain.mean_length / cycle)
    half = next((m for m, c in enumerate(ruin, start=1) if c >= ruin[-1] / 2), None)
    return ReserveOutlook(
        cost_per_month=budget.cost,
        reserve_months=budget.reserve,
        set_aside=set_aside,
        delay_months=budget.delay,
        chance=ruin[-1],
        mean_income_per_month=_whole(mean),
        lasts_on_average=mean >= budget.cost,
        chance_by_month=tuple(ruin),
        half_by_month=half if ruin[-1] > 0 else None,
        needed_months=needed,
        what_if=what_if,
        cash_by_month_p10=budget.cash(laws, percent=10),
        cash_by_month_p50=budget.cash(laws, percent=50),
    )


def _whole(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal(1), rounding=ROUND_HALF_UP)
