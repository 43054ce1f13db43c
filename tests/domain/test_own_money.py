"""Somebody's own money figures: held to what the options take, and put to offer and income."""

from decimal import Decimal
from typing import Any

import pytest

from interimkit import ContentError, encode_answers, load_answers, load_pack
from interimkit.domain.own_money import LIMITS, own_income, own_money, own_offer
from interimkit.errors import ProblemCode
from interimkit.model.answers import Answers, Money
from interimkit.model.salary import RateBasis

PACK = load_pack()
D = Decimal


def answers(checks: dict[str, Any] | None = None, **money: Any) -> Answers:
    return Answers(checks=checks or {}, money=Money(**money))


def load(text: str) -> Answers:
    lines = ("format: interimkit.answers/1", "money:", *(f"  {line}" for line in text.split("; ")))
    return load_answers("\n".join(lines).encode(), pack=PACK, name="me.yaml")


@pytest.mark.parametrize("name", ["me.yaml", "me.json"])
def test_figures_are_written_down_and_read_back(name: str) -> None:
    given = load("day_rate: 975.5; rate_basis: client; set_aside: 0.4; country: NO; salary: 118000")
    assert given.money.country == "NO"  # no truth value
    data = encode_answers(given, name=name)
    assert load_answers(data, pack=PACK, name=name) == given
    assert b"975.5" in data
    assert b'"975.5"' not in data


@pytest.mark.parametrize("field", LIMITS)
def test_a_figure_out_of_range_is_refused_where_it_stands(field: str) -> None:
    low, high = LIMITS[field]
    for value in (low, high):
        assert getattr(load(f"country: BE; {field}: {value}").money, field) == value
    for value in (low - 1, high + 1):
        with pytest.raises(ContentError) as caught:
            load(f"country: BE; {field}: {value}")
        (problem,) = caught.value.problems
        assert (problem.code, problem.path) == (ProblemCode.OPTION_RANGE, ("money", field))
        assert problem.line == 4


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("country: ZZ", ProblemCode.COUNTRY_UNKNOWN),
        ("rate_basis: ours", ProblemCode.CHOICE_UNKNOWN),
        ("day_rate: much", ProblemCode.WRONG_TYPE),
        ("day_rat: 900", ProblemCode.FIELD_UNKNOWN),
    ],
)
def test_what_is_no_figure_is_refused(text: str, code: ProblemCode) -> None:
    with pytest.raises(ContentError) as caught:
        load(text)
    assert [(p.code, p.line) for p in caught.value.problems] == [(code, 3)]


def test_an_older_file_has_no_figures() -> None:
    old = load_answers(b"format: interimkit.answers/1\n", pack=PACK, name="old.yaml")
    assert old.money == Money()
    assert b"money" not in encode_answers(old)
    assert own_offer(PACK, old) is None
    assert own_income(PACK, old) is None


def test_a_clients_rate_counts_with_what_the_manager_is_left_with() -> None:
    own = own_money(PACK, answers(day_rate=D(1300), rate_basis=RateBasis.CLIENT))
    assert own.day_rate == D(975)
    assert own_money(PACK, answers(day_rate=D(975))).day_rate == D(975)


def test_the_check_of_that_name_is_the_reserve_unless_money_says_another() -> None:
    checks = {"reserve-months": 8}
    cost = {"day_rate": D(975), "cost_per_month": D(6000)}
    found = own_income(PACK, answers(checks, **cost))
    assert found is not None
    assert found.reserve is not None
    assert found.reserve.reserve_months == 8
    other = own_income(PACK, answers(checks, **cost, reserve_months=D(14)))
    assert other is not None
    assert other.reserve is not None
    assert other.reserve.reserve_months == 14


def test_what_would_be_idle_is_left_and_nought_is_nothing() -> None:
    alone = answers(day_rate=D(975), benefits=D(9000), set_aside=D("0.4"), reserve_months=D(8))
    found = own_income(PACK, alone)
    assert found is not None
    assert (found.reserve, found.staying) == (None, None)
    assert own_offer(PACK, answers(salary=D(0), day_rate=D(0))) is None
    assert own_income(PACK, answers(salary=D(118_000))) is None
    offer = own_offer(PACK, answers(salary=D(118_000), benefits=D(14_000)))
    assert offer is not None
    assert offer.benefits_per_year == D(14_000)
