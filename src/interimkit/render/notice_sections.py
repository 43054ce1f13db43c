"""What a notice tells participants, of questions and of a case: for what, who, how long, rights.

Each sentence that is true of one of the two alone stands beside that of the other, so that whoever
changes one sees both.
"""

from interimkit.domain.workshop_notice import WorkshopNotice
from interimkit.model.text import Language
from interimkit.model.workshop import Topic
from interimkit.render.page import Item, Section
from interimkit.render.words import all_of, catalogue


def sections(result: WorkshopNotice) -> tuple[Section, ...]:
    """Four sections, in the order in which article 13 of the GDPR is best read."""
    return (_purpose(result), _recipients(result), _retention(result), _rights(result))


def _purpose(result: WorkshopNotice) -> Section:
    _ = catalogue(result.language).gettext
    talk = _("So that the room can talk about what it answered, and you can see where you stand.")
    basis = _("Your consent (GDPR, article 6(1)(a)), which you give by answering.")
    follows = _("The advice on your phone follows from a key that is published.")
    if result.case:
        talk = _("So that the room can go through an assignment together, and talk about it.")
        basis = _("Your consent (GDPR, article 6(1)(a)), which you give by voting.")
        follows = _("What you vote helps decide what happens next in the case, and that alone.")
    asked = _what_is_asked(result)
    items = (
        *([Item(label=_("What"), text=asked)] if asked else []),
        Item(
            label=_("What for"),
            text=_together(talk, _("Nobody is selected, judged or followed by it.")),
        ),
        Item(
            label=_("On what basis"),
            text=_together(
                basis,
                _(
                    "You need not, and nothing follows if you do not. If you stop, what the room "
                    "has seen until then stays as it was."
                ),
            ),
        ),
        Item(
            label=_("No decision"),
            text=_together(
                follows, _("No decision about you is made by it, by a person or by a machine.")
            ),
        ),
    )
    return Section(heading=_("What is asked, and what for"), items=items)


def _what_is_asked(result: WorkshopNotice) -> str:
    """In a sentence or two; empty where a pack's programmes ask nothing."""
    _ = catalogue(result.language).gettext
    if result.case:
        asked = _(
            "We ask for your vote on each day of the case “{name}”: one letter on your phone, and "
            "another where votes are tied or a day is taken back. No name, no account, no e-mail, "
            "no employer; nothing in your own words, and no times."
        )
        return asked.format(name=result.name)
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
    return asked.format(topics=names) if result.asked else ""


def _recipients(result: WorkshopNotice) -> Section:
    _ = catalogue(result.language).gettext
    own = _("Your own answers and your own result.")
    group = _(
        "How the group answered, and how many take part; never who. Under {count} answers that is "
        "said in words; from {count} on in numbers, none of them under {least}."
    )
    client = _(
        "At most the group’s result, of {count} answers or more, and only if it says so above. "
        "Never what one person answered."
    )
    crosses = _("Whoever is on the same Wi-Fi could read along, for answers cross it unencrypted.")
    if result.case:
        own = _(
            "What you vote on your phone; the coach does not see it either. Where hands are shown, "
            "everybody sees them."
        )
        group = _(
            "What has the most votes, at the end also what came next, and how many take part; "
            "never who. Under {count} votes it is not said how many chose what; from {count} on it "
            "may be, in numbers of {least} or more, and of a second vote never. If only a few "
            "vote, the outcome itself can tell how they did."
        )
        client = _(
            "At most the room’s way through the case, whatever the number of votes, and only if it "
            "says so above. Never who voted for what."
        )
        crosses = _(
            "Whoever is on the same Wi-Fi could read along, for votes cross it unencrypted."
        )
    goes = _("Nothing goes to the internet, to a supplier or to another country.")
    items = (
        Item(label=_("You alone"), text=own),
        Item(
            label=_("The room and the coach"),
            text=group.format(count=result.numbers_from, least=result.told_from),
        ),
        Item(label=_("Who asked for it"), text=client.format(count=result.numbers_from)),
        Item(label=_("Anybody else"), text=_together(crosses, goes)),
    )
    return Section(heading=_("Who sees what"), items=items)


def _retention(result: WorkshopNotice) -> Section:
    words = catalogue(result.language)
    _, hours = words.gettext, result.expires_after_hours
    left = words.ngettext(
        "A session that breaks off is erased after {count} hour.",
        "A session that breaks off is erased after {count} hours.",
        hours,
    ).format(count=hours)
    copy = _("A backup that the laptop made meanwhile may hold a copy.")
    if result.case:
        laptop = _(
            "On the coach’s laptop until the vote closes; then who voted for what is erased, and "
            "nobody can trace it any more. Your seat is erased when the session ends."
        )
        way = _(
            "What happened on each day, whose choice it was and the numbers that the room saw: "
            "erased at the end, unless it says above what is kept and until when. It has been on "
            "the screen, so it may be kept of a room of any size."
        )
        items = (
            Item(label=_("Your votes"), text=_together(laptop, left)),
            Item(label=_("The room’s way"), text=way),
            Item(label=_("Out of reach"), text=copy),
        )
        return Section(heading=_("How long"), items=items)
    laptop = _(
        "On the coach’s laptop until the session ends; then every seat and every answer is erased, "
        "before your eyes."
    )
    erased = _("Erased with them, unless it says above what is kept and until when.")
    saved = _("What you save on your phone or take home on paper is yours.")
    items = (
        Item(label=_("Your answers"), text=_together(laptop, left)),
        Item(label=_("The group’s result"), text=erased),
        Item(label=_("Out of reach"), text=_together(saved, copy)),
    )
    return Section(heading=_("How long"), items=items)


def _rights(result: WorkshopNotice) -> Section:
    _ = catalogue(result.language).gettext
    see = _(
        "Your phone shows your answers, lets you change them until a question closes, and saves "
        "them with your result in one file."
    )
    stop = _(
        "On your phone, at any time, without a reason; on paper, ask for your sheet. You may also "
        "ask the coach to object to or restrict what is done with them."
    )
    if result.case:
        see = _(
            "Your phone shows your vote and lets you change it until the vote closes. After that "
            "nobody can find it again: there is nothing left to see, correct or take along."
        )
        stop = _(
            "On your phone, at any time, without a reason: your seat goes, with a vote that is "
            "still open. One that has closed still counts, for nobody knows any more which was "
            "yours. You may also ask the coach to object to or restrict what is done with it."
        )
    items = (
        Item(label=_("See, correct, take along"), text=see),
        Item(label=_("Stop and erase"), text=stop),
        *_help(result.language),
    )
    return Section(heading=_("Your rights"), items=items)


def _help(language: Language) -> tuple[Item, Item]:
    """How one's seat is found, and whom to turn to."""
    _ = catalogue(language).gettext
    return (
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


def _together(own: str, shared: str) -> str:
    """A sentence that is about one of the two, and what is true of both."""
    return f"{own} {shared}"
