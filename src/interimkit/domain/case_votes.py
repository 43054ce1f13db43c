"""What a room that plays a case decides, and how that is kept: a plan, votes, and who decided."""

from enum import StrEnum

from msgspec import Struct

from interimkit.domain.group_spread import Spread


class By(StrEnum):
    """Whose choice it was that happened."""

    MAJORITY = "majority"
    RUNOFF = "runoff"
    COACH = "coach"


class StageKind(StrEnum):
    """What everybody sees at one moment of a case."""

    JOIN = "join"
    OPENING = "opening"
    ARRIVED = "arrived"
    DILEMMA = "dilemma"
    FOLLOWED = "followed"
    WHO_PAID = "who-paid"
    ENDING = "ending"
    PEOPLE = "people"
    INSTEAD = "instead"
    PITFALLS = "pitfalls"
    QUESTIONS = "questions"
    ERASE = "erase"


class PlannedDay(Struct, frozen=True, kw_only=True):
    """A moment of a case, as a room plans its time.

    Attributes:
        moment: Its id.
        debated: Whether the room talks about who paid, once it has seen what followed.
    """

    moment: str
    debated: bool


class CasePlan(Struct, frozen=True, kw_only=True):
    """What a room plays of a case, whatever it will choose.

    Attributes:
        case: The case's id.
        days: Its moments, in order.
        after: What is shown once it has ended, of what the case has.
    """

    case: str
    days: tuple[PlannedDay, ...]
    after: tuple[StageKind, ...]


class Tally(Struct, frozen=True, kw_only=True):
    """A vote as the room saw it, which is all that is kept of it.

    Attributes:
        spread: The counts that may be told; from twenty votes on, where nothing follows from them.
        ranks: The options, those with most votes first, equal ones together; none where nobody
            voted. One that nobody chose is in it too, so that being in it tells nothing.
    """

    spread: Spread
    ranks: tuple[tuple[str, ...], ...] = ()

    @property
    def first(self) -> tuple[str, ...]:
        """What has most votes; several where they are tied, none where nobody voted."""
        return self.ranks[0] if self.ranks else ()
