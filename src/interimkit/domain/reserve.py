"""Whether a reserve lasts through the gaps, and how large it would have to be."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from math import ceil
from typing import Annotated

from msgspec import Meta, Struct, structs

from interimkit.domain.assumptions import DAYS_IN_A_MONTH, GIVEN, Assumption
from interimkit.domain.chain import (
    Chain,
    Probability,
    chance_of_ruin,
    gap_from_utilisation,
    reserve_needed,
    start_probability,
)


class ReserveOutlook(Struct, frozen=True, kw_only=True):
    """Whether a reserve lasts: it starts before the first invoice is paid."""

    cost_per_month: Annotated[Decimal, Meta(description="What goes out each month")]
    reserve_months: Annotated[Decimal, Meta(description="The reserve, in months of that")]
    delay_months: Annotated[int, Meta(description="From the end of a month to its payment")]
    chance: Annotated[Probability, Meta(description="That it runs out within the horizon")]
    mean_income_per_month: Annotated[
        Decimal, Meta(description="What a month brings on average in the long run, gaps included")
    ]
    lasts_on_average: Annotated[
        bool, Meta(description="Whether that covers the cost; if not, any reserve ends some day")
    ]
    chance_by_utilisation: Annotated[
        tuple[Probability, ...],
        Meta(description="At the lowest and the highest time billed; none where the gap was set"),
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


def reserve_outlook(
    chain: Chain, months: int, *, cost: Decimal, income: Decimal, reserve: Decimal,
    payment_days: Decimal, others: Sequence[Chain],
) -> ReserveOutlook:  # fmt: skip
    """Whether a reserve lasts so many months.

    Args:
        cost: What goes out each month.
        income: What a month worked brings.
        reserve: The reserve, in months of cost.
        payment_days: Days until an invoice is paid.
        others: The chain at other times billed.
    """
    delay = ceil(payment_days / DAYS_IN_A_MONTH)  # a month begun is waited for whole
    worth = float(income / cost)

    def run_out(other: Chain) -> list[float]:
        return chance_of_ruin(other, months, reserve=float(reserve), income=worth, delay=delay)

    ruin = run_out(chain)
    cycle = chain.mean_length + chain.mean_gap
    mean = income * Decimal(chain.mean_length / cycle)
    half = next((m for m, c in enumerate(ruin, start=1) if c >= ruin[-1] / 2), None)
    return ReserveOutlook(
        cost_per_month=cost,
        reserve_months=reserve,
        delay_months=delay,
        chance=ruin[-1],
        mean_income_per_month=mean.quantize(Decimal(1), rounding=ROUND_HALF_UP),
        lasts_on_average=mean >= cost,
        chance_by_utilisation=tuple(run_out(other)[-1] for other in others),
        chance_by_month=tuple(ruin),
        half_by_month=half if ruin[-1] > 0 else None,
        needed_months=reserve_needed(chain, months, income=worth, delay=delay),
    )


def other_gaps(chain: Chain, billed: Assumption) -> tuple[Chain, ...]:
    """The chain at the lowest and at the highest time billed that sources give."""
    if billed.source == GIVEN or billed.low is None or billed.high is None:
        return ()
    mean = Decimal(chain.mean_length)
    return tuple(
        structs.replace(
            chain, start=start_probability(float(gap_from_utilisation(u, mean_length=mean)))
        )
        for u in (billed.low, billed.high)
    )
