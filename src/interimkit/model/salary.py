"""What the article says interim managers earn: salaries.yaml."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar

from msgspec import Meta

from interimkit.model.pack import (
    ClaimId,
    ContentFile,
    Country,
    Currency,
    Id,
    Part,
    SourceId,
)
from interimkit.model.text import Text

GrossPerYear = Annotated[
    int,
    Meta(
        ge=1,
        le=100_000_000,
        description="Gross a year, before contributions and tax, in whole units of the currency",
    ),
]


class PayLevel(Part, frozen=True, kw_only=True):
    """One row of the article's pay table."""

    id: Id
    name: Annotated[Text, Meta(description="What the level is called")]
    gross_per_year_from: GrossPerYear


class PayRange(Part, frozen=True, kw_only=True):
    """The range that the article calls average."""

    gross_per_year_from: GrossPerYear
    gross_per_year_to: GrossPerYear
    depends_on: Annotated[Text, Meta(description="What it says the range depends on")]


class VariablePay(Part, frozen=True, kw_only=True):
    """Something paid on top of the fixed amount."""

    id: Id
    name: Annotated[Text, Meta(description="What it is called")]
    basis: Annotated[SourceId | None, Meta(description="Only when it differs from the file's")] = (
        None
    )
    advice: Annotated[Text, Meta(description="What to agree about it, in our own judgement")]


class MoneyInput(StrEnum):
    """What a money command has to assume when nobody says it."""

    DAYS_BILLED = "days-billed"
    ON_COSTS = "on-costs"
    PROVIDER_SHARE = "provider-share"
    DAY_RATE = "day-rate"
    HOUR_RATE = "hour-rate"
    DAY_EXPENSES = "day-expenses"
    PAYMENT_DAYS = "payment-days"
    HOURS_PER_DAY = "hours-per-day"
    DAYS_PER_MONTH = "days-per-month"
    UTILISATION = "utilisation"
    RESERVE_MONTHS = "reserve-months"
    GAP_MONTHS = "gap-months"
    LONG_GAP_SHARE = "long-gap-share"
    LONG_GAP_MONTHS = "long-gap-months"


SHARES = frozenset(
    {
        MoneyInput.ON_COSTS,
        MoneyInput.PROVIDER_SHARE,
        MoneyInput.UTILISATION,
        MoneyInput.LONG_GAP_SHARE,
    }
)
"""The inputs that are a part of something."""

RATES = frozenset({MoneyInput.DAY_RATE, MoneyInput.HOUR_RATE})
"""The inputs of which a country has several figures: what the market pays there."""


class RateBasis(StrEnum):
    """Whose day rate it is."""

    CLIENT = "client"
    MANAGER = "manager"
    UNKNOWN = "unknown"


class Default(Part, frozen=True, kw_only=True):
    """What is assumed when nobody says it, and who says so."""

    input: Annotated[MoneyInput, Meta(description="What is assumed")]
    country: Annotated[
        Country | None, Meta(description="Where it holds; without one, wherever none of its own is")
    ] = None
    value: Annotated[Decimal, Meta(description="The value; a share of 1 where it is a share")]
    per: Annotated[
        Decimal | None, Meta(description="What the value is divided by, as 220 days by 12 months")
    ] = None
    low: Annotated[Decimal | None, Meta(description="The lowest that sources give")] = None
    high: Annotated[Decimal | None, Meta(description="The highest that sources give")] = None
    rate_basis: Annotated[
        RateBasis | None, Meta(description="For a rate, whose it is; `unknown` if not said")
    ] = None
    currency: Annotated[
        Currency | None, Meta(description="For a rate, its currency where it is not the file's")
    ] = None
    nothing_newer: Annotated[
        bool, Meta(description="For a rate, whether a newer one was looked for and not found")
    ] = False
    basis: SourceId
    note: Annotated[Text, Meta(description="What the value rests on")]


class RuleOfThumb(Part, frozen=True, kw_only=True):
    """A rule that turns a salary into a day rate at a stroke."""

    id: Id
    basis: SourceId
    name: Annotated[Text, Meta(description="The rule in words")]
    share_of_salary: Annotated[
        Decimal | None, Meta(description="The day rate as a share of the yearly salary")
    ] = None
    on_costs: Annotated[
        Decimal | None, Meta(description="What is added to the salary, as a share of it")
    ] = None
    days: Annotated[Decimal | None, Meta(description="By how many days that is divided")] = None
    why: Annotated[Text, Meta(description="Why it gives something else")]


Length = Annotated[int, Meta(ge=1, le=60, description="The length of an assignment, in months")]


class WhatIf(Part, frozen=True, kw_only=True):
    """One thing that may go otherwise than was said, alone: it holds one change."""

    id: Id
    basis: SourceId
    name: Annotated[Text, Meta(description="The change, in a few words")]
    first_gap_months: Annotated[
        Decimal | None, Meta(description="How long the first wait takes on average")
    ] = None
    utilisation: Annotated[
        Decimal | None, Meta(description="The time billed; every wait is so much longer or shorter")
    ] = None
    months: Annotated[
        tuple[Length, Length] | None, Meta(description="The shortest and the longest assignment")
    ] = None
    days_per_week: Annotated[Decimal | None, Meta(description="Days worked a week")] = None
    ends_early: Annotated[
        Decimal | None, Meta(description="The chance that a month worked is an assignment’s last")
    ] = None
    rate_falls_by: Annotated[
        Decimal | None, Meta(description="By which part of it the day rate is lower")
    ] = None
    paid_later_days: Annotated[
        Decimal | None, Meta(description="How many days later an invoice is paid")
    ] = None
    set_aside: Annotated[
        Decimal | None, Meta(description="The part of receipts that is put aside")
    ] = None


class Salaries(ContentFile, frozen=True, kw_only=True):
    """salaries.yaml: the article's levels, its average range, and what stands beside them."""

    FILE: ClassVar[str] = "salaries.yaml"

    basis: SourceId
    as_of: Annotated[date, Meta(description="The day the figures were published")]
    advice_basis: Annotated[SourceId, Meta(description="Whose judgement the advice is")]
    currency: Currency
    levels: Annotated[tuple[PayLevel, ...], Meta(min_length=1, max_length=20)]
    average_range: PayRange
    variable_pay: Annotated[tuple[VariablePay, ...], Meta(max_length=20)] = ()
    caveats: Annotated[
        tuple[ClaimId, ...],
        Meta(max_length=20, description="The claims to read beside these figures, in order"),
    ] = ()
    rate_caveats: Annotated[
        tuple[ClaimId, ...],
        Meta(max_length=20, description="The claims to read beside an offer or an income"),
    ] = ()
    wait_caveats: Annotated[
        tuple[ClaimId, ...],
        Meta(max_length=20, description="The claims to read beside an income besides those"),
    ] = ()
    defaults: Annotated[
        tuple[Default, ...], Meta(max_length=200, description="What offer and income assume")
    ] = ()
    rules_of_thumb: Annotated[tuple[RuleOfThumb, ...], Meta(max_length=20)] = ()
    what_ifs: Annotated[
        tuple[WhatIf, ...], Meta(max_length=20, description="What income shows a reserve against")
    ] = ()
