"""The quiz: five questions with their key, the checks beside them, and the bands: quiz.yaml."""

from enum import StrEnum
from typing import Annotated, ClassVar

from msgspec import Meta

from interimkit.model.pack import (
    ClaimId,
    ContentFile,
    Id,
    Part,
    PitfallId,
    QuestionId,
    RoleId,
    SourceId,
    Version,
)
from interimkit.model.text import Text

Points = Annotated[int, Meta(ge=0, le=3, description="How well it fits interim work, 0 to 3")]
Affinity = Annotated[int, Meta(ge=0, le=2, description="How well it fits this role, 0 to 2")]
Amount = Annotated[int, Meta(ge=0, le=1_000_000)]


class CheckStatus(StrEnum):
    """Where somebody stands on one check."""

    MET = "met"
    NOT_MET = "not-met"
    BLOCKING = "blocking"
    UNKNOWN = "unknown"


class Option(Part, frozen=True, kw_only=True):
    """One believable manager: a strength and its cost."""

    id: Id
    points: Points
    affinity: Annotated[
        dict[RoleId, Affinity], Meta(description="The roles that it leans towards, and how much")
    ] = {}
    pitfalls: Annotated[
        tuple[PitfallId, ...], Meta(max_length=10, description="What it exposes one to")
    ] = ()
    text: Annotated[Text, Meta(description="The answer, continuing the stem")]
    reason: Annotated[Text, Meta(description="Why it scores so, in a few words: 50 characters")]
    feedback: Annotated[
        Text, Meta(description="Why it scores as it does, its strength and its cost")
    ]
    since: Annotated[
        Version | None,
        Meta(
            description="The pack version that last gave it another strength or cost: an answer to "
            "an earlier one is asked again"
        ),
    ] = None


class RetiredOption(Part, frozen=True, kw_only=True):
    """An option that there is no more: whoever chose it is asked again."""

    id: Id
    since: Annotated[Version, Meta(description="The pack version that retired it")]


class Question(Part, frozen=True, kw_only=True):
    """One dimension of fit, asked by completing a sentence."""

    id: Id
    basis: Annotated[SourceId | None, Meta(description="Who wrote the stem, if another")] = None
    name: Annotated[Text, Meta(description="What the dimension is called")]
    stem: Annotated[Text, Meta(description="The beginning of the sentence")]
    options: Annotated[
        tuple[Option, ...], Meta(min_length=2, max_length=9, description="What to choose from")
    ]
    retired: Annotated[
        tuple[RetiredOption, ...],
        Meta(max_length=50, description="What used to be chosen: such answers are asked again"),
    ] = ()


class Thresholds(Part, frozen=True, kw_only=True):
    """From which number a check is met, and below which it blocks."""

    met_from: Annotated[Amount, Meta(description="From here on the check is met")]
    blocking_below: Annotated[Amount, Meta(description="Below this it blocks")] = 0
    at_most: Annotated[Amount, Meta(description="A larger answer makes no sense")]


class CheckOption(Part, frozen=True, kw_only=True):
    """One answer to a check, and where it leaves somebody."""

    id: Id
    status: Annotated[CheckStatus, Meta(description="Where the answer leaves somebody")]
    text: Annotated[Text, Meta(description="The answer")]


class Check(Part, frozen=True, kw_only=True):
    """Something outside one's character: whether it can be now, or when, or where."""

    id: Id
    basis: Annotated[SourceId | None, Meta(description="Only when it differs from the file's")] = (
        None
    )
    name: Annotated[Text, Meta(description="What the check is called")]
    question: Annotated[Text, Meta(description="What is asked")]
    number: Annotated[Thresholds | None, Meta(description="For an answer in numbers")] = None
    options: Annotated[
        tuple[CheckOption, ...], Meta(max_length=9, description="For an answer in words")
    ] = ()
    decides: Annotated[
        bool,
        Meta(
            description="Whether a good fit needs it in place; what does not decide says when or "
            "where, blocks nothing and never changes the verdict"
        ),
    ] = True
    proviso: Annotated[
        Text | None,
        Meta(
            description="For one that does not decide: how the advice is meant while it is not in "
            "place, as in `from the day you are free`"
        ),
    ] = None
    limits: Annotated[
        tuple[RoleId, ...],
        Meta(max_length=20, description="The roles that it limits while it is not in place"),
    ] = ()
    stands_in_for: Annotated[
        Text | None,
        Meta(description="What it can stand in for besides what it asks, such as age: a caution"),
    ] = None
    settle: Annotated[Text, Meta(description="What the rule rests on, and what would settle it")]
    this_week: Annotated[
        Text | None, Meta(description="One act towards it that can be done within a week")
    ] = None
    claim: Annotated[
        ClaimId | None, Meta(description="The claim that holds the figures about it")
    ] = None
    command: Annotated[Id | None, Meta(description="The command that helps to settle it")] = None


class Bands(Part, frozen=True, kw_only=True):
    """Where the points turn into a verdict."""

    not_now_up_to: Annotated[Amount, Meta(description="So many points or fewer: not now")]
    good_fit_from: Annotated[Amount, Meta(description="So many points or more: a good fit")]
    never_zero: Annotated[
        tuple[QuestionId, ...],
        Meta(max_length=9, description="Questions where no points rule out a good fit"),
    ] = ()


class Quiz(ContentFile, frozen=True, kw_only=True):
    """quiz.yaml."""

    FILE: ClassVar[str] = "quiz.yaml"

    basis: SourceId
    about: Annotated[
        Text | None,
        Meta(description="What answers lean towards, as in `interim work`; without it, “that way”"),
    ] = None
    talk: Annotated[
        Text | None, Meta(description="What to do next where it is a good fit, in one sentence")
    ] = None
    questions: Annotated[tuple[Question, ...], Meta(min_length=1, max_length=20)]
    bands: Bands
    checks: Annotated[tuple[Check, ...], Meta(max_length=20)] = ()
