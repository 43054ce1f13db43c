"""The years as they may really go: what assignments and the gaps between them bring in.

The chances are `domain/chain.py`'s. All amounts are before company costs, social contributions and
tax, excluding VAT.
"""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from math import ceil
from typing import Annotated

from msgspec import Meta, Struct, structs

from interimkit.domain.assumptions import (
    AMOUNTS,
    DAYS_IN_A_MONTH,
    GIVEN,
    Assumption,
    assume,
    check_country,
    in_range,
    refuse_alone,
)
from interimkit.domain.chain import (
    Chain,
    chance_below,
    chance_of_ruin,
    gap_from_utilisation,
    months_worked,
    months_worked_later,
    percentile,
    reserve_needed,
    start_probability,
)
from interimkit.domain.choose import choose_one
from interimkit.domain.cite import SourceRef, cite_all
from interimkit.domain.claims import Caveat, caveats
from interimkit.domain.result import Result
from interimkit.errors import Problem, ProblemCode, UsageError
from interimkit.model.pack import Pack
from interimkit.model.roles import Role, Roles
from interimkit.model.salary import MoneyInput, Salaries

YEAR = 12
"""Months in a year."""

YEARS = (Decimal(1), Decimal(10))
"""Horizons that make sense, in years."""

LENGTHS = (Decimal(1), Decimal(60))
"""Lengths of an assignment that make sense, in months."""

GAPS = (Decimal(0), Decimal(60))
"""Mean gaps that make sense, in months."""

Probability = Annotated[float, Meta(description="From 0 to 1")]


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


class ReserveOutlook(Struct, frozen=True, kw_only=True):
    """Whether a reserve lasts: it starts before the first invoice is paid."""

    cost_per_month: Annotated[Decimal, Meta(description="What goes out each month")]
    reserve_months: Annotated[Decimal, Meta(description="The reserve, in months of that")]
    delay_months: Annotated[int, Meta(description="From the end of a month to its payment")]
    chance: Annotated[Probability, Meta(description="That it runs out within the horizon")]
    mean_income_per_month: Annotated[
        Decimal, Meta(description="What a month brings on average in the long run, gaps included")
    ]
    lasts_on_average: Annotated[
        bool, Meta(description="Whether that covers the cost; if not, any reserve ends some day")
    ]
    chance_by_utilisation: Annotated[
        tuple[Probability, ...],
        Meta(description="At the lowest and the highest time billed; none where the gap was set"),
    ]
    chance_by_month: Annotated[
        tuple[Probability, ...], Meta(description="The same by the end of each month, from the 1st")
    ]
    half_by_month: Annotated[
        int | None, Meta(description="Where it runs out, the month by which half of that happened")
    ]
    needed_months: Annotated[
        int, Meta(description="The smallest reserve that runs out with a chance of 5% at most")
    ]


class IncomeOutlook(Result, frozen=True, kw_only=True, tag="interimkit.income/1"):
    """How the years may go; before company costs, contributions and tax, excluding VAT."""

    currency: Annotated[str, Meta(description="ISO 4217 code")]
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
        Probability, Meta(description="That the first year brings under half a later year's median")
    ]
    lean_later_year: Annotated[
        Probability, Meta(description="That a later year brings under half its median")
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
        country: ISO 3166-1 code, which picks cited defaults.
        given: Assumptions that somebody set.

    Raises:
        UsageError: If something is out of range.
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
        country=country,
        given=given or {},
    )
    _refuse_nonsense(pack, terms)
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


_INPUTS = frozenset(
    {
        MoneyInput.DAYS_PER_MONTH,
        MoneyInput.UTILISATION,
        MoneyInput.RESERVE_MONTHS,
        MoneyInput.PAYMENT_DAYS,
    }
)


def _refuse_nonsense(pack: Pack, terms: _Terms) -> None:
    check_country(pack, terms.country, _INPUTS)
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
        reserve = _reserve(
            chain, terms.years * YEAR, cost=terms.cost_per_month, income=per_month,
            reserve=own[MoneyInput.RESERVE_MONTHS].value,
            payment_days=own[MoneyInput.PAYMENT_DAYS].value,
            others=_other_gaps(chain, billed) if billed else (),
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
    half = percentile(later, 50) / 2
    lengths_source = "" if terms.months else pack.load(Roles).basis
    content = pack.load(Salaries)
    return IncomeOutlook(
        language=pack.language,
        pack=pack.ref,
        currency=content.currency,
        day_rate=terms.day_rate,
        years=terms.years,
        role=terms.role,
        role_name=_role(pack, terms.role).name if terms.role else None,
        months_shortest=chain.shortest,
        months_longest=chain.longest,
        mean_gap_months=_rounded(gap, "0.1"),
        gap_is_derived=terms.gap_months is None,
        starts_on_assignment=terms.start_on_assignment,
        horizon=_spread(whole, per_month),
        first_year=_spread(first, per_month),
        later_year=_spread(later, per_month),
        lean_first_year=chance_below(first, half),
        lean_later_year=chance_below(later, half),
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
    chosen = (_role(pack, role),) if role else pack.load(Roles).roles
    lengths = [length for kind in chosen for length in kind.lengths]
    return min(x.months_from for x in lengths), max(x.months_to for x in lengths)


def _role(pack: Pack, role: str) -> Role:
    return choose_one(pack.load(Roles).roles, role, name="role", called=lambda kind: kind.name)


def _reserve(
    chain: Chain, months: int, *, cost: Decimal, income: Decimal, reserve: Decimal,
    payment_days: Decimal, others: Sequence[Chain],
) -> ReserveOutlook:  # fmt: skip
    delay = ceil(payment_days / DAYS_IN_A_MONTH)  # a month begun is waited for whole
    worth = float(income / cost)

    def run_out(other: Chain) -> list[float]:
        return chance_of_ruin(other, months, reserve=float(reserve), income=worth, delay=delay)

    ruin = run_out(chain)
    cycle = chain.mean_length + chain.mean_gap
    mean = income * Decimal(chain.mean_length / cycle)
    half = next((m for m, c in enumerate(ruin, start=1) if c >= ruin[-1] / 2), None)
    return ReserveOutlook(
        cost_per_month=cost,
        reserve_months=reserve,
        delay_months=delay,
        chance=ruin[-1],
        mean_income_per_month=_rounded(mean, "1"),
        lasts_on_average=mean >= cost,
        chance_by_utilisation=tuple(run_out(other)[-1] for other in others),
        chance_by_month=tuple(ruin),
        half_by_month=half if ruin[-1] > 0 else None,
        needed_months=reserve_needed(chain, months, income=worth, delay=delay),
    )


def _other_gaps(chain: Chain, billed: Assumption) -> tuple[Chain, ...]:
    """The chain at the lowest and at the highest time billed that sources give."""
    if billed.source == GIVEN or billed.low is None or billed.high is None:
        return ()
    mean = Decimal(chain.mean_length)
    return tuple(
        structs.replace(
            chain, start=start_probability(float(gap_from_utilisation(u, mean_length=mean)))
        )
        for u in (billed.low, billed.high)
    )


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
