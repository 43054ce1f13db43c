"""Which address phones are given: the likely one first, and never one that leads nowhere."""

import itertools
import socket
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interimkit.workshop import addresses
from interimkit.workshop.addresses import (
    Address,
    Reach,
    find_addresses,
    free_port,
    is_private,
    likely_first,
    look,
)

WIFI = Address(ip="192.168.1.23", interface="wlan0", used=True)
CABLE = Address(ip="10.0.0.5", interface="eth0")
VPN = Address(ip="10.8.0.2", interface="tun0", used=True)
DOCKER = Address(ip="172.17.0.1", interface="docker0")
HOTSPOT = Address(ip="172.20.10.4", interface="en0")


@pytest.mark.parametrize(
    "found", tuple(itertools.permutations((WIFI, CABLE, VPN, DOCKER, HOTSPOT)))
)
def test_a_network_comes_before_a_tunnel_whatever_the_laptop_goes_out_by(
    found: tuple[Address, ...],
) -> None:
    assert likely_first(found) == (WIFI, CABLE, HOTSPOT, VPN, DOCKER)


@pytest.mark.parametrize(
    ("interface", "reach"),
    [
        ("wlan0", Reach.NETWORK), ("en0", Reach.NETWORK), ("enp3s0", Reach.NETWORK), ("", Reach.NETWORK),
        ("wlp2s0", Reach.NETWORK), ("tun0", Reach.TUNNEL), ("utun3", Reach.TUNNEL), ("wg0", Reach.TUNNEL),
        ("ppp0", Reach.TUNNEL), ("tailscale0", Reach.TUNNEL), ("docker0", Reach.INNER),
        ("br-1a2b", Reach.INNER), ("vboxnet0", Reach.INNER), ("vmnet8", Reach.INNER), ("virbr0", Reach.INNER),
    ],
)  # fmt: skip
def test_an_interface_says_who_is_behind_it(interface: str, reach: Reach) -> None:
    assert Address(ip="10.0.0.1", interface=interface).reach is reach


@pytest.mark.parametrize(
    ("ip", "private"),
    [
        ("192.168.0.1", True), ("10.255.0.1", True), ("172.16.0.1", True), ("172.31.9.9", True),
        ("172.32.0.1", False), ("8.8.8.8", False), ("127.0.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 - to look at
        ("224.0.0.1", False), ("169.254.3.4", False), ("fe80::1", False), ("localhost", False), ("", False),
    ],
)  # fmt: skip
def test_only_what_a_browser_takes_for_private_is_given_out(ip: str, private: bool) -> None:
    assert is_private(ip) is private


@given(st.lists(st.ip_addresses(v=4).map(str)))
def test_whatever_is_found_what_is_told_is_private_and_once(ips: list[str]) -> None:
    told = likely_first(Address(ip=ip) for ip in ips)
    assert all(is_private(one.ip) for one in told)
    assert len(told) == sum(is_private(ip) for ip in ips)


def test_this_machine_is_looked_at_without_a_name_and_without_a_packet(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(socket.socket, "send", refuse)
    monkeypatch.setattr(socket.socket, "sendto", refuse)
    if sys.platform != "win32":  # a name may take seconds to look up
        monkeypatch.setattr(socket, "gethostbyname_ex", refuse)
        monkeypatch.setattr(socket, "getaddrinfo", refuse)
    found = look()
    assert find_addresses() == tuple(one.ip for one in found)
    assert all(is_private(one.ip) for one in found)


def test_without_any_network_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "_used", lambda: iter(("127.0.0.1",)))
    monkeypatch.setattr(
        addresses, "_of_interfaces", lambda: iter((Address(ip="127.0.0.1", interface="lo"),))
    )
    assert find_addresses() == ()


def test_a_port_that_is_taken_gives_way_to_a_free_one() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert free_port("127.0.0.1", port) != port
    assert free_port("127.0.0.1", port) == port
    assert free_port("127.0.0.1", 0) > 0


def test_an_address_of_somebody_else_is_refused() -> None:
    with pytest.raises(OSError, match=r".+"):
        free_port("198.51.100.7", 8765)
