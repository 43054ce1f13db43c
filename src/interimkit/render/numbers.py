"""Money and dates as each language writes them. A test holds every form against Babel's."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol, assert_never

from interimkit.model.text import Language

NBSP = "\u00a0"
NARROW_NBSP = "\u202f"

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
    """An amount as prose shows it, in whole units when it is an int.

    The euro gets its sign; every other currency its ISO code, which no reader can mistake.

    >>> money(80_000, "EUR", language=Language.EN)
    '€80,000'
    """
    digits = _digits(amount, language=language)
    sign = "€" if currency == "EUR" else currency
    match language:
        case Language.EN:
            return f"{sign}{digits}" if sign == "€" else f"{sign}{NBSP}{digits}"
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
    """An amount of a result with all its decimals."""
    return money(amount, of.currency, language=of.language)


def rough(amount: Decimal) -> Decimal:
    """Three figures, where no assumption behind an amount is known better.

    >>> rough(Decimal(142_857))
    Decimal('1.43E+5')
    """
    return amount.quantize(Decimal(1).scaleb(amount.adjusted() - 2), rounding=ROUND_HALF_UP)


def number(value: Decimal, *, language: Language, decimals: int = 2) -> str:
    """A number as prose shows it, with no more decimals than it has and than make sense.

    >>> number(Decimal("18.333"), language=Language.NL)
    '18,33'
    """
    rounded = round(value, decimals)
    whole = rounded == rounded.to_integral_value()
    return _digits(int(rounded) if whole else rounded.normalize(), language=language)


def grammatical(value: int | Decimal, *, language: Language) -> int:
    """The whole number whose form of a noun this one takes: French says `1,5 jour`.

    >>> [grammatical(Decimal("1.5"), language=lang) for lang in (Language.EN, Language.FR)]
    [2, 1]
    """
    return int(value) if language is Language.FR or value == int(value) else 2


def typed(value: Decimal) -> str:
    """A number as an option takes it, whatever the language.

    >>> typed(Decimal("1040.00"))
    '1040'
    """
    return f"{value.normalize():f}"


def percent(share: Decimal, *, language: Language, decimals: int = 0) -> str:
    r"""A part of 1 as a percentage.

    >>> percent(Decimal("0.25"), language=Language.FR)
    '25\xa0%'
    """
    digits = number(share * 100, language=language, decimals=decimals)
    return f"{digits}{NBSP}%" if language is Language.FR else f"{digits}%"


def long_date(day: date, *, language: Language) -> str:
    """A day as prose shows it.

    >>> long_date(date(2025, 10, 23), language=Language.NL)
    '23 oktober 2025'
    """
    number = "1er" if language is Language.FR and day.day == 1 else str(day.day)
    return f"{number} {_MONTHS[language][day.month - 1]} {day.year}"


def _digits(amount: int | Decimal, *, language: Language) -> str:
    english = f"{amount:,}"
    match language:
        case Language.EN:
            return english
        case Language.NL:
            return english.translate({ord(","): ".", ord("."): ","})
        case Language.FR:
            return english.translate({ord(","): NARROW_NBSP, ord("."): ","})
        case _:
            assert_never(language)
