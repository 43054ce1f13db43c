"""Everybody counts once, and what could not be read is counted apart."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interimkit import load_pack
from interimkit.errors import MAX_PROBLEMS, ContentError, Problem, ProblemCode
from interimkit.group.left_out import LeftOut
from interimkit.group.sheet import Sheet, Unread
from interimkit.group.tally import tally
from interimkit.model.answers import Answers, Rater
from interimkit.model.quiz import Quiz
from interimkit.model.workshop import Topic

QUESTIONS = load_pack().load(Quiz).questions
ANSWERED = st.fixed_dictionaries(
    {}, optional={q.id: st.sampled_from([option.id for option in q.options]) for q in QUESTIONS}
)


@given(st.lists(ANSWERED, max_size=30), st.randoms(use_true_random=False))
def test_a_tally_is_the_same_in_whatever_order(
    answered: list[dict[str, str]], chance: object
) -> None:
    sheets = [Sheet(file="a", answers=Answers(quiz=quiz)) for quiz in answered]
    first = tally(sheets, Topic.QUIZ)
    chance.shuffle(sheets)  # type: ignore[attr-defined]
    assert tally(sheets, Topic.QUIZ) == first
    assert first.sheets == sum(map(bool, answered))
    expected = Counter((q, option) for quiz in answered for q, option in quiz.items())
    assert {(q, o): n for q, of in first.counts.items() for o, n in of.items()} == expected


def test_neither_a_colleague_nor_a_second_time_is_one_more() -> None:
    own = Answers(skills={"finance": 3})
    peer = Answers(skills={"finance": 1}, rater=Rater.PEER)
    sheets = [
        Sheet(file="a", answers=own), Sheet(file="b", answers=peer),
        Sheet(file="c", answers=own, time=1), Sheet(file="c", answers=own, time=2),
    ]  # fmt: skip
    found = tally(sheets, Topic.SKILLS)
    assert (found.sheets, found.counts) == (2, {"finance": {"3": 2}})


def _unread(problems: int) -> Unread:
    return Unread(problems=(Problem(code=ProblemCode.EMPTY, file="x"),) * problems)


def test_what_is_left_out_is_counted_whole_and_told_in_part() -> None:
    left = LeftOut()
    assert list(left.without([1, _unread(3), 2, *[_unread(2)] * MAX_PROBLEMS, 3])) == [1, 2, 3]
    assert left.count == MAX_PROBLEMS + 1
    assert len(left.problems) == MAX_PROBLEMS


def test_strict_ends_at_the_first() -> None:
    stream = LeftOut(strict=True).without([1, _unread(2), 2])
    assert next(stream) == 1
    with pytest.raises(ContentError) as error:
        next(stream)
    assert len(error.value.problems) == 2
