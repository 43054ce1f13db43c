"""A coach's notes on a dilemma: the same in the key and in the room, and never taken for the play."""

import pytest
from played_room import case_rooms

from interimkit import load_pack
from interimkit.domain.case_key import open_case
from interimkit.domain.case_votes import StageKind
from interimkit.model.text import Language
from interimkit.render.case_key import page
from interimkit.render.page import Section
from interimkit.render.room_case import view_case

COACH = {
    Language.EN: "For the coach", Language.NL: "Voor de begeleider", Language.FR: "Pour l’animateur",
}  # fmt: skip


@pytest.mark.parametrize("language", Language)
def test_the_key_says_of_each_dilemmas_notes_that_they_are_for_the_coach(
    language: Language,
) -> None:
    pack = load_pack(language=language)
    key = open_case(pack, "lindewaard")
    sections = [block for block in page(key).blocks if isinstance(block, Section)]
    asks = {d.coach.ask for m in key.moments for d in m.dilemmas if d.coach}
    holding = [s for s in sections if any(item.text in asks for item in s.items)]
    assert len(holding) == len(asks) > 1
    assert all(str(section.heading).endswith(COACH[language]) for section in holding)
    options = {option.id for m in key.moments for d in m.dilemmas for option in d.options}
    assert not any(item.reference in options for s in holding for item in s.items)
    said = {(item.label, item.text) for section in holding for item in section.items}
    for room in case_rooms(pack, seats=4):
        if not room.ended and room.stage.kind is StageKind.DILEMMA:
            notes = view_case(room, pack, seats="", language=language).notes
            of_key = {note for note in notes for _, text in said if note.endswith(text)}
            assert notes
            assert of_key == set(notes)
