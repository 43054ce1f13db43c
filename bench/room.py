"""A room of 500 phones that answer at once: what group commit gives, and what it holds to.

A server in a process of its own, with 500 phones and 500 streams of events, is held against the
same one that commits each answer by itself; the two take turns, and a figure is the median of
their ratios. Then it is killed in the middle of answers, again and again, and what it had
acknowledged is looked for. It measures and prints; it is never a test, because a busy machine is no
fault of the code.
"""

import argparse
import asyncio
import json
import random
import statistics
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from time import monotonic
from typing import Any, NamedTuple
from urllib.parse import urlencode

import room_server

from interimkit.domain.room import Room, apply
from interimkit.store.rooms import Rooms

QUESTIONS = 5

TAKEN = 303
"""A form that was taken sends on to a page."""


class Phone:
    """One phone: a connection that it asks on, and a stream that it follows."""

    def __init__(self, number: int, port: int) -> None:
        self.seat = f"S{number}"
        self._heard: dict[tuple[str, str], float] = {}
        self._news = asyncio.Event()
        self._port = port
        self._host = f"127.0.0.1:{port}"
        self._cookie = f"seat-{room_server.SESSION}={number}"

    async def connect(self) -> None:
        """Opens both."""
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)
        self._stream, follow = await asyncio.open_connection("127.0.0.1", self._port)
        follow.write(
            f"GET /events HTTP/1.1\r\nhost: {self._host}\r\ncookie: {self._cookie}\r\n\r\n".encode()
        )
        self._held = follow  # or it would be closed
        self.following = asyncio.create_task(self._follow())

    async def answer(self, question: str, option: str) -> tuple[int, float]:
        """The status of an answer, and the seconds until it was acknowledged."""
        body = urlencode({"question": question, "option": option})
        began = monotonic()
        self._writer.write(
            f"POST /answer HTTP/1.1\r\nhost: {self._host}\r\ncookie: {self._cookie}\r\n"
            f"origin: http://{self._host}\r\ncontent-type: application/x-www-form-urlencoded\r\n"
            f"content-length: {len(body)}\r\n\r\n{body}".encode()
        )
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode().lower()
        took = monotonic() - began
        if length := head.partition("content-length: ")[2].partition("\r")[0]:
            await self._reader.readexactly(int(length))
        return int(head.split()[1]), took

    async def heard(self, question: str, phase: str) -> float:
        """When its stream first said that a question is there."""
        while (question, phase) not in self._heard:
            self._news.clear()
            await self._news.wait()
        return self._heard[question, phase]

    async def _follow(self) -> None:
        try:
            async for line in self._stream:
                if line.startswith(b"data: "):
                    told = json.loads(line[6:])
                    self._heard.setdefault((told["question"], told["phase"]), monotonic())
                    self._news.set()
        except OSError:  # it was killed
            pass


class Live(NamedTuple):
    """A server that runs, and the phones before it."""

    process: asyncio.subprocess.Process
    phones: list[Phone]

    async def say(self, word: str) -> dict[str, Any]:
        """Lets the server do something; gives what it tells."""
        assert self.process.stdin
        self.process.stdin.write(f"{word}\n".encode())
        return await told(self.process)

    async def burst(self, question: str, option: str) -> list[tuple[int, float]]:
        """Every phone answers at once."""
        return await asyncio.gather(*(phone.answer(question, option) for phone in self.phones))

    async def heard_after(self, moment: float, question: str, phase: str) -> list[float]:
        """Seconds from a moment until each phone heard that a question is there."""
        heard = asyncio.gather(*(phone.heard(question, phase) for phone in self.phones))
        return [at - moment for at in await asyncio.wait_for(heard, 60)]


async def told(process: asyncio.subprocess.Process) -> dict[str, Any]:
    """The next line that the server says."""
    assert process.stdout
    answer: dict[str, Any] = json.loads(await process.stdout.readline())
    return answer


@asynccontextmanager
async def live(home: Path, *, phones: int, at_once: int = 1000) -> AsyncIterator[Live]:
    """A server with its phones, killed at the end if it still runs."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, str(Path(room_server.__file__)), str(home), str(phones), str(at_once),
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        port = int((await told(process))["port"])
        there = [Phone(number, port) for number in range(phones)]
        for phone in there:
            await phone.connect()
        yield Live(process, there)
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


def p99(values: Iterable[float]) -> float:
    """What 99 of 100 do not exceed."""
    ordered = sorted(values)
    return ordered[int(0.99 * (len(ordered) - 1))]


class Figures(NamedTuple):
    """What one run gave: seconds, and megabytes."""

    acknowledged: float
    delivered: float
    quiet: float
    memory: float
    end: float


async def measure(home: Path, *, phones: int, at_once: int) -> Figures:
    """Plays the quiz: all answer each question, then change it while the coach closes it."""
    acknowledged, delivered, quiet = [], [], []
    async with live(home, phones=phones, at_once=at_once) as room:
        for _ in range(QUESTIONS):
            asked = await room.say("ask")
            first, second = asked["options"][:2]
            quiet += await room.heard_after(asked["at"], asked["question"], "open")
            done = await room.burst(asked["question"], first)
            assert {status for status, _ in done} == {TAKEN}, "an answer was refused"
            acknowledged += [took for _, took in done]
            changing = asyncio.create_task(room.burst(asked["question"], second))
            await asyncio.sleep(0.02)
            closed = await room.say("close")
            await changing
            delivered += await room.heard_after(closed["at"], asked["question"], "closed")
        held = (await room.say("memory"))["memory"]
        took = (await room.say("end"))["took"]
        await asyncio.wait_for(asyncio.gather(*(phone.following for phone in room.phones)), 5)
    return Figures(p99(acknowledged), p99(delivered), p99(quiet), held, took)


async def is_all_there(home: Path, *, phones: int) -> int:
    """Kills a server in the middle of answers; how many it had acknowledged, all of them kept."""
    acknowledged: dict[str, str] = {}
    working = asyncio.Event()

    async def answer(phone: Phone, question: str, options: list[str]) -> None:
        for turn in range(1000):
            option = options[turn % len(options)]
            if (await phone.answer(question, option))[0] == TAKEN:
                acknowledged[phone.seat] = option
                working.set()

    async with live(home, phones=phones) as room:
        asked = await room.say("ask")
        answering: list[Awaitable[None]] = [
            answer(phone, asked["question"], asked["options"]) for phone in room.phones
        ]
        everybody = asyncio.gather(*answering, return_exceptions=True)
        await working.wait()
        await asyncio.sleep(random.random())  # noqa: S311
        room.process.kill()
        await everybody
    with Rooms(home, now=room_server.now) as rooms:
        events = rooms.load(room_server.SESSION).events
    after = Room()
    for event in events:
        after = apply(after, event)
    options = asked["options"]
    for seat, option in acknowledged.items():
        kept = after.seats[seat].get(asked["question"])
        # It may have kept the next one as well, and not have come to say so.
        assert kept in {option, options[(options.index(option) + 1) % len(options)]}, seat
    return len(acknowledged)


async def compare(*, pairs: int, rounds: int, phones: int) -> None:
    """Prints the figures."""
    group: list[Figures] = []
    ratios = []
    for number in range(pairs):
        with tempfile.TemporaryDirectory() as home:
            each = await measure(Path(home) / "each", phones=phones, at_once=1)
            group.append(await measure(Path(home) / "group", phones=phones, at_once=1000))
        ratios.append(group[-1].acknowledged / each.acknowledged)
        print(f"pair {number + 1}: {ratios[-1]:.2f}", file=sys.stderr)
    found = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as home:
            found.append(await is_all_there(Path(home), phones=phones))
    of = Figures(*map(statistics.median, zip(*group, strict=True)))
    ratio = statistics.median(ratios)
    print(f"Python {sys.version.split()[0]}, {phones} phones, medians of {pairs} pairs\n")
    print("| what | found | at most |\n|---|---:|---:|")
    print(f"| acknowledged, p99, as a part of a commit each | {ratio:.2f} | 0.5 |")
    print(f"| acknowledged, p99 | {1000 * of.acknowledged:.0f} ms | |")
    print(f"| an event delivered meanwhile, p99 | {1000 * of.delivered:.0f} ms | 300 ms |")
    print(f"| the same while nobody answers, p99 | {1000 * of.quiet:.0f} ms | |")
    print(f"| memory of the server, at its most | {of.memory:.0f} MB | 120 MB |")
    print(f"| its end, with all streams open | {of.end:.2f} s | 2 s |")
    text = f"killed {rounds} times: of {sum(found)} phones that had an answer acknowledged, lost"
    print(f"| {text} | 0 | 0 |")


def main() -> None:
    """Reads how much is measured, and measures it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=7, help="servers of each kind, taking turns")
    parser.add_argument("--rounds", type=int, default=20, help="servers that are killed")
    parser.add_argument("--phones", type=int, default=500)
    asyncio.run(compare(**vars(parser.parse_args())))


if __name__ == "__main__":
    main()
