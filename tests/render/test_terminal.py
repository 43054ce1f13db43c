"""The layout engine at several widths, in what it can encode, and against what looks like markup.

What whole screens look like at 80 columns, the snapshots say.
"""

import io

import pytest
from every_result import every_result
from hostile_page import HOSTILE, PAGE
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from interimkit import compare_pay, load_pack
from interimkit.render import terminal
from interimkit.render.encode import page_of
from interimkit.render.page import (
    Bar,
    Block,
    Column,
    Depth,
    Histogram,
    Item,
    Level,
    Link,
    Meter,
    Page,
    Paragraph,
    Section,
    Standing,
    Status,
    Step,
    Steps,
    Table,
    Verdict,
)


def laid_out(block: Block, width: int) -> str:
    """The block alone."""
    return terminal.plain(Page(title="", blocks=(block,)), width=width, encoding="utf-8")


def squeeze(text: str) -> str:
    return "".join(text.split())


SECTION = Section(
    heading="Can it be now?",
    items=(
        Item(
            label="People who can refer you",
            mark=Status(standing=Standing.SHORT, word="not yet: 2 more would do"),
            reference="referees",
        ),
        Item(
            label="In a crisis",
            mark=Meter(points=2, of=3),
            text="you secure the cash, then you decide what the firm can do without",
        ),
    ),
)


NARROW = """\
Can it be now?
People who can refer you
  – not yet: 2 more would do [referees]
In a crisis
  ■■□ 2/3 you secure the cash, then you
  decide what the firm can do without
"""
MIDDLE = """\
Can it be now?
People who can refer you  – not yet: 2 more would do
                          [referees]
In a crisis               ■■□ 2/3 you secure the cash, then
                          you decide what the firm can do
                          without
"""
WIDE = """\
Can it be now?
People who can refer you  – not yet: 2 more would do [referees]
In a crisis               ■■□ 2/3 you secure the cash, then you decide what the firm can do without
"""


@pytest.mark.parametrize(("width", "text"), [(40, NARROW), (60, MIDDLE), (120, WIDE)])
def test_a_label_stands_beside_its_text_where_there_is_room(width: int, text: str) -> None:
    assert laid_out(SECTION, width) == text


SKILLS = Table(
    columns=(Column(name="Skill"), Column(name="Level"), Column(name="Asked", align="right")),
    rows=(
        ("Change and crisis management", Level(own=3, asked=4, highest=4, with_example=True), "4*"),
        ("Languages", Level(own=1, asked=2, highest=4, with_example=False), "2 "),
    ),
)
ROWS = """\
Skill
Change and crisis management
  Level: ■■■·], Asked: 4*
Languages
  Level: ○·]··, Asked: 2
"""
COLUMNS = """\
Skill                          Level   Asked
--------------------------------------------
Change and crisis management   ■■■·]      4*
Languages                      ○·]··      2
"""


@pytest.mark.parametrize(
    ("width", "text"), [(40, ROWS), (59, ROWS), (60, COLUMNS), (80, COLUMNS), (120, COLUMNS)]
)
def test_a_table_is_a_list_of_its_rows_where_there_is_no_room(width: int, text: str) -> None:
    assert laid_out(SKILLS, width) == text


def test_a_table_that_is_heard_is_a_list_of_its_rows() -> None:
    page = Page(title="", blocks=(SKILLS,))
    text = terminal.plain(page, width=120, encoding="utf-8", in_words=True)
    assert "  Level: 3 of 4 (with an example), Asked: 4*\n" in text
    assert "■" not in text


AMOUNT = "€\u00a01.477.000,55"
LONG = "Competentieontwikkelingsmanagement"


@given(st.integers(38, 130))
def test_no_number_and_no_word_is_cut(width: int) -> None:
    """Not in a table, nor beside a label, nor in running text, however narrow."""
    table = Table(
        columns=(Column(name=LONG), *(Column(name=f"In {y}", align="right") for y in range(5))),
        rows=((f"{LONG} en nog iets", *(AMOUNT for _ in range(5))),) * 3,
    )
    items = (Item(label=f"{LONG} en nog iets", text=f"{AMOUNT} {LONG} " * 9),)
    page = Page(
        title="",
        blocks=(table, Section(heading=LONG, items=items), Paragraph(text=f"{LONG} {AMOUNT} " * 9)),
    )
    lines = terminal.plain(page, width=width, encoding="utf-8").splitlines()
    assert max(map(len, lines)) <= width
    text = "\n".join(lines)
    assert (text.count(AMOUNT), text.count("1.477")) == (15 + 9 + 9, 15 + 9 + 9)
    assert text.count(LONG) == text.count("Compet") >= 3 + 1 + 9 + 1 + 9


@given(st.integers(20, 90))
def test_a_command_is_never_broken(width: int) -> None:
    """It runs past the edge, so that whoever copies it copies all of it."""
    link = Link(
        command="skills-gap", arguments=("--pack", "my very own pack"), text="Then: {command}"
    )
    typed = "interimkit skills-gap --pack 'my very own pack'"
    blocks: tuple[Block, ...] = (
        Paragraph(links=(link,)),
        Steps(heading="Next", steps=(Step(text="Words before it.", links=(link, link)),)),
        Section(heading="", items=(Item(label="Read on", links=(link,)),)),
    )
    page = Page(title="", blocks=blocks)
    assert terminal.plain(page, width=width, encoding="utf-8").count(typed) == 4


def test_a_brief_page_has_room_before_headings_alone() -> None:
    blocks = (Paragraph(text="Why."), SECTION, Paragraph(text="In brief."))
    page = Page(title="Verdict", blocks=blocks).at(Depth.BRIEF)
    lines = terminal.plain(page, width=120, encoding="utf-8").splitlines()
    assert lines[:4] == ["Verdict", "Why.", "", "Can it be now?"]
    assert lines[-2:] == [WIDE.splitlines()[-1], "In brief."]


@pytest.mark.parametrize(("width", "height"), [(60, 20), (100, 30), (40, 15)])
@pytest.mark.parametrize("language", ["en", "nl", "fr"])
def test_a_screen_for_a_room_never_scrolls(width: int, height: int, language: str) -> None:
    console = Console(file=io.StringIO(), width=width, color_system=None)
    for result in every_result(language):
        page = page_of(result)
        for screen in terminal.screens(page, console, height=height):
            assert 0 < len(screen) <= height
            assert max(line.cell_len for line in screen) <= width


@pytest.mark.parametrize(("width", "longest"), [(40, 33), (60, 40), (120, 40)])
def test_the_longest_bar_takes_the_room_there_is(width: int, longest: int) -> None:
    bars = (Bar(label="0", share=0.1, text="10%"), Bar(label="1", share=0.4, text="40%"))
    heading, *drawn = laid_out(Histogram(heading="Months", bars=bars), width).splitlines()
    assert heading == "Months"
    part = {0: "", 1: "▎"}[longest % 4]
    assert drawn == [f"0 10% {'█' * (longest // 4)}{part}", f"1 40% {'█' * longest}"]


def test_a_bar_is_drawn_to_an_eighth() -> None:
    bars = tuple(Bar(label="m", share=share / 320, text="x") for share in (320, 319, 1, 0))
    drawn = laid_out(Histogram(heading="", bars=bars), 80).splitlines()
    assert drawn == ["m x " + "█" * 40, "m x " + "█" * 39 + "▉", "m x ▏", "m x"]


@pytest.mark.parametrize("width", [40, 60, 120])
def test_steps_hang_from_their_signs(width: int) -> None:
    steps = (
        Step(text="Settle it first.", links=(Link(command="offer", arguments=("--level", "x")),)),
        Step(links=(Link(command="quiz", text="Then ask again: {command}"),)),
    )
    text = laid_out(Steps(heading="Next", steps=steps), width)
    assert " ".join(text.split()) == (
        "Next → Settle it first. interimkit offer --level x → Then ask again: interimkit quiz"
    )
    numbered = laid_out(Steps(heading="Next", steps=steps, numbered=True), width)
    assert [line.split()[0] for line in numbered.splitlines() if line[0].isdigit()] == ["1.", "2."]


def test_the_verdict_comes_first() -> None:
    verdict = Verdict(text="Advice: prepare first", code="prepare-first", provisional="(open)")
    page = Page(title=verdict, blocks=(Paragraph(text="Why."),))
    text = terminal.plain(page, width=80, encoding="utf-8")
    assert text == "Advice: prepare first (open)\n\nWhy.\n"


@pytest.mark.parametrize("width", [20, 40, 60, 80, 160])
def test_what_looks_like_markup_is_shown(width: int) -> None:
    text = terminal.plain(PAGE, width=width, encoding="utf-8")
    assert HOSTILE * 3 in text  # a line is never wrapped
    if width >= 160:  # where nothing has to wrap, each stands as it was written
        assert text.count(HOSTILE) == 6 + 3
    assert "\x1b" not in text
    assert all(line == line.rstrip() for line in text.splitlines())


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("language", ["en", "nl", "fr"])
def test_nothing_is_cut_and_no_line_is_too_long(width: int, language: str) -> None:
    page = page_of(compare_pay(load_pack(language=language)))
    text = terminal.plain(page, width=width, encoding="utf-8")
    assert max(len(line) for line in text.splitlines()) <= width
    assert "…" not in text
    for block in page.blocks:
        if isinstance(block, Paragraph):
            assert squeeze(block.text) in squeeze(text)
    assert not [line for line in text.splitlines() if line.strip().startswith((";", ":", "»", "!"))]


@given(st.integers(24, 90))
def test_no_line_breaks_at_a_no_break_space(width: int) -> None:
    sentence = "Une phrase qui va\u202f; et qui coûte 80\u202f000\u00a0€\u202f: voilà\u202f! " * 4
    text = terminal.plain(
        Page(title="", blocks=(Paragraph(text=sentence.strip()),)), width=width, encoding="utf-8"
    )
    assert text.count("80\u202f000\u00a0€\u202f:") == 4
    assert text.count("va\u202f;") == 4


def test_what_cannot_be_encoded_is_replaced_before_it_is_laid_out() -> None:
    page = page_of(compare_pay(load_pack(language="fr")))
    text = terminal.plain(page, width=60, encoding="ascii")
    assert text.isascii()
    assert "55 000 EUR" in text
    assert "Debutant" in text
    table = [line for line in text.splitlines() if line.endswith("EUR")][:3]
    assert len({len(line) for line in table}) == 1
