"""How the years may go, as a page and as rows."""

from interimkit.domain.assumptions import GIVEN
from interimkit.domain.income import IncomeOutlook
from interimkit.domain.reserve import ReserveOutlook, WhatIfRow
from interimkit.domain.spread import Spread
from interimkit.domain.terms import FULL_WEEK
from interimkit.model.salary import SHARES, MoneyInput
from interimkit.render.brief import ending, resting_on_figures
from interimkit.render.income_case import case_in_brief, case_text
from interimkit.render.market import country_in_short, country_paragraph
from interimkit.render.notes import (
    assumptions_section,
    before_tax,
    caveats_of,
    listed,
    rests_on,
    sources_note,
)
from interimkit.render.numbers import (
    money,
    number,
    percent,
    rough,
    typed,
    whole_money,
)
from interimkit.render.page import (
    Bar,
    Column,
    Depth,
    Histogram,
    Link,
    Page,
    Paragraph,
    Table,
    Tone,
)
from interimkit.render.reserve import reserve_sections
from interimkit.render.staying import staying_blocks, staying_title
from interimkit.render.waits import same_waits
from interimkit.render.words import catalogue, chance_text, days_text

HEADER = (
    "part", "id", "months", "billed_p10", "billed_p50", "billed_p90", "billed_mean", "per_year_p10",
    "per_year_p50", "per_year_p90", "per_year_mean", "staying_per_year", "ruin_chance",
    "reserve_needed", "currency",
)  # fmt: skip


def rows(result: IncomeOutlook) -> tuple[tuple[object, ...], ...]:
    """One row a span, and where a cost is given one for the reserve and each change to it."""
    spans = (
        ("horizon", result.horizon),
        ("first-year", result.first_year),
        ("later-year", result.later_year),
    )
    staying = result.staying.per_year if result.staying else None
    nothing = (None,) * 10
    reserve = result.reserve
    outlooks: list[tuple[str, str | None, ReserveOutlook | WhatIfRow]] = []
    if reserve:
        outlooks = [("reserve", None, reserve), *(("what-if", r.id, r) for r in reserve.what_if)]
    return (
        *(
            (
                "span", name, s.months, s.billed_p10, s.billed_p50, s.billed_p90, s.billed_mean,
                s.per_year_p10, s.per_year_p50, s.per_year_p90, s.per_year_mean, staying, None,
                None, result.currency,
            )
            for name, s in spans
        ),
        *(
            (part, id_, *nothing, found.chance, found.needed_months, result.currency)
            for part, id_, found in outlooks
        ),
    )  # fmt: skip


def page(result: IncomeOutlook) -> Page:
    """What the years bring, how lean one can be, and whether the reserve lasts."""
    language = result.language
    _ = catalogue(language).gettext
    return Page(
        title=_title(result),
        blocks=(
            *staying_blocks(result),
            Paragraph(text=case_text(result), only=Depth.WHOLE),
            Paragraph(text=case_in_brief(result), only=Depth.BRIEF),
            country_paragraph(result.figures, result.market, language=language),
            *_years_in_short(result),
            _spans(result, billed=True),
            _spans(result, billed=False),
            Paragraph(
                text=_(
                    "Low: this or less in at least 1 case in 10. Median: in at least half. "
                    "High: in at least 9 in 10."
                ),
                tone=Tone.QUIET,
                only=Depth.WHOLE,
            ),
            _lean(result),
            _histogram(result),
            _in_the_long_run(result),
            *reserve_sections(result),
            assumptions_section(result.assumptions, result.sources, language=language),
            caveats_of(result.caveats, language=language),
            resting_on_figures(
                result.caveats,
                country=_country_in_short(result),
                beside_salary=result.staying is not None,
                language=language,
            ),
            *ending(
                _next(result),
                left_out=(_("months billed"), _("how it is worked out"), _("sources")),
                language=language,
            ),
            Paragraph(
                text=_worked_out(result),
                tone=Tone.QUIET,
                only=Depth.WHOLE,
            ),
            Paragraph(text=before_tax(language), tone=Tone.QUIET, only=Depth.WHOLE),
            sources_note(result.sources, language=language),
        ),
    )


def _worked_out(result: IncomeOutlook) -> str:
    """How the figures come about, by waits as they are, and what they leave out."""
    _ = catalogue(result.language).gettext
    waits = (
        _("a wait is a usual or a long one, and of either kind it ends in any month with the same "
          "chance")
        if result.waits.long_share
        else _("a gap ends in any month with the same chance")
    )  # fmt: skip
    return _(
        "Worked out exactly, month by month, and not simulated: {waits}, and every length of "
        "assignment is as likely. Holidays count as far as the days a month leave them out; "
        "markets and illness do not. Take it as a picture, not as a forecast."
    ).format(waits=waits)


def _histogram(result: IncomeOutlook) -> Histogram:
    """How likely each number of months is in a later year."""
    language = result.language
    return Histogram(
        heading=catalogue(language).gettext("Months billed in a later year"),
        bars=tuple(
            Bar(label=str(months), share=chance, text=chance_text(chance, language=language))
            for months, chance in enumerate(result.distribution)
        ),
        only=Depth.WHOLE,
    )


def _title(result: IncomeOutlook) -> str:
    """What half of the cases bring at least: true of a median however few months there are."""
    words = catalogue(result.language)
    rate = money(result.day_rate, result.currency, language=result.language)
    if result.staying:
        return staying_title(result.staying, result)
    if not result.horizon.per_year_p50:
        text = words.ngettext(
            "At {rate} a day: in half of the cases nothing in {years} year",
            "At {rate} a day: in half of the cases nothing in {years} years",
            result.years,
        )
        return text.format(rate=rate, years=result.years)
    text = words.ngettext(
        "At {rate} a day: in half of the cases {amount} or more in {years} year",
        "At {rate} a day: in half of the cases {amount} a year or more over {years} years",
        result.years,
    )
    return text.format(
        rate=rate,
        amount=whole_money(rough(result.horizon.per_year_p50), of=result),
        years=result.years,
    )


def _country_in_short(result: IncomeOutlook) -> str:
    """How far the figures are the country's; beside a salary its market stands above already."""
    figures = None if result.staying else result.figures
    return country_in_short(figures, result.market, language=result.language)


def _years_in_short(result: IncomeOutlook) -> list[Paragraph]:
    """Between which amounts most cases lie, in a line; beside a salary there is no room."""
    if result.staying:
        return []
    _ = catalogue(result.language).gettext
    first, later = (
        tuple(whole_money(rough(a), of=result) for a in (s.per_year_p10, s.per_year_p90))
        for s in (result.first_year, result.later_year)
    )
    text = _(
        "Billed, at least 8 times in 10: {first_low} to {first_high} in the first year, {low} to "
        "{high} in a later one."
    ).format(first_low=first[0], first_high=first[1], low=later[0], high=later[1])
    return [Paragraph(text=text, only=Depth.BRIEF)]


def _lean(result: IncomeOutlook) -> Paragraph:
    """How likely little is; a brief page has room for it where there is no reserve."""
    _ = catalogue(result.language).gettext
    if result.lean_first_year is None or result.lean_later_year is None:
        # Under half of a median of nothing there is nothing to be.
        text = _(
            "Chance of a year with no month billed: {first} for the first, {later} for a later one."
        )
        chances = (result.empty_first_year, result.empty_later_year)
    else:
        text = _(
            "Chance of a lean year, under half of a later year’s median: {first} for the first, "
            "{later} for a later one."
        )
        chances = (result.lean_first_year, result.lean_later_year)
    first, later = (chance_text(chance, language=result.language) for chance in chances)
    return Paragraph(
        text=text.format(first=first, later=later), only=Depth.WHOLE if result.reserve else None
    )


def _in_the_long_run(result: IncomeOutlook) -> Paragraph:
    """How much time and how many days are billed, beside what others find."""
    language = result.language
    _ = catalogue(language).gettext
    text = _("In the long run that is {share} of the time billed, and {days} a year.").format(
        share=chance_text(result.time_billed, language=language),
        days=days_text(result.days_billed_per_year, language=language),
    )
    found = [
        _("{value} ({source})").format(
            value=(
                percent(other.value, language=language)
                if other.input is MoneyInput.UTILISATION
                else days_text(other.value, language=language)
            ),
            source=rests_on(other, result.sources, language=language),
        )
        for other in result.beside
    ]
    if found:
        others = _("Others find {figures}; offer counts by such days, income by waits.")
        text = f"{text} {others.format(figures=listed(found))}"
    return Paragraph(text=text, only=Depth.WHOLE)


def _spans(result: IncomeOutlook, *, billed: bool) -> Table:
    language = result.language
    words = catalogue(language)
    _ = words.gettext
    whole = words.ngettext("Over {count} year", "Over {count} years", result.years)
    spans = (
        (_("The first year"), result.first_year),
        (_("A later year"), result.later_year),
        (whole.format(count=result.years), result.horizon),
    )
    return Table(
        columns=(
            Column(name=_("Months billed") if billed else _("Billed a year, before costs")),
            Column(name=_("Low"), align="right"),
            Column(name=_("Median"), align="right"),
            Column(name=_("High"), align="right"),
            Column(name=_("Mean"), align="right"),
        ),
        rows=tuple(
            (name, *(_months(span, result) if billed else _amounts(span, result)))
            for name, span in spans
        ),
        only=Depth.WHOLE,
    )


def _months(span: Spread, result: IncomeOutlook) -> tuple[str, ...]:
    mean = number(span.billed_mean, language=result.language, decimals=1)
    return (str(span.billed_p10), str(span.billed_p50), str(span.billed_p90), mean)


def _amounts(span: Spread, result: IncomeOutlook) -> tuple[str, ...]:
    amounts = (span.per_year_p10, span.per_year_p50, span.per_year_p90, span.per_year_mean)
    return tuple(whole_money(rough(amount), of=result) for amount in amounts)


def _next(result: IncomeOutlook) -> Link:
    _ = catalogue(result.language).gettext
    if result.reserve is None:
        return Link(
            text=_("See whether your reserve lasts: {command}"),
            command="income",
            arguments=(*_same_case(result), "--cost-per-month", "5000"),
        )
    if result.staying is None:
        return Link(
            text=_("Beside your own salary: {command}"),
            command="income",
            arguments=(*_same_case(result), "--against-salary", "100000"),
        )
    return Link(
        command="offer",
        arguments=("--day-rate", typed(result.day_rate), "--rate-basis", "manager"),
    )


def _same_case(result: IncomeOutlook) -> tuple[str, ...]:
    """The arguments that give this result again."""
    found = ["--day-rate", typed(result.day_rate)]
    if result.role:
        found += ["--role", result.role]
    elif not result.lengths_source:
        found += ["--months", f"{result.months_shortest}-{result.months_longest}"]
    found += same_waits(result.waits)
    for assumption in result.assumptions:
        if assumption.source == GIVEN:
            is_share = assumption.input in SHARES  # may be more than all of it: 150% on top
            value = f"{typed(assumption.value * 100)}%" if is_share else typed(assumption.value)
            found += [f"--{assumption.input}", value]
    if result.days_per_week != FULL_WEEK:
        found += ["--days-per-week", typed(result.days_per_week)]
    found += ["--country", result.country] if result.country else []
    found += ["--years", str(result.years)]
    if result.signed_until:
        found += ["--signed-until", result.signed_until.isoformat()]
    elif result.starts_on_assignment:
        found += ["--start-on-assignment"]
    return (*found, *_same_money(result))


def _same_money(result: IncomeOutlook) -> list[str]:
    """What goes out, and what it is held against."""
    found = []
    if reserve := result.reserve:
        found += ["--cost-per-month", typed(reserve.cost_per_month)]
        if reserve.set_aside is not None:
            found += ["--set-aside", typed(reserve.set_aside)]
    if staying := result.staying:
        found += ["--against-salary", typed(staying.salary)]
        found += ["--benefits", typed(staying.benefits)] if staying.benefits else []
    return found
