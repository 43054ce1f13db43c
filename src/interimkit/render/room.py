"""A room as its coach reads it, in words: the step, the question, how many, and what to say."""

from typing import assert_never

from interimkit.domain.group import put
from interimkit.domain.group_spread import Asked
from interimkit.domain.programmes import programme_of
from interimkit.domain.refusal import Why
from interimkit.domain.room import Phase, Room
from interimkit.locale import N_
from interimkit.model.pack import Pack
from interimkit.model.text import Language
from interimkit.model.workshop import Step, StepKind
from interimkit.render import signs
from interimkit.render.coach_view import CoachView, hidden_count
from interimkit.render.group_words import answers_text, cells_text, spread_text
from interimkit.render.room_case import view_case
from interimkit.render.words import catalogue


def view(room: Room, pack: Pack, *, language: Language) -> CoachView:
    """What a coach sees now.

    Args:
        room: With a programme of this pack.
    """
    if room.ended:
        over = catalogue(language).gettext("This session is over.")
        return CoachView(kind=StepKind.ERASE, step=over, time="", seats="")
    if room.play:
        return view_case(room, pack, seats=_seats(room, language=language), language=language)
    steps = programme_of(pack, room.programme).steps
    at = next(at for at, step in enumerate(steps) if step.id == room.scene.step)
    step, asked = steps[at], room.scene.asked
    return CoachView(
        kind=step.kind,
        step=_step(room, step, at=at, of=len(steps), language=language),
        time=_time(steps, at, language=language),
        seats=_seats(room, language=language),
        put=put(pack, asked) if asked else None,
        state=_state(room, asked, language=language) if asked else "",
        told=told(room, asked, language=language) if asked else (),
        screen=step.screen or "",
        notes=step.notes,
    )


def refusal(why: Why, *, language: Language) -> str:
    """Why what a coach wanted did not happen, and what would."""
    return catalogue(language).gettext(_REFUSALS[why])


_REFUSALS = {
    Why.ENDED: N_("This session is over."),
    Why.LOCKED: N_("Joining is locked."),
    Why.FULL: N_("The room is full."),
    Why.NO_SEAT: N_("No seat has this label; a phone shows its own at its foot."),
    Why.NO_QUESTION: N_("There is no question here to do that with."),
    Why.NO_OPTION: N_("The question has no such option."),
    Why.CLOSED: N_("The question is not open."),
    Why.REVEALED: N_("The room has seen these answers; that is for good."),
    Why.NO_SCENE: N_("There is nothing further that way."),
    Why.NOT_ASKED: N_("This has not been asked yet."),
    Why.NOT_ANSWERED: N_("Nobody has answered this, and a reveal is for good."),
    Why.STILL_OPEN: N_("The vote is open: close it first."),
    Why.TIED: N_(
        "No option alone has the most votes: let the room vote, or say which of them happens."
    ),
    Why.NOT_BACK: N_("One of the days played can be taken back, once, when the case has ended."),
}


def _step(room: Room, step: Step, *, at: int, of: int, language: Language) -> str:
    """Its place and name, and which of its questions is on."""
    text = signs.BETWEEN.join((f"{at + 1}/{of}", step.name))
    place, questions = _within(room)
    if questions == 1:
        return text
    count = catalogue(language).gettext("question {at} of {of}")
    return signs.BETWEEN.join((text, count.format(at=place, of=questions)))


def _time(steps: tuple[Step, ...], at: int, *, language: Language) -> str:
    before = sum(step.minutes for step in steps[:at])
    text = catalogue(language).gettext("minutes {begin} to {end} of {whole}")
    whole = sum(step.minutes for step in steps)
    return text.format(begin=before, end=before + steps[at].minutes, whole=whole)


def _seats(room: Room, *, language: Language) -> str:
    words = catalogue(language)
    count = len(room.seats)
    text = words.ngettext("{count} is in", "{count} are in", count).format(count=count)
    locked = words.gettext("joining is locked")
    return signs.BETWEEN.join((text, locked)) if room.locked else text


def _state(room: Room, asked: Asked, *, language: Language) -> str:
    words = catalogue(language)
    _ = words.gettext
    answered, of = room.answered(asked.id), len(room.seats)
    text = words.ngettext("{count} of {of} answered", "{count} of {of} answered", answered)
    count = text.format(count=answered, of=of)
    match room.phase(asked.id):
        case Phase.WAITING | Phase.CLOSED if room.scene.kind is StepKind.REVEAL:
            order = _("a reveal tells the whole step, the most divided first")
            return signs.BETWEEN.join((count, order))
        case Phase.WAITING:
            return _("Not open yet.")
        case Phase.OPEN:
            return signs.BETWEEN.join((_("Open"), *hidden_count(room, count, language=language)))
        case Phase.CLOSED:
            return signs.BETWEEN.join((_("Closed"), count))
        case Phase.REVEALED:
            return _("The room sees this:") if room.shown else _("Revealed, and hidden for now:")
        case other:
            assert_never(other)


def place_of(room: Room, *, language: Language) -> str:
    """Which question of how many of its step is on."""
    place, questions = _within(room)
    return catalogue(language).gettext("Question {at} of {of}").format(at=place, of=questions)


def _within(room: Room) -> tuple[int, int]:
    """Which scene of its step is on, from 1, and how many the step has."""
    within = [at for at, scene in enumerate(room.scenes) if scene.step == room.scene.step]
    return within.index(room.at) + 1, len(within)


def told(room: Room, asked: Asked, *, language: Language) -> tuple[str, ...]:
    """What the projector shows of a question: a word, and from twenty answers on the counts."""
    spread = room.revealed.get(asked.id)
    if spread is None:
        return ()
    counts = cells_text(spread.cells, asked.options, language=language)
    number = answers_text(spread.answers, language=language) if spread.cells else ""
    shown = signs.BETWEEN.join(filter(None, (counts, number)))
    return tuple(filter(None, (spread_text(spread, language=language), shown)))
