"""What participants are told before they answer, as a page to hand out and as rows."""

from msgspec.structs import replace

from interimkit.domain.workshop_notice import WorkshopNotice
from interimkit.model.workshop import Subject
from interimkit.render.brief import ending
from interimkit.render.notes import made_for_a_room
from interimkit.render.notice_sections import sections
from interimkit.render.page import (
    Blank,
    Block,
    Bullets,
    Column,
    Depth,
    Item,
    Link,
    Page,
    Paragraph,
    Section,
    Table,
)
from interimkit.render.words import catalogue

HEADER = ("part", "name", "says", "fill_in", "intended_use")


def rows(result: WorkshopNotice) -> tuple[tuple[object, ...], ...]:
    """One row a thing that is said; `fill_in` is whether that is left to the coach."""
    use = result.intended_use
    blanks = ((None, what, None, True, use) for what in _blanks(result))
    said = (
        (section.heading, item.label, item.text, False, use)
        for section in sections(result)
        for item in section.items
    )
    return (*blanks, *said)


def page(result: WorkshopNotice) -> Page:
    """What article 13 of the GDPR asks for, and first of it what only the coach knows."""
    _ = catalogue(result.language).gettext
    title = (
        _("What happens with your votes") if result.case else _("What happens with your answers")
    )
    blocks: tuple[Block, ...] = (
        Paragraph(text=_lead(result)),
        Bullets(
            heading=_("Who is responsible"),
            texts=(_("The coach fills this in before the session; what stays empty is not so."),),
        ),
        Table(
            columns=(Column(name=_("What")), Column(name=_("Answer"))),
            rows=tuple((what, Blank(lines=2)) for what in _blanks(result)),
        ),
        *sections(result),
    )
    whole = (replace(block, only=Depth.WHOLE) for block in blocks)
    return Page(
        title=title,
        blocks=(*whole, *_in_brief(result)),
        foot=made_for_a_room(result.language),
    )


def _lead(result: WorkshopNotice) -> str:
    _ = catalogue(result.language).gettext
    if result.case:
        return _(
            "Taking part is free, and you may stop at any time. The room and the coach see how all "
            "of you vote together; nobody sees who voted for what."
        )
    return _(
        "Taking part is free, and you may stop at any time. The room and the coach see the group; "
        "your own result only you can see."
    )


def _blanks(result: WorkshopNotice) -> tuple[str, ...]:
    """What no program knows."""
    _ = catalogue(result.language).gettext
    kept = _("What is kept of the group’s result, and until when")
    if result.case:
        kept = _("What is kept of the room’s way through the case, and until when")
    return (
        _("Who is responsible for the data: name, address, e-mail, telephone"),
        _("Their data protection officer, if they have one: e-mail"),
        _("Who asked for this session, and what they are given of it"),
        kept,
        _("Day and place"),
    )


def _in_brief(result: WorkshopNotice) -> tuple[Block, ...]:
    words = catalogue(result.language)
    _ = words.gettext
    count = len(_blanks(result))
    blanks = words.ngettext(
        "{count} line, for what only you know", "{count} lines, for what only you know", count
    )
    which: tuple[str, ...] = ()
    file = "notice.html"
    if result.case:
        which = ("--subject", Subject.CASE, "--case", result.case)
        file = f"notice-{result.case}.html"
    step = Link(
        text=_("Make it ready to print: {command}"),
        command="workshop",
        arguments=("notice", *which, "-o", file),
    )
    *_whole, end = ending(step, left_out=(_("the notice itself"),), language=result.language)
    opening = Section(
        only=Depth.BRIEF,
        heading="",
        items=(
            Item(label=_("In short"), text=_lead(result)),
            Item(label=_("To fill in"), text=blanks.format(count=count)),
        ),
    )
    return opening, end
