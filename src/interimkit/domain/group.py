"""How a group answered a questionnaire, as a result: only what may be told, and nobody in it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, assert_never

from msgspec import Meta, Struct
from msgspec.structs import replace

from interimkit.domain.cite import SourceRef, cite_all
from interimkit.domain.group_leaning import Chosen, Leaning, exposed_of, kinds_of, pitfalls_of
from interimkit.domain.group_spread import (
    COUNT_FROM,
    Asked,
    Cell,
    Pattern,
    Spread,
    division,
    letter_of,
    spread_of,
)
from interimkit.domain.result import Result
from interimkit.locale import N_, translated
from interimkit.model.answers import Answers, Practice
from interimkit.model.pack import Pack
from interimkit.model.pitfalls import Pitfalls
from interimkit.model.quiz import Quiz
from interimkit.model.roles import Roles
from interimkit.model.skills import HIGHEST, Level, Skills
from interimkit.model.workshop import Topic

NEEDS = (Quiz,)
USES = (Skills, Pitfalls, Roles)
INSTEAD = (Skills, Pitfalls)


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
    answers: Annotated[
        int, Meta(description="How many answered: 20 or more; 0 where only a word is told")
    ]
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
    """How a group answered: only what may be told, and nothing about anybody."""

    topic: Annotated[Topic, Meta(description="What the group was asked")]
    sheets: Annotated[
        int, Meta(description="Sheets that were counted; 0 where a room answered on its phones")
    ] = 0
    unread: Annotated[int, Meta(description="Files and rows that could not be read")] = 0
    questions: Annotated[
        tuple[GroupQuestion, ...],
        Meta(
            description="Those that 20 or more answered; where there is none, those of which a "
            "word is told. The most divided first; of pitfalls, the most exposed first"
        ),
    ]
    left_out: Annotated[
        int, Meta(description="Questions that are not told: fewer answered them, or nobody")
    ]
    kinds: Annotated[
        tuple[Leaning, ...],
        Meta(
            description="Of a quiz, the kinds of assignment: affinities summed over all answers, "
            "worked out from the told counts alone. None where a question is left out"
        ),
    ]
    pitfalls: Annotated[
        tuple[Leaning, ...],
        Meta(
            description="Likewise the pitfalls: how many answers expose one to each. Of the audit "
            "those told: how many say that what prevents it is not yet, or partly, in place"
        ),
    ]
    source: Annotated[
        str, Meta(description="Whose judgement options and levels are: a source's id")
    ]
    sources: Annotated[tuple[SourceRef, ...], Meta(description="Every source named, in full")]

    @property
    def is_counted(self) -> bool:
        """Whether it tells counts, of 20 answers or more: then it may be written to a file."""
        return any(question.answers for question in self.questions)


_PRACTICES = {
    Practice.NOT_YET: N_("Not yet"),
    Practice.PARTLY: N_("Partly"),
    Practice.IN_PLACE: N_("In place"),
}
"""What can be answered of a pitfall, in the words of the audit."""


def questions_of(pack: Pack, topic: Topic) -> tuple[Asked, ...]:
    """The questions of a topic as a group is asked them, in the pack's order."""
    match topic:
        case Topic.QUIZ:
            options = {q.id: tuple(o.id for o in q.options) for q in pack.load(Quiz).questions}
        case Topic.SKILLS:
            levels = tuple(map(str, range(HIGHEST + 1)))
            options = {skill.id: levels for skill in pack.load(Skills).skills}
        case Topic.PITFALLS:
            practices = tuple(practice.value for practice in Practice)
            options = {pitfall.id: practices for pitfall in pack.load(Pitfalls).pitfalls}
        case _:
            assert_never(topic)
    return tuple(Asked(topic=topic, id=id_, options=ids) for id_, ids in options.items())


def put(pack: Pack, asked: Asked) -> Put:
    """A question in the language of the pack, with the letters that everybody sees."""
    topic = Topic(asked.topic)
    options: tuple[str, ...]
    match topic:
        case Topic.QUIZ:
            question = next(one for one in pack.load(Quiz).questions if one.id == asked.id)
            name, text = question.name, question.stem
            options = tuple(option.text for option in question.options)
        case Topic.SKILLS:
            skill = next(one for one in pack.load(Skills).skills if one.id == asked.id)
            name, text, options = skill.name, skill.in_brief, tuple(skill.levels)
        case Topic.PITFALLS:
            pitfall = next(one for one in pack.load(Pitfalls).pitfalls if one.id == asked.id)
            name, text = pitfall.name, pitfall.question
            options = tuple(translated(_PRACTICES[one], pack.language) for one in Practice)
        case _:
            assert_never(topic)
    lettered = ((letter_of(place), each) for place, each in enumerate(options))
    return Put(name=name, text=text, options=tuple(lettered))


def chosen(answers: Answers, topic: Topic) -> Mapping[str, str]:
    """By question, the id of the option that somebody chose; of a skill its level as a word."""
    match topic:
        case Topic.QUIZ:
            return answers.quiz
        case Topic.SKILLS:
            return {skill: str(level) for skill, level in answers.skills.items()}
        case Topic.PITFALLS:
            return {pitfall: practice.value for pitfall, practice in answers.pitfalls.items()}
        case _:
            assert_never(topic)


def counts_of(sheets: Iterable[Mapping[str, str]]) -> dict[str, Counter[str]]:
    """By question and option, how many chose it: each sheet as `chosen` gives it."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for sheet in sheets:
        for question, option in sheet.items():
            counts[question][option] += 1
    return dict(counts)


def group_result(
    pack: Pack,
    topic: Topic,
    counts: Mapping[str, Mapping[str, int]],
    *,
    sheets: int,
    unread: int = 0,
) -> GroupResult:
    """What may be told of many sheets.

    Args:
        pack: Whose questions were answered.
        topic: Which of its questionnaires.
        counts: By question and option, how many chose it; what nobody chose may be missing.
        sheets: How many sheets these come from.
        unread: How many could not be read.
    """
    spreads = [spread_of(one, counts.get(one.id, {})) for one in questions_of(pack, topic)]
    counted = [spread for spread in spreads if spread.answers]
    in_words = [spread for spread in spreads if spread.pattern is not Pattern.TOO_FEW]
    return _result(pack, topic, counted or in_words, sheets=sheets, unread=unread)


def group_of(pack: Pack, topic: Topic, spreads: Iterable[Spread]) -> GroupResult:
    """What a room saw of itself in counts, as a result: nothing is in it that was not told.

    Args:
        pack: Whose questions were answered.
        topic: Which of its questionnaires.
        spreads: What was told; of questions that the pack does not ask so, nothing is taken.
    """
    told = {spread.asked: spread for spread in spreads if spread.answers >= COUNT_FROM}
    return _result(pack, topic, [told[one] for one in questions_of(pack, topic) if one in told])


def _result(
    pack: Pack, topic: Topic, told: Sequence[Spread], *, sheets: int = 0, unread: int = 0
) -> GroupResult:
    """A result of what may be told, in the pack's order."""
    left_out = len(questions_of(pack, topic)) - len(told)
    counted = tuple(some for spread in told if spread.answers for some in _certain(spread))
    kinds: tuple[Leaning, ...] = ()
    pitfalls: tuple[Leaning, ...] = ()
    match topic:
        case Topic.QUIZ:
            source = pack.load(Quiz).basis
            if counted and not left_out:
                kinds, pitfalls = kinds_of(pack, counted), pitfalls_of(pack, counted)
        case Topic.SKILLS:
            source = pack.load(Skills).levels_basis
        case Topic.PITFALLS:
            source = pack.load(Pitfalls).audit_basis
            pitfalls = exposed_of(pack, counted)
        case _:
            assert_never(topic)
    ordered = _most_exposed(pack, told) if topic is Topic.PITFALLS else sorted(told, key=division)
    return GroupResult(
        language=pack.language,
        pack=pack.ref,
        topic=topic,
        sheets=sheets,
        unread=unread,
        questions=tuple(_question(pack, spread) for spread in ordered),
        left_out=left_out,
        kinds=kinds,
        pitfalls=pitfalls,
        source=source,
        sources=cite_all(pack, (source,)),
    )


def _most_exposed(pack: Pack, told: Sequence[Spread]) -> list[Spread]:
    """The questions of the audit in the order of the pitfalls that most are exposed to.

    It knows no more than what is told: of a word, the shares that it stands for.
    """
    as_if = [
        spread if spread.answers else replace(spread, answers=_AS_MANY_AS_A_WORD) for spread in told
    ]
    exposed = exposed_of(pack, tuple(some for spread in as_if for some in _certain(spread)))
    places = [one.id for one in exposed]
    return sorted(told, key=lambda spread: places.index(spread.asked.id))


_AS_MANY_AS_A_WORD = 12
"""Answers of which a half, a third and more than three quarters are whole: only shares matter."""


def choices_of(asked: Asked, shown: Put) -> tuple[Choice, ...]:
    """The options of a question, in the pack's order, as it is put."""
    return tuple(
        Choice(id=option, letter=letter, text=text)
        for option, (letter, text) in zip(asked.options, shown.options, strict=True)
    )


def _question(pack: Pack, spread: Spread) -> GroupQuestion:
    asked = spread.asked
    shown = put(pack, asked)
    return GroupQuestion(
        id=asked.id,
        name=shown.name,
        stem=shown.text,
        options=choices_of(asked, shown),
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
