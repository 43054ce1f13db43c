"""Whether a reserve lasts, as the page of an income says it."""

from msgspec import structs

from interimkit.domain.income import IncomeOutlook
from interimkit.domain.reserve import ReserveOutlook
from interimkit.model.salary import MoneyInput
from interimkit.render.notes import assumed, rests_on
from interimkit.render.numbers import exact_money, rough, whole_money
from interimkit.render.page import Block, Depth, Item, Paragraph, Section
from interimkit.render.words import catalogue, chance_text, months_text, years_text


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
    runs_out = Item(
        label=_("Runs out"),
        text=_("{chance} within {years}").format(
            chance=chance_text(reserve.chance, language=result.language, decimals=1), years=years
        ),
    )
    needed = Item(
        label=_("For 5% at most"),
        text=_("a reserve of {months}, {amount}, for {years}").format(
            years=years,
            months=months_text(reserve.needed_months, language=result.language),
            amount=whole_money(reserve.needed_months * reserve.cost_per_month, of=result),
        ),
    )
    by_when = structs.replace(runs_out, text=runs_out.text + _by_when(reserve, result))
    between, too_little = _between(reserve, result), _too_little(reserve, result)
    return [
        Section(
            heading=_reserve_heading(reserve, result) + _paid_later(reserve, result),
            items=(by_when, *between, *too_little, needed),
            only=Depth.WHOLE,
        ),
        Section(
            heading=_reserve_heading(reserve, result),
            items=(runs_out, *(too_little or between), needed),
            only=Depth.BRIEF,
        ),
    ]


def _reserve_heading(reserve: ReserveOutlook, result: IncomeOutlook) -> str:
    language = result.language
    _ = catalogue(language).gettext
    own = assumed(MoneyInput.RESERVE_MONTHS, result.assumptions)
    if source := rests_on(own, result.sources, language=language):
        heading = _("A reserve of {months} ({source}) at {cost} a month")
    else:
        heading = _("A reserve of {months} at {cost} a month")
    return heading.format(
        source=source,
        months=months_text(reserve.reserve_months, language=language),
        cost=exact_money(reserve.cost_per_month, of=result),
    )


def _paid_later(reserve: ReserveOutlook, result: IncomeOutlook) -> str:
    _ = catalogue(result.language).gettext
    delay = months_text(reserve.delay_months, language=result.language)
    return _("; each month is paid {delay} later").format(delay=delay)


def _between(reserve: ReserveOutlook, result: IncomeOutlook) -> list[Item]:
    """How far the chance hangs on the time billed, which nobody knows well."""
    if not reserve.chance_by_utilisation:
        return []
    _ = catalogue(result.language).gettext
    lowest, highest = (
        chance_text(c, language=result.language, decimals=1) for c in reserve.chance_by_utilisation
    )
    text = _("{lowest} at the lowest time billed that sources give, {highest} at the highest")
    return [Item(label=_("Depends on"), text=text.format(lowest=lowest, highest=highest))]


def _too_little(reserve: ReserveOutlook, result: IncomeOutlook) -> list[Item]:
    if reserve.lasts_on_average:
        return []
    _ = catalogue(result.language).gettext
    text = _(
        "in the long run a month brings {income} on average, less than it costs; any reserve ends "
        "some day"
    ).format(income=whole_money(rough(reserve.mean_income_per_month), of=result))
    return [Item(label=_("Too little"), text=text)]


def _by_when(reserve: ReserveOutlook, result: IncomeOutlook) -> str:
    if reserve.half_by_month is None:
        return ""
    text = catalogue(result.language).gettext("; if it does, half the time by month {month}")
    return text.format(month=reserve.half_by_month)
