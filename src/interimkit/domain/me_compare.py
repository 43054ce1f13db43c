"""Two saved diagnoses side by side: what was answered otherwise, and what that did."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta, Struct

from interimkit.domain.advice import QuizVerdict
from interimkit.domain.chain import Probability
from interimkit.domain.income import IncomeOutlook
from interimkit.domain.recalled import (
    Moment,
    Outcomes,
    Recalled,
    moment_of,
    work_out,
    work_out_income,
    work_out_skills,
)
from interimkit.domain.result import Result
from interimkit.domain.skills_gap import Profile
from interimkit.errors import ContentError, Problem, ProblemCode
from interimkit.model.answers import PLAYED, SECTIONS, Answers, held
from interimkit.model.pack import Pack
from interimkit.model.pitfalls import Pitfalls
from interimkit.model.quiz import CheckStatus, Quiz
from interimkit.model.roles import Roles
from interimkit.model.skills import Skills


class ChangedAnswer(Struct, frozen=True, kw_only=True):
    """One thing that was answered otherwise, or at one of the two moments alone."""

    section: Annotated[str, Meta(description="The section of the answers that it stands in")]
    id: Annotated[str, Meta(description="What it answers, by its id")]
    name: Annotated[str, Meta(description="What it is about")]
    before: Annotated[str, Meta(description="The earlier answer; empty where there was none")]
    after: Annotated[str, Meta(description="The later answer; empty where there is none")]
    before_text: Annotated[str, Meta(description="The earlier answer as the pack words it")]
    after_text: Annotated[str, Meta(description="The later answer as the pack words it")]


class AdviceChange(Struct, frozen=True, kw_only=True):
    """The quiz's advice at both moments."""

    before: Annotated[QuizVerdict, Meta(description="The earlier advice")]
    after: Annotated[QuizVerdict, Meta(description="The later advice")]
    points_before: Annotated[int, Meta(description="The earlier points")]
    points_after: Annotated[int, Meta(description="The later points")]
    points_max: Annotated[int, Meta(description="The most that there are")]
    checks_before: Annotated[int, Meta(description="Checks in place at the earlier moment")]
    checks_after: Annotated[int, Meta(description="Checks in place at the later moment")]
    checks: Annotated[int, Meta(description="All checks that there are")]


class SkillsChange(Struct, frozen=True, kw_only=True):
    """The skills beside one kind of assignment at both moments."""

    role: Annotated[str, Meta(description="The id of the kind of assignment")]
    name: Annotated[str, Meta(description="Its name")]
    missing_before: Annotated[int, Meta(description="Skills below the level asked, earlier")]
    missing_after: Annotated[int, Meta(description="Skills below the level asked, later")]
    closed: Annotated[tuple[str, ...], Meta(description="Names of those that are no longer below")]
    opened: Annotated[tuple[str, ...], Meta(description="Names of those that are below since")]
    shown_before: Annotated[int, Meta(description="Skills as asked with an example, earlier")]
    shown_after: Annotated[int, Meta(description="Skills as asked with an example, later")]


class AuditChange(Struct, frozen=True, kw_only=True):
    """The audit at both moments."""

    open_before: Annotated[int, Meta(description="Pitfalls that one was exposed to, earlier")]
    open_after: Annotated[int, Meta(description="Pitfalls that one is exposed to, later")]
    pitfalls: Annotated[int, Meta(description="All pitfalls that there are")]


class MoneyChange(Struct, frozen=True, kw_only=True):
    """The years at both moments; a figure is null where a moment did not give what it needs."""

    chance_less_before: Annotated[
        Probability | None, Meta(description="That the years bring less than staying, earlier")
    ]
    chance_less_after: Annotated[Probability | None, Meta(description="The same, later")]
    ruin_before: Annotated[
        Probability | None, Meta(description="That the reserve runs out, earlier")
    ]
    ruin_after: Annotated[Probability | None, Meta(description="The same, later")]


class ComparedDiagnoses(Result, frozen=True, kw_only=True, tag="interimkit.me-compare/1"):
    """Two moments, both worked out with today's pack; a part is empty where answers are missing."""

    before: Annotated[Moment, Meta(description="The earlier one")]
    after: Annotated[Moment, Meta(description="The later one")]
    changed: Annotated[
        tuple[ChangedAnswer, ...],
        Meta(description="What was answered otherwise, in the order of an answers file"),
    ]
    advice: Annotated[AdviceChange | None, Meta(description="What that did to the advice")]
    skills: Annotated[
        tuple[SkillsChange, ...],
        Meta(description="What it did to the skills, for the kinds that the later one is about"),
    ]
    audit: Annotated[AuditChange | None, Meta(description="What it did to the audit")]
    money: Annotated[MoneyChange | None, Meta(description="What it did to the money")]


def compare_diagnoses(pack: Pack, before: Recalled, after: Recalled) -> ComparedDiagnoses:
    """What was answered otherwise, and what that did to each result.

    Raises:
        ContentError: If one of the two answers another pack.
    """
    if before.answers is None or after.answers is None:
        other = before if before.answers is None else after
        code = ProblemCode.DIAGNOSIS_OF_ANOTHER
        raise ContentError(
            Problem(code=code, value=str(other.number), expected=(other.then.name, pack.ref.name))
        )
    then, now = work_out(pack, before.answers), work_out(pack, after.answers)
    return ComparedDiagnoses(
        language=pack.language,
        pack=pack.ref,
        before=moment_of(pack, before),
        after=moment_of(pack, after),
        changed=tuple(_changed(pack, before.answers, after.answers)),
        advice=_advice(then, now),
        skills=tuple(_skills(pack, before.answers, now)),
        audit=_audit(then, now),
        money=_money(pack, before.answers, after.answers),
    )


def _changed(pack: Pack, before: Answers, after: Answers) -> Iterator[ChangedAnswer]:
    words = _words(pack)
    for section in SECTIONS:
        if section == PLAYED:  # no part of a diagnosis
            continue
        then, now = held(before, section), held(after, section)
        for key in dict.fromkeys((*then, *now)):
            old, new = (str(side[key]) if key in side else "" for side in (then, now))
            if old != new:
                yield ChangedAnswer(
                    section=section,
                    id=key,
                    name=words.get((section, key, ""), key),
                    before=old,
                    after=new,
                    before_text=words.get((section, key, old), old),
                    after_text=words.get((section, key, new), new),
                )


def _words(pack: Pack) -> dict[tuple[str, str, str], str]:
    """What the pack calls each thing asked, under no answer, and words each answer."""
    found: dict[tuple[str, str, str], str] = {}
    if pack.has(Quiz):
        quiz = pack.load(Quiz)
        for section, asked in (("quiz", quiz.questions), ("checks", quiz.checks)):
            for ask in asked:
                found[section, ask.id, ""] = ask.name
                found |= {(section, ask.id, o.id): o.text for o in ask.options}
    if pack.has(Pitfalls):
        for pitfall in pack.load(Pitfalls).pitfalls:
            found |= {(section, pitfall.id, ""): pitfall.name for section in ("pitfalls", "notes")}
    if pack.has(Skills):
        skills = pack.load(Skills)
        for skill in skills.skills:
            found |= {(section, skill.id, ""): skill.name for section in ("skills", "evidence")}
        found |= {("profile", "discipline", f.id): f.name for f in skills.disciplines}
    if pack.has(Roles):
        found |= {("profile", "role", role.id): role.name for role in pack.load(Roles).roles}
    return found


def _advice(then: Outcomes, now: Outcomes) -> AdviceChange | None:
    if then.quiz is None or now.quiz is None:
        return None
    before, after = (
        sum(check.status is CheckStatus.MET for check in quiz.checks)
        for quiz in (then.quiz, now.quiz)
    )
    return AdviceChange(
        before=then.quiz.verdict,
        after=now.quiz.verdict,
        points_before=then.quiz.fit.points,
        points_after=now.quiz.fit.points,
        points_max=now.quiz.fit.points_max,
        checks_before=before,
        checks_after=after,
        checks=len(now.quiz.checks),
    )


def _skills(pack: Pack, before: Answers, now: Outcomes) -> Iterator[SkillsChange]:
    """For each kind that the later diagnosis is about: both beside what that kind asks."""
    for after in now.skills.profiles if now.skills else ():
        then = work_out_skills(pack, before, role=after.role)
        if then is None:
            return
        (earlier,) = then.profiles
        below, still = _below(earlier), _below(after)
        yield SkillsChange(
            role=after.role,
            name=after.name,
            missing_before=earlier.missing,
            missing_after=after.missing,
            closed=tuple(name for id_, name in below.items() if id_ not in still),
            opened=tuple(name for id_, name in still.items() if id_ not in below),
            shown_before=earlier.evidenced,
            shown_after=after.evidenced,
        )


def _below(profile: Profile) -> dict[str, str]:
    return {skill.id: skill.name for skill in profile.skills if skill.gap > 0}


def _audit(then: Outcomes, now: Outcomes) -> AuditChange | None:
    if then.audit is None or now.audit is None:
        return None
    return AuditChange(
        open_before=len(then.audit.exposures),
        open_after=len(now.audit.exposures),
        pitfalls=len(now.audit.exposures) + len(now.audit.covered),
    )


def _money(pack: Pack, before: Answers, after: Answers) -> MoneyChange | None:
    then, now = work_out_income(pack, before), work_out_income(pack, after)
    if then is None or now is None:
        return None
    return MoneyChange(
        chance_less_before=_less(then),
        chance_less_after=_less(now),
        ruin_before=_ruin(then),
        ruin_after=_ruin(now),
    )


def _less(income: IncomeOutlook) -> float | None:
    return income.staying.chance_less if income.staying else None


def _ruin(income: IncomeOutlook) -> float | None:
    return income.reserve.chance if income.reserve else None
