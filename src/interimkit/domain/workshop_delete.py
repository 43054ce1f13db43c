"""The record of sessions that were erased: what went, and what no command can reach."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from interimkit.domain.result import Outcome
from interimkit.domain.workshop_list import SessionState
from interimkit.model.text import Language
from interimkit.model.workshop import Subject


class OutOfReach(StrEnum):
    """What may hold something of a session still."""

    BACKUPS = "backups"
    PHONES = "phones"
    RESULTS = "results"


class ErasedSession(Struct, frozen=True, kw_only=True):
    """A session that is gone."""

    session: Annotated[str, Meta(description="What it was called")]
    title: Annotated[str, Meta(description="What its coach called it")]
    programme: Annotated[str, Meta(description="The id of what was played")]
    started_at: Annotated[datetime, Meta(description="When it began")]
    state: Annotated[SessionState, Meta(description="What was left of it before")]
    seats: Annotated[int, Meta(description="How many seats were taken, or were at its end")]
    results: Annotated[
        tuple[str, ...],
        Meta(description="Files of its results that were written; they are where they were"),
    ]
    subject: Annotated[
        Subject, Meta(description="What `programme` is: a programme of questions, or a `case`")
    ] = Subject.QUIZ


class Erasure(Outcome, frozen=True, kw_only=True, tag="interimkit.workshop-delete/1"):
    """The record."""

    erased_at: Annotated[datetime, Meta(description="When")]
    sessions: Annotated[
        tuple[ErasedSession, ...],
        Meta(description="What went; none where the file could not be read, and went as it was"),
    ]
    files: Annotated[tuple[str, ...], Meta(description="The files in which it was, and is no more")]
    out_of_reach: Annotated[
        tuple[OutOfReach, ...],
        Meta(
            description="What may hold something of it still: `backups` of this computer, what "
            "people saved on their `phones`, the files of its `results`"
        ),
    ]


def record_erasure(
    sessions: Iterable[ErasedSession],
    *,
    files: Iterable[str],
    erased_at: datetime,
    language: Language,
) -> Erasure:
    """The record."""
    gone = tuple(sessions)
    written = any(one.results for one in gone)
    return Erasure(
        language=language,
        erased_at=erased_at,
        sessions=gone,
        files=tuple(files),
        out_of_reach=(
            OutOfReach.BACKUPS,
            OutOfReach.PHONES,
            *((OutOfReach.RESULTS,) if written else ()),
        ),
    )
