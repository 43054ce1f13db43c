"""What can happen in a room, as it is kept: one event after another."""

from collections.abc import Mapping

from msgspec import Struct

from interimkit.domain.group_spread import Asked, Spread
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
    """The session began, with these scenes."""

    programme: str
    scenes: tuple[Scene, ...]


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


class Locked(Event, frozen=True, kw_only=True):
    """Nobody can join any more, or can again."""

    on: bool


class Ended(Event, frozen=True, kw_only=True):
    """The session is over: seats and answers go, and what was revealed too, unless it is kept."""

    keep: bool


Happening = (
    Started | Joined | Answered | Typed | Withdrew
    | Moved | Opened | Closed | Revealed | Shown | Locked | Ended
)  # fmt: skip
"""Any event, as it is kept and read again."""
