"""Answers as letters, and as a code: what is written is read as it was meant, or not at all."""

from itertools import product

import pytest
from msgspec.structs import replace

from interimkit import load_pack
from interimkit.content.open_pack import OpenPack
from interimkit.domain.answer_code import answer_code, code_ending, could_be_code, read_code
from interimkit.domain.group import questions_of
from interimkit.domain.group_spread import Asked, letter_of
from interimkit.domain.letters import read_letters, to_letters
from interimkit.errors import ProblemCode as Code
from interimkit.errors import UsageError
from interimkit.model.quiz import Quiz
from interimkit.model.text import Language
from interimkit.model.workshop import Topic

PACK = load_pack()
ASKED = questions_of(PACK, Topic.QUIZ)


def every_sheet() -> list[dict[str, str]]:
    """Each question answered by each of its options or by none: 3,125 sheets."""
    choices = [(None, *question.options) for question in ASKED]
    return [
        {q.id: option for q, option in zip(ASKED, chosen, strict=True) if option}
        for chosen in product(*choices)
    ]


def problems(text: str, asked: tuple[Asked, ...] = ASKED) -> list[tuple[Code, str, str]]:
    with pytest.raises(UsageError) as refused:
        read_letters(text, asked)
    return [(p.code, p.value, p.kind) for p in refused.value.problems]


def test_every_sheet_is_read_as_it_was_written_also_as_a_code() -> None:
    sheets = every_sheet()
    assert len(sheets) == 5**5
    for chosen in sheets:
        letters = to_letters(ASKED, chosen)
        assert len(letters) == 5
        assert read_letters(letters, ASKED) == chosen
        code = answer_code(PACK, chosen)
        assert could_be_code(code)
        assert read_code(PACK, code.lower()).quiz == chosen
    assert len({answer_code(PACK, chosen) for chosen in sheets}) == len(sheets)


def test_how_letters_are_written_does_not_matter() -> None:
    wanted = read_letters("ABDCA", ASKED)
    assert wanted["crisis"] == ASKED[0].options[0]
    for text in ("abdca", "A B D C A", " aB dca\t"):
        assert read_letters(text, ASKED) == wanted


@pytest.mark.parametrize("text", ["", "abdc", "abdcab", "a", "🙂"])
def test_more_or_fewer_letters_than_questions_are_no_sheet(text: str) -> None:
    assert problems(text) == [(Code.LETTERS_COUNT, text, "")]


def test_every_letter_that_is_no_answer_is_named_with_its_question() -> None:
    assert problems("ae5c!") == [
        (Code.LETTER_UNKNOWN, "E", "2"), (Code.LETTER_UNKNOWN, "5", "3"),
        (Code.LETTER_UNKNOWN, "!", "5"),
    ]  # fmt: skip
    two = Asked(topic="quiz", id="q", options=("yes", "no"))
    with pytest.raises(UsageError) as refused:
        read_letters("c", (two,))
    assert refused.value.problems[0].expected == ("A", "B")


def test_a_skill_has_a_letter_for_each_level() -> None:
    skills = questions_of(PACK, Topic.SKILLS)
    levels = read_letters("abcde" + "-" * (len(skills) - 5), skills)
    assert list(levels.values()) == ["0", "1", "2", "3", "4"]
    assert letter_of(4) == "E"


def ending(change: Quiz, name: str = "interimkit") -> str:
    """What a code ends in where the quiz, or the name of the pack, is another."""

    class Other:
        ref = replace(PACK.ref, name=name)

        def load(self, _subject: type) -> Quiz:
            return change

    return code_ending(Other())  # type: ignore[arg-type]


def test_a_code_ends_the_same_in_every_language_and_until_an_option_means_something_else() -> None:
    quiz, ours = PACK.load(Quiz), code_ending(PACK)
    assert {code_ending(load_pack(language=language)) for language in Language} == {ours}
    first, *others = quiz.questions
    option, *left = first.options

    def with_first(*options: object) -> Quiz:
        return replace(quiz, questions=(replace(first, options=options), *others))

    mended = replace(option, text=type(option.text)("…a comma, mended."))
    assert ending(with_first(mended, *left)) == ours
    assert ending(quiz, name="another") != ours
    for changed in (
        with_first(*left, option),
        with_first(replace(option, since="9.0.0"), *left),
        with_first(replace(option, id="new"), *left),
        replace(quiz, questions=tuple(reversed(quiz.questions))),
    ):
        assert ending(changed) != ours


def test_a_code_of_other_questions_is_refused_with_what_these_end_in() -> None:
    for code in ("ABDCA-222", "ABDCA-xxx"):
        with pytest.raises(UsageError) as refused:
            read_code(PACK, code)
        (problem,) = refused.value.problems
        assert (problem.code, problem.expected) == (Code.CODE_OF_ANOTHER, (code_ending(PACK),))


def test_a_code_gives_answers_to_this_pack() -> None:
    answers = read_code(PACK, answer_code(PACK, {"crisis": "secure-cash"}))
    assert answers.pack is not None
    assert isinstance(PACK, OpenPack)
    assert (answers.pack.name, answers.pack.version) == (PACK.ref.name, PACK.ref.version)
    assert answers.quiz == {"crisis": "secure-cash"}


@pytest.mark.parametrize("text", ["-", "", "answers.yaml", "me/abdca-x32", "abdca", "abdca-x3"])
def test_what_is_no_code_is_a_file(text: str) -> None:
    assert not could_be_code(text)
