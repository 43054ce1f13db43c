"""How else an offer could come out: at other days and shares, and through what sources give."""

from decimal import Decimal
from typing import Annotated

from msgspec import Meta, Struct

from interimkit.domain.assumptions import GIVEN, Assumption
from interimkit.domain.rates import Case, to_the_cent
from interimkit.model.salary import MoneyInput

OFFICE_DAYS = Decimal(220)
"""What calculators take for a year of work: beside what is billed, it shows the difference."""


class SensitivityRow(Struct, frozen=True, kw_only=True):
    """One provider's share, and what the case comes to at each number of days."""

    provider_share: Annotated[Decimal, Meta(description="A share of the client's rate")]
    amounts: Annotated[tuple[Decimal, ...], Meta(description="One for each number of days billed")]


class Influence(Struct, frozen=True, kw_only=True):
    """How far the answer moves when one assumption runs through what sources give for it."""

    input: Annotated[MoneyInput, Meta(description="The assumption")]
    low: Annotated[Decimal, Meta(description="The lowest that sources give")]
    high: Annotated[Decimal, Meta(description="The highest that sources give")]
    at_low: Annotated[Decimal, Meta(description="The answer there")]
    at_high: Annotated[Decimal, Meta(description="The answer there")]


def columns(days: Assumption) -> tuple[Decimal, ...]:
    """Days billed to look at: the value, what sources give, and what calculators take."""
    return tuple(sorted({d for d in (days.low, days.value, days.high, OFFICE_DAYS) if d}))


def sensitivity(
    case: Case, days: tuple[Decimal, ...], share: Assumption
) -> tuple[SensitivityRow, ...]:
    """A row for each provider's share that sources give, a column for each number of days."""
    shares = sorted({s for s in (share.low, share.value, share.high) if s is not None})

    def amount(part: Decimal, billed: Decimal) -> Decimal:
        there = case.with_value(MoneyInput.DAYS_BILLED, billed)
        there = there.with_value(MoneyInput.PROVIDER_SHARE, part)
        if case.salary is not None:
            return to_the_cent(there.client())
        return to_the_cent((there.kept() if case.is_clients else there.client()) * billed)

    return tuple(
        SensitivityRow(provider_share=part, amounts=tuple(amount(part, d) for d in days))
        for part in shares
    )


def influences(case: Case, shown: tuple[Assumption, ...]) -> tuple[Influence, ...]:
    """Each assumption with a range run through it alone; the answer's widest swing first."""
    found = []
    for assumption in shown:
        if assumption.source == GIVEN or assumption.low is None or assumption.high is None:
            continue  # what somebody set is known, and what has no range does not move
        low = case.with_value(assumption.input, assumption.low).answer()
        high = case.with_value(assumption.input, assumption.high).answer()
        if low != high:
            found.append(
                Influence(
                    input=assumption.input, low=assumption.low, high=assumption.high,
                    at_low=to_the_cent(low), at_high=to_the_cent(high),
                )
            )  # fmt: skip
    return tuple(sorted(found, key=lambda i: -abs(i.at_high - i.at_low)))
