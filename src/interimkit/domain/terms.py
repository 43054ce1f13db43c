"""What an income is asked for: read, held to what makes sense, and waits made of it."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from msgspec import Struct

from interimkit.domain.assumptions import (
    AMOUNTS,
    GAPS,
    RANGES,
    Assumption,
    assume,
    cited,
    field_of,
    in_range,
    refuse_alone,
)
from interimkit.domain.chain import gap_from_utilisation
from interimkit.domain.contradictions import refuse_derived
from interimkit.domain.spread import YEAR
from interimkit.domain.waits import LongGaps, Waits, WaitsFrom
from interimkit.errors import Problem, ProblemCode, UsageError
from interimkit.model.pack import Pack
from interimkit.model.salary import SHARES as SHARE_INPUTS
from interimkit.model.salary import MoneyInput

YEARS = (Decimal(1), Decimal(10))
"""Horizons that make sense, in years."""

LENGTHS = (Decimal(1), Decimal(60))
"""Lengths of an assignment that make sense, in months."""

SHARES = (Decimal(0), Decimal("0.9"))
"""Parts of receipts, or of waits, that make sense."""

SHARE_RANGES = {
    **{field_of(input_): RANGES[input_] for input_ in SHARE_INPUTS},
    "set_aside": SHARES,
    "long_gaps": SHARES,
}
"""What makes sense for each part of something that may be given, by its field."""

FULL_WEEK = Decimal(5)
"""Days worked a week, full time."""

WEEKS = (Decimal("0.5"), Decimal(7))
"""Days a week that make sense."""


class Terms(Struct, frozen=True, kw_only=True):
    """What `project_income` was asked for; its docstring says what each is."""

    day_rate: Decimal
    role: str | None
    months: tuple[int, int] | None
    gap_months: Decimal | None
    long_gaps: LongGaps | None
    first_gap_months: Decimal | None
    years: int
    start_on_assignment: bool
    signed_until: date | None
    today: date | None
    days_per_week: Decimal
    cost_per_month: Decimal | None
    set_aside: Decimal | None
    against_salary: Decimal | None
    benefits: Decimal | None
    country: str | None
    given: Mapping[MoneyInput, Decimal]

    @property
    def week(self) -> Decimal:
        """The part of a full week that is worked."""
        return self.days_per_week / FULL_WEEK

    @property
    def signed_months(self) -> int:
        """How many whole months an assignment is signed for; 0 where none is.

        Raises:
            UsageError: If that is less than one, or more than an assignment may take.
        """
        until, today = self.signed_until, self.today
        if until is None:
            return 0
        if today is None:
            raise UsageError(
                Problem(code=ProblemCode.OPTION_ALONE, path=("signed_until",), expected=("today",))
            )
        months = (until.year - today.year) * YEAR + until.month - today.month
        months -= until.day < today.day
        if not LENGTHS[0] <= months <= LENGTHS[1]:
            raise UsageError(
                Problem(
                    code=ProblemCode.DATE_RANGE, path=("signed_until",), value=until.isoformat(),
                    expected=(str(LENGTHS[0]), str(LENGTHS[1])),
                )
            )  # fmt: skip
        return months

    def assumed(self, pack: Pack, input_: MoneyInput) -> Assumption:
        """What was set for an input, or else what the pack cites."""
        return assume(pack, input_, country=self.country, given=self.given.get(input_))

    def waits(self, pack: Pack, *, mean_length: Decimal) -> tuple[Waits, tuple[Assumption, ...]]:
        """How long one waits, and what that rests on.

        Args:
            mean_length: Of an assignment, in months; waits may follow from the time billed.

        Raises:
            UsageError: If they come to what makes no sense.
        """
        has_own = bool(cited(pack, MoneyInput.GAP_MONTHS, country=self.country))
        if self.gap_months is None and self.long_gaps is None:
            if MoneyInput.UTILISATION in self.given or not has_own:
                return self._by_time_billed(pack, mean_length)
            return self._of_pack(pack)
        usual = self.gap_months
        shown: tuple[Assumption, ...] = ()
        if usual is None:
            shown = (assumption := self.assumed(pack, MoneyInput.GAP_MONTHS),)
            usual = assumption.value
        long = self.long_gaps or LongGaps(share=Decimal(0), months=Decimal(0))
        if self.long_gaps:
            in_range(long.months, field="long_gaps", limits=(usual, GAPS[1]))
        return self._waits(WaitsFrom.GIVEN, usual, long), shown

    def _by_time_billed(
        self, pack: Pack, mean_length: Decimal
    ) -> tuple[Waits, tuple[Assumption, ...]]:
        billed = self.assumed(pack, MoneyInput.UTILISATION)
        gap = gap_from_utilisation(billed.value, mean_length=mean_length)
        refuse_derived(gap, kind="gap", of="utilisation", limits=GAPS)
        none = LongGaps(share=Decimal(0), months=Decimal(0))
        return self._waits(WaitsFrom.UTILISATION, gap, none), (billed,)

    def _of_pack(self, pack: Pack) -> tuple[Waits, tuple[Assumption, ...]]:
        own = cited(
            pack, MoneyInput.GAP_MONTHS, MoneyInput.LONG_GAP_SHARE, MoneyInput.LONG_GAP_MONTHS,
            country=self.country,
        )  # fmt: skip
        values = {assumption.input: assumption.value for assumption in own}
        long = LongGaps(
            share=values.get(MoneyInput.LONG_GAP_SHARE, Decimal(0)),
            months=values.get(MoneyInput.LONG_GAP_MONTHS, Decimal(0)),
        )
        return self._waits(WaitsFrom.PACK, values[MoneyInput.GAP_MONTHS], long), own

    def _waits(self, taken_from: WaitsFrom, usual: Decimal, long: LongGaps) -> Waits:
        return Waits(
            taken_from=taken_from, usual_months=usual, long_share=long.share,
            long_months=long.months, first_months=self.first_gap_months,
        )  # fmt: skip


def refuse_terms(terms: Terms) -> None:
    """Nothing, if the terms make sense and each of them does something.

    Raises:
        UsageError: With what does not.
    """
    _ = terms.signed_months  # it raises where it makes no sense
    _refuse_nonsense(terms)
    _refuse_idle(terms)


def _refuse_nonsense(terms: Terms) -> None:
    in_range(terms.day_rate, field="day_rate", limits=AMOUNTS)
    in_range(terms.gap_months, field="gap_months", limits=GAPS)
    in_range(terms.first_gap_months, field="first_gap_months", limits=GAPS)
    in_range(Decimal(terms.years), field="years", limits=YEARS)
    in_range(terms.days_per_week, field="days_per_week", limits=WEEKS)
    in_range(terms.cost_per_month, field="cost_per_month", limits=AMOUNTS)
    in_range(terms.set_aside, field="set_aside", limits=SHARES)
    in_range(terms.against_salary, field="against_salary", limits=AMOUNTS)
    in_range(terms.benefits, field="benefits", limits=(Decimal(0), AMOUNTS[1]))
    if terms.long_gaps:
        in_range(terms.long_gaps.share, field="long_gaps", limits=SHARES)
    for length in terms.months or ():
        in_range(Decimal(length), field="months", limits=LENGTHS)


def _refuse_idle(terms: Terms) -> None:
    """Refuses what would change nothing, so that nobody believes it did."""
    by_time = MoneyInput.UTILISATION in terms.given
    apart = {
        ("role", "months"): terms.role is not None and terms.months is not None,
        ("utilisation", "gap_months"): by_time and terms.gap_months is not None,
        ("utilisation", "long_gaps"): by_time and terms.long_gaps is not None,
        ("start_on_assignment", "signed_until"): terms.start_on_assignment
        and terms.signed_until is not None,
    }
    for (field, other), both in apart.items():
        if both:
            raise UsageError(
                Problem(code=ProblemCode.OPTIONS_APART, path=(field,), expected=(other,))
            )
    given = {field_of(input_) for input_ in terms.given}
    given |= {name for name in ("set_aside", "benefits") if getattr(terms, name) is not None}
    if terms.cost_per_month is None:
        needs = ("reserve_months", "payment_days", "set_aside")
        refuse_alone(given, dict.fromkeys(needs, "cost_per_month"))
    if terms.against_salary is None:
        refuse_alone(given, dict.fromkeys(("on_costs", "benefits"), "against_salary"))
