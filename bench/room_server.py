"""A room on a real socket, for `room.py`: its phones are seated, and it does what a line asks.

    python bench/room_server.py HOME PHONES MOST_AT_ONCE

Each line of standard input is a word; each answer is a line of JSON on standard output.
"""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from interimkit import load_pack
from interimkit.domain.programmes import start
from interimkit.domain.room import Room
from interimkit.domain.room_events import Closed, Happening, Joined, Moved, Opened
from interimkit.model.text import Language
from interimkit.model.workshop import StepKind, Workshop
from interimkit.store import writer
from interimkit.store.room_rows import Session
from interimkit.store.rooms import Rooms
from interimkit.workshop.server import serving
from interimkit.workshop.session import Running
from interimkit.workshop.tokens import key_of

SESSION = "2026-11-26-1"


def now() -> datetime:
    """The moment."""
    return datetime.now(UTC)


def begin(rooms: Rooms, phones: int) -> Running:
    """A session of the quiz in which so many phones have a seat; the first has the secret `0`."""
    pack = load_pack()
    played = next(one for one in pack.load(Workshop).programmes if one.id == "quiz")
    session = Session(
        id=SESSION, code="KMRTPV", programme=played.id, title="Bench", language=Language.EN,
        pack=pack.ref, pack_path="", started_at=now(), touched_at=now(),
    )  # fmt: skip
    rooms.create(session, start(pack, played))
    running = Running(rooms, SESSION, packs=lambda language: load_pack(language=language))
    seated = [
        running.do(Joined(seat=f"S{phone}"), seat_key=key_of(str(phone))) for phone in range(phones)
    ]
    for future in seated:
        future.result()
    return running


def ask(room: Room, place: int) -> tuple[Happening, Happening]:
    """What opens a question, by its place."""
    scenes = [at for at, scene in enumerate(room.scenes) if scene.kind is StepKind.ASK]
    return Moved(to=scenes[place % len(scenes)]), Opened()


def tell(**what: object) -> None:
    """One answer."""
    print(json.dumps(what), flush=True)


def memory() -> float:
    """The most that this process has held, in MB."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def main() -> None:
    """Serves until it is told to end."""
    home, phones = Path(sys.argv[1]), int(sys.argv[2])
    writer.MOST_AT_ONCE = int(sys.argv[3])  # 1 is a commit each
    asked = 0
    with Rooms(home, now=now) as rooms:
        running = begin(rooms, phones)
        with serving(running, host="127.0.0.1", port=0, addresses=()) as served:
            tell(port=served.port)
            for line in sys.stdin:
                match line.strip():
                    case "ask":
                        for event in ask(running.room, asked):
                            running.do(event).result()
                        at, asked = monotonic(), asked + 1
                        found = running.room.find(running.room.open)
                        assert found is not None
                        tell(at=at, question=found.id, options=found.options)
                    case "close":
                        running.do(Closed()).result()
                        tell(at=monotonic())
                    case "memory":
                        tell(memory=memory())
                    case "end":
                        break
            began = monotonic()
            served.stop()
            tell(took=monotonic() - began)


if __name__ == "__main__":
    main()
