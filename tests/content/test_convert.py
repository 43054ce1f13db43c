"""Every problem of a file's shape at once, each where it stands."""

from datetime import date
from enum import StrEnum
from typing import Annotated

import msgspec
import pytest
from msgspec import Meta, Struct

from interimkit.content.compose import compose
from interimkit.content.convert import Reading, find_problems, parse
from interimkit.errors import ContentError, ProblemCode
from interimkit.model.pack import Id
from interimkit.model.text import Language, Text


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


class Leaf(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: Id
    amount: Annotated[int, Meta(ge=1, le=9)]


class Tree(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: Text
    day: date
    colour: Colour = Colour.RED
    code: Annotated[str, Meta(pattern="^[A-Z]{2}$", examples=["BE"])] | None = None
    short: Annotated[str, Meta(min_length=1, max_length=3)] = "x"
    leaves: Annotated[tuple[Leaf, ...], Meta(min_length=1, max_length=3)] = ()
    leaf: Leaf | None = None


GOOD = """\
name: {en: Oak, nl: Eik}
day: 2025-10-23
colour: green
code: BE
leaves:
  - {id: first, amount: 3}
leaf: null
"""
READING = Reading(language=Language.NL, declared=(Language.EN, Language.NL))
ONE = Reading(language=Language.NL, declared=(Language.NL,))


def read(text: str, reading: Reading = READING) -> Tree:
    return parse(text, Tree, file="tree.yaml", reading=reading)


def problems(text: str, reading: Reading = READING) -> list[tuple[ProblemCode, int, int]]:
    with pytest.raises(ContentError) as caught:
        read(text, reading)
    return [(p.code, p.line, p.column) for p in caught.value.problems]


def test_a_sound_file_becomes_a_model_in_the_reading_language() -> None:
    tree = read(GOOD)
    assert tree.name == "Eik"
    assert tree.day == date(2025, 10, 23)
    assert tree.colour is Colour.GREEN
    assert tree.leaves == (Leaf(id="first", amount=3),)


def test_a_pack_of_one_language_may_use_plain_strings() -> None:
    text = GOOD.replace("{en: Oak, nl: Eik}", "Eik")
    assert read(text, ONE).name == "Eik"
    assert problems(text) == [(ProblemCode.TRANSLATION_MISSING, 1, 7)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("nl: Eik", "nl: ''", [(ProblemCode.TEXT_LENGTH, 1, 21)]),
        ("nl: Eik", "fr: Chêne", [(ProblemCode.TRANSLATION_MISSING, 1, 7), (ProblemCode.LANGUAGE_UNDECLARED, 1, 17)]),
        ("nl: Eik", "nl: 3", [(ProblemCode.WRONG_TYPE, 1, 21)]),
        ("{en: Oak, nl: Eik}", "[Oak]", [(ProblemCode.WRONG_TYPE, 1, 7)]),
        ("2025-10-23", "23/10/2025", [(ProblemCode.WRONG_TYPE, 2, 6)]),
        ("2025-10-23", "20251023", [(ProblemCode.WRONG_TYPE, 2, 6)]),
        ("2025-10-23", "'2025-W43-4'", [(ProblemCode.WRONG_TYPE, 2, 6)]),
        ("day: 2025-10-23\n", "", [(ProblemCode.FIELD_MISSING, 1, 1)]),
        ("green", "gren", [(ProblemCode.CHOICE_UNKNOWN, 3, 9)]),
        ("green", "3", [(ProblemCode.WRONG_TYPE, 3, 9)]),
        ("BE", "Be", [(ProblemCode.PATTERN, 4, 7)]),
        ("BE", "NO", None),
        ("BE", "[B]", [(ProblemCode.WRONG_TYPE, 4, 7)]),
        ("colour: green", "colours: green", [(ProblemCode.FIELD_UNKNOWN, 3, 1)]),
        ("code: BE", "short: abcd", [(ProblemCode.TEXT_LENGTH, 4, 8)]),
        ("id: first", "id: First One", [(ProblemCode.ID_MALFORMED, 6, 10)]),
        ("amount: 3", "amount: 0", [(ProblemCode.NUMBER_RANGE, 6, 25)]),
        ("amount: 3", "amount: 3.5", [(ProblemCode.WRONG_TYPE, 6, 25)]),
        ("amount: 3", "amount: true", [(ProblemCode.WRONG_TYPE, 6, 25)]),
        ("amount: 3", "amount: 'three'", [(ProblemCode.WRONG_TYPE, 6, 25)]),
        ("amount: 3", "amount: null", [(ProblemCode.WRONG_TYPE, 6, 25)]),
        ("  - {id: first, amount: 3}", "  - first", [(ProblemCode.WRONG_TYPE, 6, 5)]),
        ("  - {id: first, amount: 3}", "  {}", [(ProblemCode.WRONG_TYPE, 6, 3)]),
        ("\n  - {id: first, amount: 3}", " []", [(ProblemCode.LIST_LENGTH, 5, 9)]),
        ("leaf: null", "leaf: {id: x}", [(ProblemCode.FIELD_MISSING, 7, 7)]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_where_it_stands(
    old: str, new: str, expected: list[tuple[ProblemCode, int, int]] | None
) -> None:
    assert old in GOOD
    if expected is None:
        read(GOOD.replace(old, new))
    else:
        assert problems(GOOD.replace(old, new)) == expected


def test_the_same_wrong_value_twice_has_two_places() -> None:
    text = GOOD.replace(
        "  - {id: first, amount: 3}", "  - {id: a, amount: 99}\n  - id: b\n    amount: 99"
    )
    assert problems(text) == [(ProblemCode.NUMBER_RANGE, 6, 21), (ProblemCode.NUMBER_RANGE, 8, 13)]


def test_yaml_and_shape_problems_come_together_in_the_order_of_the_file() -> None:
    text = GOOD.replace("day: 2025-10-23", "day: &d 2025-10-23\nday: x\nnmae: y").replace(
        "amount: 3", "amount: !!int '3'"
    )
    assert problems(text) == [
        (ProblemCode.ANCHOR, 2, 6),
        (ProblemCode.KEY_DUPLICATE, 3, 1),
        (ProblemCode.FIELD_UNKNOWN, 4, 1),
        (ProblemCode.TAG, 8, 25),
    ]


@pytest.mark.parametrize("root", ["- 1\n", "text\n", "3\n", "null\n"])
def test_the_root_is_a_mapping(root: str) -> None:
    assert problems(root) == [(ProblemCode.WRONG_TYPE, 1, 3 if root == "" else 1)]


def test_what_was_found_is_named() -> None:
    with pytest.raises(ContentError) as caught:
        read(GOOD.replace("amount: 3", "amount: 3.50").replace("colour", "color"))
    unknown, wrong = caught.value.problems
    assert (unknown.value, unknown.nearest) == ("color", "colour")
    assert (wrong.kind, wrong.value, wrong.expected) == (
        "decimal-number",
        "3.50",
        ("whole-number",),
    )


def test_what_the_walk_does_not_know_is_still_refused() -> None:
    class Odd(Struct):
        rate: float

    with pytest.raises(ContentError) as caught:
        parse("rate: x\n", Odd, file="odd.yaml", reading=READING)
    assert [p.code for p in caught.value.problems] == [ProblemCode.INVALID]


def test_a_sound_value_has_no_problems() -> None:
    value, at, _ = compose(GOOD, file="tree.yaml")
    assert find_problems(value, Tree, at=at, file="tree.yaml", reading=READING) == []
    assert msgspec.convert(value, Tree, dec_hook=READING.text)


def test_a_text_is_as_if_written_on_one_line() -> None:
    text = "name:\n  en: >\n    Oak\n  nl: |\n    Eik, \n      een\n\n    boom\nday: 2025-10-23\n"
    assert read(text).name == "Eik, een boom"
    assert read('name: "\\n Eik\\t een\\n"\nday: 2025-10-23\n', ONE).name == "Eik een"


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("colour: green", "colour: green\u00a0", (3, 9)),
        ("code: BE", "code: \u202fBE", (4, 7)),
        ("day: 2", "\u00a0day: 2", (2, 1)),
        ("leaf: null", "leaf:\n  id:\u00a0x", (8, 3)),
    ],
)
def test_a_space_that_is_none_is_named_where_it_stands(
    old: str, new: str, place: tuple[int, int]
) -> None:
    assert (ProblemCode.SPACE_CHARACTER, *place) in problems(GOOD.replace(old, new))
