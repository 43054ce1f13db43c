"""Somebody's own money figures: held to what makes sense, and put to an offer and to an income.

Of a household's figures each command takes what it can use and leaves the rest: what stands in a
file was not typed for one command.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from interimkit.domain.assumptions import AMOUNTS, RANGES, find_country, in_range
from interimkit.domain.income import IncomeOutlook, project_income
from interimkit.domain.offer import OfferCheck, check_offer
from interimkit.domain.terms import SHARES
from interimkit.errors import Problem, UsageError
from interimkit.model.answers import Answers, Money
from interimkit.model.pack import Pack
from interimkit.model.salary import MoneyInput, RateBasis

FROM_NONE = (Decimal(0), AMOUNTS[1])
"""Amounts of which there may be none."""

LIMITS = {
    "day_rate": FROM_NONE,
    "salary": FROM_NONE,
    "benefits": FROM_NONE,
    "cost_per_month": FROM_NONE,
    "set_aside": SHARES,
    "reserve_months": RANGES[MoneyInput.RESERVE_MONTHS],
}
"""What makes sense for each amount, both ends included: what the options take, or 0 for none."""


def find_wrong_money(pack: Pack, money: Money) -> Iterator[Problem]:
    """What is wrong with the figures that there are: out of range, or no country that we know."""
    for field, limits in LIMITS.items():
        try:
            in_range(getattr(money, field), field=field, limits=limits)
        except UsageError as error:
            yield from _in_section(error)
    try:
        find_country(pack, money.country)
    except UsageError as error:
        yield from _in_section(error)


def _in_section(error: UsageError) -> Iterator[Problem]:
    yield from (replace(problem, path=("money", *problem.path)) for problem in error.problems)


class OwnMoney(Struct, frozen=True, kw_only=True):
    """The figures as somebody gave them, each None where it was not given.

    Attributes:
        day_rate: What the manager is left with a day.
        reserve_months: As given here, or else as the check of that name was answered.
    """

    day_rate: Decimal | None
    salary: Decimal | None
    benefits: Decimal | None
    country: str | None
    cost_per_month: Decimal | None
    set_aside: Decimal | None
    reserve_months: Decimal | None

    def beneath(self, typed: Mapping[str, Any]) -> "OwnMoney":
        """The same, with what was typed at once in the place of what was given before."""
        return replace(self, **{name: it for name, it in typed.items() if it is not None})

    def of_income(self, typed: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """What `project_income` takes of them beside the rate.

        What would be idle there is left, unless it was typed for it: then that is said.
        """
        meant = {name for name, value in (typed or {}).items() if value is not None}
        if self.cost_per_month is not None:
            meant |= {"set_aside", "reserve_months"}
        if self.salary is not None:
            meant |= {"benefits"}
        return {
            "cost_per_month": self.cost_per_month,
            "against_salary": self.salary,
            "country": self.country,
            **{
                name: getattr(self, name) if name in meant else None
                for name in ("set_aside", "reserve_months", "benefits")
            },
        }


def own_money(pack: Pack, answers: Answers) -> OwnMoney:
    """The figures of somebody's answers; of a client's rate, the part that is the manager's.

    Raises:
        UsageError: If what such a rate leaves makes no sense.
    """
    money, rate = answers.money, answers.money.day_rate or None
    if rate and money.rate_basis is RateBasis.CLIENT:
        rate = _checked(pack, money).manager_day_rate
    reserve = money.reserve_months
    check = answers.checks.get(MoneyInput.RESERVE_MONTHS)
    if reserve is None and isinstance(check, int):
        reserve = Decimal(check)
    return OwnMoney(
        day_rate=rate, salary=money.salary or None, benefits=money.benefits, country=money.country,
        cost_per_month=money.cost_per_month or None, set_aside=money.set_aside,
        reserve_months=reserve,
    )  # fmt: skip


def own_offer(pack: Pack, answers: Answers) -> OfferCheck | None:
    """What the rate is worth, or where none is known what the salary asks for; None without both.

    Raises:
        UsageError: If what that comes to makes no sense.
    """
    return _checked(pack, answers.money) if start_of(answers.money) else None


def own_income(pack: Pack, answers: Answers) -> IncomeOutlook | None:
    """The years at the rate that is known; None without one.

    Raises:
        UsageError: If what the rate leaves makes no sense.
    """
    own = own_money(pack, answers)
    if own.day_rate is None:
        return None
    terms = own.of_income()
    reserve = terms.pop("reserve_months")
    given = {} if reserve is None else {MoneyInput.RESERVE_MONTHS: reserve}
    return project_income(pack, day_rate=own.day_rate, given=given, **terms)


def lacking(money: Money, *fields: str) -> tuple[str, ...]:
    """Which of these was not given, where another of them was.

    A figure of 0 was given: there is none, and nothing to compare with it.
    """
    given = {field: getattr(money, field) for field in fields}
    missing = tuple(field for field, value in given.items() if value is None)
    return (
        missing
        if all(value != 0 for value in given.values()) and len(missing) < len(fields)
        else ()
    )


def start_of(money: Money) -> dict[str, Any]:
    """What an offer starts from: the rate and whose it is, or else the salary and its benefits."""
    if money.day_rate:
        known = money.rate_basis not in {None, RateBasis.UNKNOWN}
        return {"day_rate": money.day_rate, "rate_basis": money.rate_basis if known else None}
    if money.salary:
        return {"salary": money.salary, "benefits": money.benefits}
    return {}


def _checked(pack: Pack, money: Money) -> OfferCheck:
    return check_offer(pack, country=money.country, **start_of(money))
