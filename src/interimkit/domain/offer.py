"""An offer against a salary, both ways round: steps, assumptions, and what matters most.

Amounts are `Decimal` in whole units of the currency; nothing is rounded before the end. All
of it is before company costs, social contributions and tax, excluding VAT.
"""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from interimkit.domain.assumptions import (
    AMOUNTS,
    DAYS_IN_A_MONTH,
    GIVEN,
    Assumption,
    Notice,
    assume,
    cited_rate,
    find_country,
    in_range,
    notices,
    refuse_alone,
)
from interimkit.domain.choose import choose_one
from interimkit.domain.cite import SourceRef, cite_all
from interimkit.domain.claims import Caveat, caveats
from interimkit.domain.contradictions import (
    CENT,
    refuse_days,
    refuse_other_basis,
    refuse_senseless,
    refuse_starts,
)
from interimkit.domain.rates import Case
from interimkit.domain.result import Result
from interimkit.domain.sources import calculators
from interimkit.errors import ProblemCode, UsageError
from interimkit.model.nearest import unknown
from interimkit.model.pack import Pack
from interimkit.model.salary import MoneyInput, RateBasis, RuleOfThumb, Salaries

NEEDS = (Salaries,)

MONTHS = (Decimal(1), Decimal(120))
"""Lengths of an assignment that make sense, in months."""

OFFICE_DAYS = Decimal(220)
"""What calculators take for a year of work: beside what is billed, it shows the difference."""


class Start(StrEnum):
    """What an offer is worked out from."""

    SALARY = "salary"
    DAY_RATE = "day-rate"


class StepCode(StrEnum):
    """A line of the arithmetic."""

    SALARY = "salary"
    WITH_ON_COSTS = "with-on-costs"
    CLIENT_RATE = "client-rate"
    MANAGER_RATE = "manager-rate"
    AFTER_EXPENSES = "after-expenses"
    WITH_EXPENSES = "with-expenses"
    YEAR = "year"


class Step(Struct, frozen=True, kw_only=True):
    """One line of the arithmetic, with what it is made from."""

    code: Annotated[StepCode, Meta(description="What the line is; never translated")]
    amount: Annotated[Decimal, Meta(description="In the currency, rounded to the cent")]
    by: Annotated[
        Decimal | None, Meta(description="The days or the share that it was reached with")
    ] = None


class SensitivityRow(Struct, frozen=True, kw_only=True):
    """One provider's share, and what the case comes to at each number of days."""

    provider_share: Annotated[Decimal, Meta(description="A share of the client's rate")]
    amounts: Annotated[tuple[Decimal, ...], Meta(description="One for each number of days billed")]


class RuleResult(Struct, frozen=True, kw_only=True):
    """What a rule of thumb says for the same case."""

    id: Annotated[str, Meta(description="The rule's id")]
    name: Annotated[str, Meta(description="The rule in words")]
    amount: Annotated[
        Decimal,
        Meta(description="A day rate, or where a day rate was given, a gross yearly salary"),
    ]
    why: Annotated[str, Meta(description="Why it gives something else")]
    source: Annotated[str, Meta(description="The id of its source")]


class Influence(Struct, frozen=True, kw_only=True):
    """How far the answer moves when one assumption runs through what sources give for it."""

    input: Annotated[MoneyInput, Meta(description="The assumption")]
    low: Annotated[Decimal, Meta(description="The lowest that sources give")]
    high: Annotated[Decimal, Meta(description="The highest that sources give")]
    at_low: Annotated[Decimal, Meta(description="The answer there")]
    at_high: Annotated[Decimal, Meta(description="The answer there")]


class AssignmentView(Struct, frozen=True, kw_only=True):
    """One assignment of so many months: what it brings, and how long the first money takes."""

    months: Annotated[Decimal, Meta(description="Its length in months")]
    days: Annotated[Decimal, Meta(description="Days worked in it, at days a month on assignment")]
    amount: Annotated[Decimal, Meta(description="What it brings the manager")]
    first_money_after_days: Annotated[
        Decimal, Meta(description="From the first day to the first payment: a month and the term")
    ]
    carried: Annotated[
        Decimal, Meta(description="What is worked and not yet paid by then, at most")
    ]


class OfferCheck(Result, frozen=True, kw_only=True, tag="interimkit.offer/1"):
    """What an offer is worth; before company costs, contributions and tax, excluding VAT."""

    start: Annotated[Start, Meta(description="What it is worked out from")]
    currency: Annotated[str, Meta(description="ISO 4217 code")]
    country: Annotated[str | None, Meta(description="Whose figures were asked for")]
    notices: Annotated[tuple[Notice, ...], Meta(description="What to know of these figures")]
    gross_per_year: Annotated[Decimal, Meta(description="The salary, given or equivalent")]
    manager_day_rate: Annotated[Decimal, Meta(description="What the manager is left with a day")]
    client_day_rate: Annotated[Decimal, Meta(description="What the client pays a day")]
    day_rate_after_expenses: Annotated[
        Decimal, Meta(description="What is left of the manager's rate after a day's expenses")
    ]
    billed_per_year: Annotated[Decimal, Meta(description="What the manager bills in a year")]
    rate_basis: Annotated[
        RateBasis, Meta(description="Whose rate was given; `unknown` was taken as the manager's")
    ]
    steps: Annotated[tuple[Step, ...], Meta(description="The arithmetic, line by line")]
    assumptions: Annotated[
        tuple[Assumption, ...], Meta(description="What it rests on, and who says so")
    ]
    days: Annotated[tuple[Decimal, ...], Meta(description="The columns of the sensitivity")]
    sensitivity: Annotated[
        tuple[SensitivityRow, ...],
        Meta(
            description="The client's day rate; of a client's rate, the manager's year; else theirs"
        ),
    ]
    rules: Annotated[tuple[RuleResult, ...], Meta(description="What rules of thumb say")]
    influences: Annotated[
        tuple[Influence, ...], Meta(description="What moves the answer, the most first")
    ]
    assignment: Annotated[
        AssignmentView | None, Meta(description="One assignment, where its months are given")
    ]
    caveats: Annotated[tuple[Caveat, ...], Meta(description="What to weigh it against")]
    sources: Annotated[tuple[SourceRef, ...], Meta(description="Every source named, in full")]
    salary_source: Annotated[
        str, Meta(description="The id of the source of a level's salary; empty without a level")
    ] = ""
    calculators: Annotated[
        tuple[SourceRef, ...],
        Meta(description="Who works out what this does not, such as tax, in the country asked for"),
    ] = ()


def check_offer(
    pack: Pack,
    *,
    salary: Decimal | None = None,
    level: str | None = None,
    day_rate: Decimal | None = None,
    hour_rate: Decimal | None = None,
    rate_basis: RateBasis | None = None,
    country: str | None = None,
    months: Decimal | None = None,
    given: Mapping[MoneyInput, Decimal] | None = None,
) -> OfferCheck:
    """What a salary asks for as a day rate, or a day rate is worth as a salary.

    One of `salary`, `level`, `day_rate` and `hour_rate` is the start; with a `country` alone it is
    the day rate that the pack cites for it.

    Args:
        salary: Gross a year.
        level: A level of the article's pay table, whose salary is taken.
        day_rate: A day rate; whose it is, `rate_basis` says.
        hour_rate: An hourly rate, as Dutch managers think.
        country: Its ISO 3166-1 code or a name of it, which picks cited defaults.
        months: The length of one assignment, to be looked at beside the year.
        given: Assumptions that somebody set.

    Raises:
        UsageError: If there is no start or several, or something is out of range, contradicts
            something else, or is no country.
        UnknownChoiceError: If there is no such level.
    """
    country = find_country(pack, country)
    amounts = {"salary": salary, "day_rate": day_rate, "hour_rate": hour_rate}
    for field, amount in amounts.items():
        in_range(amount, field=field, limits=AMOUNTS)
    in_range(months, field="months", limits=MONTHS)
    start = refuse_starts({**amounts, "level": level}, country=country, rate_basis=rate_basis)
    known = given or {}
    idle = _idle(months=months, hour_rate=hour_rate)
    refuse_alone(known, idle)
    refuse_days(known)
    assumed = {i: assume(pack, i, country=country, given=known.get(i)) for i in _INPUTS}
    shown = tuple(a for a in assumed.values() if a.input not in idle)
    if level is not None:
        salary = _level_pay(pack, level)
    elif hour_rate is not None:
        day_rate = hour_rate * assumed[MoneyInput.HOURS_PER_DAY].value
    elif salary is None and day_rate is None:
        assert country is not None
        shown = (cited := cited_rate(pack, country), *shown)
        refuse_other_basis(cited, rate_basis)
        day_rate, rate_basis = cited.value, rate_basis or cited.rate_basis
    case = Case(
        salary=salary,
        rate=day_rate,
        rate_basis=rate_basis or RateBasis.UNKNOWN,
        values={i: a.value for i, a in assumed.items()},
    )
    refuse_senseless(case, start=start)
    return _check(pack, case, country=country, shown=shown, months=months, of=start)


def _idle(*, months: Decimal | None, hour_rate: Decimal | None) -> dict[MoneyInput, str]:
    """What the case does not rest on, each with the argument that would make it count."""
    idle = {MoneyInput.HOURS_PER_DAY: "hour_rate"} if hour_rate is None else {}
    if months is None:
        idle |= {MoneyInput.DAYS_PER_MONTH: "months", MoneyInput.PAYMENT_DAYS: "months"}
    return idle


def _check(
    pack: Pack, case: Case, *, country: str | None, shown: tuple[Assumption, ...],
    months: Decimal | None, of: str,
) -> OfferCheck:  # fmt: skip
    content = pack.load(Salaries)
    by_input = {assumption.input: assumption for assumption in shown}
    days = _columns(by_input[MoneyInput.DAYS_BILLED])
    rules = tuple(_rule(rule, case) for rule in content.rules_of_thumb)
    article = (content.basis,) if of == "level" else ()
    named = (*article, *(a.source for a in shown), *(rule.source for rule in rules))
    return OfferCheck(
        language=pack.language,
        pack=pack.ref,
        start=Start.SALARY if case.salary is not None else Start.DAY_RATE,
        currency=content.currency,
        country=country,
        notices=notices(country, shown),
        gross_per_year=_cents(case.gross()),
        manager_day_rate=_cents(case.manager()),
        client_day_rate=_cents(case.client()),
        day_rate_after_expenses=_cents(case.kept()),
        billed_per_year=_cents(case.year()),
        rate_basis=case.rate_basis,
        steps=_steps(case),
        assumptions=shown,
        days=days,
        sensitivity=_sensitivity(case, days, by_input[MoneyInput.PROVIDER_SHARE]),
        rules=rules,
        influences=_influences(case, shown),
        assignment=_assignment(case, months) if months is not None else None,
        caveats=caveats(pack, content.caveats if article else content.rate_caveats),
        sources=cite_all(pack, named),
        salary_source=content.basis if article else "",
        calculators=calculators(pack, country=country),
    )


def require_rate_basis(name: str | None) -> RateBasis | None:
    """Whose rate it is, where that is said.

    Raises:
        UsageError: If it is neither the client's nor the manager's.
    """
    valid = (RateBasis.CLIENT.value, RateBasis.MANAGER.value)
    if name is not None and name not in valid:
        raise UsageError(unknown(ProblemCode.CHOICE_UNKNOWN, name, valid, path=("rate_basis",)))
    return RateBasis(name) if name is not None else None


def _level_pay(pack: Pack, level: str) -> Decimal:
    levels = pack.load(Salaries).levels
    row = choose_one(levels, level, name="level", called=lambda row: row.name)
    return Decimal(row.gross_per_year_from)


def _steps(case: Case) -> tuple[Step, ...]:
    """The arithmetic from the start to the answer."""
    v = case.values
    share, days = v[MoneyInput.PROVIDER_SHARE], v[MoneyInput.DAYS_BILLED]
    with_on_costs = case.gross() * (1 + v[MoneyInput.ON_COSTS])
    expenses = v[MoneyInput.DAY_EXPENSES]
    lines: list[tuple[StepCode, Decimal, Decimal | None]]
    if case.salary is not None:
        lines = [
            (StepCode.SALARY, case.salary, None),
            (StepCode.WITH_ON_COSTS, with_on_costs, v[MoneyInput.ON_COSTS]),
            (StepCode.MANAGER_RATE, case.manager() - expenses, days),
            *([(StepCode.WITH_EXPENSES, case.manager(), expenses)] if expenses else []),
            (StepCode.CLIENT_RATE, case.client(), share),
        ]
    else:
        lines = [
            *([(StepCode.CLIENT_RATE, case.client(), None)] if case.is_clients else []),
            (StepCode.MANAGER_RATE, case.manager(), share if case.is_clients else None),
            *([(StepCode.AFTER_EXPENSES, case.kept(), expenses)] if expenses else []),
            (StepCode.YEAR, case.kept() * days, days),
            (StepCode.SALARY, case.gross(), v[MoneyInput.ON_COSTS]),
        ]
    return tuple(Step(code=code, amount=_cents(amount), by=by) for code, amount, by in lines)


def _columns(days: Assumption) -> tuple[Decimal, ...]:
    """Days billed to look at: the value, what sources give, and what calculators take."""
    return tuple(sorted({d for d in (days.low, days.value, days.high, OFFICE_DAYS) if d}))


def _sensitivity(
    case: Case, days: tuple[Decimal, ...], share: Assumption
) -> tuple[SensitivityRow, ...]:
    shares = sorted({s for s in (share.low, share.value, share.high) if s is not None})

    def amount(part: Decimal, billed: Decimal) -> Decimal:
        there = case.with_value(MoneyInput.DAYS_BILLED, billed)
        there = there.with_value(MoneyInput.PROVIDER_SHARE, part)
        if case.salary is not None:
            return _cents(there.client())
        return _cents((there.kept() if case.is_clients else there.client()) * billed)

    return tuple(
        SensitivityRow(provider_share=part, amounts=tuple(amount(part, d) for d in days))
        for part in shares
    )


def _rule(rule: RuleOfThumb, case: Case) -> RuleResult:
    amount = _cents(case.by_rule(rule))
    return RuleResult(id=rule.id, name=rule.name, amount=amount, why=rule.why, source=rule.basis)


def _influences(case: Case, shown: tuple[Assumption, ...]) -> tuple[Influence, ...]:
    """Each assumption with a range run through it alone; the answer's widest swing first."""
    found = []
    for assumption in shown:
        if assumption.source == GIVEN or assumption.low is None or assumption.high is None:
            continue  # what somebody set is known, and what has no range does not move
        low = case.with_value(assumption.input, assumption.low).answer()
        high = case.with_value(assumption.input, assumption.high).answer()
        if low != high:
            found.append(
                Influence(
                    input=assumption.input, low=assumption.low, high=assumption.high,
                    at_low=_cents(low), at_high=_cents(high),
                )
            )  # fmt: skip
    return tuple(sorted(found, key=lambda i: -abs(i.at_high - i.at_low)))


def _assignment(case: Case, months: Decimal) -> AssignmentView:
    """One assignment: no gap is in it, so days a month on assignment count, never days a year."""
    v = case.values
    days = months * v[MoneyInput.DAYS_PER_MONTH]
    kept = case.kept()
    wait = DAYS_IN_A_MONTH + v[MoneyInput.PAYMENT_DAYS]
    waited = min(months, wait / DAYS_IN_A_MONTH)
    return AssignmentView(
        months=months,
        days=_cents(days),
        amount=_cents(kept * days),
        first_money_after_days=wait,
        carried=_cents(kept * v[MoneyInput.DAYS_PER_MONTH] * waited),
    )


_INPUTS = (
    MoneyInput.DAYS_BILLED,
    MoneyInput.ON_COSTS,
    MoneyInput.PROVIDER_SHARE,
    MoneyInput.DAY_EXPENSES,
    MoneyInput.HOURS_PER_DAY,
    MoneyInput.DAYS_PER_MONTH,
    MoneyInput.PAYMENT_DAYS,
)


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)
