"""An offer against a salary, both ways round: steps, assumptions, and what matters most.

Amounts are `Decimal` in whole units of the currency; nothing is rounded before the end. All
of it is before company costs, social contributions and tax, excluding VAT.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from interimkit.domain.assignment import AssignmentView, driven, one_assignment
from interimkit.domain.assumptions import (
    AMOUNTS,
    Assumption,
    Notice,
    assume,
    find_country,
    in_range,
    notices,
    refuse_alone,
)
from interimkit.domain.choose import choose_one
from interimkit.domain.cite import SourceRef, cite_all
from interimkit.domain.claims import Caveat, caveats
from interimkit.domain.contradictions import (
    refuse_days,
    refuse_idle_benefits,
    refuse_other_basis,
    refuse_senseless,
    refuse_starts,
)
from interimkit.domain.market import (
    CountryFigures,
    Market,
    MarketRate,
    Per,
    as_assumption,
    cited_rate,
    figures_of,
    market_of,
)
from interimkit.domain.offer_steps import Step, steps
from interimkit.domain.rates import Case, to_the_cent
from interimkit.domain.result import Result
from interimkit.domain.sensitivity import (
    Influence,
    SensitivityRow,
    columns,
    influences,
    sensitivity,
)
from interimkit.domain.sources import calculators
from interimkit.errors import Problem, ProblemCode, UsageError
from interimkit.model.nearest import unknown
from interimkit.model.pack import Pack
from interimkit.model.salary import MoneyInput, RateBasis, RuleOfThumb, Salaries

NEEDS = (Salaries,)

MONTHS = (Decimal(1), Decimal(120))
"""Lengths of an assignment that make sense, in months."""

BENEFITS = (Decimal(0), AMOUNTS[1])
"""What an employer may give beside a salary in a year."""

DISTANCES = (Decimal(0), Decimal(20_000))
"""Kilometres one way: to the other side of the earth."""

DATES = (date(2000, 1, 1), date(2100, 12, 31))
"""First days that make sense."""


class Start(StrEnum):
    """What an offer is worked out from."""

    SALARY = "salary"
    DAY_RATE = "day-rate"


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
    kept_per_year: Annotated[
        Decimal, Meta(description="What is left of that after the expenses of those days")
    ]
    market: Annotated[Market, Meta(description="What the market is known to pay beside it")]
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
    benefits_per_year: Annotated[
        Decimal, Meta(description="What the employer gives beside the salary, as it was given")
    ] = Decimal(0)
    figures: Annotated[
        CountryFigures | None, Meta(description="Which figures are the country's own")
    ] = None
    starts_on: Annotated[date | None, Meta(description="The first day, where it was given")] = None
    distance_km: Annotated[
        Decimal | None, Meta(description="Kilometres one way, where they were given")
    ] = None
    km_per_year: Annotated[
        Decimal | None, Meta(description="Kilometres there and back on the days billed in a year")
    ] = None


class _Terms(Struct, frozen=True, kw_only=True):
    """What `check_offer` was asked for; its docstring says what each is."""

    salary: Decimal | None
    level: str | None
    day_rate: Decimal | None
    hour_rate: Decimal | None
    rate_basis: RateBasis | None
    country: str | None
    months: Decimal | None
    benefits: Decimal | None
    distance: Decimal | None
    starts_on: date | None
    given: Mapping[MoneyInput, Decimal]

    def starts(self) -> dict[str, object]:
        """What a case can start from, beside a country."""
        return {
            "salary": self.salary,
            "day_rate": self.day_rate,
            "hour_rate": self.hour_rate,
            "level": self.level,
        }


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
    benefits: Decimal | None = None,
    distance: Decimal | None = None,
    starts_on: date | None = None,
    given: Mapping[MoneyInput, Decimal] | None = None,
) -> OfferCheck:
    """What a salary asks for as a day rate, or a day rate is worth as a salary.

    One of `salary`, `level`, `day_rate` and `hour_rate` is the start; with a `country` alone it is
    the rate that the pack cites for it, in that rate's own currency.

    Args:
        salary: Gross a year.
        level: A level of the article's pay table, whose salary is taken.
        day_rate: A day rate; whose it is, `rate_basis` says.
        hour_rate: An hourly rate, as Dutch managers think.
        country: Its ISO 3166-1 code or a name of it, which picks cited defaults.
        months: The length of one assignment, to be looked at beside the year.
        benefits: What the employer gives beside the salary in a year, such as a car.
        distance: Kilometres one way.
        starts_on: The first day.
        given: Assumptions that somebody set.

    Raises:
        UsageError: If there is no start or several, or something is out of range, contradicts
            something else, or is no country.
        UnknownChoiceError: If there is no such level.
    """
    terms = _Terms(
        salary=salary, level=level, day_rate=day_rate, hour_rate=hour_rate, rate_basis=rate_basis,
        country=find_country(pack, country), months=months, benefits=benefits, distance=distance,
        starts_on=starts_on, given=given or {},
    )  # fmt: skip
    _refuse_nonsense(terms)
    start = refuse_starts(terms.starts(), country=terms.country, rate_basis=rate_basis)
    refuse_idle_benefits(benefits, start=start)
    refuse_days(terms.given)
    cited = cited_rate(pack, terms.country) if start == "country" and terms.country else None
    idle = _idle(
        terms, is_hourly=start == "hour_rate" or (cited is not None and cited.per is Per.HOUR)
    )
    refuse_alone(terms.given, idle)
    assumed = {i: assume(pack, i, country=terms.country, given=terms.given.get(i)) for i in _INPUTS}
    case = _case(pack, terms, cited, {i: a.value for i, a in assumed.items()})
    refuse_senseless(case, start=start)
    shown = tuple(a for a in assumed.values() if a.input not in idle)
    return _check(pack, case, terms, cited=cited, shown=shown)


def _refuse_nonsense(terms: _Terms) -> None:
    for field in ("salary", "day_rate", "hour_rate"):
        in_range(getattr(terms, field), field=field, limits=AMOUNTS)
    in_range(terms.months, field="months", limits=MONTHS)
    in_range(terms.benefits, field="benefits", limits=BENEFITS)
    in_range(terms.distance, field="distance", limits=DISTANCES)
    first, last = DATES
    if terms.starts_on is not None and not first <= terms.starts_on <= last:
        raise UsageError(
            Problem(
                code=ProblemCode.OPTION_RANGE,
                path=("start",),
                value=str(terms.starts_on),
                expected=(str(first), str(last)),
            )
        )


def _idle(terms: _Terms, *, is_hourly: bool) -> dict[MoneyInput, str]:
    """What the case does not rest on, each with the argument that would make it count."""
    idle = {} if is_hourly else {MoneyInput.HOURS_PER_DAY: "hour_rate"}
    if terms.months is None:
        idle |= {MoneyInput.DAYS_PER_MONTH: "months", MoneyInput.PAYMENT_DAYS: "months"}
    return idle


def _case(
    pack: Pack, terms: _Terms, cited: MarketRate | None, values: Mapping[MoneyInput, Decimal]
) -> Case:
    """The case that all is worked out from; of a country alone, from its cited rate."""
    salary = terms.salary if terms.level is None else _level_pay(pack, terms.level)
    rate, rate_basis = terms.day_rate, terms.rate_basis
    hourly = terms.hour_rate
    if cited is not None:
        refuse_other_basis(cited.rate_basis, rate_basis)
        rate_basis = rate_basis or cited.rate_basis
        rate, hourly = (None, cited.amount) if cited.per is Per.HOUR else (cited.amount, None)
    if hourly is not None:
        rate = hourly * values[MoneyInput.HOURS_PER_DAY]
    return Case(
        salary=salary,
        rate=rate,
        rate_basis=rate_basis or RateBasis.UNKNOWN,
        values=values,
        benefits=terms.benefits or Decimal(0),
    )


def _check(
    pack: Pack, case: Case, terms: _Terms, *, cited: MarketRate | None,
    shown: tuple[Assumption, ...],
) -> OfferCheck:  # fmt: skip
    """The result, once everything that it rests on is known."""
    content = pack.load(Salaries)
    shown = shown if cited is None else (as_assumption(cited), *shown)
    by_input = {assumption.input: assumption for assumption in shown}
    billed, share = by_input[MoneyInput.DAYS_BILLED], by_input[MoneyInput.PROVIDER_SHARE]
    days = columns(billed)
    rules = tuple(_rule(rule, case) for rule in content.rules_of_thumb)
    market = market_of(pack, terms.country)
    article = (content.basis,) if terms.level is not None else ()
    named = (*article, *(a.source for a in shown), *(rule.source for rule in rules))
    return OfferCheck(
        language=pack.language,
        pack=pack.ref,
        start=Start.SALARY if case.salary is not None else Start.DAY_RATE,
        currency=content.currency if cited is None else cited.currency,
        country=terms.country,
        notices=notices(terms.country, shown),
        gross_per_year=to_the_cent(case.gross()),
        manager_day_rate=to_the_cent(case.manager()),
        client_day_rate=to_the_cent(case.client()),
        day_rate_after_expenses=to_the_cent(case.kept()),
        billed_per_year=to_the_cent(case.year()),
        kept_per_year=to_the_cent(case.kept() * billed.value),
        benefits_per_year=case.benefits,
        rate_basis=case.rate_basis,
        steps=steps(case),
        assumptions=shown,
        days=days,
        sensitivity=sensitivity(case, days, share),
        rules=rules,
        influences=influences(case, shown),
        assignment=_assignment(case, terms),
        market=market,
        figures=figures_of(terms.country, shown),
        starts_on=terms.starts_on,
        distance_km=terms.distance,
        km_per_year=driven(terms.distance, days=billed.value),
        caveats=caveats(pack, content.caveats if article else content.rate_caveats),
        sources=cite_all(pack, (*named, *(rate.source for rate in market.rates))),
        salary_source=content.basis if article else "",
        calculators=calculators(pack, country=terms.country),
    )


def _assignment(case: Case, terms: _Terms) -> AssignmentView | None:
    if terms.months is None:
        return None
    return one_assignment(case, terms.months, starts_on=terms.starts_on, distance_km=terms.distance)


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


def _rule(rule: RuleOfThumb, case: Case) -> RuleResult:
    amount = to_the_cent(case.by_rule(rule))
    return RuleResult(id=rule.id, name=rule.name, amount=amount, why=rule.why, source=rule.basis)


_INPUTS = (
    MoneyInput.DAYS_BILLED,
    MoneyInput.ON_COSTS,
    MoneyInput.PROVIDER_SHARE,
    MoneyInput.DAY_EXPENSES,
    MoneyInput.HOURS_PER_DAY,
    MoneyInput.DAYS_PER_MONTH,
    MoneyInput.PAYMENT_DAYS,
)
