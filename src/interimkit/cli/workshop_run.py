"""A session on this laptop: how it begins, goes on, is played, and is left."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from gettext import gettext as _
from pathlib import Path
from typing import NamedTuple

import typer

from interimkit.cli import language
from interimkit.cli.command import Content
from interimkit.cli.keys import is_at_hand
from interimkit.cli.say import say
from interimkit.cli.workshop_desk import Desk, Outcome
from interimkit.cli.workshop_kept import find_session, now, open_rooms
from interimkit.cli.workshop_options import About, Network, Told, case_meant
from interimkit.cli.workshop_place import PORT, Place, announce, door_of, settle
from interimkit.content.open_pack import OpenPack
from interimkit.content.pack import load_pack
from interimkit.domain.case import load_case
from interimkit.domain.case_room import is_case_of, start_case
from interimkit.domain.programmes import find_programme, is_played_from, start
from interimkit.domain.room_events import Started
from interimkit.errors import (
    ExitCode,
    Problem,
    ProblemCode,
    SavedDataError,
    UsageError,
)
from interimkit.locale import PROGRAM
from interimkit.model.pack import Pack
from interimkit.model.text import Language, one_line
from interimkit.model.workshop import Subject
from interimkit.store.extra import Extra, require_extra
from interimkit.store.room_rows import Session
from interimkit.store.rooms import Rooms
from interimkit.workshop.addresses import LOOPBACK
from interimkit.workshop.session import Running
from interimkit.workshop.tokens import new_code, new_id

LONGEST = 80
"""Characters of a title, or of whom participants are told of."""


class First(NamedTuple):
    """How a session begins.

    Attributes:
        id: Of what is played.
        name: What that is called.
        event: The first event.
    """

    id: str
    name: str
    event: Started


def first_of(pack: OpenPack, programme: str | None, about: About) -> First:
    """How a session of this begins, before anything is kept.

    Raises:
        ContentError: If the pack has nothing of the kind.
        UnknownChoiceError: If it has none of this name.
        UsageError: If what is given does not go together, or it is not said which case.
    """
    if about.subject is Subject.CASE and programme is not None:
        raise UsageError(
            Problem(code=ProblemCode.OPTIONS_APART, path=("subject",), expected=("PROGRAMME",))
        )
    name = case_meant(pack, about)
    if name is not None:
        return First(name, load_case(pack, name).name, start_case(pack, name))
    played = find_programme(pack, programme)
    return First(played.id, played.name, start(pack, played))


def run_room(
    programme: str | None,
    what: About,
    told: Told,
    network: Network,
    content: Content,
    *,
    plain: bool,
) -> None:
    """Plays a programme, or a case, from joining to erasing.

    Raises:
        InterimkitError: If it cannot begin.
        typer.Exit: Where it was interrupted.
    """
    require_extra(Extra.WORKSHOP)
    pack = content.load()
    first = first_of(pack, programme, what)
    place = settle(network)
    wanted = PORT if network.port is None else network.port
    if wanted and place.port != wanted:
        text = _("Port {port} is taken: it is {other} this time.")
        say(text.format(port=wanted, other=place.port))
    with open_rooms() as rooms:
        running = begin(rooms, pack, content.pack, place, first, told=told)
        with said_how_it_is_left(running):
            outcome = play(running, place, plain=plain)
    stop(outcome)


def resume_room(session: str | None, network: Network, *, plain: bool) -> None:
    """Plays on what was interrupted, where phones still look for it.

    Raises:
        InterimkitError: If it cannot go on.
        typer.Exit: Where it was interrupted again.
    """
    require_extra(Extra.WORKSHOP)
    with open_rooms() as rooms:
        running = go_on(rooms, session)
        about = running.about
        again = Network(
            lan=network.lan or about.lan,
            host=network.host or about.host,
            port=about.port if network.port is None else network.port,
        )
        place = settle(again)
        if place.port != again.port:
            text = _("Port {port} is taken: phones scan the code again, and have their seats.")
            say(text.format(port=again.port))
        with said_how_it_is_left(running):
            outcome = play(running, place, plain=plain)
    stop(outcome)


def begin(
    rooms: Rooms, pack: OpenPack, folder: str | None, place: Place, first: First, *, told: Told
) -> Running:  # fmt: skip
    """A session that begins.

    Raises:
        SavedDataError: If it cannot be kept.
    """
    taken = {session.id for session in rooms.sessions()}
    session = Session(
        id=new_id(now().astimezone().date(), taken),
        code=new_code(),
        programme=first.id,
        title=one_line(told.title or first.name, most=LONGEST),
        coach=one_line(told.coach, most=LONGEST),
        goes_to=one_line(told.goes_to, most=LONGEST),
        language=language.current(),
        pack=pack.ref,
        pack_path=str(Path(folder).resolve()) if folder else "",
        started_at=now(),
        touched_at=now(),
        lan=place.lan,
        host=place.host,
        port=place.port,
        subject=Subject.CASE if first.event.case else Subject.QUIZ,
    )
    rooms.create(session, first.event)
    return Running(rooms, session.id, packs=_packs(folder))


def go_on(rooms: Rooms, wanted: str | None) -> Running:
    """A session that was interrupted.

    Raises:
        SavedDataError: If there is none, another run plays it, or its pack is another one now.
        UnknownChoiceError: If there is none of this id.
    """
    session = find_session(rooms, wanted, unfinished=True)
    rooms.claim(session.id)
    folder = session.pack_path or None
    running = Running(rooms, session.id, packs=_packs(folder))
    room, pack = running.room, running.pack_in(language.current())
    if not (is_case_of(pack, room.play) if room.play else is_played_from(room, pack)):
        raise SavedDataError(
            Problem(code=ProblemCode.ROOM_OF_ANOTHER, value=session.id, kind=session.pack.name)
        )
    return running


def play(running: Running, place: Place, *, plain: bool) -> Outcome:
    """Lets phones in and lets the coach lead, until it ends or is left.

    Raises:
        OutputError: If the port was taken meanwhile.
    """
    from interimkit.workshop.runoff import closing_runoffs
    from interimkit.workshop.server import serving

    live = is_at_hand() and not plain
    addresses = place.addresses()
    if place.lan:
        announce(place.port, waits=live)
    with (
        closing_runoffs(running),
        serving(running, host=place.bound, port=place.port, addresses=addresses) as served,
    ):
        base = f"http://{addresses[0]}:{served.port}"
        door = door_of(base, running.about.code, [f"{ip}:{served.port}" for ip in addresses[1:]])
        own = base if place.host else f"http://{LOOPBACK}:{served.port}"

        def places() -> tuple[str, ...]:
            return (
                _("On the projector:"),
                f"{own}/screen",
                _("In a browser of your own, with the same keys as here; show it to nobody:"),
                f"{own}/coach#{served.coach_token}",
            )

        desk = Desk(running, door, places)
        if live:
            from interimkit.cli.workshop_live import lead

            return lead(desk)
        from interimkit.cli.workshop_plain import lead_by_words

        return lead_by_words(desk)


@contextmanager
def said_how_it_is_left(running: Running) -> Iterator[None]:
    """Says how to go on, whatever ends it before its end: a key, a signal, a fault."""
    try:
        yield
    finally:
        if not running.room.ended:
            again = f"{PROGRAM} workshop resume {running.about.id}"
            say(_("Left as it is, for a day. To go on: {command}").format(command=again))


def stop(outcome: Outcome) -> None:
    """Tells the shell how it ended.

    Raises:
        typer.Exit: Where it was interrupted.
    """
    if outcome is Outcome.INTERRUPTED:
        raise typer.Exit(ExitCode.INTERRUPTED)


def _packs(folder: str | None) -> Callable[[Language], Pack]:
    return lambda spoken: load_pack(folder, language=spoken)
