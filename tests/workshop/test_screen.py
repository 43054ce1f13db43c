"""The projector's page: what a whole room may see, in every scene, language and size of room."""

import re
from decimal import Decimal
from html import unescape
from itertools import product
from pathlib import Path
from shutil import copytree

import pytest
from msgspec.structs import replace
from own_packs import write_pack
from played_room import SKILLS, case_rooms, rooms_of

from interimkit import load_pack
from interimkit.domain.offer import check_offer
from interimkit.domain.room import Room, apply
from interimkit.domain.room_events import Locked, Shown
from interimkit.model.pack import Pack
from interimkit.model.quiz import Quiz
from interimkit.model.salary import MoneyInput
from interimkit.model.text import Language
from interimkit.model.workshop import Programme, StepKind, Workshop
from interimkit.render.group_words import spread_text
from interimkit.render.numbers import money
from interimkit.workshop.screen import page
from interimkit.workshop.screen_parts import Screen

PROGRAMMES = tuple(programme.id for programme in load_pack().load(Workshop).programmes)
PLAYED: tuple[str | Programme, ...] = (*PROGRAMMES, SKILLS)
SIZES = (9, 12, 22)
DATA = Path(__file__).parents[2] / "data"
CODE = "KMRTPV"
ADDRESS = "192.168.178.124:8765"


def shown(room: Room, pack: Pack, **changes: str) -> str:
    return page(Screen(room=room, pack=pack, address=ADDRESS, code=CODE, **changes))


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def main_of(html: str) -> str:
    return html[html.index("<main>") : html.index("</main>")]


@pytest.mark.parametrize(("language", "seats"), tuple(product(Language, SIZES)))
def test_every_scene_is_shown_with_the_address_and_the_code_until_it_is_over(
    language: Language, seats: int
) -> None:
    pack = load_pack(language=language)
    for programme in PLAYED:
        *on, over = rooms_of(pack, programme, seats=seats)
        for room in on:
            html = shown(room, pack)
            foot = html[html.index("<footer>") :]
            assert ADDRESS in foot
            assert CODE in foot
            assert f'lang="{language}"' in html
        assert CODE not in shown(over, pack)
        assert ADDRESS not in shown(over, pack)


@pytest.mark.parametrize("language", Language)
def test_nothing_is_inside_that_the_policy_forbids(language: Language) -> None:
    pack = load_pack(language=language)
    for programme in PLAYED:
        for room in rooms_of(pack, programme, seats=22):
            html = shown(room, pack)
            assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", html)
            assert re.findall(r"<script[^>]*>([^<]*)</script>", html) == [""]
            assert "SEAT" not in html


def test_what_somebody_called_it_is_no_markup() -> None:
    pack = load_pack()
    room = rooms_of(pack, "quiz", seats=9)[0]
    html = shown(room, pack, title="<script>alert(1)</script>", state='"><b>')
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in html
    assert '"><b>' not in html


@pytest.mark.parametrize("seats", SIZES)
def test_under_twelve_it_is_not_shown_how_many_answered(seats: int) -> None:
    pack = load_pack()
    asking = [r for r in rooms_of(pack, "quiz", seats=seats) if r.open and r.answered(r.open)]
    assert len(asking) == 5
    for room in asking:
        html = shown(room, pack)
        assert (f"{seats} of {seats} have answered" in text_of(html)) is (seats >= 12)


@pytest.mark.parametrize("seats", SIZES)
def test_under_twenty_a_reveal_is_words_without_a_number_or_a_bar(seats: int) -> None:
    pack = load_pack()
    seen = [r for r in rooms_of(pack, "quiz", seats=seats) if r.scene.asked and r.shown]
    assert len(seen) >= 5
    barred = 0
    for room in seen:
        assert room.scene.asked
        html, spread = shown(room, pack), room.revealed[room.scene.asked.id]
        assert spread_text(spread, language=Language.EN) in text_of(html)
        barred += "<rect" in html
        if seats < 20:
            assert not re.search(r"\d", re.sub(r"<i>.</i>", "", text_of(main_of(html))))
        counts = [int(c) for c in re.findall(r'<div class="bar"><b>(\d+)</b>', html)]
        assert counts == [cell.count for cell in spread.cells]
        assert all(count >= 5 for count in counts)
    assert bool(barred) is (seats >= 20)


@pytest.mark.parametrize("opened", [True, False])
def test_before_a_reveal_the_room_reads_that_it_comes_whether_phones_or_paper_answered(
    opened: bool,
) -> None:
    pack = load_pack()
    *_, room = [r for r in rooms_of(pack, "quiz", seats=9) if not r.revealed]
    room = room if opened else replace(room, closed=frozenset())
    text = text_of(shown(room, pack))
    assert room.scene.kind is StepKind.REVEAL
    assert "in a moment: what the room answered, the most divided first" in text
    assert "opens in a moment" not in text


def test_what_is_hidden_is_not_in_the_page() -> None:
    pack = load_pack()
    room = next(r for r in rooms_of(pack, "quiz", seats=22) if r.scene.asked and r.shown)
    hidden = shown(apply(room, Shown(on=False)), pack)
    assert 'class="bar"' not in hidden
    assert "led" not in re.findall(r'class="row ?(\w*)"', hidden)


def test_a_room_is_asked_whole_sentences_by_their_letters() -> None:
    pack = load_pack(language=Language.NL)
    room = next(r for r in rooms_of(pack, "quiz", seats=9) if r.open)
    question = next(q for q in pack.load(Quiz).questions if q.id == room.open)
    text = text_of(shown(room, pack))
    assert question.stem in text
    for letter, option in zip("ABCD", question.options, strict=False):
        assert f"{letter} {option.text}" in text


def test_the_amounts_are_those_of_an_offer_check() -> None:
    pack = load_pack()
    whole = rooms_of(pack, PROGRAMMES[0], seats=9)
    room = next(r for r in whole if r.scene.kind is StepKind.MONEY)
    text = text_of(shown(room, pack))
    for days in (150, 220):
        check = check_offer(
            pack, salary=Decimal(120_000), given={MoneyInput.DAYS_BILLED: Decimal(days)}
        )
        for amount in (check.manager_day_rate, check.client_day_rate):
            assert money(int(amount.to_integral_value()), "EUR", language=Language.EN) in text
    assert "undated" in text  # who says so, and of when
    assert "Catandra" in text


@pytest.mark.parametrize("lacking", ["on-costs", "provider-share", "days-billed"])
def test_a_pack_without_a_figure_shows_what_it_has(lacking: str, tmp_path: Path) -> None:
    copytree(DATA, tmp_path, dirs_exist_ok=True)
    file = tmp_path / "salaries.yaml"
    head, *defaults = file.read_text(encoding="utf-8").split("  - input: ")
    left = [one for one in defaults if not one.startswith(f"{lacking}\n")]
    file.write_text("  - input: ".join((head, *left)), encoding="utf-8")
    pack = load_pack(tmp_path)
    whole = rooms_of(pack, PROGRAMMES[0], seats=9)
    html = shown(next(r for r in whole if r.scene.kind is StepKind.MONEY), pack)
    rows = {"on-costs": 0, "provider-share": 4, "days-billed": 5}[lacking]
    assert html.count("<tr") == rows
    assert ("Days billed a year" in html) is (lacking == "provider-share")


def test_a_locked_room_says_so_and_asks_nobody_in() -> None:
    pack = load_pack()
    room = apply(rooms_of(pack, "quiz", seats=9)[0], Locked(on=True))
    assert "Joining is closed" in text_of(shown(room, pack))


def test_the_end_says_what_is_kept_and_what_is_not() -> None:
    pack = load_pack()
    *_, over = rooms_of(pack, "quiz", seats=22)
    assert "The group’s result alone is kept" in text_of(shown(over, pack))
    nothing = Room(programme="quiz", scenes=over.scenes, at=over.at, ended=True)
    assert "Nothing of the group is kept either." in text_of(shown(nothing, pack))


def test_the_picture_to_scan_holds_the_address_with_the_code() -> None:
    pack = load_pack()
    html = shown(rooms_of(pack, "quiz", seats=1)[0], pack)
    assert f'aria-label="QR: http://{ADDRESS}/?code={CODE}"' in html
    assert "Nothing goes to the internet." in text_of(html)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("seats", [0, 4, 9, 24])
def test_every_stage_of_a_case_is_shown(language: Language, seats: int) -> None:
    pack = load_pack(language=language)
    *on, over = case_rooms(pack, seats=seats)
    for room in on:
        html = shown(room, pack)
        assert CODE in html
        assert "SEAT" not in html
        assert ('class="tally"' in html) is (seats == 24 and bool(room.open))
        assert ('class="bar"' in html) <= (seats == 24)
        assert not re.search(r"<style|\sstyle=", html)
        assert html.count("<section>") in {0, 2}
    assert CODE not in shown(over, pack)


def test_a_room_is_told_who_has_most_and_who_decided() -> None:
    said = " ".join(text_of(shown(room, load_pack())) for room in case_rooms(load_pack(), seats=9))
    for text in (
        "has the most votes", "Nobody voted; the coach decides", "The room chose B, the coach A",
        "The coach chose A", "Who paid?", "Cash: a month → two months", "From day",
        "It would have led to", "What became of them", "Pitfalls on the way",
    ):  # fmt: skip
        assert text in said, text
    four = " ".join(text_of(shown(room, load_pack())) for room in case_rooms(load_pack(), seats=4))
    assert "20 seconds to choose between A and B" in four
    assert "Still a tie between A and B: the coach decides" in four
    assert "The room was tied between A and B; the coach chose A" in four
    assert "In a second vote the room chose A" in four
    assert "The room’s own choice" in said
    assert "As many votes" in four
    many = " ".join(text_of(shown(room, load_pack())) for room in case_rooms(load_pack(), seats=24))
    assert "have voted" not in said
    assert "24 have voted" in many
    assert "have answered" not in many


def test_another_case_is_shown_likewise(tmp_path: Path) -> None:
    pack = load_pack(write_pack(tmp_path / "orchard", "cases/orchard.yaml"))
    rooms = case_rooms(pack, "orchard", seats=22)
    said = " ".join(text_of(shown(room, pack)) for room in rooms)
    assert "A season in the orchard" in said
    assert "Pitfalls" not in said
    assert "Which evening would you have back?" in said
