"""A source beside what rests on it."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from interimkit.model.pack import OURS, Pack, PackInfo
from interimkit.model.sources import Source, Sources
from interimkit.model.text import Language


class SourceRef(Struct, frozen=True, kw_only=True):
    """A source, as far as a figure needs it beside it."""

    id: Annotated[str, Meta(description="The source's id")]
    title: Annotated[str, Meta(description="The source's title")]
    publisher: Annotated[str, Meta(description="Who stands behind it")]
    via: Annotated[str | None, Meta(description="The site where it was seen, when it is another")]
    year: Annotated[int | None, Meta(description="The year of its figures; null when undated")]
    period: Annotated[str | None, Meta(description="The period, when a year does not say it")]
    countries: Annotated[tuple[str, ...], Meta(description="Where it holds, as ISO 3166-1 codes")]
    interest: Annotated[str, Meta(description="What its publisher sells or wants")]
    published: Annotated[date | None, Meta(description="The day it was published, when known")] = (
        None
    )
    author: Annotated[
        str | None, Meta(description="Who wrote or edited it, where that is named")
    ] = None
    language: Annotated[
        Language | None, Meta(description="The language of its title, when it is one of ours")
    ] = None


def cite_all(pack: Pack, sources: Iterable[str | None]) -> tuple[SourceRef, ...]:
    """The sources with these ids, each once, in the order in which they are first named."""
    return tuple(cite(pack, source) for source in dict.fromkeys(sources) if source)


def cite(pack: Pack, source: str) -> SourceRef:
    """The source with this id, as results show it; a pack's own judgement may be the pack itself.

    Raises:
        KeyError: If the pack has no such source; a checked pack never lacks one.
    """
    described = _described(pack)
    if source == OURS and OURS not in described:
        return _pack_itself(pack)
    found = described[source]
    return SourceRef(
        id=found.id,
        title=found.title,
        publisher=found.publisher,
        via=found.via,
        year=found.year,
        period=found.period,
        countries=found.countries,
        interest=found.interest,
        published=found.published,
        author=found.author,
        language=found.language,
    )


def _described(pack: Pack) -> dict[str, Source]:
    return {s.id: s for s in pack.load(Sources).sources} if pack.has(Sources) else {}


def _pack_itself(pack: Pack) -> SourceRef:
    info = pack.load(PackInfo)
    return SourceRef(
        id=OURS,
        title=info.title,
        publisher=info.name,
        via=None,
        year=None,
        period=None,
        countries=(),
        interest="",
        published=info.updated,
    )
