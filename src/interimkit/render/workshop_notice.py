"""What participants are told before they answer, as a page to hand out and as rows."""

from msgspec.structs import replace

from interimkit.domain.workshop_notice import WorkshopNotice
from interimkit.model.text import Language
from interimkit.model.workshop import Topic
from interimkit.render.brief import ending
from interimkit.render.notes import made_for_a_room
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
from interimkit.render.words import all_of, catalogue

HEADER = ("part", "name", "says", "fill_in", "intended_use")


def rows(result: WorkshopNotice) -> tuple[tuple[object, ...], ...]:
    """One row a thing that is said; `fill_in` is whether that is left to the coach."""
    use = result.intended_use
    blanks = ((None, what, None, True, use) for what in _blanks(result.language))
    said = (
        (section.heading, item.label, item.text, False, use)
        for section in _sections(result)
        for item in section.items
    )
    return (*blanks, *said)


def page(result: WorkshopNotice) -> Page:
    """What article 13 of the GDPR asks for, and first of it what only the coach knows."""
    _ = catalogue(result.language).gettext
    blocks: tuple[Block, ...] = (
        Paragraph(text=_lead(result)),
        Bullets(
            heading=_("Who is responsible"),
            texts=(_("The coach fills this in before the session; what stays empty is not so."),),
        ),
        Table(
            columns=(Column(name=_("What")), Column(name=_("Answer"))),
            rows=tuple((what, Blank(lines=2)) for what in _blanks(result.language)),
        ),
        *_sections(result),
    )
    whole = (replace(block, only=Depth.WHOLE) for block in blocks)
    return Page(
        title=_("What happens with your answers"),
        blocks=(*whole, *_in_brief(result)),
        foot=made_for_a_room(result.language),
    )


def _lead(result: WorkshopNotice) -> str:
    _ = catalogue(result.language).gettext
    return _(
        "Taking part is free, and you may stop at any time. The room and the coach see the group; "
        "your own result only you can see."
    )


def _blanks(language: Language) -> tuple[str, ...]:
    """What no program knows."""
    _ = catalogue(language).gettext
    return (
        _("Who is responsible for the data: name, address, e-mail, telephone"),
        _("Their data protection officer, if they have one: e-mail"),
        _("Who asked for this session, and what they are given of it"),
        _("What is kept of the group’s result, and until when"),
        _("Day and place"),
    )


def _sections(result: WorkshopNotice) -> tuple[Section, ...]:
    return (_purpose(result), _recipients(result), _retention(result), _rights(result))


def _purpose(result: WorkshopNotice) -> Section:
    _ = catalogue(result.language).gettext
    topics = {
        Topic.QUIZ: _("what you would do in a few situations"),
        Topic.SKILLS: _("how far you are in a number of skills"),
        Topic.PITFALLS: _("how far your assignment is prepared for what often goes wrong"),
    }
    asked = _(
        "We ask {topics}: a letter for each question. No name, no e-mail, no employer; nothing in "
        "your own words, and no times."
    )
    names = all_of((topics[topic] for topic in result.asked), language=result.language)
    items = (
        *([Item(label=_("What"), text=asked.format(topics=names))] if result.asked else []),
        Item(
            label=_("What for"),
            text=_(
                "So that the room can talk about what it answered, and you can see where you "
                "stand. Nobody is selected, judged or followed by it."
            ),
        ),
        Item(
            label=_("On what basis"),
            text=_(
                "Your consent (GDPR, article 6(1)(a)), which you give by answering. You need not, "
                "and nothing follows if you do not. If you stop, what the room has seen until then "
                "stays as it was."
            ),
        ),
        Item(
            label=_("No decision"),
            text=_(
                "The advice on your phone follows from a key that is published. No decision about "
                "you is made by it, by a person or by a machine."
            ),
        ),
    )
    return Section(heading=_("What is asked, and what for"), items=items)


def _recipients(result: WorkshopNotice) -> Section:
    _ = catalogue(result.language).gettext
    group = _(
        "How the group answered, and how many take part; never who. Under {count} answers that is "
        "said in words; from {count} on in numbers, none of them under {least}."
    )
    client = _(
        "At most the group’s result, of {count} answers or more, and only if it says so above. "
        "Never what one person answered."
    )
    items = (
        Item(label=_("You alone"), text=_("Your own answers and your own result.")),
        Item(
            label=_("The room and the coach"),
            text=group.format(count=result.numbers_from, least=result.told_from),
        ),
        Item(label=_("Who asked for it"), text=client.format(count=result.numbers_from)),
        Item(
            label=_("Anybody else"),
            text=_(
                "Whoever is on the same Wi-Fi could read along, for answers cross it unencrypted. "
                "Nothing goes to the internet, to a supplier or to another country."
            ),
        ),
    )
    return Section(heading=_("Who sees what"), items=items)


def _retention(result: WorkshopNotice) -> Section:
    words = catalogue(result.language)
    _, hours = words.gettext, result.expires_after_hours
    laptop = words.ngettext(
        "On the coach’s laptop until the session ends; then every seat and every answer is erased, "
        "before your eyes. A session that breaks off is erased after {count} hour.",
        "On the coach’s laptop until the session ends; then every seat and every answer is erased, "
        "before your eyes. A session that breaks off is erased after {count} hours.",
        hours,
    )
    items = (
        Item(label=_("Your answers"), text=laptop.format(count=hours)),
        Item(
            label=_("The group’s result"),
            text=_("Erased with them, unless it says above what is kept and until when."),
        ),
        Item(
            label=_("Out of reach"),
            text=_(
                "What you save on your phone or take home on paper is yours. A backup that the "
                "laptop made meanwhile may hold a copy."
            ),
        ),
    )
    return Section(heading=_("How long"), items=items)


def _rights(result: WorkshopNotice) -> Section:
    _ = catalogue(result.language).gettext
    items = (
        Item(
            label=_("See, correct, take along"),
            text=_(
                "Your phone shows your answers, lets you change them until a question closes, and "
                "saves them with your result in one file."
            ),
        ),
        Item(
            label=_("Stop and erase"),
            text=_(
                "On your phone, at any time, without a reason; on paper, ask for your sheet. You "
                "may also ask the coach to object to or restrict what is done with them."
            ),
        ),
        Item(
            label=_("Which is yours"),
            text=_(
                "Seats have no names, so that nobody can find yours without the label at the foot "
                "of your phone (GDPR, article 11). Show it to the coach if you need help."
            ),
        ),
        Item(
            label=_("Complain"),
            text=_(
                "To whoever is responsible, or to the data protection authority of where you live "
                "or work: in Belgium the Data Protection Authority "
                "(dataprotectionauthority.be), in France the CNIL (cnil.fr), in the Netherlands "
                "the AP (autoriteitpersoonsgegevens.nl), elsewhere as edpb.europa.eu lists them."
            ),
        ),
    )
    return Section(heading=_("Your rights"), items=items)


def _in_brief(result: WorkshopNotice) -> tuple[Block, ...]:
    words = catalogue(result.language)
    _ = words.gettext
    count = len(_blanks(result.language))
    blanks = words.ngettext(
        "{count} line, for what only you know", "{count} lines, for what only you know", count
    )
    step = Link(
        text=_("Make it ready to print: {command}"),
        command="workshop",
        arguments=("notice", "-o", "notice.html"),
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
