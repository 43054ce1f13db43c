"""The profession, and interim work as part of a career: career.yaml."""

from typing import Annotated, ClassVar

from msgspec import Meta

from interimkit.model.commands import CommandLine
from interimkit.model.pack import ClaimId, ContentFile, Id, Part, SourceId
from interimkit.model.text import Text


class Point(Part, frozen=True, kw_only=True):
    """One thing that is said."""

    id: Id
    basis: Annotated[SourceId | None, Meta(description="Only when it differs from its part's")] = (
        None
    )
    label: Annotated[Text, Meta(description="What it is about, in a few words")]
    text: Annotated[Text, Meta(description="What there is to say")]


class TopicPart(Part, frozen=True, kw_only=True):
    """Points under a heading."""

    id: Id
    basis: Annotated[SourceId | None, Meta(description="Only when it differs from the file's")] = (
        None
    )
    heading: Annotated[Text, Meta(description="What stands above its points")]
    points: Annotated[
        tuple[Point, ...], Meta(min_length=1, max_length=30, description="What is said")
    ]


class Topic(Part, frozen=True, kw_only=True):
    """One thing to know before one chooses."""

    id: Id
    name: Annotated[Text, Meta(description="What it is called")]
    in_brief: Annotated[Text, Meta(description="What it tells, in one line")]
    parts: Annotated[
        tuple[TopicPart, ...], Meta(min_length=1, max_length=20, description="What it holds")
    ]
    caveats: Annotated[
        tuple[ClaimId, ...],
        Meta(max_length=20, description="The claims to read beside it, in order"),
    ] = ()
    next: Annotated[
        Text, Meta(description="What to do next; without a full stop where a command follows it")
    ]
    command: Annotated[
        CommandLine | None, Meta(description="The command that helps with it, if one does")
    ] = None


class Career(ContentFile, frozen=True, kw_only=True):
    """career.yaml: the topics, in the order in which one meets them."""

    FILE: ClassVar[str] = "career.yaml"

    basis: SourceId
    topics: Annotated[tuple[Topic, ...], Meta(min_length=1, max_length=30)]
