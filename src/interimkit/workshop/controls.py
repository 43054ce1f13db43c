"""What a coach can do to a room, whichever key, word or button it came from."""

from collections.abc import Iterator
from concurrent.futures import Future
from enum import StrEnum
from typing import assert_never

from interimkit.domain.case import load_case
from interimkit.domain.case_play import Play, PlayedDay, Stage
from interimkit.domain.case_room import decide, go_on, tally
from interimkit.domain.case_votes import StageKind
from interimkit.domain.group_spread import COUNT_FROM
from interimkit.domain.refusal import RefusedError, Why
from interimkit.domain.room import Phase, Room, reveal
from interimkit.domain.room_events import (
    Closed,
    Happening,
    Locked,
    Moved,
    Opened,
    Shown,
    TookBack,
)
from interimkit.model.workshop import StepKind
from interimkit.workshop.session import Running


class Control(StrEnum):
    """What a coach does at the scene that is on."""

    NEXT = "next"
    BACK = "back"
    OPEN = "open"
    CLOSE = "close"
    REVEAL = "reveal"
    HIDE = "hide"
    LOCK = "lock"
    DECIDE = "decide"
    TAKE_BACK = "take-back"


WHICH = frozenset({Control.DECIDE, Control.TAKE_BACK})
"""What has to be said of what: of an option by its letter, of a day by its number."""


def act(running: Running, control: Control, *, which: str = "") -> Future[Room]:
    """Does it to the room as it is; hiding and locking undo themselves.

    Args:
        which: The letter of an option, or the number of a day from 1, where it is of one.

    Returns:
        What resolves once it is on the disk.

    Raises:
        RefusedError: If it cannot happen now.
    """
    if running.room.play:
        return _act_in_case(running, control, which=which)
    if control is Control.REVEAL:  # no answer may come between counting and telling
        return running.propose(reveal)
    return running.do(_event(running.room, control))


def _act_in_case(running: Running, control: Control, *, which: str) -> Future[Room]:
    """The same where a case is played.

    Raises:
        RefusedError: If it cannot happen now.
    """
    pack = running.pack_in(running.about.language)

    def following(room: Room) -> Happening:
        assert room.play is not None
        match control:
            case Control.NEXT:
                return go_on(room, load_case(pack, room.play.plan.case))
            case Control.CLOSE:
                return tally(room)
            case Control.DECIDE:
                if room.open:
                    raise RefusedError(Why.STILL_OPEN)
                now = room.play.now
                letters = {now.asked.letter(o): o for o in now.asked.options} if now else {}
                if letters and which.upper() not in letters:
                    raise RefusedError(Why.NO_OPTION)
                return decide(room, letters.get(which.upper(), ""))
            case Control.TAKE_BACK:
                return TookBack(to=int(which) - 1 if which.isdecimal() else -1)
            case Control.REVEAL | Control.HIDE:
                raise RefusedError(Why.NO_QUESTION)
            case _:
                return _event(room, control)

    return running.propose(following)


def _event(room: Room, control: Control) -> Happening:
    match control:
        case Control.NEXT | Control.BACK:
            return Moved(to=room.at + (1 if control is Control.NEXT else -1))
        case Control.OPEN:
            return Opened()
        case Control.CLOSE:
            return Closed()
        case Control.HIDE:
            return Shown(on=not room.shown)
        case Control.LOCK:
            return Locked(on=not room.locked)
        case Control.REVEAL:
            return reveal(room)
        case Control.DECIDE | Control.TAKE_BACK:
            raise RefusedError(Why.NO_QUESTION)
        case _:
            assert_never(control)


def expected(room: Room) -> Control | None:
    """What a coach is likely to do now; None where what is left is to end."""
    if room.play:
        return _expected_in_case(room, room.play)
    scene = room.scene
    last = room.at == len(room.scenes) - 1
    onward = None if last else Control.NEXT
    if scene.asked is None:
        return onward
    match room.phase(scene.asked.id), scene.kind:
        case Phase.OPEN, _:
            return Control.CLOSE
        case Phase.WAITING, StepKind.ASK:
            return Control.OPEN
        case ((Phase.CLOSED | Phase.WAITING), StepKind.REVEAL):
            return Control.REVEAL
        case _:
            return onward


def possible(room: Room) -> frozenset[Control]:
    """What a coach can do at the scene that is on."""
    if room.play:
        return frozenset(_possible_in_case(room, room.play))
    scene, found = room.scene, {Control.LOCK}
    if room.at:
        found.add(Control.BACK)
    if room.at < len(room.scenes) - 1:
        found.add(Control.NEXT)
    if scene.asked is None:
        return frozenset(found)
    match room.phase(scene.asked.id):
        case Phase.REVEALED:
            found.add(Control.HIDE)
        case Phase.OPEN:
            found |= {Control.CLOSE, Control.REVEAL}
        case _:
            found |= {Control.REVEAL, *({Control.OPEN} if scene.kind is StepKind.ASK else ())}
    if scene.kind is StepKind.ASK and not room.answered(scene.asked.id):
        found.discard(Control.REVEAL)
    return frozenset(found)


def _expected_in_case(room: Room, play: Play) -> Control | None:
    """Enter alone plays a whole case, but for what nobody chose and only the coach can decide."""
    if room.open:
        return Control.CLOSE
    now = _to_decide(room, play)
    if now is None:
        return Control.NEXT if room.at + 1 < len(play.stages) or not play.is_over else None
    if len(now.leading) == 1:
        return Control.NEXT
    was_in_vain = bool(now.votes) and not now.votes[-1].first
    return Control.OPEN if now.votable and room.seats and not was_in_vain else Control.DECIDE


def _possible_in_case(room: Room, play: Play) -> Iterator[Control]:
    yield Control.LOCK
    if room.open:
        yield Control.CLOSE
        return
    if room.at:
        yield Control.BACK
    if play.is_over and not play.taken_back and room.at >= play.place_of(StageKind.ENDING):
        yield Control.TAKE_BACK
    now = _to_decide(room, play)
    if now is None:
        if _expected_in_case(room, play):
            yield Control.NEXT
        return
    yield Control.DECIDE
    if now.votable:
        yield Control.OPEN
    if len(now.leading) == 1:
        yield Control.NEXT


def _to_decide(room: Room, play: Play) -> PlayedDay | None:
    """The day whose dilemma is on and still open to a choice."""
    is_on = room.stage == Stage(StageKind.DILEMMA, len(play.days) - 1)
    return play.now if is_on else None


def may_be_kept(room: Room) -> bool:
    """Whether the group's result can outlive the session.

    A question was told in counts, or a case was played to its end, which the room has seen.
    """
    if room.play:
        return room.play.is_over
    return any(spread.answers >= COUNT_FROM for spread in room.revealed.values())
