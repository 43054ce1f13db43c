"""What a session is called, and what phones type."""

from datetime import date

from interimkit.workshop.tokens import new_code, new_id


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
