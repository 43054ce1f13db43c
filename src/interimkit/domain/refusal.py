"""Why something cannot happen in a room."""

from enum import StrEnum


class Why(StrEnum):
    """Why something cannot happen in a room."""

    ENDED = "ended"
    LOCKED = "locked"
    FULL = "full"
    NO_SEAT = "no-seat"
    NO_QUESTION = "no-question"
    NO_OPTION = "no-option"
    CLOSED = "closed"
    REVEALED = "revealed"
    NO_SCENE = "no-scene"
    NOT_ASKED = "not-asked"
    NOT_ANSWERED = "not-answered"
    STILL_OPEN = "still-open"
    TIED = "tied"
    NOT_BACK = "not-back"


class RefusedError(Exception):
    """An event that cannot happen in the room as it is.

    Args:
        why: Which each listener says in its own words.
    """

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why
