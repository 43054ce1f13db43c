"""Answers held against what is asked, whichever door they came in by."""

import pytest

from interimkit import load_pack, publish_key
from interimkit.errors import ProblemCode, UsageError
from interimkit.interview.answering import (
    answers_to,
    merge,
    still_open,
    typed_answer,
    typed_answers,
)
from interimkit.interview.pitfalls_audit import ask_pitfalls
from interimkit.interview.questionnaire import Ask, number_answered, number_typed
from interimkit.interview.quiz import ask_quiz
from interimkit.interview.skills_gap import ask_peer, ask_skills
from interimkit.model.answers import AnsweredPack, Answers
from interimkit.model.text import Language, Text

OPTIONS = Ask("one", "quiz", "First", "What?", (("a", "A"), ("b", "B")))
NUMBER = Ask("two", "checks", "Second", "How many?", at_most=60, optional=True)
WORDS = Ask("three.note", "notes", "Third", "What shows it?", longest=5, optional=True)


@pytest.mark.parametrize(
    ("ask", "typed", "answer"),
    [(OPTIONS, "b", "b"), (NUMBER, "12", 12), (NUMBER, "0", 0), (WORDS, " words ", "words")],
)
def test_an_answer_as_typed(ask: Ask, typed: str, answer: object) -> None:
    assert typed_answer(ask, typed) == answer


@pytest.mark.parametrize(
    ("ask", "typed", "code"),
    [
        (OPTIONS, "c", ProblemCode.ANSWER_UNKNOWN),
        (NUMBER, "61", ProblemCode.NUMBER_RANGE),
        (NUMBER, "-1", ProblemCode.NUMBER_RANGE),
        (NUMBER, "٣", ProblemCode.NUMBER_RANGE),
        (NUMBER, "000000000999999", ProblemCode.NUMBER_RANGE),
        (WORDS, "longer", ProblemCode.TEXT_LENGTH),
        (WORDS, "  ", ProblemCode.TEXT_LENGTH),
    ],
)
def test_what_is_no_answer_names_the_question(ask: Ask, typed: str, code: ProblemCode) -> None:
    with pytest.raises(UsageError) as caught:
        typed_answer(ask, typed)
    (problem,) = caught.value.problems
    assert (problem.code, problem.path) == (code, (ask.section, ask.id))


@pytest.mark.parametrize("digits", ["0" * 20, "9" * 5000])
def test_a_number_of_any_length_is_looked_at_in_no_time(digits: str) -> None:
    assert number_typed(digits, at_most=60) is None


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("118000", 118_000), ("118.000", 118_000), ("118,000", 118_000), ("118 000", 118_000),
        ("118\u202f000", 118_000), ("118’000", 118_000), ("€ 118.000", 118_000),
        ("118.000 €", 118_000), ("EUR 1.118.000", 1_118_000), ("118000 eur", 118_000), ("0", 0),
        ("118.00", None), ("118.5", None), ("1.118,000", None), (".000", None), ("€", None),
        ("", None), ("zes", None), ("-118.000", None), ("118 k", None), ("1 18.000", None),
        ("999.999.999", None), ("٣.٠٠٠", None), ("1" + ".000" * 2000, None),
    ],
)  # fmt: skip
def test_an_amount_is_read_as_people_write_it_and_nothing_is_guessed(
    typed: str, amount: int | None
) -> None:
    assert number_answered(typed, at_most=10**8) == amount


def test_the_order_is_that_of_the_questions_whatever_the_order_of_the_answers() -> None:
    asked = ask_quiz(load_pack(), quick=False, seed=1, language=Language.EN)
    said = {ask.id: ask.options[0][0] for ask in asked.asks if ask.options}
    whole = Answers(pack=AnsweredPack(name="x", version="1.0.0"), skills={"leadership": 2})
    forwards = merge(asked, said, whole)
    backwards = merge(asked, dict(reversed(said.items())), whole)
    assert list(forwards.quiz) == list(backwards.quiz) == [a.id for a in asked.asks[:5]]
    assert forwards.skills == {"leadership": 2}
    assert answers_to(asked, forwards) == said


def test_one_seed_is_one_order() -> None:
    pack = load_pack()
    first, second = (ask_quiz(pack, quick=False, seed=7, language=Language.EN) for _ in range(2))
    other = ask_quiz(pack, quick=False, seed=8, language=Language.EN)
    orders = [[ask.options for ask in asked.asks] for asked in (first, second, other)]
    assert orders[0] == orders[1] != orders[2]


def test_quick_leaves_the_checks_open_and_asks_none() -> None:
    asked = ask_quiz(load_pack(), quick=True, seed=1, language=Language.EN)
    assert [ask.id for ask in asked.asks if ask.applies({})] == [a.id for a in asked.asks[:5]]
    assert still_open(asked, {}) == tuple(ask.id for ask in asked.asks[:5])


def test_the_intro_announces_what_will_be_asked() -> None:
    pack = load_pack()
    whole, quick = (
        ask_quiz(pack, quick=quick, seed=1, language=Language.EN).intro for quick in (False, True)
    )
    assert whole.startswith("5 questions and 6 checks, about 4 minutes.")
    assert quick.startswith("5 questions, about 2 minutes.")


def test_an_answer_given_twice_or_to_nothing_is_refused() -> None:
    asked = ask_pitfalls(load_pack(), language=Language.EN)
    for typed in (["old-recipes=partly", "old-recipes=in-place"], ["old-recipes"], ["nothing=x"]):
        with pytest.raises(UsageError):
            typed_answers(asked, typed)


@pytest.mark.parametrize("language", Language)
def test_every_questionnaire_speaks_the_language_it_is_given(language: Language) -> None:
    pack = load_pack(language=language)
    intros = {
        ask_quiz(pack, quick=False, seed=1, language=language).intro,
        ask_pitfalls(pack, language=language).intro,
        ask_skills(pack, Answers(), role=None, language=language).intro,
        ask_peer(pack, about="x", language=language).intro,
    }
    leaving = {Language.EN: "leaves", Language.NL: "computer", Language.FR: "ordinateur"}
    assert len(intros) == 4
    assert all(leaving[language] in intro for intro in intros)


def test_examples_are_asked_for_where_much_is_asked_and_claimed() -> None:
    pack = load_pack()
    asked = ask_skills(pack, Answers(), role="crisis", language=Language.EN)
    ids = [ask.id for ask in asked.asks if ask.section == "skills"]
    high: dict[str, int | str] = dict.fromkeys(ids, 4)
    low: dict[str, int | str] = dict.fromkeys(ids, 2)
    examples = [ask for ask in asked.asks if ask.section == "evidence"]
    assert [ask.id for ask in examples if ask.applies(high)]
    assert not [ask.id for ask in examples if ask.applies(low)]
    answers = merge(asked, {**high, f"{ids[0]}.evidence": "In 2019 I did"}, Answers())
    assert answers.evidence == {ids[0]: Text("In 2019 I did")}


def test_without_a_seed_the_options_stand_as_in_the_published_key() -> None:
    pack = load_pack()
    asked = ask_quiz(pack, quick=True, seed=None, language=Language.EN)
    key = publish_key(pack)
    for ask, question in zip(asked.asks, key.questions, strict=False):
        assert [id_ for id_, _text in ask.options] == [option.id for option in question.options]
