"""The rule of the quiz: every sheet of answers, in every state of the checks that decide."""

from collections import Counter
from functools import cache
from itertools import product

import pytest
from msgspec import structs

from interimkit import load_pack
from interimkit.domain.advice import QuizVerdict, advise, can_change, worst_of
from interimkit.domain.quiz import score_quiz
from interimkit.model.answers import Answers, CheckAnswer
from interimkit.model.quiz import Check, CheckStatus, Option, Quiz
from interimkit.model.text import Text

PACK = load_pack()
QUIZ = PACK.load(Quiz)
ORDER = list(QuizVerdict)
SHEETS = list(product(range(4), repeat=5))
DECIDING = [check for check in QUIZ.checks if check.decides]
STATES: list[tuple[CheckStatus, ...]] = list(
    product(*[
        [status for status in CheckStatus if status is not CheckStatus.BLOCKING]
        if worst_of(check) is not CheckStatus.BLOCKING
        else list(CheckStatus)
        for check in DECIDING
    ])
)  # fmt: skip
BETTER = (CheckStatus.BLOCKING, CheckStatus.NOT_MET, CheckStatus.MET)


def chosen(points: tuple[int, ...]) -> dict[str, Option]:
    """The options with so many points each."""
    return {
        question.id: next(o for o in question.options if o.points == worth)
        for question, worth in zip(QUIZ.questions, points, strict=True)
    }


CHOSEN = {points: chosen(points) for points in SHEETS}


def statuses(states: tuple[CheckStatus, ...]) -> dict[str, CheckStatus]:
    """The checks that decide in these states, the others met."""
    found = {check.id: CheckStatus.MET for check in QUIZ.checks}
    return found | {check.id: state for check, state in zip(DECIDING, states, strict=True)}


@cache
def advice(points: tuple[int, ...], states: tuple[CheckStatus, ...]) -> QuizVerdict:
    return advise(QUIZ, CHOSEN[points], statuses(states))


def test_which_checks_decide_is_the_packs() -> None:
    names = [check.id for check in DECIDING]
    assert names == ["management-years", "reserve-months", "own-risk", "contacts"]
    assert len(STATES) == 4 * 4 * 4 * 3


def test_the_rule_on_every_sheet_in_every_state() -> None:
    """Written down a second time, as the method words it."""
    never = [[q.id for q in QUIZ.questions].index(name) for name in QUIZ.bands.never_zero]
    assert len(never) == 2
    for states in STATES:
        blocking = states.count(CheckStatus.BLOCKING)
        lacking = blocking + states.count(CheckStatus.NOT_MET)
        for points in SHEETS:
            if sum(points) <= 5 or blocking >= 2:
                expected = QuizVerdict.NOT_NOW
            elif sum(points) >= 10 and all(points[i] for i in never) and not lacking:
                expected = QuizVerdict.GOOD_FIT
            else:
                expected = QuizVerdict.PREPARE_FIRST
            assert advice(points, states) is expected, (points, states)


def test_more_points_or_one_more_check_in_place_never_worsens_the_advice() -> None:
    for states in STATES:
        for points in SHEETS:
            before = ORDER.index(advice(points, states))
            for index, worth in enumerate(points):
                if worth < 3:
                    more = (*points[:index], worth + 1, *points[index + 1 :])
                    assert ORDER.index(advice(more, states)) >= before
    for states, points in product(STATES, SHEETS[::5]):
        before = ORDER.index(advice(points, states))
        for index, state in enumerate(states):
            for milder in BETTER[BETTER.index(state) + 1 :] if state in BETTER else ():
                settled = (*states[:index], milder, *states[index + 1 :])
                assert ORDER.index(advice(points, settled)) >= before


def test_each_advice_is_reached_and_none_holds_most_sheets() -> None:
    met = (CheckStatus.MET,) * len(DECIDING)
    counts = Counter(advice(points, met) for points in SHEETS)
    assert set(counts) == set(QuizVerdict)
    assert max(counts.values()) <= 0.7 * len(SHEETS)


def test_it_is_provisional_where_an_answer_could_change_it() -> None:
    """Against every way in which what is open could be answered, where one alone is open or two."""
    few = [states for states in STATES if states.count(CheckStatus.UNKNOWN) <= 2]
    for states, points in product(few, SHEETS[::11]):
        possible = product(*[
            _answers(check) if state is CheckStatus.UNKNOWN else [state]
            for check, state in zip(DECIDING, states, strict=True)
        ])  # fmt: skip
        moved = any(advice(points, way) is not advice(points, states) for way in possible)
        assert can_change(QUIZ, CHOSEN[points], statuses(states)) == moved, (points, states)


def _answers(check: Check) -> list[CheckStatus]:
    """Where the answers to a check leave somebody."""
    if check.options:
        return [option.status for option in check.options]
    assert check.number
    blocks = [CheckStatus.BLOCKING] if check.number.blocking_below else []
    return [*blocks, CheckStatus.NOT_MET, CheckStatus.MET]


def test_what_is_open_beside_the_advice_never_changes_it() -> None:
    idle = [check for check in QUIZ.checks if not check.decides]
    assert [check.id for check in idle] == ["free-to-start", "travel"]
    met = statuses((CheckStatus.MET,) * len(DECIDING))
    for points, state in product(SHEETS[::7], (CheckStatus.NOT_MET, CheckStatus.UNKNOWN)):
        beside = met | {check.id: state for check in idle}
        assert advise(QUIZ, CHOSEN[points], beside) is advise(QUIZ, CHOSEN[points], met)
        assert not can_change(QUIZ, CHOSEN[points], beside)


SHEET = Answers(
    quiz={
        "crisis": "wait-for-one-plan",
        "working-style": "deep-expertise",
        "short-tenure": "grow-successor",
        "change": "open-shop",
        "motivation": "unstuck-and-gone",
    },
    checks={
        "management-years": 5,
        "reserve-months": 6,
        "contacts": 0,
        "free-to-start": "open",
        "travel": "not-possible",
        "own-risk": "accepted",
    },
)


def test_a_sheet_with_five_checks_open_is_no_good_fit() -> None:
    result = score_quiz(PACK, SHEET)
    assert [d.points for d in result.fit.dimensions] == [0, 1, 3, 3, 3]
    assert result.verdict is QuizVerdict.PREPARE_FIRST
    assert result.open == ("management-years", "reserve-months", "contacts")
    assert result.provisos == ("free-to-start", "travel")
    assert result.unanswered == ()
    assert (result.fit.points_short, result.fit.furthest_off) == (0, ())
    assert not result.provisional


@pytest.mark.parametrize(
    ("points", "short", "furthest", "ruling_out", "low"),
    [
        ((3, 3, 3, 3, 3), 0, (), (), False),
        ((3, 3, 0, 3, 3), 0, (), ("short-tenure",), False),
        ((1, 2, 2, 2, 2), 1, ("crisis",), (), False),
        ((3, 1, 3, 1, 0), 2, ("motivation",), ("motivation",), False),
        ((1, 1, 1, 1, 1), 5, tuple(q.id for q in QUIZ.questions), (), True),
    ],
)
def test_what_keeps_the_points_from_a_good_fit_is_told_by_dimension(
    points: tuple[int, ...],
    short: int,
    furthest: tuple[str, ...],
    ruling_out: tuple[str, ...],
    low: bool,
) -> None:
    answers = Answers(quiz={name: option.id for name, option in CHOSEN[points].items()})
    fit = score_quiz(PACK, answers).fit
    assert (fit.points_short, fit.furthest_off) == (short, furthest)
    assert (fit.ruled_out_by, fit.low) == (ruling_out, low)


def test_a_check_decides_unless_the_pack_says_otherwise() -> None:
    plain = Check(
        id="c", name=Text("C"), question=Text("C?"), settle=Text("."),
        number=QUIZ.checks[3].number,
    )  # fmt: skip
    assert plain.decides
    for decides, expected in ((True, QuizVerdict.PREPARE_FIRST), (False, QuizVerdict.GOOD_FIT)):
        quiz = structs.replace(QUIZ, checks=(structs.replace(plain, decides=decides),))
        given = advise(quiz, CHOSEN[3, 3, 3, 3, 3], {"c": CheckStatus.NOT_MET})
        assert given is expected


def test_a_number_is_judged_by_its_thresholds() -> None:
    years: dict[str, CheckAnswer] = {"management-years": 4}
    result = score_quiz(PACK, structs.replace(SHEET, checks={**SHEET.checks, **years}))
    assert {c.id: c.status for c in result.checks}["management-years"] is CheckStatus.BLOCKING
    assert worst_of(QUIZ.checks[3]) is CheckStatus.NOT_MET  # contacts cannot block
