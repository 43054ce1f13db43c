"""How long one waits for an assignment: as somebody says, by the time billed, or by the pack.

Most waits are short and some are long, so a wait has two parts: the usual one, and for a share of
them a long one. `domain/chain.py` makes chances of it.
"""

from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct, structs

from interimkit.domain.chain import Wait, start_probability


class WaitsFrom(StrEnum):
    """Where the waits of a case come from."""

    GIVEN = "given"
    UTILISATION = "utilisation"
    PACK = "pack"


class LongGaps(Struct, frozen=True, kw_only=True):
    """The long waits among all of them.

    Attributes:
        share: The part of the waits that are long, from 0 to 0.9.
        months: How long they take on average.
    """

    share: Decimal
    months: Decimal


class Waits(Struct, frozen=True, kw_only=True):
    """How long one waits for an assignment, on average."""

    taken_from: Annotated[WaitsFrom, Meta(description="Who says so")]
    usual_months: Annotated[Decimal, Meta(description="The mean of the usual waits")]
    long_share: Annotated[Decimal, Meta(description="The part of the waits that are long")]
    long_months: Annotated[Decimal, Meta(description="The mean of those; 0 where there are none")]
    first_months: Annotated[
        Decimal | None, Meta(description="The mean of the first wait; null when like the others")
    ]

    @property
    def mean(self) -> Decimal:
        """The mean of all waits after an assignment, in months."""
        return (1 - self.long_share) * self.usual_months + self.long_share * self.long_months

    def stretched(self, mean: Decimal) -> "Waits":
        """Waits of the same shape with another mean, in months; of no wait there is no shape."""
        if not self.mean:
            return structs.replace(self, usual_months=mean, long_share=Decimal(0))
        factor = mean / self.mean
        return structs.replace(
            self, usual_months=self.usual_months * factor, long_months=self.long_months * factor
        )

    def rounded(self) -> "Waits":
        """Waits as they are told where they are a quotient: to a tenth of a month."""
        usual = self.usual_months.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
        return structs.replace(self, usual_months=usual)

    def law(self) -> Wait:
        """The waits after an assignment, as chances."""
        return Wait(
            start=start_probability(float(self.usual_months)),
            long_share=float(self.long_share),
            long_start=start_probability(float(self.long_months)),
        )

    def first_law(self) -> Wait | None:
        """The first wait, where it is not like the others."""
        if self.first_months is None:
            return None
        return Wait(start=start_probability(float(self.first_months)))
