"""Money and dates against an independent opinion: Babel's."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_currency
from hypothesis import given
from hypothesis import strategies as st

from interimkit.model.text import Language
from interimkit.render.numbers import long_date, money

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
