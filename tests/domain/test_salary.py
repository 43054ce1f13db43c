"""The pay comparison: the article's figures, and what is said beside them."""

from datetime import date

import pytest

from interimkit import compare_pay, load_pack
from interimkit.errors import ProblemCode, UnknownChoiceError
from interimkit.model.claims import Verdict


def test_the_articles_figures_are_all_there() -> None:
    pay = compare_pay(load_pack())
    assert [(row.id, row.gross_per_year_from, row.currency) for row in pay.levels] == [
        ("beginner", 55_000, "EUR"),
        ("intermediate", 80_000, "EUR"),
        ("confirmed", 120_000, "EUR"),
    ]
    average = pay.average_range
    assert (average.gross_per_year_from, average.gross_per_year_to) == (80_000, 150_000)
    assert (pay.source, pay.as_of) == ("orsys-2025", date(2025, 10, 23))
    assert [v.id for v in pay.variable_pay] == ["per-diem", "bonus"]
    assert pay.cited.publisher == "ORSYS"


def test_each_caveat_carries_its_claim_and_verdict() -> None:
    caveats = {c.claim: c.verdict for c in compare_pay(load_pack()).caveats}
    assert caveats == {
        "pay-average": Verdict.DIFFERS,
        "pay-beginner": Verdict.PARTLY,
        "pay-by-the-day": Verdict.DIFFERS,
        "pay-country": Verdict.NO_FIGURE_FOUND,
        "pay-variable": Verdict.NO_FIGURE_FOUND,
    }


def test_one_level_leaves_the_rest_of_the_result_as_it_is() -> None:
    whole, one = compare_pay(load_pack()), compare_pay(load_pack(), level="confirmed")
    assert [row.id for row in one.levels] == ["confirmed"]
    assert one.caveats == whole.caveats
    assert one.average_range == whole.average_range


@pytest.mark.parametrize("language", ["en", "nl", "fr"])
def test_figures_and_ids_do_not_depend_on_the_language(language: str) -> None:
    pay, english = compare_pay(load_pack(language=language)), compare_pay(load_pack())
    assert pay.language == language
    assert [(r.id, r.gross_per_year_from) for r in pay.levels] == [
        (r.id, r.gross_per_year_from) for r in english.levels
    ]
    assert pay.pack == english.pack


def test_a_levels_own_name_leads_to_its_id() -> None:
    with pytest.raises(UnknownChoiceError) as caught:
        compare_pay(load_pack(language="nl"), level="ervaren")
    assert caught.value.problems[0].nearest == "confirmed"


@pytest.mark.parametrize(
    ("level", "nearest"), [("confirmd", "confirmed"), ("CONFIRMED", "confirmed"), ("", "")]
)
def test_an_unknown_level_is_refused_with_the_nearest(level: str, nearest: str) -> None:
    with pytest.raises(UnknownChoiceError) as caught:
        compare_pay(load_pack(), level=level)
    (problem,) = caught.value.problems
    assert problem.code is ProblemCode.CHOICE_UNKNOWN
    assert problem.path == ("level",)
    assert problem.expected == ("beginner", "intermediate", "confirmed")
    assert problem.nearest == nearest
