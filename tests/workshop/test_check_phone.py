"""A page that says a phone gets through, and who asked for it."""

import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from queue import Queue

import pytest

from interimkit.workshop.addresses import free_port
from interimkit.workshop.check_phone import Caller, waiting

TEXT = "Ça passe <b>"


@pytest.fixture
def waited() -> Iterator[tuple[str, "Queue[Caller]"]]:
    port = free_port("127.0.0.1", 0)
    with waiting("127.0.0.1", port, text=TEXT) as callers:
        yield f"http://127.0.0.1:{port}", callers


def fetch(address: str) -> str:
    with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 - our own
        return str(answer.read().decode())


def test_who_asks_is_told_and_told_of(waited: tuple[str, "Queue[Caller]"]) -> None:
    address, callers = waited
    page = fetch(f"{address}/")
    assert "Ça passe &lt;b&gt;" in page
    assert callers.get(timeout=5) == Caller(address="127.0.0.1")
    assert 'href="/seen.css"' in page
    fetch(f"{address}/seen.css")
    back = callers.get(timeout=5)
    assert back.milliseconds is not None
    assert 0 <= back.milliseconds < 5000


def test_nothing_else_is_there(waited: tuple[str, "Queue[Caller]"]) -> None:
    address, callers = waited
    for path in ("/favicon.ico", "/../etc/passwd", "/?a=b", "/seen.css/"):
        with pytest.raises(urllib.error.HTTPError) as raised:
            fetch(address + path)
        assert raised.value.code == 404
        raised.value.close()
    with pytest.raises(urllib.error.HTTPError) as raised:  # it came from no page of ours
        fetch(f"{address}/seen.css")
    raised.value.close()
    assert callers.empty()


def test_half_a_request_stops_nobody(waited: tuple[str, "Queue[Caller]"]) -> None:
    address, callers = waited
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as slow:
        slow.sendall(b"GET / HT")
        assert fetch(f"{address}/")
        assert callers.get(timeout=5)


def test_a_port_that_is_taken_is_an_error() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(OSError, match=r".+"), waiting("127.0.0.1", port, text=""):
            pass
