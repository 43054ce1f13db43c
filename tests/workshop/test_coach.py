"""The coach's page: forms, what to say, how many; nothing about one person."""

import re
from collections.abc import Callable
from html import unescape
from types import SimpleNamespace

import pytest
from played_room import case_rooms, rooms_of

from interimkit import load_pack
from interimkit.domain.refusal import RefusedError, Why
from interimkit.domain.room import Room, apply
from interimkit.domain.room_events import Happening, Locked
from interimkit.model.text import Language
from interimkit.model.workshop import Workshop
from interimkit.workshop import coach
from interimkit.workshop.controls import Control, act, expected

PACK = load_pack()
PROGRAMMES = tuple(programme.id for programme in PACK.load(Workshop).programmes)


class Alone:
    """A session that nothing is kept of."""

    def __init__(self, room: Room) -> None:
        self.room = room

    def do(self, event: Happening) -> Room:
        self.room = apply(self.room, event)
        return self.room

    def propose(self, following: Callable[[Room], Happening]) -> Room:
        return self.do(following(self.room))

    about = SimpleNamespace(language=Language.EN)

    def pack_in(self, _language: Language) -> object:
        return PACK


def press(room: Room, control: Control, which: str = "") -> Room:
    running = Alone(room)
    act(running, control, which=which)  # type: ignore[arg-type]
    return running.room


def controls(html: str) -> list[Control]:
    form = html[html.index('class="buttons"') : html.index("</form>")]
    return [Control(value) for value in re.findall(r'name="do" value="([a-z]+)"', form)]


@pytest.mark.parametrize("programme", PROGRAMMES)
@pytest.mark.parametrize("seats", [9, 22])
def test_every_button_can_be_pressed_and_the_likely_one_is_marked(
    programme: str, seats: int
) -> None:
    for room in rooms_of(PACK, programme, seats=seats)[:-1]:
        html = coach.page(room, PACK)
        for control in controls(html):
            press(room, control)  # is not refused
        marked = re.findall(r'value="([a-z]+)" class="likely"', html)
        is_last = room.at + 1 == len(room.scenes)
        assert marked == ([] if is_last else [expected(room)])
        assert ("<details open><summary>End" in html) is is_last


@pytest.mark.parametrize("language", Language)
def test_no_seat_and_no_single_answer_is_in_it(language: Language) -> None:
    pack = load_pack(language=language)
    for room in rooms_of(pack, PROGRAMMES[0], seats=22):
        html = coach.page(room, pack)
        assert "SEAT" not in html
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=", html)
        assert f'lang="{language}"' in html


def test_what_is_revealed_cannot_be_revealed_again() -> None:
    for room in rooms_of(PACK, "quiz", seats=9)[:-1]:
        revealing = Control.REVEAL in controls(coach.page(room, PACK))
        if revealing:
            assert room.scene.asked
            assert room.scene.asked.id not in room.revealed
            assert room.open != room.scene.asked.id


def test_the_result_of_a_small_group_cannot_be_kept() -> None:
    for seats, keeps in ((9, False), (22, True)):
        room = rooms_of(PACK, "quiz", seats=seats)[-2]
        html = coach.page(room, PACK)
        assert ('name="keep" value="yes"' in html) is keeps
        assert 'name="keep" value="no"' in html


def test_what_was_refused_is_said_and_what_was_typed_is_no_markup() -> None:
    room = rooms_of(PACK, "quiz", seats=9)[0]
    html = coach.page(room, PACK, title="<b>", refused=Why.NO_SEAT, state='"><i>')
    assert 'role="alert"' in html
    assert "<b>" not in html
    assert '"><i>' not in html


def test_a_room_that_is_over_has_no_button() -> None:
    room = rooms_of(PACK, "quiz", seats=22)[-1]
    html = coach.page(room, PACK)
    assert "<form" not in html
    assert "The group’s result is kept." in unescape(html)
    assert "Nothing is kept." in coach.page(Room(scenes=room.scenes, ended=True), PACK)


def test_locking_has_the_name_of_what_it_does() -> None:
    room = rooms_of(PACK, "quiz", seats=9)[0]
    assert "Lock joining" in coach.page(room, PACK)
    locked = apply(room, Locked(on=True))
    assert "Let people join again" in coach.page(locked, PACK)
    with pytest.raises(RefusedError):
        press(room, Control.BACK)


@pytest.mark.parametrize("seats", [0, 4, 9, 24])
def test_every_button_of_a_case_can_be_pressed(seats: int) -> None:
    taken_back = decided = 0
    for room in case_rooms(PACK, seats=seats)[:-1]:
        html = coach.page(room, PACK)
        for control in controls(html):
            press(room, control)
        for form in re.findall(r'class="which">.*?</form>', html):
            control = Control(re.findall(r'name="do" value="([a-z-]+)"', form)[0])
            for which in re.findall(r'name="which" value="([^"]+)"', form):
                press(room, control, which)
                taken_back += control is Control.TAKE_BACK
                decided += control is Control.DECIDE
        marked = re.findall(r'value="([a-z-]+)" class="likely"', html)
        likely = expected(room)
        assert marked == ([] if likely in {None, Control.DECIDE} else [likely])
        assert ("<details open><summary>End" in html) is (likely is None)
        assert ('name="keep" value="yes"' in html) is bool(room.play and room.play.is_over)
        assert "SEAT" not in html
    assert decided >= 8 * 3
    assert taken_back >= 8 * 4
    with pytest.raises(RefusedError):
        press(room, Control.DECIDE, "A")
    for control in (Control.REVEAL, Control.HIDE, Control.OPEN):
        with pytest.raises(RefusedError):
            press(room, control)
    for which in ("", "x", "9", "0"):
        with pytest.raises(RefusedError):
            press(room, Control.TAKE_BACK, which)


def test_where_there_is_no_case_nothing_is_decided() -> None:
    room = rooms_of(PACK, "quiz", seats=9)[3]
    for control in (Control.DECIDE, Control.TAKE_BACK):
        with pytest.raises(RefusedError):
            press(room, control, "A")
