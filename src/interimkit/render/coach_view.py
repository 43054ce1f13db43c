"""What a coach sees of a room, whatever is played in it."""

from msgspec import Struct

from interimkit.domain.group import Put
from interimkit.domain.room import Room
from interimkit.model.text import Language
from interimkit.model.workshop import StepKind
from interimkit.render.words import catalogue


class CoachView(Struct, frozen=True, kw_only=True):
    """What a coach sees of a room at one moment, a paragraph each; empty where there is none.

    Attributes:
        kind: What happens.
        step: Which step of how many, and what it is called.
        time: The minutes that the programme gives it.
        seats: How many are in, and whether more may come.
        put: The question that is on.
        state: Whether it may be answered, and how many have.
        told: What the room sees of its answers, line by line.
        screen: What the projector says, where the step gives it words.
        notes: What to say, ask and mind.
        days: Of a case that has ended, the days that can be taken back.
    """

    kind: StepKind
    step: str
    time: str
    seats: str
    put: Put | None = None
    state: str = ""
    told: tuple[str, ...] = ()
    screen: str = ""
    notes: tuple[str, ...] = ()
    days: tuple[str, ...] = ()


def hidden_count(room: Room, count: str, *, language: Language) -> tuple[str, ...]:
    """How many have answered, and that the room does not see it where it does not."""
    text = catalogue(language).gettext("you alone see this count")
    return (count,) if room.may_be_counted else (count, text)
