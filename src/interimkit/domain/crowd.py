"""An invented room: who comes when, what they answer, and who changes, is late or leaves."""

import math
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from interimkit.domain.group_spread import Asked
from interimkit.domain.room import Phase, Room
from interimkit.domain.room_events import Answered, Happening, Joined, Withdrew

SIZE = 24
"""Guests: enough for the room to be told in counts, also where some do not answer."""

_LETTERS, _DIGITS = "BCDFGHJKMPQRTVWXZ", "23456789"
_SHAPES = ((11, 4, 3, 2, 1), (8, 8, 2, 1, 1), (5, 5, 4, 4, 3))
"""How answers lie: one option stands out, two share most answers, it is divided."""
_COMES_WITHIN, _ANSWERS_WITHIN, _CHANGES_WITHIN = 12.0, 9.0, 5.0
"""Seconds; a room takes three times as long, which nobody wants to rehearse."""
_SLOW_FROM = 22
"""Guests from here on are late: one comes after the first question, one answers only for itself."""


class Choice(Struct, frozen=True, kw_only=True):
    """An option, and how many seconds after the question was opened it is chosen."""

    option: str
    after: float


class Guest(Struct, frozen=True, kw_only=True):
    """One of the room.

    Attributes:
        seat: Its label.
        comes: Seconds after the beginning; infinite for one that comes once a question was closed.
        answers: By question, what it chooses; the last counts.
        leaves: The question after which it withdraws; empty for one that stays.
    """

    seat: str
    comes: float
    answers: Mapping[str, tuple[Choice, ...]]
    leaves: str = ""


def invite(
    asked: Iterable[Asked], examples: Sequence[Mapping[str, str]], *, seed: int, size: int = SIZE
) -> tuple[Guest, ...]:
    """A room that answers these questions, the invented people of the pack among them.

    The same seed makes the same room.

    Args:
        examples: By question, what somebody known answers; the first guests are these.
    """
    chance = random.Random(seed)  # noqa: S311 - an invented room, not a secret
    questions = {one.id: one for one in asked}
    likely = {one.id: _likely(one, at, chance) for at, one in enumerate(questions.values())}
    seats: dict[str, None] = {}
    while len(seats) < size:
        letter, digit, last = (chance.choice(of) for of in (_LETTERS, _DIGITS, _LETTERS))
        seats[f"{letter}{digit}{last}"] = None
    guests = []
    for at, seat in enumerate(seats):
        known = examples[at] if at < len(examples) else {}
        chosen = {
            one.id: known.get(one.id) or chance.choices(one.options, likely[one.id])[0]
            for one in questions.values()
        }
        answers = {id_: _choices(questions[id_], chosen[id_], at, chance) for id_ in chosen}
        comes = math.inf if at == _SLOW_FROM else chance.uniform(0.5, _COMES_WITHIN)
        leaves = list(questions)[len(questions) // 2] if at == _SLOW_FROM - 1 and questions else ""
        guests.append(Guest(seat=seat, comes=comes, answers=answers, leaves=leaves))
    return tuple(guests)


def due(
    guests: Sequence[Guest], room: Room, *, seconds: float, opened: Mapping[str, float]
) -> Iterator[Happening]:
    """What these guests do now that they have not done yet.

    Args:
        seconds: Since the room began.
        opened: By question, when it was opened last, in the same seconds.
    """
    for guest in guests:
        if guest.leaves and room.phase(guest.leaves) in {Phase.CLOSED, Phase.REVEALED}:
            if guest.seat in room.seats:
                yield Withdrew(seat=guest.seat)
        elif guest.seat in room.seats:
            yield from _answers(guest, room, seconds=seconds, opened=opened)
        elif not room.locked and (guest.comes <= seconds or _has_begun(guest, room)):
            yield Joined(seat=guest.seat)


def _answers(
    guest: Guest, room: Room, *, seconds: float, opened: Mapping[str, float]
) -> Iterator[Happening]:
    """What it chooses of what is open, and of what the room has seen, for itself alone."""
    said = room.seats[guest.seat]
    for question, choices in guest.answers.items():
        match room.phase(question):
            case Phase.OPEN:
                since = seconds - opened.get(question, math.inf)
                ready = [choice.option for choice in choices if choice.after <= since]
                ready = [_between(guest, option, room.votable) for option in ready]
            case Phase.REVEALED if question not in said:
                ready = [choices[-1].option]
            case _:
                continue
        if ready and said.get(question) != ready[-1]:
            yield Answered(seat=guest.seat, question=question, option=ready[-1])


def _between(guest: Guest, option: str, votable: Sequence[str]) -> str:
    """What it chooses; in a run-off, whose own is not in it takes one of those that are."""
    if not votable or option in votable:
        return option
    return votable[ord(guest.seat[0]) % len(votable)]


def _has_begun(guest: Guest, room: Room) -> bool:
    """Whether it is one that comes late and the first question is over."""
    return math.isinf(guest.comes) and bool(room.closed or room.revealed)


def _likely(asked: Asked, at: int, chance: random.Random) -> list[int]:
    """How likely each option is: one question stands out, the next is shared, the next divided."""
    shape = list(_SHAPES[at % len(_SHAPES)][: len(asked.options)])
    shape += [1] * (len(asked.options) - len(shape))
    chance.shuffle(shape)
    return shape


def _choices(asked: Asked, option: str, at: int, chance: random.Random) -> tuple[Choice, ...]:
    """The option, after some seconds; every sixth guest had another first; the last is too late."""
    after = chance.uniform(1, _ANSWERS_WITHIN)
    if at == _SLOW_FROM + 1:
        return (Choice(option=option, after=math.inf),)
    if at % 6 == 5:  # noqa: PLR2004 - so few that it is noticed now and then
        first = chance.choice([other for other in asked.options if other != option])
        second = after + chance.uniform(2, _CHANGES_WITHIN)
        return (Choice(option=first, after=after), Choice(option=option, after=second))
    return (Choice(option=option, after=after),)
