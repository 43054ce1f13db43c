"""Amounts, shares and months as somebody types them: the parsers of the options that take them.

A number is read as our own pages print it in the reader's language, and as our JSON does.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

import typer
from msgspec import structs

from interimkit.cli import language
from interimkit.errors import Problem, ProblemCode, UsageError
from interimkit.model.text import Language, clean

if TYPE_CHECKING:
    from interimkit.domain.waits import LongGaps

_MARKS = {Language.EN: (",", "."), Language.NL: (".", ","), Language.FR: ("", ",")}
"""What each language groups thousands with, beside a space, and what it writes decimals after."""

_SPACES = " \u00a0\u202f"
_MONTHS = re.compile(r"([0-9]{1,3})-([0-9]{1,3})", re.ASCII)
_MARK = r"(?:[€£$]|[A-Z]{3}|euros?)"
_MARKED = re.compile(rf"{_MARK}[{_SPACES}]*(?P<before>.+)|(?P<after>.+?)[{_SPACES}]*{_MARK}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


class MonthRange(NamedTuple):
    """The shortest and the longest of something, in months."""

    shortest: int
    longest: int


def amount_option(option: str, help_text: str, metavar: str) -> Any:
    """An option for an amount of money, whose thousands may be grouped.

    `1.300` in English and `1,300` in Dutch have two readings, so they are refused with both.
    """
    return _parsed(option, help_text, metavar, _amount)


def count_option(option: str, help_text: str, metavar: str) -> Any:
    """An option for days, months or hours, which never come to a thousand."""
    return _parsed(option, help_text, metavar, _count)


def share_option(option: str, help_text: str, metavar: str) -> Any:
    """An option for a part of something, as a part of 1 or as a percentage."""
    return _parsed(option, help_text, metavar, lambda typed: _share(typed, option=option))


def whole_option(option: str, help_text: str, metavar: str) -> Any:
    """An option for a whole number."""
    return _parsed(option, help_text, metavar, _whole)


def range_option(option: str, help_text: str, metavar: str) -> Any:
    """An option for the shortest and the longest of something in months, such as `3-12`."""
    return _parsed(option, help_text, metavar, _range)


def long_gaps_option(option: str, help_text: str, metavar: str) -> Any:
    """An option for a share of the waits and their mean in months, such as `25%:9`."""
    return _parsed(option, help_text, metavar, _long_gaps)


def date_option(option: str, help_text: str, metavar: str) -> Any:
    """An option for a day, as `2027-02-01`."""
    return _parsed(option, help_text, metavar, _date)


def _parsed(option: str, help_text: str, metavar: str, read: Callable[[str], Any]) -> Any:
    """An option whose value is what `read` makes of it, or the problem that it finds."""

    def parse(typed: str) -> Any:
        value = read(typed.strip())
        if isinstance(value, Problem):
            found = {"path": value.path or (option,), "value": value.value or clean(typed)}
            raise UsageError(structs.replace(value, **found))
        return value

    return typer.Option(option, metavar=metavar, help=help_text, parser=parse)


def _amount(typed: str) -> Decimal | Problem:
    """The amount, of which nobody says the currency: it is the pack's."""
    if found := _MARKED.fullmatch(typed):
        bare = found["before"] or found["after"]
        if isinstance(_bare_amount(bare), Decimal):
            return Problem(code=ProblemCode.OPTION_CURRENCY, expected=(bare,))
        return _bare_amount(bare)
    return _bare_amount(typed)


def _bare_amount(typed: str) -> Decimal | Problem:
    grouped, plain = _grouped(typed), _plain(typed)
    if grouped is not None:
        return grouped
    if plain is None:
        return _no_number(_spelled(120_000), _spelled("937.5"))
    if _has_foreign_thousands(typed):
        both = (_spelled(plain), _spelled(plain * 1000))
        return Problem(code=ProblemCode.OPTION_AMBIGUOUS, expected=both)
    return plain


def _count(typed: str) -> Decimal | Problem:
    plain = _plain(typed)
    return _no_number("12", _spelled("2.5")) if plain is None else plain


def _share(typed: str, *, option: str) -> Decimal | Problem:
    bare = typed.removesuffix("%")
    if (value := _plain(bare.rstrip(_SPACES))) is None:
        return _no_number("30%", _spelled("0.3"))
    part = value / 100
    if bare != typed:
        return part
    if value > 1:
        if (beyond := _beyond(part, option=option)) is not None:
            return beyond
        both = (f"{_spelled(value)}%", _spelled(part))
        return Problem(code=ProblemCode.OPTION_SHARE, expected=both)
    return value


def _beyond(part: Decimal, *, option: str) -> Problem | None:
    """The problem of a percentage that would be out of range, which is no advice to write it."""
    from interimkit.domain.terms import SHARE_RANGES

    field = option.removeprefix("--").replace("-", "_")
    low, high = SHARE_RANGES[field]
    if part <= high:
        return None
    expected = (str(low), str(high))
    return Problem(code=ProblemCode.OPTION_RANGE, path=(field,), value=str(part), expected=expected)


def _whole(typed: str) -> int | Problem:
    readable = re.fullmatch(r"[-+\u2212]?[0-9]{1,9}", typed, re.ASCII)
    return int(_ascii(typed)) if readable else Problem(code=ProblemCode.OPTION_NUMBER)


def _range(typed: str) -> MonthRange | Problem:
    if not (found := _MONTHS.fullmatch(typed)) or int(found[1]) > int(found[2]):
        return Problem(code=ProblemCode.OPTION_MONTHS)
    return MonthRange(int(found[1]), int(found[2]))


def _long_gaps(typed: str) -> "LongGaps | Problem":
    from interimkit.domain.waits import LongGaps

    share, _colon, months = typed.partition(":")
    part, mean = _share(share.strip(), option="--long-gaps"), _plain(months.strip())
    if isinstance(part, Problem) or mean is None:
        return Problem(code=ProblemCode.OPTION_LONG_GAPS, expected=("25%:9",))
    return LongGaps(share=part, months=mean)


def _date(typed: str) -> date | Problem:
    # Python's own reader takes weeks and days of a year as well, which nobody here means.
    if not _DATE.fullmatch(typed):
        return Problem(code=ProblemCode.OPTION_DATE)
    try:
        return date.fromisoformat(typed)
    except ValueError:  # such as the 30th of February
        return Problem(code=ProblemCode.OPTION_DATE)


def _grouped(typed: str) -> Decimal | None:
    """A number with its thousands grouped as this language prints them, or by spaces."""
    group, mark = _MARKS[language.current()]
    found = re.fullmatch(
        rf"([-+\u2212]?[1-9][0-9]{{0,2}}(?:([{group}{_SPACES}])[0-9]{{3}})(?:\2[0-9]{{3}}){{0,3}})"
        rf"(?:[{mark}]([0-9]{{1,30}}))?",
        typed,
    )
    if not found:
        return None
    whole = re.sub(rf"[{re.escape(group)}{_SPACES}]", "", found[1])
    return Decimal(_ascii(whole) + (f".{found[3]}" if found[3] else ""))


def _plain(typed: str) -> Decimal | None:
    """A number without grouping; its decimals after a point, or after this language's own mark."""
    _group, mark = _MARKS[language.current()]
    if not re.fullmatch(rf"[-+\u2212]?[0-9]{{1,15}}(?:[.{mark}][0-9]{{1,30}})?", typed):
        return None
    return Decimal(_ascii(typed).replace(",", "."))


def _has_foreign_thousands(typed: str) -> bool:
    """Whether three digits after a mark are thousands to whoever writes another language."""
    return re.fullmatch(r"[-+\u2212]?[1-9][0-9]{0,2}[.,][0-9]{3}", typed) is not None


def _no_number(*examples: str) -> Problem:
    return Problem(code=ProblemCode.OPTION_AMOUNT, expected=examples)


def _spelled(value: Decimal | int | str) -> str:
    """A number as it may be typed in this language."""
    from interimkit.render.numbers import number

    return number(Decimal(value), language=language.current())


def _ascii(typed: str) -> str:
    return typed.replace("\u2212", "-")
