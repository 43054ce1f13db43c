"""Whether a case plays fair: the built-in one does, and each way of not doing so is seen."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from own_packs import FILES, write_pack

from interimkit import load_pack
from interimkit.content.open_pack import OpenPack
from interimkit.domain.case_balance import Advice, CaseBalance, balance, correlation, rows_of
from interimkit.domain.case_paths import dilemmas_of
from interimkit.model.case import Case
from interimkit.model.text import Language

Edited = Callable[..., CaseBalance]


@pytest.fixture
def edited(tmp_path: Path) -> Edited:
    """The balance of the small case, with parts of it replaced."""

    def weigh(*edits: tuple[str, str]) -> CaseBalance:
        pack = write_pack(tmp_path / "p", "cases/orchard.yaml")
        text = FILES["cases/orchard.yaml"]
        for before, after in edits:
            assert text.count(before) == 1, before
            text = text.replace(before, after)
        (pack / "cases" / "orchard.yaml").write_text(text, encoding="utf-8")
        return balance(OpenPack(pack, language=Language.EN), "orchard")  # sound or not

    return weigh


@pytest.mark.parametrize("language", Language)
def test_the_built_in_case_gives_it_nothing_to_say(language: Language) -> None:
    found = balance(load_pack(language=language), "lindewaard")
    assert found.remarks == ()
    assert found.ways == sum(end.ways for end in found.endings) == 6561
    assert abs(sum((end.share for end in found.endings), Decimal()) - 1) < Decimal("0.005")


@pytest.mark.parametrize("language", Language)
def test_each_dilemma_of_the_built_in_case_fits_a_projector(language: Language) -> None:
    case = load_pack(language=language).load(Case, "lindewaard")
    assert all(rows_of(dilemma) <= 20 for dilemma in dilemmas_of(case))


def advice(found: CaseBalance) -> set[tuple[Advice, str]]:
    return {(remark.advice, remark.where) for remark in found.remarks}


def test_a_small_case_is_counted_by_hand(edited: Edited) -> None:
    found = edited()
    assert found.ways == 8
    # Full: fires and leave-all and late or early, fires and thin and late, water and late.
    assert {end.id: end.ways for end in found.endings} == {"full": 4, "bare": 4}
    assert {a for a, _where in advice(found)} >= {Advice.COMMON}
    common = [r for r in found.remarks if r.advice is Advice.COMMON]
    assert {r.value for r in common} == {Decimal("0.5")}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "The buds live. The neighbours cough., effects: {fruit: 1, hands: -1}",
            "The buds live., effects: {fruit: 1, hands: 1}",
            (Advice.BETTER, "fires"),
        ),
        ("Leaves stay green. Backs ache., effects: {fruit: 1, hands: -1}",
         "Leaves stay green., effects: {fruit: 1}", (Advice.NO_PRICE, "water")),
        ("It comes late., effects: {fruit: -1, hands: 1}",
         "It comes late., effects: {fruit: -1}", (Advice.NO_GAIN, "wait")),
        ("Sleep, and look in the morning.", "Sleep.", (Advice.UNEQUAL, "spring")),
        ("Frost is coming tonight.", "Frost is coming. " * 40, (Advice.LONG, "spring")),
        ("No rain for a month.", "No rain has fallen for a whole month. " * 20, (Advice.TALL, "drought")),
        ("It all grows. So does the work.", "So much grows. " * 20, (Advice.LONG, "leave-all")),
        ("when: {at_least: {fruit: many}}\n    text: The barn", "when: {at_most: {fruit: none}}\n    text: The barn",
         (Advice.COMMON, "bare")),
    ],
)  # fmt: skip
def test_what_would_give_a_choice_away_is_seen(
    edited: Edited, before: str, after: str, expected: tuple[Advice, str]
) -> None:
    assert expected not in advice(edited()) or expected[0] is Advice.COMMON
    assert expected in advice(edited((before, after)))


def test_an_ending_that_hardly_anybody_meets_is_seen(
    edited: Edited, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("interimkit.domain.case_balance.SHARES", (Decimal("0.6"), Decimal(1)))
    assert advice(edited()) >= {(Advice.RARE, "full"), (Advice.RARE, "bare")}


def test_a_place_and_a_length_that_tell_are_seen(edited: Edited) -> None:
    found = edited(
        ("The branches hold., effects: {fruit: -1, hands: 1}", "They hold., effects: {fruit: 2}"),
        ("They are sour., effects: {fruit: -1, hands: 1}", "They are sour., effects: {fruit: 1}"),
    )
    placed = {(r.where, r.beside) for r in found.remarks if r.advice is Advice.PLACE}
    assert placed >= {("full", "a"), ("bare", "a"), ("fruit", "a"), ("fruit", "b")}
    assert {r.where for r in edited().remarks if r.advice is Advice.LENGTH} == {"full", "bare"}


def test_a_sign_that_stands_apart_is_no_word(edited: Edited) -> None:
    words = "mot\u202f; " * 55
    assert (Advice.LONG, "spring") not in advice(edited(("Frost is coming tonight.", f'"{words}"')))
    assert (Advice.LONG, "spring") in advice(edited(("Frost is coming tonight.", f'"{words} mot"')))


def test_a_correlation_is_pearsons() -> None:
    assert correlation([0, 1, 0, 1], [0, 1, 0, 1]) == pytest.approx(1)
    assert correlation([0, 1, 0, 1], [1, 0, 1, 0]) == pytest.approx(-1)
    assert correlation([1, 1, 1], [0, 1, 0]) == 0
