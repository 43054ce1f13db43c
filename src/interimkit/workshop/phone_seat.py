"""The pages of a phone that has a seat: one thing at a time, as the room comes to it."""

from html import escape
from typing import assert_never

from interimkit.domain.group import put
from interimkit.domain.group_spread import Asked
from interimkit.domain.programmes import programme_of
from interimkit.domain.room import Phase, Room
from interimkit.model.workshop import StepKind, Topic
from interimkit.render.room import place_of, told
from interimkit.render.words import catalogue
from interimkit.workshop.phone import (
    Phone,
    choices,
    foreign,
    is_result_open,
    large,
    look_again,
    mark,
    own,
    page,
    said_to,
)
from interimkit.workshop.phone_case import case_page
from interimkit.workshop.phone_parts import link, paragraph
from interimkit.workshop.phone_result import result_of


def seat_page(seen: Phone) -> str:
    """What a seat sees at the scene that is on."""
    if seen.room.play:
        return case_page(seen)
    _ = catalogue(seen.language).gettext
    kind = seen.room.scene.kind
    match kind:
        case StepKind.JOIN:
            return _waiting(seen, heading=_("You are in"))
        case StepKind.ASK:
            return _question(seen)
        case StepKind.OWN_RESULT:
            missed = first_missed(seen)
            return _catching_up(seen, missed) if missed else own_result(seen)
        case StepKind.SAVE | StepKind.ERASE:
            return _to_take_home(seen)
        case StepKind.REVEAL | StepKind.EXAMPLE | StepKind.KEY | StepKind.TALK | StepKind.MONEY:
            return _at_the_screen(seen)
        case _:
            assert_never(kind)


def own_result(seen: Phone) -> str:
    """One's own result, covered until tapped."""
    _ = catalogue(seen.language).gettext
    is_on = seen.room.scene.kind is StepKind.OWN_RESULT
    only = _("This phone alone shows it. Tap when nobody looks over your shoulder.")
    found = result_of(seen.pack, seen.answers, asked_by_topic(seen.room), language=seen.language)
    show = _("Show my result")
    summary = f'<summary class="go">{escape(show)}</summary>'
    covered = f'<details class="own" id="own">{summary}{found}</details>'
    back = "" if is_on else link("/", _("Back to the room"))
    heading = _("Your own result")
    return page(seen, said_to(seen), large(only), covered, back, heading=heading, follows=is_on)


def first_missed(seen: Phone) -> Asked | None:
    """The first question that the room has seen answered, and this phone has not answered."""
    missed = seen.room.revealed.keys() - seen.answers
    return next((asked for asked in _asked(seen.room) if asked.id in missed), None)


def asked_by_topic(room: Room) -> dict[Topic, tuple[Asked, ...]]:
    """What the session asks, by topic, in the order of both."""
    topics = dict.fromkeys(asked.topic for asked in _asked(room))
    return {
        Topic(topic): tuple(asked for asked in _asked(room) if asked.topic == topic)
        for topic in topics
    }


def _asked(room: Room) -> tuple[Asked, ...]:
    return tuple(s.asked for s in room.scenes if s.kind is StepKind.ASK and s.asked)


def _question(seen: Phone) -> str:
    _ = catalogue(seen.language).gettext
    asked = seen.room.scene.asked
    assert asked is not None
    match seen.room.phase(asked.id):
        case Phase.OPEN:
            is_in = asked.id in seen.answers
            text = _("Your answer is in. You can change it until the question closes.")
            said = paragraph(
                text if is_in else _("Tap what is most like you."), kind="said", status=is_in
            )
            return _asking(seen, asked, said)
        case Phase.WAITING:
            return _waiting(seen, heading=_("The next question is coming"))
        case Phase.CLOSED | Phase.REVEALED:
            closed = _("This question is closed")
            return _waiting(seen, _answered(seen, asked), heading=closed)


def _catching_up(seen: Phone, asked: Asked) -> str:
    """A question that the room has seen: who came late answers it for the own result."""
    _ = catalogue(seen.language).gettext
    text = _("The room was asked this before. Your answer counts for your own result alone.")
    leave = link("/result", _("Leave it open"))
    return _asking(seen, asked, paragraph(text, kind="said"), leave)


def _asking(seen: Phone, asked: Asked, said: str, *more: str) -> str:
    """A question with its options as buttons."""
    shown = put(seen.pack, asked)
    options = ((o, *shown.options[at]) for at, o in enumerate(asked.options))
    form = choices(seen, asked.id, options, mine=seen.answers.get(asked.id))
    name = own(seen, shown.name) if Topic(asked.topic) is Topic.SKILLS else ""
    return page(
        seen,
        f"<h2>{name}</h2>" if name else "",
        said_to(seen) or said,
        form,
        *more,
        heading=shown.text,
        place=_place(seen),
        follows=True,
        raw=True,
    )


def _waiting(seen: Phone, *more: str, heading: str) -> str:
    _ = catalogue(seen.language).gettext
    text = large(_("Put your phone down and listen; this page goes on by itself."))
    place = _place(seen)
    return page(
        seen,
        said_to(seen),
        text,
        *more,
        look_again(seen),
        heading=heading,
        place=place,
        follows=True,
    )


def _at_the_screen(seen: Phone) -> str:
    """Nothing to tap. What the room sees of a question is read here too, by who cannot see it."""
    _ = catalogue(seen.language).gettext
    scene, room = seen.room.scene, seen.room
    steps = programme_of(seen.pack, room.programme).steps
    text = next(step.screen for step in steps if step.id == scene.step)
    said = paragraph(text, kind="big", lang=foreign(seen)) if text else ""
    answered = _answered(seen, scene.asked) if scene.asked else ""
    lines = told(room, scene.asked, language=seen.language) if scene.asked and room.shown else ()
    seen_by_all = paragraph(_("The room: {told}").format(told=" · ".join(lines)), kind="said")
    result = link("/result", _("Your own result")) if is_result_open(room) else ""
    return page(
        seen, said_to(seen), said, answered, seen_by_all if lines else "", result, look_again(seen),
        heading=_("Look at the screen"), follows=True,
    )  # fmt: skip


def _to_take_home(seen: Phone) -> str:
    _ = catalogue(seen.language).gettext
    text = _("When the session ends, the laptop forgets your answers. Save your page now.")
    more = _(
        "It holds your result, what it rests on, and what you fill in at home; it needs no "
        "installing."
    )
    save = link("/take-home", _("Save my page"), kind="go", attributes=" download")
    result = link("/result", _("Your own result"))
    return page(
        seen, said_to(seen), large(text), paragraph(more), save, result,
        heading=_("To take home"), follows=True,
    )  # fmt: skip


def _answered(seen: Phone, asked: Asked) -> str:
    """The question, and what this phone answered."""
    _ = catalogue(seen.language).gettext
    shown, mine = put(seen.pack, asked), seen.answers.get(asked.id)
    question = f"<h2>{own(seen, shown.text)}</h2>"
    if mine is None:
        return question + paragraph(_("You did not answer this one."))
    letter, text = shown.options[asked.options.index(mine)]
    chosen = f"<i>{letter}</i> <span>{mark(seen)}{own(seen, text)}</span>"
    return f'{question}<div class="opt mine">{chosen}</div>'


def _place(seen: Phone) -> str:
    """Which question of how many, within the step that is on; nothing elsewhere."""
    room = seen.room
    return place_of(room, language=seen.language) if room.scene.kind is StepKind.ASK else ""
