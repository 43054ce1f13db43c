"""One assignment in words: what it brings, from when to when, and how far one drives for it."""

from datetime import date
from decimal import Decimal

from interimkit.domain.offer import OfferCheck
from interimkit.model.text import Language
from interimkit.render.numbers import long_date, number, whole_money
from interimkit.render.page import Block, Depth, Item, Paragraph, Section
from interimkit.render.words import catalogue, days_text, months_text


def assignment_section(result: OfferCheck) -> list[Block]:
    """What one assignment brings and when it first pays; nothing where no length is given."""
    language = result.language
    _ = catalogue(language).gettext
    if (view := result.assignment) is None:
        return []
    return [
        Section(
            heading=_("One assignment of {months}, with no gap in it").format(
                months=months_text(view.months, language=language)
            ),
            items=(
                Item(
                    label=_("Brings"),
                    text=_("{amount} over {days}").format(
                        amount=whole_money(view.amount, of=result),
                        days=days_text(view.days, language=language),
                    ),
                ),
                Item(
                    label=_("First payment"),
                    text=_("after about {days}; by then up to {amount} of work is unpaid").format(
                        days=days_text(view.first_money_after_days, language=language),
                        amount=whole_money(view.carried, of=result),
                    ),
                ),
            ),
            only=Depth.WHOLE,
        )
    ]


def when_and_where(result: OfferCheck) -> tuple[Paragraph, Paragraph]:
    """From when to when, and how far one drives; nothing where neither is given."""
    view = result.assignment
    days = _days_from_to(result.starts_on, view.ends_on if view else None, of=result)

    def told(driving: str, only: Depth) -> Paragraph:
        return Paragraph(text=" ".join(part for part in (days, driving) if part), only=only)

    return told(_driving_in_short(result), Depth.BRIEF), told(_driving(result), Depth.WHOLE)


def km_text(km: Decimal, *, language: Language) -> str:
    """So many kilometres."""
    return catalogue(language).gettext("{count} km").format(count=number(km, language=language))


def _days_from_to(first: date | None, last: date | None, *, of: OfferCheck) -> str:
    """The first day and the last, as far as they are known."""
    _ = catalogue(of.language).gettext
    if first is None:
        return ""
    since = long_date(first, language=of.language)
    if last is None:
        return _("From {first}.").format(first=since)
    until = long_date(last, language=of.language)
    return _("From {first} to {last}.").format(first=since, last=until)


def _driving(result: OfferCheck) -> str:
    """Kilometres in a year, and for an assignment of a known length."""
    language, view = result.language, result.assignment
    _ = catalogue(language).gettext
    if result.distance_km is None or result.km_per_year is None:
        return ""
    one_way = km_text(result.distance_km, language=language)
    year = km_text(result.km_per_year, language=language)
    if view is None or view.km is None:
        return _("{distance} one way: {year} a year.").format(distance=one_way, year=year)
    return _("{distance} one way: {year} a year, {whole} for this assignment.").format(
        distance=one_way, year=year, whole=km_text(view.km, language=language)
    )


def _driving_in_short(result: OfferCheck) -> str:
    """Kilometres for the assignment alone, where its length is known."""
    language, view = result.language, result.assignment
    if result.distance_km is None or view is None or view.km is None:
        return _driving(result)
    _ = catalogue(language).gettext
    return _("{distance} one way: {whole} in all.").format(
        distance=km_text(result.distance_km, language=language),
        whole=km_text(view.km, language=language),
    )
