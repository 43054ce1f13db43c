"""Where a room listens on this laptop, and how phones come in."""

import os
import sys
from collections.abc import Sequence
from gettext import gettext as _
from shutil import get_terminal_size
from typing import NamedTuple

from interimkit.cli.keys import is_at_hand
from interimkit.cli.prompt_frame import wrap
from interimkit.cli.say import say
from interimkit.cli.workshop_frame import Door
from interimkit.cli.workshop_options import Network
from interimkit.errors import Problem, ProblemCode, UsageError
from interimkit.model.text import one_line
from interimkit.workshop.addresses import LOOPBACK, find_addresses, free_port
from interimkit.workshop.scan import half_blocks

EVERYWHERE = "0.0.0.0"  # noqa: S104 - whoever says --lan wants just that
PORT, LAST_PORT = 8765, 65535


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


def settle(wanted: Network) -> Place:
    """Where to listen, on a port that nobody has.

    Raises:
        UsageError: If an address is none of this laptop's, or is named where nobody may come in,
            or a port is none.
    """
    host = wanted.host or ""
    if host and host != LOOPBACK and not wanted.lan:
        problem = Problem(code=ProblemCode.OPTION_ALONE, path=("host",), expected=("lan",))
        raise UsageError(problem)
    port = PORT if wanted.port is None else wanted.port
    if not 0 <= port <= LAST_PORT:
        raise UsageError(
            Problem(
                code=ProblemCode.OPTION_RANGE, path=("port",), value=str(port),
                expected=("0", str(LAST_PORT)),
            )
        )  # fmt: skip
    place = Place(lan=wanted.lan, host=host, port=port)
    try:
        return place._replace(port=free_port(place.bound, place.port))
    except OSError as error:
        value = one_line(host)
        problem = Problem(code=ProblemCode.ADDRESS_NOT_OURS, path=("host",), value=value)
        raise UsageError(problem) from error


def door_of(base: str, code: str, others: Sequence[str]) -> Door:
    """How phones come in at this address, as far as the terminal can draw it."""
    inked = "NO_COLOR" not in os.environ
    scans = tuple(half_blocks(f"{base}/{end}", inked=inked) for end in (f"?code={code}", ""))
    try:
        "".join(scans[0]).encode(sys.stdout.encoding or "ascii")
    except UnicodeError:
        scans = ()  # the address is there as well
    return Door(address=base, code=code, scans=scans, others=tuple(others))


def prose(text: str, *, hang: str = "") -> str:
    """The text; at a terminal, on lines that end between words."""
    if not is_at_hand():
        return text
    return "\n".join(wrap(text, get_terminal_size().columns - 1, hang=hang))


def announce(port: int, *, waits: bool) -> None:
    """Says what the system may ask, before it does."""
    text = _(
        "Your system may now ask whether Python may take connections: allow it, on private "
        "networks. Where it asks nothing, as on Linux, a firewall has to let port {port} in."
    ).format(port=port)
    say(prose(text))
    if waits:
        say(_("Enter goes on."))
        sys.stdin.readline()
