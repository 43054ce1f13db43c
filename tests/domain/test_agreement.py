"""What colleagues see beside how one sees oneself: the median, and what is contested."""

import statistics
from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interimkit import ContentError, load_pack
from interimkit.domain.agreement import PeersView, see_together
from interimkit.domain.skills_gap import SkillsGap, Standing, assess_skills
from interimkit.errors import ProblemCode as Code
from interimkit.model.answers import Answers, Rater
from interimkit.model.skills import Skills
from interimkit.model.text import Text

PACK = load_pack()
IDS = [skill.id for skill in PACK.load(Skills).skills]

levels = st.fixed_dictionaries({name: st.integers(0, 4) for name in IDS})
some_levels = st.dictionaries(st.sampled_from(IDS), st.integers(0, 4))
others = st.lists(some_levels, min_size=1, max_size=4)


def assessed(own: dict[str, int], *peers: dict[str, int], **more: Any) -> SkillsGap:
    return assess_skills(
        PACK,
        Answers(skills=own, **more),
        role="cover",
        peers=[Answers(rater=Rater.PEER, skills=peer) for peer in peers],
    )


@pytest.mark.parametrize("raters", range(5))
def test_it_is_the_median_and_contested_from_two_levels_on(raters: int) -> None:
    views = [None, *range(5)]
    for own, ratings in product(range(5), product(views, repeat=raters)):
        given_ = [rating for rating in ratings if rating is not None]
        view = see_together(own, ratings)
        if not given_:
            assert view == PeersView()
            continue
        median = statistics.median(given_)
        assert (view.raters, view.median, view.less_own) == (len(given_), median, median - own)
        assert view.contested == (abs(median - own) >= 2)


@pytest.mark.parametrize(
    ("own", "ratings", "median", "contested"),
    [
        (4, (1, 1), "1", True),
        (4, (1,), "1", True),
        (4, (3,), "3", False),
        (4, (2, 3), "2.5", False),
        (4, (1, 3), "2", True),
        (4, (0, 4, 4), "4", False),  # nor does one odd rating make it so
        (1, (3, None, 3), "3", True),
    ],
)
def test_cases_by_hand(
    own: int, ratings: tuple[int | None, ...], median: str, *, contested: bool
) -> None:
    view = see_together(own, ratings)
    assert (str(view.median), view.contested) == (median, contested)


@given(levels, others)
def test_whoever_sees_what_the_others_see_together_changes_nothing(
    own: dict[str, int], peers: list[dict[str, int]]
) -> None:
    before = assessed(own, *peers)
    whole = {
        a.skill: int(a.peers_view.median)
        for a in before.agreement
        if a.peers_view.median is not None and a.peers_view.median % 1 == 0
    }
    after = assessed(own, *peers, whole)
    assert [s.standing for s in after.profiles[0].skills] == [
        s.standing for s in before.profiles[0].skills
    ]
    for old, new in zip(before.agreement, after.agreement, strict=True):
        assert (new.skill, new.peers_view.median) == (old.skill, old.peers_view.median)
        assert new.peers_view.raters == old.peers_view.raters + (new.skill in whole)


@given(levels, others, some_levels)
def test_colleagues_contest_but_never_move_ones_own_gaps(
    own: dict[str, int], peers: list[dict[str, int]], shown: dict[str, int]
) -> None:
    evidence = dict.fromkeys(shown, Text("2023, a plant, led it, it held"))
    alone, beside = assessed(own, evidence=evidence), assessed(own, *peers, evidence=evidence)
    (before,), (after,) = alone.profiles, beside.profiles
    assert [(s.id, s.gap, s.rated) for s in after.skills] == [
        (s.id, s.gap, s.rated) for s in before.skills
    ]
    assert (after.top_gaps, beside.ways) == (before.top_gaps, alone.ways)
    contested = {a.skill for a in beside.agreement if a.peers_view.contested}
    assert after.strengths == tuple(name for name in before.strengths if name not in contested)
    for old, new in zip(before.skills, after.skills, strict=True):
        as_asked = old.standing is not Standing.MISSING
        disputed = new.id in contested and as_asked
        assert new.standing is (Standing.CONTESTED if disputed else old.standing)
    counts = (after.evidenced, after.claimed, after.contested, after.missing)
    assert (sum(counts), after.missing) == (len(IDS), before.missing)
    assert after.contested + after.missing_contested == len(contested)
    assert before.contested == before.missing_contested == 0


@given(levels, others)
def test_what_lies_furthest_apart_comes_first_and_says_what_to_ask(
    own: dict[str, int], peers: list[dict[str, int]]
) -> None:
    result = assessed(own, *peers)
    order = [
        (-abs(a.peers_view.less_own or Decimal(0)), IDS.index(a.skill)) for a in result.agreement
    ]
    assert order == sorted(order)
    views = {skill.id: skill.peers_view for skill in result.profiles[0].skills}
    for a in result.agreement:
        assert a.own == own[a.skill]
        assert a.peers == tuple(peer.get(a.skill) for peer in peers)
        assert a.peers_view == views[a.skill] == see_together(a.own, a.peers)
        assert bool(a.ask_each_other) == a.peers_view.contested


def test_without_a_peer_nobody_contests_anything() -> None:
    result = assessed(dict.fromkeys(IDS, 3))
    assert result.agreement == ()
    assert {skill.peers_view for skill in result.profiles[0].skills} == {PeersView()}


def test_a_level_that_there_is_not_is_refused_wherever_it_stands() -> None:
    own = dict.fromkeys(IDS, 2)
    for level in (9, -1, 2.5):
        with pytest.raises(ContentError) as caught:
            assessed({**own, "finance": level})  # type: ignore[dict-item]
        (problem,) = caught.value.problems
        assert (problem.code, problem.path) == (Code.NUMBER_RANGE, ("skills", "finance"))
        assert (problem.value, problem.expected) == (str(level), ("0", "4"))
    with pytest.raises(ContentError) as caught:
        assessed(own, {"finance": 2}, {"finance": 5, "finances": 1})
    assert [(p.code, p.path) for p in caught.value.problems] == [
        (Code.QUESTION_UNKNOWN, ("peers", 1, "skills", "finances")),
        (Code.NUMBER_RANGE, ("peers", 1, "skills", "finance")),
    ]


def test_nobody_is_a_colleague_of_their_own() -> None:
    own = Answers(skills=dict.fromkeys(IDS, 2))
    peer = Answers(rater=Rater.PEER, skills={"finance": 2})
    with pytest.raises(ContentError) as caught:
        assess_skills(PACK, own, role="cover", peers=[peer, own])
    (problem,) = caught.value.problems
    assert (problem.code, problem.path) == (Code.ANSWERS_OF_SELF, ("peers", 1, "rater"))


def test_halves_are_exact() -> None:
    (finance,) = (
        a
        for a in assessed(dict.fromkeys(IDS, 4), {"finance": 1}, {"finance": 2}).agreement
        if a.skill == "finance"
    )
    assert finance.peers_view.median == Decimal("1.5")
    assert finance.peers_view.less_own == Decimal("-2.5")
