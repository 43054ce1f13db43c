"""A group's result as a page and as rows."""

from random import Random

import pytest

from interimkit import load_pack
from interimkit.domain.group import GroupResult, counts_of, group_result, questions_of
from interimkit.model.text import Language
from interimkit.model.workshop import Topic
from interimkit.render.encode import encode
from interimkit.render.formats import Format
from interimkit.render.group import HEADER, rows
from interimkit.render.page import Depth
from interimkit.render.words import catalogue

LEANS = ((6, 6, 5, 5, 3), (12, 1, 1, 1, 1), (9, 9, 1, 0, 1), (5, 4, 4, 2, 3), (1, 0, 0, 0, 0))


def result(
    seed: int, *, topic: Topic = Topic.QUIZ, language: Language = Language.EN, of: int = 24
) -> GroupResult:
    """A group whose answers lean this way and that."""
    pack = load_pack(language=language)
    random = Random(seed)  # noqa: S311 - an invented group
    asked = questions_of(pack, topic)
    leans = {one.id: random.choice(LEANS)[: len(one.options)] for one in asked}
    answers = [
        {one.id: random.choices(one.options, leans[one.id])[0] for one in asked} for _ in range(of)
    ]
    return group_result(pack, topic, counts_of(answers), sheets=of)


def table(found: GroupResult, depth: Depth) -> list[str]:
    return encode(found, Format.TABLE, depth=depth).decode().splitlines()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("topic", Topic)
def test_a_brief_page_fits_a_terminal_and_ends_with_what_to_do(
    topic: Topic, language: Language
) -> None:
    _ = catalogue(language).gettext
    for seed in range(12):
        lines = table(result(seed, topic=topic, language=language), Depth.BRIEF)
        assert sum(max(1, -(-len(line) // 80)) for line in lines) <= 22, lines
        assert "--full" in "".join(lines)
        (step,) = (n for n, line in enumerate(lines) if line.startswith(_("Next step")))
        assert "interimkit " in "".join(lines[step:])


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("topic", Topic)
def test_it_leaves_in_every_format(topic: Topic, form: Format) -> None:
    assert encode(result(3, topic=topic), form)


def test_a_row_is_a_count_that_is_told_and_none_is_under_five() -> None:
    for seed in range(20):
        found = result(seed)
        told = [dict(zip(HEADER, row, strict=True)) for row in rows(found)]
        counts = [row["count"] for row in told if row["part"] == "question"]
        assert all(count is None or count >= 5 for count in counts)  # type: ignore[operator]
        assert sum(c is None for c in counts) == sum(not q.cells for q in found.questions)
        assert {row["part"] for row in told} == {"question", "role", "pitfall"}
        assert {row["intended_use"] for row in told} == {"own-decision-only"}


def test_what_is_left_out_is_counted() -> None:
    pack = load_pack()
    first, second, *_ = questions_of(pack, Topic.QUIZ)
    answers = [{first.id: first.options[n % 3]} for n in range(20)]
    answers[0][second.id] = second.options[0]
    whole = " ".join(
        table(group_result(pack, Topic.QUIZ, counts_of(answers), sheets=20), Depth.BRIEF)
    )
    assert "4 questions had fewer than 20 answers and are not here." in whole
    assert "Leans to" not in whole


def test_bars_are_of_the_told_counts_alone() -> None:
    found = result(3)
    html = encode(found, Format.HTML).decode()
    cells = sum(len(question.cells) for question in found.questions)
    assert html.count('class="bar"') == cells > 3


def test_skills_say_what_each_kind_of_assignment_asks() -> None:
    whole = "\n".join(table(result(3, topic=Topic.SKILLS), Depth.WHOLE))
    assert whole.count("Asked: ") == 13
