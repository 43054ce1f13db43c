"""How a second rater's view of somebody's skills stands beside their own."""

from interimkit.domain.skills_gap import Agreement, SkillsGap
from interimkit.render.notes import listed
from interimkit.render.page import Block, Column, Depth, Item, Paragraph, Section, Table
from interimkit.render.words import catalogue

APART_IN_BRIEF = 4
"""How many skills a brief page names of those that the views differ on."""


def agreement_blocks(result: SkillsGap) -> list[Block]:
    """Own levels beside those of others; nothing where nobody else rated."""
    _ = catalogue(result.language).gettext
    if not result.agreement:
        return []
    apart = [a for a in result.agreement if a.ask_each_other]
    talk = Section(
        only=Depth.WHOLE,
        heading=_("Where you are 2 levels or more apart, what to ask each other"),
        items=tuple(Item(label=a.name, text=a.ask_each_other) for a in apart),
    )
    return [
        Table(
            only=Depth.WHOLE,
            columns=(
                Column(name=_("Side by side")),
                Column(name=_("Own"), align="right"),
                Column(name=_("Others"), align="right"),
                Column(name=_("Apart"), align="right"),
            ),
            rows=tuple(_views(a) for a in result.agreement),
        ),
        talk,
        Paragraph(
            only=Depth.BRIEF,
            text=_("2 levels or more apart from others: {names}.").format(
                names=listed(a.name for a in apart[:APART_IN_BRIEF]) or _("none")
            ),
        ),
    ]


def _views(agreement: Agreement) -> tuple[str, ...]:
    return (
        agreement.name,
        str(agreement.own),
        in_line(agreement),
        str(agreement.difference),
    )


def in_line(agreement: Agreement) -> str:
    """The levels that others gave, one behind the other."""
    return " ".join("–" if level is None else str(level) for level in agreement.peers)
