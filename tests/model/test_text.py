import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interimkit.model.text import clean, is_clean, joined, one_line


@pytest.mark.parametrize(
    "unsafe",
    ["\x00", "\x07", "\x1b", "\r", "\x7f", "\x80", "\x9b", "\u202e", "\u2066", "\u200f",
     "\u2028", "\ud800", "\U000e0041"],
)  # fmt: skip
def test_what_could_act_on_a_terminal_becomes_visible(unsafe: str) -> None:
    assert clean(f"a{unsafe}b") == "a\ufffdb"


@pytest.mark.parametrize("hidden", ["\u00ad", "\u200b", "\u2060", "\ufeff", "\u180e", "\u2063"])
def test_what_is_only_invisible_is_dropped_from_a_text_and_shown_in_a_name(hidden: str) -> None:
    assert clean(f"in{hidden}terim{hidden}") == "interim"
    assert one_line(f"in{hidden}terim") == "in\ufffdterim"


def test_a_text_of_several_lines_is_as_if_on_one() -> None:
    assert joined(" a\t \n\n  b\u00a0: c\n") == "a b\u00a0: c"
    assert joined("a  b") == "a  b"


@pytest.mark.parametrize("safe", ["a\tb\nc", "80\u202f000\u00a0€", "déjà “vu”", "👩\u200d💻", ""])
def test_what_people_write_stays(safe: str) -> None:
    assert clean(safe) == safe


@given(st.text(st.characters()))
def test_nothing_that_acts_is_left_and_cleaning_twice_changes_nothing(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert is_clean(cleaned)
    assert is_clean(text) == (cleaned == text)
    assert not [
        c
        for c in cleaned
        if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} and c not in "\n\t"
    ]
    assert not [c for c in cleaned if unicodedata.bidirectional(c) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}]  # fmt: skip
