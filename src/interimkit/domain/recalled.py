"""A saved diagnosis as it comes to today's pack: its answers, and what they come to now."""

from contextlib import suppress
from datetime import datetime
from typing import Annotated, NamedTuple

from msgspec import Meta, Struct

from interimkit.domain.income import IncomeOutlook
from interimkit.domain.lost import LostAnswer
from interimkit.domain.own_money import own_income
from interimkit.domain.pitfalls_audit import PitfallsAudit, audit_pitfalls
from interimkit.domain.quiz import QuizResult, score_quiz
from interimkit.domain.skills_gap import SkillsGap, assess_skills
from interimkit.errors import ContentError, UsageError
from interimkit.model.answers import Answers
from interimkit.model.pack import Pack, PackRef
from interimkit.model.pitfalls import Pitfalls
from interimkit.model.quiz import Quiz
from interimkit.model.salary import Salaries
from interimkit.model.skills import Skills


class Recalled(NamedTuple):
    """A saved diagnosis, read with a pack.

    Attributes:
        number: Its own.
        saved_at: When, with its time zone.
        label: What its owner calls it, or nothing.
        then: The pack as it was.
        answers: Those that the pack still asks; None where they are another pack's.
        lost: What became of the others.
    """

    number: int
    saved_at: datetime
    label: str
    then: PackRef
    answers: Answers | None
    lost: tuple[LostAnswer, ...] = ()


class Moment(Struct, frozen=True, kw_only=True):
    """A saved diagnosis, and what happened to the pack since."""

    number: Annotated[int, Meta(description="Its number, which is never given again")]
    saved_at: Annotated[datetime, Meta(description="When it was saved, in UTC")]
    label: Annotated[str, Meta(description="What its owner calls it; empty when nothing")]
    pack: Annotated[PackRef, Meta(description="The pack as it was then")]
    pack_changed: Annotated[bool, Meta(description="Whether the pack has changed since")]
    lost: Annotated[
        tuple[LostAnswer, ...], Meta(description="Answers that count no more, and why not")
    ]


class Outcomes(NamedTuple):
    """What answers come to, as far as they are whole."""

    quiz: QuizResult | None
    skills: SkillsGap | None
    audit: PitfallsAudit | None


def moment_of(pack: Pack, recalled: Recalled) -> Moment:
    """The diagnosis without its answers, beside the pack as it is now."""
    return Moment(
        number=recalled.number,
        saved_at=recalled.saved_at,
        label=recalled.label,
        pack=recalled.then,
        pack_changed=recalled.then.digest != pack.ref.digest,
        lost=recalled.lost,
    )


def work_out(pack: Pack, answers: Answers) -> Outcomes:
    """What they come to now, but for the money; a part is left out where it is not whole."""
    quiz = audit = None
    if answers.quiz and pack.has(Quiz):
        with suppress(ContentError):
            quiz = score_quiz(pack, answers)
    if answers.pitfalls and pack.has(Pitfalls):
        with suppress(ContentError):
            audit = audit_pitfalls(pack, answers)
    return Outcomes(quiz, work_out_skills(pack, answers), audit)


def work_out_skills(pack: Pack, answers: Answers, *, role: str | None = None) -> SkillsGap | None:
    """The skills alone; None where they are not whole.

    Args:
        role: The kind of assignment that they are set beside; without it, their own.
    """
    if answers.skills and pack.has(Skills):
        with suppress(ContentError):
            return assess_skills(pack, answers, role=role)
    return None


def work_out_income(pack: Pack, answers: Answers) -> IncomeOutlook | None:
    """The years alone; None where no rate is known, or what it comes to makes no sense any more."""
    if pack.has(Salaries):
        with suppress(UsageError):
            return own_income(pack, answers)
    return None
