"""The kinds of assignment: roles.yaml."""

from typing import Annotated, ClassVar

from msgspec import Meta

from interimkit.model.pack import ClaimId, ContentFile, Id, Part, SourceId
from interimkit.model.text import Text

Months = Annotated[int, Meta(ge=1, le=120, description="A length in months")]
Lines = Annotated[tuple[Text, ...], Meta(max_length=20)]


class Length(Part, frozen=True, kw_only=True):
    """How long an assignment takes, by the article."""

    what: Annotated[Text, Meta(description="What the range is about")]
    months_from: Months
    months_to: Months
    months_complex: Annotated[
        Months | None, Meta(description="How long it can take when it is complex")
    ] = None
    months_exceptional: Annotated[
        Months | None, Meta(description="How long it takes in an exceptional case")
    ] = None


class Case(Part, frozen=True, kw_only=True):
    """What one interim manager told the article, in our words."""

    id: Id
    who: Annotated[Text, Meta(description="The post and the sector")]
    told: Annotated[Text, Meta(description="What was done, and what came of it")]


class Role(Part, frozen=True, kw_only=True):
    """One kind of assignment."""

    id: Id
    name: Annotated[Text, Meta(description="What it is called")]
    in_brief: Annotated[Text, Meta(description="What it is for, in one line")]
    purpose: Annotated[Text, Meta(description="What it is for, and when a company asks for it")]
    steps: Annotated[Lines, Meta(min_length=1, description="What is done, in order")]
    lengths: Annotated[
        tuple[Length, ...], Meta(min_length=1, max_length=9, description="How long it takes")
    ]
    examples: Annotated[Lines, Meta(description="Assignments of this kind that are named")] = ()
    cases: Annotated[
        tuple[Case, ...], Meta(max_length=20, description="What those who did it told")
    ] = ()
    first_weeks: Annotated[Lines, Meta(description="What the client asks in the first weeks")]
    exit: Annotated[Lines, Meta(description="What the client asks about the exit")]


class Factor(Part, frozen=True, kw_only=True):
    """Something that makes an assignment longer or shorter."""

    id: Id
    text: Annotated[Text, Meta(description="What it does")]


class Roles(ContentFile, frozen=True, kw_only=True):
    """roles.yaml: the kinds of assignment, in the article's order."""

    FILE: ClassVar[str] = "roles.yaml"

    basis: SourceId
    client_basis: Annotated[
        SourceId, Meta(description="Whose judgement the client’s questions are")
    ]
    mean_months: Annotated[Months, Meta(description="The mean over all kinds")]
    lengthened_by: Annotated[
        tuple[Factor, ...], Meta(max_length=20, description="What makes it longer or shorter")
    ] = ()
    caveats: Annotated[
        tuple[ClaimId, ...],
        Meta(max_length=20, description="The claims to read beside these figures, in order"),
    ] = ()
    cases_note: Annotated[Text | None, Meta(description="What to know of the cases told")] = None
    roles: Annotated[tuple[Role, ...], Meta(min_length=1, max_length=20)]
