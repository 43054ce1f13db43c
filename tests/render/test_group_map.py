"""A proposal for a map, as a page and as rows: what nobody knows comes first, and no name is shown."""

from collections.abc import Sequence

import pytest
from conftest import DATA

from interimkit.content.open_pack import OpenPack
from interimkit.domain.group_map import GroupMap
from interimkit.group.forms import propose
from interimkit.group.grid import GridRow
from interimkit.interview.quiz import ask_quiz
from interimkit.model.text import Language
from interimkit.render.encode import encode
from interimkit.render.formats import Format
from interimkit.render.group_map import HEADER, rows
from interimkit.render.page import Depth


def found(*lines: Sequence[str], language: Language = Language.EN) -> GroupMap:
    grid = (GridRow(line, tuple(cells)) for line, cells in enumerate(lines, start=1))
    return propose(grid, OpenPack(DATA, language=language), name="form.xlsx")


def shown(result: GroupMap, depth: Depth = Depth.BRIEF) -> str:
    return encode(result, Format.TABLE, depth=depth).decode()


FORM = (
    ("Name", "crisis", "crisis", "working-style", "management-years"),
    ("An Example", "x", "y", "Other: both", "12"),
    ("Bo Example", "x", "y", "Other: both", "twelve"),
    ("Cé Example", "x", "y", "shop-floor", ""),
)


def test_the_answer_comes_first_and_the_next_step_last() -> None:
    lines = shown(found(*FORM)).splitlines()
    assert lines[:2] == [
        "2 of 5 columns are questions of this pack",
        "3 rows are answered. 2 texts are no option word for word: say in the map what",
    ]
    assert lines[-1].endswith("interimkit group map form.xlsx -o map.yaml")


def test_a_whole_page_says_of_each_column_what_it_is_or_why_not() -> None:
    text = " ".join(shown(found(*FORM), Depth.WHOLE).split())
    for said in (
        "working-style (quiz.working-style)",
        "“Other: both” (2 times)",
        "Name no question has this name",
        "crisis another column is this question too: quiz.crisis",
    ):
        assert said in text


def test_what_is_known_in_full_says_so() -> None:
    text = shown(found(("crisis",), ("cut-knots",)))
    assert "1 of 1 column is a question of this pack" in text
    assert "Every answer is an option word for word, or a number." in text
    assert "“" not in text


def test_nobody_is_named() -> None:
    result = found(*FORM)
    for form in (Format.TABLE, Format.JSON, Format.CSV, Format.MD):
        assert b"Example" not in encode(result, form, depth=Depth.WHOLE)


def test_there_is_a_row_for_each_text_and_each_column_without_one() -> None:
    told = [row[:-1] for row in rows(found(*FORM))]
    assert len(HEADER) == 7
    assert told == [
        ("working-style", "quiz.working-style", "Other: both", None, 2, None),
        ("working-style", "quiz.working-style", "shop-floor", "shop-floor", 1, None),
        ("management-years", "checks.management-years", "twelve", None, 1, None),
        ("Name", "", None, None, None, "not-ours"),
        ("crisis", "quiz.crisis", None, None, None, "several-columns"),
        ("crisis", "quiz.crisis", None, None, None, "several-columns"),
    ]
    (row,) = rows(found(("crisis",)))
    assert row[:2] == ("crisis", "quiz.crisis")


@pytest.mark.parametrize("language", list(Language))
def test_however_much_nobody_knows_a_brief_page_is_brief(language: Language) -> None:
    asks = ask_quiz(
        OpenPack(DATA, language=language), quick=False, seed=None, language=language
    ).asks
    headings = [ask.text for ask in asks]
    others = [f"{number}. {'a question of another study ' * 4}" for number in range(30)]
    body = [[f"{at} {'so it depends on much ' * 9}" for _ in headings] for at in range(9)]
    text = shown(found([*headings, *others], *body, language=language))
    assert len(text.splitlines()) <= 22
    assert max(map(len, text.splitlines())) <= 80
