"""A server for one session: uvicorn, in a thread of its own, until the block ends."""

import asyncio
import gc
import logging
import signal
import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from time import monotonic, sleep

from uvicorn import Config, Server

from interimkit.errors import InterimkitError
from interimkit.workshop.addresses import LOOPBACK
from interimkit.workshop.app import App
from interimkit.workshop.connection import Connection
from interimkit.workshop.guard import Guard
from interimkit.workshop.session import Running
from interimkit.workshop.tokens import CoachDoor

HTTP = 80
"""The port that a browser takes without being told."""

LOOK_SECONDS = 0.5
"""Between two looks whether another process typed paper sheets."""

STOP_SECONDS = 1
"""What is still being answered has so long when the server stops."""

FAREWELL_SECONDS = 1.0
"""What phones have to fetch the page that says that all is erased; they are told within 0.2."""

KEEP_SECONDS = 30
"""A connection on which nothing is asked is kept so long: a phone asks again at the next scene."""

MOST_WAITING = 2048
"""Connections that wait to be taken; a room scans at once."""

COLLECTED_AFTER = 2_000
"""Objects after which garbage is looked for, about as Python does; short commands hardly look."""

MOST_FILES = 8_192
"""Open files: two connections a phone, and macOS gives a process 256 unless it asks."""


class Served:
    """A server that answers.

    Attributes:
        port: Where it listens.
    """

    def __init__(self, running: Running, listening: socket.socket, hosts: Sequence[str]) -> None:
        self.port: int = listening.getsockname()[1]
        self._door = CoachDoor()
        self._running = running
        self._listening = listening
        address = next(iter(hosts), LOOPBACK)
        self._app = App(running, self._door, address=with_port(address, self.port), clock=monotonic)
        self._server = Server(_config(Guard(self._app, hosts=named(hosts, self.port))))
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="server", daemon=True)
        self._thread.start()

    @property
    def coach_token(self) -> str:
        """What opens the coach's page once, behind `#` in its URL; another after each use."""
        return self._door.token

    def stop(self) -> None:
        """Ends it within two seconds, whoever still follows; a second time it does nothing.

        Where the session has ended, phones and projector have a moment to come and be told so.
        """
        told_by = monotonic() + FAREWELL_SECONDS
        while (
            self._running.room.ended and self._app.are_followers_there() and monotonic() < told_by
        ):
            sleep(0.05)
        if self._thread.is_alive():
            with suppress(RuntimeError):  # it ended by itself just now
                self._loop.call_soon_threadsafe(self._end)
        self._thread.join()
        self._listening.close()  # a server that is stopped while it begins leaves it open

    def _run(self) -> None:
        try:
            self._loop.run_until_complete(self._serve())
        finally:
            self._loop.close()

    async def _serve(self) -> None:
        stop_listening = self._running.listen(self._app.begin())
        looking = asyncio.create_task(self._look())
        try:
            await self._server.serve(sockets=[self._listening])
        finally:
            stop_listening()
            looking.cancel()
            with suppress(asyncio.CancelledError):
                await looking
            # Whoever does not read what is sent would keep its connection until that has gone.
            for connection in list(self._server.server_state.connections):
                connection.transport.abort()

    async def _look(self) -> None:
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            with suppress(InterimkitError):  # it cannot be read just now
                await asyncio.to_thread(self._running.look)

    def _end(self) -> None:
        self._app.end()
        self._server.should_exit = True


@contextmanager
def serving(
    running: Running, *, host: str, port: int, addresses: Sequence[str]
) -> Iterator[Served]:
    """Answers phones, projector and coach while the block runs.

    Args:
        running: The session.
        host: Where it listens: `127.0.0.1`, one of our addresses, or `0.0.0.0` for all of them.
        port: Which port; 0 finds a free one.
        addresses: What phones call us; this computer's own names for itself go without saying.

    Raises:
        OSError: If the port is taken, or the address is none of ours.
    """
    with (
        _suited_to_a_long_run(),
        socket.create_server((host, port), backlog=MOST_WAITING) as listening,
    ):
        served = Served(running, listening, addresses)
        try:
            yield served
        finally:
            served.stop()


def named(addresses: Sequence[str], port: int) -> frozenset[str]:
    """How a request may call us: each of our addresses, with the port.

    >>> sorted(named(["192.168.1.7"], 8765))
    ['127.0.0.1:8765', '192.168.1.7:8765', 'localhost:8765']
    """
    return frozenset(with_port(address, port) for address in (LOOPBACK, "localhost", *addresses))


def with_port(address: str, port: int) -> str:
    """An address as a browser has it; it leaves out the port that goes without saying.

    >>> with_port("192.168.1.7", 8765), with_port("192.168.1.7", 80)
    ('192.168.1.7:8765', '192.168.1.7')
    """
    return address if port == HTTP else f"{address}:{port}"


def _config(app: Guard) -> Config:
    logging.getLogger("uvicorn").addHandler(logging.NullHandler())  # the terminal is the coach's
    logging.getLogger("uvicorn").propagate = False
    return Config(
        app,
        http=Connection,
        loop="asyncio",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_keep_alive=KEEP_SECONDS,
        timeout_graceful_shutdown=STOP_SECONDS,
    )


@contextmanager
def _suited_to_a_long_run() -> Iterator[None]:
    """Undoes for a while what the entry point did for commands that live for a tenth of a second.

    A phone that goes away in the middle of an answer would end us otherwise, without a word.
    """
    threshold = gc.get_threshold()
    gc.set_threshold(COLLECTED_AFTER, 10, 10)
    pipe = None
    if hasattr(signal, "SIGPIPE") and threading.current_thread() is threading.main_thread():
        pipe = signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    _allow_files()
    try:
        yield
    finally:
        gc.set_threshold(*threshold)
        if pipe is not None:
            signal.signal(signal.SIGPIPE, pipe)


def _allow_files() -> None:
    """Lets this process open as many files as a room needs, where the system asks to be told."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_FILES if most == resource.RLIM_INFINITY else min(MOST_FILES, most)
    if now != resource.RLIM_INFINITY and now < wanted:
        with suppress(OSError, ValueError):  # then with fewer
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
