"""An offer against a salary as a page and as rows."""

from collections.abc import Collection, Sequence

from msgspec import structs

from interimkit.domain.offer import Influence, OfferCheck, Start, Step, StepCode
from interimkit.model.salary import MoneyInput, RateBasis
from interimkit.model.sources import SourceKind
from interimkit.render.brief import ending, resting_on_figures
from interimkit.render.notes import (
    assumptions_section,
    before_tax,
    caveats_of,
    in_short,
    input_value,
    notices_of,
    rests_on,
    sources_note,
)
from interimkit.render.numbers import exact_money, number, percent, plural_of, typed, whole_money
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
from interimkit.render.words import catalogue, days_text, money_input_text, months_text

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
            *_arithmetic(result),
            assumptions_section(result.assumptions, result.sources, language=language),
            *_assignment(result),
            _sensitivity(result),
            *_influences(result),
            _rules(result),
            caveats_of(result.caveats, language=language),
            resting_on_figures(result.caveats, notices=result.notices, language=language),
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
    return Link(
        text=_("How the years may really go: {command}"),
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


def _arithmetic(result: OfferCheck) -> tuple[Table, Table]:
    """The steps; on a brief page with who says so, and with the assignment as one more."""
    _ = catalogue(result.language).gettext
    steps = tuple(_step(step, result) for step in result.steps)
    amount = Column(name=_("Amount"), align="right")
    return (
        Table(columns=(Column(name=_("Step")), amount), rows=steps, only=Depth.WHOLE),
        Table(
            columns=(amount, Column(name=_("What it is, and who says so"))),
            rows=(
                *(
                    (sum_, _with_source(text, step, result))
                    for step, (text, sum_) in zip(result.steps, steps, strict=True)
                ),
                *_assignment_row(result),
            ),
            only=Depth.BRIEF,
        ),
    )


def _with_source(text: str, step: Step, result: OfferCheck) -> str:
    """A step, and in brackets who says what it was made with."""
    inputs = _made_with(step, result)
    hours = {a.input: a.value for a in result.assumptions}.get(MoneyInput.HOURS_PER_DAY)
    if hours is not None and step is result.steps[0]:
        told = catalogue(result.language).ngettext(
            "{step}, at {hours} hour a day",
            "{step}, at {hours} hours a day",
            plural_of(hours, language=result.language),
        )
        text = told.format(step=text, hours=number(hours, language=result.language))
    return _attributed(text, _sources_of(inputs, result) or _level_source(step, result))


def _level_source(step: Step, result: OfferCheck) -> list[str]:
    """Who says what a level earns, beside the salary that a case starts from."""
    if step is not result.steps[0]:
        return []
    return [
        in_short(source, language=result.language)
        for source in result.sources
        if source.id == result.salary_source
    ]


def _sources_of(inputs: Collection[MoneyInput], result: OfferCheck) -> list[str]:
    assumed = (a for a in result.assumptions if a.input in inputs)
    told = (rests_on(a, result.sources, language=result.language) for a in assumed)
    return list(dict.fromkeys(filter(None, told)))


def _attributed(text: str, sources: Sequence[str]) -> str:
    return f"{text} ({'; '.join(sources)})" if sources else text


def _made_with(step: Step, result: OfferCheck) -> frozenset[MoneyInput]:
    """The assumptions that a step brings in."""
    if step is result.steps[0] and result.start is Start.DAY_RATE:
        return frozenset({MoneyInput.DAY_RATE, MoneyInput.HOURS_PER_DAY})
    to_rate = result.start is Start.SALARY
    made_with = {
        StepCode.WITH_ON_COSTS: MoneyInput.ON_COSTS,
        StepCode.SALARY: None if to_rate else MoneyInput.ON_COSTS,
        StepCode.MANAGER_RATE: MoneyInput.DAYS_BILLED if to_rate else MoneyInput.PROVIDER_SHARE,
        StepCode.CLIENT_RATE: MoneyInput.PROVIDER_SHARE,
        StepCode.YEAR: MoneyInput.DAYS_BILLED,
    }
    return frozenset({found} if (found := made_with.get(step.code)) else ())


def _assignment_row(result: OfferCheck) -> tuple[tuple[str, str], ...]:
    language = result.language
    _ = catalogue(language).gettext
    if (view := result.assignment) is None:
        return ()
    text = _("an assignment of {months}, first paid after {days}").format(
        months=months_text(view.months, language=language),
        days=days_text(view.first_money_after_days, language=language),
    )
    sources = _sources_of({MoneyInput.DAYS_PER_MONTH, MoneyInput.PAYMENT_DAYS}, result)
    return ((whole_money(view.amount, of=result), _attributed(text, sources)),)


def _step(step: Step, result: OfferCheck) -> tuple[str, str]:
    language = result.language
    words = catalogue(language)
    _ = words.gettext
    by = step.by
    share = percent(by, language=language) if by is not None else ""
    plain = number(by, language=language) if by is not None else ""
    count = plural_of(by, language=language) if by is not None else 0
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
                count,
            ).format(days=plain)
            if to_rate
            else _("less {share} for the provider: your day rate").format(share=share)
            if share
            else _("your day rate")
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
            "times {days} day billed: a year", "times {days} days billed: a year", count
        ).format(days=plain),
    }
    whole = {StepCode.SALARY, StepCode.WITH_ON_COSTS, StepCode.YEAR}
    show = whole_money if step.code in whole else exact_money
    return texts[step.code], show(step.amount, of=result)


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
    """What moves the answer; a brief page has room for the first of it where there is no notice."""
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
    if result.notices:
        return (whole,)
    return whole, structs.replace(whole, items=whole.items[:1], only=Depth.BRIEF)


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
