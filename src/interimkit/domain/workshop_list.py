"""The sessions of rooms that are kept on this computer; none of their answers."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from interimkit.domain.result import Outcome
from interimkit.model.text import Language
from interimkit.model.workshop import Subject


class SessionState(StrEnum):
    """What is left of a session."""

    ON = "on"
    LEFT = "left"
    ENDED_KEPT = "ended-kept"
    ENDED_ERASED = "ended-erased"


class KeptSession(Struct, frozen=True, kw_only=True):
    """About one session."""

    session: Annotated[str, Meta(description="What it is called: the day and a number")]
    title: Annotated[str, Meta(description="What its coach calls it")]
    programme: Annotated[str, Meta(description="The id of what was played")]
    started_at: Annotated[datetime, Meta(description="When it began")]
    touched_at: Annotated[datetime, Meta(description="When something happened in it last")]
    state: Annotated[
        SessionState,
        Meta(
            description="What is left of it: `on`, a run plays it; `left`, it was interrupted and "
            "has its answers; `ended-kept`, what the group saw alone; `ended-erased`, no answers"
        ),
    ]
    seats: Annotated[int, Meta(description="How many seats are taken, or were at its end")]
    erased_at: Annotated[
        datetime | None,
        Meta(description="When it is erased unless somebody goes on with it, if it was left"),
    ] = None
    subject: Annotated[
        Subject, Meta(description="What `programme` is: a programme of questions, or a `case`")
    ] = Subject.QUIZ


class SessionList(Outcome, frozen=True, kw_only=True, tag="interimkit.workshop-list/1"):
    """The sessions, the first before the others, and where they are."""

    folder: Annotated[str, Meta(description="Where they are kept")]
    sessions: Annotated[tuple[KeptSession, ...], Meta(description="All of them")]

    def last(self, state: SessionState) -> KeptSession | None:
        """The one that began last of those in this state."""
        return next((one for one in reversed(self.sessions) if one.state is state), None)


def state_of(*, on: bool, ended: bool, kept: bool) -> SessionState:
    """What is left of a session.

    Args:
        on: Whether a run plays it.
        ended: Whether it is over.
        kept: Whether what the group saw is kept.
    """
    if ended:
        return SessionState.ENDED_KEPT if kept else SessionState.ENDED_ERASED
    return SessionState.ON if on else SessionState.LEFT


def list_sessions(
    sessions: Iterable[KeptSession], *, folder: str, language: Language
) -> SessionList:
    """The list."""
    return SessionList(language=language, folder=folder, sessions=tuple(sessions))
