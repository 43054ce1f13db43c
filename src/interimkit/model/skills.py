"""The thirteen skills, their levels, and what each kind of assignment asks of them: skills.yaml."""

from enum import StrEnum
from typing import Annotated, ClassVar

from msgspec import Meta

from interimkit.model.claims import Figure
from interimkit.model.pack import ContentFile, Id, Part, RoleId, SkillId, SourceId
from interimkit.model.text import Text

HIGHEST = 4
"""The highest level: repeatedly, in several organisations; others call one in."""

Level = Annotated[int, Meta(ge=0, le=HIGHEST, description="A level, 0 to 4")]


class SkillKind(StrEnum):
    """What sort of skill it is, as the article divides them."""

    HARD = "hard"
    SOFT = "soft"


class RouteKind(StrEnum):
    """What sort of way to close a gap."""

    TRAINING = "training"
    ON_THE_JOB = "on-the-job"


class Match(StrEnum):
    """How close a concept of ESCO is."""

    EXACT = "exact"
    NEAR = "near"


class Facet(Part, frozen=True, kw_only=True):
    """One of two things that a skill joins; the weaker of them counts."""

    id: Id
    name: Annotated[Text, Meta(description="What it is called")]


class Route(Part, frozen=True, kw_only=True):
    """A way to close a gap."""

    id: Id
    kind: Annotated[RouteKind, Meta(description="Training, or on the job")]
    text: Annotated[Text, Meta(description="What to do")]


class EscoConcept(Part, frozen=True, kw_only=True):
    """A concept of ESCO, the European classification of skills, v1.1.1."""

    uri: Annotated[
        str,
        Meta(
            pattern=r"^http://data\.europa\.eu/esco/(skill|isced-f)/[0-9a-zA-Z-]{1,60}$(?!\n)",
            examples=["http://data.europa.eu/esco/skill/…"],
            description="Its URI",
        ),
    ]
    label: Annotated[str, Meta(max_length=200, description="Its preferred label in English")]
    match: Annotated[Match, Meta(description="The same concept, or a close one")]


class Skill(Part, frozen=True, kw_only=True):
    """One skill, sharpened for interim work."""

    id: Id
    kind: Annotated[SkillKind, Meta(description="Hard or soft")]
    name: Annotated[Text, Meta(description="What it is called")]
    in_brief: Annotated[Text, Meta(description="What it means for an interim manager")]
    facets: Annotated[
        tuple[Facet, ...], Meta(max_length=2, description="The two things it joins, if it does")
    ] = ()
    levels: Annotated[
        tuple[Text, ...],
        Meta(min_length=HIGHEST + 1, max_length=HIGHEST + 1, description="Levels 0 to 4, as seen"),
    ]
    required: Annotated[
        dict[RoleId, Level], Meta(description="The level that each kind of assignment asks")
    ]
    reasons: Annotated[
        dict[RoleId, Text], Meta(description="Why a kind of assignment asks the highest level")
    ] = {}
    routes: Annotated[tuple[Route, ...], Meta(max_length=9, description="Ways to close a gap")]
    ask_each_other: Annotated[
        Text, Meta(description="What two raters who differ should ask each other")
    ]
    evidence_hint: Annotated[Text, Meta(description="What a good example of it holds")]
    esco: Annotated[
        tuple[EscoConcept, ...], Meta(max_length=9, description="Concepts of ESCO about it")
    ] = ()


class Discipline(Part, frozen=True, kw_only=True):
    """One's own field, and the skill that it raises to the highest level."""

    id: Id
    name: Annotated[Text, Meta(description="What it is called")]
    skill: Annotated[SkillId | None, Meta(description="The skill that it raises, if any")] = None


class Skills(ContentFile, frozen=True, kw_only=True):
    """skills.yaml: the skills, in the article's order."""

    FILE: ClassVar[str] = "skills.yaml"

    basis: SourceId
    levels_basis: Annotated[
        SourceId, Meta(description="Whose judgement levels, reasons and on-the-job ways are")
    ]
    caution: Annotated[Figure, Meta(description="How far self-ratings can be trusted")]
    disciplines: Annotated[tuple[Discipline, ...], Meta(max_length=30)] = ()
    skills: Annotated[tuple[Skill, ...], Meta(min_length=1, max_length=40)]
