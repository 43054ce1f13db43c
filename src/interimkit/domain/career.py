"""The profession and interim work as part of a career: the topics, with their caveats."""

from typing import Annotated

from msgspec import Meta, structs

from interimkit.domain.choose import choose
from interimkit.domain.cite import SourceRef, cite_all
from interimkit.domain.claims import Caveat, caveats
from interimkit.domain.result import Result
from interimkit.model.career import Career, Topic, TopicPart
from interimkit.model.pack import Pack

NEEDS = (Career,)


class CareerOutline(Result, frozen=True, kw_only=True, tag="interimkit.career/1"):
    """What both articles say; each point names its source."""

    topics: Annotated[tuple[Topic, ...], Meta(description="All topics, or the one asked for")]
    caveats: Annotated[tuple[Caveat, ...], Meta(description="What to weigh these topics against")]
    sources: Annotated[
        tuple[SourceRef, ...], Meta(description="Every source named in them, in full")
    ]


def outline_career(pack: Pack, *, topic: str | None = None) -> CareerOutline:
    """Every topic, or one; every point with its own source.

    Args:
        topic: The id of the only topic to show.

    Raises:
        UnknownChoiceError: If the pack has no such topic.
    """
    career = pack.load(Career)
    chosen = choose(career.topics, topic, name="topic", called=lambda entry: entry.name)
    topics = tuple(
        structs.replace(entry, parts=tuple(_sourced(p, career.basis) for p in entry.parts))
        for entry in chosen
    )
    named = (point.basis for entry in topics for part in entry.parts for point in part.points)
    claims = dict.fromkeys(claim for entry in topics for claim in entry.caveats)
    return CareerOutline(
        language=pack.language,
        pack=pack.ref,
        topics=topics,
        caveats=caveats(pack, tuple(claims)),
        sources=cite_all(pack, named),
    )


def _sourced(part: TopicPart, basis: str) -> TopicPart:
    """The part with its source, and each of its points with its own."""
    basis = part.basis or basis
    points = tuple(structs.replace(p, basis=p.basis or basis) for p in part.points)
    return structs.replace(part, basis=basis, points=points)
