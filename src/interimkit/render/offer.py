"""An offer against a salary as a page and as rows."""

from msgspec import structs

from interimkit.domain.offer import OfferCheck, Start
from interimkit.domain.sensitivity import Influence
from interimkit.model.salary import RateBasis
from interimkit.model.sources import SourceKind
from interimkit.render.assignment import assignment_section, when_and_where
from interimkit.render.brief import ending, resting_on_figures
from interimkit.render.market import country_in_short, country_paragraph, market_blocks
from interimkit.render.notes import (
    assumptions_section,
    before_tax,
    caveats_of,
    input_value,
    sources_note,
    unlike_salary,
)
from interimkit.render.numbers import exact_money, number, percent, typed, whole_money
from interimkit.render.offer_steps import arithmetic
from interimkit.render.page import (
    Block,
    Column,
    Depth,
    Item,
    Link,
    Page,
    Paragraph,
    Section,
    Table,
    Tone,
)
from interimkit.render.words import catalogue, money_input_text

HEADER = (
    "start", "rate_basis", "gross_per_year", "manager_day_rate", "client_day_rate",
    "billed_per_year", "currency", "benefits_per_year", "kept_per_year", "distance_km",
    "km_per_year", "starts_on", "ends_on",
)  # fmt: skip


def rows(result: OfferCheck) -> tuple[tuple[object, ...], ...]:
    """One row: the case."""
    return (
        (
            result.start, result.rate_basis, result.gross_per_year, result.manager_day_rate,
            result.client_day_rate, result.billed_per_year, result.currency,
            result.benefits_per_year, result.kept_per_year, result.distance_km,
            result.km_per_year, result.starts_on,
            result.assignment.ends_on if result.assignment else None,
        ),
    )  # fmt: skip


def page(result: OfferCheck) -> Page:
    """The answer, its arithmetic, what it rests on, and how else it could come out."""
    language = result.language
    _ = catalogue(language).gettext
    return Page(
        title=_title(result),
        blocks=(
            *_whose(result),
            *market_blocks(result.market, result.sources, of=result),
            country_paragraph(result.figures, result.market, language=language),
            *arithmetic(result),
            Paragraph(text=unlike_salary(language), only=Depth.WHOLE),
            Paragraph(text=_benefits(result), only=Depth.WHOLE),
            _days_billed(result),
            *when_and_where(result),
            assumptions_section(result.assumptions, result.sources, language=language),
            *assignment_section(result),
            _sensitivity(result),
            *_influences(result),
            _rules(result),
            caveats_of(result.caveats, language=language),
            resting_on_figures(
                result.caveats,
                country=country_in_short(result.figures, result.market, language=language),
                beside_salary=True,
                language=language,
            ),
            _elsewhere(result, depth=Depth.BRIEF),
            *ending(
                _next(result),
                left_out=(_("other days and shares"), _("rules of thumb"), _("sources")),
                language=language,
            ),
            Paragraph(text=before_tax(language), tone=Tone.QUIET, only=Depth.WHOLE),
            _elsewhere(result, depth=Depth.WHOLE),
            sources_note(result.sources, language=language),
        ),
    )


def _next(result: OfferCheck) -> Link:
    _ = catalogue(result.language).gettext
    text = _("How the years may really go: {command}")
    if result.currency != result.market.currency:
        text = _("How the years may really go, in amounts that say {currency}: {command}")
    return Link(
        text=text.replace("{currency}", result.market.currency),
        command="income",
        arguments=("--day-rate", typed(result.day_rate_after_expenses)),
    )


def _elsewhere(result: OfferCheck, *, depth: Depth) -> Paragraph:
    """Who works out what is left of it: where no country was asked for, each with its own."""
    _ = catalogue(result.language).gettext
    if not result.calculators:
        return Paragraph()
    names = (
        source.publisher
        if result.country or not source.countries
        else f"{source.publisher} ({', '.join(source.countries)})"
        for source in result.calculators
    )
    told = ", ".join(names)
    if depth is Depth.BRIEF:
        text = _("For the rest, such as tax: {names}.").format(names=told)
        return Paragraph(text=text, tone=Tone.QUIET, only=depth)
    text = _("What interimkit leaves out, such as contributions and tax, others work out: {names}.")
    what = _("What each works out: {command}")
    link = Link(text=what, command="sources", arguments=("--kind", SourceKind.CALCULATOR))
    return Paragraph(text=text.format(names=told), links=(link,), tone=Tone.QUIET, only=depth)


def _title(result: OfferCheck) -> str:
    _ = catalogue(result.language).gettext
    if result.start is Start.SALARY:
        return _("{salary} gross a year corresponds to a day rate of {rate}").format(
            salary=whole_money(result.gross_per_year, of=result),
            rate=exact_money(result.manager_day_rate, of=result),
        )
    return _("{rate} a day is worth a salary of about {salary} gross a year").format(
        rate=exact_money(result.manager_day_rate, of=result),
        salary=whole_money(result.gross_per_year, of=result),
    )


def _whose(result: OfferCheck) -> list[Block]:
    _ = catalogue(result.language).gettext
    if result.start is Start.SALARY:
        return [
            Paragraph(
                text=_(
                    "That is your own rate; through a provider the client would pay {rate} a day."
                ).format(rate=exact_money(result.client_day_rate, of=result)),
                only=Depth.WHOLE,
            )
        ]
    if result.rate_basis is not RateBasis.UNKNOWN:
        return []
    return [
        Paragraph(
            text=_("Taken as your own rate; for what the client pays: --rate-basis client."),
            only=Depth.BRIEF,
        ),
        Paragraph(
            text=_(
                "Nothing says whose rate this is, so it is taken as yours. If the client pays it "
                "to a provider, add --rate-basis client."
            ),
            only=Depth.WHOLE,
        ),
    ]


def _benefits(result: OfferCheck) -> str:
    """That what is added may be counted twice; nothing where nothing is."""
    if not result.benefits_per_year:
        return ""
    return catalogue(result.language).gettext(
        "Benefits are added as you gave them, with nothing on top of them. The share for what the "
        "employer paid may hold a part of them already: if yours does, lower one of the two. The "
        "rules of thumb leave them out."
    )


def _days_billed(result: OfferCheck) -> Paragraph:
    """Why the other money command counts other days."""
    _ = catalogue(result.language).gettext
    link = Link(
        text=_(
            "Days billed in a year hold the gaps between assignments already, so never take those "
            "off again. Counted by months and gaps instead, a country has another number of days: "
            "{command}"
        ),
        command="income",
        arguments=("--day-rate", typed(result.day_rate_after_expenses)),
    )
    return Paragraph(links=(link,), only=Depth.WHOLE)


def _sensitivity(result: OfferCheck) -> Table:
    """Whole amounts alone: a table of what-ifs is no place for cents."""
    language = result.language
    _ = catalogue(language).gettext
    if result.start is Start.SALARY:
        first = _("Client’s day rate, at … days")
    elif result.rate_basis is RateBasis.CLIENT:
        first = _("Your year, at … days")
    else:
        first = _("The client’s year, at … days")
    return Table(
        columns=(
            Column(name=first),
            *(Column(name=number(d, language=language), align="right") for d in result.days),
        ),
        rows=tuple(
            (
                _("provider {share}").format(share=percent(row.provider_share, language=language)),
                *(whole_money(amount, of=result) for amount in row.amounts),
            )
            for row in result.sensitivity
        ),
        only=Depth.WHOLE,
    )


def _influences(result: OfferCheck) -> tuple[Section, ...]:
    """What moves the answer; a brief page has room for the first where it tells less besides."""
    _ = catalogue(result.language).gettext
    whole = Section(
        heading=(
            _("What matters most to the client’s day rate, within what sources give")
            if result.start is Start.SALARY
            else _("What matters most to the salary, within what sources give")
        ),
        items=tuple(_influence(i, result) for i in result.influences),
        only=Depth.WHOLE,
    )
    if _is_crowded(result):
        return (whole,)
    return whole, structs.replace(whole, items=whole.items[:1], only=Depth.BRIEF)


def _is_crowded(result: OfferCheck) -> bool:
    """Whether a brief page has so much to say of a country that no room is left."""
    foreign = any(rate.currency != result.currency for rate in result.market.rates)
    more = result.notices or result.assignment is not None or foreign
    return result.figures is not None and bool(more)


def _influence(influence: Influence, result: OfferCheck) -> Item:
    language = result.language
    _ = catalogue(language).gettext
    show = exact_money if result.start is Start.SALARY else whole_money
    text = _("from {low} to {high}: {at_low} to {at_high}").format(
        low=input_value(influence.input, influence.low, language=language),
        high=input_value(influence.input, influence.high, language=language),
        at_low=show(influence.at_low, of=result),
        at_high=show(influence.at_high, of=result),
    )
    return Item(label=money_input_text(influence.input, language=language), text=text)


def _rules(result: OfferCheck) -> Section:
    _ = catalogue(result.language).gettext
    show = exact_money if result.start is Start.SALARY else whole_money
    return Section(
        heading=(
            _("What rules of thumb would say of your day rate, and why they differ")
            if result.start is Start.SALARY
            else _("What rules of thumb would say of the salary, and why they differ")
        ),
        items=tuple(
            Item(label=rule.name, text=f"{show(rule.amount, of=result)}. {rule.why}")
            for rule in result.rules
        ),
        only=Depth.WHOLE,
    )
