"""The engine of a case: every way through the built-in one, and a small one by hand."""

import itertools
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_packs import write_pack

from interimkit import load_pack
from interimkit.domain.case import tell_case
from interimkit.domain.case_engine import (
    Choice,
    choose,
    end,
    holds,
    is_over,
    meet,
    option_of,
    place_of,
    play,
    reach,
    start,
)
from interimkit.domain.case_paths import all_paths, dilemmas_of, reached
from interimkit.errors import ContentError, ProblemCode
from interimkit.model.answers import Answers
from interimkit.model.case import LEAST, MOST, Case, When
from interimkit.model.text import Language

CASE = load_pack().load(Case, "lindewaard")
PATHS = all_paths(CASE)


@pytest.fixture
def small(tmp_path: Path) -> Case:
    return load_pack(write_pack(tmp_path / "p", "cases/orchard.yaml")).load(Case, "orchard")


def test_every_way_through_the_built_in_case_reaches_everything_and_stays_in_range() -> None:
    assert len(PATHS.ways) == 3 ** len(CASE.moments) == 6561
    assert len({way.state.chosen for way in PATHS.ways}) == 6561
    found = reached(CASE, PATHS)
    rows = [
        row
        for d in dilemmas_of(CASE)
        for row in (d, *(r for o in d.options for r in (*o.now, *o.later)))
    ]
    rows += [*CASE.endings, *(line for person in CASE.after for line in person.lines)]
    assert len(rows) > 80
    assert all(found.has(row) for row in rows)
    assert min(found.lowest) >= LEAST
    assert max(found.highest) <= MOST
    assert max(found.crowded.values()) == 2


def test_no_ending_is_everybodys_or_nobodys() -> None:
    shares = Counter(way.ended.ending.id for way in PATHS.ways)
    assert set(shares) == {ending.id for ending in CASE.endings}
    assert all(0.04 <= count / len(PATHS.ways) <= 0.35 for count in shares.values())


def test_no_choice_settles_the_end() -> None:
    by_option: dict[str, Counter[str]] = {}
    for way in PATHS.ways:
        for choice in way.state.chosen:
            by_option.setdefault(choice.option, Counter())[way.ended.ending.id] += 1
    assert len(by_option) == sum(len(dilemma.options) for dilemma in dilemmas_of(CASE))
    for ends in by_option.values():
        assert len(ends) >= 3
        assert max(ends.values()) / ends.total() <= 0.75


def test_a_language_changes_no_result() -> None:
    for language in Language:
        case = load_pack(language=language).load(Case, "lindewaard")
        ways = all_paths(case).ways
        assert [way.state for way in ways] == [way.state for way in PATHS.ways]
        assert [w.ended.ending.id for w in ways] == [w.ended.ending.id for w in PATHS.ways]


@given(st.lists(st.integers(0, 2), min_size=8, max_size=8), st.integers(0, 8))
def test_taking_days_back_is_playing_fewer_choices(places: list[int], kept: int) -> None:
    choices: dict[str, str] = {}
    while not is_over(CASE, days := play(CASE, choices)):
        dilemma = days[-1].dilemma
        choices[dilemma.id] = dilemma.options[places[len(choices)]].id
    fewer = dict(list(choices.items())[:kept])
    shorter = play(CASE, fewer)
    assert [day.option for day in shorter][:kept] == [day.option for day in days][:kept]
    assert shorter[:kept] == days[:kept]
    assert len(shorter) == min(kept + 1, len(CASE.moments))
    # What is answered of dilemmas that are not met counts for nothing.
    unmet = {d.id: d.options[0].id for d in dilemmas_of(CASE)} | choices
    assert play(CASE, unmet) == days


def test_what_a_small_case_does_by_hand(small: Case) -> None:
    spring, summer, autumn = small.moments
    state, arrived, dilemma = meet(small, spring, start(small))
    assert (state.gauges, arrived, dilemma.id) == ((10, 10), (), "spring")
    fires, sleep = dilemma.options
    lit, outcome = choose(small, dilemma, fires, state)
    assert lit.gauges == (11, 9)
    assert lit.chosen == (Choice("spring", "fires"),)
    assert [waiting.at for waiting in lit.waiting] == ["autumn"]
    assert outcome is fires.now[0]
    slept, _outcome = choose(small, dilemma, sleep, state)
    assert slept.waiting == ()
    assert meet(small, summer, lit).dilemma.id == "thinning"
    assert meet(small, summer, slept).dilemma.id == "drought"
    thinning = meet(small, summer, lit).dilemma
    thin, leave = (choose(small, thinning, option, lit).state for option in thinning.options)
    # What waits is judged when it comes: with half of the fruit off, nobody washes for weeks.
    assert meet(small, autumn, thin).arrived == ()
    assert meet(small, autumn, thin).state.waiting == ()
    came = meet(small, autumn, leave)
    assert [one.option for one in came.arrived] == ["fires"]
    assert came.state.gauges == (12, 7)
    assert came.arrived[0].state.gauges == came.state.gauges
    early, late = came.dilemma.options
    assert choose(small, came.dilemma, late, came.state).outcome is late.now[0]
    assert choose(small, came.dilemma, late, meet(small, autumn, thin).state).outcome is late.now[1]
    full = choose(small, came.dilemma, late, came.state).state
    assert full.gauges == (14, 6)
    assert end(small, full).ending.id == "full"
    assert end(small, full).lines[0].text == "They come for apples."
    bare = choose(small, came.dilemma, early, meet(small, autumn, thin).state).state
    assert end(small, bare).ending.id == "bare"
    assert end(small, bare).lines[0].text == "They keep their washing inside."


def test_an_outcome_is_judged_before_its_own_effects(small: Case) -> None:
    """What is chosen now, and what it moves, is not asked about by what follows from it."""
    (autumn,) = small.moments[-1].dilemmas
    late = autumn.options[1]
    state = start(small)
    after, outcome = choose(small, autumn, late, state)
    assert outcome is late.now[1]
    assert after.gauges == (11, 9)


def test_conditions_hold_all_together_and_at_their_edges(small: Case) -> None:
    state = start(small)
    for when, wanted in (
        (None, True),
        (When(), True),
        (When(at_least={"fruit": "some"}), True),
        (When(at_least={"fruit": "many"}), False),
        (When(at_most={"fruit": "some"}), True),
        (When(at_most={"fruit": "few"}), False),
        (When(at_most={"fruit": "laden"}, at_least={"hands": "three"}), False),
        (When(chose=("fires",)), False),
        (When(never=("fires",)), True),
        (When(ended=("full",)), False),
    ):
        assert holds(small, when, state) is wanted, when
    assert holds(small, When(ended=("bare", "full")), state, ended="full")


def test_words_cover_a_gauge_without_a_gap(small: Case) -> None:
    for case in (small, CASE):
        for gauge in case.gauges:
            ends = [reach(gauge, word.id) for word in gauge.words]
            assert ends[0][0] == LEAST
            assert ends[-1][1] == MOST
            assert all(a[1] + 1 == b[0] for a, b in itertools.pairwise(ends))
            for value in range(LEAST, MOST + 1):
                low, high = ends[place_of(gauge, value)]
                assert low <= value <= high
    with pytest.raises(LookupError):
        reach(small.gauges[0], "plenty")


def test_a_case_that_is_not_begun_is_not_over(small: Case) -> None:
    days = play(small, {})
    assert len(days) == 1
    assert days[0].option is None
    assert not is_over(small, days)


def test_an_option_that_there_is_not_is_looked_up_in_vain(small: Case) -> None:
    with pytest.raises(LookupError, match="snow"):
        option_of(small, "snow")


def test_a_case_is_told_once_it_was_played_to_its_end() -> None:
    pack = load_pack()
    begun = Answers(case={"lindewaard": {"first-days": "floor-first"}})
    with pytest.raises(ContentError) as caught:
        tell_case(pack, "lindewaard", begun)
    (problem,) = caught.value.problems
    assert problem.code is ProblemCode.ANSWER_MISSING
    assert problem.path == ("case", "lindewaard", problem.value)


def test_a_pack_has_a_case_where_its_folder_holds_one(pack: Path) -> None:
    assert load_pack(pack).has(Case)
    (pack / "cases" / "lindewaard.yaml").unlink()
    (pack / "examples" / "chantal.yaml").unlink()  # she has played it
    assert not load_pack(pack).has(Case)
