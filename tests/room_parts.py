"""What tests of rooms share: a short programme, a session of it, and what is in our files."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from interimkit.domain.group_spread import Asked
from interimkit.domain.room_events import Scene, Started
from interimkit.model.pack import PackRef
from interimkit.model.text import Language
from interimkit.model.workshop import StepKind
from interimkit.store.room_rows import Session
from interimkit.store.rooms import Rooms

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
ASKED = tuple(
    Asked(topic="quiz", id=name, options=("stay", "leave", "wait")) for name in ("zebra", "apple")
)
STARTED = Started(
    programme="short",
    scenes=(
        Scene(step="join", kind=StepKind.JOIN),
        *(Scene(step="ask", kind=StepKind.ASK, asked=asked) for asked in ASKED),
        *(Scene(step="see", kind=StepKind.REVEAL, asked=asked) for asked in ASKED),
        Scene(step="end", kind=StepKind.ERASE),
    ),
)


def asked_in(scenes: Iterable[Scene]) -> tuple[Asked, ...]:
    """What scenes ask."""
    return tuple(scene.asked for scene in scenes if scene.asked)


def session(name: str = "2026-11-26-1", *, touched_at: datetime = NOW) -> Session:
    """A session that has just begun."""
    return Session(
        id=name, code="KWZPAT", programme="short", title="Ghent", language=Language.NL,
        pack=PackRef(name="interimkit", version="1.2.3", digest="sha256:0"), pack_path="",
        started_at=touched_at, touched_at=touched_at,
    )  # fmt: skip


def opened(home: Path, *, now: datetime = NOW) -> Rooms:
    """The rooms in a home, at that moment."""
    return Rooms(home, now=lambda: now)


def in_files(home: Path, text: str) -> list[str]:
    """The names of our files in which a text is found."""
    files = sorted(path for path in home.rglob("*") if path.is_file())
    return [path.name for path in files if text.encode() in path.read_bytes()]
