"""An offer against a salary as a page and as rows."""

from decimal import ROUND_HALF_UP, Decimal
from gettext import NullTranslations

from interimkit.domain.offer import Influence, OfferCheck, Start, Step, StepCode
from interimkit.model.salary import RateBasis
from interimkit.render.notes import (
    assumptions_section,
    before_tax,
    caveats_of,
    days_text,
    input_value,
    months_text,
    next_steps,
    notices_of,
    sources_note,
)
from interimkit.render.numbers import exact_money, number, percent, plural_of, whole_money
from interimkit.render.page import (
    Block,
    Column,
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
            *notices_of(result.notices, language=language),
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
            caveats_of(result.caveats, language=language),
            next_steps(
                Link(
                    text=_("How the years may really go, gaps included: {command}"),
                    command="income",
                    arguments=("--day-rate", str(result.day_rate_after_expenses)),
                ),
                language=language,
            ),
            Paragraph(text=before_tax(language), tone=Tone.QUIET),
            sources_note(result.sources, language=language),
        ),
    )


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
                ).format(rate=exact_money(result.client_day_rate, of=result))
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
    words = catalogue(language)
    _ = words.gettext
    by = step.by
    share = percent(by, language=language) if by is not None else ""
    days = by if by is not None else Decimal(0)
    plain, plural = number(days, language=language), plural_of(days, language=language)
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
        StepCode.MANAGER_RATE: (
            words.ngettext(
                "divided by {days} day billed: your day rate",
                "divided by {days} days billed: your day rate",
                plural,
            ).format(days=plain)
            if to_rate
            else _manager_step(share, words)
        ),
        StepCode.CLIENT_RATE: (
            _("what the client pays, the provider keeping {share}").format(share=share)
            if to_rate
            else _("what the client pays a day")
        ),
        StepCode.AFTER_EXPENSES: _("less {expenses} a day of expenses of your own").format(
            expenses=exact_money(by, of=result) if by is not None else ""
        ),
        StepCode.WITH_EXPENSES: _("plus {expenses} a day of expenses of your own").format(
            expenses=exact_money(by, of=result) if by is not None else ""
        ),
        StepCode.YEAR: words.ngettext(
            "times {days} day billed: a year", "times {days} days billed: a year", plural
        ).format(days=plain),
    }
    whole = {StepCode.SALARY, StepCode.WITH_ON_COSTS, StepCode.YEAR}
    show = whole_money if step.code in whole else exact_money
    return texts[step.code], show(step.amount, of=result)


def _manager_step(share: str, words: NullTranslations) -> str:
    _ = words.gettext
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
            heading=_("One assignment of {months}, with no gap in it").format(
                months=months_text(view.months, language=language)
            ),
            items=(
                Item(
                    label=_("Brings"),
                    text=_("{amount} over {days}").format(
                        amount=whole_money(view.amount, of=result),
                        days=days_text(_whole(view.days), language=language),
                    ),
                ),
                Item(
                    label=_("First payment"),
                    text=_("after about {days}; by then up to {amount} of work is unpaid").format(
                        days=days_text(_whole(view.first_money_after_days), language=language),
                        amount=whole_money(view.carried, of=result),
                    ),
                ),
            ),
        )
    ]


def _whole(days: Decimal) -> Decimal:
    return days.quantize(Decimal(1), rounding=ROUND_HALF_UP)


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
    )


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
    )
