"""A salary or a day rate, as a room works it out: one salary, divided by days billed."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated

from msgspec import Meta, Struct

from interimkit.domain.assumptions import Assumption, cited
from interimkit.domain.rates import break_even_day_rate, client_rate, to_the_cent
from interimkit.model.pack import Pack
from interimkit.model.salary import MoneyInput, Salaries
from interimkit.model.text import Language


class RateAt(Struct, frozen=True, kw_only=True):
    """The day rate that leaves one where the salary did, at so many days billed a year."""

    days: Annotated[int, Meta(description="Days billed a year")]
    rate: Annotated[Decimal, Meta(description="What the manager needs a day")]
    client_rate: Annotated[
        Decimal | None,
        Meta(description="What the client then pays; null where no provider’s share is known"),
    ]


class MoneySum(Struct, frozen=True, kw_only=True):
    """A sum that anybody can do by hand, and one that was done.

    Source: the rule (salary + on-costs) / days of `vma-rate`, in data/sources.yaml.
    """

    language: Annotated[Language, Meta(description="The language that its notes are in")]
    currency: Annotated[str, Meta(description="ISO 4217")]
    on_costs: Annotated[Assumption, Meta(description="What comes on top of the salary")]
    provider_share: Annotated[
        Assumption | None, Meta(description="The provider’s part of what the client pays")
    ]
    days_billed: Annotated[
        Assumption | None, Meta(description="The days that are billed in a year, as a source says")
    ]
    salary: Annotated[
        int | None, Meta(description="Of the sum that is done: gross a year; null where none is")
    ]
    on_top: Annotated[Decimal | None, Meta(description="Of that sum: what comes on top of it")]
    together: Annotated[Decimal | None, Meta(description="Of that sum: the salary and that")]
    rates: Annotated[tuple[RateAt, ...], Meta(description="What it comes to, by days billed")]


def sum_by_hand(
    pack: Pack, *, salary: int | None = None, days: Sequence[int] = ()
) -> MoneySum | None:
    """The sum, with the pack's figures; None where it has none for what comes on top of a salary.

    Args:
        salary: Gross a year, of the one that is done beside it.
        days: Days billed a year, for each of which it is done.
    """
    if not pack.has(Salaries):
        return None
    wanted = (MoneyInput.ON_COSTS, MoneyInput.PROVIDER_SHARE, MoneyInput.DAYS_BILLED)
    found = {assumption.input: assumption for assumption in cited(pack, *wanted)}
    on_costs, share = (found.get(input_) for input_ in wanted[:2])
    if on_costs is None:
        return None
    return MoneySum(
        language=pack.language,
        currency=pack.load(Salaries).currency,
        on_costs=on_costs,
        provider_share=share,
        days_billed=found.get(MoneyInput.DAYS_BILLED),
        salary=salary,
        on_top=to_the_cent(salary * on_costs.value) if salary else None,
        together=to_the_cent(salary * (1 + on_costs.value)) if salary else None,
        rates=tuple(_rate(salary, each, on_costs, share) for each in days if salary),
    )


def _rate(salary: int, days: int, on_costs: Assumption, share: Assumption | None) -> RateAt:
    rate = break_even_day_rate(Decimal(salary), days_billed=Decimal(days), on_costs=on_costs.value)
    theirs = client_rate(rate, provider_share=share.value) if share else None
    return RateAt(
        days=days,
        rate=to_the_cent(rate),
        client_rate=None if theirs is None else to_the_cent(theirs),
    )
