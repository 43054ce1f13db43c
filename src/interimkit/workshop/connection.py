"""One connection: a request that does not come to its end in time, or is too long, ends it.

uvicorn has no deadline for a request and no limit for its head, so that half a request would stay
for as long as whoever sent it likes.
"""

from asyncio import TimerHandle, Transport

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

REQUEST_SECONDS = 8.0
"""From its first byte, or from the connection, to its last; a phone's takes well under one."""

MOST_HEAD = 16_384
"""Bytes of a request line and headers: browsers send one or two thousand."""

MOST_CONNECTIONS = 3_000
"""A room of 1000 has two a phone, one of them for its stream."""

MOST_FROM_ONE = 2_000
"""Of these from one address: the same room, behind it."""


class Connection(HttpToolsProtocol):
    """uvicorn's own, with a deadline and a limit."""

    _deadline: TimerHandle | None = None
    _head = 0
    _in_head = True

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
        """Begins, unless there are too many already; this computer always comes in."""
        super().connection_made(transport)
        self._expect()
        if self._is_too_much():
            transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Ends."""
        self._forget()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Takes what came, and no more of a head than a browser sends."""
        if self.transport.is_closing():
            return
        self._head += len(data) if self._in_head else 0
        super().data_received(data)
        if self._in_head and self._head > MOST_HEAD:
            self._refuse(431)

    def on_message_begin(self) -> None:
        """A request begins, and has its time from now on."""
        super().on_message_begin()
        self._in_head = True
        self._expect()

    def on_headers_complete(self) -> None:
        """The head is whole, and answered.

        Raises:
            ValueError: If it is longer than a browser's, which the parser takes for a bad request.
        """
        self._in_head, self._head = False, 0
        lines = sum(len(name) + len(value) + len(b": \r\n") for name, value in self.headers)
        if lines + len(self.url) > MOST_HEAD:
            self._in_head = True
            self._refuse(431)
            raise ValueError
        super().on_headers_complete()

    def send_400_response(self, msg: str) -> None:
        """Turns a bad request away, unless that is done."""
        self._forget()
        if not self.transport.is_closing():
            super().send_400_response(msg)

    def on_message_complete(self) -> None:
        """The request is whole."""
        self._forget()
        super().on_message_complete()

    def _is_too_much(self) -> bool:
        here = self.server and self.server[0]
        address = self.client and self.client[0]
        there = len(self.connections)
        if there <= MOST_FROM_ONE or address == here:  # the coach's page, and the projector
            return False
        ours = (other for other in self.connections if isinstance(other, Connection))
        from_one = sum(one.client is not None and one.client[0] == address for one in ours)
        return there > MOST_CONNECTIONS or from_one > MOST_FROM_ONE

    def _expect(self) -> None:
        self._forget()
        self._deadline = self.loop.call_later(REQUEST_SECONDS, self._refuse, 408)

    def _forget(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _refuse(self, status: int) -> None:
        """Ends the connection, whatever is still on its way; says why where nobody else would."""
        self._forget()
        if self.transport.is_closing():
            return
        if self._in_head and (self.cycle is None or self.cycle.response_complete):
            self.transport.write(
                STATUS_LINE[status] + b"content-length: 0\r\nconnection: close\r\n\r\n"
            )
        self.transport.close()
