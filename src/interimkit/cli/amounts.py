"""Amounts, shares and months as somebody types them."""

import re
from decimal import Decimal

from interimkit.errors import Problem, ProblemCode, UsageError
from interimkit.model.text import clean

_NUMBER = re.compile(r"([0-9]{1,15}(?:\.[0-9]{1,2})?)(?:[ \u00a0\u202f]?(%))?")
_MONTHS = re.compile(r"([0-9]{1,3})-([0-9]{1,3})", re.ASCII)


def amount(typed: str | None, *, field: str, share: bool = False) -> Decimal | None:
    """The number typed, a percentage as a part of 1; None where nothing is.

    Plain digits, and a point with one or two more: `80,000` and `80.000` could be eighty or eighty
    thousand.

    Args:
        share: Whether it is a part of something, which alone takes a percentage.

    Raises:
        UsageError: If it is no such number.
    """
    if typed is None:
        return None
    if not (found := _NUMBER.fullmatch(typed.strip())) or (found[2] and not share):
        problem = Problem(code=ProblemCode.OPTION_AMOUNT, path=(field,), value=clean(typed))
        raise UsageError(problem)
    value = Decimal(found[1])
    return value / 100 if found[2] else value


def needed(typed: str, *, field: str) -> Decimal:
    """The number typed for an option that has to be there.

    Raises:
        UsageError: If it is no such number.
    """
    value = amount(typed, field=field)
    assert value is not None
    return value


def whole(typed: str, *, field: str) -> int:
    """The whole number typed.

    Raises:
        UsageError: If it is none.
    """
    if not re.fullmatch(r"[0-9]{1,9}", typed.strip(), re.ASCII):
        problem = Problem(code=ProblemCode.OPTION_NUMBER, path=(field,), value=clean(typed))
        raise UsageError(problem)
    return int(typed)


def month_range(typed: str | None, *, field: str) -> tuple[int, int] | None:
    """The shortest and the longest of `3-12`; None where nothing is typed.

    Raises:
        UsageError: If it is no range that runs upwards.
    """
    if typed is None:
        return None
    found = _MONTHS.fullmatch(typed.strip())
    if not found or int(found[1]) > int(found[2]):
        problem = Problem(code=ProblemCode.OPTION_MONTHS, path=(field,), value=clean(typed))
        raise UsageError(problem)
    return int(found[1]), int(found[2])
