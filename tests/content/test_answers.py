"""Answers files: words, never positions; every mistake where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interimkit import ContentError, load_pack
from interimkit.content.answers import load_answers
from interimkit.errors import ProblemCode as Code
from interimkit.model.quiz import Quiz
from interimkit.render.json import encode

QUIZ = load_pack().load(Quiz)
GOOD = """\
format: interimkit.answers/1
pack: {name: interimkit, version: 0.1.0}
quiz:
  crisis: secure-cash
  motivation: own-terms
checks:
  reserve-months: 8
  own-risk: refused
"""


def problems(text: str | bytes) -> list[tuple[Code, int, int]]:
    data = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(ContentError) as caught:
        load_answers(data, quiz=QUIZ, name="me.yaml")
    assert {p.file for p in caught.value.problems} == {"me.yaml"}
    return [(p.code, p.line, p.column) for p in caught.value.problems]


def test_questions_may_still_be_open() -> None:
    answers = load_answers(GOOD.encode(), quiz=QUIZ, name="me.yaml")
    assert answers.quiz == {"crisis": "secure-cash", "motivation": "own-terms"}
    assert answers.checks == {"reserve-months": 8, "own-risk": "refused"}
    assert load_answers(b"quiz: {}", quiz=QUIZ, name="x").checks == {}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("crisis:", "crises:", [(Code.QUESTION_UNKNOWN, 4, 3)]),
        ("secure-cash", "secure-csh", [(Code.ANSWER_UNKNOWN, 4, 11)]),
        ("own-terms", "crisis", [(Code.ANSWER_UNKNOWN, 5, 15)]),
        ("refused", "NO", [(Code.ID_MALFORMED, 8, 13)]),
        ("refused", "perhaps", [(Code.ANSWER_UNKNOWN, 8, 13)]),
        ("refused", "[a]", [(Code.WRONG_TYPE, 8, 13)]),
        ("8\n", "-1\n", [(Code.NUMBER_RANGE, 7, 19)]),
        ("8\n", "601\n", [(Code.NUMBER_RANGE, 7, 19)]),
        ("8\n", "8.5\n", [(Code.WRONG_TYPE, 7, 19)]),
        ("8\n", "eight\n", [(Code.NUMBER_RANGE, 7, 19)]),
        ("8\n", "null\n", [(Code.WRONG_TYPE, 7, 19)]),
        ("reserve-months", "Reserve Months", [(Code.ID_MALFORMED, 7, 3)]),
        ("  motivation", "  crisis", [(Code.KEY_DUPLICATE, 5, 3)]),
        ("answers/1", "answers/2", [(Code.CHOICE_UNKNOWN, 1, 9)]),
        ("checks:\n  reserve-months: 8\n  own-risk: refused", "checks: none", [(Code.WRONG_TYPE, 6, 9)]),
        ("checks:", "chekcs:", [(Code.FIELD_UNKNOWN, 6, 1)]),
    ],
)  # fmt: skip
def test_a_mistake_is_said_where_it_stands(
    old: str, new: str, expected: list[tuple[Code, int, int]]
) -> None:
    assert old in GOOD
    assert problems(GOOD.replace(old, new, 1)) == expected


def test_every_mistake_comes_at_once() -> None:
    text = GOOD.replace("secure-cash", "x").replace("refused", "x").replace("8\n", "999\n")
    assert len(problems(text)) == 3


@pytest.mark.parametrize("data", [b"", b"\xff", b"[]", b"a: 1\n---\nb: 2\n"])
def test_what_is_no_answers_file_is_refused(data: bytes) -> None:
    assert len(problems(data)) == 1


@given(
    st.fixed_dictionaries(
        {}, optional={q.id: st.sampled_from([o.id for o in q.options]) for q in QUIZ.questions}
    ),
    st.fixed_dictionaries({}, optional={"reserve-months": st.integers(0, 600)}),
)
def test_answers_read_back_as_they_were_written(
    quiz: dict[str, str], checks: dict[str, int]
) -> None:
    first = load_answers(encode_form(quiz, checks), quiz=QUIZ, name="x")
    assert first.quiz == quiz
    assert first.checks == checks
    assert load_answers(encode(first), quiz=QUIZ, name="x") == first


def encode_form(quiz: dict[str, str], checks: dict[str, int]) -> bytes:
    lines = ["quiz:", *(f"  {k}: {v}" for k, v in quiz.items())] if quiz else ["quiz: {}"]
    lines += ["checks:", *(f"  {k}: {v}" for k, v in checks.items())] if checks else []
    return "\n".join(lines).encode()
