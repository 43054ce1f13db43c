"""The years as they may really go: what assignments and the gaps between them bring in.

The chances are `domain/chain.py`'s. All amounts are before company costs, social contributions and
tax, excluding VAT.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated

from msgspec import Meta

from interimkit.domain.assumptions import RANGES, Assumption, Notice, cited, find_country, notices
from interimkit.domain.chain import (
    Chain,
    Probability,
    chance_below,
    months_worked_by,
    months_worked_later,
    percentile,
)
from interimkit.domain.choose import choose_one
from interimkit.domain.cite import SourceRef, cite_all
from interimkit.domain.claims import Caveat, caveats
from interimkit.domain.contradictions import refuse_derived
from interimkit.domain.market import CountryFigures, Market, figures_of, market_of
from interimkit.domain.reserve import Budget, ReserveOutlook, reserve_outlook
from interimkit.domain.result import Result
from interimkit.domain.spread import YEAR, Spread, spread
from interimkit.domain.staying import Staying, beside_staying
from interimkit.domain.terms import FULL_WEEK, Terms, refuse_terms
from interimkit.domain.waits import LongGaps, Waits, WaitsFrom
from interimkit.domain.what_if import Course, what_ifs
from interimkit.errors import Problem, ProblemCode, UsageError
from interimkit.model.pack import Pack
from interimkit.model.roles import Role, Roles
from interimkit.model.salary import MoneyInput, Salaries

MOST_DAYS = RANGES[MoneyInput.DAYS_PER_MONTH][1]
"""Days that a month can have, whatever the week."""

NEEDS = (Salaries,)
USES = (Roles,)


class IncomeOutlook(Result, frozen=True, kw_only=True, tag="interimkit.income/2"):
    """How the years may go; before company costs, contributions and tax, excluding VAT."""

    currency: Annotated[str, Meta(description="ISO 4217 code")]
    country: Annotated[str | None, Meta(description="Whose figures were asked for")]
    notices: Annotated[tuple[Notice, ...], Meta(description="What to know of these figures")]
    day_rate: Annotated[Decimal, Meta(description="The manager's rate a day")]
    years: Annotated[int, Meta(description="The horizon in years")]
    role: Annotated[str | None, Meta(description="The kind of assignment whose lengths are used")]
    role_name: Annotated[str | None, Meta(description="Its name")]
    months_shortest: Annotated[int, Meta(description="The shortest assignment")]
    months_longest: Annotated[int, Meta(description="The longest assignment")]
    mean_gap_months: Annotated[Decimal, Meta(description="The mean gap between two")]
    waits: Annotated[Waits, Meta(description="The parts that it is made of, and who says so")]
    starts_on_assignment: Annotated[bool, Meta(description="Whether the first month is worked")]
    signed_until: Annotated[
        date | None, Meta(description="Until when an assignment is signed; null when none is")
    ]
    signed_months: Annotated[int, Meta(description="How many whole months that is; 0 for none")]
    days_per_week: Annotated[Decimal, Meta(description="Days worked a week; 5 is full time")]
    time_billed: Annotated[
        Probability, Meta(description="The part of the months that are worked in the long run")
    ]
    days_billed_per_year: Annotated[
        Decimal, Meta(description="How many days a year that comes to in the long run")
    ]
    horizon: Annotated[Spread, Meta(description="Over the whole horizon")]
    first_year: Annotated[Spread, Meta(description="Over the first twelve months")]
    later_year: Annotated[Spread, Meta(description="Over twelve months long after the start")]
    lean_first_year: Annotated[
        Probability | None,
        Meta(description="That it brings under half a later year's median; null where that is 0"),
    ]
    lean_later_year: Annotated[
        Probability | None, Meta(description="The same of a later year, of its own median")
    ]
    empty_first_year: Annotated[
        Probability, Meta(description="That no month of the first year is billed")
    ]
    empty_later_year: Annotated[
        Probability, Meta(description="That no month of a later year is billed")
    ]
    distribution: Annotated[
        tuple[Probability, ...],
        Meta(description="The chance of 0, 1, … 12 months billed in a later year"),
    ]
    horizon_distribution: Annotated[
        tuple[Probability, ...], Meta(description="The same for the whole horizon, from 0 months")
    ]
    reserve: Annotated[
        ReserveOutlook | None, Meta(description="Whether it lasts; null without a cost a month")
    ]
    staying: Annotated[
        Staying | None, Meta(description="The same beside a salary; null without one")
    ]
    figures: Annotated[
        CountryFigures | None, Meta(description="Which figures are the country's own; null without")
    ]
    market: Annotated[Market, Meta(description="What the market is known to pay")]
    assumptions: Annotated[
        tuple[Assumption, ...], Meta(description="What it rests on, and who says so")
    ]
    beside: Annotated[
        tuple[Assumption, ...],
        Meta(description="What others find of the time and the days billed: to weigh ours against"),
    ]
    lengths_source: Annotated[
        str, Meta(description="The id of the source of the lengths; empty when they were set")
    ]
    caveats: Annotated[tuple[Caveat, ...], Meta(description="What to weigh it against")]
    sources: Annotated[tuple[SourceRef, ...], Meta(description="Every source named, in full")]


def project_income(
    pack: Pack, *, day_rate: Decimal, role: str | None = None,
    months: tuple[int, int] | None = None, gap_months: Decimal | None = None,
    long_gaps: LongGaps | None = None, first_gap_months: Decimal | None = None, years: int = 3,
    start_on_assignment: bool = False, signed_until: date | None = None,
    today: date | None = None, days_per_week: Decimal | None = None,
    cost_per_month: Decimal | None = None, set_aside: Decimal | None = None,
    against_salary: Decimal | None = None, benefits: Decimal | None = None,
    country: str | None = None, given: Mapping[MoneyInput, Decimal] | None = None,
) -> IncomeOutlook:  # fmt: skip
    """How the years may go at this rate.

    Args:
        day_rate: What the manager is left with a day.
        role: A kind of assignment, whose lengths are used.
        months: The shortest and the longest assignment instead.
        gap_months: The mean of the usual waits. Alone, all waits are such; without it and
            `long_gaps`, the waits are those of the pack, or follow from the time billed where
            that is given or the pack has no waits.
        long_gaps: The waits among them that are long, and how long.
        first_gap_months: The mean of the first wait, where it is not like the others.
        years: The horizon, 1 to 10.
        start_on_assignment: Whether the first month begins an assignment.
        signed_until: Until when an assignment is signed that has begun; it is then the first.
        today: The day that `signed_until` is counted from; needed with it.
        days_per_week: Days worked a week, 0.5 to 7; without it 5, which is full time.
        cost_per_month: What goes out each month, contributions and tax included but for what is
            set aside; without it nothing is said about a reserve.
        set_aside: The part of receipts that is put aside for contributions, tax and company costs,
            0 to 0.9; the reader's own figure.
        against_salary: Gross a year, to hold the years against.
        benefits: What comes beside that salary a year.
        country: Its ISO 3166-1 code or a name of it, which picks cited defaults.
        given: Assumptions that somebody set.

    Raises:
        UsageError: If something is out of range, contradicts something else, or is no country.
        UnknownChoiceError: If there is no such kind of assignment.
    """
    terms = Terms(
        day_rate=day_rate, role=role, months=months, gap_months=gap_months,
        long_gaps=long_gaps, first_gap_months=first_gap_months, years=years,
        start_on_assignment=start_on_assignment, signed_until=signed_until, today=today,
        days_per_week=FULL_WEEK if days_per_week is None else days_per_week,
        cost_per_month=cost_per_month, set_aside=set_aside, against_salary=against_salary,
        benefits=benefits, country=find_country(pack, country), given=given or {},
    )  # fmt: skip
    refuse_terms(terms)
    chain, waits, of_waits = _chain(pack, terms)
    return _outlook(pack, terms, chain, waits=waits, shown=of_waits)


def _chain(pack: Pack, terms: Terms) -> tuple[Chain, Waits, tuple[Assumption, ...]]:
    """Assignments and waits as they are meant, and what the waits rest on."""
    shortest, longest = terms.months or _article_lengths(pack, terms.role)
    waits, of_waits = terms.waits(pack, mean_length=Decimal(shortest + longest) / 2)
    law = waits.law()
    chain = Chain(
        shortest=shortest,
        longest=longest,
        start=law.start,
        long_share=law.long_share,
        long_start=law.long_start,
        working=terms.start_on_assignment,
        signed_months=terms.signed_months,
        first=waits.first_law(),
    )
    return chain, waits, of_waits


def _outlook(
    pack: Pack, terms: Terms, chain: Chain, *, waits: Waits, shown: tuple[Assumption, ...]
) -> IncomeOutlook:
    """The result, once it is known what assignments and waits there are."""
    days, worked = _days(pack, terms)
    per_month = terms.day_rate * worked
    laws = months_worked_by(chain, terms.years * YEAR)
    reserve, of_reserve = _reserve(pack, terms, chain, laws, waits=waits, per_month=per_month)
    staying, of_staying = _staying(pack, terms, laws, days=worked)
    assumptions = (days, *shown, *of_reserve, *of_staying)
    first, later = laws[YEAR], months_worked_later(chain, YEAR)
    half = percentile(later, 50) / 2  # of nothing it is nothing, and no year brings less
    lengths_source = "" if terms.months else pack.load(Roles).basis
    content = pack.load(Salaries)
    told = waits if waits.taken_from is not WaitsFrom.UTILISATION else waits.rounded()
    billed = chain.mean_length / (chain.mean_length + chain.mean_gap)
    beside = _beside(pack, terms, assumptions)
    what_if = reserve.what_if if reserve else ()
    market = market_of(pack, terms.country)
    named = (*(a.source for a in (*assumptions, *beside)), *(r.source for r in market.rates))
    return IncomeOutlook(
        language=pack.language,
        pack=pack.ref,
        currency=content.currency,
        country=terms.country,
        notices=notices(terms.country, (*assumptions, *beside)),
        day_rate=terms.day_rate,
        years=terms.years,
        role=terms.role,
        role_name=None if terms.role is None else _role(pack, terms.role).name,
        months_shortest=chain.shortest,
        months_longest=chain.longest,
        mean_gap_months=told.mean,
        waits=told,
        starts_on_assignment=chain.working or chain.signed_months > 0,
        signed_until=terms.signed_until,
        signed_months=chain.signed_months,
        days_per_week=terms.days_per_week,
        time_billed=billed,
        days_billed_per_year=round(Decimal(billed) * worked * YEAR, 0),
        horizon=spread(laws[-1], per_month),
        first_year=spread(first, per_month),
        later_year=spread(later, per_month),
        lean_first_year=chance_below(first, half) if half else None,
        lean_later_year=chance_below(later, half) if half else None,
        empty_first_year=first[0],
        empty_later_year=later[0],
        distribution=tuple(later),
        horizon_distribution=tuple(laws[-1]),
        reserve=reserve,
        staying=staying,
        figures=figures_of(terms.country, (*assumptions, *beside)),
        market=market,
        assumptions=assumptions,
        beside=beside,
        lengths_source=lengths_source,
        caveats=caveats(pack, (*content.rate_caveats, *content.wait_caveats)),
        sources=cite_all(pack, (lengths_source, *named, *(row.source for row in what_if))),
    )


def _days(pack: Pack, terms: Terms) -> tuple[Assumption, Decimal]:
    """How many days a month has on assignment at a full week, and how many of them are worked.

    Raises:
        UsageError: If so many days a week come to more than a month has.
    """
    days = terms.assumed(pack, MoneyInput.DAYS_PER_MONTH)
    worked = days.value * terms.week
    refuse_derived(worked, kind="month", of="days_per_week", limits=(Decimal(0), MOST_DAYS))
    return days, worked


def _reserve(
    pack: Pack, terms: Terms, chain: Chain, laws: list[list[float]], *, waits: Waits,
    per_month: Decimal,
) -> tuple[ReserveOutlook | None, tuple[Assumption, ...]]:  # fmt: skip
    """Whether the reserve lasts, and what that rests on; nothing where no cost is given."""
    if terms.cost_per_month is None:
        return None, ()
    own = terms.assumed(pack, MoneyInput.RESERVE_MONTHS)
    paid = terms.assumed(pack, MoneyInput.PAYMENT_DAYS)
    budget = Budget(
        cost=terms.cost_per_month,
        reserve=own.value,
        billed=per_month,
        set_aside=terms.set_aside or Decimal(0),
        payment_days=paid.value,
    )
    months = terms.years * YEAR
    ruin, needed = budget.runs_out(chain, months), budget.needed(chain, months)
    course = Course(chain=chain, waits=waits, budget=budget, days_per_week=terms.days_per_week)
    rows = what_ifs(pack.load(Salaries).what_ifs, course, months, chance=ruin[-1], near=needed)
    outlook = reserve_outlook(
        chain, laws, ruin, budget=budget, set_aside=terms.set_aside, what_if=rows, needed=needed
    )
    return outlook, (own, paid)


def _staying(
    pack: Pack, terms: Terms, laws: list[list[float]], *, days: Decimal
) -> tuple[Staying | None, tuple[Assumption, ...]]:
    """The years beside staying, and what that rests on; nothing where no salary is given."""
    if terms.against_salary is None:
        return None, ()
    on_costs = terms.assumed(pack, MoneyInput.ON_COSTS)
    staying = beside_staying(
        laws, salary=terms.against_salary, benefits=terms.benefits or Decimal(0),
        on_costs=on_costs.value, day_rate=terms.day_rate, days=days,
    )  # fmt: skip
    return staying, (on_costs,)


def _beside(
    pack: Pack, terms: Terms, assumptions: tuple[Assumption, ...]
) -> tuple[Assumption, ...]:
    """What others find of the time and the days billed, where it is not what this rests on."""
    used = {assumption.input for assumption in assumptions}
    found = cited(pack, MoneyInput.UTILISATION, MoneyInput.DAYS_BILLED, country=terms.country)
    return tuple(assumption for assumption in found if assumption.input not in used)


def _article_lengths(pack: Pack, role: str | None) -> tuple[int, int]:
    """The shortest and the longest that the article names for a kind of assignment, or for any."""
    if not pack.has(Roles):
        raise UsageError(Problem(code=ProblemCode.OPTION_NEEDED, path=("months",)))
    chosen = pack.load(Roles).roles if role is None else (_role(pack, role),)
    lengths = [length for kind in chosen for length in kind.lengths]
    return min(x.months_from for x in lengths), max(x.months_to for x in lengths)


def _role(pack: Pack, role: str) -> Role:
    return choose_one(pack.load(Roles).roles, role, name="role", called=lambda kind: kind.name)
