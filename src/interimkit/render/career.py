"""The topics of a career as a page and as rows."""

from interimkit.domain.career import CareerOutline
from interimkit.model.career import TopicPart
from interimkit.model.pack import OURS
from interimkit.render.notes import caveats_of, next_steps, sources_note
from interimkit.render.page import Item, Link, Page, Section, Step
from interimkit.render.words import catalogue

HEADER = ("topic", "part", "point", "label", "text", "source")


def rows(result: CareerOutline) -> tuple[tuple[object, ...], ...]:
    """One row a point."""
    return tuple(
        (topic.id, part.id, point.id, point.label, point.text, point.basis)
        for topic in result.topics
        for part in topic.parts
        for point in part.points
    )


def page(result: CareerOutline) -> Page:
    """One topic in full, or what each tells."""
    if len(result.topics) == 1:
        return _one(result)
    _ = catalogue(result.language).gettext
    return Page(
        title=_("The profession, and interim work as part of a career"),
        blocks=(
            Section(
                heading=_("Topics"),
                items=tuple(
                    Item(label=topic.name, text=topic.in_brief, reference=topic.id)
                    for topic in result.topics
                ),
            ),
            next_steps(
                Link(
                    text=_("One topic in full: {command}"),
                    command="career",
                    arguments=(result.topics[0].id,),
                ),
                language=result.language,
            ),
            sources_note(result.sources, language=result.language),
        ),
    )


def _one(result: CareerOutline) -> Page:
    language = result.language
    _ = catalogue(language).gettext
    (topic,) = result.topics
    return Page(
        title=topic.name,
        blocks=(
            *(_part(part, ours=_("our judgement")) for part in topic.parts),
            caveats_of(result.caveats, language=language),
            next_steps(Step(text=topic.next), language=language),
            sources_note(result.sources, language=language),
        ),
    )


def _part(part: TopicPart, *, ours: str) -> Section:
    heading = f"{part.heading} ({ours})" if part.basis == OURS else part.heading
    return Section(
        heading=heading,
        items=tuple(
            Item(
                label=p.label,
                text=f"{p.text} ({ours})" if p.basis == OURS != part.basis else p.text,
            )
            for p in part.points
        ),
    )
