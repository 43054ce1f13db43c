"""A result's page as a chapter of another: under its title, without what a page ends with."""

from collections.abc import Sequence

from msgspec.structs import replace

from interimkit.domain.result import Result
from interimkit.render.page import (
    Block,
    Caveats,
    Depth,
    Item,
    Paragraph,
    Section,
    SourceNote,
    Steps,
    Tone,
)
from interimkit.render.words import catalogue


def chapter(part: Result, *first: Item, told: Sequence[Block] = ()) -> tuple[Block, ...]:
    """The page of a part under its title, without what a page ends with.

    Args:
        first: What stands before all else under the title.
        told: Blocks that stand on the page already; of caveats, each one of them.
    """
    blocks = own_blocks(part)
    limits = closing(blocks)
    own = (replace(block, only=Depth.WHOLE) for block in blocks[: len(blocks) - len(limits)])
    kept = tuple(fresh for block in own if (fresh := _untold(block, told)) is not None)
    title, lead = _title(part), kept[0] if kept else None
    _ = catalogue(part.language).gettext
    if isinstance(lead, Section) and not lead.heading:
        opening, kept = replace(lead, heading=title, items=(*first, *lead.items)), kept[1:]
    elif isinstance(lead, Paragraph) and not lead.links:
        items = (*first, Item(label=_("In short"), text=lead.text))
        opening, kept = Section(heading=title, items=items), kept[1:]
    else:
        opening = Section(heading=title, items=first)
    return (replace(opening, only=Depth.WHOLE), *kept)


def _untold(block: Block, told: Sequence[Block]) -> Block | None:
    """What of a block does not stand on the page already; None where all of it does."""
    if block in told:
        return None
    if not isinstance(block, Caveats):
        return block
    before = [caveat for other in told if isinstance(other, Caveats) for caveat in other.caveats]
    fresh = tuple(caveat for caveat in block.caveats if caveat not in before)
    return replace(block, caveats=fresh) if fresh else None


def own_blocks(part: Result) -> tuple[Block, ...]:
    """The blocks of a part's whole page but its next steps and its sources."""
    from interimkit.render.encode import view_of

    whole = view_of(part).page(part).at(Depth.WHOLE)
    return tuple(b for b in whole.blocks if not isinstance(b, Steps | SourceNote))


def _title(part: Result) -> str:
    from interimkit.render.encode import view_of

    return str(view_of(part).page(part).title)


def closing(blocks: tuple[Block, ...]) -> tuple[Paragraph, ...]:
    """The quiet paragraphs that a page ends with: how far to trust it."""
    found: list[Paragraph] = []
    for block in reversed(blocks):
        if not (isinstance(block, Paragraph) and block.tone is Tone.QUIET):
            break
        found.insert(0, block)
    return tuple(found)
