"""A phone in a room that plays a case: a vote, in its own language, and nothing of anybody's."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from html_reader import Document
from live_room import Browser, Live, live
from played_room import case_rooms

from interimkit import load_pack
from interimkit.domain.case import load_case
from interimkit.domain.case_votes import By, StageKind
from interimkit.domain.room_events import Ended, Withdrew
from interimkit.model.text import Language
from interimkit.model.workshop import Subject
from interimkit.workshop.controls import Control, act
from interimkit.workshop.phone import Phone
from interimkit.workshop.phone_seat import seat_page
from interimkit.workshop.runoff import closing_runoffs

ASK = {"en": "Where do you spend them?", "nl": "Waar gaan ze naartoe?", "fr": "À quoi les"}


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Live]:
    with live(tmp_path, programme="lindewaard", subject=Subject.CASE) as served:
        yield served


def words_of(phone: Browser) -> str:
    answer = phone.get()
    assert answer.status == 200
    text = re.sub(r"[ \n]+", " ", Document(answer.text.encode()).text)
    return text.replace("\u202f", " ").strip()


def do(room: Live, *controls: Control, which: str = "") -> None:
    for control in controls:
        act(room.running, control, which=which).result(10)


def open_vote(room: Live) -> tuple[str, tuple[str, ...]]:
    do(room, Control.NEXT, Control.NEXT, Control.OPEN)
    asked = room.room.find(room.room.open)
    assert asked
    return asked.id, asked.options


def vote(phone: Browser, question: str, option: str) -> int:
    return phone.post("/answer", question=question, option=option).status


@pytest.mark.parametrize("language", list(Language))
def test_a_phone_votes_in_its_own_language_and_may_change_it(
    room: Live, language: Language
) -> None:
    phone = room.phone(language=language).join()
    question, options = open_vote(room)
    page = phone.get().text
    assert ASK[language] in unescape(page)
    assert page.count('class="opt"') == len(options)
    case = load_case(load_pack(language=language), "lindewaard")
    said = words_of(phone)
    assert not [gauge.name for gauge in case.gauges if f"{gauge.name}:" in said]
    for option in options[:2]:
        assert vote(phone, question, option) == 303
    assert phone.get().text.count("opt mine") == 1
    do(room, Control.CLOSE)
    assert "mine" not in phone.get().text  # nobody can tell any more, this phone neither
    assert vote(phone, question, options[0]) == 409
    assert room.room.seats == {phone.seat: {}}


def test_a_run_off_is_between_the_tied_and_closes_by_itself(room: Live) -> None:
    phones = room.seats(2)
    question, options = open_vote(room)
    for phone, option in zip(phones, options, strict=False):
        vote(phone, question, option)
    do(room, Control.CLOSE)
    with closing_runoffs(room.running, seconds=0.4):
        do(room, Control.OPEN)
        assert "20 seconds to choose between A and B" in words_of(phones[0])
        assert phones[0].get().text.count('class="opt"') == 2
        assert vote(phones[0], question, options[2]) == 409
        for phone in phones:
            vote(phone, question, options[1])
        for _ in range(100):
            if not room.room.open:
                break
            room.running.do(Withdrew(seat=room.phone().join().seat)).result(10)
    assert room.room.play
    do(room, Control.NEXT)
    assert room.room.play.days[0].by is By.RUNOFF


def test_a_run_off_that_the_coach_closes_is_left_alone_by_the_clock(room: Live) -> None:
    phones = room.seats(2)
    question, options = open_vote(room)
    for phone, option in zip(phones, options, strict=False):
        vote(phone, question, option)
    with closing_runoffs(room.running, seconds=60):
        do(room, Control.CLOSE, Control.OPEN, Control.CLOSE)
        do(room, Control.DECIDE, which="b")
    assert room.room.play
    assert room.room.play.days[0].by is By.COACH
    assert "The room was tied between A and B; the coach chose B" in words_of(phones[0])


def test_before_the_first_tap_a_phone_says_what_happens_to_a_vote(room: Live) -> None:
    said = words_of(room.phone())
    assert "see only how all of you vote together" in said
    assert "then nobody can tell whose it was" in said
    assert "your own result" not in said
    for path in ("/result", "/take-home"):
        assert room.phone().join().get(path).status == 303


def test_who_comes_in_the_middle_votes_and_the_end_is_told(room: Live) -> None:
    question, options = open_vote(room)
    late = room.phone().join()
    assert vote(late, question, options[0]) == 303
    room.do(Ended(keep=False))
    said = words_of(late)
    assert "This session is over" in said
    assert "What you saved" not in said


@pytest.mark.parametrize("language", list(Language))
def test_every_stage_is_a_page_without_gauges_counts_or_seats(language: Language) -> None:
    pack = load_pack(language=language)
    gauges = [gauge.name for gauge in load_case(pack, "lindewaard").gauges]
    from live_room import about

    kinds = set()
    for room in case_rooms(pack, seats=24)[:-1]:
        seen = Phone(
            room=room, about=about(), pack=pack, language=language, seat="SEAT3", state="s"
        )
        html = seat_page(seen)
        said = unescape(re.sub(r"<[^>]+>", " ", html))
        kinds.add(room.stage.kind)
        Document(html.encode())
        assert not re.search(r"SEAT(?!3\b)", html)
        if room.stage.kind is not StageKind.PITFALLS:  # it says there what a choice brought
            assert not [name for name in gauges if re.search(rf"{name}\s?:", said)]
        assert not re.search(r"\b(6|12|15|9) (answers|antwoorden|réponses)", said)
    assert kinds == set(StageKind)
