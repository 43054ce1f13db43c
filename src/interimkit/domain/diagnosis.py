"""Quiz, skills, pitfalls and money together, and what lies between them: for whoever reads it."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from interimkit.domain.acts import Act, acts_for
from interimkit.domain.advice import QuizVerdict
from interimkit.domain.chain import Probability
from interimkit.domain.cite import SourceRef
from interimkit.domain.income import IncomeOutlook
from interimkit.domain.mending import (
    Part,
    ToLeadWith,
    ToMend,
    to_lead_with,
    to_mend,
)
from interimkit.domain.offer import OfferCheck
from interimkit.domain.own_money import lacking, own_income, own_offer
from interimkit.domain.pitfalls_audit import PitfallsAudit, audit_pitfalls
from interimkit.domain.quiz import QuizResult, RoleFit, first_of, score_quiz
from interimkit.domain.result import IntendedUse, Result
from interimkit.domain.skills_gap import ALL_ROLES, SkillsGap, assess_skills
from interimkit.model.answers import Answers
from interimkit.model.pack import OURS, Pack
from interimkit.model.pitfalls import Pitfalls
from interimkit.model.quiz import CheckStatus, Quiz
from interimkit.model.roles import Roles
from interimkit.model.salary import Salaries
from interimkit.model.skills import Skills

COMMAND = "diagnose"
NEEDS = (Quiz,)
USES = (Skills, Roles, Pitfalls, Salaries)

FIRST = 3
"""How many strengths to lead with, and how many things to mend first."""


class Audience(StrEnum):
    """For whom it is: what is not for them is not in it at all.

    A coach needs fit, skills and pitfalls; what a household lives on, and notes that somebody made
    for themselves, are nobody's business but theirs. A client gets what one brings, and nothing
    that says what else there may be.
    """

    ME = "me"
    COACH = "coach"
    CLIENT = "client"


class SkillsFor(StrEnum):
    """How the kind of assignment came about that the skills stand beside."""

    LEANING = "leaning"
    TIED = "tied"
    CHOSEN = "chosen"
    OTHER = "other"
    ALL = "all"


class Kind(Struct, frozen=True, kw_only=True):
    """A kind of assignment that this is about."""

    id: Annotated[str, Meta(description="The kind's id")]
    name: Annotated[str, Meta(description="Its name")]


class Advice(Struct, frozen=True, kw_only=True):
    """The advice with the counts behind it, for one sentence."""

    verdict: Annotated[QuizVerdict, Meta(description="The advice")]
    provisional: Annotated[
        bool, Meta(description="Whether an answer to what is still open could give another")
    ]
    thin: Annotated[bool, Meta(description="Whether it hangs by a thread")]
    points: Annotated[int, Meta(description="Points of fit")]
    points_max: Annotated[int, Meta(description="The most that there are")]
    in_place: Annotated[int, Meta(description="Checks that are in place")]
    checks: Annotated[int, Meta(description="All checks")]
    verdict_all_in_place: Annotated[
        QuizVerdict, Meta(description="The advice with every check in place")
    ]
    leans_to: Annotated[
        tuple[Kind, ...], Meta(description="The kinds leant to most; several where they tie")
    ]


class StayOrGo(Struct, frozen=True, kw_only=True):
    """The years at the rate given beside the salary that one would leave."""

    difference_per_year: Annotated[
        Decimal, Meta(description="In the middle case, a year; below 0 is less than staying")
    ]
    chance_less: Annotated[Probability, Meta(description="That the years bring less than staying")]
    years: Annotated[int, Meta(description="Over so many years")]
    currency: Annotated[str, Meta(description="ISO 4217 code")]


class ReserveInShort(Struct, frozen=True, kw_only=True):
    """How likely the reserve runs out."""

    chance: Annotated[Probability, Meta(description="That it runs out within these years")]
    years: Annotated[int, Meta(description="Over so many years")]
    months: Annotated[Decimal, Meta(description="The reserve, in months of what goes out")]
    needed_months: Annotated[
        int, Meta(description="The reserve that runs out with a chance of 5% at most")
    ]


class Diagnosis(
    Result, frozen=True, kw_only=True, omit_defaults=True, tag="interimkit.diagnosis/1"
):
    """Everything that somebody answered, and what to do about it.

    What was not answered, or is not for this audience, has no field.
    """

    intended_use: Annotated[IntendedUse, Meta(description="What it is meant for")]
    audience: Annotated[Audience, Meta(description="For whom it is")]
    made_on: Annotated[date | None, Meta(description="The day on which it was made")] = None
    label: Annotated[str, Meta(description="What the answers are called")] = ""
    advice: Annotated[Advice | None, Meta(description="The advice")] = None
    kinds: Annotated[
        tuple[Kind, ...],
        Meta(description="The kinds of assignment that the skills stand beside"),
    ] = ()
    skills_for: Annotated[SkillsFor | None, Meta(description="How these kinds came about")] = None
    strengths: Annotated[
        tuple[ToLeadWith, ...], Meta(description="Three to lead with at most, in the order of why")
    ] = ()
    further_strengths: Annotated[
        tuple[ToLeadWith, ...], Meta(description="The skills among the others, in that order")
    ] = ()
    mend_first: Annotated[
        tuple[ToMend, ...], Meta(description="Three to mend first at most, in the published order")
    ] = ()
    to_mend: Annotated[int, Meta(description="How many things there are to mend in all")] = 0
    stay_or_go: Annotated[
        StayOrGo | None, Meta(description="Where a rate and a salary are given")
    ] = None
    stay_or_go_needs: Annotated[
        tuple[str, ...],
        Meta(description="The money figure that it lacks, where the other is given"),
    ] = ()
    reserve: Annotated[
        ReserveInShort | None, Meta(description="Where a rate and a cost a month are given")
    ] = None
    reserve_needs: Annotated[
        tuple[str, ...],
        Meta(description="The money figure that it lacks, where the other is given"),
    ] = ()
    act: Annotated[Act | None, Meta(description="One act for this week")] = None
    then: Annotated[
        tuple[Act, ...], Meta(description="The same for the other things to mend first")
    ] = ()
    quiz: Annotated[QuizResult | None, Meta(description="The quiz, as it is")] = None
    skills: Annotated[
        tuple[SkillsGap, ...],
        Meta(description="The skills beside each kind that fits; none where not answered"),
    ] = ()
    audit: Annotated[PitfallsAudit | None, Meta(description="The audit, as it is")] = None
    income: Annotated[
        IncomeOutlook | None, Meta(description="The years, where a rate is given")
    ] = None
    offer: Annotated[
        OfferCheck | None, Meta(description="What the rate is worth, or the salary asks for")
    ] = None
    sources: Annotated[
        tuple[SourceRef, ...], Meta(description="The sources of all parts, each once")
    ] = ()


class _Parts(Struct, frozen=True, kw_only=True):
    """The parts that were answered and are for an audience."""

    quiz: QuizResult
    skills: tuple[SkillsGap, ...]
    skills_for: SkillsFor | None
    audit: PitfallsAudit | None = None
    income: IncomeOutlook | None = None
    offer: OfferCheck | None = None
    stay_or_go_needs: tuple[str, ...] = ()
    reserve_needs: tuple[str, ...] = ()


def diagnose(
    pack: Pack, answers: Answers, *, audience: Audience = Audience.ME, role: str | None = None,
    peers: Sequence[Answers] = (), today: date | None = None,
) -> Diagnosis:  # fmt: skip
    """Everything that the answers give, as far as it is for this audience.

    Args:
        answers: All of the quiz; skills, pitfalls and money may each be missing, but not by half.
        audience: For whom it is.
        role: The kind of assignment that skills stand beside; without it, the one answered, or
            else those that the quiz leans to.
        peers: What colleagues said of the same skills, which stands beside one's own; it is no
            part of a client's copy.
        today: The day to write on it.

    Raises:
        ContentError: If the quiz is not all answered, another part only by half, an answer is
            to no question, or one's own ratings stand among those of colleagues.
        UnknownChoiceError: If there is no such kind of assignment.
        UsageError: If what the money figures come to makes no sense.
    """
    heard = () if audience is Audience.CLIENT else tuple(peers)
    parts = _answered(pack, answers, audience=audience, role=role, peers=heard)
    leads = to_lead_with(quiz=parts.quiz, skills=parts.skills, audit=parts.audit)
    if audience is Audience.CLIENT:
        return _for_client(pack, parts, leads, today=today)
    mend = to_mend(quiz=parts.quiz, skills=parts.skills, audit=parts.audit, income=parts.income)
    acts = tuple(acts_for(pack, parts.quiz, parts.audit, mend[:FIRST]))
    held = (parts.quiz, *parts.skills, parts.audit, parts.income, parts.offer)
    return Diagnosis(
        language=pack.language,
        pack=pack.ref,
        intended_use=IntendedUse.OWN_DECISION,
        audience=audience,
        made_on=today,
        label=answers.label,
        advice=_advice(parts.quiz),
        kinds=_kinds(parts),
        skills_for=parts.skills_for,
        strengths=leads[:FIRST],
        further_strengths=_shown(leads[FIRST:]),
        mend_first=mend[:FIRST],
        to_mend=len(mend),
        stay_or_go=stay_or_go(parts.income),
        stay_or_go_needs=parts.stay_or_go_needs,
        reserve=reserve_in_short(parts.income),
        reserve_needs=parts.reserve_needs,
        act=acts[0] if acts else None,
        then=acts[1:],
        quiz=parts.quiz,
        skills=parts.skills,
        audit=parts.audit,
        income=parts.income,
        offer=parts.offer,
        sources=_sources(held),
    )


def _answered(
    pack: Pack, answers: Answers, *, audience: Audience, role: str | None, peers: Sequence[Answers]
) -> _Parts:
    """The parts that there are answers to and that are for the audience."""
    quiz = score_quiz(pack, answers)
    skills, skills_for = _skills(pack, answers, quiz, role=role, peers=peers)
    parts = _Parts(quiz=quiz, skills=skills, skills_for=skills_for)
    if audience is not Audience.CLIENT and answers.pitfalls and pack.has(Pitfalls):
        own = answers if audience is Audience.ME else replace(answers, notes={})
        parts = replace(parts, audit=audit_pitfalls(pack, own))
    if audience is Audience.ME and pack.has(Salaries):
        parts = replace(
            parts,
            income=own_income(pack, answers),
            offer=own_offer(pack, answers),
            stay_or_go_needs=lacking(answers.money, "day_rate", "salary"),
            reserve_needs=lacking(answers.money, "day_rate", "cost_per_month"),
        )
    return parts


def _skills(
    pack: Pack, answers: Answers, quiz: QuizResult, *, role: str | None, peers: Sequence[Answers]
) -> tuple[tuple[SkillsGap, ...], SkillsFor | None]:
    """The skills beside the kind chosen, or beside each that the answers lean to."""
    if not (answers.skills and pack.has(Skills)):
        return (), None
    leaning = tuple(fit.id for fit in first_of(quiz.roles))
    chosen = role or answers.profile.get("role")
    kinds = (chosen,) if chosen else leaning or (ALL_ROLES,)
    found = tuple(assess_skills(pack, answers, role=kind, peers=peers) for kind in kinds)
    if kinds == (ALL_ROLES,):
        return found, SkillsFor.ALL
    if chosen:
        return found, SkillsFor.CHOSEN if chosen in leaning else SkillsFor.OTHER
    return found, SkillsFor.TIED if len(kinds) > 1 else SkillsFor.LEANING


def _for_client(
    pack: Pack, parts: _Parts, leads: Sequence[ToLeadWith], *, today: date | None
) -> Diagnosis:
    """What one brings: skills, those with an example first; nothing else, and no word of it."""
    skills = _shown(leads)
    kinds = _kinds(parts) if parts.skills_for is not SkillsFor.ALL else ()
    return Diagnosis(
        language=pack.language,
        pack=pack.ref,
        intended_use=IntendedUse.OWN_DECISION,
        audience=Audience.CLIENT,
        made_on=today,
        kinds=kinds,
        strengths=skills[:FIRST],
        further_strengths=skills[FIRST:],
        sources=tuple(
            source for gap in parts.skills[:1] for source in gap.sources if source.id == gap.source
        ),
    )


def _shown(leads: Sequence[ToLeadWith]) -> tuple[ToLeadWith, ...]:
    return tuple(lead for lead in leads if lead.part is Part.SKILL)


def _advice(quiz: QuizResult) -> Advice:
    return Advice(
        verdict=quiz.verdict,
        provisional=quiz.provisional,
        thin=quiz.thin,
        points=quiz.fit.points,
        points_max=quiz.fit.points_max,
        in_place=sum(check.status is CheckStatus.MET for check in quiz.checks),
        checks=len(quiz.checks),
        verdict_all_in_place=quiz.verdict_all_in_place,
        leans_to=tuple(_kind(fit) for fit in first_of(quiz.roles)),
    )


def _kind(fit: RoleFit) -> Kind:
    return Kind(id=fit.id, name=fit.name)


def _kinds(parts: _Parts) -> tuple[Kind, ...]:
    """Those that the skills stand beside; without skills, those that the answers lean to."""
    if not parts.skills:
        return tuple(_kind(fit) for fit in first_of(parts.quiz.roles))
    return tuple(
        Kind(id=profile.role, name=profile.name) for gap in parts.skills for profile in gap.profiles
    )


def stay_or_go(income: IncomeOutlook | None) -> StayOrGo | None:
    """The years beside the salary; None where either is not known."""
    if income is None or income.staying is None:
        return None
    return StayOrGo(
        difference_per_year=income.staying.median_difference,
        chance_less=income.staying.chance_less,
        years=income.years,
        currency=income.currency,
    )


def reserve_in_short(income: IncomeOutlook | None) -> ReserveInShort | None:
    """How likely the reserve runs out; None where no cost a month is known."""
    if income is None or income.reserve is None:
        return None
    return ReserveInShort(
        chance=income.reserve.chance,
        years=income.years,
        months=income.reserve.reserve_months,
        needed_months=income.reserve.needed_months,
    )


def cited_by(worked_out: IncomeOutlook | OfferCheck) -> tuple[SourceRef, ...]:
    """The sources that its assumptions rest on, but for our own judgement."""
    cited = {assumption.source for assumption in worked_out.assumptions} - {OURS}
    return tuple(source for source in worked_out.sources if source.id in cited)


def _sources(held: Sequence[object]) -> tuple[SourceRef, ...]:
    """The sources of the parts, each once, in the order of the parts."""
    refs = (ref for part in held if part is not None for ref in getattr(part, "sources", ()))
    return tuple({ref.id: ref for ref in refs}.values())
