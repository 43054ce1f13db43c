"""What a programme asks, on paper; what was answered, to take home; and what is filled in alone."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from msgspec import Meta, Struct

from interimkit.domain.answer_code import answer_code, code_ending
from interimkit.domain.cite import SourceRef, cite_all
from interimkit.domain.group import put, questions_of
from interimkit.domain.group_spread import Asked, letter_of
from interimkit.domain.money_sum import MoneySum, sum_by_hand
from interimkit.domain.quiz import QuizResult, score_quiz
from interimkit.domain.quiz_key import QuizKey, publish_key
from interimkit.domain.result import Result
from interimkit.model.answers import Answers
from interimkit.model.case import Case
from interimkit.model.pack import OURS, Pack
from interimkit.model.pitfalls import Pitfalls
from interimkit.model.quiz import Quiz
from interimkit.model.roles import Roles
from interimkit.model.salary import Salaries
from interimkit.model.skills import Skills
from interimkit.model.workshop import Programme, StepKind, Topic, Workshop

COMMAND = "workshop"
NEEDS = (Workshop,)
USES = (Quiz, Skills, Roles, Salaries)
INSTEAD = (Case,)


class SheetOption(Struct, frozen=True, kw_only=True):
    """One thing to choose, under its letter."""

    id: Annotated[str, Meta(description="The option's id; of a skill, its level")]
    letter: Annotated[str, Meta(description="Its letter, the same on phones and projector")]
    text: Annotated[str, Meta(description="What it says")]


class SheetQuestion(Struct, frozen=True, kw_only=True):
    """One question of the sheet."""

    number: Annotated[int, Meta(description="Its place on the sheet, from 1")]
    topic: Annotated[Topic, Meta(description="Which questionnaire it is of")]
    id: Annotated[str, Meta(description="The question's id; of skills, the skill's")]
    name: Annotated[str, Meta(description="What it is called")]
    stem: Annotated[str, Meta(description="What it asks")]
    options: Annotated[tuple[SheetOption, ...], Meta(description="What to choose from, in order")]
    chosen: Annotated[
        str | None, Meta(description="The letter chosen; null where nothing is, as on paper")
    ]


class KindAsks(Struct, frozen=True, kw_only=True):
    """What one kind of assignment asks of the skills on the sheet."""

    id: Annotated[str, Meta(description="The kind's id")]
    name: Annotated[str, Meta(description="What it is called")]
    letters: Annotated[
        dict[str, str], Meta(description="By skill, the letter of the level that it asks")
    ]


class WorkshopSheet(Result, frozen=True, kw_only=True, tag="interimkit.workshop-sheet/1"):
    """A programme's questions on paper; with answers, what somebody takes home."""

    programme: Annotated[str, Meta(description="The programme's id")]
    name: Annotated[str, Meta(description="What it is called")]
    questions: Annotated[tuple[SheetQuestion, ...], Meta(description="In the order of letters")]
    own: Annotated[
        QuizResult | None,
        Meta(description="What the answers come to; null on paper, or where one is missing"),
    ]
    key: Annotated[
        QuizKey | None, Meta(description="Points, limits and checks; null where no quiz is asked")
    ]
    kinds: Annotated[
        tuple[KindAsks, ...], Meta(description="What assignments ask of the skills on the sheet")
    ]
    start: Annotated[
        dict[str, str],
        Meta(description="By pitfall on the sheet, what to start with where it is not prevented"),
    ]
    money: Annotated[
        MoneySum | None, Meta(description="The money sum; null where the pack has no figures")
    ]
    code: Annotated[
        str, Meta(description="The answer code; on paper what it ends in; empty without a quiz")
    ]
    sources: Annotated[tuple[SourceRef, ...], Meta(description="Every source named, in full")]

    @property
    def is_answered(self) -> bool:
        """Whether it is somebody's own, and not paper to fill in."""
        return any(question.chosen for question in self.questions)

    @property
    def lacks_answers(self) -> bool:
        """Whether some of the quiz was answered, and not all of it."""
        return self.is_answered and self.key is not None and self.own is None


def asked_in(pack: Pack, programme: Programme) -> tuple[Asked, ...]:
    """Every question that a programme asks, in its order: a letter each on a sheet."""
    topics = (step.topic for step in programme.steps if step.kind is StepKind.ASK and step.topic)
    return tuple(asked for topic in topics for asked in questions_of(pack, topic))


def make_sheet(
    pack: Pack, programme: Programme, chosen: Mapping[str, str] | None = None
) -> WorkshopSheet:
    """A programme's sheet to fill in; with answers, the page that their owner takes home.

    Args:
        chosen: By question, the option, as a room took them; a question may be missing.

    Raises:
        ValueError: If an answer is none of its question's options.
    """
    chosen = chosen or {}
    asked = asked_in(pack, programme)
    quiz = {one.id: chosen[one.id] for one in asked if _is_answered(one, Topic.QUIZ, chosen)}
    topics = {one.topic for one in asked}
    key = publish_key(pack) if Topic.QUIZ in topics else None
    own = score_quiz(pack, Answers(quiz=quiz)) if key and len(quiz) == len(key.questions) else None
    money = _money(pack, programme)
    cited = [source.id for source in (key.sources if key else ())]
    return WorkshopSheet(
        language=pack.language,
        pack=pack.ref,
        programme=programme.id,
        name=programme.name,
        questions=tuple(
            _question(pack, one, number, chosen.get(one.id)) for number, one in enumerate(asked, 1)
        ),
        own=own,
        key=key,
        kinds=_kinds(pack) if Topic.SKILLS in topics else (),
        start=_start(pack) if Topic.PITFALLS in topics else {},
        money=money,
        code=(answer_code(pack, quiz) if quiz else code_ending(pack)) if key else "",
        sources=cite_all(pack, (*cited, *_named_in(money), OURS)),
    )


def _is_answered(asked: Asked, topic: Topic, chosen: Mapping[str, str]) -> bool:
    return asked.topic == topic and asked.id in chosen


def _question(pack: Pack, asked: Asked, number: int, chosen: str | None) -> SheetQuestion:
    shown = put(pack, asked)
    return SheetQuestion(
        number=number,
        topic=Topic(asked.topic),
        id=asked.id,
        name=shown.name,
        stem=shown.text,
        options=tuple(
            SheetOption(id=option, letter=letter, text=text)
            for option, (letter, text) in zip(asked.options, shown.options, strict=True)
        ),
        chosen=None if chosen is None else asked.letter(chosen),
    )


def _kinds(pack: Pack) -> tuple[KindAsks, ...]:
    if not pack.has(Roles):
        return ()
    skills = pack.load(Skills).skills
    return tuple(
        KindAsks(
            id=role.id,
            name=role.name,
            letters={skill.id: letter_of(skill.required[role.id]) for skill in skills},
        )
        for role in pack.load(Roles).roles
    )


def _start(pack: Pack) -> dict[str, str]:
    return {pitfall.id: pitfall.this_week for pitfall in pack.load(Pitfalls).pitfalls}


def _money(pack: Pack, programme: Programme) -> MoneySum | None:
    """The sum of the programme's money step, or one to be done without an example."""
    step = next((one for one in programme.steps if one.kind is StepKind.MONEY), None)
    return sum_by_hand(pack, salary=step.salary, days=step.days) if step else sum_by_hand(pack)


def _named_in(money: MoneySum | None) -> Iterator[str]:
    if money is not None:
        for assumption in (money.on_costs, money.days_billed, money.provider_share):
            if assumption:
                yield assumption.source
