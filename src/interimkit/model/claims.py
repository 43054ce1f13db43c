"""What the articles say, set beside what others found: claims.yaml."""

from enum import StrEnum
from typing import Annotated, ClassVar

from msgspec import Meta

from interimkit.model.pack import ContentFile, Id, Part, SourceId
from interimkit.model.text import Text


class Verdict(StrEnum):
    """How a claim stands beside independent figures."""

    AGREES = "agrees"
    DIFFERS = "differs"
    PARTLY = "partly"
    NO_FIGURE_FOUND = "no-figure-found"


class Figure(Part, frozen=True, kw_only=True):
    """One figure beside a claim; its year and country are its source's."""

    source: SourceId
    says: Annotated[Text, Meta(description="The figure with its unit, and whose rate it is")]


class Claim(Part, frozen=True, kw_only=True):
    """One statement of an article, weighed."""

    id: Id
    basis: Annotated[SourceId | None, Meta(description="Only when it differs from the file's")] = (
        None
    )
    article: Annotated[Text, Meta(description="What is said, in the pack's own words")]
    short: Annotated[
        Text | None, Meta(description="The statement in a few words, for a line of a list")
    ] = None
    figures: Annotated[
        tuple[Figure, ...], Meta(max_length=20, description="What others found, one source each")
    ] = ()
    verdict: Annotated[Verdict, Meta(description="How it stands beside them")]
    in_brief: Annotated[Text, Meta(description="The caveat in one line, shown beside the figure")]
    comment: Annotated[Text, Meta(description="What a reader should make of it")]


class Claims(ContentFile, frozen=True, kw_only=True):
    """claims.yaml: the claim ledger."""

    FILE: ClassVar[str] = "claims.yaml"

    basis: SourceId
    claims: Annotated[tuple[Claim, ...], Meta(min_length=1, max_length=500)]
