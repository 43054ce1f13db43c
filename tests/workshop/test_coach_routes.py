"""The coach's page: whom it is for, what it does, and what it never shows."""

from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest
from html_reader import Document
from live_room import Browser, Live, live

from interimkit.domain.room_events import Moved
from interimkit.errors import ProblemCode
from interimkit.model.workshop import StepKind
from interimkit.store.home import kept_error
from interimkit.store.rooms import Rooms
from interimkit.workshop.tokens import CoachDoor, key_of


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Live]:
    with live(tmp_path) as served:
        yield served


def coach_of(room: Live) -> Browser:
    browser = room.phone()
    assert browser.post("/coach/token", token=room.served.coach_token).status == 204
    return browser


def test_a_token_opens_the_page_once_and_then_there_is_another(room: Live) -> None:
    token = room.served.coach_token
    assert len(token) == 22  # 128 bits in base64
    browser = room.phone()
    assert "Open the link that the terminal shows" in browser.get("/coach").text
    cookie = browser.post("/coach/token", token=token).headers["set-cookie"]
    assert {"HttpOnly", "SameSite=strict", "Path=/coach"} <= set(cookie.split("; "))
    assert token not in cookie
    assert "1/6 · Join" in browser.get("/coach").text
    other = room.phone()
    assert other.post("/coach/token", token=token).status == 403
    assert other.cookies == {}
    assert room.served.coach_token != token
    assert other.post("/coach/token", token=room.served.coach_token).status == 204
    assert "1/6 · Join" in other.get("/coach").text
    assert "1/6 · Join" in browser.get("/coach").text


@pytest.mark.parametrize("token", ["", "x", "A" * 43, "é", "\0", "A" * 4000])
def test_no_other_token_opens_it(room: Live, token: str) -> None:
    browser = room.phone()
    assert browser.post("/coach/token", token=token).status == 403
    browser.cookies["coach"] = token.encode("ascii", "ignore").decode().strip("\0") or "x"
    assert "1/6 · Join" not in browser.get("/coach").text


def test_a_token_in_the_address_opens_nothing(room: Live) -> None:
    token = room.served.coach_token
    assert "1/6 · Join" not in room.phone().get(f"/coach?token={token}").text
    assert room.phone().get(f"/coach/token?token={token}").status == 405
    assert room.served.coach_token == token


def test_secrets_are_compared_by_their_hashes_alone() -> None:
    door = CoachDoor()
    token = door.token
    held = door.exchange(token)
    assert held is not None
    assert door.admits(held)
    assert not door.admits("")
    assert door.exchange(token) is None
    kept = repr(vars(door))
    assert held not in kept
    assert repr(key_of(held)) in kept


@pytest.mark.parametrize("path", ["/coach/events", "/coach"])
def test_a_phone_cannot_do_what_a_coach_can(room: Live, path: str) -> None:
    phone = room.phone().join()
    before = room.room
    for do in ("next", "open", "reveal", "end", "lock", "remove"):
        assert phone.post("/coach", do=do, seat=phone.seat, keep="no").status == 403
    assert room.room == before
    assert "1/6 · Join" not in phone.get(path).text
    assert phone.get("/coach/events").status == 403


def test_a_coach_leads_a_room_from_a_browser(room: Live) -> None:
    coach, phones = coach_of(room), room.seats(12)
    assert coach.post("/coach", do="next").to == "/coach"
    assert coach.post("/coach", do="open").to == "/coach"
    for phone in phones:
        assert phone.post("/answer", question="crisis", option="cut-knots").status == 303
    assert "12 of 12 answered" in coach.get("/coach").text
    coach.post("/coach", do="close")
    coach.post("/coach", do="reveal")
    assert "B stands out" in coach.get("/coach").text
    assert "B stands out" in room.phone().get("/screen").text
    coach.post("/coach", do="hide")
    assert "B stands out" not in room.phone().get("/screen").text
    coach.post("/coach", do="lock")
    assert room.room.locked
    coach.post("/coach", do="back")
    assert room.room.at == 0
    assert coach.post("/coach", do="remove", seat=f" {phones[0].seat.lower()} ").status == 303
    assert len(room.room.seats) == 11
    assert coach.post("/coach", do="end", keep="no").status == 303
    assert room.room.ended
    assert room.room.seats == {}
    assert "Every seat and every answer is gone from this laptop." in coach.get("/coach").text


def test_what_cannot_be_done_is_said_and_what_is_no_button_refused(room: Live) -> None:
    coach = coach_of(room)
    refused = coach.post("/coach", do="open")
    assert refused.status == 409
    assert "There is no question here to do that with." in refused.text
    assert coach.post("/coach", do="back").status == 409
    gone = coach.post("/coach", do="remove", seat="<script>")
    assert gone.status == 409
    assert "No seat has this label" in gone.text
    assert "<script>" not in gone.text.replace('<script src="/static/screen.js" defer>', "")
    for do in ("", "explode", "NEXT", "remove\0"):
        assert coach.post("/coach", do=do).status == 400
    assert coach.post("/coach").status == 400


def test_a_result_is_kept_only_where_it_may_be(room: Live) -> None:
    coach, phones = coach_of(room), room.seats(5)
    room.ask_all(phones)
    room.reveal()
    coach.post("/coach", do="end", keep="yes")
    assert room.room.ended
    assert room.room.revealed == {}


def test_no_page_of_the_coach_or_the_projector_tells_a_seat_or_an_answer(room: Live) -> None:
    """At every scene: no label, and the same page whichever of two people answered what."""
    coach, phones = coach_of(room), room.seats(6)
    seats = [phone.seat for phone in phones]
    room.ask_all(phones)
    pages = []
    for swapped in (False, True):
        first, second = phones[:2][:: -1 if swapped else 1]
        for place in range(5):
            room.ask(place)
            asked = room.room.find(room.room.open)
            assert asked
            first.post("/answer", question=asked.id, option=asked.options[1])
            second.post("/answer", question=asked.id, option=asked.options[2])
        found = []
        for at in range(len(room.room.scenes)):
            room.do(Moved(to=at))
            found += [coach.get("/coach").text, room.phone().get("/screen").text]
        pages.append(found)
    assert pages[0] == pages[1]
    assert len(pages[0]) > 20
    words = {word for page in pages[0] for word in Document(page.encode()).text.split()}
    assert not words & set(seats)


def test_the_projector_counts_only_a_room_that_is_large_enough(room: Live) -> None:
    phones = room.seats(11)
    question = room.ask()
    for phone in phones[:7]:
        phone.post("/answer", question=question, option="cut-knots")
    assert "7 of 11" not in room.phone().get("/screen").text
    phones += room.seats(1)
    assert "7 of 12" in room.phone().get("/screen").text
    assert room.go(StepKind.ASK).at == 1


def test_a_full_disk_is_said_on_the_page_and_the_room_goes_on(
    room: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    coach = coach_of(room)
    full: Future[int] = Future()
    full.set_exception(kept_error(ProblemCode.KEPT_FULL, Path("rooms.sqlite")))
    with monkeypatch.context() as broken:
        broken.setattr(Rooms, "append", lambda *_, **__: full)
        for fields in ({"do": "next"}, {"do": "end", "keep": "no"}):
            answer = coach.post("/coach", **fields)
            assert answer.status == 503
            assert "The disk is full" in answer.text
            assert "1/6 · Join" in answer.text
    assert coach.post("/coach", do="next").status == 303
    assert room.room.at == 1
