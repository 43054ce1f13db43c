"""What is told of a room to whoever follows it: all that another page would follow from.

Two rooms of which the same is told look the same there: so a state is also what a page compares
with the one that it was made from.
"""

import msgspec
from msgspec import Struct

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


def _counted(room: Room, *, tells: bool) -> str:
    asked = room.scene.asked
    state = CountedState(
        phone=_phone(room),
        seats=len(room.seats),
        answered=room.answered(asked.id) if asked and tells else None,
        locked=room.locked,
    )
    return msgspec.json.encode(state).decode()


def _phone(room: Room) -> PhoneState:
    asked = room.scene.asked
    return PhoneState(
        at=room.at,
        kind=room.scene.kind,
        question=asked.id if asked else "",
        phase=room.phase(asked.id) if asked else "",
        shown=room.shown,
        ended=room.ended,
    )
