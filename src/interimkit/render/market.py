"""What the market is known to pay, beside an amount: where, whose it is, who says so and when."""

from collections.abc import Iterable
from typing import assert_never

from interimkit.domain.cite import SourceRef
from interimkit.domain.market import CountryFigures, Market, MarketRate, Per
from interimkit.model.salary import RateBasis
from interimkit.model.text import Language
from interimkit.render.notes import in_short, listed, place_and_time
from interimkit.render.numbers import Priced, money
from interimkit.render.page import Depth, Item, Paragraph, Section
from interimkit.render.words import catalogue, country_name, money_input_text


def market_blocks(
    market: Market, sources: Iterable[SourceRef], *, of: Priced
) -> tuple[Paragraph | Section, ...]:
    """What the market pays: a line on a brief page, on a whole one with what each rate rests on.

    Where no country is named it says how to name one; a pack that knows no rate says nothing.

    Args:
        of: The result that it stands beside; in whose currency the market's rates are not, is said.
    """
    refs = {source.id: source for source in sources}
    _ = catalogue(of.language).gettext
    line = market_text(market, refs.values(), of=of)
    if not market.rates:
        return (Paragraph(text=line),) if line else ()
    items = (
        Item(
            label=_amount(rate, language=of.language),
            text=_based(rate, refs[rate.source], language=of.language),
        )
        for rate in market.rates
    )
    return (
        Paragraph(text=line, only=Depth.BRIEF),
        Section(
            heading=_("{country}: what the market is known to pay").format(
                country=country_name(market.rates[0].country, language=of.language)
            ),
            items=tuple(items),
            only=Depth.WHOLE,
        ),
        Paragraph(text=_unlike(market.rates, of=of), only=Depth.WHOLE),
    )


def market_text(market: Market, sources: Iterable[SourceRef], *, of: Priced) -> str:
    """The same in running text: every rate, its range, whose it is, who says so and when."""
    _ = catalogue(of.language).gettext
    if market.rates:
        refs = {source.id: source for source in sources}
        told = listed(_told(rate, refs[rate.source], of=of) for rate in market.rates)
        text = _("{country}, market rate: {rates}.").format(
            country=country_name(market.rates[0].country, language=of.language), rates=told
        )
        return " ".join(part for part in (text, _unlike(market.rates, of=of)) if part)
    if market.country is not None:
        return _("{country}, market rate: no figure was found.").format(
            country=country_name(market.country, language=of.language)
        )
    if not market.countries:
        return ""
    return _("What the market pays depends on the country: {option} shows it.").format(
        option=f"--country {market.countries[0]}"
    )


def country_paragraph(
    figures: CountryFigures | None, market: Market, *, language: Language
) -> Paragraph:
    """Of a whole page, which figures are a country's own; nothing where no country is named."""
    text = "" if figures is None else _country_text(figures, market, language=language)
    return Paragraph(text=text, only=Depth.WHOLE)


def _country_text(figures: CountryFigures, market: Market, *, language: Language) -> str:
    """Which figures are a country's own and which are general, in one line."""
    _ = catalogue(language).gettext
    country = country_name(figures.country, language=language)
    own, general = (
        ", ".join(money_input_text(input_, language=language).lower() for input_ in inputs)
        for inputs in (figures.own, figures.general)
    )
    if market.rates:
        own = ", ".join(filter(None, (_("market rate"), own)))
    if not own:
        return _none_of(country, language=language)
    if not general:
        return _("{country}, its own figures: {own}.").format(country=country, own=own)
    return _("{country}, its own figures: {own}; general ones: {general}.").format(
        country=country, own=own, general=general
    )


def country_in_short(figures: CountryFigures | None, market: Market, *, language: Language) -> str:
    """How many of them are its own, as a brief page has it; likewise."""
    if figures is None:
        return ""
    country = country_name(figures.country, language=language)
    own = len(figures.own) + bool(market.rates)
    if not own:
        return _none_of(country, language=language)
    text = catalogue(language).ngettext(
        "{country}: {own} of {all} figures is its own.",
        "{country}: {own} of {all} figures are its own.",
        own,
    )
    return text.format(country=country, own=own, all=own + len(figures.general))


def _none_of(country: str, *, language: Language) -> str:
    return (
        catalogue(language)
        .gettext("{country}: none of the figures here is its own; they are general ones.")
        .format(country=country)
    )


def _told(rate: MarketRate, source: SourceRef, *, of: Priced) -> str:
    _ = catalogue(of.language).gettext
    told = _("{rate}, {whose} ({source})").format(
        rate=_rate_text(rate, language=of.language),
        whose=_whose(rate.rate_basis, language=of.language),
        source=in_short(source, language=of.language),
    )
    return _("{rate}, nothing newer was found").format(rate=told) if rate.nothing_newer else told


def _based(rate: MarketRate, source: SourceRef, *, language: Language) -> str:
    """What a rate rests on, and who says so, where and when."""
    _ = catalogue(language).gettext
    told = _("{rate}. {note} ({publisher}, {when})").format(
        rate=", ".join(
            filter(
                None,
                (_range(rate, language=language), _whose(rate.rate_basis, language=language)),
            )
        ),
        note=rate.note,
        publisher=source.publisher,
        when=place_and_time(source, language=language),
    )
    newer = _("Nothing newer was found.") if rate.nothing_newer else ""
    return " ".join(part for part in (told, newer) if part)


def _rate_text(rate: MarketRate, *, language: Language) -> str:
    """A rate, with its range in brackets where it has one."""
    range_ = _range(rate, language=language)
    amount = _amount(rate, language=language)
    return f"{amount} ({range_})" if range_ else amount


def _amount(rate: MarketRate, *, language: Language) -> str:
    _ = catalogue(language).gettext
    match rate.per:
        case Per.DAY:
            text = _("{amount} a day")
        case Per.HOUR:
            text = _("{amount} an hour")
        case _:
            assert_never(rate.per)
    return text.format(amount=money(rate.amount, rate.currency, language=language))


def _range(rate: MarketRate, *, language: Language) -> str:
    if rate.low is None or rate.high is None:
        return ""
    low, high = (money(end, rate.currency, language=language) for end in (rate.low, rate.high))
    return catalogue(language).gettext("{low} to {high}").format(low=low, high=high)


def _whose(rate_basis: RateBasis, *, language: Language) -> str:
    _ = catalogue(language).gettext
    match rate_basis:
        case RateBasis.CLIENT:
            return _("as the client pays it")
        case RateBasis.MANAGER:
            return _("as managers are paid")
        case RateBasis.UNKNOWN:
            return _("whose rate is not said")
        case _:
            assert_never(rate_basis)


def _unlike(rates: tuple[MarketRate, ...], *, of: Priced) -> str:
    """That the market's rates are in another currency than what they stand beside."""
    if all(rate.currency == of.currency for rate in rates):
        return ""
    return (
        catalogue(of.language)
        .gettext("Nothing is converted into {currency}.")
        .format(currency=of.currency)
    )
