"""A programme on paper and what is taken home: nothing that the room is asked is left out."""

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from interimkit import load_pack
from interimkit.content.answers import load_example
from interimkit.content.open_pack import OpenPack
from interimkit.domain.answer_code import answer_code, code_ending
from interimkit.domain.money_sum import sum_by_hand
from interimkit.domain.programmes import find_programme, scenes_of
from interimkit.domain.quiz import score_quiz
from interimkit.domain.workshop_notice import write_notice
from interimkit.domain.workshop_sheet import asked_in, make_sheet
from interimkit.errors import UnknownChoiceError
from interimkit.model.answers import Answers
from interimkit.model.case import Case
from interimkit.model.quiz import Quiz
from interimkit.model.skills import Skills
from interimkit.model.text import Language
from interimkit.model.workshop import StepKind, Topic

PACK = load_pack()
QUIZ = load_example(PACK, "bart").quiz


def test_a_sheet_asks_what_the_room_is_asked_in_its_order_and_under_its_letters() -> None:
    for name in (None, "quiz", "skills"):
        programme = find_programme(PACK, name)
        sheet = make_sheet(PACK, programme)
        scenes = [s.asked for s in scenes_of(PACK, programme) if s.kind is StepKind.ASK and s.asked]
        assert [q.id for q in sheet.questions] == [asked.id for asked in scenes]
        assert tuple(scenes) == asked_in(PACK, programme)
        for question, asked in zip(sheet.questions, scenes, strict=True):
            assert tuple(option.id for option in question.options) == asked.options
            letters = [option.letter for option in question.options]
            assert letters[0] == "A"
            assert all(ord(b) - ord(a) == 1 for a, b in pairwise(letters))
        assert [q.number for q in sheet.questions] == list(range(1, len(sheet.questions) + 1))


def test_paper_is_nobodys_and_ends_in_what_its_code_ends_in() -> None:
    sheet = make_sheet(PACK, find_programme(PACK, None))
    assert not sheet.is_answered
    assert (sheet.own, sheet.lacks_answers, sheet.code) == (None, False, code_ending(PACK))
    assert {q.chosen for q in sheet.questions} == {None}


def test_what_is_taken_home_is_what_the_quiz_says_of_the_same_answers() -> None:
    sheet = make_sheet(PACK, find_programme(PACK, None), QUIZ)
    assert sheet.own == score_quiz(PACK, Answers(quiz=QUIZ))
    assert sheet.code == answer_code(PACK, QUIZ)
    assert "".join(q.chosen or "" for q in sheet.questions) == sheet.code.partition("-")[0]


def test_an_answer_too_few_gives_no_advice_and_a_code_that_leaves_it_open() -> None:
    for left_out in QUIZ:
        some = {name: option for name, option in QUIZ.items() if name != left_out}
        sheet = make_sheet(PACK, find_programme(PACK, None), some)
        assert (sheet.own, sheet.lacks_answers) == (None, True)
        assert sheet.code == answer_code(PACK, some)


def test_answers_to_what_this_programme_does_not_ask_are_not_on_it() -> None:
    skills = {skill.id: "3" for skill in PACK.load(Skills).skills}
    assert make_sheet(PACK, find_programme(PACK, "skills"), {**QUIZ, **skills}).code == ""
    sheet = make_sheet(PACK, find_programme(PACK, "quiz"), {**QUIZ, **skills})
    assert {q.topic for q in sheet.questions} == {Topic.QUIZ}


def test_the_skills_stand_beside_what_each_kind_of_assignment_asks() -> None:
    sheet = make_sheet(PACK, find_programme(PACK, "skills"))
    assert sheet.key is None
    assert [kind.id for kind in sheet.kinds] == ["cover", "crisis", "strategy", "project",
                                                 "continuity"]  # fmt: skip
    for skill in PACK.load(Skills).skills:
        asked = {kind.id: "ABCDE".index(kind.letters[skill.id]) for kind in sheet.kinds}
        assert asked == skill.required


def test_the_money_sum_is_the_rule_of_its_source() -> None:
    """(salary + 30 %) / days: 156,000 over 150 and over 220 days, a quarter for the provider."""
    done = make_sheet(PACK, find_programme(PACK, None)).money
    assert done is not None
    assert done.salary == 120_000
    assert (done.on_top, done.together) == (Decimal(36_000), Decimal(156_000))
    assert [(at.days, at.rate, at.client_rate) for at in done.rates] == [
        (150, Decimal("1040.00"), Decimal("1386.67")), (220, Decimal("709.09"), Decimal("945.45")),
    ]  # fmt: skip
    assert (done.on_costs.source, done.days_billed and done.days_billed.source) == (
        "vma-rate", "catandra"
    )  # fmt: skip


def test_without_a_money_step_the_sum_is_there_to_be_done() -> None:
    done = sum_by_hand(PACK)
    assert done is not None
    assert (done.salary, done.on_top, done.rates) == (None, None, ())
    assert make_sheet(PACK, find_programme(PACK, "quiz")).money == done


def test_all_that_is_cited_has_its_source() -> None:
    sheet = make_sheet(PACK, find_programme(PACK, None))
    there = {source.id for source in sheet.sources}
    assert sheet.money is not None
    assumed = (sheet.money.on_costs, sheet.money.days_billed, sheet.money.provider_share)
    assert {a.source for a in assumed if a} <= there
    assert {check.basis for check in PACK.load(Quiz).checks if check.basis} <= there


def test_a_pack_without_kinds_of_assignment_or_a_providers_share_has_a_sheet_all_the_same(
    pack: Path,
) -> None:
    (pack / "roles.yaml").unlink()
    file = pack / "salaries.yaml"
    before, share, after = file.read_text(encoding="utf-8").partition("  - input: provider-share")
    assert share
    rest = after[after.index("  - input:") :]
    file.write_text(before + rest, encoding="utf-8")
    ours = OpenPack(pack, language=Language.EN)
    sheet = make_sheet(ours, find_programme(ours, "skills"))
    assert sheet.kinds == ()
    assert sheet.money is not None
    assert sheet.money.provider_share is None


@pytest.mark.parametrize("wanted", ["quizz", "The quiz"])
def test_a_programme_that_there_is_not_is_refused_with_the_nearest(wanted: str) -> None:
    with pytest.raises(UnknownChoiceError) as refused:
        find_programme(PACK, wanted)
    (problem,) = refused.value.problems
    assert problem.path == ("programme",)
    assert problem.expected == ("forty-five-minutes", "quiz", "skills")


@pytest.mark.parametrize("language", Language)
def test_the_notice_promises_what_is_done(language: Language) -> None:
    notice = write_notice(load_pack(language=language))
    assert notice.expires_after_hours == 24
    assert (notice.numbers_from, notice.told_from) == (20, 5)
    assert notice.asked == (Topic.QUIZ, Topic.SKILLS)
    assert notice.language is language


def test_the_notice_of_a_case_names_it_and_asks_no_question(pack: Path) -> None:
    """It needs no programme: a pack may have a case alone."""
    (pack / "workshop.yaml").unlink()
    ours = OpenPack(pack, language=Language.EN)
    (name,) = ours.names(Case)
    notice = write_notice(ours, name)
    assert (notice.case, notice.name) == (name, ours.load(Case, name).name)
    assert notice.asked == ()
    assert (notice.numbers_from, notice.told_from, notice.expires_after_hours) == (20, 5, 24)
    with pytest.raises(UnknownChoiceError) as refused:
        write_notice(ours, f"{name}x")
    assert refused.value.problems[0].path == ("case",)


def test_what_comes_on_top_of_a_salary_in_one_country_alone_is_no_sum_for_all(
    pack: Path, edit: Callable[[str, str, str], None]
) -> None:
    assert sum_by_hand(load_pack(pack)) is not None
    edit("salaries.yaml", "- input: on-costs\n", "- input: on-costs\n    country: FR\n")
    assert sum_by_hand(load_pack(pack)) is None
