import difflib
from collections.abc import Collection

import pytest

from interimkit.model.nearest import nearest

LEVELS = ("beginner", "intermediate", "confirmed")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("confirmd", "confirmed"),
        ("CONFIRMED", "confirmed"),
        (" Beginner ", "beginner"),
        ("inter_mediate", "intermediate"),
        ("", ""),
        ("zebra", ""),
        ("x" * 100_000, ""),
    ],
)
def test_the_nearest_valid_name(typed: str, meant: str) -> None:
    assert nearest(typed, LEVELS) == meant


def test_two_dashes_make_no_option_like_another() -> None:
    assert nearest("--require", ("--quick", "--seed")) == ""
    assert nearest("--quik", ("--quick", "--seed")) == "--quick"
    assert nearest("quick", ("--quick", "--seed")) == "--quick"


def test_nothing_is_near_to_nothing() -> None:
    assert nearest("confirmed", ()) == ""


def test_of_very_many_names_a_few_are_looked_at_closely(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"skill-{number:03}-of-a-manager" for number in range(480)]
    looked: list[int] = []

    def count(wanted: str, valid: Collection[str], *, n: int) -> list[str]:
        looked.append(len(valid))
        return closest(wanted, valid, n=n)

    closest = difflib.get_close_matches
    monkeypatch.setattr(difflib, "get_close_matches", count)
    assert nearest("skill-317-of-a-maneger", names) == "skill-317-of-a-manager"
    assert nearest("zebra", names) == ""
    assert looked == [20, 20]
