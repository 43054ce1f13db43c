"""A path finds its place, or the nearest part that is there."""

import pytest

from interimkit.content.compose import compose
from interimkit.content.place import place, position
from interimkit.errors import Path, Problem, ProblemCode

TEXT = """\
bands:
  low: 5
  high: 10
items:
  - {id: one, at: {en: a, nl: b}}
  - id: two
"""
VALUE = compose(TEXT, file="x.yaml").value


@pytest.mark.parametrize(
    ("path", "expected", "of_name"),
    [
        ((), (1, 1), (1, 1)),
        (("bands",), (2, 3), (1, 1)),
        (("bands", "high"), (3, 9), (3, 3)),
        (("bands", "middle"), (2, 3), (2, 3)),
        (("bands", "high", "more"), (3, 9), (3, 9)),
        (("items", 1), (6, 5), (6, 5)),
        (("items", 0, "at", "nl"), (5, 31), (5, 27)),
        (("items", 0, "at", "fr"), (5, 19), (5, 19)),
        (("items", 2, "id"), (5, 3), (5, 3)),
        (("items", "id"), (5, 3), (5, 3)),
        (("nothing", "here"), (1, 1), (1, 1)),
    ],
)
def test_a_path_leads_to_a_place(
    path: Path, expected: tuple[int, int], of_name: tuple[int, int]
) -> None:
    assert position(VALUE, path) == expected
    assert position(VALUE, path, of_name=True) == of_name


def test_of_two_alike_the_first_is_what_to_look_for() -> None:
    problem = Problem(
        code=ProblemCode.ID_DUPLICATE,
        path=("items", 1, "id"),
        first=("items", 0, "id"),
        value="one",
    )
    (placed,) = place([problem], VALUE, file="x.yaml")
    assert (placed.place, placed.expected) == ("x.yaml:6:9", ("5:10",))
    assert placed.path == problem.path


def test_a_value_that_knows_no_place_is_told_it() -> None:
    (placed,) = place([Problem(code=ProblemCode.EMPTY)], 3, file="x.yaml", at=(4, 2))
    assert placed.place == "x.yaml:4:2"
