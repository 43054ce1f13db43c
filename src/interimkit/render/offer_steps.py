"""The arithmetic of an offer in words: each line with its amount, and who says so."""

from collections.abc import Collection, Sequence

from interimkit.domain.offer import OfferCheck, Start
from interimkit.domain.offer_steps import Step, StepCode
from interimkit.model.salary import MoneyInput
from interimkit.render.notes import in_short, rests_on
from interimkit.render.numbers import exact_money, number, percent, plural_of, whole_money
from interimkit.render.page import Column, Depth, Table
from interimkit.render.words import catalogue, days_text, months_text


def arithmetic(result: OfferCheck) -> tuple[Table, Table]:
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
                    if not _is_title(step, result)
                ),
                *_assignment_row(result),
            ),
            only=Depth.BRIEF,
        ),
    )


def _is_title(step: Step, result: OfferCheck) -> bool:
    """Whether a step says what the title has said, and nobody else is quoted for it."""
    return step is result.steps[0] and result.start is Start.SALARY and not result.salary_source


def _with_source(text: str, step: Step, result: OfferCheck) -> str:
    """A step, and in brackets who says what it was made with."""
    inputs = _made_with(step, result)
    return _attributed(text, _sources_of(inputs, result) or _level_source(step, result))


def _with_hours(text: str, step: Step, result: OfferCheck) -> str:
    """A step, and where it was made of an hour's rate, at how many hours a day."""
    hours = {a.input: a.value for a in result.assumptions}.get(MoneyInput.HOURS_PER_DAY)
    if hours is None or step is not result.steps[0]:
        return text
    told = catalogue(result.language).ngettext(
        "{step}, at {hours} hour a day",
        "{step}, at {hours} hours a day",
        plural_of(hours, language=result.language),
    )
    return told.format(step=text, hours=number(hours, language=result.language))


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
        return frozenset({MoneyInput.DAY_RATE, MoneyInput.HOUR_RATE, MoneyInput.HOURS_PER_DAY})
    to_rate = result.start is Start.SALARY
    made_with = {
        StepCode.WITH_ON_COSTS: MoneyInput.ON_COSTS,
        StepCode.SALARY: None if to_rate else MoneyInput.ON_COSTS,
        StepCode.MANAGER_RATE: MoneyInput.DAYS_BILLED if to_rate else MoneyInput.PROVIDER_SHARE,
        StepCode.CLIENT_RATE: MoneyInput.PROVIDER_SHARE,
        StepCode.YEAR: MoneyInput.DAYS_BILLED,
    }
    return frozenset({found} if (found := made_with.get(step.code)) else ())


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
        StepCode.WITH_BENEFITS: _(
            "plus {benefits} of benefits, which it may hold a part of already"
        ).format(benefits=exact_money(by, of=result) if by is not None else ""),
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
    whole = {StepCode.SALARY, StepCode.WITH_ON_COSTS, StepCode.WITH_BENEFITS, StepCode.YEAR}
    show = whole_money if step.code in whole else exact_money
    return _with_hours(texts[step.code], step, result), show(step.amount, of=result)


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
