"""What may be told of a group: words, then counts, and never anybody."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interimkit import load_pack
from interimkit.domain.group import (
    GroupResult,
    chosen,
    counts_of,
    group_of,
    group_result,
    questions_of,
)
from interimkit.domain.group_spread import (
    COUNT_FROM,
    TELL_FROM,
    Asked,
    Cell,
    Pattern,
    Spread,
    division,
    spread_of,
)
from interimkit.model.answers import Answers, Practice
from interimkit.model.quiz import Quiz
from interimkit.model.roles import Roles
from interimkit.model.workshop import Topic

Counts = tuple[int, ...]


def asked_with(options: int) -> Asked:
    return Asked(topic="quiz", id="q", options=tuple("abcdefghi"[:options]))


def told(*counts: int) -> Spread:
    """What is told of a group where so many chose the first option, and so on."""
    return told_of(asked_with(len(counts)), counts)


def told_of(asked: Asked, counts: Counts) -> Spread:
    return spread_of(asked, dict(zip(asked.options, counts, strict=True)))


def groups_of(total: int, options: int) -> Iterator[Counts]:
    """Every way in which so many can choose among so many options."""
    if options == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for others in groups_of(total - first, options - 1):
            yield (first, *others)


def every_choice(options: int) -> Iterator[tuple[int, ...]]:
    for size in range(1, options):
        yield from combinations(range(options), size)


def is_safe(sums: set[int], total: int) -> bool:
    """Whether who knows that a count is one of these knows of no one to four, and of no all."""
    none_or_many = 0 in sums or max(sums) >= TELL_FROM
    return none_or_many and sums not in ({0}, {total})


@pytest.mark.parametrize(("options", "most"), [(2, 60), (3, 40), (4, 26), (5, 22)])
def test_of_every_possible_group_nobody_can_be_told_from_what_is_told(
    options: int, most: int
) -> None:
    """Whoever knows how many answered, and the rule, and what was told, has these left."""
    for total in range(TELL_FROM, most + 1):
        alike = defaultdict(list)
        for counts in groups_of(total, options):
            alike[told(*counts)].append(counts)
        for spread, groups in alike.items():
            if spread.pattern is Pattern.TOO_FEW:
                assert len(alike) == 1
                continue
            for some in every_choice(options):
                sums = {sum(counts[n] for n in some) for counts in groups}
                assert is_safe(sums, total), (spread, some, sums)


def likely_groups(counts: Counts) -> Iterator[Counts]:
    """Groups of as many, the largest count first, one of which may look the same."""
    total, options = sum(counts), len(counts)
    yield tuple(sorted(counts, reverse=True))
    for among in range(1, options + 1):
        even, more = divmod(total, among)
        yield (*([even + 1] * more), *([even] * (among - more)), *([0] * (options - among)))
    third = -(-total // 3)
    yield (total - third, third, *([0] * (options - 2)))
    if options > 2:
        most = (total - 1) // 2
        rest = total - most
        yield (most, rest - rest // 2, rest // 2, *([0] * (options - 3)))
    if options > 3:
        even, more = divmod(total, 3)
        yield (even, even, even, more, *([0] * (options - 4)))


def alike(spread: Spread, counts: Counts, some: tuple[int, ...]) -> Iterator[Counts]:
    """Groups of which the same is told, with as many or as few as they can be at some options."""
    options = spread.asked.options
    led = [options.index(option) for option in spread.leading]
    alone = [options.index(c.options[0]) for c in spread.cells if len(c.options) == 1]
    together = [n for n in range(len(options)) if n not in alone]
    inside = [n for n in some if n in together]
    outside = [n for n in together if n not in some]
    yield counts
    if alone and together:
        rest = sorted((counts[n] for n in together), reverse=True)
        even, more = divmod(sum(rest), max(len(together) - 1, 1))
        spared = [even + (n < more) for n in range(len(together) - 1)] + [0]
        few = TELL_FROM - 1
        packed = [max(0, min(few, sum(rest) - few * n)) for n in range(len(together))]
        for spread_out in (rest, spared, packed):
            for order in ((*inside, *outside), (*outside, *inside)):
                placed = list(counts)
                for place, value in zip(order, spread_out, strict=True):
                    placed[place] = value
                yield tuple(placed)
        return
    free = [n for n in range(len(options)) if n not in led]
    first, last = [n for n in free if n in some], [n for n in free if n not in some]
    for values in likely_groups(counts):
        for leading in (led, led[::-1]):
            for order in ((*leading, *first, *last), (*leading, *last, *first)):
                ranked = dict(zip(order, values, strict=True))
                yield tuple(ranked[n] for n in range(len(options)))


@given(st.lists(st.integers(0, 60), min_size=2, max_size=7).filter(lambda c: sum(c) >= TELL_FROM))
def test_of_a_group_of_any_size_nobody_can_be_told(counts: list[int]) -> None:
    """Another group looks the same, in which some options have none, or five and more."""
    spread = told(*counts)
    if spread.pattern is Pattern.TOO_FEW:
        return
    for some in every_choice(len(counts)):
        groups = alike(spread, tuple(counts), some)
        sums = {sum(group[n] for n in some) for group in groups if told(*group) == spread}
        assert sums
        assert 0 in sums or max(sums) >= TELL_FROM, (spread, some, sums)


@given(st.lists(st.integers(0, 60), min_size=2, max_size=9))
def test_numbers_come_from_twenty_on_and_none_is_under_five(counts: list[int]) -> None:
    spread, total = told(*counts), sum(counts)
    if total < COUNT_FROM:
        assert (spread.cells, spread.answers) == ((), 0)
        return
    assert spread.answers == total
    assert all(cell.count >= TELL_FROM for cell in spread.cells)
    assert len(spread.cells) != 1
    if spread.cells:
        assert sum(cell.count for cell in spread.cells) == total
        assert sorted(o for cell in spread.cells for o in cell.options) == [*spread.asked.options]


@pytest.mark.parametrize(
    ("counts", "pattern", "leading"),
    [
        ((1, 1, 1, 1), Pattern.TOO_FEW, ()),
        ((5, 0, 0, 0), Pattern.STANDS_OUT, ("a",)),
        ((3, 1, 1, 0), Pattern.STANDS_OUT, ("a",)),
        ((3, 2, 0, 0), Pattern.DIVIDED, ()),  # two of five that share would both be under five
        ((2, 2, 1, 0), Pattern.DIVIDED, ()),
        ((3, 4), Pattern.TOO_FEW, ()),  # of two options, one is what the other is not
        ((1, 4, 4, 0), Pattern.TWO_SHARE, ("b", "c")),
        ((9, 0, 0, 0), Pattern.STANDS_OUT, ("a",)),
        ((1, 5, 2, 1), Pattern.STANDS_OUT, ("b",)),
        ((3, 2, 2, 2), Pattern.DIVIDED, ()),
        ((0, 6, 0, 6), Pattern.TWO_SHARE, ("b", "d")),
        ((6, 2, 2, 2), Pattern.STANDS_OUT, ("a",)),
        ((4, 4, 2, 2), Pattern.DIVIDED, ()),
        ((4, 4, 0), Pattern.DIVIDED, ()),  # of three options, from eleven on
        ((6, 5, 0), Pattern.TWO_SHARE, ("a", "b")),
    ],
)
def test_under_twenty_there_is_a_word(
    counts: Counts, pattern: Pattern, leading: tuple[str, ...]
) -> None:
    spread = told(*counts)
    assert (spread.pattern, spread.leading) == (pattern, leading)
    assert (spread.cells, spread.answers) == ((), 0)


@pytest.mark.parametrize(
    ("counts", "cells"),
    [
        ((6, 5, 6, 5), (("a", 6), ("b", 5), ("c", 6), ("d", 5))),
        ((12, 2, 3, 3), (("a", 12), ("bcd", 8))),  # any of the three could be none
        ((12, 2, 5, 3), (("a", 12), ("bcd", 10))),  # of five, neither of two could be none
        ((9, 2, 6, 5), (("a", 9), ("c", 6), ("bd", 7))),  # two alone: the smallest joins
        ((8, 3, 3, 8), ()),  # six in two cells under five: neither is none; two eights are alike
        ((9, 3, 3, 8), (("a", 9), ("bcd", 14))),
        ((8, 7, 7, 0), (("a", 8), ("bcd", 14))),  # nobody is not told either
        ((22, 0, 0, 0), ()),  # all alike, and nearly so, are told alike
        ((20, 1, 1, 0), ()),
        ((12, 10, 0, 0), ()),  # two share, and which is the other would say how few are left
        ((4, 4, 4, 4, 4), ()),
    ],
)
def test_from_twenty_there_are_counts_where_nothing_follows(
    counts: Counts, cells: tuple[tuple[str, int], ...]
) -> None:
    found = told(*counts).cells
    assert set(found) == {Cell(options=tuple(options), count=count) for options, count in cells}


def test_all_alike_is_told_as_nearly_all_alike() -> None:
    assert told(22, 0, 0, 0) == told(18, 4, 0, 0) == told(20, 1, 1, 0)
    assert told(9, 0, 0, 0) == told(5, 2, 2, 0)


def test_the_order_of_questions_knows_no_more_than_their_words() -> None:
    words = [told(*c) for c in ((9, 0, 0, 0), (1, 1, 0, 0), (3, 2, 2, 2), (5, 4, 0, 0))]
    assert [one.pattern for one in sorted(words, key=division)] == [
        Pattern.DIVIDED, Pattern.TWO_SHARE, Pattern.STANDS_OUT, Pattern.TOO_FEW,
    ]  # fmt: skip


# The result.

QUIZ = load_pack()
ASKED = questions_of(QUIZ, Topic.QUIZ)


def room(seats: list[tuple[int, ...]]) -> list[dict[str, str]]:
    """By question, the option of each seat, given by its place."""
    return [
        {asked.id: asked.options[n] for asked, n in zip(ASKED, seat, strict=False)}
        for seat in seats
    ]


seats = st.lists(st.tuples(*[st.integers(0, 3)] * 5), min_size=20, max_size=60)


@given(seats)
def test_a_result_holds_the_truth_between_its_bounds(chosen: list[tuple[int, ...]]) -> None:
    answers = room(chosen)
    result = group_result(QUIZ, Topic.QUIZ, counts_of(answers), sheets=len(answers))
    options = {o.id: o for q in QUIZ.load(Quiz).questions for o in q.options}
    true = [options[o] for one in answers for o in one.values()]
    for kind in result.kinds:
        assert kind.at_least <= sum(o.affinity.get(kind.id, 0) for o in true) <= kind.at_most
    for pitfall in result.pitfalls:
        assert pitfall.at_least <= sum(pitfall.id in o.pitfalls for o in true) <= pitfall.at_most
    sums = {k.id: sum(o.affinity.get(k.id, 0) for o in true) for k in result.kinds}
    first = {id_ for id_, found in sums.items() if found == max(sums.values())}
    assert first <= {kind.id for kind in result.kinds if kind.may_be_first}


def result_of(size: int, topic: Topic = Topic.QUIZ) -> GroupResult:
    asked = questions_of(QUIZ, topic)
    answers = [{a.id: a.options[(n * n) % len(a.options)] for a in asked} for n in range(size)]
    return group_result(QUIZ, topic, counts_of(answers), sheets=size)


@pytest.mark.parametrize("size", [0, 4])
def test_under_five_a_result_has_no_question(size: int) -> None:
    result = result_of(size)
    assert (result.sheets, result.questions, result.left_out) == (size, (), 5)
    assert (result.kinds, result.pitfalls, result.is_counted) == ((), (), False)


@pytest.mark.parametrize("topic", Topic)
@pytest.mark.parametrize("size", [5, 9, 12, 19])
def test_under_twenty_it_has_words_alone(size: int, topic: Topic) -> None:
    result = result_of(size, topic)
    assert (len(result.questions), result.left_out) == (len(questions_of(QUIZ, topic)), 0)
    assert {(one.answers, one.cells) for one in result.questions} == {(0, ())}
    assert (result.kinds, result.pitfalls, result.is_counted) == ((), (), False)


def test_a_word_is_not_told_beside_counts() -> None:
    """What goes into a file is of twenty answers and more, to the last question."""
    first, second, *_ = ASKED
    counts = {first.id: {first.options[0]: 20}, second.id: {second.options[0]: 19}}
    result = group_result(QUIZ, Topic.QUIZ, counts, sheets=20)
    assert ([one.id for one in result.questions], result.left_out) == ([first.id], 4)
    assert result.is_counted


def test_what_a_room_did_not_see_in_counts_is_none_of_its_result() -> None:
    spreads = [spread_of(one, {one.options[0]: 12}) for one in ASKED]
    assert group_of(QUIZ, Topic.QUIZ, spreads).questions == ()


def test_millions_are_counted_without_being_gone_through() -> None:
    counts = {one.id: dict.fromkeys(one.options, 10**12) for one in ASKED}
    result = group_result(QUIZ, Topic.QUIZ, counts, sheets=4 * 10**12, unread=3)
    assert {one.answers for one in result.questions} == {4 * 10**12}
    assert (result.sheets, result.unread) == (4 * 10**12, 3)


def test_what_somebody_chose_is_by_question_whatever_the_topic() -> None:
    answers = Answers(
        quiz={"q": "o"}, skills={"s": 3}, pitfalls={"p": Practice.NOT_YET, "r": Practice.IN_PLACE}
    )
    assert {topic: chosen(answers, topic) for topic in Topic} == {
        Topic.QUIZ: {"q": "o"},
        Topic.SKILLS: {"s": "3"},
        Topic.PITFALLS: {"p": "not-yet", "r": "in-place"},
    }


def test_an_option_that_a_question_does_not_have_is_not_counted() -> None:
    asked = asked_with(3)
    assert spread_of(asked, {"a": 9, "z": 30}) == spread_of(asked, {"a": 9})


# The audit.

AUDIT = questions_of(QUIZ, Topic.PITFALLS)


def audited(*counts: Counts) -> GroupResult:
    """A group that answers the first pitfalls so: not yet, partly, in place."""
    found = {
        one.id: dict(zip(one.options, each, strict=True))
        for one, each in zip(AUDIT, counts, strict=False)
    }
    return group_result(QUIZ, Topic.PITFALLS, found, sheets=max(map(sum, counts)))


def test_the_most_exposed_comes_first_by_the_told_counts() -> None:
    result = audited((5, 5, 14), (9, 8, 7), (0, 0, 24), (6, 6, 12))
    assert [one.id for one in result.questions] == [AUDIT[n].id for n in (1, 3, 0, 2)]
    assert [(one.id, one.at_least, one.at_most) for one in result.pitfalls] == [
        (AUDIT[1].id, 17, 17),
        (AUDIT[3].id, 12, 12),
        (AUDIT[0].id, 10, 10),
        (AUDIT[2].id, 0, 12),  # it stands out in place; whether for half or for all is not told
    ]
    assert [one.may_be_first for one in result.pitfalls] == [True, False, False, False]
    assert result.left_out == len(AUDIT) - 4


def test_of_words_the_most_exposed_comes_first_as_well() -> None:
    result = audited((0, 0, 9), (3, 3, 3), (9, 0, 0), (6, 6, 0))
    assert [one.id for one in result.questions] == [AUDIT[n].id for n in (3, 2, 1, 0)]
    assert result.pitfalls == ()


@given(st.lists(st.tuples(*[st.integers(0, 30)] * 3), min_size=1, max_size=len(AUDIT)))
def test_an_audit_holds_the_truth_between_its_bounds(counts: list[Counts]) -> None:
    result = audited(*counts)
    true = {one.id: each[0] + each[1] for one, each in zip(AUDIT, counts, strict=False)}
    for pitfall in result.pitfalls:
        assert pitfall.at_least <= true[pitfall.id] <= pitfall.at_most
    told = {one.id for one in result.questions if one.answers}
    assert {one.id for one in result.pitfalls} == told
    most = max((true[id_] for id_ in told), default=0)
    first = {id_ for id_ in told if true[id_] == most > 0}
    assert first <= {one.id for one in result.pitfalls if one.may_be_first}


def groups(topic: Topic) -> st.SearchStrategy[tuple[Counts, ...]]:
    """How a group may have answered, a question each; some of them by few, or by nobody."""
    return st.tuples(
        *(
            st.lists(st.integers(0, 14), min_size=len(one.options), max_size=len(one.options)).map(
                tuple
            )
            for one in questions_of(QUIZ, topic)
        )
    )


def result_from(topic: Topic, counts: Sequence[Counts]) -> GroupResult:
    asked = questions_of(QUIZ, topic)
    by_question = {
        one.id: dict(zip(one.options, each, strict=True))
        for one, each in zip(asked, counts, strict=True)
    }
    return group_result(QUIZ, topic, by_question, sheets=max(map(sum, counts)), unread=2)


@pytest.mark.parametrize("topic", Topic)
@settings(max_examples=25)
@given(st.data())
def test_from_all_that_a_result_tells_together_nobody_can_be_told(
    topic: Topic, data: st.DataObject
) -> None:
    """Another group has the very same result, in which some options have none, or five and more.

    All that is published counts: the words and counts of every question, their order, the sheets,
    what the answers lean to and what they expose to.
    """
    counts = data.draw(groups(topic))
    asked = questions_of(QUIZ, topic)
    place = data.draw(st.integers(0, len(asked) - 1))
    result = result_from(topic, counts)
    if asked[place].id not in {one.id for one in result.questions}:
        return
    spread = told_of(asked[place], counts[place])
    for some in every_choice(len(asked[place].options)):
        sums = {
            sum(other[n] for n in some)
            for other in alike(spread, counts[place], some)
            if result_from(topic, (*counts[:place], other, *counts[place + 1 :])) == result
        }
        assert sums
        assert 0 in sums or max(sums) >= TELL_FROM, (some, sums)


@pytest.mark.parametrize("size", [20, 22])
def test_from_twenty_it_has_all_of_them(size: int) -> None:
    result = result_of(size)
    assert (len(result.questions), result.left_out) == (5, 0)
    assert [one.letter for one in result.questions[0].options] == ["A", "B", "C", "D"]
    assert {kind.id for kind in result.kinds} == {role.id for role in QUIZ.load(Roles).roles}
    assert all(one.answers == size for one in result.questions)


def test_a_question_that_fewer_answered_is_left_out_and_so_is_what_rests_on_all() -> None:
    answers: list[Mapping[str, str]] = [
        {a.id: a.options[n % 2] for a in ASKED[: 4 if n else 5]} for n in range(22)
    ]
    result = group_result(QUIZ, Topic.QUIZ, counts_of(answers), sheets=len(answers))
    assert (len(result.questions), result.left_out) == (4, 1)
    assert {one.answers for one in result.questions} == {22}
    assert (result.kinds, result.pitfalls) == ((), ())


def test_skills_stand_beside_what_each_kind_of_assignment_asks() -> None:
    result = result_of(22, Topic.SKILLS)
    assert {one.letter for q in result.questions for one in q.options} == set("ABCDE")
    assert {len(q.asked) for q in result.questions} == {len(QUIZ.load(Roles).roles)}
    assert result.kinds == ()


def test_a_question_that_the_pack_asks_otherwise_is_not_taken() -> None:
    other = Asked(topic="quiz", id=ASKED[0].id, options=("x", "y"))
    spread = spread_of(other, {"x": 30})
    assert group_of(QUIZ, Topic.QUIZ, [spread]).left_out == 5
