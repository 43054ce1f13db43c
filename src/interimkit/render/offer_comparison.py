"""Two offers side by side as a page and as rows."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import assert_never

from msgspec.structs import replace

from interimkit.domain.assumptions import GIVEN
from interimkit.domain.offer import Start
from interimkit.domain.offer_comparison import OfferComparison, OfferSide
from interimkit.model.salary import MoneyInput, RateBasis
from interimkit.render import signs
from interimkit.render.assignment import km_text
from interimkit.render.brief import ending, resting_on
from interimkit.render.notes import (
    assumptions_section,
    before_costs,
    before_tax,
    caveats_of,
    in_short,
    sources_note,
)
from interimkit.render.numbers import exact_money, long_date, number, typed, whole_money
from interimkit.render.page import Column, Depth, Link, Page, Paragraph, Section, Table, Tone
from interimkit.render.words import catalogue, country_name, days_text, months_text

HEADER = (
    "which", "start", "rate_basis", "manager_day_rate", "client_day_rate", "day_expenses",
    "day_rate_after_expenses", "days_billed", "kept_per_year", "even_at_days", "gross_per_year",
    "months", "kept_per_assignment", "starts_on", "ends_on", "distance_km", "km_per_year",
    "km_per_assignment", "country", "currency",
)  # fmt: skip


def rows(result: OfferComparison) -> tuple[tuple[object, ...], ...]:
    """One row an offer."""
    fields = HEADER[1:-1]
    return tuple(
        (which, *(getattr(side, field) for field in fields), result.currency)
        for which, side in (("offer", result.offer), ("other", result.other))
    )


def page(result: OfferComparison) -> Page:
    """Which brings more and when they are even, then the two side by side."""
    language = result.language
    _ = catalogue(language).gettext
    step = Link(
        text=_("How the years may really go with this offer: {command}"),
        command="income",
        arguments=("--day-rate", typed(result.offer.day_rate_after_expenses)),
    )
    return Page(
        title=_title(result),
        blocks=(
            Paragraph(text=_even(result)),
            Paragraph(text=_apart(result)),
            *_side_by_side(result),
            *_assumptions(result),
            caveats_of(result.caveats, language=language),
            *ending(step, left_out=(_("what each rests on"), _("sources")), language=language),
            Paragraph(text=before_tax(language), tone=Tone.QUIET, only=Depth.WHOLE),
            sources_note(result.sources, language=language),
        ),
    )


def _title(result: OfferComparison) -> str:
    _ = catalogue(result.language).gettext
    more = result.other_brings_more_per_year
    if not more:
        return _("Both offers leave the same of a year: {amount}").format(
            amount=whole_money(result.offer.kept_per_year, of=result)
        )
    text = (
        _("The other offer leaves {amount} a year more than this one")
        if more > 0
        else _("This offer leaves {amount} a year more than the other")
    )
    return text.format(amount=whole_money(abs(more), of=result))


def _even(result: OfferComparison) -> str:
    """At how many days billed each would bring what the other brings."""
    _ = catalogue(result.language).gettext
    if not result.other_brings_more_per_year:
        return ""

    sides = (result.other, result.offer)
    (days, now), (own, own_now) = (
        (_days(side.even_at_days, result), _days(side.days_billed, result)) for side in sides
    )
    told = [
        _(
            "They are even when the other bills {days} days a year instead of {now}, or this one "
            "{own} instead of {own_now}."
        ).format(days=days, now=now, own=own, own_now=own_now)
    ]
    told += (
        _("No year has {days} days.").format(days=_days(side.even_at_days, result))
        for side in sides
        if not side.even_within_a_year
    )
    return " ".join(told)


def _days(count: Decimal, result: OfferComparison) -> str:
    """Days billed, to a tenth: no survey knows them better."""
    return number(count, language=result.language, decimals=1)


def _apart(result: OfferComparison) -> str:
    """What differs over one assignment and between the first days, where both are known."""
    language = result.language
    _ = catalogue(language).gettext
    told = []
    if (more := result.other_brings_more_per_assignment) is not None and more:
        text = (
            _("Over one assignment the other leaves {amount} more.")
            if more > 0
            else _("Over one assignment the other leaves {amount} less.")
        )
        told.append(text.format(amount=whole_money(abs(more), of=result)))
    if later := result.other_starts_days_later:
        text = (
            _("The other starts {days} later.")
            if later > 0
            else _("The other starts {days} sooner.")
        )
        told.append(text.format(days=days_text(Decimal(abs(later)), language=language)))
    return " ".join(told)


Row = tuple[str, Callable[[OfferSide], str], tuple[MoneyInput, ...]]
"""What a row is, what it has of an offer, and which assumptions that rests on."""


def _side_by_side(result: OfferComparison) -> tuple[Table, Paragraph, Table]:
    """What is known of either; a brief page puts some in one row, and who says so below."""
    brief, whole = _brief_rows(result), _whole_rows(result)
    used = {source for _name, _cell, inputs in brief for source in _sources_of(inputs, result)}
    caution = before_costs(result.language)
    return (
        replace(_table(brief, result), only=Depth.BRIEF),
        resting_on(
            [source for source in result.sources if source.id in used],
            result.caveats,
            caution=caution,
            language=result.language,
        ),
        replace(_table(_cited(whole, result), result), only=Depth.WHOLE),
    )


def _brief_rows(result: OfferComparison) -> tuple[Row, ...]:
    _ = catalogue(result.language).gettext
    return (
        (_("Your day rate"), lambda s: _rate(s, result), _OF_RATE),
        (_("Hours a day"), lambda s: _hours(s, result), (MoneyInput.HOURS_PER_DAY,)),
        (_("Left of a day"), lambda s: _left_of_a_day(s, result), ()),
        *_year_rows(result),
        (_("One assignment"), lambda s: _one_assignment(s, result), (MoneyInput.DAYS_PER_MONTH,)),
        (_("First day"), lambda s: _day(s.starts_on, result), ()),
        (_("Distance, one way"), lambda s: _distance(s, result), ()),
    )


def _year_rows(result: OfferComparison) -> tuple[Row, ...]:
    _ = catalogue(result.language).gettext
    return (
        (
            _("Days billed"),
            lambda s: number(s.days_billed, language=result.language),
            (MoneyInput.DAYS_BILLED,),
        ),
        (_("Left of a year"), lambda s: whole_money(s.kept_per_year, of=result), ()),
    )


def _whole_rows(result: OfferComparison) -> tuple[Row, ...]:
    _ = catalogue(result.language).gettext
    return (
        (_("Your day rate"), lambda s: _rate(s, result), _OF_RATE),
        (_("Hours a day"), lambda s: _hours(s, result), (MoneyInput.HOURS_PER_DAY,)),
        (_("Expenses a day"), lambda s: exact_money(s.day_expenses, of=result), ()),
        (_("Left of a day"), lambda s: exact_money(s.day_rate_after_expenses, of=result), ()),
        *_year_rows(result),
        (_("Even at days billed"), lambda s: _days(s.even_at_days, result), ()),
        (_("Length"), lambda s: _length(s, result), ()),
        (_("Left of an assignment"), lambda s: _kept(s, result), (MoneyInput.DAYS_PER_MONTH,)),
        (_("First day"), lambda s: _day(s.starts_on, result), ()),
        (_("Last day"), lambda s: _day(s.ends_on, result), ()),
        (_("Distance, one way"), lambda s: _km(s.distance_km, result), ()),
        (_("Driven in a year"), lambda s: _km(s.km_per_year, result), ()),
        (_("Driven for an assignment"), lambda s: _km(s.km_per_assignment, result), ()),
        (_("Worth a salary of"), lambda s: whole_money(s.gross_per_year, of=result), ()),
        (_("Figures of"), lambda s: _country(s, result), ()),
    )


def _table(lines: tuple[Row, ...], result: OfferComparison) -> Table:
    """A row for what is known of one at least."""
    _ = catalogue(result.language).gettext
    told = ((name, cell(result.offer), cell(result.other)) for name, cell, _inputs in lines)
    return Table(
        columns=(
            Column(name=""),
            Column(name=_("This offer"), align="right"),
            Column(name=_("The other"), align="right"),
        ),
        rows=tuple((name, *cells) for name, *cells in told if any(cells)),
    )


def _cited(lines: tuple[Row, ...], result: OfferComparison) -> tuple[Row, ...]:
    """The rows, each with who says in brackets what it was made with."""
    refs = {source.id: in_short(source, language=result.language) for source in result.sources}

    def named(name: str, inputs: tuple[MoneyInput, ...]) -> str:
        told = signs.BETWEEN.join(refs[source] for source in _sources_of(inputs, result))
        return f"{name} ({told})" if told else name

    return tuple((named(name, inputs), cell, inputs) for name, cell, inputs in lines)


_OF_RATE = (
    MoneyInput.DAY_RATE,
    MoneyInput.HOUR_RATE,
    MoneyInput.PROVIDER_SHARE,
    MoneyInput.ON_COSTS,
)


def _sources_of(inputs: tuple[MoneyInput, ...], result: OfferComparison) -> tuple[str, ...]:
    """Who says what either offer is told with, each once."""
    found = (
        assumption.source
        for side in (result.offer, result.other)
        for assumption in side.assumptions
        if assumption.input in inputs and assumption.source != GIVEN
        if _counts(assumption.input, side)
    )
    return tuple(dict.fromkeys(found))


def _counts(input_: MoneyInput, side: OfferSide) -> bool:
    """Whether what an offer is told with rests on this."""
    match input_:
        case MoneyInput.PROVIDER_SHARE:
            return side.rate_basis is RateBasis.CLIENT
        case MoneyInput.ON_COSTS:
            return side.start is Start.SALARY
        case _:
            return True


def _rate(side: OfferSide, result: OfferComparison) -> str:
    """The manager's rate, and what it comes from where that is something else."""
    _ = catalogue(result.language).gettext
    own = exact_money(side.manager_day_rate, of=result)
    if side.start is Start.SALARY:
        salary = whole_money(side.gross_per_year, of=result)
        return _("{rate}, for {salary} a year").format(rate=own, salary=salary)
    match side.rate_basis:
        case RateBasis.CLIENT:
            client = exact_money(side.client_day_rate, of=result)
            return _("{rate} of the client’s {client}").format(rate=own, client=client)
        case RateBasis.UNKNOWN:
            return _("{rate}, taken as yours").format(rate=own)
        case RateBasis.MANAGER:
            return own
        case _:
            assert_never(side.rate_basis)


def _left_of_a_day(side: OfferSide, result: OfferComparison) -> str:
    left = exact_money(side.day_rate_after_expenses, of=result)
    if not side.day_expenses:
        return left
    return (
        catalogue(result.language)
        .gettext("{left} after {expenses} of expenses")
        .format(left=left, expenses=exact_money(side.day_expenses, of=result))
    )


def _one_assignment(side: OfferSide, result: OfferComparison) -> str:
    if side.months is None:
        return ""
    return (
        catalogue(result.language)
        .gettext("{amount} in {months}")
        .format(amount=_kept(side, result), months=_length(side, result))
    )


def _distance(side: OfferSide, result: OfferComparison) -> str:
    if side.distance_km is None:
        return ""
    return (
        catalogue(result.language)
        .gettext("{distance}, {year} a year")
        .format(distance=_km(side.distance_km, result), year=_km(side.km_per_year, result))
    )


def _hours(side: OfferSide, result: OfferComparison) -> str:
    """How many hours make a day, where the rate is one by the hour."""
    hours = (a.value for a in side.assumptions if a.input is MoneyInput.HOURS_PER_DAY)
    return "".join(number(count, language=result.language) for count in hours)


def _length(side: OfferSide, result: OfferComparison) -> str:
    return "" if side.months is None else months_text(side.months, language=result.language)


def _kept(side: OfferSide, result: OfferComparison) -> str:
    if side.kept_per_assignment is None:
        return ""
    return whole_money(side.kept_per_assignment, of=result)


def _day(day: date | None, result: OfferComparison) -> str:
    return "" if day is None else long_date(day, language=result.language)


def _km(km: Decimal | None, result: OfferComparison) -> str:
    return "" if km is None else km_text(km, language=result.language)


def _country(side: OfferSide, result: OfferComparison) -> str:
    return "" if side.country is None else country_name(side.country, language=result.language)


def _assumptions(result: OfferComparison) -> tuple[Section, ...]:
    _ = catalogue(result.language).gettext
    sides = ((_("This offer rests on"), result.offer), (_("The other rests on"), result.other))
    return tuple(
        replace(
            assumptions_section(side.assumptions, result.sources, language=result.language),
            heading=heading,
        )
        for heading, side in sides
    )
