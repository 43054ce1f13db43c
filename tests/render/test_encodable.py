"""What an output cannot encode is said with what it can."""

import pytest

from interimkit.render import signs
from interimkit.render.encodable import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [("≠ é → “x” …", '!= e -> "x" ...'), ("œuvre", "oeuvre"), ("日", "?"), ("½", "12")],
)
def test_folding_to_ascii(text: str, folded: str) -> None:
    assert fold(text, encoding="ascii") == folded


def test_every_sign_has_something_that_stands_for_it() -> None:
    found = [value for name, value in vars(signs).items() if name.isupper() and name != "EIGHTHS"]
    assert len(found) > 15
    for sign in (*found, *signs.EIGHTHS[1:]):
        assert fold(sign, encoding="ascii") != "?" or sign == "?"
    levels = (signs.FULL, signs.CLAIMED, signs.EMPTY, signs.ASKED)
    assert len({fold(sign, encoding="ascii") for sign in levels}) == len(levels)


def test_folding_keeps_what_can_be_encoded() -> None:
    assert fold("é €", encoding="latin-1") == "é EUR"
    assert fold("é €", encoding="utf-8") == "é €"


def test_folding_is_for_writing_only() -> None:
    with pytest.raises(UnicodeDecodeError):
        b"\xff".decode("ascii", "interimkit-fold")
