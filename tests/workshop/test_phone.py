"""What a phone shows, from the first tap to the end, in its own language, with forms alone."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from string import ascii_uppercase

import pytest
from html_reader import Document
from live_room import CODE, Browser, Live, live

from interimkit import load_pack
from interimkit.domain.answer_code import answer_code
from interimkit.domain.quiz import score_quiz
from interimkit.domain.room_events import Closed, Ended, Locked, Moved, Opened, Shown, Withdrew
from interimkit.model.answers import Answers
from interimkit.model.quiz import Quiz
from interimkit.model.skills import Skills
from interimkit.model.text import Language
from interimkit.model.workshop import StepKind
from interimkit.render.advice import headline, in_sentences
from interimkit.workshop.phone import MOST_CODE

PROMISES = {
    "en": "Taking part is free. The coach (Anke) and the room see only the picture of the group; "
    "only you see your own result. Your answers are on this laptop until the end; you can erase "
    "them at any time. Whoever is on this Wi-Fi can read along. The picture of the group goes to "
    "nobody.",
    "nl": "Meedoen is vrij. De begeleider (Anke) en de zaal zien alleen het groepsbeeld; je eigen "
    "resultaat zie alleen jij. Je antwoorden staan tot het einde op deze laptop; wissen kan nu al. "
    "Wie op deze wifi zit, kan meelezen. Het groepsbeeld gaat naar niemand.",
    "fr": "La participation est libre. L’animateur (Anke) et la salle ne voient que le groupe ; "
    "votre résultat, vous seul le voyez. Vos réponses restent sur cet ordinateur jusqu’à la fin ; "
    "vous pouvez les effacer à tout moment. Toute personne sur ce wifi peut lire ce qui passe. Le "
    "résultat du groupe ne va à personne.",
}
JOIN = {"en": "Take part", "nl": "Meedoen", "fr": "Participer"}


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Live]:
    with live(tmp_path) as served:
        yield served


@pytest.fixture
def skills(tmp_path: Path) -> Iterator[Live]:
    with live(tmp_path, programme="skills") as served:
        yield served


def words_of(browser: Browser, path: str = "/") -> str:
    """What a page says, as one line; it is well-formed."""
    answer = browser.get(path)
    assert answer.status == 200
    return said_in(answer.text)


def said_in(html: str) -> str:
    """The same for a page at hand."""
    return re.sub(r"[ \n]+", " ", Document(html.encode()).text).strip()


def to_result(room: Live) -> None:
    room.reveal()
    room.go(StepKind.OWN_RESULT)


@pytest.mark.parametrize("language", list(Language))
def test_before_the_first_tap_a_phone_says_what_happens_to_answers(
    tmp_path: Path, language: Language
) -> None:
    with live(tmp_path, coach="Anke", goes_to="nobody") as room:
        phone = room.phone(language=language)
        said = words_of(phone)
        assert PROMISES[language] in said.replace("\u202f", " ")
        assert said.endswith(JOIN[language])  # the button is after it
        assert f'<html lang="{language}">' in phone.get().text


def test_what_was_not_said_by_the_coach_is_not_made_up(room: Live) -> None:
    said = words_of(room.phone())
    assert "The coach and the room see only" in said
    assert "Where the picture of the group goes, the coach tells you." in said


def test_a_code_from_the_link_is_filled_in_and_read_however_it_is_typed(room: Live) -> None:
    assert f'value="{CODE}"' in room.phone().get(f"/?code={CODE.lower()}").text
    for typed in (CODE, CODE.lower(), " ".join(CODE), f"{CODE[:3]}-{CODE[3:]}", f" {CODE}\t"):
        assert room.phone().post("/join", code=typed).to == "/"
    assert len(room.room.seats) == 5
    wrong = room.phone().post("/join", code="ABCDEF")
    assert wrong.status == 403
    assert 'value="ABCDEF"' in wrong.text
    assert 'aria-describedby="err"' in wrong.text
    assert len(room.room.seats) == 5


def test_each_phone_has_its_own_language_and_keeps_it(room: Live) -> None:
    browser = room.phone(language="de, fr;q=0.8, en;q=0.5")
    assert '<html lang="fr">' in browser.get().text
    assert f'href="/?lang=nl&amp;code={CODE}"' in browser.get(f"/?code={CODE}").text
    assert '<html lang="nl">' in browser.get(f"/?lang=nl&code={CODE}").text
    assert '<html lang="nl">' in browser.join().get().text
    assert '<html lang="en">' in room.phone(language="de").get().text  # the session's
    assert '<html lang="nl">' in browser.get("/?lang=klingon").text


@pytest.mark.parametrize("language", list(Language))
def test_a_question_is_whole_and_lettered_as_on_the_projector(
    room: Live, language: Language
) -> None:
    phone = room.phone(language=language).join()
    for place, question in enumerate(load_pack(language=language).load(Quiz).questions):
        assert room.ask(place) == question.id
        page = phone.get().text
        said = said_in(page)
        assert question.stem in said
        for letter, option in zip(ascii_uppercase, question.options, strict=False):
            assert f"<i>{letter}</i> <span>{option.text}" in unescape(page)
        assert page.count('name="option"') == len(question.options)


def test_an_answer_is_marked_in_words_and_may_be_changed_until_the_question_closes(
    room: Live,
) -> None:
    phone = room.phone().join()
    question = room.ask()
    assert "Your answer" not in words_of(phone)
    asked = room.room.find(question)
    assert asked
    for place in (2, 1):
        phone.post("/answer", question=question, option=asked.options[place])
        page = phone.get().text
        assert "Your answer is in. You can change it until the question closes." in page
        assert f"<i>{'ABCD'[place]}</i> <span><em>Your answer</em>" in page
        assert page.count("<em>") == 1
    room.do(Closed())
    said = words_of(phone)
    assert "This question is closed" in said
    assert "B Your answer …I settle the arguments" in said
    assert 'action="/answer"' not in phone.get().text


def test_between_questions_a_phone_waits_and_says_which_comes(room: Live) -> None:
    phone = room.phone().join()
    assert "You are in" in words_of(phone)
    room.do(Moved(to=2))
    said = words_of(phone)
    assert "Question 2 of 5" in said
    assert "The next question is coming" in said


def test_a_phone_reads_what_the_room_sees_once_it_is_shown_and_its_own_answer(room: Live) -> None:
    phones = room.seats(12)
    room.ask_all(phones, option=1)
    room.go(StepKind.REVEAL)
    assert "stands out" not in words_of(phones[0])
    room.reveal()
    said = words_of(phones[0])
    assert "The room: B stands out" in said
    assert "Your answer" in said
    assert "12" not in said
    room.do(Shown(on=False))
    assert "stands out" not in words_of(phones[0])


def test_ones_own_result_is_covered_and_says_what_the_quiz_says(room: Live) -> None:
    phone = room.phone(language="nl").join()
    room.ask_all([phone], option=1)
    assert phone.get("/result").to == "/"
    to_result(room)
    page = phone.get().text
    document = Document(page.encode())
    (details,) = [one for one in document.elements if one.name == "details"]
    assert "open" not in details.attributes
    (answers,) = room.room.seats.values()
    result = score_quiz(load_pack(language="nl"), Answers(quiz=dict(answers)))
    covered = page[page.index("</summary>") : page.index("</details>")]
    code = answer_code(load_pack(), answers)
    assert code.startswith("BBBBB-")
    reason = result.fit.dimensions[0].reason
    for text in (headline(result).text, in_sentences(result), reason, code):
        assert text in unescape(covered)
        assert text not in unescape(page.replace(covered, ""))
    room.go(StepKind.SAVE)
    assert headline(result).text in unescape(phone.get("/result").text)


def test_who_comes_late_meets_the_question_that_is_open_and_catches_up_at_the_result(
    room: Live,
) -> None:
    early = room.seats(6)
    room.ask_all(early[:5])
    question = room.ask(4)
    late = room.phone().join()
    assert f'value="{question}"' in late.get().text
    late.post("/answer", question=question, option="own-terms")
    room.do(Closed())
    to_result(room)
    seen = room.room.revealed
    missed = []
    while "The room was asked this before" in (page := late.get().text):
        assert 'href="/result"' in page
        found = page.split('name="question" value="')[1].split('"')[0]
        asked = room.room.find(found)
        assert asked
        missed.append(found)
        assert late.post("/answer", question=found, option=asked.options[0]).to == "/"
    assert missed == [one.id for one in load_pack().load(Quiz).questions][:4]
    assert "Show my result" in late.get().text
    assert "Does it suit you?" in words_of(late)
    assert room.room.revealed == seen


def test_who_leaves_a_question_open_is_told_that_there_is_no_advice(room: Live) -> None:
    phone = room.phone().join()
    question = room.ask()
    phone.post("/answer", question=question, option="cut-knots")
    to_result(room)
    said = words_of(phone, "/result")
    assert "You answered 1 of 5 questions." in said
    assert "Advice:" not in said


def test_a_late_answer_moves_nothing_that_the_room_has_seen(room: Live) -> None:
    phones = room.seats(21)
    room.ask_all(phones[:20])
    to_result(room)
    seen = room.room.revealed
    late = phones[20]
    assert late.post("/answer", question="crisis", option="cut-knots").to == "/"
    assert late.post("/answer", question="crisis", option="secure-cash").status == 409
    room.do(Withdrew(seat=phones[0].seat))
    assert room.room.revealed == seen
    assert seen["crisis"].answers == 20


def test_skills_are_asked_by_their_levels_and_shown_with_the_next_one(skills: Live) -> None:
    phone = skills.phone(language="fr").join()
    content = load_pack(language="fr").load(Skills).skills
    question = skills.ask(2)
    said = words_of(phone)
    assert content[2].name in said
    assert content[2].in_brief in said
    page = phone.get().text
    for letter, level in zip("ABCDE", content[2].levels, strict=True):
        assert f"<i>{letter}</i> <span>{level}" in unescape(page)
    phone.post("/answer", question=question, option="3")
    to_result(skills)
    said = words_of(phone, "/result")
    assert f"{content[2].name} : 3 sur 4" in said.replace("\u202f", " ")
    assert content[2].levels[3] in said
    assert content[2].levels[4] in said
    assert content[0].name not in said


def test_a_page_to_take_home_is_one_file_with_the_answer_code(room: Live) -> None:
    phone = room.phone(language="nl").join()
    room.ask_all([phone], option=1)
    assert phone.get("/take-home").to == "/"
    to_result(room)
    room.go(StepKind.SAVE)
    assert 'href="/take-home" download' in phone.get().text
    answer = phone.get("/take-home")
    assert answer.headers["content-disposition"] == (
        'attachment; filename="interimkit-2026-11-26-1.html"'
    )
    assert "BBBBB-" in answer.text
    assert '<html lang="nl">' in answer.text
    assert "<script" not in answer.text
    assert "src=" not in answer.text
    assert room.phone().get("/take-home").to == "/"


def test_a_phone_can_leave_at_any_time_and_is_asked_once(room: Live) -> None:
    for move in (StepKind.JOIN, StepKind.ASK, StepKind.REVEAL, StepKind.OWN_RESULT, StepKind.SAVE):
        phone = room.phone().join()
        room.go(move)
        assert 'href="/withdraw"' in phone.get().text
        assert "cannot be brought back" in words_of(phone, "/withdraw")
        assert len(room.room.seats) == 1
        assert phone.post("/withdraw").to == "/withdrawn"
        assert room.room.seats == {}
        assert phone.cookies == {}
        assert "are gone from the laptop" in words_of(phone, "/withdrawn")
        assert "it was erased" not in words_of(phone)


def test_who_was_removed_is_told_and_may_take_another_seat(room: Live) -> None:
    phone = room.phone().join()
    room.do(Withdrew(seat=phone.seat))
    assert "Your seat is not there any more: it was erased." in words_of(phone)
    phone.join()
    assert len(room.room.seats) == 1


def test_a_door_that_is_locked_says_so_and_those_inside_go_on(room: Live) -> None:
    inside = room.phone().join()
    room.do(Locked(on=True))
    late = room.phone().post("/join", code=CODE)
    assert late.status == 409
    assert "The coach has locked the door for now." in late.text
    question = room.ask()
    assert inside.post("/answer", question=question, option="cut-knots").status == 303


@pytest.mark.parametrize("keep", [True, False])
def test_the_end_says_what_is_erased_and_what_is_kept(room: Live, *, keep: bool) -> None:
    phones = room.seats(20)
    room.ask_all(phones)
    room.reveal()
    assert room.room.revealed
    room.do(Ended(keep=keep))
    for path in ("/", "/?lang=en"):
        said = words_of(phones[0], path)
        assert "This session is over" in said
        kept = "is kept, without anybody’s answers"
        assert (kept in said) is keep
        assert ("is erased as well" in said) is not keep
    assert phones[0].get("/result").to == "/"
    assert phones[0].post("/answer", question="crisis", option="cut-knots").to == "/"
    assert room.phone().post("/join", code=CODE).to == "/"
    assert "This session is over" in words_of(room.phone())


def test_no_page_of_anybody_shows_what_another_answered(room: Live) -> None:
    """Two rooms that differ in one person's answers: every page of everybody else is the same."""
    others = room.seats(4)
    one = room.phone().join()
    seat = one.seat
    room.ask_all(others)
    pages = []
    for option in (0, 3):
        for place in range(5):
            room.ask(place)
            question = room.room.open
            asked = room.room.find(question)
            assert asked
            one.post("/answer", question=question, option=asked.options[option])
            pages.append((option, place, tuple(other.get().text for other in others)))
            pages.append((option, place, (room.phone().get("/screen").text,)))
            room.do(Closed())
    first = [found for option, _place, found in pages if option == 0]
    second = [found for option, _place, found in pages if option == 3]
    assert first == second
    assert not [page for _o, _p, found in pages for page in found if f">{seat}<" in page]
    assert not [page for _o, _p, found in pages for page in found if f": {seat}" in page]


def test_every_page_is_well_formed_names_its_parts_and_runs_nothing_inline(room: Live) -> None:
    phone = room.phone().join()
    pages = [room.phone().get().text, phone.get("/withdraw").text]
    question = room.ask()
    pages.append(phone.get().text)
    phone.post("/answer", question=question, option="cut-knots")
    for at in range(len(room.room.scenes)):
        room.do(Moved(to=at))
        pages.append(phone.get().text)
    pages.append(phone.get("/result").text)
    for page in pages:
        document = Document(page.encode())
        names = [element.name for element in document.elements]
        assert names.count("h1") == names.count("main") == 1
        assert "style" not in names
        for element in document.elements:
            assert "style" not in element.attributes
            assert not [name for name in element.attributes if name.startswith("on")]
            assert element.name != "script" or element.attributes["src"]
        ids = [one.attributes["id"] for one in document.elements if "id" in one.attributes]
        assert len(ids) == len(set(ids))
        assert len(page) < 12_000


def test_a_page_that_follows_has_the_state_that_is_told(room: Live) -> None:
    phone = room.phone().join()
    room.do(Moved(to=1), Opened())
    document = Document(phone.get().text.encode())
    (body,) = [element for element in document.elements if element.name == "body"]
    assert body.attributes["data-state"] == (
        '{"at":1,"kind":"ask","question":"crisis","phase":"open","shown":false,"ended":false}'
    )
    stranger = Document(room.phone().get().text.encode())
    assert [e.attributes["data-state"] for e in stranger.elements if e.name == "body"] == [""]


def test_a_code_that_is_far_too_long_is_cut(room: Live) -> None:
    page = room.phone().get(f"/?code={'a' * 3000}").text
    assert "A" * MOST_CODE in page
    assert "A" * (MOST_CODE + 1) not in page
