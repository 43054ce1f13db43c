"""What the market is known to pay in a country: cited rates, as their sources print them.

A client's rate and a manager's are never put together, a currency is never converted, and hours
become days only where somebody says how many a day has.
"""

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from interimkit.domain.assumptions import GIVEN, Assumption
from interimkit.domain.cite import cite
from interimkit.errors import ProblemCode, UsageError
from interimkit.model.nearest import unknown
from interimkit.model.pack import Pack
from interimkit.model.salary import RATES, Default, MoneyInput, RateBasis, Salaries

OF_A_COUNTRY = (
    MoneyInput.DAYS_BILLED,
    MoneyInput.UTILISATION,
    MoneyInput.ON_COSTS,
    MoneyInput.PROVIDER_SHARE,
)
"""What differs from one country to the next, beside the market's rate."""


class Per(StrEnum):
    """What a rate is paid for."""

    DAY = "day"
    HOUR = "hour"


class MarketRate(Struct, frozen=True, kw_only=True):
    """One figure of what the market pays, as its source has it."""

    country: Annotated[str, Meta(description="Where it holds")]
    amount: Annotated[Decimal, Meta(description="The rate, in `currency`, for what `per` says")]
    low: Annotated[Decimal | None, Meta(description="The lowest that the source gives")]
    high: Annotated[Decimal | None, Meta(description="The highest that the source gives")]
    per: Annotated[Per, Meta(description="What it is paid for")]
    currency: Annotated[str, Meta(description="ISO 4217 code; never converted")]
    rate_basis: Annotated[RateBasis, Meta(description="Whose it is; `unknown` if not said")]
    source: Annotated[str, Meta(description="The id of its source")]
    year: Annotated[int | None, Meta(description="The year it is about; null when undated")]
    nothing_newer: Annotated[
        bool, Meta(description="Whether somebody looked for a newer figure and found none")
    ]
    note: Annotated[str, Meta(description="What it rests on")]


class Market(Struct, frozen=True, kw_only=True):
    """What is known of one country's rates, or where something is known."""

    country: Annotated[str | None, Meta(description="Whose rates were asked for")]
    rates: Annotated[
        tuple[MarketRate, ...], Meta(description="The one to start from first; may be none")
    ]
    countries: Annotated[tuple[str, ...], Meta(description="Where a rate is known")]
    currency: Annotated[str, Meta(description="The pack's own, which amounts are given in")]


class CountryFigures(Struct, frozen=True, kw_only=True):
    """Which of a result's cited figures are a country's own."""

    country: Annotated[str, Meta(description="Whose figures were asked for")]
    own: Annotated[tuple[MoneyInput, ...], Meta(description="Those that are its own")]
    general: Annotated[tuple[MoneyInput, ...], Meta(description="Those that are not")]


def market_rates(pack: Pack, country: str | None) -> tuple[MarketRate, ...]:
    """What the pack cites of a country's rates, in its order; none where it cites none."""
    return tuple(
        _rate(pack, d) for d in _cited(pack) if country is not None and d.country == country
    )


def market_of(pack: Pack, country: str | None) -> Market:
    """The same, with every country that a rate is known of."""
    countries = dict.fromkeys(d.country for d in _cited(pack) if d.country)
    return Market(
        country=country,
        rates=market_rates(pack, country),
        countries=tuple(countries),
        currency=pack.load(Salaries).currency,
    )


def cited_rate(pack: Pack, country: str) -> MarketRate:
    """The rate that an offer starts from where nothing but a country is named.

    Raises:
        UsageError: If the pack cites none.
    """
    market = market_of(pack, country)
    if not market.rates:
        # It is the rate that is not there: the country may well have other figures.
        code = ProblemCode.CHOICE_UNKNOWN
        raise UsageError(unknown(code, country, market.countries, path=("day_rate",)))
    return market.rates[0]


def as_assumption(rate: MarketRate) -> Assumption:
    """A cited rate as what a result rests on."""
    return Assumption(
        input=MoneyInput.HOUR_RATE if rate.per is Per.HOUR else MoneyInput.DAY_RATE,
        value=rate.amount,
        low=rate.low,
        high=rate.high,
        rate_basis=rate.rate_basis,
        country=rate.country,
        source=rate.source,
        note=rate.note,
    )


def figures_of(country: str | None, assumptions: Iterable[Assumption]) -> CountryFigures | None:
    """Which of the figures that differ between countries are this one's own; None without one.

    What somebody set is neither.
    """
    if country is None:
        return None
    cited = [a for a in assumptions if a.input in OF_A_COUNTRY and a.source != GIVEN]
    return CountryFigures(
        country=country,
        own=tuple(a.input for a in cited if a.country == country),
        general=tuple(a.input for a in cited if a.country != country),
    )


def _cited(pack: Pack) -> tuple[Default, ...]:
    return tuple(d for d in pack.load(Salaries).defaults if d.input in RATES)


def _rate(pack: Pack, default: Default) -> MarketRate:
    assert default.country is not None  # a rule of the pack's
    return MarketRate(
        country=default.country,
        amount=default.value / default.per if default.per else default.value,
        low=default.low,
        high=default.high,
        per=Per.HOUR if default.input is MoneyInput.HOUR_RATE else Per.DAY,
        currency=default.currency or pack.load(Salaries).currency,
        rate_basis=default.rate_basis or RateBasis.UNKNOWN,
        source=default.basis,
        year=cite(pack, default.basis).year,
        nothing_newer=default.nothing_newer,
        note=default.note,
    )
