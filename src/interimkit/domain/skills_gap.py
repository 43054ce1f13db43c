"""What a kind of assignment asks, beside what somebody claims, and what colleagues see."""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from interimkit.domain.agreement import (
    LEVELS,
    Agreement,
    PeersView,
    compare_views,
    find_wrong_peers,
    find_wrong_ratings,
)
from interimkit.domain.answered import missing, not_asked, too_long
from interimkit.domain.choose import choose_one
from interimkit.domain.cite import SourceRef, cite_all
from interimkit.domain.quiz import RoleFit, leaning_roles
from interimkit.domain.result import Result
from interimkit.domain.ways import WayForward, way_forward
from interimkit.errors import ContentError, Problem, ProblemCode
from interimkit.model.answers import Answers
from interimkit.model.claims import Figure
from interimkit.model.nearest import unknown
from interimkit.model.pack import Pack
from interimkit.model.quiz import Quiz
from interimkit.model.roles import Role, Roles
from interimkit.model.skills import HIGHEST, Level, Skill, SkillKind, Skills

NEEDS = (Skills, Roles)
USES = (Quiz,)

SHOWN_FROM = 3
"""From this rating on an example is asked for: it was done somewhere new or under pressure."""

TOP = 3
"""How many gaps are worked on first."""

A_FEW_WORDS = 3
"""An example says at least so many words beside its year."""

ALL_ROLES = "all"
"""What stands for every kind of assignment where one is asked for."""


class Standing(StrEnum):
    """How the level asked is met, by one's own rating.

    Where one says that it is and colleagues see the skill far otherwise, it is contested, whether
    there is an example or not: until they have talked, it is neither evidenced nor claimed. What
    one rates below the level asked is missing, whatever others see.
    """

    EVIDENCED = "evidenced"
    CLAIMED = "claimed"
    CONTESTED = "contested"
    MISSING = "missing"


class SkillGap(Struct, frozen=True, kw_only=True):
    """One skill beside what one kind of assignment asks of it."""

    id: Annotated[str, Meta(description="The skill's id")]
    name: Annotated[str, Meta(description="The skill's name")]
    kind: Annotated[SkillKind, Meta(description="Hard or soft")]
    place: Annotated[int, Meta(description="Its place in the pack's order, from 1")]
    required: Annotated[Level, Meta(description="The level asked")]
    rated: Annotated[Level, Meta(description="One's own rating")]
    gap: Annotated[Level, Meta(description="Required less rated, never below 0")]
    essential: Annotated[bool, Meta(description="Whether the highest level is asked")]
    own_field: Annotated[bool, Meta(description="Whether one's own field raises it to that level")]
    peers_view: Annotated[
        PeersView, Meta(description="What colleagues see, taken together; no raters where none did")
    ]
    standing: Annotated[
        Standing,
        Meta(
            description="By one's own rating met with an example, met without, met but seen 2 "
            "levels or more otherwise by colleagues, or not met"
        ),
    ]
    evidence: Annotated[str, Meta(description="The example given; empty when none")]
    evidence_counts: Annotated[
        bool, Meta(description="Whether it has a year and says more than a few words")
    ]
    reason: Annotated[
        str, Meta(description="Why the assignment asks the highest level, if it does")
    ]


class Profile(Struct, frozen=True, kw_only=True):
    """All skills beside what one kind of assignment asks."""

    role: Annotated[str, Meta(description="The id of the kind of assignment")]
    name: Annotated[str, Meta(description="Its name")]
    skills: Annotated[
        tuple[SkillGap, ...],
        Meta(description="The widest gap first, then what is asked most, then the pack's order"),
    ]
    strengths: Annotated[
        tuple[str, ...],
        Meta(
            description="Ids of skills as asked, rated 3 or 4 and not contested; those with an "
            "example first"
        ),
    ]
    top_gaps: Annotated[tuple[str, ...], Meta(description="Ids of the three widest gaps at most")]
    evidenced: Annotated[
        int, Meta(description="Skills at the level asked, with an example, and not contested")
    ]
    claimed: Annotated[
        int, Meta(description="Skills at the level asked, without an example, and not contested")
    ]
    contested: Annotated[
        int, Meta(description="Skills at the level asked that colleagues see far otherwise")
    ]
    missing: Annotated[int, Meta(description="Skills below the level asked")]
    missing_contested: Annotated[
        int, Meta(description="How many of those below it colleagues see far otherwise")
    ]

    def is_only_claimed(self) -> bool:
        """Whether everything asked is said to be there, without one example, and uncontested."""
        return self.claimed == len(self.skills)


class SkillsGap(Result, frozen=True, kw_only=True, tag="interimkit.skills-gap/2"):
    """Self-ratings beside what assignments ask: the start of a talk, not a measurement."""

    profiles: Annotated[
        tuple[Profile, ...], Meta(description="The kind of assignment asked for, or all of them")
    ]
    role_from_quiz: Annotated[
        bool, Meta(description="Whether it is the kind that the quiz's answers lean towards")
    ]
    tied_roles: Annotated[
        tuple[str, ...],
        Meta(description="Names of the kinds that the quiz's answers lean towards alike, if so"),
    ]
    discipline: Annotated[str, Meta(description="The id of one's own field; empty when not given")]
    ways: Annotated[
        tuple[WayForward, ...], Meta(description="For the top gaps, where one kind is asked for")
    ]
    agreement: Annotated[
        tuple[Agreement, ...],
        Meta(description="Those furthest apart first, then the pack's order; none without peers"),
    ]
    caution: Annotated[Figure, Meta(description="How far self-ratings can be trusted")]
    source: Annotated[str, Meta(description="The id of the source of the skills and the training")]
    levels_source: Annotated[
        str, Meta(description="The id of the source of levels, required levels and other ways")
    ]
    sources: Annotated[tuple[SourceRef, ...], Meta(description="Those sources, in full")]


def assess_skills(
    pack: Pack, answers: Answers, *, role: str | None = None, peers: Sequence[Answers] = ()
) -> SkillsGap:
    """What is asked, what is claimed, with an example or without, and what colleagues contest.

    Args:
        answers: A rating for every skill; examples and one's own field may be missing.
        role: The id of a kind of assignment, or `all`; without it, the one answered, or the one
            that the quiz's answers lean towards.
        peers: The answers of colleagues who rated the same skills, or some of them.

    Raises:
        UnknownChoiceError: If there is no such kind of assignment.
        ContentError: If an answer is to no skill or at no level, a skill has no rating, one's own
            ratings stand among those of colleagues, or no kind of assignment is known: there is
            none, or the quiz's answers lean towards several alike.
    """
    content = pack.load(Skills)
    if not _is_whole(pack, content, answers):
        unanswered = missing("skills", answers.skills, (skill.id for skill in content.skills))
        raise ContentError(*find_wrong_skills(pack, answers), *unanswered)
    if wrong := tuple(find_wrong_peers(peers, {skill.id for skill in content.skills})):
        raise ContentError(*wrong)
    agreement = compare_views(content.skills, answers, peers)
    views = {compared.skill: compared.peers_view for compared in agreement}
    wanted = answers.profile.get("role") if role is None else role
    leaning = leaning_roles(pack, answers)
    named = _leaning(leaning) if wanted is None else wanted
    profiles = tuple(_profile(content, kind, answers, views) for kind in choose_roles(pack, named))
    alone = profiles[0] if len(profiles) == 1 else None
    return SkillsGap(
        language=pack.language,
        pack=pack.ref,
        profiles=profiles,
        role_from_quiz=wanted is None,
        tied_roles=tuple(fit.name for fit in leaning) if len(leaning) > 1 else (),
        discipline=answers.profile.get("discipline", ""),
        ways=tuple(_ways(content, alone)) if alone else (),
        agreement=agreement if peers else (),
        caution=content.caution,
        source=content.basis,
        levels_source=content.levels_basis,
        sources=cite_all(pack, (content.basis, content.levels_basis, content.caution.source)),
    )


def _leaning(roles: Sequence[RoleFit]) -> str:
    """The id of the one kind of assignment that the quiz's answers lean towards.

    Raises:
        ContentError: If they lean towards none, or towards several alike.
    """
    if len(roles) != 1:
        names = tuple(fit.name for fit in roles)
        code = ProblemCode.ROLE_TIED if names else ProblemCode.ANSWER_MISSING
        raise ContentError(Problem(code=code, path=("profile", "role"), expected=names))
    return roles[0].id


def is_example(evidence: str) -> bool:
    """Whether it is one to tell an interviewer: it has a year, and more than a few words beside it.

    What it says is not judged, so it proves nothing.

    >>> is_example("Closed two plants, 2024"), is_example("we once did that in Ghent")
    (True, False)
    """
    years = _YEAR.findall(evidence)
    return bool(years) and len(_WORD.findall(_YEAR.sub(" ", evidence))) >= A_FEW_WORDS


_YEAR = re.compile(r"(?<!\d)(?:19[5-9]|20\d)\d(?!\d)", re.ASCII)
_WORD = re.compile(r"[^\W_]+")


def choose_roles(pack: Pack, wanted: str) -> tuple[Role, ...]:
    """The kind of assignment with this id, or all of them.

    Raises:
        UnknownChoiceError: If there is none.
    """
    roles = pack.load(Roles).roles
    if wanted == ALL_ROLES:
        return roles
    named = choose_one(roles, wanted, name="role", called=lambda kind: kind.name, also=(ALL_ROLES,))
    return (named,)


def required_level(skill: Skill, role: str, *, raised: str | None) -> int:
    """The level that a kind of assignment asks; the highest for the skill of one's own field.

    Args:
        raised: The id of the skill that one's own field raises.
    """
    return HIGHEST if skill.id == raised else skill.required.get(role, 0)


def needs_example(pack: Pack, skill: Skill, *, rated: int, role: str, discipline: str) -> bool:
    """Whether an example is asked for: much is asked of the skill, and much is claimed.

    Args:
        role: The id of a kind of assignment, or `all`.
        discipline: The id of one's own field; empty when not given.
    """
    if rated < SHOWN_FROM or not role:
        return False
    raised = raised_skill(pack.load(Skills), discipline)
    kinds = choose_roles(pack, role)
    return any(required_level(skill, kind.id, raised=raised) == HIGHEST for kind in kinds)


def raised_skill(content: Skills, discipline: str | None) -> str | None:
    """The id of the skill that one's own field raises, if it raises one."""
    fields = {field.id: field.skill for field in content.disciplines}
    return fields.get(discipline or "")


def find_wrong_skills(pack: Pack, answers: Answers) -> Iterator[Problem]:
    """The ratings and examples that are of no skill, and what the profile cannot be."""
    content = pack.load(Skills)
    ids = tuple(skill.id for skill in content.skills)
    yield from find_wrong_ratings(answers.skills, ids)
    yield from not_asked("evidence", answers.evidence, ids)
    yield from too_long("evidence", answers.evidence)
    valid = profiles(pack, content)
    for name, value in answers.profile.items():
        if name not in valid:
            path = ("profile", name)
            yield unknown(ProblemCode.QUESTION_UNKNOWN, name, valid, path=path, of_name=True)
        elif value not in valid[name]:
            yield unknown(ProblemCode.ANSWER_UNKNOWN, value, valid[name], path=("profile", name))


def profiles(pack: Pack, content: Skills) -> dict[str, tuple[str, ...]]:
    """What a profile may say of each thing that it says."""
    return {
        "role": (*(role.id for role in pack.load(Roles).roles), ALL_ROLES),
        "discipline": tuple(field.id for field in content.disciplines),
    }


def _is_whole(pack: Pack, content: Skills, answers: Answers) -> bool:
    """Whether every skill is rated and nothing else, and the profile is a possible one."""
    ids = {skill.id for skill in content.skills}
    valid = profiles(pack, content)
    return (
        answers.skills.keys() == ids
        and all(level in LEVELS for level in answers.skills.values())
        and answers.evidence.keys() <= ids
        and not any(too_long("evidence", answers.evidence))
        and all(value in valid.get(name, ()) for name, value in answers.profile.items())
    )


def _profile(
    content: Skills, role: Role, answers: Answers, views: Mapping[str, PeersView]
) -> Profile:
    raised = raised_skill(content, answers.profile.get("discipline"))
    gaps = [
        _gap(skill, role.id, answers, view=views[skill.id], raised=raised, place=place)
        for place, skill in enumerate(content.skills, start=1)
    ]
    ordered = sorted(gaps, key=lambda gap: (-gap.gap, -gap.required))  # stable: the article's order
    met = {Standing.EVIDENCED, Standing.CLAIMED}
    strong = [gap for gap in gaps if gap.standing in met and gap.rated >= SHOWN_FROM]
    strong.sort(key=lambda g: (g.standing is not Standing.EVIDENCED, -g.rated, -g.required))
    standings = [gap.standing for gap in gaps]
    below = [gap for gap in gaps if gap.standing is Standing.MISSING]
    return Profile(
        role=role.id,
        name=role.name,
        skills=tuple(ordered),
        strengths=tuple(gap.id for gap in strong),
        top_gaps=tuple(gap.id for gap in ordered if gap.gap)[:TOP],
        evidenced=standings.count(Standing.EVIDENCED),
        claimed=standings.count(Standing.CLAIMED),
        contested=standings.count(Standing.CONTESTED),
        missing=len(below),
        missing_contested=sum(gap.peers_view.contested for gap in below),
    )


def _gap(
    skill: Skill,
    role: str,
    answers: Answers,
    *,
    view: PeersView,
    raised: str | None,
    place: int,
) -> SkillGap:
    required = required_level(skill, role, raised=raised)
    rated = answers.skills[skill.id]
    evidence = answers.evidence.get(skill.id, "")
    counts = is_example(evidence)
    if rated < required:
        standing = Standing.MISSING
    elif view.contested:
        standing = Standing.CONTESTED
    else:
        standing = Standing.EVIDENCED if counts else Standing.CLAIMED
    return SkillGap(
        id=skill.id,
        name=skill.name,
        kind=skill.kind,
        place=place,
        required=required,
        rated=rated,
        gap=max(required - rated, 0),
        essential=required == HIGHEST,
        own_field=skill.id == raised,
        peers_view=view,
        standing=standing,
        evidence=evidence,
        evidence_counts=counts,
        reason=skill.reasons.get(role, ""),
    )


def _ways(content: Skills, profile: Profile) -> Iterator[WayForward]:
    rated = {skill.id: skill.rated for skill in profile.skills}
    skills = {skill.id: skill for skill in content.skills}
    yield from (way_forward(skills[id_], rated=rated[id_]) for id_ in profile.top_gaps)
