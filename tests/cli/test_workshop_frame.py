"""A room on its coach's terminal: at every scene, in every language, on terminals of any size."""

from collections.abc import Iterator

import pytest
from played_room import case_happenings
from room_parts import asked_in

from interimkit import load_pack
from interimkit.cli.workshop_frame import Door, Page, Shown, lay_out, paragraphs
from interimkit.content.open_pack import OpenPack
from interimkit.domain.crowd import invite
from interimkit.domain.programmes import scenes_of, start
from interimkit.domain.room import COUNTED_FROM, Room, apply, reveal
from interimkit.domain.room_events import Answered, Closed, Joined, Moved, Opened
from interimkit.model.text import Language
from interimkit.model.workshop import StepKind, Workshop
from interimkit.render.coach_view import CoachView
from interimkit.render.room import view
from interimkit.workshop.scan import half_blocks

SIZES = ((60, 20), (80, 24), (120, 40))
DOOR = Door(
    address="http://192.168.100.123:8765",
    code="BCDFGH",
    scans=tuple(half_blocks(f"http://192.168.100.123:8765/{end}") for end in ("?code=BCDFGH", "")),
    others=("10.0.0.5:8765",),
)
KEYS = "Enter: close · n next · p back · c close · r reveal · l lock · x remove a seat · a address · s what to say"


def rooms(pack: OpenPack, *, seats: int = 24) -> Iterator[Room]:
    """Every state of every programme that a coach sees, at its fullest."""
    for programme in pack.load(Workshop).programmes:
        room = apply(Room(), start(pack, programme))
        guests = invite(asked_in(scenes_of(pack, programme)), (), seed=4, size=seats)
        for guest in guests:
            room = apply(room, Joined(seat=guest.seat))
        for at in range(len(room.scenes)):
            room = apply(room, Moved(to=at)) if at else room
            yield room
            asked = room.scene.asked
            if asked and room.scene.kind is StepKind.ASK:
                room = apply(room, Opened())
                yield room
                for guest in guests:
                    option = guest.answers[asked.id][-1].option
                    room = apply(room, Answered(seat=guest.seat, question=asked.id, option=option))
                yield room
                room = apply(room, Closed())
                yield room
            if asked and room.scene.kind is StepKind.REVEAL and asked.id not in room.revealed:
                room = apply(room, reveal(room))
                yield room


def views(language: Language, *, seats: int = 24) -> list[tuple[Room, CoachView]]:
    pack = load_pack(language=language)
    return [(room, view(room, pack, language=language)) for room in rooms(pack, seats=seats)]


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(("columns", "rows"), SIZES)
@pytest.mark.parametrize("language", Language)
def test_the_step_the_way_in_the_count_and_the_question_are_always_there(
    language: Language, columns: int, rows: int
) -> None:
    shown = Shown(keys=KEYS, clock="minute 12")
    seen = views(language)
    assert len(seen) > 40
    for _room, there in seen:
        frame = lay_out(there, DOOR, shown, columns=columns, rows=rows)
        width = columns - 2 - (len(frame.scan[0]) + 2 if frame.scan else 0)
        assert len(frame.lines) + len(frame.foot) < rows
        assert len(frame.scan) + len(frame.foot) < rows
        assert all(len(line.text) <= width for line in frame.lines)
        assert all(len(line.text) <= columns - 2 for line in frame.foot)
        text = squeezed(" ".join(line.text for line in frame.lines))
        for part in (
            there.step,
            there.time,
            DOOR.address,
            DOOR.code,
            there.seats,
            there.state,
            *there.told,
        ):
            assert squeezed(part) in text
        if there.put:
            assert squeezed(there.put.text) in text
            assert all(f"{letter})" in text for letter, _ in there.put.options)
        assert squeezed(KEYS) in squeezed(" ".join(line.text for line in frame.foot))


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_at_the_door_there_is_a_code_to_scan_on_every_size(columns: int, rows: int) -> None:
    there = views(Language.FR)[0][1]
    frame = lay_out(there, DOOR, Shown(keys=KEYS, clock="minute 0"), columns=columns, rows=rows)
    assert frame.scan == DOOR.scans[0 if (columns, rows) != (60, 20) else 1]


@pytest.mark.parametrize(("columns", "rows"), [(16, 4), (20, 6), (30, 10), (40, 12), (500, 200)])
def test_a_terminal_of_any_size_is_filled_and_never_more(columns: int, rows: int) -> None:
    for _room, there in views(Language.NL):
        for page in Page:
            shown = Shown(
                keys="Enter: next", clock="minute 12", page=page, places=("On the projector:",)
            )
            frame = lay_out(there, DOOR, shown, columns=columns, rows=rows)
            assert len(frame.lines) <= max(rows - len(frame.foot) - 1, 4)


def test_without_a_code_that_can_be_drawn_the_address_is_there() -> None:
    there = views(Language.EN)[0][1]
    bare = Door(address=DOOR.address, code=DOOR.code)
    frame = lay_out(there, bare, Shown(keys=KEYS, clock="minute 0"), columns=80, rows=24)
    assert frame.scan == ()
    assert any(DOOR.address in line.text and DOOR.code in line.text for line in frame.lines)


def test_the_secret_is_on_a_page_of_its_own_and_the_other_addresses_on_that_of_the_door() -> None:
    there = views(Language.EN)[0][1]
    for page in Page:
        shown = Shown(keys=KEYS, clock="minute 0", page=page, places=("/coach#secret",))
        lines = lay_out(there, DOOR, shown, columns=80, rows=24).lines
        text = " ".join(line.text for line in lines)
        assert ("#secret" in text) is (page is Page.PLACES)
        assert ("10.0.0.5" in text) is (page is Page.DOOR)


@pytest.mark.parametrize("language", Language)
def test_read_aloud_nothing_is_left_out(language: Language) -> None:
    for _room, there in views(language):
        told = paragraphs(there, DOOR, clock="minute 3")
        assert all(told)
        put = there.put.options if there.put else ()
        for part in (
            there.step,
            there.seats,
            there.state,
            *there.told,
            *there.notes,
            *(text for _, text in put),
        ):
            assert any(part in paragraph for paragraph in told)


@pytest.mark.parametrize("seats", [4, 9, 12, 22])
def test_a_coach_is_told_how_many_and_when_that_is_for_them_alone(seats: int) -> None:
    for room, there in views(Language.EN, seats=seats):
        assert there.seats.startswith(f"{seats} are in")
        asked = room.scene.asked
        if asked and room.open:
            assert f"{room.answered(asked.id)} of {seats} answered" in there.state
            assert ("you alone see this count" in there.state) is (seats < COUNTED_FROM)


@pytest.mark.parametrize(
    ("language", "one", "all_"),
    [
        (Language.EN, "1 of 4 voted", "4 of 4 voted"),
        (Language.NL, "1 van de 4 heeft gestemd", "4 van de 4 hebben gestemd"),
        (Language.FR, "vote reçu : 1 sur 4", "votes reçus : 4 sur 4"),
    ],
)
def test_a_coach_of_a_case_is_told_of_votes_rather_than_answers(
    language: Language, one: str, all_: str
) -> None:
    pack = load_pack(language=language)
    rooms = [room for _event, room in case_happenings(pack, "lindewaard", seats=4) if room.open]
    said = [view(room, pack, language=language).state for room in rooms]
    assert any(one in state.replace("\u202f", " ") for state in said)
    assert any(all_ in state.replace("\u202f", " ") for state in said)


def test_under_twenty_there_is_no_number_in_what_the_room_sees() -> None:
    told = [line for _, there in views(Language.EN, seats=19) for line in there.told]
    assert told
    assert not any(character.isdigit() for line in told for character in line)
    counted = [line for _, there in views(Language.EN, seats=24) for line in there.told]
    assert any(character.isdigit() for line in counted for character in line)
