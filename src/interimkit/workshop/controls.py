"""What a coach can do to a room, whichever key, word or button it came from."""

from concurrent.futures import Future
from enum import StrEnum
from typing import assert_never

from interimkit.domain.group_spread import COUNT_FROM
from interimkit.domain.room import Phase, Room, reveal
from interimkit.domain.room_events import Closed, Happening, Locked, Moved, Opened, Shown
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


def act(running: Running, control: Control) -> Future[Room]:
    """Does it to the room as it is; hiding and locking undo themselves.

    Returns:
        What resolves once it is on the disk.

    Raises:
        RefusedError: If it cannot happen now.
    """
    if control is Control.REVEAL:  # no answer may come between counting and telling
        return running.reveal()
    return running.do(_event(running.room, control))


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
        case _:
            assert_never(control)


def expected(room: Room) -> Control | None:
    """What a coach is likely to do now; None where what is left is to end."""
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


def may_be_kept(room: Room) -> bool:
    """Whether the group's result can outlive the session: a question was told in counts."""
    return any(spread.answers >= COUNT_FROM for spread in room.revealed.values())
