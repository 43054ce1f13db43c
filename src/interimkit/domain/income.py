"""The years as they may really go: an exact model of assignments and the gaps between them.

A monthly semi-Markov chain, solved by dynamic programming and never simulated. Between two
assignments each month brings a new one with the same probability, 1 / (1 + mean gap), so a gap is
geometric; an assignment lasts a whole number of months, each length from the shortest to the
longest as likely. Cash after t months depends only on the months worked so far, so the chance that
a reserve runs out is exact as well. All amounts are before company costs, social contributions and
tax, excluding VAT.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import accumulate
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
from interimkit.domain.claims import Caveat, caveats
from interimkit.domain.result import Result, SourceRef, choose, cite_all
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

SAFE = 0.05
"""The chance of running out that a reserve is worked out for."""

Probability = Annotated[float, Meta(description="From 0 to 1")]


class Chain(Struct, frozen=True, kw_only=True):
    """Assignments and gaps as a monthly chain.

    Attributes:
        shortest: The shortest assignment, in months, 1 or more.
        longest: The longest, in months.
        start: The chance that a month between assignments begins one: 1 / (1 + mean gap).
        working: Whether the first month begins an assignment for certain.
    """

    shortest: int
    longest: int
    start: float
    working: bool = False

    @property
    def mean_length(self) -> float:
        """The mean length of an assignment, in months."""
        return (self.shortest + self.longest) / 2

    @property
    def mean_gap(self) -> float:
        """The mean gap, in months."""
        return 1 / self.start - 1


def start_probability(mean_gap: float) -> float:
    """The monthly chance of a start that gives this mean gap; the mean of a geometric law.

    >>> start_probability(3)
    0.25
    """
    return 1 / (1 + mean_gap)


def gap_from_utilisation(utilisation: Decimal, *, mean_length: Decimal) -> Decimal:
    """The mean gap that leaves this part of the months billed, in months.

    Over one cycle, utilisation = length / (length + gap).

    >>> gap_from_utilisation(Decimal("0.75"), mean_length=Decimal(9))
    Decimal('3')
    """
    return mean_length * (1 - utilisation) / utilisation


def months_worked(chain: Chain, months: int) -> list[float]:
    """The distribution of the months worked among the first `months`: element w is its chance.

    >>> months_worked(Chain(shortest=1, longest=1, start=0.5), 2)
    [0.25, 0.5, 0.25]
    """
    return _walk(chain, months, first=[1.0], ruin=None)


def months_worked_later(chain: Chain, months: int) -> list[float]:
    """The same for so many months long after the start, when that no longer matters.

    In the long run a month boundary finds one between assignments with chance (1 + gap) / cycle,
    and with k months of an assignment left with chance P(length > k) / cycle, where a cycle is an
    assignment and the gap after it (renewal theory).
    """
    cycle = chain.mean_length + chain.mean_gap
    count = chain.longest - chain.shortest + 1
    longer = [
        min(chain.longest - max(k, chain.shortest - 1), count) / count / cycle
        for k in range(1, chain.longest)
    ]
    first = [(1 + chain.mean_gap) / cycle, *longer]
    between = Chain(shortest=chain.shortest, longest=chain.longest, start=chain.start)
    return _walk(between, months, first=first, ruin=None)


class _Ruin(Struct, kw_only=True):
    """What runs out, and when: the state of one walk.

    Attributes:
        reserve: What there is at the start, in months of cost.
        income: What a month worked brings, in months of cost.
        delay: Whole months from the end of a month worked to its payment.
        lost: By month, the chance that it runs out then.
    """

    reserve: float
    income: float
    delay: int
    lost: list[float]

    def is_out(self, month: int, worked: int) -> bool:
        """Whether nothing is left when what was worked up to this month has been paid."""
        return self.reserve + self.income * worked - (month + self.delay) < -_HAIR

    def lasts(self, month: int, worked: int, *, most: int) -> int:
        """After how many months of an assignment it runs out; more than `most` when it does not."""
        if self.income >= 1:
            return most + 1
        months = range(1, most + 1)
        return next((j for j in months if self.is_out(month + j, worked + j)), most + 1)


_HAIR = 1e-9
"""A reserve that comes to nothing at all has not run out, whatever floats make of it."""


def chance_of_ruin(
    chain: Chain, months: int, *, reserve: float, income: float, delay: int
) -> list[float]:
    """The chance that the reserve has run out by the end of each month, 1 to `months`.

    Cash at the end of month t is `reserve` + `income` x (months worked among the first
    t - `delay`) - t, in months of cost; it has run out when that is below 0.

    Args:
        reserve: What there is at the start, in months of cost.
        income: What a month worked brings, in months of cost.
        delay: Whole months from the end of a month worked to its payment.
    """
    lost = [0.0] * (months + 1)
    for month in range(1, min(delay, months) + 1):
        if reserve - month < -_HAIR:  # gone before any invoice was paid
            lost[month] = 1.0
            return list(accumulate(lost))[1:]
    if months > delay:
        ruin = _Ruin(reserve=reserve, income=income, delay=delay, lost=lost)
        _walk(chain, months - delay, first=[1.0], ruin=ruin)
    return list(accumulate(lost))[1:]


def _walk(chain: Chain, months: int, *, first: Sequence[float], ruin: _Ruin | None) -> list[float]:
    """Goes through all paths at once; gives the distribution of the months worked.

    Between two assignments a path is told by its idle and its worked months so far, and it comes
    by each such point at most once. `row[w]` is the chance to be there with `w` months worked.

    Args:
        first: The chances to begin with so many months of an assignment left; the first element,
            to begin between two.
        ruin: Where to note, and to end, what runs out of money.
    """
    worked = [0.0] * (months + 1)
    lengths = range(chain.shortest, chain.longest + 1)
    row = [*first[: months + 1], *[0.0] * (months + 1 - len(first))]
    worked[months] += sum(first[months + 1 :])
    for idle in range(months + 1):
        following = [0.0] * (months + 1)
        for done in range(months + 1 - idle):
            chance, month = row[done], idle + done
            if chance == 0.0:
                continue
            if ruin and ruin.is_out(month, done):
                ruin.lost[month + ruin.delay] += chance
                continue
            if (left := months - month) == 0:
                worked[done] += chance
                continue
            begins = chance if chain.working and not month else chance * chain.start
            following[done] += chance - begins
            each = begins / len(lengths)
            lasts = ruin.lasts(month, done, most=left) if ruin else left + 1
            for length in lengths:
                if length > left or length > lasts:
                    # Every longer assignment goes the same way: to the horizon, or out of money.
                    rest = each * (chain.longest - length + 1)
                    if ruin and lasts <= left:
                        ruin.lost[month + lasts + ruin.delay] += rest
                    else:
                        worked[done + left] += rest
                    break
                row[done + length] += each
        row = following
    return worked


def reserve_needed(
    chain: Chain, months: int, *, income: float, delay: int, chance: float = SAFE
) -> int:
    """The smallest reserve, in whole months of cost, that runs out with at most this chance.

    A reserve of the whole horizon never runs out, so there always is one.
    """
    low, high = 0, months
    while low < high:
        middle = (low + high) // 2
        ruin = chance_of_ruin(chain, months, reserve=middle, income=income, delay=delay)
        if ruin[-1] <= chance:
            high = middle
        else:
            low = middle + 1
    return low


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
    """The years as they may go; before company costs, contributions and tax, excluding VAT."""

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
    check_country(pack, country, _INPUTS)
    in_range(day_rate, field="day_rate", limits=AMOUNTS)
    in_range(gap_months, field="gap_months", limits=GAPS)
    in_range(Decimal(years), field="years", limits=YEARS)
    in_range(cost_per_month, field="cost_per_month", limits=AMOUNTS)
    for length in months or ():
        in_range(Decimal(length), field="months", limits=LENGTHS)
    known = given or {}
    _refuse_idle(
        known, role=role, months=months, gap_months=gap_months, cost_per_month=cost_per_month
    )

    def assumed(input_: MoneyInput) -> Assumption:
        return assume(pack, input_, country=country, given=known.get(input_))

    shortest, longest = months or _article_lengths(pack, role)
    shown = [assumed(MoneyInput.DAYS_PER_MONTH)]
    per_month = day_rate * shown[0].value
    if (gap := gap_months) is None:
        shown.append(billed := assumed(MoneyInput.UTILISATION))
        mean = Decimal(shortest + longest) / 2
        gap = gap_from_utilisation(billed.value, mean_length=mean)
    chain = Chain(
        shortest=shortest,
        longest=longest,
        start=start_probability(float(gap)),
        working=start_on_assignment,
    )
    horizon = years * YEAR
    reserve = None
    if cost_per_month is not None:
        terms = (assumed(MoneyInput.RESERVE_MONTHS), assumed(MoneyInput.PAYMENT_DAYS))
        shown += terms
        reserve = _reserve(
            chain, horizon, cost=cost_per_month, income=per_month,
            reserve=terms[0].value, payment_days=terms[1].value,
            others=() if gap_months is not None else _other_gaps(chain, billed),
        )  # fmt: skip
    whole = months_worked(chain, horizon)
    first, later = months_worked(chain, YEAR), months_worked_later(chain, YEAR)
    half = _percentile(later, 50) / 2
    lengths_source = "" if months else pack.load(Roles).basis
    content = pack.load(Salaries)
    return IncomeOutlook(
        language=pack.language,
        pack=pack.ref,
        currency=content.currency,
        day_rate=day_rate,
        years=years,
        role=role,
        role_name=_role(pack, role).name if role else None,
        months_shortest=shortest,
        months_longest=longest,
        mean_gap_months=_rounded(gap, "0.1"),
        gap_is_derived=gap_months is None,
        starts_on_assignment=start_on_assignment,
        horizon=_spread(whole, per_month),
        first_year=_spread(first, per_month),
        later_year=_spread(later, per_month),
        lean_first_year=_below(first, half),
        lean_later_year=_below(later, half),
        distribution=tuple(later),
        horizon_distribution=tuple(whole),
        reserve=reserve,
        assumptions=tuple(shown),
        lengths_source=lengths_source,
        caveats=caveats(pack, content.rate_caveats),
        sources=cite_all(pack, (lengths_source, *(a.source for a in shown))),
    )


_INPUTS = frozenset(
    {
        MoneyInput.DAYS_PER_MONTH,
        MoneyInput.UTILISATION,
        MoneyInput.RESERVE_MONTHS,
        MoneyInput.PAYMENT_DAYS,
    }
)


def _refuse_idle(
    given: Mapping[MoneyInput, Decimal], *, role: str | None, months: tuple[int, int] | None,
    gap_months: Decimal | None, cost_per_month: Decimal | None,
) -> None:  # fmt: skip
    """Refuses what would change nothing, so that nobody believes it did."""
    apart = {
        ("role", "months"): role is not None and months is not None,
        ("utilisation", "gap_months"): MoneyInput.UTILISATION in given and gap_months is not None,
    }
    for (field, other), both in apart.items():
        if both:
            raise UsageError(
                Problem(code=ProblemCode.OPTIONS_APART, path=(field,), expected=(other,))
            )
    if cost_per_month is None:
        needs = (MoneyInput.RESERVE_MONTHS, MoneyInput.PAYMENT_DAYS)
        refuse_alone(given, dict.fromkeys(needs, "cost_per_month"))


def _article_lengths(pack: Pack, role: str | None) -> tuple[int, int]:
    """The shortest and the longest that the article names for a kind of assignment, or for any."""
    chosen = (_role(pack, role),) if role else pack.load(Roles).roles
    lengths = [length for kind in chosen for length in kind.lengths]
    return min(x.months_from for x in lengths), max(x.months_to for x in lengths)


def _role(pack: Pack, role: str) -> Role:
    roles = pack.load(Roles).roles
    (kind,) = choose(roles, role, name="role", called=lambda kind: kind.name)
    return kind


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
    p10, p50, p90 = (_percentile(distribution, percent) for percent in (10, 50, 90))
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


def _percentile(distribution: Sequence[float], percent: int) -> int:
    """The smallest number of months that at least this part of the chances is at or below."""
    sums = accumulate(distribution)
    reached = (w for w, chance in enumerate(sums) if chance >= percent / 100 - _HAIR)
    return next(reached)


def _below(distribution: Iterable[float], months: float) -> float:
    return sum(chance for w, chance in enumerate(distribution) if w < months)


def _rounded(value: Decimal, to: str) -> Decimal:
    return value.quantize(Decimal(to), rounding=ROUND_HALF_UP)
