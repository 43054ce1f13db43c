"""Amounts as they are typed: read as we print them, or refused there by name."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interimkit.cli import language as spoken
from interimkit.cli.money import (
    amount_option,
    count_option,
    date_option,
    range_option,
    share_option,
    whole_option,
)
from interimkit.errors import Problem, ProblemCode, UsageError
from interimkit.model.text import Language
from interimkit.render.numbers import number, percent, typed_share

D = Decimal
Option = Callable[[str, str, str], Any]
EN, NL, FR = Language


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    yield
    spoken.bind([])
    spoken.follow(Language.EN)


def read(option: Option, typed: str, language: Language = EN) -> Any:
    spoken.bind(["--lang", language])
    return option("--on-costs", "", "X").parser(typed)


def refusal(option: Option, typed: str, language: Language = EN) -> Problem:
    with pytest.raises(UsageError) as caught:
        read(option, typed, language)
    (problem,) = caught.value.problems
    return problem


@pytest.mark.parametrize(
    ("option", "language", "typed", "value"),
    [
        (amount_option, EN, " 1250.50 ", D("1250.50")),
        (amount_option, EN, "118,000", D(118_000)),
        (amount_option, EN, "1,250,000.5", D("1250000.5")),
        (amount_option, EN, "118 000", D(118_000)),
        (amount_option, NL, "118.000", D(118_000)),
        (amount_option, NL, "1.250,50", D("1250.50")),
        (amount_option, NL, "937,5", D("937.5")),
        (amount_option, NL, "937.5", D("937.5")),
        (amount_option, FR, "118 000", D(118_000)),
        (amount_option, FR, "118\u00a0000", D(118_000)),
        (amount_option, FR, "118\u202f000,25", D("118000.25")),
        (amount_option, EN, "0.437", D("0.437")),
        (amount_option, EN, "1234.567", D("1234.567")),
        (amount_option, EN, "-5", D(-5)),
        (amount_option, EN, "+5", D(5)),
        (amount_option, EN, "\u22125", D(-5)),
        (count_option, EN, "2.625", D("2.625")),
        (count_option, NL, "2.625", D("2.625")),
        (count_option, NL, "2,625", D("2.625")),
        (count_option, FR, "18.333333333333333333333333333", D("18.333333333333333333333333333")),
        (share_option, EN, "30%", D("0.3")),
        (share_option, EN, "30 %", D("0.3")),
        (share_option, FR, "30\u00a0%", D("0.3")),
        (share_option, FR, "30,5\u202f%", D("0.305")),
        (share_option, EN, "200%", D(2)),
        (share_option, NL, "0,437", D("0.437")),
        (share_option, EN, "1", D(1)),
        (whole_option, EN, "3", 3),
        (whole_option, EN, "-3", -3),
        (range_option, EN, "3-12", (3, 12)),
    ],
)
def test_what_can_be_meant_is_read(
    option: Option, language: Language, typed: str, value: object
) -> None:
    assert read(option, typed, language) == value


@pytest.mark.parametrize(
    ("language", "typed", "both"),
    [
        (EN, "1.300", ("1.3", "1,300")),
        (NL, "1,300", ("1,3", "1.300")),
        (FR, "1,325", ("1,325", "1\u202f325")),
        (FR, "118.000", ("118", "118\u202f000")),
    ],
)
def test_an_amount_with_two_readings_is_refused_with_both(
    language: Language, typed: str, both: tuple[str, ...]
) -> None:
    problem = refusal(amount_option, typed, language)
    assert (problem.code, problem.expected) == (ProblemCode.OPTION_AMBIGUOUS, both)
    spelled = [reading for reading in both if reading != typed]
    assert [read(amount_option, reading, language) for reading in spelled]


@pytest.mark.parametrize(
    ("language", "typed", "both"),
    [(EN, "30", ("30%", "0.3")), (NL, "2", ("2%", "0,02")), (FR, "12,5", ("12,5%", "0,125"))],
)
def test_a_bare_share_above_the_whole_is_refused_with_both_spellings(
    language: Language, typed: str, both: tuple[str, ...]
) -> None:
    problem = refusal(share_option, typed, language)
    assert (problem.code, problem.expected) == (ProblemCode.OPTION_SHARE, both)
    assert len({read(share_option, spelling, language) for spelling in both}) == 1


@given(st.integers(1, 10**8), st.sampled_from(Language))
def test_every_amount_is_read_as_our_tables_print_it(amount: int, language: Language) -> None:
    assert read(amount_option, number(D(amount), language=language), language) == amount


@given(st.decimals(0, 60, places=3), st.sampled_from(Language))
def test_every_count_and_share_is_read_as_our_pages_and_our_json_have_it(
    value: Decimal, language: Language
) -> None:
    assert read(count_option, number(value, language=language), language) == value
    assert read(count_option, str(value), language) == value
    share = value / 100
    for written in (percent, typed_share):
        assert read(share_option, written(share, language=language), language) == share
    assert read(share_option, str(share), language) == share


@pytest.mark.parametrize(
    ("option", "typed", "code"),
    [
        *(
            (amount_option, wrong, ProblemCode.OPTION_AMOUNT)
            for wrong in ("1_000", "1.", ".5", "0x1", "%", "1%%", "30%", "", "-", "--5", "1,00",
                          "1.300.000", "1 0000", "0,500", "12,34,567", "nan", "٣", "9" * 40)
        ),
        (count_option, "1,000", ProblemCode.OPTION_AMOUNT),
        (share_option, "%", ProblemCode.OPTION_AMOUNT),
        *((whole_option, wrong, ProblemCode.OPTION_NUMBER) for wrong in ("1.5", "٣", "1_0", "")),
        *((range_option, wrong, ProblemCode.OPTION_MONTHS) for wrong in ("12-3", "3", "3-", "a-b")),
    ],
)  # fmt: skip
def test_anything_else_is_refused_by_the_name_of_its_option(
    option: Option, typed: str, code: ProblemCode
) -> None:
    problem = refusal(option, typed)
    assert (problem.code, problem.path, problem.value) == (code, ("--on-costs",), typed)


@pytest.mark.parametrize(
    ("typed", "bare", "language"),
    [
        ("€118,000", "118,000", EN),
        ("€ 118.000", "118.000", NL),
        ("118\u202f000\u00a0€", "118\u202f000", FR),
        ("118000 EUR", "118000", EN),
        ("EUR 118000", "118000", EN),
        ("£794", "794", EN),
        ("794 GBP", "794", EN),
        ("900 euro", "900", NL),
        ("900 euros", "900", FR),
    ],
)
def test_a_currency_beside_an_amount_is_refused_with_what_to_write(
    typed: str, bare: str, language: Language
) -> None:
    problem = refusal(amount_option, typed, language)
    assert (problem.code, problem.value) == (ProblemCode.OPTION_CURRENCY, typed)
    assert problem.expected == (bare,)
    assert read(amount_option, bare, language) > 0


def test_an_amount_beside_a_currency_that_has_two_readings_is_refused_for_these() -> None:
    problem = refusal(amount_option, "€118.000")
    assert (problem.code, problem.value) == (ProblemCode.OPTION_AMBIGUOUS, "€118.000")
    assert refusal(amount_option, "€x").code is ProblemCode.OPTION_AMOUNT


@pytest.mark.parametrize(
    ("option", "typed", "expected"),
    [
        ("--provider-share", "100", ("0", "0.9")),
        ("--provider-share", "91", ("0", "0.9")),
        ("--utilisation", "101", ("0.05", "1")),
    ],
)
def test_a_share_beyond_its_range_is_never_advised(
    option: str, typed: str, expected: tuple[str, ...]
) -> None:
    with pytest.raises(UsageError) as caught:
        share_option(option, "", "X").parser(typed)
    (problem,) = caught.value.problems
    assert (problem.code, problem.expected) == (ProblemCode.OPTION_RANGE, expected)
    assert problem.path == (option.removeprefix("--").replace("-", "_"),)


def test_a_share_within_its_range_is_advised_as_ever() -> None:
    with pytest.raises(UsageError) as caught:
        share_option("--provider-share", "", "X").parser("90")
    assert caught.value.problems[0].expected == ("90%", "0.9")


def test_a_day_is_read_as_the_standard_writes_it() -> None:
    assert read(date_option, " 2027-02-01 ") == date(2027, 2, 1)
    assert read(date_option, "2028-02-29") == date(2028, 2, 29)


@pytest.mark.parametrize(
    "typed",
    ["1-2-2027", "01/02/2027", "2027-2-1", "2027-02-30", "20270201", "2027-W05-1", "soon",
     "2027-13-01", "٢٠٢٧-٠٢-٠١"],
)  # fmt: skip
def test_what_is_no_day_is_refused(typed: str) -> None:
    problem = refusal(date_option, typed)
    assert (problem.code, problem.value) == (ProblemCode.OPTION_DATE, typed)
