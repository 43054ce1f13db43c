"""Paper sheets into a session: from the command line, from a pipe, and at a terminal."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from conftest import environment
from in_process import run_here
from pseudo_terminal import Terminal

from interimkit import load_pack
from interimkit.cli.workshop_type import Pile
from interimkit.domain.letters import read_letters
from interimkit.domain.programmes import find_programme, start
from interimkit.domain.room import Room, apply, reveal
from interimkit.domain.room_events import Ended, Moved, Typed
from interimkit.errors import ExitCode, ProblemCode, SavedDataError
from interimkit.model.text import Language
from interimkit.model.workshop import StepKind
from interimkit.store.room_rows import Session
from interimkit.store.rooms import Rooms
from interimkit.workshop.session import Running

SESSION = "2026-11-26-1"


def now() -> datetime:
    return datetime.now(UTC)


def begin(home: Path, session: str = SESSION, programme: str = "quiz") -> None:
    pack = load_pack()
    played = find_programme(pack, programme)
    about = Session(
        id=session, code="BCDFGH", programme=programme, title="Ghent", language=Language.EN,
        pack=pack.ref, pack_path="", started_at=now(), touched_at=now(),
    )  # fmt: skip
    with Rooms(home, now=now) as rooms:
        rooms.create(about, start(pack, played))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    begin(tmp_path)
    return tmp_path


def answers(home: Path, session: str = SESSION) -> list[dict[str, str]]:
    """What the seats of a session hold."""
    room = Room()
    with Rooms(home, now=now) as rooms:
        for event in rooms.load(session).events:
            room = apply(room, event)
    return [dict(chosen) for chosen in room.seats.values()]


def piped(home: Path, text: str) -> tuple[list[str], str, int]:
    """What a program that pipes these lines is told: lines, complaints, exit code."""
    done = subprocess.run(
        [sys.executable, "-m", "interimkit", "workshop", "type"],
        input=text.encode(), env=environment(INTERIMKIT_HOME=str(home)),
        capture_output=True, check=False,
    )  # fmt: skip
    return done.stdout.decode().splitlines(), done.stderr.decode(), done.returncode


def test_sheets_of_a_command_line_are_added_and_read_back(home: Path) -> None:
    done = run_here("workshop", "type", "abdca", "BB-CA", home=home)
    assert done.code == ExitCode.OK
    assert done.stdout.decode() == "Sheet 1: A B D C A\nSheet 2: B B - C A\n"
    assert done.stderr.decode() == "Sheets added: 2.\n"
    assert len(answers(home)) == 2
    assert {"crisis": "secure-cash", "working-style": "hand-picked-team"}.items() <= answers(home)[
        0
    ].items()
    assert "short-tenure" not in answers(home)[1]


def test_sheets_that_come_after_a_reveal_are_said_to_be_late_for_it(home: Path) -> None:
    run_here("workshop", "type", "abdca", home=home)
    with Rooms(home, now=now) as rooms:
        room = Room()
        for event in rooms.load(SESSION).events:
            room = apply(room, event)
        at = next(n for n, scene in enumerate(room.scenes) if scene.kind is StepKind.REVEAL)
        room = apply(room, Moved(to=at))
        rooms.append(SESSION, Moved(to=at)).result()
        rooms.append(SESSION, reveal(room)).result()
    done = run_here("workshop", "type", "abdca", home=home)
    assert done.stderr.decode() == (
        "Sheets added: 1.\nWhat the room has seen already stays as it was, without them.\n"
    )


def test_of_a_command_line_all_are_added_or_none_and_each_wrong_one_is_said(home: Path) -> None:
    done = run_here("workshop", "type", "abdca", "abzca", "ab", home=home)
    assert done.code == ExitCode.USAGE
    said = done.stderr.decode()
    assert "“Z” is no answer to question 3: A to D are." in said
    assert "“ab” is not one letter for each of the 5 questions." in said
    assert answers(home) == []


def test_a_pipe_is_added_up_to_an_empty_line_less_what_is_taken_back_in_it(home: Path) -> None:
    lines, _said, code = piped(home, "abdca\nbbbbb\nundo\na b d c -\n\nddddd\n")
    assert code == ExitCode.OK
    assert lines == ["Sheet 1: A B D C A", "Sheet 2: A B D C -"]
    assert len(answers(home)) == 2


def test_a_pipe_with_a_wrong_line_adds_nothing_and_names_the_line(home: Path) -> None:
    lines, said, code = piped(home, "abdca\nabdcx\n")
    assert (lines, code) == ([], ExitCode.CONTENT)
    assert "-:2:1: “X” is no answer to question 5: A to D are." in said
    assert answers(home) == []


def test_at_a_terminal_each_line_counts_a_wrong_one_is_asked_again_and_undo_takes_the_last(
    home: Path,
) -> None:
    person = Terminal(home, "workshop", "type")
    person.wait("5 letters a sheet")
    person.child.sendline("abdca")
    person.wait("Sheet 1: A B D C A")
    assert len(answers(home)) == 1  # on the disk before the next
    person.child.sendline("abdc")
    person.wait("not one letter for each of the 5 questions")
    person.child.sendline("ddddd")
    person.wait("Sheet 2: D D D D D")
    person.child.sendline("undo")
    person.wait("Taken back: D D D D D.")
    assert len(answers(home)) == 1
    person.child.sendline("undo")
    person.wait("Taken back: A B D C A.")
    person.child.sendline("undo")
    person.wait("There is none to take back.")
    person.child.sendline("")
    person.wait("Sheets added: 0.")
    assert person.end() == ExitCode.OK
    assert answers(home) == []


def test_ctrl_c_leaves_what_was_typed(home: Path) -> None:
    person = Terminal(home, "workshop", "type")
    person.wait("5 letters a sheet")
    person.child.sendline("abdca")
    person.wait("Sheet 1")
    person.child.sendintr()
    assert person.end() == ExitCode.INTERRUPTED
    assert len(answers(home)) == 1


def test_sheets_come_into_a_session_that_another_run_plays(home: Path) -> None:
    with Rooms(home, now=now) as rooms:
        rooms.claim(SESSION)
        running = Running(rooms, SESSION, packs=lambda spoken: load_pack(language=spoken))
        assert run_here("workshop", "type", "abdca", home=home).code == ExitCode.OK
        running.look()
        assert running.room.answered("crisis") == 1


def test_a_session_that_is_over_takes_no_sheet(home: Path) -> None:
    with Rooms(home, now=now) as rooms:
        pile = Pile(rooms, SESSION)
        chosen = read_letters("abdca", pile.asked)
        pile.add(chosen)
        rooms.append(SESSION, Ended(keep=False)).result()
        for late in (pile.undo, lambda: pile.add(chosen)):
            with pytest.raises(SavedDataError) as refused:
                late()
            assert refused.value.problems[0].code is ProblemCode.SHEET_REFUSED
    done = run_here("workshop", "type", "abdca", home=home)
    assert done.code == ExitCode.SAVED_DATA


def test_the_last_session_is_meant_and_another_is_named(home: Path) -> None:
    begin(home, "2026-11-26-2", "skills")
    assert run_here("workshop", "type", "abcdeabcdeabc", home=home).code == ExitCode.OK
    assert (len(answers(home)), len(answers(home, "2026-11-26-2"))) == (0, 1)
    assert run_here("workshop", "type", "abdca", "--session", SESSION, home=home).code == 0
    done = run_here("workshop", "type", "abdca", "--session", "2026-11-26-9", home=home)
    assert done.code == ExitCode.USAGE
    assert SESSION in done.stderr.decode()


def test_labels_tell_nothing_of_who_was_typed_first(home: Path) -> None:
    assert run_here("workshop", "type", *["aaaaa"] * 12, home=home).code == 0
    with Rooms(home, now=now) as rooms:
        seats = [e.seat for e in rooms.load(SESSION).events if isinstance(e, Typed)]
    assert len(set(seats)) == 12
    assert seats != sorted(seats)


def test_without_a_session_it_is_said_what_is_missing(tmp_path: Path) -> None:
    done = run_here("workshop", "type", "abdca", home=tmp_path)
    assert done.code == ExitCode.SAVED_DATA
