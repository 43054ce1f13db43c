"""The group's result of a session: from what its room saw, and from nothing else."""

import os
from contextlib import suppress

from interimkit.cli import language
from interimkit.cli.command import Output
from interimkit.cli.room_records import open_rooms
from interimkit.content.pack import load_pack
from interimkit.domain.group import COUNT_FROM, GroupResult, group_of
from interimkit.domain.room import RefusedError, Room, apply
from interimkit.errors import Problem, ProblemCode, SavedDataError, UnknownChoiceError
from interimkit.model.nearest import unknown
from interimkit.model.workshop import Topic
from interimkit.store.home import kept_error
from interimkit.store.room_rows import Session
from interimkit.store.rooms import Rooms


def show_results(wanted: str | None, topic: Topic | None, output: Output) -> None:
    """Shows what the group answered; a file that it goes to is noted with the session.

    Args:
        wanted: The id of a session; without it, the last.
        topic: Which questionnaire; without it, the first of which 20 answers were told.

    Raises:
        SavedDataError: If there is no session, it cannot be read, or fewer than 20 answered.
        UnknownChoiceError: If there is no session of this id.
    """
    with open_rooms() as rooms:
        session = _find(rooms, wanted)
        result = _result(rooms, session, topic)
        output.show(result)
        if output.file:
            rooms.note_result(session.id, os.path.realpath(output.file))


def _find(rooms: Rooms, wanted: str | None) -> Session:
    there = {session.id: session for session in rooms.sessions()}
    if not there:
        raise kept_error(ProblemCode.KEPT_NOTHING, rooms.folder)
    if wanted is not None and wanted not in there:
        raise UnknownChoiceError(
            unknown(ProblemCode.CHOICE_UNKNOWN, wanted, tuple(there), path=("session",))
        )
    return there[wanted or [*there][-1]]


def _result(rooms: Rooms, session: Session, topic: Topic | None) -> GroupResult:
    room = Room()
    for event in rooms.load(session.id).events:
        with suppress(RefusedError):
            room = apply(room, event)
    told = [one for one in room.revealed.values() if one.answers >= COUNT_FROM]
    topics = [topic] if topic else [Topic(one.asked.topic) for one in told]
    pack = load_pack(session.pack_path or None, language=language.current())
    result = group_of(pack, topics[0], told) if topics else None
    if result is None or not result.questions:
        code = (
            ProblemCode.GROUP_NOT_KEPT
            if session.ended and not session.kept
            else ProblemCode.GROUP_TOO_FEW
        )
        raise SavedDataError(Problem(code=code, value=session.id, expected=(str(COUNT_FROM),)))
    return result
