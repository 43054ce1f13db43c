"""What can happen in a room, as it is kept: one event after another."""

from collections.abc import Mapping
from itertools import groupby

from msgspec import Struct

from interimkit.domain.case_votes import By, CasePlan, Tally
from interimkit.domain.group_spread import Asked, Spread, division
from interimkit.model.workshop import StepKind


class Scene(Struct, frozen=True, kw_only=True):
    """What everybody sees at one moment: a step, or one question of it.

    Attributes:
        step: The id of the step in its programme.
        kind: What happens.
        asked: The question that is put or revealed; None where the scene has none.
    """

    step: str
    kind: StepKind
    asked: Asked | None = None


class Event(Struct, frozen=True, kw_only=True, tag_field="event", tag=str.lower):
    """Something that happened in a room."""


class Started(Event, frozen=True, kw_only=True):
    """The session began, with these scenes, or with a case, which has none before it is played."""

    programme: str
    scenes: tuple[Scene, ...]
    case: CasePlan | None = None


class SeatEvent(Event, frozen=True, kw_only=True):
    """What is about one seat; it goes when the seat goes."""

    seat: str


class Joined(SeatEvent, frozen=True, kw_only=True):
    """A phone, or a paper sheet, took a seat."""


class Answered(SeatEvent, frozen=True, kw_only=True):
    """A seat chose an option; an earlier answer of its to this question is replaced."""

    question: str
    option: str


class Typed(SeatEvent, frozen=True, kw_only=True):
    """A paper sheet was typed: a seat, and its answers to what the room has not seen yet."""

    answers: Mapping[str, str]


class Withdrew(SeatEvent, frozen=True, kw_only=True):
    """A seat left, by its own wish or because the coach removed it, with all that it said."""


class Moved(Event, frozen=True, kw_only=True):
    """The room went to another scene; a question left open is closed by it."""

    to: int


class Opened(Event, frozen=True, kw_only=True):
    """The question of this scene may be answered."""


class Closed(Event, frozen=True, kw_only=True):
    """It may not any more."""


class Revealed(Event, frozen=True, kw_only=True):
    """What the room answered, for good: the questions of this scene's step, most divided first."""

    spreads: tuple[Spread, ...]


class Shown(Event, frozen=True, kw_only=True):
    """What is revealed is on the screen, or is hidden for a while."""

    on: bool


class Met(Event, frozen=True, kw_only=True):
    """The room came to the next moment of its case.

    Attributes:
        asked: The dilemma that it meets, by what it chose so far.
        arrived: Whether something comes first, from an earlier choice.
    """

    moment: str
    asked: Asked
    arrived: bool


class Tallied(Event, frozen=True, kw_only=True):
    """A vote closed, and is told at once; who voted for what is gone from then on."""

    tally: Tally


class Decided(Event, frozen=True, kw_only=True):
    """An option of the dilemma that is met happened."""

    option: str
    by: By


class TookBack(Event, frozen=True, kw_only=True):
    """A day of the case was taken back, by its place from 0, and all that came after it."""

    to: int


class Locked(Event, frozen=True, kw_only=True):
    """Nobody can join any more, or can again."""

    on: bool


class Ended(Event, frozen=True, kw_only=True):
    """The session is over: seats and answers go, and what was revealed too, unless it is kept."""

    keep: bool


Happening = (
    Started | Joined | Answered | Typed | Withdrew
    | Moved | Opened | Closed | Revealed | Shown | Locked | Ended
    | Met | Tallied | Decided | TookBack
)  # fmt: skip
"""Any event, as it is kept and read again."""


def most_divided_first(
    scenes: tuple[Scene, ...], revealed: Mapping[str, Spread]
) -> tuple[Scene, ...]:
    """The scenes, with those of a reveal whose questions are all seen in another order."""
    ordered: list[Scene] = []
    for _, together in groupby(scenes, key=lambda scene: scene.step):
        step = list(together)
        seen = {
            scene: revealed[scene.asked.id]
            for scene in step
            if scene.asked and scene.asked.id in revealed
        }
        if step[0].kind is StepKind.REVEAL and len(seen) == len(step):
            step.sort(key=lambda scene: division(seen[scene]))
        ordered += step
    return tuple(ordered)
