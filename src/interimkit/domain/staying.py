"""Stay or go: what the years may bring beside the salary and benefits that one would leave.

Both sides are before contributions and tax: a salary counts with what the employer pays on top of
it, for whoever invoices pays that out of what they bill.
"""

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from typing import Annotated

from msgspec import Meta, Struct

from interimkit.domain.chain import Probability, chance_below, percentile
from interimkit.domain.spread import YEAR


class Staying(Struct, frozen=True, kw_only=True):
    """The years as they may go, beside staying; a difference below 0 is less than staying."""

    salary: Annotated[Decimal, Meta(description="Gross a year, as given")]
    benefits: Annotated[Decimal, Meta(description="What comes beside it a year, as given")]
    per_year: Annotated[
        Decimal,
        Meta(description="What staying is worth a year: salary, costs on top of it, and benefits"),
    ]
    median_difference: Annotated[
        Decimal, Meta(description="A year over the horizon, at the median, less that")
    ]
    lean_difference: Annotated[Decimal, Meta(description="The same at the 10th percentile")]
    first_year_difference: Annotated[
        Decimal, Meta(description="The first year at the median, less that")
    ]
    lean_first_year_difference: Annotated[
        Decimal, Meta(description="The first year at the 10th percentile, less that")
    ]
    chance_less: Annotated[
        Probability, Meta(description="That the whole horizon brings less than staying")
    ]
    pays_back_month: Annotated[
        int | None,
        Meta(
            description="The first month from whose end on at least half of the courses are level "
            "with staying or ahead, not always the same half; null when fewer are at the horizon"
        ),
    ]
    even_day_rate: Annotated[
        Decimal | None,
        Meta(description="At which half of the courses bring as much; null where half bring none"),
    ]
    even_days_per_year: Annotated[
        Decimal,
        Meta(description="Days billed a year at which this day rate brings what staying is worth"),
    ] = Decimal(0)


def beside_staying(
    laws: Sequence[Sequence[float]], *, salary: Decimal, benefits: Decimal, on_costs: Decimal,
    day_rate: Decimal, days: Decimal,
) -> Staying:  # fmt: skip
    """How the years compare with staying.

    Args:
        laws: By month from 0, the distribution of the months worked until then.
        salary: Gross a year.
        benefits: What comes beside it a year, at what it is worth.
        on_costs: What an employer pays on top of the salary, as a share of it.
        day_rate: What a day brings.
        days: How many days a month worked has.
    """
    months = len(laws) - 1
    worth = salary * (1 + on_costs) + benefits
    per_month = day_rate * days
    median = percentile(laws[-1], 50)

    def less(span: int, percent: int) -> Decimal:
        worked = percentile(laws[span], percent)
        return _whole(per_month * worked * YEAR / span - worth)

    enough = [per_month * percentile(law, 50) >= worth * t / YEAR for t, law in enumerate(laws)]
    behind = max((t for t in range(1, months + 1) if not enough[t]), default=0)
    return Staying(
        salary=salary,
        benefits=benefits,
        per_year=_whole(worth),
        median_difference=less(months, 50),
        lean_difference=less(months, 10),
        first_year_difference=less(YEAR, 50),
        lean_first_year_difference=less(YEAR, 10),
        chance_less=chance_below(laws[-1], float(worth * months / YEAR / per_month)),
        pays_back_month=None if behind == months else behind + 1,
        even_day_rate=_even(worth * months / YEAR, worked=median, days=days),
        even_days_per_year=(worth / day_rate).quantize(Decimal("0.1"), rounding=ROUND_CEILING),
    )


def _even(worth: Decimal, *, worked: int, days: Decimal) -> Decimal | None:
    """The lowest day rate, to the cent, at which so many months bring what staying does."""
    if not worked:
        return None
    return (worth / (worked * days)).quantize(Decimal("0.01"), rounding=ROUND_CEILING)


def _whole(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal(1), rounding=ROUND_HALF_UP)
