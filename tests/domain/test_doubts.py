"""Amounts that are hardly meant are asked about, and none is refused."""

from decimal import Decimal

import pytest
from in_process import run_here

from interimkit import load_pack
from interimkit.domain.doubts import doubts
from interimkit.errors import ProblemCode as Code

PACK = load_pack()


@pytest.mark.parametrize(
    ("field", "amount", "code", "expected"),
    [
        ("salary", "5499.99", Code.SALARY_DOUBTED, ("55000", "65999.88")),
        ("against_salary", "1200", Code.SALARY_DOUBTED, ("55000", "14400")),
        ("day_rate", "54.99", Code.DAY_RATE_DOUBTED, ("55000",)),
    ],
)
def test_under_a_tenth_of_the_lowest_pay_is_asked_about(
    field: str, amount: str, code: Code, expected: tuple[str, ...]
) -> None:
    (problem,) = doubts(PACK, {field: Decimal(amount)})
    assert (problem.code, problem.path, problem.value) == (code, (field,), amount)
    assert problem.expected == expected


def test_from_a_tenth_on_and_without_an_amount_nothing_is() -> None:
    assert not [*doubts(PACK, {"salary": Decimal(5500), "day_rate": Decimal(55)})]
    assert not [*doubts(PACK, {"salary": None, "day_rate": None})]


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        (("offer", "--salary", "1200"), "--salary is 1,200 for a whole year, and the lowest pay cited here is 55,000. If that is a month’s, give the year’s: 14,400."),
        (("offer", "--day-rate", "12"), "--day-rate is 12 for a whole day, and the lowest pay cited here is 55,000 a year. If that is an hour’s, give the day’s."),
        (("income", "--day-rate", "12"), "--day-rate is 12 for a whole day"),
        (("income", "--day-rate", "975", "--against-salary", "1200"), "--against-salary is 1,200 for a whole year"),
        (("offer", "--salary", "120000", "--compare", "--salary 1200"), "In the other offer: --salary is 1,200 for a whole year"),
    ],
)  # fmt: skip
def test_it_is_asked_beside_the_result(typed: tuple[str, ...], asked: str) -> None:
    done = run_here(*typed)
    assert done.code == 0
    assert done.stdout
    assert done.stderr.decode().count("\n") == 1
    assert done.stderr.decode().startswith(asked)


def test_what_may_well_be_meant_is_not_asked_about() -> None:
    for typed in (("offer", "--day-rate", "975"), ("offer", "--country", "GB"),
                  ("income", "--day-rate", "975", "--against-salary", "60000")):  # fmt: skip
        assert run_here(*typed).stderr == b""
