"""Two offers side by side, and the days billed at which they bring the same year."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from msgspec import Meta, Struct

from interimkit.domain.assumptions import RANGES, Assumption
from interimkit.domain.cite import SourceRef
from interimkit.domain.claims import Caveat
from interimkit.domain.offer import OfferCheck, Start
from interimkit.domain.rates import to_the_cent
from interimkit.domain.result import Result
from interimkit.errors import Problem, ProblemCode, UsageError
from interimkit.model.salary import MoneyInput, RateBasis


class OfferSide(Struct, frozen=True, kw_only=True):
    """One of two offers, as far as it is held against the other."""

    start: Annotated[Start, Meta(description="What it is worked out from")]
    country: Annotated[str | None, Meta(description="Whose figures were asked for")]
    rate_basis: Annotated[
        RateBasis, Meta(description="Whose rate was given; `unknown` was taken as the manager's")
    ]
    manager_day_rate: Annotated[Decimal, Meta(description="What the manager is left with a day")]
    client_day_rate: Annotated[Decimal, Meta(description="What the client pays a day")]
    day_expenses: Annotated[Decimal, Meta(description="What a day costs and nobody repays")]
    day_rate_after_expenses: Annotated[Decimal, Meta(description="What is left of a day")]
    days_billed: Annotated[Decimal, Meta(description="Days billed in a year, gaps included")]
    kept_per_year: Annotated[
        Decimal, Meta(description="What is left of a year: of a day, times the days billed")
    ]
    even_at_days: Annotated[
        Decimal,
        Meta(description="Days billed at which it brings the year that the other offer brings"),
    ]
    even_within_a_year: Annotated[bool, Meta(description="Whether a year has so many days")]
    gross_per_year: Annotated[Decimal, Meta(description="The salary, given or equivalent")]
    months: Annotated[Decimal | None, Meta(description="Its length, where it was given")]
    kept_per_assignment: Annotated[
        Decimal | None,
        Meta(description="What is left of one assignment, where its length is known"),
    ]
    starts_on: Annotated[date | None, Meta(description="Its first day, where it was given")]
    ends_on: Annotated[date | None, Meta(description="Its last day, where both are known")]
    distance_km: Annotated[Decimal | None, Meta(description="Kilometres one way")]
    km_per_year: Annotated[Decimal | None, Meta(description="Kilometres driven in a year")]
    km_per_assignment: Annotated[Decimal | None, Meta(description="And for one assignment")]
    assumptions: Annotated[
        tuple[Assumption, ...], Meta(description="What it rests on, and who says so")
    ]


class OfferComparison(Result, frozen=True, kw_only=True, tag="interimkit.offer-comparison/1"):
    """Two offers; before company costs, contributions and tax, excluding VAT."""

    currency: Annotated[str, Meta(description="ISO 4217 code")]
    offer: Annotated[OfferSide, Meta(description="The one")]
    other: Annotated[OfferSide, Meta(description="The other")]
    other_brings_more_per_year: Annotated[
        Decimal, Meta(description="What the other leaves more in a year; below 0 it is less")
    ]
    other_brings_more_per_assignment: Annotated[
        Decimal | None,
        Meta(description="The same of one assignment, where the length of both is known"),
    ]
    other_starts_days_later: Annotated[
        int | None,
        Meta(description="Days from the one's first day to the other's; below 0 it is sooner"),
    ]
    caveats: Annotated[tuple[Caveat, ...], Meta(description="What to weigh it against")]
    sources: Annotated[tuple[SourceRef, ...], Meta(description="Every source named, in full")]


def compare_offers(offer: OfferCheck, *, other: OfferCheck) -> OfferComparison:
    """Two offers side by side: what each leaves of a year, and when they are even.

    They are held against each other as they are shown, to the cent.

    Raises:
        UsageError: If they are in two currencies, of which none is converted.
    """
    if offer.currency != other.currency:
        raise UsageError(
            Problem(
                code=ProblemCode.CURRENCIES_APART,
                value=other.currency,
                expected=(offer.currency,),
            )
        )
    one, two = _side(offer, against=other), _side(other, against=offer)
    named = {a.source for a in (*one.assumptions, *two.assumptions)}
    return OfferComparison(
        language=offer.language,
        pack=offer.pack,
        currency=offer.currency,
        offer=one,
        other=two,
        other_brings_more_per_year=two.kept_per_year - one.kept_per_year,
        other_brings_more_per_assignment=(
            None
            if one.kept_per_assignment is None or two.kept_per_assignment is None
            else two.kept_per_assignment - one.kept_per_assignment
        ),
        other_starts_days_later=(
            None
            if one.starts_on is None or two.starts_on is None
            else (two.starts_on - one.starts_on).days
        ),
        caveats=tuple(dict.fromkeys((*offer.caveats, *other.caveats))),
        sources=tuple(
            source
            for source in dict.fromkeys((*offer.sources, *other.sources))
            if source.id in named
        ),
    )


def even_at_days(kept_per_year: Decimal, *, kept_per_day: Decimal) -> Decimal:
    """Days billed at which a day's worth makes a year's, not rounded.

    >>> even_at_days(Decimal(135_000), kept_per_day=Decimal(900))
    Decimal('150')
    """
    return kept_per_year / kept_per_day


def _side(offer: OfferCheck, *, against: OfferCheck) -> OfferSide:
    assumed = {assumption.input: assumption.value for assumption in offer.assumptions}
    view = offer.assignment
    even = even_at_days(against.kept_per_year, kept_per_day=offer.day_rate_after_expenses)
    return OfferSide(
        start=offer.start,
        country=offer.country,
        rate_basis=offer.rate_basis,
        manager_day_rate=offer.manager_day_rate,
        client_day_rate=offer.client_day_rate,
        day_expenses=assumed[MoneyInput.DAY_EXPENSES],
        day_rate_after_expenses=offer.day_rate_after_expenses,
        days_billed=assumed[MoneyInput.DAYS_BILLED],
        kept_per_year=offer.kept_per_year,
        even_at_days=to_the_cent(even),
        even_within_a_year=even <= RANGES[MoneyInput.DAYS_BILLED][1],
        gross_per_year=offer.gross_per_year,
        months=view.months if view else None,
        kept_per_assignment=view.amount if view else None,
        starts_on=offer.starts_on,
        ends_on=view.ends_on if view else None,
        distance_km=offer.distance_km,
        km_per_year=offer.km_per_year,
        km_per_assignment=view.km if view else None,
        assumptions=offer.assumptions,
    )
