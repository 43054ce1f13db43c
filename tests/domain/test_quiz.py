"""The quiz: every sheet of answers there is, and every state of the checks."""

import re
from collections import Counter
from collections.abc import Mapping
from itertools import product

import pytest
from conftest import ROOT
from msgspec import structs

from interimkit import ContentError, load_pack
from interimkit.content.answers import example_names, load_example
from interimkit.domain import quiz as module
from interimkit.domain.advice import QuizVerdict
from interimkit.domain.quiz import first_of, score_quiz
from interimkit.domain.quiz_key import publish_key
from interimkit.errors import ProblemCode
from interimkit.model.answers import Answers, CheckAnswer
from interimkit.model.quiz import CheckStatus, Quiz

PACK = load_pack()
QUIZ = PACK.load(Quiz)
ORDER = list(QuizVerdict)
MET: dict[str, CheckAnswer] = {
    "management-years": 15,
    "reserve-months": 12,
    "own-risk": "accepted",
    "contacts": 5,
    "free-to-start": "known",
    "travel": "possible",
}


def sheet(points: Mapping[str, int]) -> dict[str, str]:
    """The option of each question that has these points."""
    return {q.id: next(o.id for o in q.options if o.points == points[q.id]) for q in QUIZ.questions}


def score(
    points: int | tuple[int, ...], checks: Mapping[str, CheckAnswer] = MET
) -> module.QuizResult:
    each = (points,) * 5 if isinstance(points, int) else points
    names = [question.id for question in QUIZ.questions]
    return score_quiz(
        PACK, Answers(quiz=sheet(dict(zip(names, each, strict=True))), checks=dict(checks))
    )


SHEETS = list(product(range(4), repeat=5))
RESULTS = {points: score(points) for points in SHEETS}
VERDICTS = {points: result.verdict for points, result in RESULTS.items()}


def test_every_question_offers_every_number_of_points() -> None:
    assert len(QUIZ.questions) == 5
    for question in QUIZ.questions:
        assert sorted(option.points for option in question.options) == [0, 1, 2, 3]


def test_the_verdicts_of_all_sheets_are_spread_as_the_method_says() -> None:
    assert len(VERDICTS) == 1024
    assert Counter(VERDICTS.values()) == {
        QuizVerdict.NOT_NOW: 222,
        QuizVerdict.GOOD_FIT: 192,
        QuizVerdict.PREPARE_FIRST: 610,
    }
    assert max(Counter(VERDICTS.values()).values()) <= 0.7 * 1024


def test_nothing_gives_itself_away_by_position_or_length() -> None:
    positions = {
        (index, option.points)
        for question in QUIZ.questions
        for index, option in enumerate(question.options)
    }
    assert len(positions) == 16
    for language in ("en", "nl", "fr"):
        questions = load_pack(language=language).load(Quiz).questions
        longest = [max(q.options, key=lambda option: len(option.text)) for q in questions]
        assert sum(option.points == 3 for option in longest) <= 2, language


@pytest.mark.parametrize(
    ("check", "answer", "status", "missing"),
    [
        ("management-years", 11, "met", 0), ("management-years", 10, "not-met", 1),
        ("management-years", 5, "not-met", 6), ("management-years", 4, "blocking", 7),
        ("reserve-months", 12, "met", 0), ("reserve-months", 8, "not-met", 4),
        ("reserve-months", 5, "blocking", 7), ("contacts", 0, "not-met", 5),
        ("own-risk", "refused", "blocking", 0), ("free-to-start", "open", "not-met", 0),
        ("travel", "not-possible", "not-met", 0),
    ],
)  # fmt: skip
def test_a_checks_status_and_what_is_missing(
    check: str, answer: CheckAnswer, status: str, missing: int
) -> None:
    result = score(3, {**MET, check: answer})
    found = next(c for c in result.checks if c.id == check)
    assert (found.status, found.missing, found.answer) == (status, missing, answer)


def test_a_zero_on_short_tenure_or_motivation_rules_out_a_good_fit() -> None:
    names = [question.id for question in QUIZ.questions]
    for index, name in enumerate(names):
        points = tuple(0 if i == index else 3 for i in range(5))
        zero_matters = name in {"short-tenure", "motivation"}
        assert (score(points).verdict is QuizVerdict.GOOD_FIT) != zero_matters


def test_roles_are_ranked_with_ties_and_travel_limits_but_never_decides() -> None:
    stay, go = score(3, {**MET, "travel": "not-possible"}), score(3)
    assert stay.verdict is go.verdict
    assert {role.id for role in stay.roles if role.limited_by} == {"project", "crisis"}
    assert not [role for role in go.roles if role.limited_by]
    ties = 0
    for points in SHEETS[::37]:
        roles = score(points).roles
        assert len(roles) == 5
        assert [r.affinity for r in roles] == sorted((r.affinity for r in roles), reverse=True)
        for role in roles:
            assert role.rank == 1 + sum(other.affinity > role.affinity for other in roles)
        ties += len({r.rank for r in roles}) < 5
    assert ties > 0


def test_the_affinities_handicap_no_kind_of_assignment() -> None:
    """Equal totals, and none first on much fewer of all sheets than another, or of the good ones."""
    totals: Counter[str] = Counter()
    for question in QUIZ.questions:
        for option in question.options:
            totals.update(option.affinity)
    assert len(totals) == 5
    assert len(set(totals.values())) == 1
    for least in (0, QUIZ.bands.good_fit_from):
        first = Counter(
            role.id
            for points in SHEETS
            if sum(points) >= least
            for role in first_of(RESULTS[points].roles)
        )
        assert len(first) == 5
        assert min(first.values()) >= 0.7 * max(first.values()), first


def test_whoever_waits_in_a_crisis_is_not_sent_to_one() -> None:
    waiting = [RESULTS[points] for points in SHEETS if not points[0]]
    assert len(waiting) == 256
    assert not [r for r in waiting if "crisis" in {role.id for role in first_of(r.roles)}]


def test_the_affinities_have_their_reasons_in_the_method() -> None:
    text = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([a-z-]+)` \| ([^|]+) \|", text, re.MULTILINE))
    for question in QUIZ.questions:
        for option in question.options:
            leanings = [f"{role} {weight}" for role, weight in option.affinity.items()]
            exposed = f" · {', '.join(option.pitfalls)}" if option.pitfalls else ""
            assert rows[option.id].strip() == ", ".join(leanings) + exposed


def test_every_pitfall_is_reached_and_ties_share_a_rank() -> None:
    results = list(RESULTS.values())
    assert len({pitfall.id for result in results for pitfall in result.pitfalls}) == 5
    ties = 0
    for result in results:
        counts = [len(pitfall.because_of) for pitfall in result.pitfalls]
        assert counts == sorted(counts, reverse=True)
        ranks = [1 + sum(other > count for other in counts) for count in counts]
        assert [pitfall.rank for pitfall in result.pitfalls] == ranks
        ties += ranks.count(1) > 1
    assert ties > 0


def test_steadiness_counts_single_changes_that_move_the_verdict() -> None:
    assert score(3).steadiness.of == 15
    assert score(3).steadiness.moving == 2  # a 0 on short-tenure, a 0 on motivation
    assert score(0).steadiness.moving == 0
    even = score((2, 2, 2, 2, 2))
    assert (even.steadiness.moving, even.verdict) == (10, QuizVerdict.GOOD_FIT)


def test_where_a_third_of_the_changes_move_it_the_advice_hangs_by_a_thread() -> None:
    for result in RESULTS.values():
        assert result.thin == (result.steadiness.moving >= 5)
    thin = Counter(result.verdict for result in RESULTS.values() if result.thin)
    assert RESULTS[2, 2, 2, 2, 2].thin
    assert not RESULTS[3, 3, 3, 3, 3].thin
    assert thin == {
        QuizVerdict.NOT_NOW: 166,
        QuizVerdict.PREPARE_FIRST: 312,
        QuizVerdict.GOOD_FIT: 140,
    }


def test_the_highest_sum_is_computed_from_the_options() -> None:
    assert score(3).fit.points == score(0).fit.points_max == 15
    assert [d.points for d in score((0, 1, 2, 3, 1)).fit.dimensions] == [0, 1, 2, 3, 1]


def test_ids_and_numbers_do_not_depend_on_the_language() -> None:
    answers = Answers(quiz=sheet({q.id: 2 for q in QUIZ.questions}), checks=MET)
    english, french = score_quiz(PACK, answers), score_quiz(load_pack(language="fr"), answers)
    assert english.verdict is french.verdict
    assert [r.id for r in english.roles] == [r.id for r in french.roles]
    assert english.fit.dimensions[0].feedback != french.fit.dimensions[0].feedback


@pytest.mark.parametrize(
    ("quiz", "checks", "codes"),
    [
        ({"crisis": "secure-cahs"}, {}, [ProblemCode.ANSWER_UNKNOWN]),
        ({"crises": "secure-cash"}, {}, [ProblemCode.QUESTION_UNKNOWN]),
        ({}, {"reserve": 3}, [ProblemCode.QUESTION_UNKNOWN]),
        ({}, {"own-risk": "maybe"}, [ProblemCode.ANSWER_UNKNOWN]),
        ({}, {"own-risk": 3}, [ProblemCode.ANSWER_UNKNOWN]),
        ({}, {"reserve-months": 601}, [ProblemCode.NUMBER_RANGE]),
        ({}, {"reserve-months": "many"}, [ProblemCode.NUMBER_RANGE]),
    ],
)
def test_an_answer_to_nothing_is_refused(
    quiz: dict[str, str], checks: dict[str, CheckAnswer], codes: list[ProblemCode]
) -> None:
    whole = sheet({q.id: 2 for q in QUIZ.questions})
    with pytest.raises(ContentError) as caught:
        score_quiz(PACK, Answers(quiz=whole | quiz, checks=checks))
    assert [problem.code for problem in caught.value.problems] == codes


def test_the_key_is_the_quiz_itself() -> None:
    key = publish_key(PACK)
    assert (key.questions, key.checks, key.bands) == (QUIZ.questions, QUIZ.checks, QUIZ.bands)


def test_a_question_without_an_answer_is_named() -> None:
    with pytest.raises(ContentError) as caught:
        score_quiz(PACK, Answers(quiz={"crisis": "secure-cash"}))
    assert [p.path for p in caught.value.problems] == [("quiz", q.id) for q in QUIZ.questions][1:]
    assert {p.code for p in caught.value.problems} == {ProblemCode.ANSWER_MISSING}


def test_the_advice_with_every_check_met_is_that_of_answers_that_meet_them() -> None:
    met = load_example(PACK, "anke").checks
    for name in example_names(PACK):
        answers = load_example(PACK, name)
        found = score_quiz(PACK, answers)
        all_met = score_quiz(PACK, structs.replace(answers, checks=met))
        assert all(check.status is CheckStatus.MET for check in all_met.checks)
        assert found.verdict_all_in_place is all_met.verdict


def test_a_kind_has_its_shortest_and_its_longest_months() -> None:
    found = {role.id: role for role in score_quiz(PACK, load_example(PACK, "bart")).roles}
    assert (found["crisis"].months_from, found["crisis"].months_to) == (3, 12)
    assert (found["cover"].months_from, found["cover"].months_to) == (3, 6)
