"""The pages of a phone, each from a room and what one seat answered; no two phones share one.

Without a script every button sends a form; `phone.js` spares the reload and follows the room.
"""

from enum import StrEnum
from typing import assert_never

from msgspec import Struct

from interimkit.domain.group import Asked
from interimkit.domain.room import Phase, Room
from interimkit.model.pack import Pack
from interimkit.model.text import Language
from interimkit.model.workshop import StepKind
from interimkit.render.room import programme_of, put
from interimkit.render.words import catalogue
from interimkit.store.rooms import Session
from interimkit.workshop.html import document, e, form, paragraph
from interimkit.workshop.phone_result import result_of

CODE_LETTERS = 6
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


class Phone(Struct, frozen=True, kw_only=True):
    """What a page is made of.

    Attributes:
        room: As it is.
        about: The session.
        pack: The session's, in the phone's language where it has that.
        language: The phone's own.
        seat: Empty for one that has none.
        code: What the address or the form says.
        state: What is told to phones of this room.
    """

    room: Room
    about: Session
    pack: Pack
    language: Language
    seat: str = ""
    code: str = ""
    state: str = ""

    @property
    def answers(self) -> dict[str, str]:
        """What the seat answered: by question, the option."""
        return dict(self.room.seats.get(self.seat, {}))

    def says(self, text: str) -> str:
        """A text of the interface in the phone's language."""
        return catalogue(self.language).gettext(text)


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


def join(seen: Phone, said: Said | None = None) -> str:
    """What happens to answers, then the code: before the first tap."""
    _ = catalogue(seen.language).gettext
    wrong = said is Said.WRONG_CODE
    told = f'<p class="err" id="err" role="alert">{e(_said(said, seen))}</p>' if said else ""
    described = ' aria-invalid="true" aria-describedby="err"' if wrong else ""
    fields = (
        f'<label for="code">{e(_("Code on the screen"))}</label>{told}'
        f'<input class="code" id="code" name="code" value="{e(seen.code.upper())}" '
        f'autocomplete="off" autocapitalize="characters" autocorrect="off" spellcheck="false" '
        f'enterkeyhint="go" maxlength="{MOST_CODE}" required{described}>'
        f'<button class="go">{e(_("Take part"))}</button>'
    )
    return _page(
        seen,
        heading=_("Take part"),
        body=(_promise(seen), form("/join", fields, kind="joining")),
        follows=False,
    )


def seat_page(seen: Phone, said: Said | None = None) -> str:
    """What a seat sees at the scene that is on."""
    told = f'<p class="err" role="alert">{e(_said(said, seen))}</p>' if said else ""
    scene = seen.room.scene
    match scene.kind:
        case StepKind.JOIN:
            return _waiting(seen, told, heading=seen.says("You are in"))
        case StepKind.ASK:
            return _question(seen, told)
        case StepKind.OWN_RESULT:
            if missed := _first_missed(seen):
                return _catching_up(seen, missed, told)
            return own_result(seen, told)
        case StepKind.SAVE | StepKind.ERASE:
            return _saving(seen, told)
        case StepKind.REVEAL | StepKind.EXAMPLE | StepKind.KEY | StepKind.TALK | StepKind.MONEY:
            return _at_the_screen(seen, told)
        case _:
            assert_never(scene.kind)


def own_result(seen: Phone, told: str = "") -> str:
    """One's own result, covered until tapped."""
    _ = catalogue(seen.language).gettext
    missed = _first_missed(seen)
    again = f'<a class="btn" href="/">{e(_("Back to the room"))}</a>'
    missing = paragraph(_missing(seen), kind="said") if missed else ""
    covered = (
        f'<details class="own" id="own"><summary class="go">{e(_("Show my result"))}</summary>'
        f"{result_of(seen.pack, seen.answers, _topics(seen.room), language=seen.language)}</details>"
    )
    only = _("Only this phone shows it. Tap when nobody looks over your shoulder.")
    back = again if seen.room.scene.kind is not StepKind.OWN_RESULT else ""
    return _page(
        seen,
        heading=_("Your own result"),
        body=(told, paragraph(only), missing, covered, back),
        follows=seen.room.scene.kind is StepKind.OWN_RESULT,
    )


def ask_withdrawal(seen: Phone, said: Said | None = None) -> str:
    """Asks once whether it is meant."""
    _ = catalogue(seen.language).gettext
    told = f'<p class="err" role="alert">{e(_said(said, seen))}</p>' if said else ""
    text = _(
        "Your seat and all your answers are erased from the laptop at once, and cannot be brought "
        "back. What the room has already seen stays as it was."
    )
    button = f'<button class="go">{e(_("Erase and leave"))}</button>'
    back = f'<a class="btn" href="/">{e(_("Stay"))}</a>'
    return _page(
        seen,
        heading=_("Erase your answers?"),
        body=(told, paragraph(text, kind="big"), form("/withdraw", button), back),
        follows=False,
    )


def withdrawn(seen: Phone) -> str:
    """That it is done."""
    _ = catalogue(seen.language).gettext
    text = _(
        "Your seat and your answers are gone from the laptop. You can close this page; nobody "
        "learns that it was you."
    )
    return _page(seen, heading=_("Erased"), body=(paragraph(text, kind="big"),), follows=False)


def ended(seen: Phone) -> str:
    """That the session is over."""
    _ = catalogue(seen.language).gettext
    kept = seen.room.revealed
    texts = (
        _("Seats and answers are erased from the laptop."),
        _("What the room saw of the whole group is kept, without anybody’s answers.")
        if kept
        else _("What the room saw of the group is erased as well."),
        _("What you saved on this phone is yours."),
    )
    return _page(
        seen,
        heading=_("This session is over"),
        body=tuple(paragraph(text, kind="big") for text in texts),
        follows=False,
    )


def _promise(seen: Phone) -> str:
    """Who sees what, until when, and who else could: every sentence of it is kept by a test."""
    _ = catalogue(seen.language).gettext
    name, goes_to = seen.about.coach, seen.about.goes_to
    coach = _("The coach ({name})").format(name=name) if name else _("The coach")
    sentences = (
        _("Taking part is up to you."),
        _("{coach} and the room see only the picture of the group; only you see your own result.")
        .format(coach=coach),
        _("Your answers are on this laptop until the end; you can erase them before."),
        _("Whoever is on this Wi-Fi can read along."),
        _("The picture of the group goes to: {who}.").format(who=goes_to)
        if goes_to
        else _("The coach says where the picture of the group goes."),
    )  # fmt: skip
    return f'<p class="promise">{" ".join(map(e, sentences))}</p>'


def _question(seen: Phone, told: str) -> str:
    _ = catalogue(seen.language).gettext
    asked = seen.room.scene.asked
    assert asked is not None
    match seen.room.phase(asked.id):
        case Phase.OPEN:
            mine = asked.id in seen.answers
            text = _("Tap what is most like you.")
            if mine:
                text = _("Your answer is in. You can change it until the question closes.")
            return _asking(seen, asked, told or paragraph(text, kind="said", status=mine))
        case Phase.WAITING:
            heading = _("The next question is coming")
            return _waiting(seen, told, heading=heading, place=_place(seen))
        case Phase.CLOSED | Phase.REVEALED:
            return _waiting(
                seen,
                told,
                heading=_("This question is closed"),
                place=_place(seen),
                more=_answered(seen, asked),
            )


def _catching_up(seen: Phone, asked: Asked, told: str) -> str:
    _ = catalogue(seen.language).gettext
    text = _(
        "The room answered this before you came. Your answer counts for your own result alone."
    )
    leave = f'<a class="btn" href="/result">{e(_("Leave it open"))}</a>'
    return _asking(seen, asked, told or paragraph(text, kind="said"), more=leave)


def _asking(seen: Phone, asked: Asked, told: str, more: str = "") -> str:
    """A question with its options as buttons, the chosen one marked in words as well."""
    _ = catalogue(seen.language).gettext
    shown, mine = put(seen.pack, asked), seen.answers.get(asked.id)
    buttons = []
    for option, (letter, text) in zip(asked.options, shown.options, strict=True):
        is_mine = option == mine
        chosen = f"<em>{e(_('Your answer'))}</em> " if is_mine else ""
        buttons.append(
            f'<button class="opt{" mine" if is_mine else ""}" name="option" value="{e(option)}">'
            f"<i>{letter}</i><span>{chosen}{_own(seen, text)}</span></button>"
        )
    fields = (
        f'<input type="hidden" name="question" value="{e(asked.id)}">'
        f'<div class="opts" role="group" aria-labelledby="h">{"".join(buttons)}</div>'
    )
    return _page(
        seen,
        heading=shown.text,
        is_content=True,
        place=_place(seen),
        body=(told, form("/answer", fields), more),
    )


def _waiting(seen: Phone, told: str, *, heading: str, place: str = "", more: str = "") -> str:
    _ = catalogue(seen.language).gettext
    text = _("Put your phone down and listen; this page goes on by itself.")
    return _page(
        seen, heading=heading, place=place, body=(told, paragraph(text, kind="big"), more, _look(_))
    )


def _at_the_screen(seen: Phone, told: str) -> str:
    """Nothing to tap: what is said, the screen says; one's own answer where there is a question."""
    _ = catalogue(seen.language).gettext
    scene = seen.room.scene
    steps = programme_of(seen.pack, seen.room.programme).steps
    step = next(step for step in steps if step.id == scene.step)
    said = paragraph(step.screen, kind="big", lang=_foreign(seen)) if step.screen else ""
    own = ""
    if is_result_open(seen.room):
        own = f'<a class="btn" href="/result">{e(_("Your own result"))}</a>'
    answered = _answered(seen, scene.asked) if scene.asked else ""
    heading = _("Look at the screen")
    return _page(seen, heading=heading, body=(told, said, answered, own, _look(_)))


def _saving(seen: Phone, told: str) -> str:
    _ = catalogue(seen.language).gettext
    text = _("When the session ends, the laptop forgets this. Save it now if you want to keep it.")
    result = f'<a class="btn" href="/result">{e(_("Your own result"))}</a>'
    return _page(seen, heading=_("Take it home"), body=(told, paragraph(text, kind="big"), result))


def _answered(seen: Phone, asked: Asked) -> str:
    """The question, and what this phone answered."""
    _ = catalogue(seen.language).gettext
    shown, mine = put(seen.pack, asked), seen.answers.get(asked.id)
    if mine is None:
        return f"<h2>{_own(seen, shown.text)}</h2>{paragraph(_('You did not answer this one.'))}"
    letter, text = shown.options[asked.options.index(mine)]
    return (
        f"<h2>{_own(seen, shown.text)}</h2>"
        f'<div class="opt mine"><i>{letter}</i>'
        f"<span><em>{e(_('Your answer'))}</em> {_own(seen, text)}</span></div>"
    )


def _look(_: object) -> str:
    """For a phone without a script."""
    assert callable(_)
    return f'<form class="low" action="/"><button class="btn">{e(_("Look again"))}</button></form>'


def _place(seen: Phone) -> str:
    """Which question of how many, within the step that is on."""
    scene = seen.room.scene
    within = [one for one in seen.room.scenes if one.step == scene.step]
    if scene.kind is not StepKind.ASK:
        return ""
    text = seen.says("Question {at} of {of}")
    return text.format(at=within.index(scene) + 1, of=len(within))


def _first_missed(seen: Phone) -> Asked | None:
    """The first question that the room has seen answered and this phone has not answered."""
    asked = (scene.asked for scene in seen.room.scenes if scene.kind is StepKind.ASK)
    return next(
        (one for one in asked if one and one.id in seen.room.revealed.keys() - seen.answers), None
    )


def _missing(seen: Phone) -> str:
    return seen.says("You left questions open; they are left out here.")


def _topics(room: Room) -> dict[str, tuple[Asked, ...]]:
    """By topic, what this session asks."""
    asked = [scene.asked for scene in room.scenes if scene.kind is StepKind.ASK and scene.asked]
    topics = dict.fromkeys(one.topic for one in asked)
    return {topic: tuple(one for one in asked if one.topic == topic) for topic in topics}


def _own(seen: Phone, text: str) -> str:
    """A text of the pack, said to be in its own language where that is not the phone's."""
    lang = _foreign(seen)
    return f'<span lang="{lang}">{e(text)}</span>' if lang else e(text)


def _foreign(seen: Phone) -> str:
    return "" if seen.pack.language is seen.language else str(seen.pack.language)


def _page(
    seen: Phone,
    *,
    heading: str,
    body: tuple[str, ...],
    place: str = "",
    follows: bool = True,
    is_content: bool = False,
) -> str:
    """A page, with the languages above and the seat below.

    Args:
        follows: Whether it changes with the room.
        is_content: Whether the heading is the pack's text.
    """
    _ = catalogue(seen.language).gettext
    head = _own(seen, heading) if is_content else e(heading)
    foot = ""
    if seen.seat:
        seat = _("Your seat: {seat}").format(seat=seen.seat)
        leave = f'<a href="/withdraw">{e(_("Erase my answers and leave"))}</a>'
        foot = f"<span>{e(seat)}</span> {leave}"
    return document(
        language=seen.language,
        title=seen.about.title,
        heading=head,
        place=place,
        body="\n".join(filter(None, body)),
        foot=foot,
        code="" if seen.seat else letters(seen.code),
        state=seen.state if follows and seen.seat else "",
    )


def _said(said: Said, seen: Phone) -> str:
    """What happened, and what to do."""
    _ = catalogue(seen.language).gettext
    match said:
        case Said.WRONG_CODE:
            return _("That is not the code of this session. Look at the screen: six letters.")
        case Said.TOO_MANY:
            return _("Too many tries at once from this network. Wait ten seconds and try again.")
        case Said.LOCKED:
            return _("The coach has closed the door for now. Ask, and try again.")
        case Said.FULL:
            return _("Every seat is taken.")
        case Said.GONE:
            return _("Your seat is not there any more: it was erased. You can take another.")
        case Said.CLOSED:
            return _("The question closed before your answer came in.")
        case Said.REVEALED:
            return _("The room has seen this one; your answer stays as it was.")
        case Said.NOT_NOW:
            return _("That does not go with the question that is on. Look again.")
        case Said.NOT_KEPT:
            return _("The laptop could not write your answer down. Tell the coach.")
        case _:
            assert_never(said)
