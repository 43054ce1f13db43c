"""What is kept, worked out again: with a part or without, with another pack, in sense or nonsense."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from own_packs import write_pack

from interimkit import load_pack
from interimkit.content.answers import encode_answers, load_example, recover_answers
from interimkit.domain.me_compare import ComparedDiagnoses, compare_diagnoses
from interimkit.domain.recalled import Recalled, work_out, work_out_income
from interimkit.model.answers import Answers, Money, Practice
from interimkit.model.salary import RateBasis

PACK = load_pack()
BART = load_example(PACK, "bart")
DAY = datetime(2026, 3, 1, tzinfo=UTC)


def recalled(number: int, answers: Answers) -> Recalled:
    return Recalled(number=number, saved_at=DAY, label="", then=PACK.ref, answers=answers)


def compared(before: Answers, after: Answers) -> ComparedDiagnoses:
    return compare_diagnoses(PACK, recalled(1, before), recalled(2, after))


def test_a_part_whose_answers_are_not_whole_is_left_out() -> None:
    whole = work_out(PACK, BART)
    assert None not in whole
    assert work_out_income(PACK, BART) is not None
    halves = Answers(
        quiz={"crisis": "secure-cash"},
        skills={"finance": 3},
        pitfalls={"no-such-pitfall": Practice.PARTLY},
        money=Money(day_rate=Decimal(1), rate_basis=RateBasis.CLIENT),
    )
    for answers in (halves, Answers()):
        assert set(work_out(PACK, answers)) == {None}
        assert work_out_income(PACK, answers) is None


@pytest.mark.parametrize(
    "files", [("quiz.yaml",), ("skills.yaml", "roles.yaml"), ("pitfalls.yaml",), ("salaries.yaml",)]
)
def test_a_pack_that_asks_less_works_out_less(tmp_path: Path, files: tuple[str, ...]) -> None:
    pack = load_pack(str(write_pack(tmp_path / "orchard", *files)))
    assert set(work_out(pack, Answers())) == {None}
    assert work_out_income(pack, Answers()) is None
    both = Recalled(number=1, saved_at=DAY, label="", then=pack.ref, answers=Answers())
    result = compare_diagnoses(pack, both, both)
    assert (result.changed, result.advice, result.skills, result.audit, result.money) == (
        (), None, (), None, None,
    )  # fmt: skip


def test_what_only_one_of_two_answers_is_not_compared() -> None:
    fewer = Answers(checks=BART.checks)
    for before, after in ((fewer, BART), (BART, fewer)):
        result = compared(before, after)
        assert result.changed
        assert (result.advice, result.skills, result.audit, result.money) == (None, (), None, None)


def test_a_figure_that_makes_no_sense_any_more_is_named_and_left_out() -> None:
    kept = encode_answers(Answers(money=Money(salary=Decimal(118_000), country="QQ")))
    found = recover_answers(kept, pack=PACK, name="kept")
    assert found.answers.money == Money(salary=Decimal(118_000))
    assert [(entry.section, entry.id) for entry in found.lost] == [("money", "country")]
