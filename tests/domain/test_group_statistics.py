"""Statistics of a group: from thirty on, each with its number, and never what is not honest."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from statistics_parts import audit_sheets, quiz_sheets, skills_sheets

from interimkit import load_pack
from interimkit.domain.coefficient import Coefficient, NoValue
from interimkit.domain.group import questions_of
from interimkit.domain.group_spread import spread_of
from interimkit.domain.group_statistics import GroupStatistics, group_statistics
from interimkit.domain.quiz import score_quiz
from interimkit.domain.reliability import Covariances
from interimkit.domain.statistics_tally import StatisticsTally, tally_statistics, worth_of
from interimkit.group.sheet import Sheet
from interimkit.model.answers import Answers, Rater
from interimkit.model.workshop import Topic

PACK = load_pack()
SKILLS = [one.id for one in questions_of(PACK, Topic.SKILLS)]


def statistics(topic: Topic, sheets: list[Sheet], *, unread: int = 0) -> GroupStatistics:
    return group_statistics(PACK, topic, tally_statistics(PACK, topic, sheets), unread=unread)


def figures(found: GroupStatistics) -> list[Coefficient]:
    """Every coefficient that is in a result."""
    agreed = [each for one in found.raters for each in (one.icc, one.ordinal, one.interval)]
    others = (found.alpha, found.omega, found.second_time and found.second_time.kappa)
    rest = [item.rest for item in found.items]
    return [*rest, *agreed, *(each for each in others if each)]


def test_a_quiz_has_no_alpha_and_no_omega() -> None:
    found = statistics(Topic.QUIZ, quiz_sheets(PACK, of=60), unread=3)
    assert (found.alpha, found.omega, found.raters, found.second_time) == (None, None, (), None)
    assert (found.sheets, found.unread, found.left_out) == (60, 3, 0)
    assert all(item.rest.value is not None and item.rest.n == 60 for item in found.items)


def test_of_an_audit_only_counts_are_told() -> None:
    found = statistics(Topic.PITFALLS, audit_sheets(PACK, of=60))
    assert {each.reason for each in figures(found)} == {NoValue.NOT_ADDED}
    assert any(item.cells for item in found.items)
    assert (found.sheets, found.alpha, found.omega) == (60, None, None)


def test_skills_have_alpha_with_its_interval_and_omega() -> None:
    found = statistics(Topic.SKILLS, skills_sheets(PACK, of=80))
    assert found.alpha is not None
    assert found.omega is not None
    assert found.alpha.low is not None
    assert found.alpha.n == found.omega.n == 80
    assert found.alpha.value == pytest.approx(found.omega.value, abs=0.03)


@pytest.mark.parametrize("topic", [Topic.QUIZ, Topic.SKILLS])
def test_of_fewer_than_thirty_no_figure_is_told(topic: Topic) -> None:
    for of, is_told in ((0, False), (1, False), (29, False), (30, True)):
        sheets = (
            quiz_sheets(PACK, of=of, twice=True)
            if topic is Topic.QUIZ
            else skills_sheets(PACK, of=of, peers=1)
        )
        found = statistics(topic, sheets)
        told = figures(found)
        assert told
        assert {each.value is not None for each in told} == {is_told}
        assert {each.reason for each in told} == ({None} if is_told else {NoValue.TOO_FEW})
        assert any(item.cells for item in found.items) == is_told
        assert not found.second_time or (found.second_time.alike is not None) == is_told


@given(st.integers(0, 2**32), st.integers(0, 70))
@settings(max_examples=30)
def test_counts_are_told_by_the_rule_of_a_group_and_no_other(seed: int, of: int) -> None:
    sheets = quiz_sheets(PACK, of=of, seed=seed)
    found = statistics(Topic.QUIZ, sheets)
    for asked, item in zip(questions_of(PACK, Topic.QUIZ), found.items, strict=True):
        spread = spread_of(asked, Counter(sheet.answers.quiz[asked.id] for sheet in sheets))
        assert item.cells == (spread.cells if of >= 30 else ())
        assert all(cell.count >= 5 for cell in item.cells)


def test_the_order_of_sheets_does_not_matter() -> None:
    for topic, sheets in (
        (Topic.QUIZ, quiz_sheets(PACK, of=40, twice=True)),
        (Topic.SKILLS, skills_sheets(PACK, of=40, peers=2)),
    ):
        shuffled = Random(1).sample(sheets, len(sheets))  # noqa: S311 - any order
        assert statistics(topic, shuffled) == statistics(topic, sheets)


def test_advice_a_second_time_is_of_those_who_answered_all_twice() -> None:
    sheets = quiz_sheets(PACK, of=45, twice=True)
    first = next(iter(sheets[0].answers.quiz))
    sheets[1] = replace(sheets[1], answers=Answers(quiz={first: sheets[1].answers.quiz[first]}))
    sheets[2] = replace(sheets[2], person="somebody else")
    found = statistics(Topic.QUIZ, sheets)
    assert found.second_time is not None
    assert found.second_time.n == found.second_time.kappa.n == 43
    pairs = [(sheets[n].answers, sheets[n + 1].answers) for n in range(4, 90, 2)]
    alike = sum(score_quiz(PACK, a).verdict is score_quiz(PACK, b).verdict for a, b in pairs)
    assert found.second_time.alike == alike
    assert found.sheets == 45


def test_a_mean_of_colleagues_is_held_against_oneself_and_every_rating_against_all() -> None:
    """Two colleagues, one level below and one above, are as one who agrees."""
    sheets = []
    for number in range(40):
        own = 1 + number % 3
        for level, rater in ((own, Rater.SELF), (own - 1, Rater.PEER), (own + 1, Rater.PEER)):
            answers = Answers(skills={SKILLS[0]: level}, rater=rater)
            sheets.append(Sheet(file="x", answers=answers, person=str(number)))
    (one, *others) = statistics(Topic.SKILLS, sheets).raters
    assert one.icc == Coefficient(n=40, value=1, reason=NoValue.PERFECT)
    assert one.interval.value is not None
    assert one.interval.value < 0.5
    assert {other.icc for other in others} == {Coefficient(n=0, reason=NoValue.TOO_FEW)}


def test_colleagues_count_as_raters_alone_and_where_they_say_of_whom() -> None:
    sheets = skills_sheets(PACK, of=32, peers=2)
    alone = [sheet for sheet in sheets if sheet.answers.rater is Rater.SELF]
    found, without = statistics(Topic.SKILLS, sheets), statistics(Topic.SKILLS, alone)
    assert (found.sheets, found.items, found.alpha) == (32, without.items, without.alpha)
    nobodys = [replace(sheet, person="") for sheet in sheets]
    assert statistics(Topic.SKILLS, nobodys).left_out == 64
    assert not statistics(Topic.SKILLS, nobodys).raters


def test_colleagues_of_somebody_who_rated_nothing_agree_among_themselves() -> None:
    sheets = [
        sheet for sheet in skills_sheets(PACK, of=40, peers=2) if sheet.answers.rater is Rater.PEER
    ]
    found = statistics(Topic.SKILLS, sheets)
    assert {one.ordinal.n for one in found.raters} == {40}
    assert {one.icc.n for one in found.raters} == {0}


@pytest.mark.parametrize(
    ("topic", "rater", "person", "time"),
    [
        (Topic.QUIZ, Rater.SELF, "p0", 1),  # again of the same time
        (Topic.QUIZ, Rater.SELF, "p0", 3),
        (Topic.QUIZ, Rater.SELF, "", 2),
        (Topic.QUIZ, Rater.PEER, "p0", 1),
        (Topic.SKILLS, Rater.SELF, "p0", 2),
        (Topic.SKILLS, Rater.PEER, "p0", 2),
    ],
)
def test_what_counts_nowhere_is_counted(topic: Topic, rater: Rater, person: str, time: int) -> None:
    first = Sheet(file="x", answers=Answers(), person="p0", time=1)
    other = Sheet(file="x", answers=Answers(rater=rater), person=person, time=time)
    found = statistics(topic, [first, other])
    assert (found.sheets, found.left_out) == (1, 1)


def test_sums_of_a_database_give_what_sheets_give() -> None:
    """Of whole sheets: how many, the covariances, and how many chose what."""
    sheets = skills_sheets(PACK, of=50)
    rows = [[sheet.answers.skills[skill] for skill in SKILLS] for sheet in sheets]
    means = [sum(column) / 50 for column in zip(*rows, strict=True)]
    measured = Covariances(
        n=50,
        matrix=tuple(
            tuple(
                sum((r[i] - means[i]) * (r[j] - means[j]) for r in rows) / 49
                for j in range(len(SKILLS))
            )
            for i in range(len(SKILLS))
        ),
    )
    counts = {
        skill: Counter(str(level) for level in column)
        for skill, column in zip(SKILLS, zip(*rows, strict=True), strict=True)
    }
    counted = StatisticsTally(sheets=50, counts=counts, covariances=measured)
    found, own = group_statistics(PACK, Topic.SKILLS, counted), statistics(Topic.SKILLS, sheets)
    for one, other in zip(figures(found), figures(own), strict=True):
        assert one.value == pytest.approx(other.value)
    assert [i.cells for i in found.items] == [i.cells for i in own.items]


def test_a_level_counts_for_itself_and_an_option_for_its_points() -> None:
    for asked in questions_of(PACK, Topic.SKILLS):
        assert worth_of(PACK, asked) == {str(level): level for level in range(5)}
    for asked in questions_of(PACK, Topic.QUIZ):
        assert sorted(worth_of(PACK, asked).values()) == [0, 1, 2, 3]
