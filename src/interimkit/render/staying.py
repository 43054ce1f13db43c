"""Stay or go, as the page of an income says it."""

from decimal import ROUND_CEILING, Decimal

from interimkit.domain.income import IncomeOutlook
from interimkit.domain.staying import Staying
from interimkit.model.salary import MoneyInput
from interimkit.render.market import market_blocks
from interimkit.render.notes import assumed, rests_on, unlike_salary
from interimkit.render.numbers import money, percent, rough, whole_money
from interimkit.render.page import Block, Column, Depth, Item, Paragraph, Section, Table
from interimkit.render.words import catalogue, chance_text, years_text


def staying_title(staying: Staying, result: IncomeOutlook) -> str:
    """How much more or less than staying the middle case brings."""
    _ = catalogue(result.language).gettext
    if not staying.median_difference:
        text = _("At {rate} a day: in the middle case, about as much a year as staying")
    elif staying.median_difference < 0:
        text = _("At {rate} a day: in the middle case, {amount} a year less than staying")
    else:
        text = _("At {rate} a day: in the middle case, {amount} a year more than staying")
    return text.format(
        rate=money(result.day_rate, result.currency, language=result.language),
        amount=whole_money(abs(rough(staying.median_difference)), of=result),
    )


def staying_blocks(result: IncomeOutlook) -> list[Block]:
    """What staying is worth, how likely the years bring less, and what would make it even."""
    if (staying := result.staying) is None:
        return []
    _ = catalogue(result.language).gettext
    staying_line = Item(label=_("Staying"), text=_worth(staying, result))
    less = Item(label=_("Less"), text=_less(staying, result))
    even = Item(label=_("Even"), text=_even(staying, result))
    catches_up = Item(label=_("Catches up"), text=_catches_up(staying, result))
    return [
        Section(heading="", items=(staying_line, less, even), only=Depth.BRIEF),
        Section(heading="", items=(staying_line, less, catches_up, even), only=Depth.WHOLE),
        *market_blocks(result.market, result.sources, of=result),
        _differences(staying, result),
        Paragraph(text=unlike_salary(result.language), only=Depth.WHOLE),
    ]


def _worth(staying: Staying, result: IncomeOutlook) -> str:
    """What staying counts as, and what that is made of."""
    _ = catalogue(result.language).gettext
    on_costs = assumed(MoneyInput.ON_COSTS, result.assumptions)
    source = rests_on(on_costs, result.sources, language=result.language)
    text = (
        _("{total} a year: {salary}, {share} on top ({source}), {benefits} of benefits")
        if staying.benefits
        else _("{total} a year: {salary} and {share} on top ({source})")
    )
    return text.format(
        total=whole_money(staying.per_year, of=result),
        salary=whole_money(staying.salary, of=result),
        share=percent(on_costs.value, language=result.language, decimals=0),
        source=source or _("as you set it"),
        benefits=whole_money(staying.benefits, of=result),
    )


def _less(staying: Staying, result: IncomeOutlook) -> str:
    """How likely the horizon brings less, and how much less in the leanest tenth."""
    _ = catalogue(result.language).gettext
    chance = chance_text(staying.chance_less, language=result.language)
    years = years_text(result.years, language=result.language)
    if staying.lean_difference >= 0:
        return _("in {chance} of cases over {years}").format(chance=chance, years=years)
    text = _("in {chance} of cases over {years}; in 1 of 10, at least {amount} a year")
    return text.format(
        chance=chance, years=years, amount=whole_money(rough(-staying.lean_difference), of=result)
    )


def _catches_up(staying: Staying, result: IncomeOutlook) -> str:
    """From when on half of the cases have brought as much as staying; not always the same half."""
    _ = catalogue(result.language).gettext
    if staying.pays_back_month is None:
        years = years_text(result.years, language=result.language)
        text = _("not within {years}: more than half of the cases are behind by then")
        return text.format(years=years)
    text = _("from month {month} on, at least half of the cases are level or ahead")
    return text.format(month=staying.pays_back_month)


def _even(staying: Staying, result: IncomeOutlook) -> str:
    """At which rate half of the cases bring as much as staying; a little less would not do."""
    _ = catalogue(result.language).gettext
    if staying.even_day_rate is None:
        return _("at no day rate: in half of the cases nothing is billed")
    rate = whole_money(staying.even_day_rate.to_integral_value(ROUND_CEILING), of=result)
    return _("at {rate} a day, in half of the cases").format(rate=rate)


def _differences(staying: Staying, result: IncomeOutlook) -> Table:
    """The years beside staying: in half of the cases, and in the leanest tenth."""
    _ = catalogue(result.language).gettext
    whole = catalogue(result.language).ngettext(
        "Over {count} year", "Over {count} years", result.years
    )

    def told(amount: Decimal) -> str:
        return whole_money(rough(amount), of=result)

    return Table(
        columns=(
            Column(name=_("A year, less what staying is worth")),
            Column(name=_("Low"), align="right"),
            Column(name=_("Median"), align="right"),
        ),
        rows=(
            (
                _("The first year"),
                told(staying.lean_first_year_difference),
                told(staying.first_year_difference),
            ),
            (
                whole.format(count=result.years),
                told(staying.lean_difference),
                told(staying.median_difference),
            ),
        ),
        only=Depth.WHOLE,
    )
