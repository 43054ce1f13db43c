"""Amounts that are possible and hardly meant, such as a month's pay given for a year's."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from msgspec import structs

from interimkit.domain.assumptions import field_of
from interimkit.errors import Problem, ProblemCode
from interimkit.model.pack import Pack
from interimkit.model.salary import MoneyInput, Salaries

LEAST_PART = Decimal("0.1")
"""The part of the lowest pay that a pack cites below which a year's pay is hardly meant."""

DAYS = 100
"""As a rule of thumb has it, a day brings a hundredth of a year's pay."""

MONTHS = 12


def doubts(pack: Pack, given: Mapping[str, Decimal | None]) -> Iterator[Problem]:
    """What to ask about amounts in the pack's currency, none of which is refused.

    Args:
        given: By the name of its field, a year's pay or, under `day_rate`, a day's rate.
    """
    lowest = min(level.gross_per_year_from for level in pack.load(Salaries).levels)
    least = lowest * LEAST_PART
    for field, amount in given.items():
        if amount is None:
            continue
        if field == field_of(MoneyInput.DAY_RATE):
            limit = least / DAYS
            problem = Problem(code=ProblemCode.DAY_RATE_DOUBTED, expected=(str(lowest),))
        else:
            limit = least
            meant = (str(lowest), str(amount * MONTHS))
            problem = Problem(code=ProblemCode.SALARY_DOUBTED, expected=meant)
        if amount < limit:
            yield structs.replace(problem, path=(field,), value=str(amount))
