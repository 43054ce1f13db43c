"""The group's result of a session: from what its room saw, and from nothing else."""

import os

from interimkit.cli import language
from interimkit.cli.command import Output
from interimkit.cli.workshop_kept import find_session, open_rooms
from interimkit.content.pack import load_pack
from interimkit.domain.case import CaseResult
from interimkit.domain.case_play import Play
from interimkit.domain.case_room import is_case_of, tell_room
from interimkit.domain.group import GroupResult, group_of
from interimkit.domain.group_spread import COUNT_FROM
from interimkit.domain.room import replay
from interimkit.errors import Problem, ProblemCode, SavedDataError
from interimkit.model.pack import Pack
from interimkit.model.workshop import Topic
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
        session = find_session(rooms, wanted)
        result = _result(rooms, session, topic)
        output.of_pack(session.pack_path).show(result)
        if output.file:
            rooms.note_result(session.id, os.path.realpath(output.file))


def _result(rooms: Rooms, session: Session, topic: Topic | None) -> GroupResult | CaseResult:
    room = replay(rooms.load(session.id).events)
    pack = load_pack(session.pack_path or None, language=language.current())
    if room.play and topic is None:
        return _way(session, room.play, pack)
    told = [one for one in room.revealed.values() if one.answers >= COUNT_FROM]
    topics = [topic] if topic else [Topic(one.asked.topic) for one in told]
    result = group_of(pack, topics[0], told) if topics else None
    if result is None or not result.questions:
        code = (
            ProblemCode.GROUP_NOT_KEPT
            if session.ended and not session.kept
            else ProblemCode.GROUP_TOO_FEW
        )
        raise SavedDataError(Problem(code=code, value=session.id, expected=(str(COUNT_FROM),)))
    return result


def _way(session: Session, played: Play, pack: Pack) -> CaseResult:
    """The way that a room went through its case; it has been on the screen, in any size of room."""
    if session.ended and not session.kept:
        raise SavedDataError(Problem(code=ProblemCode.GROUP_NOT_KEPT, value=session.id))
    if not played.is_over:
        raise SavedDataError(Problem(code=ProblemCode.CASE_NOT_OVER, value=session.id))
    if not is_case_of(pack, played):
        code = ProblemCode.ROOM_OF_ANOTHER
        raise SavedDataError(Problem(code=code, value=session.id, kind=session.pack.name))
    return tell_room(pack, played)
