"""What an option that did not happen was to the room."""

import pytest

from interimkit.model.text import Language
from interimkit.render.case_stage import instead_name


@pytest.mark.parametrize(
    ("room", "chosen", "is_alone", "name"),
    [
        (("a",), "c", True, "The room’s own choice"),
        (("a", "b"), "b", True, "As many votes"),
        (("a", "b", "c"), "b", False, "As many votes"),
        (("a", "b"), "c", False, "It could have been"),  # the chosen one had fewer
        (("b",), "b", True, "Next in votes"),
        (("b",), "b", False, "It could have been"),
    ],
)
def test_an_option_is_named_by_its_votes_beside_those_of_what_was_chosen(
    room: tuple[str, ...], chosen: str, is_alone: bool, name: str
) -> None:
    assert name == instead_name("a", room, chosen=chosen, is_alone=is_alone, language=Language.EN)
