"""What a coach can do to a room, as an event, whichever key, word or button it came from."""

from enum import StrEnum
from typing import assert_never

from interimkit.domain.group import COUNT_FROM
from interimkit.domain.room import Phase, Room, reveal
from interimkit.domain.room_events import Closed, Happening, Locked, Moved, Opened, Shown
from interimkit.model.workshop import StepKind


class Control(StrEnum):
    """What a coach does at the scene that is on."""

    NEXT = "next"
    BACK = "back"
    OPEN = "open"
    CLOSE = "close"
    REVEAL = "reveal"
    HIDE = "hide"
    LOCK = "lock"


def happening(room: Room, control: Control) -> Happening:
    """The event that it is in this room; hiding and locking undo themselves.

    Raises:
        RefusedError: If there is nothing to reveal.
    """
    match control:
        case Control.NEXT:
            return Moved(to=room.at + 1)
        case Control.BACK:
            return Moved(to=room.at - 1)
        case Control.OPEN:
            return Opened()
        case Control.CLOSE:
            return Closed()
        case Control.REVEAL:
            return reveal(room)
        case Control.HIDE:
            return Shown(on=not room.shown)
        case Control.LOCK:
            return Locked(on=not room.locked)
        case _:
            assert_never(control)


def expected(room: Room) -> Control:
    """What a coach is likely to do now: open, close, then on; reveal where that is the scene."""
    scene = room.scene
    if scene.asked is None:
        return Control.NEXT
    match room.phase(scene.asked.id), scene.kind:
        case Phase.WAITING, StepKind.ASK:
            return Control.OPEN
        case Phase.OPEN, _:
            return Control.CLOSE
        case (Phase.CLOSED | Phase.WAITING), StepKind.REVEAL:
            return Control.REVEAL
        case _:
            return Control.NEXT


def may_be_kept(room: Room) -> bool:
    """Whether the group's result can outlive the session: a question was told in counts."""
    return any(spread.answers >= COUNT_FROM for spread in room.revealed.values())
