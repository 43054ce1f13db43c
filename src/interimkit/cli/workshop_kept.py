"""The sessions of rooms that are kept on this computer: listed, and erased with a record."""

import os
from collections.abc import Iterable
from datetime import datetime
from gettext import gettext as _

from interimkit.cli import language
from interimkit.cli.meant import is_meant
from interimkit.cli.say import say
from interimkit.domain.room import LEFT_FOR
from interimkit.domain.workshop_delete import ErasedSession, Erasure, record_erasure
from interimkit.domain.workshop_list import KeptSession, SessionList, list_sessions, state_of
from interimkit.errors import ProblemCode, SavedDataError, UnknownChoiceError
from interimkit.model.nearest import unknown
from interimkit.model.text import clean
from interimkit.store.erase import erase_rooms
from interimkit.store.home import home, kept_error, own_folder
from interimkit.store.room_rows import Session
from interimkit.store.rooms import FOLDER, Rooms, is_any_room_kept


def now() -> datetime:
    """The moment, by the clock of whoever runs us, to the second."""
    return datetime.now().astimezone().replace(microsecond=0)


def open_rooms() -> Rooms:
    """The sessions of this computer; what was left for a day goes, and that is said.

    Raises:
        SavedDataError: If they cannot be read.
    """
    rooms = Rooms(home(os.environ), now=now)
    for gone in rooms.expire():
        say(_("Erased session {session}: nobody went on with it for a day.").format(session=gone))
    return rooms


def find_session(rooms: Rooms, wanted: str | None, *, unfinished: bool = False) -> Session:
    """The session of this id; without one, the last of them.

    Args:
        unfinished: Whether those that have ended are left out, and by default one that is on.

    Raises:
        SavedDataError: If there is none at all.
        UnknownChoiceError: If there is none of this id, with those that there are.
    """
    there = [one for one in rooms.sessions() if not (unfinished and one.ended)]
    if not there:
        raise kept_error(ProblemCode.KEPT_NOTHING, rooms.folder)
    ids = tuple(session.id for session in there)
    if wanted is not None and wanted not in ids:
        raise UnknownChoiceError(
            unknown(ProblemCode.CHOICE_UNKNOWN, wanted, ids, path=("session",))
        )
    if wanted is None and unfinished:
        there = [one for one in there if not rooms.is_on(one.id)] or there
    return next(one for one in reversed(there) if wanted in {None, one.id})


def kept_sessions() -> SessionList:
    """What is kept; nothing is made by looking where nothing is.

    Raises:
        SavedDataError: If they cannot be read.
    """
    place = home(os.environ)
    folder = clean(str(own_folder(place, FOLDER)))
    if not is_any_room_kept(place):
        return list_sessions((), folder=folder, language=language.current())
    with open_rooms() as rooms:
        return list_sessions(
            [_kept(session, on=rooms.is_on(session.id)) for session in rooms.sessions()],
            folder=folder,
            language=language.current(),
        )


def erase_session(session: str | None, *, asked: bool) -> Erasure | None:
    """Erases one session, by default the last; the record, or None where it is not meant.

    Args:
        asked: Whether it is known to be meant.

    Raises:
        NeedsAnswersError: If nobody can be asked.
        SavedDataError: If there is none, a run plays it, or it cannot be erased.
        UnknownChoiceError: If there is no such session, with those that there are.
    """
    _refuse_nothing()
    with open_rooms() as rooms:
        about = find_session(rooms, session)
        question = _("Erase session {session}, {title}? It cannot be brought back.")
        if not is_meant(question.format(session=about.id, title=about.title), asked=asked):
            return None
        gone = rooms.delete(about.id)
    erased = _erased(gone.session, results=gone.results)
    return _record([erased], files=map(str, gone.files))


def erase_every_session(*, asked: bool) -> Erasure | None:
    """Erases all of them with their files, sound or not; the record, or None.

    Raises:
        NeedsAnswersError: If nobody can be asked.
        SavedDataError: If there is none, a run plays one, or a file cannot be erased.
    """
    _refuse_nothing()
    folder = own_folder(home(os.environ), FOLDER)
    question = _("Erase every session in {folder}? It cannot be brought back.")
    if not is_meant(question.format(folder=clean(str(folder))), asked=asked):
        return None
    try:
        with open_rooms() as rooms:
            sessions = [
                _erased(about, results=rooms.results(about.id)) for about in rooms.sessions()
            ]
    except SavedDataError as error:
        if error.problems[0].code is not ProblemCode.KEPT_DAMAGED:
            raise
        sessions = []
    return _record(sessions, files=map(str, erase_rooms(home(os.environ))))


def _refuse_nothing() -> None:
    place = home(os.environ)
    if not is_any_room_kept(place):
        raise kept_error(ProblemCode.KEPT_NOTHING, own_folder(place, FOLDER))


def _record(sessions: Iterable[ErasedSession], *, files: Iterable[str]) -> Erasure:
    return record_erasure(
        sessions, files=map(clean, files), erased_at=now(), language=language.current()
    )


def _kept(about: Session, *, on: bool) -> KeptSession:
    left = not (on or about.ended)
    return KeptSession(
        session=about.id,
        title=clean(about.title),
        programme=about.programme,
        started_at=about.started_at.astimezone(),
        touched_at=about.touched_at.astimezone(),
        state=state_of(on=on, ended=about.ended, kept=about.kept),
        seats=about.seats,
        erased_at=(about.touched_at + LEFT_FOR).astimezone() if left else None,
        subject=about.subject,
    )


def _erased(about: Session, *, results: tuple[str, ...]) -> ErasedSession:
    return ErasedSession(
        session=about.id,
        title=clean(about.title),
        programme=about.programme,
        started_at=about.started_at.astimezone(),
        state=state_of(on=False, ended=about.ended, kept=about.kept),
        seats=about.seats,
        results=tuple(map(clean, results)),
        subject=about.subject,
    )
