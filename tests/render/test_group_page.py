"""A group's result as a page and as rows."""

from random import Random

import pytest
from msgspec.structs import replace

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
        found = result(seed, topic=topic, language=language, of=24 if seed % 2 else 12)
        lines = table(replace(found, unread=3), Depth.BRIEF)
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
        sheets = [(row["id"], row["count"]) for row in told if row["part"] == "sheets"]
        assert sheets == [("read", 24), ("unread", 0)]
        counts = [row["count"] for row in told if row["part"] == "question"]
        assert all(count is None or count >= 5 for count in counts)  # type: ignore[operator]
        assert sum(c is None for c in counts) == sum(not q.cells for q in found.questions)
        assert {row["part"] for row in told} == {"sheets", "question", "role", "pitfall"}
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


@pytest.mark.parametrize("topic", Topic)
def test_under_twenty_there_are_words_and_no_number_of_anybody(topic: Topic) -> None:
    found = result(3, topic=topic, of=12)
    brief, whole = ("\n".join(table(found, depth)) for depth in (Depth.BRIEF, Depth.WHOLE))
    for page in (brief, whole):
        assert "12 sheets." in page
        assert "words alone" in page
    assert "answers)" not in whole
    assert whole.count("stands out") >= sum(bool(q.leading) for q in found.questions) - 4
    assert 'class="bar"' not in encode(found, Format.HTML).decode()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("depth", Depth)
def test_of_fewer_than_five_nothing_is_told_and_a_page_says_why(
    depth: Depth, language: Language
) -> None:
    _ = catalogue(language).gettext
    lines = table(result(3, language=language, of=4), depth)
    assert lines[0] == _("Too few answers to say anything about the group")
    assert "interimkit workshop sheet" in "\n".join(lines)
    assert len(lines) < 10


def test_sheets_are_counted_and_so_is_what_could_not_be_read() -> None:
    found = result(3)
    first = [table(replace(found, sheets=n, unread=m), Depth.BRIEF)[1] for n, m in
             ((1, 0), (12_345, 1), (24, 2), (0, 0))]  # fmt: skip
    assert [line.removesuffix(" The most divided first.") for line in first] == [
        "1 sheet.",
        "12,345 sheets. 1 could not be read.",
        "24 sheets. 2 could not be read.",
        "The most divided first.",  # what a room saw comes from no sheets
    ]


def audit(*counts: tuple[int, int, int]) -> GroupResult:
    """A group that answers the first pitfalls so, and no other: not yet, partly, in place."""
    pack = load_pack()
    asked = zip(questions_of(pack, Topic.PITFALLS), counts, strict=False)
    by_question = {one.id: dict(zip(one.options, each, strict=True)) for one, each in asked}
    return group_result(pack, Topic.PITFALLS, by_question, sheets=24)


def test_an_audit_names_what_exposes_most_and_counts_in_the_words_of_its_answers() -> None:
    first, second, *_ = questions_of(load_pack(), Topic.PITFALLS)
    found = audit((5, 7, 12), (12, 7, 5))
    assert [one.id for one in found.questions] == [second.id, first.id]
    brief = table(found, Depth.BRIEF)
    assert brief[0] == f"The group is most exposed to: {found.questions[0].name}"
    assert "Not yet 12, Partly 7, In place 5" in "\n".join(brief)
    whole = "\n".join(table(found, Depth.WHOLE))
    assert "19, may come first" in " ".join(whole.split()).replace(" · ", ", ")
    assert "How many answer “not yet” or “partly”" in whole


def test_where_any_may_be_the_first_a_title_names_none() -> None:
    found = audit((8, 8, 8), (8, 8, 8), (8, 8, 8))
    assert table(found, Depth.BRIEF)[0] == "Where the group is exposed"
