"""Whether a reserve lasts, as the page of an income says it."""

from msgspec import structs

from interimkit.domain.income import IncomeOutlook
from interimkit.domain.reserve import ReserveOutlook, WhatIfRow
from interimkit.model.salary import MoneyInput
from interimkit.render.notes import assumed, in_short, rests_on
from interimkit.render.numbers import exact_money, percent, rough, whole_money
from interimkit.render.page import Block, Column, Depth, Item, Paragraph, Section, Table
from interimkit.render.words import catalogue, months_text, ruin_text, years_text


def reserve_sections(result: IncomeOutlook) -> list[Block]:
    """The chance that it runs out, what that hangs on, and what would do; or how to ask."""
    _ = catalogue(result.language).gettext
    if (reserve := result.reserve) is None:
        return [
            Paragraph(
                text=_(
                    "Add --cost-per-month, contributions and tax included, to see whether your "
                    "reserve lasts."
                ),
                only=Depth.WHOLE,
            )
        ]
    years = years_text(result.years, language=result.language)
    chance = _chance(reserve, result)
    runs_out = Item(
        label=_("Runs out"), text=_("{chance} within {years}").format(chance=chance, years=years)
    )
    needed = Item(
        label=_("For 5% at most"),
        text=_("a reserve of {months}, {amount}, for {years}").format(
            years=years, months=_months(reserve, result), amount=_needed(reserve, result)
        ),
    )
    by_when = structs.replace(runs_out, text=runs_out.text + _by_when(reserve, result))
    too_little = _too_little(reserve, result)
    heading = _reserve_heading(reserve, result)
    return [
        Section(
            heading=heading + _paid_later(reserve, result),
            items=(by_when, *too_little, needed),
            only=Depth.WHOLE,
        ),
        *_what_if(reserve, result),
        Section(
            heading=heading,
            items=(
                structs.replace(runs_out, text=_in_short(reserve, result)),
                *too_little,
                *_what_if_in_brief(reserve, result),
            ),
            only=Depth.BRIEF,
        ),
    ]


def _in_short(reserve: ReserveOutlook, result: IncomeOutlook) -> str:
    """The chance and the reserve that would do, in one line."""
    text = catalogue(result.language).gettext("{chance} in {years}; 5% with {months}, {amount}")
    return text.format(
        chance=_chance(reserve, result),
        years=years_text(result.years, language=result.language),
        months=_months(reserve, result),
        amount=_needed(reserve, result),
    )


def _needed(reserve: ReserveOutlook, result: IncomeOutlook) -> str:
    return whole_money(reserve.needed_months * reserve.cost_per_month, of=result)


def _reserve_heading(reserve: ReserveOutlook, result: IncomeOutlook) -> str:
    language = result.language
    _ = catalogue(language).gettext
    own = assumed(MoneyInput.RESERVE_MONTHS, result.assumptions)
    if source := rests_on(own, result.sources, language=language):
        heading = _("A reserve of {months} ({source}) at {cost} a month")
    else:
        heading = _("A reserve of {months} at {cost} a month")
    text = heading.format(
        source=source,
        months=months_text(reserve.reserve_months, language=language),
        cost=exact_money(reserve.cost_per_month, of=result),
    )
    if reserve.set_aside is None:
        return text
    aside = _("{reserve}, {share} set aside")
    return aside.format(reserve=text, share=percent(reserve.set_aside, language=language))


def _paid_later(reserve: ReserveOutlook, result: IncomeOutlook) -> str:
    _ = catalogue(result.language).gettext
    delay = months_text(reserve.delay_months, language=result.language)
    return _("; each month is paid {delay} later").format(delay=delay)


def _what_if(reserve: ReserveOutlook, result: IncomeOutlook) -> list[Block]:
    """What each change alone would do; the first of the rows is the case itself."""
    if not reserve.what_if:
        return []
    _ = catalogue(result.language).gettext
    return [
        Table(
            columns=(
                Column(name=_("If one thing went otherwise")),
                Column(name=_("Runs out"), align="right"),
                Column(name=_("For 5% at most"), align="right"),
                Column(name=_("Who says so")),
            ),
            rows=(
                (_("as it is"), *_what_it_does(reserve, result), ""),
                *(
                    (row.name, *_what_it_does(row, result), _source(row, result))
                    for row in reserve.what_if
                ),
            ),
            only=Depth.WHOLE,
        )
    ]


def _what_if_in_brief(reserve: ReserveOutlook, result: IncomeOutlook) -> list[Item]:
    """The changes that matter most, and what is set aside among them, where nothing is."""
    _ = catalogue(result.language).gettext
    return [
        Item(
            label=row.name,
            text=_("{chance}; 5% with {months} ({source})").format(
                chance=_chance(row, result),
                months=_months(row, result),
                source=_source(row, result),
            ),
        )
        for row in _shown_in_brief(reserve, result)
    ]


def _shown_in_brief(reserve: ReserveOutlook, result: IncomeOutlook) -> list[WhatIfRow]:
    """As many as there is room for: fewer beside a salary, and where any reserve ends anyway."""
    rows = [row for row in reserve.what_if if row.first]
    if not reserve.lasts_on_average:
        return [] if result.staying else rows[:2]
    if not result.staying:
        return rows
    if reserve.set_aside is not None:
        return rows[: THREE - 1]  # what is set aside stands above them, and takes a line
    return rows if len(rows) <= THREE else [*rows[: THREE - 1], rows[-1]]


THREE = 3
"""How many changes a brief page has room for beside a salary."""


def _what_it_does(row: WhatIfRow | ReserveOutlook, result: IncomeOutlook) -> tuple[str, str]:
    return _chance(row, result), _months(row, result)


def _chance(row: WhatIfRow | ReserveOutlook, result: IncomeOutlook) -> str:
    return ruin_text(row.chance, language=result.language)


def _months(row: WhatIfRow | ReserveOutlook, result: IncomeOutlook) -> str:
    return months_text(row.needed_months, language=result.language)


def _source(row: WhatIfRow, result: IncomeOutlook) -> str:
    found = (source for source in result.sources if source.id == row.source)
    return next(in_short(source, language=result.language) for source in found)


def _too_little(reserve: ReserveOutlook, result: IncomeOutlook) -> list[Item]:
    if reserve.lasts_on_average:
        return []
    _ = catalogue(result.language).gettext
    text = _("{income} a month on average, less than it costs: any reserve ends some day").format(
        income=whole_money(rough(reserve.mean_income_per_month), of=result)
    )
    return [Item(label=_("Too little"), text=text)]


def _by_when(reserve: ReserveOutlook, result: IncomeOutlook) -> str:
    if reserve.half_by_month is None:
        return ""
    text = catalogue(result.language).gettext("; if it does, half the time by month {month}")
    return text.format(month=reserve.half_by_month)
