"""Money and dates as each language writes them. A test holds every form against Babel's.

What is below zero has a minus sign before it, and no hyphen, which a line may break after.
"""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol, assert_never

from interimkit.model.text import Language
from interimkit.render import signs

NBSP = "\u00a0"
NARROW_NBSP = "\u202f"

ENDLESS = 6
"""A number with more decimals than these is a quotient, not what somebody wrote."""

_MONTHS = {
    Language.EN: (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    Language.NL: (
        "januari", "februari", "maart", "april", "mei", "juni",
        "juli", "augustus", "september", "oktober", "november", "december",
    ),
    Language.FR: (
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
}  # fmt: skip


def money(amount: int | Decimal, currency: str, *, language: Language) -> str:
    """An amount as prose shows it: with no decimals where it has none, and otherwise with two.

    The euro gets its sign; every other currency its ISO code, which no reader can mistake.

    >>> money(80_000, "EUR", language=Language.EN)
    '€80,000'
    >>> money(Decimal("2.5"), "EUR", language=Language.EN)
    '€2.50'
    >>> money(-80_000, "EUR", language=Language.EN)
    '−€80,000'
    """
    digits = _digits(_rounded(amount, 2) if _decimals(amount) else int(amount), language=language)
    sign = "€" if currency == "EUR" else currency
    match language:
        case Language.EN:
            minus = signs.LESS if digits.startswith(signs.LESS) else ""
            plain = digits.removeprefix(minus)
            return f"{minus}{sign}{plain}" if sign == "€" else f"{minus}{sign}{NBSP}{plain}"
        case Language.NL:
            return f"{sign}{NBSP}{digits}"
        case Language.FR:
            return f"{digits}{NBSP}{sign}"
        case _:
            assert_never(language)


class Priced(Protocol):
    """A result whose amounts are all in one currency."""

    @property
    def currency(self) -> str:
        """The currency's ISO code."""
        ...

    @property
    def language(self) -> Language:
        """The language that it is shown in."""
        ...


def whole_money(amount: Decimal, *, of: Priced) -> str:
    """An amount of a result in whole units, a half rounded up."""
    whole = int(amount.to_integral_value(rounding=ROUND_HALF_UP))
    return money(whole, of.currency, language=of.language)


def exact_money(amount: Decimal, *, of: Priced) -> str:
    """An amount of a result, to the cent where it is not whole."""
    return money(amount.normalize(), of.currency, language=of.language)


def rough(amount: Decimal) -> Decimal:
    """Three figures, where no assumption behind an amount is known better.

    >>> rough(Decimal(142_857))
    Decimal('1.43E+5')
    """
    return amount.quantize(Decimal(1).scaleb(amount.adjusted() - 2), rounding=ROUND_HALF_UP)


def number(value: Decimal, *, language: Language, decimals: int | None = None) -> str:
    """A number as prose shows it, a half rounded up.

    Args:
        decimals: How many it has at most; without it all of them, so that what was calculated
            with is what is shown, or two where they hardly end.

    >>> number(Decimal("2.625"), language=Language.NL)
    '2,625'
    >>> number(Decimal(220) / 12, language=Language.NL)
    '18,33'
    """
    if decimals is None:
        written = _decimals(value.normalize())
        decimals = written if written <= ENDLESS else 2
    rounded = _rounded(value, decimals)
    whole = rounded == rounded.to_integral_value()
    return _digits(int(rounded) if whole else rounded.normalize(), language=language)


def coefficient(value: float, *, language: Language) -> str:
    """A coefficient, always with two decimals, so that one below the other can be compared.

    >>> coefficient(0.8, language=Language.FR), coefficient(-0.001, language=Language.EN)
    ('0,80', '0.00')
    """
    return _digits(_rounded(Decimal(value), 2) + 0, language=language)


def typed(value: Decimal) -> str:
    """A number as an option takes it, whatever the language.

    >>> typed(Decimal("1040.00"))
    '1040'
    """
    return f"{value.normalize():f}"


def percent(share: Decimal, *, language: Language, decimals: int | None = None) -> str:
    r"""A part of 1 as a percentage, with decimals as `number` has them.

    >>> percent(Decimal("0.25"), language=Language.FR)
    '25\u202f%'
    """
    digits = number(share * 100, language=language, decimals=decimals)
    return f"{digits}{NARROW_NBSP}%" if language is Language.FR else f"{digits}%"


def typed_share(share: Decimal, *, language: Language) -> str:
    """A part of 1 as one types it: a shell would take a space in it for an end.

    >>> typed_share(Decimal("0.25"), language=Language.FR)
    '25%'
    """
    return f"{number(share * 100, language=language)}%"


def plural_of(value: int | Decimal, *, language: Language) -> int:
    """The whole number whose form of a noun this one takes: `1.5 months`, but `1,5 jour`.

    >>> [plural_of(Decimal("1.5"), language=language) for language in Language]
    [2, 2, 1]
    """
    if value == int(value) or language is Language.FR:
        return int(value)
    return 2


def long_date(day: date, *, language: Language) -> str:
    """A day as prose shows it.

    >>> long_date(date(2025, 10, 23), language=Language.NL)
    '23 oktober 2025'
    """
    number = "1er" if language is Language.FR and day.day == 1 else str(day.day)
    return f"{number} {_MONTHS[language][day.month - 1]} {day.year}"


def long_moment(when: datetime, *, language: Language) -> str:
    """A moment as prose shows it, to the minute, by the clock that it is given by.

    >>> long_moment(datetime(2026, 11, 26, 9, 5), language=Language.FR)
    '26 novembre 2026, 09:05'
    """
    return f"{long_date(when.date(), language=language)}, {when:%H:%M}"


def _decimals(value: int | Decimal) -> int:
    """How many decimals it is written with."""
    exponent = Decimal(value).as_tuple().exponent
    assert isinstance(exponent, int)
    return max(0, -exponent)


def _rounded(value: int | Decimal, decimals: int) -> Decimal:
    return Decimal(value).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def _digits(amount: int | Decimal, *, language: Language) -> str:
    english = f"{amount:,}" if isinstance(amount, int) else f"{amount:,f}"
    english = english.replace("-", signs.LESS)
    match language:
        case Language.EN:
            return english
        case Language.NL:
            return english.translate({ord(","): ".", ord("."): ","})
        case Language.FR:
            return english.translate({ord(","): NARROW_NBSP, ord("."): ","})
        case _:
            assert_never(language)
