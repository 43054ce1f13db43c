"""Money and dates against an independent opinion: Babel's."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

import pytest
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal
from hypothesis import given
from hypothesis import strategies as st

from interimkit.model.text import Language
from interimkit.render.numbers import long_date, money, number, percent, typed

LOCALES = {Language.EN: "en_GB", Language.NL: "nl_BE", Language.FR: "fr_BE"}
WHOLE = {Language.EN: "¤#,##0", Language.NL: "¤ #,##0", Language.FR: "#,##0 ¤"}


def babel_money(amount: int | Decimal, language: Language, digits: str = "") -> str:
    pattern = WHOLE[language].replace("#,##0", f"#,##0{digits}").replace(" ", "\u00a0")
    locale = {"fr_BE": "fr_FR"}.get(LOCALES[language], LOCALES[language])
    return format_currency(amount, "EUR", pattern, locale, currency_digits=False)


def test_the_three_forms_of_the_contract() -> None:
    assert money(80_000, "EUR", language=Language.EN) == "€80,000"
    assert money(80_000, "EUR", language=Language.NL) == "€\u00a080.000"
    assert money(80_000, "EUR", language=Language.FR) == "80\u202f000\u00a0€"


@given(st.integers(0, 10**9), st.sampled_from(Language))
def test_whole_amounts_as_babel_writes_them(amount: int, language: Language) -> None:
    assert money(amount, "EUR", language=language) == babel_money(amount, language)


@given(st.decimals(0, 10**7, places=2), st.sampled_from(Language))
def test_cents_as_babel_writes_them(amount: Decimal, language: Language) -> None:
    assert money(amount, "EUR", language=language) == babel_money(amount, language, ".00")


@pytest.mark.parametrize("language", Language)
def test_babels_own_patterns_put_the_sign_where_we_do(language: Language) -> None:
    theirs = format_currency(5, "EUR", locale=LOCALES[language].replace("fr_BE", "fr_FR"))
    assert theirs.startswith("€") == money(5, "EUR", language=language).startswith("€")


@given(st.integers(-(10**9), -1) | st.decimals(-(10**7), -1, places=2), st.sampled_from(Language))
def test_what_is_below_zero_has_one_minus_sign_and_no_hyphen(
    amount: int | Decimal, language: Language
) -> None:
    for told in (money, lambda a, _c, **kw: number(Decimal(a), **kw)):
        below, above = (told(each, "EUR", language=language) for each in (amount, -amount))
        assert below.count("\u2212") == 1
        assert "-" not in below
        assert below.replace("\u2212", "") == above
    assert typed(Decimal(amount)).startswith("-")


def test_a_minus_sign_stands_before_the_currency_but_in_dutch() -> None:
    told = [money(-1500, "EUR", language=language) for language in Language]
    assert told == ["\u2212€1,500", "€\u00a0\u22121.500", "\u22121\u202f500\u00a0€"]
    assert money(-5, "CHF", language=Language.EN) == "\u2212CHF\u00a05"


@pytest.mark.parametrize(
    ("written", "shown"),
    [("2.5", "€2.50"), ("937.5", "€937.50"), ("12.50", "€12.50"), ("100", "€100"),
     ("1E+2", "€100"), ("2.625", "€2.63"), ("975.00", "€975.00")],
)  # fmt: skip
def test_money_has_no_decimals_or_two(written: str, shown: str) -> None:
    assert money(Decimal(written), "EUR", language=Language.EN) == shown


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [("18.5", 0, "19"), ("19.5", 0, "20"), ("0.125", 2, "0.13"), ("0.135", 2, "0.14"),
     ("2.625", None, "2.625"), ("18.50", None, "18.5"), ("6.0", None, "6"),
     ("18.33333333", None, "18.33"), ("1E+3", None, "1,000"), ("0.000001", None, "0.000001")],
)  # fmt: skip
def test_a_number_is_shown_as_it_was_calculated_with(
    value: str, decimals: int | None, shown: str
) -> None:
    assert number(Decimal(value), language=Language.EN, decimals=decimals) == shown


def test_a_share_is_shown_as_it_was_calculated_with() -> None:
    assert percent(Decimal("0.1325"), language=Language.EN) == "13.25%"
    assert percent(Decimal("0.125"), language=Language.NL) == "12,5%"
    assert percent(Decimal("0.125"), language=Language.FR) == "12,5\u202f%"
    assert percent(Decimal("6.08") / Decimal("13.92"), language=Language.EN) == "43.68%"


@given(st.decimals(0, 10**7, places=4), st.integers(0, 4), st.sampled_from(Language))
def test_numbers_as_babel_rounds_and_writes_them(
    value: Decimal, decimals: int, language: Language
) -> None:
    locale = LOCALES[language].replace("fr_BE", "fr_FR")
    pattern = "#,##0" + "." * bool(decimals) + "#" * decimals
    with localcontext(Context(rounding=ROUND_HALF_UP)):
        theirs = format_decimal(value, pattern, locale=locale)
    assert number(value, language=language, decimals=decimals) == theirs


def test_another_currency_is_named_by_its_code() -> None:
    assert money(80_000, "CHF", language=Language.EN) == "CHF\u00a080,000"
    assert money(80_000, "CHF", language=Language.NL) == "CHF\u00a080.000"
    assert money(80_000, "CHF", language=Language.FR) == "80\u202f000\u00a0CHF"


@pytest.mark.parametrize("language", Language)
def test_every_day_of_a_leap_year_as_babel_writes_it(language: Language) -> None:
    for offset in range(366):
        day = date(2024, 1, 1) + timedelta(days=offset)
        theirs = format_date(day, "d MMMM y", locale=LOCALES[language])
        if language is Language.FR and day.day == 1:  # French prose says premier; CLDR does not
            theirs = theirs.replace("1 ", "1er ", 1)
        assert long_date(day, language=language) == theirs
