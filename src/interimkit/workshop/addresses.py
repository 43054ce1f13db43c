"""Under which addresses phones may reach this laptop: numbers alone, the likely one first."""

import ipaddress
import socket
import struct
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from enum import StrEnum

from msgspec import Struct

LOOPBACK = "127.0.0.1"

_AIMS = ("192.168.255.254", "10.255.255.254", "172.31.255.254", "198.51.100.1")
"""Somewhere in each private range, and somewhere in none: nothing is ever sent there."""

_TUNNELS = (
    "tun", "tap", "utun", "wg", "ppp", "ipsec", "zt", "tailscale", "nordlynx", "gpd", "cscotun",
)  # fmt: skip
_INNER = ("docker", "br-", "veth", "virbr", "vmnet", "vboxnet", "lxc", "podman", "bridge", "awdl")


class Reach(StrEnum):
    """Who is on the other side of an address, as far as its interface's name tells."""

    NETWORK = "network"
    TUNNEL = "tunnel"
    INNER = "inner"


class Address(Struct, frozen=True, kw_only=True):
    """One address of this laptop.

    Attributes:
        ip: Such as `192.168.1.23`.
        interface: What the system calls it; empty where it does not say.
        used: Whether it is what this laptop itself goes out by.
    """

    ip: str
    interface: str = ""
    used: bool = False

    @property
    def reach(self) -> Reach:
        """Whether phones are likely to be there: a VPN and a virtual machine have none."""
        name = self.interface.lower()
        if name.startswith(_TUNNELS):
            return Reach.TUNNEL
        return Reach.INNER if name.startswith(_INNER) else Reach.NETWORK


def find_addresses() -> tuple[str, ...]:
    """The private IPv4 addresses of this laptop, the likely one for phones first."""
    return tuple(address.ip for address in look())


def look() -> tuple[Address, ...]:
    """The same, with what is known of each; nothing is sent for it."""
    used = tuple(_used())
    there = {address.ip: address for address in _of_interfaces()}
    for ip in (*used, *_of_name()):
        there.setdefault(ip, Address(ip=ip))
    return likely_first(
        Address(ip=one.ip, interface=one.interface, used=one.ip in used) for one in there.values()
    )


def likely_first(found: Iterable[Address]) -> tuple[Address, ...]:
    """Those that are private, in the order in which a phone is likely to get through.

    No tunnel and nothing inner before a network; then what the laptop goes out by; then the ranges
    as routers give them out: 192.168, 10, 172.16.
    """
    order = list(Reach)
    return tuple(
        sorted(
            (address for address in found if is_private(address.ip)),
            key=lambda one: (
                order.index(one.reach),
                not one.used,
                _range_of(one.ip),
                ipaddress.IPv4Address(one.ip),
            ),
        )
    )


def is_private(ip: str) -> bool:
    """Whether an IPv4 address is a network's own: not public, not loopback, not of no network."""
    try:
        address = ipaddress.IPv4Address(ip)
    except ValueError:
        return False
    nobody = address.is_loopback or address.is_unspecified or address.is_link_local
    return address.is_private and not nobody


def free_port(host: str, wanted: int) -> int:
    """The port, where nobody has it; else one that is free.

    Raises:
        OSError: If nothing can be listened to at this address.
    """
    try:
        return _tried(host, wanted)
    except OSError:
        return _tried(host, 0)


def _tried(host: str, port: int) -> int:
    """The port that one gets when one asks for this one.

    Raises:
        OSError: If somebody has it, or nobody can have any.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as tried:
        if sys.platform != "win32":  # there it would let two have the same
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        tried.bind((host, port))
        bound = tried.getsockname()
    return int(bound[1])


def _range_of(ip: str) -> int:
    starts = ("192.168.", "10.", "172.")
    return next((at for at, start in enumerate(starts) if ip.startswith(start)), len(starts))


def _used() -> Iterator[str]:
    """The addresses that packets to elsewhere would bear; connecting a datagram sends none."""
    for aim in _AIMS:
        with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect((aim, 9))
            yield str(probe.getsockname()[0])


def _of_interfaces() -> Iterator[Address]:
    """What each interface has, where the system lets one ask that."""
    if sys.platform == "win32":
        return
    import fcntl

    asks = 0xC0206921 if sys.platform == "darwin" else 0x8915  # SIOCGIFADDR
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        for _number, name in socket.if_nameindex():
            with suppress(OSError):  # it has none
                asked = struct.pack("256s", name.encode()[:15])
                told = fcntl.ioctl(any_socket.fileno(), asks, asked)
                yield Address(ip=socket.inet_ntoa(told[20:24]), interface=name)


def _of_name() -> tuple[str, ...]:
    """On Windows what the computer's own name stands for; elsewhere that may take seconds."""
    if sys.platform == "win32":
        with suppress(OSError):
            return tuple(socket.gethostbyname_ex(socket.gethostname())[2])
    return ()
