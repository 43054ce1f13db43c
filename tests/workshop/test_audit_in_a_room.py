"""A programme that asks the audit of pitfalls: phones, projector, letters and paper know it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from html_reader import Document
from live_room import live

from interimkit import load_pack
from interimkit.domain.group import group_of, questions_of
from interimkit.domain.group_spread import Asked
from interimkit.domain.letters import read_letters
from interimkit.domain.workshop_sheet import make_sheet
from interimkit.model.answers import Practice
from interimkit.model.pack import Pack
from interimkit.model.pitfalls import Pitfalls
from interimkit.model.text import Language
from interimkit.model.workshop import Programme, StepKind, Topic, Workshop
from interimkit.render.encode import encode
from interimkit.render.formats import Format

WORDS = {
    Language.EN: ("Not yet", "Partly", "In place"),
    Language.NL: ("Nog niet", "Deels", "In orde"),
    Language.FR: ("Pas encore", "En partie", "En place"),
}


@pytest.fixture
def auditing(pack: Path, edit: Callable[[str, str, str], None]) -> Path:
    """The built-in pack, whose programme of skills asks the audit instead."""
    for _ in range(2):
        edit("workshop.yaml", "topic: skills-gap", "topic: pitfalls")
    return pack


def said(html: str) -> str:
    return in_one_line(Document(html.encode()).text)


def in_one_line(text: str) -> str:
    return " ".join(text.split())


def test_it_is_asked_answered_and_revealed_like_any_other_topic(
    auditing: Path, tmp_path: Path
) -> None:
    pitfalls = load_pack(auditing).load(Pitfalls).pitfalls
    with live(tmp_path, programme="skills", pack_path=str(auditing)) as room:
        phones = [room.phone().join() for _ in range(20)]
        for place, pitfall in enumerate(pitfalls):
            question = room.ask(place)
            html = phones[0].get().text
            assert pitfall.question in said(html)
            for letter, word in zip("ABC", WORDS[Language.EN], strict=True):
                assert f"<i>{letter}</i> <span>{word}" in html
            for number, phone in enumerate(phones):
                option = list(Practice)[number % 2] if place else Practice.IN_PLACE
                phone.post("/answer", question=question, option=option.value)
        room.reveal()
        seen = room.room.revealed
        assert {len(spread.asked.options) for spread in seen.values()} == {3}
        room.go(StepKind.OWN_RESULT)
        own = said(phones[0].get("/result").text)
    assert f"{pitfalls[1].name}: not yet {pitfalls[1].this_week}" in own
    assert f"{pitfalls[0].name}: in place" in own
    assert pitfalls[0].this_week not in own
    assert own.index(pitfalls[1].name) < own.index(pitfalls[0].name)
    result = group_of(load_pack(auditing), Topic.PITFALLS, seen.values())
    assert (len(result.questions), result.left_out) == (len(pitfalls), 0)


@pytest.mark.parametrize("language", Language)
def test_on_paper_it_has_the_words_of_the_audit_under_letters(
    auditing: Path, language: Language
) -> None:
    pack = load_pack(auditing, language=language)
    sheet = make_sheet(pack, programme(pack), dict.fromkeys(ids(pack), "partly"))
    for question in sheet.questions:
        assert tuple(option.text for option in question.options) == WORDS[language]
        assert question.chosen == "B"
    paper, own = (
        said(encode(one, Format.HTML).decode())
        for one in (make_sheet(pack, programme(pack)), sheet)
    )
    assert all(word in paper for word in WORDS[language])
    assert own.count(WORDS[language][1]) == len(asked(pack))
    for pitfall in pack.load(Pitfalls).pitfalls:
        asks, start = in_one_line(pitfall.question), in_one_line(pitfall.this_week)
        assert asks in paper
        assert start in paper
        assert start in own
    assert list(read_letters("CBA-C", asked(pack)).values()) == [
        "in-place", "partly", "not-yet", "in-place",
    ]  # fmt: skip


def programme(pack: Pack) -> Programme:
    return next(one for one in pack.load(Workshop).programmes if one.id == "skills")


def ids(pack: Pack) -> list[str]:
    return [one.id for one in asked(pack)]


def asked(pack: Pack) -> tuple[Asked, ...]:
    return questions_of(pack, Topic.PITFALLS)
