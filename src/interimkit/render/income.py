"""The years as they may go, as a page and as rows."""

from decimal import ROUND_HALF_UP, Decimal

from interimkit.domain.income import IncomeOutlook, Spread
from interimkit.domain.reserve import ReserveOutlook
from interimkit.model.pack import OURS
from interimkit.render.notes import (
    assumptions_section,
    before_tax,
    caveats_of,
    months_text,
    named,
    next_steps,
    notices_of,
    sources_note,
)
from interimkit.render.numbers import exact_money, money, number, percent, whole_money
from interimkit.render.page import (
    Bar,
    Block,
    Column,
    Histogram,
    Item,
    Link,
    Page,
    Paragraph,
    Section,
    Table,
    Tone,
)
from interimkit.render.words import catalogue

HEADER = (
    "span", "months", "billed_p10", "billed_p50", "billed_p90", "billed_mean", "per_year_p10",
    "per_year_p50", "per_year_p90", "per_year_mean", "currency",
)  # fmt: skip


def rows(result: IncomeOutlook) -> tuple[tuple[object, ...], ...]:
    """One row a span: the horizon, the first year, a later year."""
    spans = (
        ("horizon", result.horizon),
        ("first-year", result.first_year),
        ("later-year", result.later_year),
    )
    return tuple(
        (
            name, s.months, s.billed_p10, s.billed_p50, s.billed_p90, s.billed_mean,
            s.per_year_p10, s.per_year_p50, s.per_year_p90, s.per_year_mean, result.currency,
        )
        for name, s in spans
    )  # fmt: skip


def page(result: IncomeOutlook) -> Page:
    """What the years bring, how lean one can be, and whether the reserve lasts."""
    language = result.language
    _ = catalogue(language).gettext
    return Page(
        title=_("At {rate} a day: the years as they may go").format(
            rate=money(result.day_rate, result.currency, language=language)
        ),
        blocks=(
            Paragraph(text=_case(result)),
            *notices_of(result.notices, language=language),
            _spans(result, billed=True),
            _spans(result, billed=False),
            Paragraph(
                text=_("Low: this or less in 1 case in 10. Median: in half. High: in 9 in 10."),
                tone=Tone.QUIET,
            ),
            Paragraph(text=_lean(result)),
            Histogram(
                heading=_("Months billed in a later year"),
                bars=tuple(
                    Bar(label=str(months), share=chance, text=_chance(chance, result))
                    for months, chance in enumerate(result.distribution)
                ),
            ),
            *_reserve(result),
            assumptions_section(result.assumptions, result.sources, language=language),
            caveats_of(result.caveats, language=language),
            next_steps(_next(result), language=language),
            Paragraph(
                text=_(
                    "Worked out exactly, month by month, and not simulated: a gap ends in any "
                    "month with the same chance, and every length of assignment is as likely. "
                    "Markets, illness and holidays are not in it; take it as a picture, not as a "
                    "forecast."
                ),
                tone=Tone.QUIET,
            ),
            Paragraph(text=before_tax(language), tone=Tone.QUIET),
            sources_note(result.sources, language=language),
        ),
    )


def _case(result: IncomeOutlook) -> str:
    _ = catalogue(result.language).gettext
    low, high = result.months_shortest, result.months_longest
    if low == high:
        each = months_text(Decimal(low), language=result.language)
        lengths = _("Assignments of {months}").format(months=each)
    else:
        lengths = _("Assignments of {low} to {high} months").format(low=low, high=high)
    if result.role_name:
        lengths = _("{lengths} ({role})").format(lengths=lengths, role=result.role_name)
    for source in result.sources:
        if source.id == result.lengths_source != OURS:
            publisher = named(source)
            lengths = _("{lengths}, by {publisher}").format(lengths=lengths, publisher=publisher)
    gap = months_text(result.mean_gap_months, language=result.language)
    if result.gap_is_derived:
        text = _("{lengths}; {gap} between two on average, from the time billed.")
    else:
        text = _("{lengths}; {gap} between two on average, as you set it.")
    begin = (
        _("You begin on an assignment.")
        if result.starts_on_assignment
        else _("You begin without an assignment.")
    )
    return text.format(lengths=lengths, gap=gap) + " " + begin


def _lean(result: IncomeOutlook) -> str:
    """How likely little is; under half of a median of nothing there is nothing to be."""
    _ = catalogue(result.language).gettext
    if result.lean_first_year is None or result.lean_later_year is None:
        text = _(
            "Chance of a year with no month billed: {first} for the first, {later} for a later one."
        )
        first, later = result.empty_first_year, result.empty_later_year
    else:
        text = _(
            "Chance of a lean year, under half of a later year’s median: {first} for the "
            "first, {later} for a later one."
        )
        first, later = result.lean_first_year, result.lean_later_year
    return text.format(first=_chance(first, result), later=_chance(later, result))


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
    )


def _months(span: Spread, result: IncomeOutlook) -> tuple[str, ...]:
    mean = number(span.billed_mean, language=result.language, decimals=1)
    return (str(span.billed_p10), str(span.billed_p50), str(span.billed_p90), mean)


def _amounts(span: Spread, result: IncomeOutlook) -> tuple[str, ...]:
    amounts = (span.per_year_p10, span.per_year_p50, span.per_year_p90, span.per_year_mean)
    return tuple(whole_money(_rough(amount), of=result) for amount in amounts)


def _rough(amount: Decimal) -> Decimal:
    """Three figures: no assumption behind it is known better."""
    return amount.quantize(Decimal(1).scaleb(amount.adjusted() - 2), rounding=ROUND_HALF_UP)


def _reserve(result: IncomeOutlook) -> list[Block]:
    words = catalogue(result.language)
    _ = words.gettext
    if (reserve := result.reserve) is None:
        return [
            Paragraph(
                text=_(
                    "Add --cost-per-month, contributions and tax included, to see whether your "
                    "reserve lasts."
                )
            )
        ]
    horizon = result.years
    items = (
        Item(
            label=_("Runs out"),
            text=words.ngettext(
                "{chance} within {years} year", "{chance} within {years} years", horizon
            ).format(chance=_chance(reserve.chance, result, decimals=1), years=horizon)
            + _by_when(reserve, result),
        ),
        *_between(reserve, result),
        *_too_little(reserve, result),
        Item(
            label=_("For 5% at most"),
            text=words.ngettext(
                "a reserve of {months}, {amount}, for {years} year",
                "a reserve of {months}, {amount}, for {years} years",
                horizon,
            ).format(
                years=horizon,
                months=months_text(Decimal(reserve.needed_months), language=result.language),
                amount=exact_money(reserve.needed_months * reserve.cost_per_month, of=result),
            ),
        ),
    )
    return [Section(heading=_reserve_heading(reserve, result), items=items)]


def _reserve_heading(reserve: ReserveOutlook, result: IncomeOutlook) -> str:
    heading = catalogue(result.language).gettext(
        "A reserve of {months} at {cost} a month; each month is paid {delay} later"
    )
    return heading.format(
        months=months_text(reserve.reserve_months, language=result.language),
        cost=exact_money(reserve.cost_per_month, of=result),
        delay=months_text(Decimal(reserve.delay_months), language=result.language),
    )


def _between(reserve: ReserveOutlook, result: IncomeOutlook) -> list[Item]:
    """How far the chance hangs on the time billed, which nobody knows well."""
    if not reserve.chance_by_utilisation:
        return []
    _ = catalogue(result.language).gettext
    lowest, highest = (_chance(c, result, decimals=1) for c in reserve.chance_by_utilisation)
    text = _("{lowest} at the lowest time billed that sources give, {highest} at the highest")
    return [Item(label=_("Depends on"), text=text.format(lowest=lowest, highest=highest))]


def _too_little(reserve: ReserveOutlook, result: IncomeOutlook) -> list[Item]:
    if reserve.lasts_on_average:
        return []
    _ = catalogue(result.language).gettext
    text = _(
        "in the long run a month brings {income} on average, less than it costs; any reserve ends "
        "some day"
    ).format(income=whole_money(_rough(reserve.mean_income_per_month), of=result))
    return [Item(label=_("Too little"), text=text)]


def _by_when(reserve: ReserveOutlook, result: IncomeOutlook) -> str:
    if reserve.half_by_month is None:
        return ""
    text = catalogue(result.language).gettext("; if it does, half the time by month {month}")
    return text.format(month=reserve.half_by_month)


def _next(result: IncomeOutlook) -> Link:
    _ = catalogue(result.language).gettext
    if result.reserve is None:
        return Link(
            text=_("Hold your reserve against it: {command}"),
            command="income",
            arguments=("--day-rate", str(result.day_rate), "--cost-per-month", "5000"),
        )
    return Link(text=_("See what the quiz’s other checks ask: {command}"), command="quiz")


def _chance(chance: float, result: IncomeOutlook, *, decimals: int = 0) -> str:
    """A chance in percents, whole ones unless a limit is near: the assumptions are not exact."""
    _ = catalogue(result.language).gettext
    step = Decimal("0.01").scaleb(-decimals)
    share = Decimal(chance).quantize(step, rounding=ROUND_HALF_UP)
    if not share and chance > 0:
        return _("under {share}").format(share=percent(Decimal("0.01"), language=result.language))
    if share == 1 and chance < 1:
        return _("over {share}").format(share=percent(Decimal("0.99"), language=result.language))
    return percent(share, language=result.language, decimals=decimals)
