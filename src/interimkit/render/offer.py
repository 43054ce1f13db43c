"""An offer against a salary as a page and as rows."""

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from interimkit.domain.assumptions import GIVEN, Assumption
from interimkit.domain.cite import SourceRef
from interimkit.domain.offer import Influence, OfferCheck, Start, Step, StepCode
from interimkit.model.salary import SHARES, MoneyInput, RateBasis
from interimkit.model.text import Language
from interimkit.render.claims import caveats_section
from interimkit.render.numbers import money, number, percent
from interimkit.render.page import (
    Block,
    Column,
    Item,
    Page,
    Paragraph,
    Section,
    Table,
    Tone,
    pointer,
)
from interimkit.render.sources import OURS, place_and_time, sources_note
from interimkit.render.words import catalogue, money_input_text

HEADER = (
    "start", "rate_basis", "gross_per_year", "manager_day_rate", "client_day_rate",
    "billed_per_year", "currency",
)  # fmt: skip


def rows(result: OfferCheck) -> tuple[tuple[object, ...], ...]:
    """One row: the case."""
    return (
        (
            result.start, result.rate_basis, result.gross_per_year, result.manager_day_rate,
            result.client_day_rate, result.billed_per_year, result.currency,
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
            Table(
                columns=(Column(name=_("Step")), Column(name=_("Amount"), align="right")),
                rows=tuple(_step(step, result) for step in result.steps),
            ),
            assumptions_section(result.assumptions, result.sources, language=language),
            *_assignment(result),
            _sensitivity(result),
            Section(
                heading=(
                    _("What matters most to the client’s day rate, within what sources give")
                    if result.start is Start.SALARY
                    else _("What matters most to the salary, within what sources give")
                ),
                items=tuple(_influence(i, result) for i in result.influences),
            ),
            _rules(result),
            caveats_section(result.caveats, language=language),
            pointer(
                _("Next"),
                _("How the years may really go, gaps included: {command}").format(
                    command=f"interimkit income --day-rate {result.day_rate_after_expenses}"
                ),
            ),
            Paragraph(text=before_tax(language), tone=Tone.QUIET),
            sources_note(result.sources, language=language),
        ),
    )


def before_tax(language: Language) -> str:
    """Where interimkit stops: said on every screen about money."""
    return catalogue(language).gettext(
        "Before company costs, social contributions and tax, excluding VAT. interimkit works out "
        "no tax and no legal status."
    )


def assumptions_section(
    assumptions: tuple[Assumption, ...], sources: tuple[SourceRef, ...], *, language: Language
) -> Section:
    """What a result rests on: each value, who says so, where and when, and how to set it."""
    _ = catalogue(language).gettext
    refs = {source.id: source for source in sources}
    items = []
    for a in assumptions:
        value = input_value(a.input, a.value, language=language)
        if a.source == GIVEN:
            text = _("{value}, as you set it").format(value=value)
        elif a.source == OURS:
            text = _("{value}. {note} (our judgement)").format(value=value, note=a.note)
        else:
            source = refs[a.source]
            text = _("{value}. {note} ({publisher}, {when})").format(
                value=value,
                note=a.note,
                publisher=source.publisher,
                when=place_and_time(source, language=language),
            )
        label = money_input_text(a.input, language=language)
        items.append(Item(label=label, text=text, reference=f"--{a.input}"))
    return Section(heading=_("Assumptions, each of which you can change"), items=tuple(items))


def input_value(input_: MoneyInput, value: Decimal, *, language: Language) -> str:
    """A value of this input as prose shows it: a share as a percentage."""
    if input_ in SHARES:
        return percent(value, language=language, decimals=1)
    return number(value, language=language)


def _title(result: OfferCheck) -> str:
    _ = catalogue(result.language).gettext
    if result.start is Start.SALARY:
        return _("{salary} gross a year corresponds to a day rate of {rate}").format(
            salary=_whole(result.gross_per_year, result),
            rate=_cents(result.manager_day_rate, result),
        )
    return _("{rate} a day is worth a salary of about {salary} gross a year").format(
        rate=_cents(result.manager_day_rate, result),
        salary=_whole(result.gross_per_year, result),
    )


def _whose(result: OfferCheck) -> list[Block]:
    _ = catalogue(result.language).gettext
    if result.start is Start.SALARY:
        return [
            Paragraph(
                text=_(
                    "That is your own rate; through a provider the client would pay {rate} a day."
                ).format(rate=_cents(result.client_day_rate, result))
            )
        ]
    if result.rate_basis is not RateBasis.UNKNOWN:
        return []
    return [
        Paragraph(
            text=_(
                "Nothing says whose rate this is, so it is taken as yours. If the client pays it "
                "to a provider, add --rate-basis client."
            )
        )
    ]


def _step(step: Step, result: OfferCheck) -> tuple[str, str]:
    language = result.language
    _ = catalogue(language).gettext
    by = step.by
    share = percent(by, language=language, decimals=1) if by is not None else ""
    plain = number(by, language=language) if by is not None else ""
    to_rate = result.start is Start.SALARY
    texts = {
        StepCode.SALARY: (
            _("gross a year")
            if to_rate
            else _("divided by 1 + {share}: a gross yearly salary").format(share=share)
        ),
        StepCode.WITH_ON_COSTS: _("plus {share} for what the employer paid on top").format(
            share=share
        ),
        StepCode.MANAGER_RATE: _manager_step(to_rate=to_rate, plain=plain, share=share, _=_),
        StepCode.CLIENT_RATE: (
            _("what the client pays, the provider keeping {share}").format(share=share)
            if to_rate
            else _("what the client pays a day")
        ),
        StepCode.AFTER_EXPENSES: _("less {expenses} a day of expenses of your own").format(
            expenses=_cents(by, result) if by is not None else ""
        ),
        StepCode.WITH_EXPENSES: _("plus {expenses} a day of expenses of your own").format(
            expenses=_cents(by, result) if by is not None else ""
        ),
        StepCode.YEAR: _("times {days} days billed: a year").format(days=plain),
    }
    whole = {StepCode.SALARY, StepCode.WITH_ON_COSTS, StepCode.YEAR}
    show = _whole if step.code in whole else _cents
    return texts[step.code], show(step.amount, result)


def _manager_step(*, to_rate: bool, plain: str, share: str, _: Callable[[str], str]) -> str:
    if to_rate:
        return _("divided by {days} days billed: your day rate").format(days=plain)
    if share:
        return _("less {share} for the provider: your day rate").format(share=share)
    return _("your day rate")


def _assignment(result: OfferCheck) -> list[Block]:
    language = result.language
    _ = catalogue(language).gettext
    if (view := result.assignment) is None:
        return []
    return [
        Section(
            heading=_("One assignment of {months} months, with no gap in it").format(
                months=number(view.months, language=language)
            ),
            items=(
                Item(
                    label=_("Brings"),
                    text=_("{amount} over {days} days").format(
                        amount=_whole(view.amount, result),
                        days=number(view.days, language=language, decimals=0),
                    ),
                ),
                Item(
                    label=_("First payment"),
                    text=_(
                        "after about {days} days; by then up to {amount} of work is unpaid"
                    ).format(
                        days=number(view.first_money_after_days, language=language, decimals=0),
                        amount=_whole(view.carried, result),
                    ),
                ),
            ),
        )
    ]


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
                *(_whole(amount, result) for amount in row.amounts),
            )
            for row in result.sensitivity
        ),
    )


def _influence(influence: Influence, result: OfferCheck) -> Item:
    language = result.language
    _ = catalogue(language).gettext
    show = _cents if result.start is Start.SALARY else _whole
    text = _("from {low} to {high}: {at_low} to {at_high}").format(
        low=input_value(influence.input, influence.low, language=language),
        high=input_value(influence.input, influence.high, language=language),
        at_low=show(influence.at_low, result),
        at_high=show(influence.at_high, result),
    )
    return Item(label=money_input_text(influence.input, language=language), text=text)


def _rules(result: OfferCheck) -> Section:
    _ = catalogue(result.language).gettext
    show = _cents if result.start is Start.SALARY else _whole
    return Section(
        heading=(
            _("What rules of thumb would say of your day rate, and why they differ")
            if result.start is Start.SALARY
            else _("What rules of thumb would say of the salary, and why they differ")
        ),
        items=tuple(
            Item(label=rule.name, text=f"{show(rule.amount, result)}. {rule.why}")
            for rule in result.rules
        ),
    )


def _whole(amount: Decimal, result: OfferCheck) -> str:
    whole = int(amount.to_integral_value(rounding=ROUND_HALF_UP))
    return money(whole, result.currency, language=result.language)


def _cents(amount: Decimal, result: OfferCheck) -> str:
    return money(amount, result.currency, language=result.language)
