"""What a session is called, and what it needs."""

from datetime import date
from importlib import util

import pytest

from interimkit import load_pack
from interimkit.domain.room import Room, apply, find_programme, start
from interimkit.errors import ExitCode, MissingExtraError, ProblemCode, UnknownChoiceError
from interimkit.model.workshop import Workshop
from interimkit.workshop import opening
from interimkit.workshop.opening import is_played_from, new_code, new_id, require_extra


def test_a_code_is_six_letters_that_make_no_word_and_look_like_nothing_else() -> None:
    codes = {new_code() for _ in range(500)}
    assert len(codes) > 490
    assert all(len(code) == 6 and code.isupper() for code in codes)
    assert not set("".join(codes)) & set("AEIOUYL0125S8")


def test_an_id_is_the_day_and_the_next_number() -> None:
    taken: set[str] = set()
    for number in range(1, 12):
        taken.add(name := new_id(date(2026, 11, 26), taken))
        assert name == f"2026-11-26-{number}"


@pytest.mark.parametrize("name", opening.NEEDED)
def test_each_part_of_the_extra_is_missed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real = util.find_spec
    monkeypatch.setattr(
        opening, "find_spec", lambda wanted: None if wanted == name else real(wanted)
    )
    with pytest.raises(MissingExtraError) as raised:
        require_extra()
    assert raised.value.exit_code is ExitCode.MISSING_EXTRA
    assert "pip install 'interimkit[workshop]'" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_all_of_the_extra_is_enough() -> None:
    require_extra()


def test_a_programme_is_found_by_its_id_or_is_the_first() -> None:
    pack = load_pack()
    programmes = pack.load(Workshop).programmes
    assert find_programme(pack, None) == programmes[0]
    for programme in programmes:
        assert find_programme(pack, programme.id) == programme
    with pytest.raises(UnknownChoiceError) as raised:
        find_programme(pack, "quizz")
    (problem,) = raised.value.problems
    assert (problem.code, problem.nearest) == (ProblemCode.CHOICE_UNKNOWN, "quiz")


def test_a_room_is_played_from_the_pack_that_asks_what_it_was_asked() -> None:
    pack = load_pack()
    programmes = pack.load(Workshop).programmes
    for language in ("en", "nl", "fr"):
        for programme in programmes:
            room = apply(Room(), start(pack, programme))
            assert is_played_from(room, load_pack(language=language))
    import msgspec

    other = msgspec.structs.replace(room, scenes=room.scenes[:-2])
    assert not is_played_from(other, pack)
    assert not is_played_from(msgspec.structs.replace(room, programme="gone"), pack)
