"""The pitfalls as a page and as rows."""

from interimkit.domain.pitfalls import PitfallList
from interimkit.render.notes import caveats_of, judged, next_steps, sources_note
from interimkit.render.page import Block, Item, Link, Page, Section
from interimkit.render.words import catalogue

HEADER = ("pitfall", "name", "mistake", "risk", "practice", "source")


def rows(result: PitfallList) -> tuple[tuple[object, ...], ...]:
    """One row a pitfall."""
    return tuple(
        (p.id, p.name, p.in_brief, p.risk, p.practice, result.source) for p in result.pitfalls
    )


def page(result: PitfallList) -> Page:
    """Mistake, risk and better practice, one below the other; then how it ends."""
    _ = catalogue(result.language).gettext
    alone = len(result.pitfalls) == 1
    blocks: list[Block] = []
    for pitfall in result.pitfalls:
        items = [
            Item(label=_("Mistake"), text=pitfall.in_brief),
            Item(label=_("Risk"), text=pitfall.risk),
            Item(label=_("Better"), text=pitfall.practice),
        ]
        if alone:
            items.append(Item(label=_("Ask yourself"), text=pitfall.question))
            items.append(Item(label=_("This week"), text=pitfall.this_week))
        heading = pitfall.name if alone else f"{pitfall.name} [{pitfall.id}]"
        blocks.append(Section(heading=heading, items=tuple(items)))
    if not alone:
        ending = _("How it ends")
        note = result.outcome.note
        blocks.append(
            Section(
                heading=f"{ending} ({note})" if note else ending,
                items=(
                    Item(label=_("If ignored"), text=result.outcome.if_ignored),
                    Item(label=_("If heeded"), text=result.outcome.if_heeded),
                ),
            )
        )
        blocks.append(caveats_of(result.caveats, language=result.language))
    blocks.append(
        next_steps(
            Link(
                text=_("Hold your own assignment against them: {command}"),
                command="pitfalls",
                arguments=("--audit",),
            ),
            language=result.language,
        )
    )
    if alone:
        ours = _("The question and the first step are our judgement.")
        blocks += judged(result.audit_source, ours)
    blocks.append(sources_note(result.sources, language=result.language))
    title = "" if alone else _("What usually goes wrong")
    return Page(title=title, blocks=tuple(blocks))
