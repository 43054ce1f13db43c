"""What to mend first and what to lead with: everything that there is, in one published order.

The order weighs kinds of things against each other, which nothing measures: it is our judgement, as
docs/method.md says.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from interimkit.domain.chain import SAFE, Probability
from interimkit.domain.income import IncomeOutlook
from interimkit.domain.pitfalls_audit import PitfallsAudit
from interimkit.domain.quiz import CheckResult, QuizResult
from interimkit.domain.skills_gap import Profile, SkillGap, SkillsGap, Standing
from interimkit.model.answers import Practice
from interimkit.model.quiz import CheckStatus

WIDE = 2
"""From so many levels below what is asked, a gap is wide."""

EVEN_ODDS = 0.5
"""From this chance of bringing less than staying, a rate is something to mend."""


class Part(StrEnum):
    """Where something comes from."""

    CHECK = "check"
    ANSWER = "answer"
    SKILL = "skill"
    PITFALL = "pitfall"
    MONEY = "money"


class Weight(StrEnum):
    """Why something is to be mended, what weighs most first: this order is the published one.

    What decides comes before what only hurts, what an assignment cannot do without before what it
    can, and what is missing before what is half there.
    """

    CHECK_BLOCKS = "check-blocks"
    CHECK_DECIDES = "check-decides"
    RESERVE_RUNS_OUT = "reserve-runs-out"
    ESSENTIAL_WIDE = "essential-wide"
    CHECK_UNANSWERED = "check-unanswered"
    LESS_THAN_STAYING = "less-than-staying"
    PITFALL_OPEN = "pitfall-open"
    ESSENTIAL_GAP = "essential-gap"
    WIDE_GAP = "wide-gap"
    CHECK_LIMITS = "check-limits"
    ESSENTIAL_CLAIMED = "essential-claimed"
    PITFALL_PARTLY = "pitfall-partly"
    GAP = "gap"


class Strength(StrEnum):
    """Why something is a strength, what counts most first: what can be shown, then what is said."""

    SKILL_SHOWN = "skill-shown"
    ANSWER_HIGHEST = "answer-highest"
    SKILL_CLAIMED = "skill-claimed"
    PITFALL_COVERED = "pitfall-covered"


class ToMend(Struct, frozen=True, kw_only=True):
    """One thing to mend, and why it stands where it does."""

    part: Annotated[Part, Meta(description="Where it comes from")]
    id: Annotated[
        str, Meta(description="The id of the check, the skill, the pitfall or the figure")
    ]
    name: Annotated[str, Meta(description="What it is called; empty for a figure")]
    because: Annotated[Weight, Meta(description="Why: its place in the published order")]
    have: Annotated[
        Decimal | None, Meta(description="What there is, where that is a number: months, a level")
    ] = None
    need: Annotated[Decimal | None, Meta(description="What would do, where that is a number")] = (
        None
    )
    chance: Annotated[
        Probability | None, Meta(description="Of a figure: that the reserve runs out, or of less")
    ] = None
    roles: Annotated[
        tuple[str, ...], Meta(description="Of a skill: the kinds of assignment that ask it so")
    ] = ()


class ToLeadWith(Struct, frozen=True, kw_only=True):
    """One strength, and why it is one."""

    part: Annotated[Part, Meta(description="Where it comes from")]
    id: Annotated[str, Meta(description="The id of the skill, the question or the pitfall")]
    name: Annotated[str, Meta(description="What it is called")]
    because: Annotated[Strength, Meta(description="Why: its place in the published order")]
    says: Annotated[
        str, Meta(description="The example, or why the answer scores so; empty where neither is")
    ] = ""


def to_mend(
    *, quiz: QuizResult | None, skills: Sequence[SkillsGap], audit: PitfallsAudit | None,
    income: IncomeOutlook | None,
) -> tuple[ToMend, ...]:  # fmt: skip
    """Everything to mend, what weighs most first; then in the order of the parts, and in theirs.

    A reserve that runs out is left out where a check that income helps to settle is there already:
    nobody mends one thing twice.
    """
    checks = [*_checks(quiz)] if quiz else []
    told = {c.id for c in checks}
    same = quiz is not None and any(c.id in told and c.command == "income" for c in quiz.checks)
    found = [
        *checks,
        *(_money(income, reserve=not same) if income else ()),
        *_gaps([profile for gap in skills for profile in gap.profiles]),
        *(_pitfalls(audit) if audit else ()),
    ]
    order = list(Weight)
    return tuple(sorted(found, key=lambda thing: order.index(thing.because)))


def to_lead_with(
    *, quiz: QuizResult | None, skills: Sequence[SkillsGap], audit: PitfallsAudit | None
) -> tuple[ToLeadWith, ...]:
    """Every strength, what counts most first; then in the order of the parts, and in theirs."""
    found = [
        *_strong([profile for gap in skills for profile in gap.profiles]),
        *(_highest(quiz) if quiz else ()),
        *(_covered(audit) if audit else ()),
    ]
    order = list(Strength)
    return tuple(sorted(found, key=lambda thing: order.index(thing.because)))


def _checks(quiz: QuizResult) -> Iterator[ToMend]:
    for check in quiz.checks:
        if (because := _check_weight(check)) is None:
            continue
        number = isinstance(check.answer, int)
        yield ToMend(
            part=Part.CHECK, id=check.id, name=check.name, because=because,
            have=Decimal(check.answer) if isinstance(check.answer, int) else None,
            need=Decimal(int(check.answer or 0) + check.missing) if number else None,
        )  # fmt: skip


def _check_weight(check: CheckResult) -> Weight | None:
    match check.status:
        case CheckStatus.MET:
            return None
        case CheckStatus.UNKNOWN:
            return Weight.CHECK_UNANSWERED if check.decides else None
        case CheckStatus.BLOCKING if check.decides:
            return Weight.CHECK_BLOCKS
        case _:
            return Weight.CHECK_DECIDES if check.decides else Weight.CHECK_LIMITS


def _money(income: IncomeOutlook, *, reserve: bool) -> Iterator[ToMend]:
    if reserve and income.reserve and income.reserve.chance > SAFE:
        yield ToMend(
            part=Part.MONEY, id="reserve", name="", because=Weight.RESERVE_RUNS_OUT,
            have=income.reserve.reserve_months, need=Decimal(income.reserve.needed_months),
            chance=income.reserve.chance,
        )  # fmt: skip
    if income.staying and income.staying.chance_less > EVEN_ODDS:
        yield ToMend(
            part=Part.MONEY, id="day-rate", name="", because=Weight.LESS_THAN_STAYING,
            have=income.day_rate, need=income.staying.even_day_rate,
            chance=income.staying.chance_less,
        )  # fmt: skip


def _gaps(profiles: Sequence[Profile]) -> Iterator[ToMend]:
    """Each skill once, as the kind that asks most of it does, the widest gap first."""
    asked: dict[str, list[tuple[SkillGap, str]]] = {}
    for profile in profiles:
        for skill in profile.skills:
            asked.setdefault(skill.id, []).append((skill, profile.role))
    order = list(Weight)
    found = []
    for kinds in asked.values():
        weighed = [(w, skill, role) for skill, role in kinds if (w := _gap_weight(skill))]
        if weighed:
            because, worst, _ = min(weighed, key=lambda it: (order.index(it[0]), -it[1].gap))
            alike = tuple(role for _, skill, role in weighed if skill.required == worst.required)
            found.append((because, worst, alike))
    for because, skill, roles in sorted(found, key=lambda it: (-it[1].gap, -it[1].required)):
        yield ToMend(
            part=Part.SKILL, id=skill.id, name=skill.name, because=because,
            have=Decimal(skill.rated), need=Decimal(skill.required), roles=roles,
        )  # fmt: skip


def _gap_weight(skill: SkillGap) -> Weight | None:
    if skill.gap:
        if skill.essential:
            return Weight.ESSENTIAL_WIDE if skill.gap >= WIDE else Weight.ESSENTIAL_GAP
        return Weight.WIDE_GAP if skill.gap >= WIDE else Weight.GAP
    claimed = skill.essential and skill.standing is Standing.CLAIMED
    return Weight.ESSENTIAL_CLAIMED if claimed else None


def _pitfalls(audit: PitfallsAudit) -> Iterator[ToMend]:
    for pitfall in audit.exposures:
        wide_open = pitfall.status is Practice.NOT_YET
        yield ToMend(
            part=Part.PITFALL, id=pitfall.id, name=pitfall.name,
            because=Weight.PITFALL_OPEN if wide_open else Weight.PITFALL_PARTLY,
        )  # fmt: skip


def _strong(profiles: Sequence[Profile]) -> Iterator[ToLeadWith]:
    """The skills that are strengths beside every kind shown, each once; none that is to mend."""
    mended = {thing.id for thing in _gaps(profiles)}
    for id_ in profiles[0].strengths if profiles else ():
        skill = next(skill for skill in profiles[0].skills if skill.id == id_)
        if id_ not in mended and all(id_ in other.strengths for other in profiles):
            shown = skill.evidence_counts
            yield ToLeadWith(
                part=Part.SKILL, id=id_, name=skill.name, says=skill.evidence if shown else "",
                because=Strength.SKILL_SHOWN if shown else Strength.SKILL_CLAIMED,
            )  # fmt: skip


def _highest(quiz: QuizResult) -> Iterator[ToLeadWith]:
    for dimension in quiz.fit.dimensions:
        if dimension.points == dimension.points_max:
            yield ToLeadWith(
                part=Part.ANSWER, id=dimension.id, name=dimension.name, says=dimension.reason,
                because=Strength.ANSWER_HIGHEST,
            )  # fmt: skip


def _covered(audit: PitfallsAudit) -> Iterator[ToLeadWith]:
    for pitfall in audit.covered:
        yield ToLeadWith(
            part=Part.PITFALL, id=pitfall.id, name=pitfall.name, because=Strength.PITFALL_COVERED
        )
