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


def test_nothing_is_near_to_nothing() -> None:
    assert nearest("confirmed", ()) == ""
