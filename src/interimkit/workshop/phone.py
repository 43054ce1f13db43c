"""What a phone's page is made from, and what every page of a phone has around it."""

from collections.abc import Iterable
from enum import StrEnum
from html import escape

from msgspec import Struct

from interimkit.domain.room import Room
from interimkit.locale import N_
from interimkit.model.pack import Pack
from interimkit.model.text import Language
from interimkit.model.workshop import StepKind
from interimkit.render.words import catalogue
from interimkit.store.room_rows import Session
from interimkit.workshop.phone_parts import button, document, form, link, paragraph

MOST_CODE = 40
"""Characters of a code that are looked at, its spaces and dashes among them."""


class Said(StrEnum):
    """What a phone is told of what it just did."""

    WRONG_CODE = "wrong-code"
    TOO_MANY = "too-many"
    LOCKED = "locked"
    FULL = "full"
    GONE = "gone"
    CLOSED = "closed"
    REVEALED = "revealed"
    NOT_NOW = "not-now"
    NOT_KEPT = "not-kept"


_SAID = {
    Said.WRONG_CODE: N_("That is not the code of this session. Look at the screen: six letters."),
    Said.TOO_MANY: N_("Too many tries at once from this network. Wait ten seconds and try again."),
    Said.LOCKED: N_("The coach has locked the door for now. Ask, and try again."),
    Said.FULL: N_("Every seat is taken."),
    Said.GONE: N_("Your seat is not there any more: it was erased. You can take another."),
    Said.CLOSED: N_("The question closed before your answer came in."),
    Said.REVEALED: N_("The room has seen this one; your answer stays as it was."),
    Said.NOT_NOW: N_("That does not go with the question that is on. Look again."),
    Said.NOT_KEPT: N_("The laptop could not write that down. Tell the coach."),
}


class Phone(Struct, frozen=True, kw_only=True):
    """What a page is made from.

    Attributes:
        room: As it is.
        about: The session.
        pack: The session's, in the phone's language where it has that.
        language: The phone's own.
        seat: Empty for one that has none.
        code: What the address or the form says.
        state: What is told to phones of this room.
        said: What just happened, if it has to be said.
    """

    room: Room
    about: Session
    pack: Pack
    language: Language
    seat: str = ""
    code: str = ""
    state: str = ""
    said: Said | None = None

    @property
    def answers(self) -> dict[str, str]:
        """What the seat answered: by question, the option."""
        return dict(self.room.seats.get(self.seat, {}))


def letters(code: str) -> str:
    """A code as it is compared: capitals, without what somebody put between them.

    >>> letters("kmr-tpv "), letters("K M R T P V")
    ('KMRTPV', 'KMRTPV')
    """
    return "".join(letter for letter in code.upper() if letter.isascii() and letter.isalpha())


def is_result_open(room: Room) -> bool:
    """Whether the session has come to one's own result."""
    opens = {StepKind.OWN_RESULT, StepKind.SAVE}
    return not room.ended and any(scene.kind in opens for scene in room.scenes[: room.at + 1])


def said_to(seen: Phone) -> str:
    """What just happened and what to do, as HTML; nothing where there is nothing to say."""
    if seen.said is None:
        return ""
    text = catalogue(seen.language).gettext(_SAID[seen.said])
    return f'<p class="err" id="err" role="alert">{escape(text)}</p>'


def own(seen: Phone, text: str) -> str:
    """A text of the pack, said to be in its own language where that is not the phone's."""
    lang = foreign(seen)
    return f'<span lang="{lang}">{escape(text)}</span>' if lang else escape(text)


def foreign(seen: Phone) -> str:
    """The language of the pack's texts; empty where it is the phone's."""
    return "" if seen.pack.language is seen.language else str(seen.pack.language)


def choices(
    seen: Phone, question: str, options: Iterable[tuple[str, str, str]], *, mine: str | None
) -> str:
    """A form with a button for each option; the chosen one is marked in words as well.

    Args:
        options: The id, the letter and the text of each.
    """
    buttons = "".join(
        f'<button class="opt{" mine" if option == mine else ""}" name="option" '
        f'value="{escape(option)}"><i>{letter}</i> '
        f"<span>{mark(seen) if option == mine else ''}{own(seen, text)}</span></button>"
        for option, letter, text in options
    )
    return form(
        "/answer",
        f'<input type="hidden" name="question" value="{escape(question)}">'
        f'<div class="opts" role="group" aria-labelledby="h">{buttons}</div>',
    )


def mark(seen: Phone) -> str:
    """What says that an option is one's own."""
    text = catalogue(seen.language).gettext("Your answer")
    return f"<em>{escape(text)}</em> "


def look_again(seen: Phone) -> str:
    """For a phone without a script, and for who does not trust it."""
    text = catalogue(seen.language).gettext("Look again")
    return f'<form class="low" action="/">{button(text, kind="btn")}</form>'


def large(text: str) -> str:
    """A paragraph to read at arm's length."""
    return paragraph(text, kind="big")


def page(
    seen: Phone, *body: str, heading: str, place: str = "", follows: bool = False, raw: bool = False
) -> str:
    """A page, with the languages above, and the seat and the way out below.

    Args:
        body: HTML, one after another; what is empty is left out.
        heading: A text.
        place: Where one is, such as which question.
        follows: Whether it changes with the room.
        raw: Whether the heading is the pack's text, in the pack's language.
    """
    _ = catalogue(seen.language).gettext
    foot = ""
    if seen.seat:
        seat = _("Your seat: {seat}").format(seat=seen.seat)
        leave = link("/withdraw", _("Erase my answers and leave"), kind="")
        foot = f"<span>{escape(seat)}</span> {leave}"
    return document(
        language=seen.language,
        title=seen.about.title,
        heading=own(seen, heading) if raw else escape(heading),
        place=place,
        body="\n".join(filter(None, body)),
        foot=foot,
        code="" if seen.seat else letters(seen.code),
        state=seen.state if follows and seen.seat else "",
    )
