"""The years as they may really go: what assignments and the gaps between them bring in.

The chances are `domain/chain.py`'s. All amounts are before company costs, social contributions and
tax, excluding VAT.
"""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated

from msgspec import Meta, Struct

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
from interimkit.domain.chain import (
    Chain,
    Probability,
    chance_below,
    gap_from_utilisation,
    months_worked,
    months_worked_later,
    percentile,
    start_probability,
)
from interimkit.domain.choose import choose_one
from interimkit.domain.cite import SourceRef, cite_all
from interimkit.domain.claims import Caveat, caveats
from interimkit.domain.contradictions import refuse_derived
from interimkit.domain.reserve import ReserveOutlook, other_gaps, reserve_outlook
from interimkit.domain.result import Result
from interimkit.errors import Problem, ProblemCode, UsageError
from interimkit.model.pack import Pack
from interimkit.model.roles import Role, Roles
from interimkit.model.salary import MoneyInput, Salaries

NEEDS = (Salaries,)
USES = (Roles,)

YEAR = 12
"""Months in a year."""

YEARS = (Decimal(1), Decimal(10))
"""Horizons that make sense, in years."""

LENGTHS = (Decimal(1), Decimal(60))
"""Lengths of an assignment that make sense, in months."""

GAPS = (Decimal(0), Decimal(60))
"""Mean gaps that make sense, in months."""


class Spread(Struct, frozen=True, kw_only=True):
    """A distribution in four numbers: months billed, and what they bring in a year."""

    months: Annotated[int, Meta(description="Among how many months")]
    billed_p10: Annotated[int, Meta(description="Months billed: one in ten is at or below this")]
    billed_p50: Annotated[int, Meta(description="Months billed: half are at or below this")]
    billed_p90: Annotated[int, Meta(description="Months billed: nine in ten are at or below this")]
    billed_mean: Annotated[Decimal, Meta(description="Months billed, on average")]
    per_year_p10: Annotated[Decimal, Meta(description="A year's income at the 10th percentile")]
    per_year_p50: Annotated[Decimal, Meta(description="A year's income at the median")]
    per_year_p90: Annotated[Decimal, Meta(description="A year's income at the 90th percentile")]
    per_year_mean: Annotated[Decimal, Meta(description="A year's income, on average")]


class IncomeOutlook(Result, frozen=True, kw_only=True, tag="interimkit.income/1"):
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
    gap_is_derived: Annotated[
        bool, Meta(description="Whether the gap comes from the time billed and the mean length")
    ]
    starts_on_assignment: Annotated[bool, Meta(description="Whether the first month is worked")]
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
    assumptions: Annotated[
        tuple[Assumption, ...], Meta(description="What it rests on, and who says so")
    ]
    lengths_source: Annotated[
        str, Meta(description="The id of the source of the lengths; empty when they were set")
    ]
    caveats: Annotated[tuple[Caveat, ...], Meta(description="What to weigh it against")]
    sources: Annotated[tuple[SourceRef, ...], Meta(description="Every source named, in full")]


def project_income(
    pack: Pack,
    *,
    day_rate: Decimal,
    role: str | None = None,
    months: tuple[int, int] | None = None,
    gap_months: Decimal | None = None,
    years: int = 3,
    start_on_assignment: bool = False,
    cost_per_month: Decimal | None = None,
    country: str | None = None,
    given: Mapping[MoneyInput, Decimal] | None = None,
) -> IncomeOutlook:
    """How the years may go at this rate.

    Args:
        day_rate: What the manager is left with a day.
        role: A kind of assignment, whose lengths are used.
        months: The shortest and the longest assignment instead.
        gap_months: The mean gap; without it, from the time billed and the mean length.
        years: The horizon, 1 to 10.
        start_on_assignment: Whether the first month begins an assignment.
        cost_per_month: What goes out each month, contributions and tax included; without it
            nothing is said about a reserve.
        country: Its ISO 3166-1 code or a name of it, which picks cited defaults.
        given: Assumptions that somebody set.

    Raises:
        UsageError: If something is out of range, contradicts something else, or is no country.
        UnknownChoiceError: If there is no such kind of assignment.
    """
    terms = _Terms(
        day_rate=day_rate,
        role=role,
        months=months,
        gap_months=gap_months,
        years=years,
        start_on_assignment=start_on_assignment,
        cost_per_month=cost_per_month,
        country=find_country(pack, country),
        given=given or {},
    )
    _refuse_nonsense(terms)
    _refuse_idle(terms)
    return _outlook(pack, terms)


class _Terms(Struct, frozen=True, kw_only=True):
    """What `project_income` was asked for; its docstring says what each is."""

    day_rate: Decimal
    role: str | None
    months: tuple[int, int] | None
    gap_months: Decimal | None
    years: int
    start_on_assignment: bool
    cost_per_month: Decimal | None
    country: str | None
    given: Mapping[MoneyInput, Decimal]

    def assumed(self, pack: Pack, input_: MoneyInput) -> Assumption:
        """What was set for an input, or else what the pack cites."""
        return assume(pack, input_, country=self.country, given=self.given.get(input_))


def _refuse_nonsense(terms: _Terms) -> None:
    in_range(terms.day_rate, field="day_rate", limits=AMOUNTS)
    in_range(terms.gap_months, field="gap_months", limits=GAPS)
    in_range(Decimal(terms.years), field="years", limits=YEARS)
    in_range(terms.cost_per_month, field="cost_per_month", limits=AMOUNTS)
    for length in terms.months or ():
        in_range(Decimal(length), field="months", limits=LENGTHS)


def _refuse_idle(terms: _Terms) -> None:
    """Refuses what would change nothing, so that nobody believes it did."""
    apart = {
        ("role", "months"): terms.role is not None and terms.months is not None,
        ("utilisation", "gap_months"): MoneyInput.UTILISATION in terms.given
        and terms.gap_months is not None,
    }
    for (field, other), both in apart.items():
        if both:
            raise UsageError(
                Problem(code=ProblemCode.OPTIONS_APART, path=(field,), expected=(other,))
            )
    if terms.cost_per_month is None:
        needs = (MoneyInput.RESERVE_MONTHS, MoneyInput.PAYMENT_DAYS)
        refuse_alone(terms.given, dict.fromkeys(needs, "cost_per_month"))


def _outlook(pack: Pack, terms: _Terms) -> IncomeOutlook:
    shortest, longest = terms.months or _article_lengths(pack, terms.role)
    shown = [days := terms.assumed(pack, MoneyInput.DAYS_PER_MONTH)]
    gap, billed = terms.gap_months, None
    if gap is None:
        shown.append(billed := terms.assumed(pack, MoneyInput.UTILISATION))
        mean = Decimal(shortest + longest) / 2
        gap = gap_from_utilisation(billed.value, mean_length=mean)
        refuse_derived(gap, kind="gap", of="utilisation", limits=GAPS)
    chain = Chain(
        shortest=shortest,
        longest=longest,
        start=start_probability(float(gap)),
        working=terms.start_on_assignment,
    )
    per_month = terms.day_rate * days.value
    reserve = None
    if terms.cost_per_month is not None:
        inputs = (MoneyInput.RESERVE_MONTHS, MoneyInput.PAYMENT_DAYS)
        own = {input_: terms.assumed(pack, input_) for input_ in inputs}
        shown += own.values()
        reserve = reserve_outlook(
            chain, terms.years * YEAR, cost=terms.cost_per_month, income=per_month,
            reserve=own[MoneyInput.RESERVE_MONTHS].value,
            payment_days=own[MoneyInput.PAYMENT_DAYS].value,
            others=other_gaps(chain, billed) if billed else (),
        )  # fmt: skip
    return _told(
        pack, terms, chain, gap=gap, per_month=per_month, reserve=reserve, shown=tuple(shown)
    )


def _told(
    pack: Pack, terms: _Terms, chain: Chain, *, gap: Decimal, per_month: Decimal,
    reserve: ReserveOutlook | None, shown: tuple[Assumption, ...],
) -> IncomeOutlook:  # fmt: skip
    """The result, once everything that it rests on is known."""
    whole = months_worked(chain, terms.years * YEAR)
    first, later = months_worked(chain, YEAR), months_worked_later(chain, YEAR)
    half = percentile(later, 50) / 2  # of nothing it is nothing, and no year brings less
    lengths_source = "" if terms.months else pack.load(Roles).basis
    content = pack.load(Salaries)
    return IncomeOutlook(
        language=pack.language,
        pack=pack.ref,
        currency=content.currency,
        country=terms.country,
        notices=notices(terms.country, shown),
        day_rate=terms.day_rate,
        years=terms.years,
        role=terms.role,
        role_name=None if terms.role is None else _role(pack, terms.role).name,
        months_shortest=chain.shortest,
        months_longest=chain.longest,
        mean_gap_months=_rounded(gap, "0.1") if terms.gap_months is None else gap,
        gap_is_derived=terms.gap_months is None,
        starts_on_assignment=terms.start_on_assignment,
        horizon=_spread(whole, per_month),
        first_year=_spread(first, per_month),
        later_year=_spread(later, per_month),
        lean_first_year=chance_below(first, half) if half else None,
        lean_later_year=chance_below(later, half) if half else None,
        empty_first_year=first[0],
        empty_later_year=later[0],
        distribution=tuple(later),
        horizon_distribution=tuple(whole),
        reserve=reserve,
        assumptions=shown,
        lengths_source=lengths_source,
        caveats=caveats(pack, content.rate_caveats),
        sources=cite_all(pack, (lengths_source, *(a.source for a in shown))),
    )


def _article_lengths(pack: Pack, role: str | None) -> tuple[int, int]:
    """The shortest and the longest that the article names for a kind of assignment, or for any."""
    if not pack.has(Roles):
        raise UsageError(Problem(code=ProblemCode.OPTION_NEEDED, path=("months",)))
    chosen = pack.load(Roles).roles if role is None else (_role(pack, role),)
    lengths = [length for kind in chosen for length in kind.lengths]
    return min(x.months_from for x in lengths), max(x.months_to for x in lengths)


def _role(pack: Pack, role: str) -> Role:
    return choose_one(pack.load(Roles).roles, role, name="role", called=lambda kind: kind.name)


def _spread(distribution: Sequence[float], per_month: Decimal) -> Spread:
    months = len(distribution) - 1
    p10, p50, p90 = (percentile(distribution, percent) for percent in (10, 50, 90))
    mean = Decimal(sum(w * chance for w, chance in enumerate(distribution)))

    def per_year(billed: Decimal | int) -> Decimal:
        return _rounded(per_month * billed * YEAR / months, "1")

    return Spread(
        months=months,
        billed_p10=p10,
        billed_p50=p50,
        billed_p90=p90,
        billed_mean=_rounded(mean, "0.1"),
        per_year_p10=per_year(p10),
        per_year_p50=per_year(p50),
        per_year_p90=per_year(p90),
        per_year_mean=per_year(mean),
    )


def _rounded(value: Decimal, to: str) -> Decimal:
    return value.quantize(Decimal(to), rounding=ROUND_HALF_UP)
