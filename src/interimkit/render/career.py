"""The topics of a career as a page and as rows."""

from collections.abc import Callable

from msgspec.structs import replace

from interimkit.domain.career import CareerOutline
from interimkit.model.career import Topic, TopicPart
from interimkit.model.pack import OURS
from interimkit.render.brief import ending, resting_on
from interimkit.render.notes import caveats_of, listed, sources_note
from interimkit.render.page import Depth, Item, Link, Page, Paragraph, Section, Step
from interimkit.render.words import catalogue

HEADER = ("topic", "part", "point", "label", "text", "source")

SHOWN_OF_PART = 2
"""How many points of a part a brief page names."""


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
    return _one(result) if len(result.topics) == 1 else _all(result)


def _all(result: CareerOutline) -> Page:
    language = result.language
    _ = catalogue(language).gettext
    further = Link(
        text=_("One topic in full: {command}"),
        command="career",
        arguments=(result.topics[0].id,),
    )
    return Page(
        title=_("The profession, and interim work as part of a career"),
        blocks=(
            Section(
                only=Depth.BRIEF,
                heading=_("Topics"),
                items=tuple(Item(label=t.name, reference=t.id) for t in result.topics),
            ),
            Section(
                only=Depth.WHOLE,
                heading=_("Topics"),
                items=tuple(
                    Item(label=topic.name, text=topic.in_brief, reference=topic.id)
                    for topic in result.topics
                ),
            ),
            resting_on(result.sources, language=language),
            *ending(further, left_out=(_("what each tells"),), language=language),
            sources_note(result.sources, language=language),
        ),
    )


def _one(result: CareerOutline) -> Page:
    language = result.language
    _ = catalogue(language).gettext
    (topic,) = result.topics
    step = _next(topic, _("{name}: {value}"))
    parts = (_part(part, ours=_("our judgement")) for part in topic.parts)
    return Page(
        title=topic.name,
        blocks=(
            Paragraph(only=Depth.BRIEF, text=topic.in_brief),
            Section(
                only=Depth.BRIEF,
                heading=_("What it holds"),
                items=tuple(_in_brief(part, _) for part in topic.parts),
            ),
            *(replace(part, only=Depth.WHOLE) for part in parts),
            caveats_of(result.caveats, language=language),
            resting_on(result.sources, result.caveats, language=language),
            *ending(step, left_out=(_("what there is to say of each"),), language=language),
            sources_note(result.sources, language=language),
        ),
    )


def _in_brief(part: TopicPart, _: Callable[[str], str]) -> Item:
    """What a part is about: its first points, and how many more there are."""
    shown, more = part.points[:SHOWN_OF_PART], len(part.points) - SHOWN_OF_PART
    labels = [point.label for point in shown]
    rest = [_("{count} more").format(count=more)] if more > 0 else []
    return Item(label=part.heading, text=listed((*labels, *rest)))


def _next(topic: Topic, pair: str) -> Step | Link:
    """What to do next, and the command for it at the end of the line."""
    if not topic.command:
        return Step(text=topic.next)
    command, *arguments = topic.command.split(" ")
    text = pair.format(name=topic.next, value="{command}")
    return Link(text=text, command=command, arguments=tuple(arguments))


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
