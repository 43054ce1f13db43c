"""A room on this laptop: what is checked before it begins, who is let in, and how it is left."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from gettext import gettext as _
from pathlib import Path
from typing import NamedTuple

from interimkit.cli import language
from interimkit.cli.keys import is_at_hand
from interimkit.cli.room_desk import Desk, Outcome
from interimkit.cli.room_records import now
from interimkit.cli.room_screen import Door
from interimkit.cli.say import say
from interimkit.content.open_pack import OpenPack
from interimkit.content.pack import load_pack
from interimkit.domain.room import start
from interimkit.errors import (
    ExitCode,
    Problem,
    ProblemCode,
    SavedDataError,
    UnknownChoiceError,
    UsageError,
)
from interimkit.locale import PROGRAM
from interimkit.model.nearest import unknown
from interimkit.model.pack import Pack
from interimkit.model.text import Language, one_line
from interimkit.store.home import kept_error
from interimkit.store.room_rows import Session
from interimkit.store.rooms import Rooms
from interimkit.workshop.addresses import LOOPBACK, find_addresses, free_port
from interimkit.workshop.opening import find_programme, is_played_from, new_code, new_id
from interimkit.workshop.scan import half_blocks
from interimkit.workshop.session import Running

EVERYWHERE = "0.0.0.0"  # noqa: S104 - whoever says --lan wants just that
PORT = 8765
LONGEST_TITLE = 80


class Place(NamedTuple):
    """Where a room listens.

    Attributes:
        lan: Whether phones on the network can come in.
        host: The one address to listen at; empty for all of them.
        port: The port that is wanted.
    """

    lan: bool
    host: str
    port: int

    @property
    def bound(self) -> str:
        """What it listens at."""
        return (self.host or EVERYWHERE) if self.lan else LOOPBACK

    def addresses(self) -> tuple[str, ...]:
        """How phones may call it, the likely one first."""
        if not self.lan:
            return (LOOPBACK,)
        return (self.host,) if self.host else (*find_addresses(), LOOPBACK)


def settled(lan: bool, host: str | None, port: int | None) -> Place:
    """Where to listen, on a port that nobody has.

    Raises:
        OutputError: If that address is none of this laptop's.
        UsageError: If an address is named, and nobody but this laptop may come.
    """
    if host and host != LOOPBACK and not lan:
        raise UsageError(Problem(code=ProblemCode.OPTION_ALONE, path=("host",), expected=("lan",)))
    place = Place(lan=lan, host=host or "", port=PORT if port is None else port)
    try:
        return place._replace(port=free_port(place.bound, place.port))
    except OSError as error:
        raise UsageError(
            Problem(code=ProblemCode.ADDRESS_NOT_OURS, path=("host",), value=one_line(host or ""))
        ) from error


def begin(
    rooms: Rooms, pack: OpenPack, folder: str | None, place: Place, *, programme: str | None,
    title: str,
) -> Running:  # fmt: skip
    """A session that begins.

    Raises:
        SavedDataError: If it cannot be kept.
        UnknownChoiceError: If the pack has no such programme.
    """
    played = find_programme(pack, programme)
    taken = {session.id for session in rooms.sessions()}
    session = Session(
        id=new_id(now().astimezone().date(), taken),
        code=new_code(),
        programme=played.id,
        title=one_line(title, most=LONGEST_TITLE) or played.name,
        language=language.current(),
        pack=pack.ref,
        pack_path=str(Path(folder).resolve()) if folder else "",
        started_at=now(),
        touched_at=now(),
        lan=place.lan,
        host=place.host,
        port=place.port,
    )
    rooms.create(session, start(pack, played))
    return Running(rooms, session.id, packs=_packs(folder))


def go_on(rooms: Rooms, wanted: str | None) -> Running:
    """A session that was interrupted.

    Raises:
        SavedDataError: If there is none, another run plays it, or its pack is another one now.
        UnknownChoiceError: If there is none of this id.
    """
    there = [session for session in rooms.sessions() if not session.ended]
    if not there:
        raise kept_error(ProblemCode.KEPT_NOTHING, rooms.folder)
    ids = tuple(session.id for session in there)
    if wanted is not None and wanted not in ids:
        raise UnknownChoiceError(
            unknown(ProblemCode.CHOICE_UNKNOWN, wanted, ids, path=("session",))
        )
    session = next(one for one in reversed(there) if wanted in {None, one.id})
    rooms.claim(session.id)
    folder = session.pack_path or None
    running = Running(rooms, session.id, packs=_packs(folder))
    if not is_played_from(running.room, running.pack_in(language.current())):
        raise SavedDataError(
            Problem(code=ProblemCode.ROOM_OF_ANOTHER, value=session.id, kind=session.pack.name)
        )
    return running


def play(running: Running, place: Place, *, plain: bool) -> Outcome:
    """Lets phones in and lets the coach lead, until it ends or is left.

    Raises:
        OutputError: If the port was taken meanwhile.
    """
    from interimkit.workshop.server import serving

    live = is_at_hand() and not plain
    addresses = place.addresses()
    if place.lan:
        _announce(place.port, waits=live)
    with serving(running, host=place.bound, port=place.port, addresses=addresses) as served:
        base = f"http://{addresses[0]}:{served.port}"
        door = _door(base, running.about.code, [f"{ip}:{served.port}" for ip in addresses[1:]])
        own = base if place.host else f"http://{LOOPBACK}:{served.port}"

        def places() -> tuple[str, ...]:
            return (
                _("Projector: {address}").format(address=f"{own}/screen"),
                _("Your own page, for you alone: {address}").format(
                    address=f"{own}/coach#{served.coach_token}"
                ),
            )

        desk = Desk(running, door, places)
        if live:
            from interimkit.cli.room_live import lead

            return lead(desk)
        from interimkit.cli.room_plain import lead_by_words

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


def exit_code(outcome: Outcome) -> ExitCode:
    """What the shell is told."""
    return ExitCode.INTERRUPTED if outcome is Outcome.INTERRUPTED else ExitCode.OK


def _door(base: str, code: str, others: Sequence[str]) -> Door:
    inked = "NO_COLOR" not in os.environ
    scans = tuple(half_blocks(f"{base}/{end}", inked=inked) for end in (f"?code={code}", ""))
    try:
        "".join(scans[0]).encode(sys.stdout.encoding or "ascii")
    except UnicodeError:
        scans = ()  # the address is there as well
    return Door(address=base, code=code, scans=scans, others=tuple(others))


def _announce(port: int, *, waits: bool) -> None:
    """Says what the system may ask, before it does."""
    say(
        _(
            "Your system may now ask whether Python may take connections: allow it, on private "
            "networks. Where it asks nothing, as on Linux, a firewall has to let port {port} in."
        ).format(port=port)
    )
    if waits:
        say(_("Enter goes on."))
        sys.stdin.readline()


def _packs(folder: str | None) -> Callable[[Language], Pack]:
    return lambda spoken: load_pack(folder, language=spoken)
