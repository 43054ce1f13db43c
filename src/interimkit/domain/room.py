"""A room on its phones: what happened in it, and what follows, one event after another.

A room is what `apply` makes of its events, in their order; terminal, projector and phones show it
and propose events. Nothing here knows a clock, a name or a network. A reveal carries its counts,
worked out once by `reveal`, so that what a room has seen never moves with an answer that comes
late or a seat that goes.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import timedelta
from enum import StrEnum
from itertools import groupby
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from interimkit.domain.case_play import Play, Stage, happen
from interimkit.domain.case_votes import StageKind
from interimkit.domain.group_spread import Asked, Spread, spread_of
from interimkit.domain.refusal import RefusedError, Why
from interimkit.domain.room_events import (
    Answered,
    Closed,
    Decided,
    Ended,
    Happening,
    Joined,
    Locked,
    Met,
    Moved,
    Opened,
    Revealed,
    Scene,
    Shown,
    Started,
    Tallied,
    TookBack,
    Typed,
    Withdrew,
    most_divided_first,
)
from interimkit.model.workshop import StepKind

COUNTED_FROM = 12
"""Seats from which the projector shows how many answered: of nine, the eighth points at one."""

LEFT_FOR = timedelta(hours=24)
"""After so long without anything, a session that did not end is erased."""

MOST_SEATS = 1000
"""Far above any room, and far below what a laptop can hold."""


class Phase(StrEnum):
    """How far a question is."""

    WAITING = "waiting"
    OPEN = "open"
    CLOSED = "closed"
    REVEALED = "revealed"


class Room(Struct, frozen=True, kw_only=True):
    """A room as it is now.

    Attributes:
        programme: What is played.
        play: The case that is played, as far as the room has come; None where it is none.
        scenes: In their order; those of a reveal are put in theirs when it happens. A case has
            stages instead.
        at: Which of them is on, from 0.
        open: The id of the question that may be answered now; empty where none.
        closed: The questions that were asked and are so no more, and are not yet revealed.
        shown: Whether what is revealed is on the screen.
        locked: Whether nobody can join.
        seats: By seat, its answers: by question, the option.
        revealed: By question, what the room saw of it.
        ended: Whether it is over.
    """

    programme: str = ""
    play: Play | None = None
    scenes: tuple[Scene, ...] = ()
    at: int = 0
    open: str = ""
    closed: frozenset[str] = frozenset()
    shown: bool = False
    locked: bool = False
    seats: Mapping[str, Mapping[str, str]] = {}
    revealed: Mapping[str, Spread] = {}
    ended: bool = False

    @property
    def scene(self) -> Scene:
        """The one that is on."""
        return self.scenes[self.at]

    @property
    def stage(self) -> Stage:
        """The one of a case that is on."""
        assert self.play is not None
        return self.play.stages[self.at]

    @property
    def votable(self) -> tuple[str, ...]:
        """What a case may be voted on now; none where there is no case, or nothing to decide."""
        return self.play.now.votable if self.play and self.play.now else ()

    @property
    def is_told(self) -> bool:
        """Whether the room has seen anything of what it answered or decided."""
        return bool(self.revealed or (self.play and self.play.choices))

    @property
    def may_be_counted(self) -> bool:
        """Whether everybody may see how many of the room answered."""
        return len(self.seats) >= COUNTED_FROM

    def phase(self, question: str) -> Phase:
        """How far a question is."""
        if question in self.revealed:
            return Phase.REVEALED
        if question == self.open:
            return Phase.OPEN
        return Phase.CLOSED if question in self.closed else Phase.WAITING

    def answered(self, question: str) -> int:
        """How many seats answered it."""
        return sum(question in answers for answers in self.seats.values())

    def find(self, question: str) -> Asked | None:
        """A question of the programme, as it is asked; of a case, the dilemma that is met."""
        if self.play:
            now = self.play.now
            return now.asked if now and now.asked.id == question else None
        asked = (scene.asked for scene in self.scenes if scene.asked)
        return next((one for one in asked if one.id == question), None)


def reveal(room: Room) -> Revealed:
    """What the coach's reveal tells at the scene that is on, worked out once and for good.

    Raises:
        RefusedError: If the scene has no question, nobody answered the one that it asks, or the
            room has seen its answers already.
    """
    scene = None if room.play else room.scene
    if scene is None or scene.asked is None:
        raise RefusedError(Why.NO_QUESTION)
    among = room.scenes if scene.kind is StepKind.REVEAL else (scene,)
    asked = tuple(
        one.asked
        for one in among
        if one.asked and one.step == scene.step and one.asked.id not in room.revealed
    )
    if not asked:
        raise RefusedError(Why.REVEALED)
    if scene.kind is StepKind.ASK and not room.answered(scene.asked.id):
        raise RefusedError(Why.NOT_ANSWERED)  # for good, and of nothing: a key that was missed
    return Revealed(
        spreads=tuple(
            spread_of(
                one, Counter(chosen[one.id] for chosen in room.seats.values() if one.id in chosen)
            )
            for one in asked
        )
    )


def apply(room: Room, event: Happening) -> Room:
    """The room after an event.

    Raises:
        RefusedError: If it cannot happen in the room as it is, which stays as it was.
    """
    if room.ended:
        raise RefusedError(Why.ENDED)
    match event:
        case Started() | Moved() | Locked():
            return _of_session(room, event)
        case Ended():
            return _end(room, keep=event.keep)
        case Joined() | Answered() | Typed() | Withdrew():
            return _of_seat(room, event)
        case Met() | Tallied() | Decided() | TookBack():
            return _of_case(room, event)
        case _ if room.play:
            return _of_vote(room, room.play, event)
        case _:
            return _of_question(room, event)


def _of_session(room: Room, event: Started | Moved | Locked) -> Room:
    match event:
        case Started():
            play = Play(plan=event.case) if event.case else None
            return Room(programme=event.programme, scenes=event.scenes, play=play)
        case Moved():
            return _move(room, event.to)
        case Locked():
            return replace(room, locked=event.on)
        case _:
            assert_never(event)


def _move(room: Room, to: int) -> Room:
    """The room at another scene; one that is there to tell what is revealed tells it at once."""
    if not 0 <= to < len(room.play.stages if room.play else room.scenes):
        raise RefusedError(Why.NO_SCENE)
    if room.play and room.open:  # its vote would be told to nobody
        raise RefusedError(Why.STILL_OPEN)
    if room.play:
        return replace(room, at=to)
    moved = replace(_close(room), at=to)
    kind, asked = moved.scene.kind, moved.scene.asked
    tells = kind is StepKind.REVEAL and asked is not None and asked.id in moved.revealed
    return replace(moved, shown=tells)


def replay(events: Iterable[Happening], room: Room | None = None) -> Room:
    """The room after what did happen; what no longer makes sense changes nothing.

    Args:
        events: In their order.
        room: As it was before them; without it, they begin with its start.
    """
    room = Room() if room is None else room
    for event in events:
        with suppress(RefusedError):
            room = apply(room, event)
    return room


def _end(room: Room, *, keep: bool) -> Room:
    """The room, over; unless it is kept, nothing in it tells what it answered or decided.

    Nor does the order of its scenes.
    """
    if keep:
        return replace(_close(room), seats={}, ended=True)
    if room.play:
        return Room(programme=room.programme, play=Play(plan=room.play.plan), ended=True)
    scenes = [
        scene
        for _, step in groupby(room.scenes, key=lambda scene: scene.step)
        for scene in sorted(step, key=lambda scene: scene.asked.id if scene.asked else "")
    ]
    return Room(
        programme=room.programme,
        scenes=tuple(scenes),
        at=room.at,
        locked=room.locked,
        ended=True,
    )


def _of_case(room: Room, event: Met | Tallied | Decided | TookBack) -> Room:
    """The room after something happened in its case, at the stage where that is seen."""
    if room.play is None:
        raise RefusedError(Why.NO_QUESTION)
    if isinstance(event, Tallied) and not room.open:
        raise RefusedError(Why.CLOSED)
    if not isinstance(event, Tallied) and room.open:
        raise RefusedError(Why.STILL_OPEN)
    play = happen(room.play, event)
    if isinstance(event, Tallied):  # from here on nothing links a seat with what it voted
        gone = room.open
        seats = {
            seat: {q: o for q, o in said.items() if q != gone} for seat, said in room.seats.items()
        }
        return replace(_close(room), play=play, seats=seats)
    last = len(play.days) - 1
    if isinstance(event, Decided):
        at = play.place_of(StageKind.FOLLOWED, last)
    else:
        at = play.entry(last) if isinstance(event, Met) else play.place_of(StageKind.DILEMMA, last)
    asked = frozenset(day.asked.id for day in play.days if day.votes)
    return replace(room, play=play, at=at, closed=asked)


def _of_question(room: Room, event: Opened | Closed | Revealed | Shown) -> Room:
    match event:
        case Opened():
            return _open(room)
        case Closed() if room.open:
            return _close(room)
        case Closed():
            raise RefusedError(Why.CLOSED)
        case Revealed():
            return _reveal(room, event)
        case Shown():
            if room.scene.asked is None or room.scene.asked.id not in room.revealed:
                raise RefusedError(Why.NO_QUESTION)
            return replace(room, shown=event.on)
        case _:
            assert_never(event)


def _of_seat(room: Room, event: Joined | Answered | Typed | Withdrew) -> Room:
    seats = dict(room.seats)
    match event:
        case Joined() if room.locked:
            raise RefusedError(Why.LOCKED)
        case Joined() | Typed() if event.seat in seats or len(seats) >= MOST_SEATS:
            raise RefusedError(Why.FULL)
        case Joined():
            seats[event.seat] = {}
        case Typed():
            for question, option in event.answers.items():
                _look_up(room, question, option)
            seats[event.seat] = dict(event.answers)
        case _ if event.seat not in seats:
            raise RefusedError(Why.NO_SEAT)
        case Answered():
            _look_up(room, event.question, event.option)
            if why := _closed_to(room, event):
                raise RefusedError(why)
            seats[event.seat] = {**seats[event.seat], event.question: event.option}
        case Withdrew():
            del seats[event.seat]
        case _:
            assert_never(event)
    return replace(room, seats=seats)


def _closed_to(room: Room, event: Answered) -> Why | None:
    """Why a seat cannot answer now; what the room has seen may still be answered for oneself."""
    phase = room.phase(event.question)
    match phase:
        case Phase.OPEN:
            return None
        case Phase.REVEALED:
            return Why.REVEALED if event.question in room.seats[event.seat] else None
        case Phase.CLOSED:
            return Why.CLOSED
        case Phase.WAITING:
            return Why.NOT_ASKED
        case _:
            assert_never(phase)


def _look_up(room: Room, question: str, option: str) -> None:
    asked = room.find(question)
    if asked is None:
        raise RefusedError(Why.NO_QUESTION)
    if option not in (room.votable or asked.options):
        raise RefusedError(Why.NO_OPTION)


def _of_vote(room: Room, play: Play, event: Opened | Closed | Revealed | Shown) -> Room:
    """The room, voting about the dilemma that it met, or between those that are tied."""
    now = play.now
    if not isinstance(event, Opened):  # a vote is closed and told by its tally, in one
        raise RefusedError(Why.NO_QUESTION)
    if now is None or room.stage != Stage(StageKind.DILEMMA, len(play.days) - 1):
        raise RefusedError(Why.NO_QUESTION)
    if not now.votable:
        raise RefusedError(Why.REVEALED)
    return replace(room, open=now.asked.id, closed=room.closed - {now.asked.id})


def _open(room: Room) -> Room:
    asked = room.scene.asked
    if asked is None or room.scene.kind is not StepKind.ASK:
        raise RefusedError(Why.NO_QUESTION)
    if asked.id in room.revealed:
        raise RefusedError(Why.REVEALED)
    return replace(room, open=asked.id, closed=room.closed - {asked.id})


def _close(room: Room) -> Room:
    return replace(room, open="", closed=room.closed | {room.open}) if room.open else room


def _reveal(room: Room, event: Revealed) -> Room:
    """What is revealed is closed, on the screen, and stands in the scenes most divided first."""
    seen = {spread.asked.id: spread for spread in event.spreads}
    if not seen or seen.keys() & room.revealed.keys():
        raise RefusedError(Why.REVEALED)
    revealed = {**room.revealed, **seen}
    return replace(
        _close(room),
        scenes=most_divided_first(room.scenes, revealed),
        closed=room.closed - seen.keys(),
        revealed=revealed,
        shown=True,
    )
