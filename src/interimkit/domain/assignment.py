"""One assignment: what it brings, when it pays, when it ends and how far one drives for it."""

from calendar import monthrange
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated

from msgspec import Meta, Struct

from interimkit.domain.assumptions import DAYS_IN_A_MONTH
from interimkit.domain.rates import Case, to_the_cent
from interimkit.model.salary import MoneyInput

BOTH_WAYS = 2
"""A distance is driven there and back."""


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
    ends_on: Annotated[date | None, Meta(description="Its last day, where the first is known")] = (
        None
    )
    km: Annotated[
        Decimal | None, Meta(description="Kilometres driven for it, where the distance is known")
    ] = None


def one_assignment(
    case: Case, months: Decimal, *, starts_on: date | None, distance_km: Decimal | None
) -> AssignmentView:
    """One assignment: no gap is in it, so days a month on assignment count, never days a year."""
    v = case.values
    days = months * v[MoneyInput.DAYS_PER_MONTH]
    kept = case.kept()
    wait = DAYS_IN_A_MONTH + v[MoneyInput.PAYMENT_DAYS]
    waited = min(months, wait / DAYS_IN_A_MONTH)
    return AssignmentView(
        months=months,
        days=to_the_cent(days),
        amount=to_the_cent(kept * days),
        first_money_after_days=wait,
        carried=to_the_cent(kept * v[MoneyInput.DAYS_PER_MONTH] * waited),
        ends_on=None if starts_on is None else last_day(starts_on, months=months),
        km=driven(distance_km, days=days),
    )


def driven(distance_km: Decimal | None, *, days: Decimal) -> Decimal | None:
    """Kilometres there and back on so many days; None where the distance is not known.

    >>> driven(Decimal(60), days=Decimal(150))
    Decimal('18000')
    """
    if distance_km is None:
        return None
    return (BOTH_WAYS * distance_km * days).quantize(Decimal(1), rounding=ROUND_HALF_UP)


def last_day(starts_on: date, *, months: Decimal) -> date:
    """The last day of so many months, the day before their like; a part of a month has 30 days.

    >>> last_day(date(2027, 2, 1), months=Decimal(6))
    datetime.date(2027, 7, 31)
    >>> last_day(date(2027, 1, 31), months=Decimal("1.5"))
    datetime.date(2027, 3, 15)
    """
    year, month = divmod(starts_on.year * 12 + starts_on.month - 1 + int(months), 12)
    longest = monthrange(year, month + 1)[1]
    last = date(year, month + 1, min(starts_on.day, longest))
    if starts_on.day <= longest:  # the month ends the day before; one too short, on its last day
        last -= timedelta(days=1)
    rest = (months % 1 * DAYS_IN_A_MONTH).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return last + timedelta(days=int(rest))
