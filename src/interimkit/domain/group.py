"""What many answered, so that nobody can be told from it.

Whoever knows how many answered, and all that is told, must not be able to say of any option, or of
any options together, that it was chosen by one to four people, nor that everybody chose alike.
docs/method.md publishes the rule; a test goes through every group that answers can make.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from string import ascii_uppercase
from typing import Annotated, assert_never

from msgspec import Meta, Struct

from interimkit.domain.cite import SourceRef, cite_all
from interimkit.domain.group_leaning import Chosen, Leaning, kinds_of, pitfalls_of
from interimkit.domain.result import Result
from interimkit.model.pack import Pack
from interimkit.model.quiz import Quiz
from interimkit.model.roles import Roles
from interimkit.model.skills import HIGHEST, Level, Skills
from interimkit.model.workshop import Topic

TELL_FROM = 5
"""Answers below which nothing is told of them: groups under five are not broken down."""

COUNT_FROM = 20
"""Answers from which they are told in numbers; below, in words."""

SHARE_FROM = 8
"""Answers from which two may be said to share a room: of fewer, both would be under five."""

SHARE_FROM_OF_THREE = 11
"""The same where there are three options: of fewer, those who are divided would be."""


def letter_of(place: int) -> str:
    """What a room calls an option, by its place from 0; on phones, paper and projector the same.

    >>> letter_of(0), letter_of(3)
    ('A', 'D')
    """
    return ascii_uppercase[place]


class Asked(Struct, frozen=True, kw_only=True):
    """A question as a group was asked it.

    Attributes:
        topic: Which questionnaire it is of: `quiz`, `skills-gap`.
        id: Its id there.
        options: The ids of its options, in the order of their letters; levels are `0` to `4`.
    """

    topic: str
    id: str
    options: tuple[str, ...]

    def letter(self, option: str) -> str:
        """What a room calls an option: A, B, C."""
        return letter_of(self.options.index(option))


class Put(Struct, frozen=True, kw_only=True):
    """A question as it is put to a room.

    Attributes:
        name: What it is about.
        text: The question, or the beginning of the sentence.
        options: The letter and the text of each, in the order of the pack.
    """

    name: str
    text: str
    options: tuple[tuple[str, str], ...]


class Pattern(StrEnum):
    """How a group's answers lie, in a word."""

    STANDS_OUT = "stands-out"
    TWO_SHARE = "two-share"
    DIVIDED = "divided"
    TOO_FEW = "too-few"


class Cell(Struct, frozen=True, kw_only=True):
    """So many chose one of these options; several are told together."""

    options: Annotated[tuple[str, ...], Meta(description="The ids of the options")]
    count: Annotated[int, Meta(description="How many chose one of them: 5 or more")]


class Spread(Struct, frozen=True, kw_only=True):
    """How a group answered one question, as far as may be told.

    Attributes:
        asked: The question.
        pattern: How the answers lie.
        leading: The option that stands out, or the two that share the room; else none.
        cells: From twenty answers on, where nothing follows by subtraction; else none.
        answers: How many answered, from twenty on; 0 where that is not told.
    """

    asked: Asked
    pattern: Pattern
    leading: tuple[str, ...] = ()
    cells: tuple[Cell, ...] = ()
    answers: int = 0


def spread_of(asked: Asked, chosen: Iterable[str]) -> Spread:
    """How a group answered, as far as may be told.

    Args:
        asked: The question.
        chosen: An option for each answer, in any order.
    """
    counts = Counter(chosen)
    total = counts.total()
    pattern, leading = _pattern(asked, counts)
    if total < COUNT_FROM:
        return Spread(asked=asked, pattern=pattern, leading=leading)
    cells = _cells(asked, counts)
    led = {option for cell in cells if len(cell.options) == 1 for option in cell.options}
    return Spread(
        asked=asked,
        pattern=pattern,
        leading=leading,
        cells=cells if led.issuperset(leading) else (),
        answers=total,
    )


def _pattern(asked: Asked, counts: Counter[str]) -> tuple[Pattern, tuple[str, ...]]:
    """The word for a group's answers, and the options that it names.

    Two *share* a room where they have more than three quarters of it between them and each a third
    or more; an option *stands out* with half or more, where no two share. All else is *divided*.
    """
    total = counts.total()
    ranked = sorted(asked.options, key=lambda option: -counts[option])
    first, second = (counts[option] for option in ranked[:2])
    share_from = SHARE_FROM_OF_THREE if len(ranked) == 3 else SHARE_FROM  # noqa: PLR2004
    if total < (SHARE_FROM if len(ranked) == 2 else TELL_FROM):  # noqa: PLR2004
        return Pattern.TOO_FEW, ()
    if 3 * second >= total and 4 * (first + second) > 3 * total:
        if total < share_from:
            return Pattern.DIVIDED, ()
        return Pattern.TWO_SHARE, tuple(sorted(ranked[:2], key=asked.options.index))
    if 2 * first >= total:
        return Pattern.STANDS_OUT, (ranked[0],)
    return Pattern.DIVIDED, ()


def _cells(asked: Asked, counts: Counter[str]) -> tuple[Cell, ...]:
    """The counts that may be told: all of five or more; those under it together.

    These are told together where they come to five or more and any of them could be 0. Where not,
    the smallest count of five or more joins them, and all that equal it: then any of them could be
    that one. Nothing is left to tell where all would be together.
    """
    few = {option for option in asked.options if counts[option] < TELL_FROM}
    if few and not TELL_FROM <= _sum(counts, few) <= (TELL_FROM - 1) * (len(few) - 1):
        smallest = min((counts[o] for o in asked.options if o not in few), default=counts.total())
        few = {option for option in asked.options if counts[option] <= smallest}
    alone = [option for option in asked.options if option not in few]
    if not alone:
        return ()
    told = tuple(Cell(options=(option,), count=counts[option]) for option in alone)
    together = tuple(option for option in asked.options if option in few)
    return (*told, Cell(options=together, count=_sum(counts, few))) if few else told


def _sum(counts: Counter[str], options: Iterable[str]) -> int:
    return sum(counts[option] for option in options)


def division(spread: Spread) -> int:
    """Where a question comes when the most divided is told first; equal ones keep their order.

    It knows no more than the word that is told: an order from counts would tell these.
    """
    return (Pattern.DIVIDED, Pattern.TWO_SHARE, Pattern.STANDS_OUT, Pattern.TOO_FEW).index(
        spread.pattern
    )


class Choice(Struct, frozen=True, kw_only=True):
    """One option of a question, or one level of a skill."""

    id: Annotated[str, Meta(description="The option's id; of a level its number")]
    letter: Annotated[str, Meta(description="What the room calls it: A, B, C")]
    text: Annotated[str, Meta(description="What it says")]


class AskedLevel(Struct, frozen=True, kw_only=True):
    """The level of a skill that a kind of assignment asks."""

    role: Annotated[str, Meta(description="The id of the kind of assignment")]
    name: Annotated[str, Meta(description="Its name")]
    level: Annotated[Level, Meta(description="The level asked")]


class GroupQuestion(Struct, frozen=True, kw_only=True):
    """How a group answered one question."""

    id: Annotated[str, Meta(description="The question's id, or the skill's")]
    name: Annotated[str, Meta(description="What it is called")]
    stem: Annotated[str, Meta(description="How it begins; of a skill, what it means")]
    options: Annotated[tuple[Choice, ...], Meta(description="All that could be chosen, in order")]
    answers: Annotated[int, Meta(description="How many answered: 20 or more")]
    pattern: Annotated[
        Pattern,
        Meta(
            description="`two-share` where two have more than three quarters between them and each "
            "a third or more; `stands-out` where one has half or more and no two share; else "
            "`divided`"
        ),
    ]
    leading: Annotated[
        tuple[str, ...], Meta(description="The option that stands out, or the two that share")
    ]
    cells: Annotated[
        tuple[Cell, ...],
        Meta(
            description="Counts of 5 or more; several options are told together. None where a "
            "count under 5, or that all chose alike, would follow"
        ),
    ]
    asked: Annotated[
        tuple[AskedLevel, ...],
        Meta(description="Of a skill, what each kind of assignment asks; of a question nothing"),
    ] = ()


class GroupResult(Result, frozen=True, kw_only=True, tag="interimkit.group/1"):
    """How a group answered: only what twenty or more answered, and nothing about anybody."""

    topic: Annotated[Topic, Meta(description="What the group was asked")]
    questions: Annotated[
        tuple[GroupQuestion, ...],
        Meta(description="Those that 20 or more answered, the most divided first"),
    ]
    left_out: Annotated[int, Meta(description="Questions that fewer answered, or nobody")]
    kinds: Annotated[
        tuple[Leaning, ...],
        Meta(
            description="Of a quiz, the kinds of assignment: affinities summed over all answers, "
            "worked out from the told counts alone. None where a question is left out"
        ),
    ]
    pitfalls: Annotated[
        tuple[Leaning, ...],
        Meta(description="Likewise the pitfalls: how many answers expose one to each"),
    ]
    source: Annotated[
        str, Meta(description="Whose judgement options and levels are: a source's id")
    ]
    sources: Annotated[tuple[SourceRef, ...], Meta(description="Every source named, in full")]


def questions_of(pack: Pack, topic: Topic) -> tuple[Asked, ...]:
    """The questions of a topic as a group is asked them, in the pack's order."""
    match topic:
        case Topic.QUIZ:
            options = {q.id: tuple(o.id for o in q.options) for q in pack.load(Quiz).questions}
        case Topic.SKILLS:
            levels = tuple(map(str, range(HIGHEST + 1)))
            options = {skill.id: levels for skill in pack.load(Skills).skills}
        case _:
            assert_never(topic)
    return tuple(Asked(topic=topic, id=id_, options=ids) for id_, ids in options.items())


def put(pack: Pack, asked: Asked) -> Put:
    """A question in the language of the pack, with the letters that everybody sees."""
    topic = Topic(asked.topic)
    match topic:
        case Topic.QUIZ:
            question = next(one for one in pack.load(Quiz).questions if one.id == asked.id)
            name, text = question.name, question.stem
            options = tuple(option.text for option in question.options)
        case Topic.SKILLS:
            skill = next(one for one in pack.load(Skills).skills if one.id == asked.id)
            name, text, options = skill.name, skill.in_brief, tuple(skill.levels)
        case _:
            assert_never(topic)
    lettered = ((letter_of(place), each) for place, each in enumerate(options))
    return Put(name=name, text=text, options=tuple(lettered))


def group_of(pack: Pack, topic: Topic, spreads: Iterable[Spread]) -> GroupResult:
    """What a group saw of itself, as a result: nothing is in it that was not told.

    Args:
        pack: Whose questions were answered.
        topic: Which of its questionnaires.
        spreads: What was told; of questions that the pack does not ask so, nothing is taken.
    """
    asked = questions_of(pack, topic)
    by_question = {spread.asked: spread for spread in spreads if spread.answers >= COUNT_FROM}
    told = sorted((by_question[one] for one in asked if one in by_question), key=division)
    is_whole_quiz = topic is Topic.QUIZ and len(told) == len(asked)
    certain = tuple(some for spread in told for some in _certain(spread)) if is_whole_quiz else ()
    source = pack.load(Quiz).basis if topic is Topic.QUIZ else pack.load(Skills).levels_basis
    return GroupResult(
        language=pack.language,
        pack=pack.ref,
        topic=topic,
        questions=tuple(_question(pack, spread) for spread in told),
        left_out=len(asked) - len(told),
        kinds=kinds_of(pack, certain) if certain else (),
        pitfalls=pitfalls_of(pack, certain) if certain else (),
        source=source,
        sources=cite_all(pack, (source,)),
    )


def _question(pack: Pack, spread: Spread) -> GroupQuestion:
    asked = spread.asked
    shown = put(pack, asked)
    return GroupQuestion(
        id=asked.id,
        name=shown.name,
        stem=shown.text,
        options=tuple(
            Choice(id=option, letter=letter, text=text)
            for option, (letter, text) in zip(asked.options, shown.options, strict=True)
        ),
        answers=spread.answers,
        pattern=spread.pattern,
        leading=spread.leading,
        cells=spread.cells,
        asked=_levels_asked(pack, asked.id) if asked.topic == Topic.SKILLS else (),
    )


def _levels_asked(pack: Pack, skill: str) -> tuple[AskedLevel, ...]:
    required = next(one for one in pack.load(Skills).skills if one.id == skill).required
    return tuple(
        AskedLevel(role=role.id, name=role.name, level=required.get(role.id, 0))
        for role in (pack.load(Roles).roles if pack.has(Roles) else ())
    )


def _certain(spread: Spread) -> Iterator[Chosen]:
    """What was told of a question, as parts that hold every answer once."""
    for options, count in _parts(spread):
        yield Chosen(question=spread.asked.id, options=options, count=count)


def _parts(spread: Spread) -> Iterator[tuple[tuple[str, ...], int]]:
    """The cells; where there are none, the least that the word says, and the rest anywhere."""
    yield from ((cell.options, cell.count) for cell in spread.cells)
    total = spread.answers
    left = 0 if spread.cells else total
    if left and spread.pattern is Pattern.STANDS_OUT:
        left -= -(-total // 2)
        yield spread.leading, total - left
    elif left and spread.pattern is Pattern.TWO_SHARE:
        third, both = -(-total // 3), 3 * total // 4 + 1
        yield from (((option,), third) for option in spread.leading)
        yield spread.leading, both - 2 * third
        left -= both
    yield spread.asked.options, left
