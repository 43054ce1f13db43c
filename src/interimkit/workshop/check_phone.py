"""Whether a phone gets through: a page at the room's own address, and who asks for it."""

import html
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from threading import Thread

from msgspec import Struct

_ECHO = "/seen.css"
"""What the page has its browser fetch: when that comes, the answer has come to the phone."""

_PATIENCE = 5
"""Seconds that somebody who is connected is given to ask."""

_PAGE = """<!doctype html>
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>interimkit</title><link rel="stylesheet" href="{echo}">
<p>{text}</p>
"""


class Caller(Struct, frozen=True, kw_only=True):
    """Somebody who got through.

    Attributes:
        address: Where from.
        milliseconds: How long the page and the next question took together; None when the page
            alone was asked for.
    """

    address: str
    milliseconds: int | None = None


@contextmanager
def waiting(host: str, port: int, *, text: str) -> Iterator["Queue[Caller]"]:
    """Shows whoever comes a sentence; the queue tells who it was.

    Raises:
        OSError: If the port is taken.
    """
    callers: Queue[Caller] = Queue()
    page = _PAGE.format(echo=_ECHO, text=html.escape(text)).encode()
    server = _Server((host, port), _handler(page, callers))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield callers
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True


def _handler(page: bytes, callers: "Queue[Caller]") -> type[BaseHTTPRequestHandler]:
    sent: dict[str, float] = {}

    class Handler(BaseHTTPRequestHandler):
        timeout = _PATIENCE

        def do_GET(self) -> None:
            address = str(self.client_address[0])
            if self.path == _ECHO and address in sent:
                took = int((time.monotonic() - sent.pop(address)) * 1000)
                self._answer(200, b"", "text/css")
                callers.put(Caller(address=address, milliseconds=took))
            elif self.path == "/":
                sent[address] = time.monotonic()
                self._answer(200, page, "text/html; charset=utf-8")
                callers.put(Caller(address=address))
            else:
                self._answer(404, b"", "text/plain")

        def _answer(self, status: int, body: bytes, kind: str) -> None:
            self.send_response_only(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "no-store")
            self.send_header("Content-Security-Policy", "default-src 'none'; style-src 'self'")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Says nothing: the terminal is the coach's."""

    return Handler
