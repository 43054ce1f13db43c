"""A coach's keys, one at a time, in a session on a disk."""

from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from types import SimpleNamespace

import pytest
from room_parts import asked_in

from interimkit import load_pack
from interimkit.cli import workshop_desk
from interimkit.cli.workshop_desk import Desk, Outcome
from interimkit.cli.workshop_desk import words as words_of_keys
from interimkit.cli.workshop_frame import Door
from interimkit.cli.workshop_kept import now
from interimkit.cli.workshop_options import About, Told
from interimkit.cli.workshop_place import Place
from interimkit.cli.workshop_plain import lead_by_words
from interimkit.cli.workshop_run import begin, first_of
from interimkit.domain.case_play import Play
from interimkit.domain.case_votes import By
from interimkit.domain.crowd import invite
from interimkit.domain.room import Phase
from interimkit.domain.room_events import Answered, Joined, Opened
from interimkit.errors import ProblemCode
from interimkit.model.text import Language
from interimkit.model.workshop import Subject
from interimkit.render.words import catalogue
from interimkit.store.home import kept_error
from interimkit.store.rooms import Rooms
from interimkit.workshop.controls import Control, act, expected, possible

PLACE = Place(lan=False, host="", port=8765)
DOOR = Door(address="http://127.0.0.1:8765", code="BCDFGH")
CTRL_C, ESCAPE, ENTER = "\x03", "\x1b", "\r"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Rooms(tmp_path, now=now) as rooms:
        running = begin(
            rooms, load_pack(), None, PLACE, first_of(load_pack(), "quiz", About()), told=Told()
        )
        yield Desk(running, DOOR, lambda: ("projector", "coach"))


@pytest.fixture
def at_case(tmp_path: Path) -> Iterator[Desk]:
    with Rooms(tmp_path, now=now) as rooms:
        pack = load_pack()
        first = first_of(pack, None, About(subject=Subject.CASE))
        running = begin(rooms, pack, None, PLACE, first, told=Told())
        yield Desk(running, DOOR, lambda: ("projector", "coach"))


def fill(desk: Desk, seats: int) -> None:
    """So many take a seat, and answer what is open."""
    room = desk.running.room
    for guest in invite(asked_in(room.scenes), (), seed=2, size=seats):
        if guest.seat not in room.seats:
            desk.running.do(Joined(seat=guest.seat)).result()
        if room.open:
            option = guest.answers[room.open][-1].option
            desk.running.do(Answered(seat=guest.seat, question=room.open, option=option)).result()


def press(desk: Desk, keys: str) -> None:
    for key in keys:
        desk.press(key)


def test_enter_alone_plays_the_whole_programme_and_stops_before_the_end(desk: Desk) -> None:
    fill(desk, 22)
    for _ in range(200):
        if expected(desk.running.room) is None:
            break
        fill(desk, 22)
        desk.press(ENTER)
        assert "Enter" in desk.shown().keys
        assert not desk.shown().said
    room = desk.running.room
    assert room.at == len(room.scenes) - 1
    assert {spread.answers for spread in room.revealed.values()} == {22}
    desk.press(ENTER)
    assert "End the session? That erases 22 seats and their answers." in desk.shown().keys
    press(desk, "y")
    assert "Keep the group’s result" in desk.shown().keys
    press(desk, "k")
    assert desk.farewell == "Erased: 22 seats and their answers. The group’s result is kept."
    room = desk.running.room
    assert room.ended
    assert not room.seats
    assert room.revealed
    assert desk.outcome is None  # the room sees that it is over
    press(desk, " ")
    assert desk.outcome is Outcome.ENDED


@pytest.mark.parametrize("key", "ncorhl")
def test_every_control_has_its_key(desk: Desk, key: str) -> None:
    before = desk.running.room
    if key != "n":
        press(desk, "n")
    if key in "crh":
        press(desk, "o")
        fill(desk, 1)
    if key == "h":
        press(desk, "r")
    between = desk.running.room
    desk.press(key)
    after = desk.running.room
    assert not desk.shown().said
    asked = after.scene.asked
    assert asked
    match key:
        case "n":
            assert after.at == before.at + 1
        case "o":
            assert after.phase(asked.id) is Phase.OPEN
        case "c":
            assert after.phase(asked.id) is Phase.CLOSED
        case "r":
            assert after.phase(asked.id) is Phase.REVEALED
            assert after.shown
        case "h":
            assert between.shown
            assert not after.shown
        case "l":
            assert after.locked


def test_what_cannot_be_is_said_and_nothing_happens(desk: Desk) -> None:
    for key, words in (
        ("p", "nothing further"),
        ("o", "no question"),
        ("r", "no question"),
        ("h", "no question"),
    ):
        before = desk.running.room
        desk.press(key)
        assert words in desk.shown().said
        assert desk.running.room == before
    desk.press("a")
    assert not desk.shown().said  # a line for one key


def test_the_keys_that_are_listed_are_those_that_work(desk: Desk) -> None:
    from interimkit.cli.workshop_desk import scene_keys, words
    from interimkit.domain.refusal import RefusedError
    from interimkit.domain.room import apply
    from interimkit.workshop.controls import _event

    fill(desk, 6)
    for at in range(40):
        room = desk.running.room
        listed = scene_keys(room)
        for control, word in words().items():
            assert (f" · {word.key}\u00a0" in listed) is (control in possible(room))
            if control in possible(room):
                apply(room, _event(room, control))
        if (likely := expected(room)) is None:
            break
        assert likely in possible(room)
        act(desk.running, likely).result()
        assert at < 39
    with pytest.raises(RefusedError):
        act(desk.running, Control.NEXT)


def test_a_seat_is_removed_by_the_label_that_its_phone_shows(desk: Desk) -> None:
    press(desk, "n")
    desk.running.do(Opened()).result()
    fill(desk, 3)
    seat = min(desk.running.room.seats)
    press(desk, "x" + seat.lower() + "Z\x7f")
    assert f"{seat}_" in desk.shown().keys
    desk.press(ENTER)
    assert seat in desk.shown().said
    assert seat not in desk.running.room.seats
    press(desk, "x" + seat)
    desk.press(ENTER)
    assert "No seat has this label" in desk.shown().said
    press(desk, "xabc" + ESCAPE)
    assert len(desk.running.room.seats) == 2


def test_ctrl_c_asks_first_and_a_second_one_leaves(desk: Desk) -> None:
    fill(desk, 2)
    desk.press(CTRL_C)
    assert "End the session? That erases 2 seats" in desk.shown().keys
    assert desk.outcome is None
    desk.press(CTRL_C)
    assert desk.outcome is Outcome.INTERRUPTED
    assert not desk.running.room.ended
    assert len(desk.running.room.seats) == 2


@pytest.mark.parametrize(("keys", "ended"), [("y ", True), ("l", False)])
def test_after_ctrl_c_the_shell_is_told_so_whatever_is_chosen(
    desk: Desk, keys: str, ended: bool
) -> None:
    press(desk, CTRL_C + keys)
    assert desk.outcome is Outcome.INTERRUPTED
    assert desk.running.room.ended is ended


def test_escape_goes_on_as_if_nothing_had_been(desk: Desk) -> None:
    press(desk, CTRL_C + ESCAPE)
    assert desk.outcome is None
    press(desk, "el")
    assert desk.outcome is Outcome.LEFT


def test_a_keyboard_that_is_gone_leaves_the_session_as_it_is(desk: Desk) -> None:
    desk.press("")
    assert desk.outcome is Outcome.LEFT
    assert not desk.running.room.ended


def test_the_secret_page_is_one_key_away_and_gone_with_the_next(desk: Desk) -> None:
    assert desk.shown().places == ()
    press(desk, "w")
    assert desk.shown().places == ("projector", "coach")
    for key in ("n", "e", CTRL_C, "x"):
        press(desk, "w" + key)
        assert desk.shown().places == (), key
        press(desk, ESCAPE)


def test_fewer_than_twenty_answers_leave_nothing_to_keep(desk: Desk) -> None:
    press(desk, "no")
    fill(desk, 19)
    press(desk, "crey")
    assert desk.farewell == "Erased: 19 seats and their answers. The group’s result too."
    assert not desk.running.room.revealed


def test_a_full_disk_is_said_and_the_room_goes_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(desk, 3)
    before = desk.running.room
    full: Future[int] = Future()
    full.set_exception(kept_error(ProblemCode.KEPT_FULL, Path("rooms.sqlite")))
    with monkeypatch.context() as broken:
        broken.setattr(Rooms, "append", lambda *_, **__: full)
        for said in (
            desk.do(Control.NEXT), desk.remove(next(iter(before.seats))), desk.end(keep=False)
        ):  # fmt: skip
            assert "The disk is full" in said
    assert desk.running.room is before
    assert (desk.outcome, desk.farewell) == (None, "")
    assert desk.do(Control.NEXT) == ""
    assert desk.running.room.at == before.at + 1


def test_an_end_that_did_not_happen_does_not_leave(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    full: Future[int] = Future()
    full.set_exception(kept_error(ProblemCode.KEPT_FULL, Path("rooms.sqlite")))
    outcomes = []

    def lines() -> Iterator[str]:
        with monkeypatch.context() as broken:
            broken.setattr(Rooms, "append", lambda *_, **__: full)
            yield "end\n"
            outcomes.append(desk.outcome)
        yield "end\n"

    typed = lines()
    monkeypatch.setattr("sys.stdin", SimpleNamespace(readline=lambda: next(typed, "")))
    assert lead_by_words(desk) is Outcome.ENDED
    assert outcomes == [None]
    assert desk.running.room.ended
    assert "The disk is full" in capsys.readouterr().out


def played(desk: Desk) -> Play:
    play = desk.running.room.play
    assert play
    return play


def test_enter_and_a_letter_play_a_case_by_hands(at_case: Desk) -> None:
    for _ in range(200):
        if played(at_case).is_over and expected(at_case.running.room) is None:
            break
        at_case.press(ENTER)
        if "Which happens? a · b · c" in at_case.shown().keys.replace("\u00a0", " "):
            press(at_case, "b")
        assert not at_case.shown().said
    assert {day.by for day in played(at_case).days} == {By.MAJORITY}
    assert {day.asked.letter(day.option) for day in played(at_case).days} == {"B"}
    assert at_case.view().step.endswith("· Erase")
    press(at_case, "p")
    assert at_case.view().step.endswith("· To talk about")
    press(at_case, "n" + ENTER)
    press(at_case, "yk")
    assert at_case.farewell.endswith("The group’s result is kept.")


def test_every_key_says_what_it_does_in_every_language(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def untranslated(text: str) -> str:
        asked.append(text)
        return text

    monkeypatch.setattr(workshop_desk, "_", untranslated)
    words = words_of_keys()
    assert set(words) == set(Control)
    assert asked == [text for word in words.values() for text in (word.says, word.means)]
    for language in (Language.NL, Language.FR):
        spoken = [catalogue(language).gettext(text) for text in asked]
        assert not set(spoken) & {"", *asked}
        assert len(set(spoken)) == len(asked)


def test_phones_vote_and_the_coach_overrules_or_takes_the_letter_back(at_case: Desk) -> None:
    for seat in "XYZ":
        at_case.running.do(Joined(seat=seat)).result()
    press(at_case, "nno")
    asked = at_case.running.room.find(at_case.running.room.open)
    assert asked
    for seat in "XYZ":
        vote = Answered(seat=seat, question=asked.id, option=asked.options[1])
        at_case.running.do(vote).result()
    press(at_case, "d")
    assert "The vote is open" in at_case.shown().said
    press(at_case, "c")
    assert at_case.view().state == "B has the most votes"
    press(at_case, "d" + ESCAPE)
    assert played(at_case).now
    press(at_case, "dz")
    assert "no such option" in at_case.shown().said
    press(at_case, "da")
    assert played(at_case).days[0].by is By.COACH
    assert "The room chose B, the coach A" in at_case.view().step


def test_a_day_is_taken_back_by_its_number_at_the_end(at_case: Desk) -> None:
    press(at_case, "t")
    assert "when the case has ended" in at_case.shown().said
    for _ in range(100):
        if played(at_case).is_over:
            break
        press(at_case, ENTER + ("a" if "Which" in at_case.shown().keys else ""))
        if "Which" in at_case.shown().keys:
            press(at_case, "a")
    while not {Control.TAKE_BACK} <= possible(at_case.running.room):
        press(at_case, "n")
    press(at_case, "t")
    assert "3: Day 20" in at_case.shown().keys.replace("\u00a0", " ")
    press(at_case, "3")
    assert len(played(at_case).days) == 3
    assert Control.TAKE_BACK not in possible(at_case.running.room)


def test_a_case_is_led_by_typed_words(
    at_case: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import io
    import sys

    typed = "next\nnext\ndecide\ndecide q\ndecide c\nend keep\ntake-back\n"
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    assert lead_by_words(at_case) is Outcome.LEFT
    said = capsys.readouterr().out
    for text in (
        "Type: decide a/b/c; help says the rest.", "Type decide and which: a · b · c.",
        "The question has no such option.", "The room chose C",
        "The case was not played to its end", "Type take-back and which: -.",
        "- Ask the room: ", "- Let them recall: ", "- Good to know: ", "minutes 0 to 3 of 60",
    ):  # fmt: skip
        assert text in said, text
