"""Whether a room would work: what can be looked up, and whether a phone gets through."""

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from gettext import gettext as _
from queue import Empty, Queue

import typer

from interimkit.cli import language
from interimkit.cli.command import Content
from interimkit.cli.keys import CTRL_C, ended_by_signals, is_at_hand, keys
from interimkit.cli.say import tell
from interimkit.cli.workshop_options import Network
from interimkit.cli.workshop_place import PORT, announce, door_of, prose, settle
from interimkit.content.open_pack import OpenPack
from interimkit.errors import ExitCode, MissingExtraError
from interimkit.locale import PROGRAM
from interimkit.model.workshop import Workshop
from interimkit.store.extra import Extra, require_extra
from interimkit.store.home import home
from interimkit.workshop.addresses import LOOPBACK, look
from interimkit.workshop.check_laptop import (
    Finding,
    obstacles,
    of_addresses,
    of_disk,
    of_port,
    of_programmes,
)
from interimkit.workshop.check_phone import Caller, waiting

WAIT = 30
"""Seconds after which it is said what may be in the way; it waits on."""

_PATIENCE = 0.2


def check_room(network: Network, content: Content) -> None:
    """Looks, says; at a terminal waits for a phone until a key is pressed.

    Raises:
        ContentError: If the pack is not sound.
        MissingExtraError: If what a room needs is not installed, after the rest was said.
        typer.Exit: Where it was interrupted.
    """
    pack = content.load()
    place = settle(network)
    wanted = PORT if network.port is None else network.port
    for finding in _findings(pack, wanted=wanted, free=place.port):
        sign = _("fine") if finding.sound else _("mind")
        tell(prose(f"{sign}: {finding.text}", hang="  "))
    require_extra(Extra.WORKSHOP)
    if is_at_hand():
        announce(place.port, waits=False)
        _wait_for_a_phone(place.bound, place.port, place.addresses()[0])


def _findings(pack: OpenPack, *, wanted: int, free: int) -> Iterator[Finding]:
    spoken = language.current()
    with suppress(MissingExtraError):  # raised after the rest
        require_extra(Extra.WORKSHOP)
        yield Finding(sound=True, text=_("What a room needs is installed."))
    yield of_programmes(pack.load(Workshop).programmes, language=spoken)
    yield of_port(wanted, free, language=spoken)
    yield from of_addresses(look(), language=spoken)
    yield of_disk(home(os.environ), language=spoken)


def _wait_for_a_phone(host: str, port: int, address: str) -> None:
    base = f"http://{address}:{port}"
    door = door_of(base, "", ())
    for line in door.scans[-1] if door.scans else ():
        _print_code(line)
    tell(f"\n{base}\n")
    tell(_("Scan it with your phone, from the back row. Enter stops."))
    text = _("This phone gets through to the laptop. You can close this page.")
    with (
        ended_by_signals(),
        keys(patience=_PATIENCE, with_ctrl_c=True) as read_key,
        waiting(host, port, text=text) as callers,
    ):
        began, said, through = time.monotonic(), False, False
        while (key := read_key()) is None:
            through = _tell(callers) or through
            if not (through or said) and time.monotonic() - began > WAIT:
                said = True
                _say_what_is_in_the_way(port, base)
    if key == CTRL_C:
        raise typer.Exit(ExitCode.INTERRUPTED)
    if not through:
        tell(_("No phone got through. On paper it works: {command}").format(command=_PAPER))


_PAPER = f"{PROGRAM} workshop sheet -o sheet.pdf"


def _tell(callers: "Queue[Caller]") -> bool:
    """Says who got through since; gives whether a phone did."""
    own = {LOOPBACK, *(address.ip for address in look())}
    through = False
    with suppress(Empty):
        while True:
            caller = callers.get_nowait()
            if caller.address in own:
                tell(_("That was this laptop itself. Try it with a phone."))
                continue
            through = True
            if caller.milliseconds is None:
                text = _("A phone gets through, from {address}.")
            else:
                text = _("It was there and back within {count} ms.")
            tell(text.format(address=caller.address, count=caller.milliseconds))
    return through


def _say_what_is_in_the_way(port: int, base: str) -> None:
    """Names each; then the address again, as the code to scan may have gone off the screen."""
    tell("\n" + _("Nothing yet. What is likely in the way:"))
    for text in obstacles(port=port, language=language.current()):
        tell(prose(f"- {text}", hang="  "))
    tell(_("It waits on, at {address}. Enter stops.").format(address=base))


def _print_code(line: str) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, emoji=False, markup=False)
    console.print(Text(line, "black on bright_white" if console.color_system else ""))
