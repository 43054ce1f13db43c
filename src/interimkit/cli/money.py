"""Amounts, shares and months as somebody types them: the parsers of the options that take them."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

import typer

from interimkit.errors import Problem, ProblemCode, UsageError
from interimkit.model.text import clean

_NUMBER = re.compile(r"([0-9]{1,15}(?:\.[0-9]{1,2})?)(?:[ \u00a0\u202f]?(%))?")
_MONTHS = re.compile(r"([0-9]{1,3})-([0-9]{1,3})", re.ASCII)


class MonthRange(NamedTuple):
    """The shortest and the longest of something, in months."""

    shortest: int
    longest: int


def amount_option(option: str, help_text: str, metavar: str) -> Any:
    """An option for a number: plain digits, and a point with one or two more.

    `80,000` and `80.000` could be eighty or eighty thousand.
    """
    return _parsed(option, help_text, metavar, _amount)


def share_option(option: str, help_text: str, metavar: str) -> Any:
    """An option for a part of something, as a part of 1 or as a percentage."""
    return _parsed(option, help_text, metavar, _share)


def whole_option(option: str, help_text: str, metavar: str) -> Any:
    """An option for a whole number."""
    return _parsed(option, help_text, metavar, _whole)


def range_option(option: str, help_text: str, metavar: str) -> Any:
    """An option for the shortest and the longest of something in months, such as `3-12`."""
    return _parsed(option, help_text, metavar, _range)


def _parsed(option: str, help_text: str, metavar: str, read: Callable[[str], Any]) -> Any:
    """An option whose value is what `read` makes of it, or the code of what is wrong with it."""

    def parse(typed: str) -> Any:
        value = read(typed.strip())
        if isinstance(value, ProblemCode):
            raise UsageError(Problem(code=value, path=(option,), value=clean(typed)))
        return value

    return typer.Option(option, metavar=metavar, help=help_text, parser=parse)


def _amount(typed: str) -> Decimal | ProblemCode:
    if not (found := _NUMBER.fullmatch(typed)) or found[2]:
        return ProblemCode.OPTION_AMOUNT
    return Decimal(found[1])


def _share(typed: str) -> Decimal | ProblemCode:
    if not (found := _NUMBER.fullmatch(typed)):
        return ProblemCode.OPTION_AMOUNT
    return Decimal(found[1]) / (100 if found[2] else 1)


def _whole(typed: str) -> int | ProblemCode:
    readable = re.fullmatch(r"[0-9]{1,9}", typed, re.ASCII)
    return int(typed) if readable else ProblemCode.OPTION_NUMBER


def _range(typed: str) -> MonthRange | ProblemCode:
    if not (found := _MONTHS.fullmatch(typed)) or int(found[1]) > int(found[2]):
        return ProblemCode.OPTION_MONTHS
    return MonthRange(int(found[1]), int(found[2]))
