"""Who says it: sources.yaml."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from msgspec import Meta

from interimkit.model.pack import ContentFile, Country, Id, Part
from interimkit.model.text import Language, Text

Year = Annotated[int, Meta(ge=1900, le=2100)]
Name = Annotated[str, Meta(min_length=1, max_length=200)]


class SourceKind(StrEnum):
    """What sort of thing a source is."""

    ARTICLE = "article"
    SURVEY = "survey"
    STUDY = "study"
    GUIDE = "guide"
    CALCULATOR = "calculator"


class Source(Part, frozen=True, kw_only=True):
    """One publication, with enough to weigh what it says."""

    id: Id
    title: Annotated[Name, Meta(description="Its title as published, or what it is called")]
    publisher: Annotated[Name, Meta(description="Who stands behind it, by name")]
    author: Annotated[
        Name | None, Meta(description="Who wrote or edited it, where the publication names them")
    ] = None
    via: Annotated[
        Name | None, Meta(description="The site where its figures were seen, when it is another")
    ] = None
    kind: SourceKind
    language: Annotated[
        Language | None, Meta(description="The language it is written in, when it is one of ours")
    ] = None
    countries: Annotated[
        tuple[Country, ...],
        Meta(max_length=50, description="Where its figures hold; empty when it names no country"),
    ] = ()
    year: Annotated[
        Year | None, Meta(description="The year its figures are about; null when undated")
    ]
    period: Annotated[
        Text | None, Meta(description="The period, when a year does not say it: `2nd half 2025`")
    ] = None
    published: Annotated[date | None, Meta(description="The day it was published")] = None
    interest: Annotated[Text, Meta(description="What its publisher sells or wants: weigh it so")]
    offers: Annotated[
        Text | None,
        Meta(description="What a calculator works out that we do not; of no other kind"),
    ] = None


class Sources(ContentFile, frozen=True, kw_only=True):
    """sources.yaml: every source that the pack rests on."""

    FILE: ClassVar[str] = "sources.yaml"

    sources: Annotated[tuple[Source, ...], Meta(min_length=1, max_length=500)]
