"""Results of every kind, as the commands hand them to the one door out."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from brief_commands import PLAYS
from conftest import DATA
from in_process import run_here
from msgspec import Struct
from msgspec.structs import replace
from played_room import keep_room
from room_parts import STARTED, opened, session

from interimkit import load_pack
from interimkit.content.answers import encode_answers, load_example
from interimkit.domain.room_events import Ended
from interimkit.model.answers import AnsweredPack
from interimkit.render.encode import FORMATS
from interimkit.render.formats import Format
from interimkit.store.history import save_diagnosis
from interimkit.store.kept import Kept

GIVEN = Path(__file__).parent / "given"
SHEETS = str(GIVEN / "sheets.csv")
"""Thirty-six invented people, each twice, and a colleague of each."""

FORM = str(GIVEN / "form.csv")
"""A question, a column that is none, and one that is there twice."""

COMMANDS = (
    *(("quiz", "--example", name) for name in ("anke", "bart", "chantal", "driss", "els")),
    ("quiz", "--answer", "crisis=secure-cash", "--example", "els"),
    ("quiz", "--key"),
    *(("diagnose", "--example", name) for name in ("anke", "bart", "chantal", "driss", "els")),
    *(("diagnose", "--example", "bart", "--for", reader) for reader in ("coach", "client")),
    ("diagnose", "--example", "driss", "--role", "all"),
    ("skills-gap", "--example", "anke"),
    ("skills-gap", "--example", "bart", "--role", "crisis"),
    ("skills-gap", "--example", "chantal", "--role", "all"),
    ("pitfalls",), ("pitfalls", "skipped-handover"),
    *(("pitfalls", "--audit", "--example", name) for name in ("anke", "driss")),
    ("roles",), ("roles", "crisis"), ("career",), ("career", "work"),
    *PLAYS, ("case", "--key"), ("case", "--balance"),
    ("claims",), ("claims", "length-mean"), ("claims", "--verdict", "no-figure-found"),
    ("sources",), ("sources", "orsys-2025"), ("sources", "--kind", "calculator"),
    ("salary",),
    ("offer", "--salary", "120000"), ("offer", "--day-rate", "1300", "--months", "8"),
    ("offer", "--day-rate", "900", "--compare", "--day-rate 1200 --start 2027-02-01"),
    ("income", "--day-rate", "975"), ("income", "--day-rate", "975", "--cost-per-month", "6000"),
    ("income", "--day-rate", "975", "--against-salary", "118000", "--cost-per-month", "6000",
     "--gap-months", "0.5", "--long-gaps", "25%:9", "--set-aside", "40%", "--country", "BE"),
    ("pack", "check", str(DATA)),
    ("me", "show"), ("me", "history"), ("me", "compare"),
    ("workshop", "results"), ("workshop", "list"), ("workshop", "delete", "--yes"),
    ("workshop", "sheet"), ("workshop", "sheet", "skills"), ("workshop", "notice"),
    ("workshop", "notice", "--subject", "case"),
    ("group", SHEETS), ("group", SHEETS, "--subject", "pitfalls"), ("group", SHEETS, "--statistics"),
    ("group", SHEETS, "--subject", "skills-gap", "--statistics"), ("group", "map", FORM),
)  # fmt: skip


def save_two(home: Path) -> None:
    """Answers that are kept, and two diagnoses, of which the pack has changed since the first."""
    pack = load_pack()
    ref = AnsweredPack(name=pack.ref.name, version=pack.ref.version)
    then, now = (replace(load_example(pack, name), pack=ref) for name in ("bart", "anke"))
    odd = replace(then, quiz={**then.quiz, "riddle": "sphinx"})
    earlier = replace(pack.ref, digest="sha256:0")
    day = datetime(2026, 3, 1, tzinfo=UTC)
    save_diagnosis(home, encode_answers(odd), pack=earlier, now=day, label="before the course")
    save_diagnosis(home, encode_answers(now), pack=pack.ref, now=day.replace(month=9))
    evening = datetime(2026, 11, 25, 18, tzinfo=UTC)
    with opened(home, now=evening) as rooms:
        for number in (1, 2):
            over = session(f"2026-11-25-{number}", touched_at=evening)
            rooms.create(over, STARTED)
            rooms.append(over.id, Ended(keep=False)).result()
    keep_room(home, pack, seats=22)
    kept = Kept(home, pack=pack.ref.name)
    with kept.held():
        kept.save(encode_answers(now))


def every_result(language: str = "en") -> tuple[Struct, ...]:
    """One result a command."""
    return _every_result(str(language))  # a `Language` and its code are one key


@cache
def _every_result(language: str) -> tuple[Struct, ...]:
    found: list[Struct] = []

    def keep(result: Struct, _sheet: object) -> bytes:
        found.append(result)
        return b""

    with patch.dict(FORMATS, {Format.MD: keep}), TemporaryDirectory() as folder:
        save_two(Path(folder))
        for command in COMMANDS:
            done = run_here(*command, "--format", "md", language=language, home=Path(folder))
            assert done.code == 0, done.stderr.decode()
    assert len(found) == len(COMMANDS)
    return tuple(found)
