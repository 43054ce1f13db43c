"""What is told of a room to whoever follows it: all that another page would follow from.

Two rooms of which the same is told look the same there: so a state is also what a page compares
with the one that it was made from.
"""

import msgspec
from msgspec import Struct

from interimkit.domain.case_votes import StageKind
from interimkit.domain.group_spread import Asked
from interimkit.domain.room import Room


class PhoneState(Struct, frozen=True, kw_only=True):
    """What phones show of a room: nothing about how many, and nothing about anybody."""

    at: int
    kind: str
    question: str
    phase: str
    shown: bool
    ended: bool


class CountedState(Struct, frozen=True, kw_only=True):
    """What a room shows besides: how many are in, and how many answered, where that is told."""

    phone: PhoneState
    seats: int
    answered: int | None
    locked: bool


def phone_state(room: Room) -> str:
    """In one line of JSON."""
    return msgspec.json.encode(_phone(room)).decode()


def screen_state(room: Room) -> str:
    """In one line of JSON; how many answered only where they are enough."""
    return _counted(room, tells=room.may_be_counted)


def coach_state(room: Room) -> str:
    """In one line of JSON, for the coach alone."""
    return _counted(room, tells=True)


def kind_of(room: Room) -> str:
    """What the scene that is on is called; of a case, its stage."""
    return room.stage.kind if room.play else room.scene.kind


def asked_in(room: Room) -> Asked | None:
    """The question of the scene that is on; of a case, the dilemma that is still to be decided."""
    if room.play is None:
        return room.scene.asked
    now = room.play.now
    return now.asked if now and room.stage.kind is StageKind.DILEMMA else None


def _counted(room: Room, *, tells: bool) -> str:
    asked = asked_in(room)
    state = CountedState(
        phone=_phone(room),
        seats=len(room.seats),
        answered=room.answered(asked.id) if asked and tells else None,
        locked=room.locked,
    )
    return msgspec.json.encode(state).decode()


def _phone(room: Room) -> PhoneState:
    asked = asked_in(room)
    phase = room.phase(asked.id) if asked else ""
    if room.play and room.play.now:  # a vote and a run-off are of one question
        phase = f"{phase} {len(room.play.now.votes)}"
    return PhoneState(
        at=room.at,
        kind=kind_of(room),
        question=asked.id if asked else "",
        phase=phase,
        shown=room.shown,
        ended=room.ended,
    )
