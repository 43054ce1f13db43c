"""The sessions that are kept: listed, and erased with a record that says what it cannot reach."""

import csv
import io
import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from in_process import Done, run_here
from msgspec.structs import replace
from pseudo_terminal import DOWN, ENTER, Terminal
from room_parts import STARTED, in_files, opened, session

from interimkit.cli.workshop_kept import find_session
from interimkit.domain.room_events import Ended, Joined
from interimkit.domain.workshop_list import SessionState
from interimkit.errors import ExitCode
from interimkit.model.text import Language
from interimkit.render.words import catalogue
from interimkit.store.rooms import Rooms

NOW = datetime.now(UTC).replace(microsecond=0)
LONG = "Ghent, an afternoon with whoever wants to know what interim management is"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def begin(rooms: Rooms, name: str, *, hours: float = 1, end: bool | None = None) -> None:
    """A session of some hours ago with two seats, left or ended."""
    rooms.create(
        replace(session(name, touched_at=NOW - timedelta(hours=hours)), title=LONG), STARTED
    )
    for seat in ("SEAT-ONE", "SEAT-TWO"):
        rooms.append(name, Joined(seat=seat), seat_key=b"KEY").result(20)
    if end is not None:
        rooms.append(name, Ended(keep=end)).result(20)


@pytest.fixture
def three(home: Path) -> Path:
    """One that was left, one whose result is kept, and one of which nothing is."""
    with opened(home, now=NOW - timedelta(hours=1)) as rooms:
        begin(rooms, "2026-11-25-1", hours=4)
        begin(rooms, "2026-11-25-2", hours=3, end=True)
        begin(rooms, "2026-11-26-1", hours=2, end=False)
        rooms.note_result("2026-11-25-2", "/els/group.pdf")
    return home


def told(done: Done) -> str:
    assert done.code == ExitCode.OK, done.stderr.decode()
    return " ".join(done.stdout.decode().split())


def test_where_nothing_is_kept_nothing_is_made(home: Path) -> None:
    assert "No session is kept on this laptop" in told(run_here("workshop", "list", home=home))
    for arguments in (("--yes",), ("2026-11-26-1", "--yes"), ("--all", "--yes")):
        assert run_here("workshop", "delete", *arguments, home=home).code == ExitCode.SAVED_DATA
    assert not home.exists()


def test_the_list_says_what_is_left_of_each(three: Path) -> None:
    result = json.loads(run_here("workshop", "list", "--format", "json", home=three).stdout)
    assert [(s["session"], s["state"], s["seats"]) for s in result["sessions"]] == [
        ("2026-11-25-1", "left", 2),
        ("2026-11-25-2", "ended-kept", 2),
        ("2026-11-26-1", "ended-erased", 2),
    ]
    goes = [s["erased_at"] for s in result["sessions"]]
    assert datetime.fromisoformat(goes[0]) == NOW + timedelta(hours=23)
    assert goes[1:] == [None, None]
    assert result["folder"] == str(three / "rooms")
    page = told(run_here("workshop", "list", "--full", home=three))
    for step in ("resume 2026-11-25-1", "results 2026-11-25-2", "delete 2026-11-26-1"):
        assert f"interimkit workshop {step}" in page
    assert "interimkit me show" in page
    rows = list(
        csv.DictReader(
            io.StringIO(run_here("workshop", "list", "--format", "csv", home=three).stdout.decode())
        )
    )
    assert [row["state"] for row in rows] == ["left", "ended-kept", "ended-erased"]


def test_one_that_is_on_is_so_and_cannot_be_erased(three: Path) -> None:
    with opened(three) as rooms:
        rooms.claim("2026-11-25-1")
        result = json.loads(run_here("workshop", "list", "--format", "json", home=three).stdout)
        assert result["sessions"][0]["state"] == SessionState.ON
        for arguments in (("2026-11-25-1",), ("--all",)):
            done = run_here("workshop", "delete", *arguments, "--yes", home=three)
            assert done.code == ExitCode.SAVED_DATA
            assert "has this in use" in done.stderr.decode()
        assert in_files(three, "SEAT-ONE")
    assert run_here("workshop", "delete", "2026-11-25-1", "--yes", home=three).code == ExitCode.OK
    assert in_files(three, "SEAT-ONE") == []


def test_what_goes_on_is_by_default_the_last_that_was_left_and_that_nobody_plays(
    home: Path,
) -> None:
    with opened(home) as rooms:
        for name in ("2026-11-26-1", "2026-11-26-2", "2026-11-26-3"):
            begin(rooms, name)
    with opened(home) as here, opened(home) as rooms:
        here.claim("2026-11-26-3")
        assert find_session(rooms, None, unfinished=True).id == "2026-11-26-2"
        assert find_session(rooms, "2026-11-26-1", unfinished=True).id == "2026-11-26-1"
        assert find_session(rooms, None).id == "2026-11-26-3"
        for name in ("2026-11-26-1", "2026-11-26-2"):
            here.claim(name)
        assert find_session(rooms, None, unfinished=True).id == "2026-11-26-3"


def test_what_was_left_for_a_day_goes_by_itself_and_that_is_said(home: Path) -> None:
    with opened(home, now=NOW - timedelta(hours=25)) as rooms:
        begin(rooms, "2026-11-25-1", hours=25)
    done = run_here("workshop", "list", home=home)
    assert "No session is kept" in told(done)
    assert "Erased session 2026-11-25-1" in done.stderr.decode()
    assert in_files(home, "SEAT-") == []


def test_the_record_says_what_went_and_what_is_out_of_reach(three: Path) -> None:
    assert run_here("workshop", "delete", home=three).code == ExitCode.NEEDS_ANSWERS
    done = run_here("workshop", "delete", "2026-11-25-2", "--yes", "--format", "json", home=three)
    record = json.loads(done.stdout)
    (gone,) = record["sessions"]
    assert (gone["session"], gone["state"], gone["seats"]) == ("2026-11-25-2", "ended-kept", 2)
    assert gone["results"] == ["/els/group.pdf"]
    assert str(three / "rooms" / "rooms.sqlite") in record["files"]
    assert record["out_of_reach"] == ["backups", "phones", "results"]
    assert in_files(three, "2026-11-25-2") == []
    page = told(run_here("workshop", "delete", "--yes", home=three))  # the last one
    assert "Erased on" in page
    assert "2026-11-26-1" in page
    assert "What people saved on their phones" in page
    assert "still there" not in page  # it had no result written
    kept = json.loads(run_here("workshop", "list", "--format", "json", home=three).stdout)[
        "sessions"
    ]
    assert [one["session"] for one in kept] == ["2026-11-25-1"]


def test_all_go_with_their_file_and_with_nothing_of_others(three: Path) -> None:
    (three / "rooms" / "letter.txt").write_text("theirs", encoding="utf-8")
    done = run_here("workshop", "delete", "--all", "--yes", "--format", "csv", home=three)
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode())))
    assert [row["part"] for row in rows] == [
        *["session"] * 3, "file", "result", *["out-of-reach"] * 3,
    ]  # fmt: skip
    assert [path.name for path in (three / "rooms").iterdir()] == ["letter.txt"]
    apart = run_here("workshop", "delete", "2026-11-25-1", "--all", "--yes", home=three)
    assert (apart.code, b"--all and SESSION" in apart.stderr) == (ExitCode.USAGE, True)


def test_what_is_damaged_goes_with_all(three: Path) -> None:
    (three / "rooms" / "rooms.sqlite").write_bytes(b"no database, but SEAT-ONE")
    for command in (("list",), ("delete", "--yes"), ("delete", "2026-11-25-1", "--yes")):
        done = run_here("workshop", *command, home=three)
        assert done.code == ExitCode.SAVED_DATA
        assert b"is damaged" in done.stderr
    assert in_files(three, "SEAT-ONE")
    page = told(run_here("workshop", "delete", "--all", "--yes", home=three))
    assert "could not be read" in page
    assert not (three / "rooms").exists()


def test_one_that_is_newer_stays_with_all(three: Path) -> None:
    import sqlite3

    newer = sqlite3.connect(three / "rooms" / "rooms.sqlite", isolation_level=None)
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    assert run_here("workshop", "delete", "--all", "--yes", home=three).code == ExitCode.SAVED_DATA
    assert in_files(three, "SEAT-ONE")


def test_an_unknown_session_is_said(three: Path) -> None:
    done = run_here("workshop", "delete", "2026-11-26-9", "--yes", home=three)
    assert done.code == ExitCode.USAGE
    assert "There is no session “2026-11-26-9”." in done.stderr.decode()


def test_me_neither_shows_nor_erases_a_room(three: Path) -> None:
    assert "Nothing is kept of you" in told(run_here("me", "show", home=three))
    assert run_here("me", "delete", "--yes", home=three).code == ExitCode.OK
    assert in_files(three, "SEAT-ONE")


@pytest.mark.parametrize("language", Language)
def test_a_brief_list_and_a_record_fit_a_terminal(home: Path, language: Language) -> None:
    _ = catalogue(language).gettext
    with opened(home, now=NOW) as rooms:
        for number in range(12):
            begin(rooms, f"2026-11-26-{number + 10}", end=(None, True, False)[number % 3])
        rooms.note_result("2026-11-26-21", "/els/group.pdf")
    for command, last in ((("list",), "2026-11-26-19"), (("delete", "--yes"), "list")):
        lines = (
            run_here("workshop", *command, language=language, home=home)
            .stdout.decode()
            .splitlines()
        )
        assert sum(max(1, -(-len(line) // 80)) for line in lines) <= 22, lines
        assert any(line.startswith(_("Next step")) for line in lines[-2:])
        assert lines[-1].endswith(last)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_it_asks_first_and_no_is_marked(three: Path) -> None:
    for keys, there in (((ENTER,), True), ((DOWN, ENTER), False)):
        terminal = Terminal(three, "workshop", "delete", "2026-11-25-1")
        terminal.wait("It cannot be brought back.")
        terminal.press(*keys)
        assert terminal.end() == ExitCode.OK
        assert bool(in_files(three, "2026-11-25-1")) is there
