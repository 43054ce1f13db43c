"""Blocks in words and signs."""

import pytest
from msgspec.structs import replace

from interimkit.render import markdown, shell, terminal
from interimkit.render.as_text import Grid, Passage, Points, Voice, command_line
from interimkit.render.page import (
    Blank,
    BulletKind,
    Bullets,
    Caveat,
    Caveats,
    Cell,
    Cited,
    Column,
    Curve,
    Fill,
    Item,
    Legend,
    Level,
    Line,
    Link,
    Meter,
    Page,
    Paragraph,
    Place,
    Section,
    SourceNote,
    Standing,
    Status,
    Step,
    Steps,
    Table,
    Verdict,
)
from interimkit.render.wording import Wording

DIFFERS = Status(standing=Standing.DIFFERS, word="differs")


VOICE = Voice()


def points(block: object) -> list[tuple[str, str, str]]:
    shape = VOICE.flatten(block)  # type: ignore[arg-type]
    assert isinstance(shape, Points)
    return [(point.label, point.text, point.reference) for point in shape.points]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("as it is", "as it is"),
        (Blank(), "________"),
        (Meter(points=0, of=3), "□□□ 0/3"),
        (Meter(points=2, of=3), "■■□ 2/3"),
        (Level(own=3, asked=3, highest=4, with_example=True), "■■■]·"),
        (Level(own=4, asked=2, highest=4, with_example=False), "○○]○○"),
        (Level(own=0, asked=4, highest=4, with_example=False), "····]"),
    ],
)
def test_a_cell(cell: Cell, text: str) -> None:
    assert VOICE.flatten(Table(columns=(Column(name="c"),), rows=((cell,),))) == Grid(
        columns=(Column(name="c"),), rows=((text,),)
    )


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (Meter(points=2, of=3), "2 sur 3"),
        (Blank(lines=3), "à remplir"),
        (Level(own=3, asked=4, highest=4, with_example=True), "3, montré"),
        (Level(own=3, asked=4, highest=4, with_example=False), "3 sur 4, déclaré"),
    ],
)
def test_a_cell_in_words(cell: Cell, text: str) -> None:
    """Who hears a page is told, in its language, what others see; and hears no sign."""
    wording = Wording(
        meter="{points} sur {of}",
        with_example="{own}, montré",
        claimed="{own} sur {highest}, déclaré",
        blank="à remplir",
    )
    spoken = Voice(wording=wording, in_words=True)
    shape = spoken.flatten(Table(columns=(Column(name="c"),), rows=((cell,),)))
    assert isinstance(shape, Grid)
    assert shape.rows == ((text,),)
    shape = spoken.flatten(Section(heading=DIFFERS, items=(Item(label="l", mark=DIFFERS),)))
    assert isinstance(shape, Points)
    assert (shape.heading, shape.points[0].text) == ("differs", "differs")
    legend = Legend(with_example="a", claimed="b", empty="c", asked="d", essential="e")
    said = spoken.flatten(legend)
    assert isinstance(said, Passage)
    assert said.text == "*\u00a0e"


def test_a_legend_names_every_part_of_a_level() -> None:
    shape = VOICE.flatten(
        Legend(with_example="a", claimed="b", empty="c", asked="d", essential="e")
    )
    assert isinstance(shape, Passage)
    assert shape.text.replace("\u00a0", " ") == "■ a, ○ b, · c, ] d, * e"


def test_what_stands_level_shares_a_place() -> None:
    places = (Place(rank=1, names=("a", "b")), Place(rank=3, names=("c",)))
    found = points(Section(heading="h", items=(Item(label="l", places=places),)))
    assert found == [("l", "1.\u00a0a = b · 3.\u00a0c", "")]


def test_a_status_always_has_its_word() -> None:
    items = (Item(label="l", mark=DIFFERS), Item(label="l", mark=DIFFERS, text="More"))
    assert [text for _, text, _ in points(Section(heading="h", items=items))] == [
        "≠ differs",
        "≠ differs. More",
    ]
    shape = VOICE.flatten(Section(heading=DIFFERS, items=items))
    assert isinstance(shape, Points)
    assert shape.heading == "≠ differs"


def test_a_command_is_typed_as_a_shell_reads_it() -> None:
    link = Link(
        command="income",
        arguments=("--day-rate", Fill(name="AMOUNT", example="975"), "--pack", "my pack"),
    )
    assert command_line(link) == "interimkit income --day-rate AMOUNT --pack 'my pack'"
    assert points(Steps(heading="h", steps=(Step(text="Do it:", links=(link, link)),))) == [
        ("→", f"Do it: {command_line(link)} · {command_line(link)}", "")
    ]
    odd = Paragraph(links=(Link(command="quiz", text="{0} {x} ({command})"),))
    assert VOICE.flatten(odd) == Passage(
        text="{0} {x} (interimkit quiz)", tone=odd.tone, commands=("interimkit quiz",)
    )


def test_a_command_is_quoted_for_the_shell_at_hand() -> None:
    assert shell.join(("a b", "c"), platform="win32") == '"a b" c'
    windows = ("--record", r"C:\my files\me.yaml", 'say "no" & go')
    quoted = r'--record "C:\my files\me.yaml" "say ""no"" & go"'
    assert shell.join(windows, platform="win32") == quoted
    assert shell.join(("a b", "it's"), platform="linux") == "'a b' 'it'\"'\"'s'"


def test_bullets_say_what_they_are() -> None:
    assert points(Bullets(heading="h", texts=("a",))) == [("·", "a", "")]
    questions = Bullets(heading="h", texts=("a?",), kind=BulletKind.QUESTIONS)
    assert points(questions) == [("?", "a?", "")]
    letters = Bullets(heading="h", texts=("a", "b"), kind=BulletKind.LETTERS)
    assert points(letters) == [("A", "a", ""), ("B", "b", "")]
    assert len(points(Bullets(heading="h", texts=("x",) * 40))) == 40


def test_caveats_name_the_command_behind_them() -> None:
    link = Link(
        command="claims",
        arguments=(Fill(name="CLAIM", example="x"),),
        text="figures: {command}",
    )
    caveats = Caveats(
        heading="Weigh it", link=link, caveats=(Caveat(status=DIFFERS, text="t", claim="x"),)
    )
    shape = VOICE.flatten(caveats)
    assert isinstance(shape, Points)
    assert shape.heading == "Weigh it (figures: interimkit claims CLAIM)"
    assert points(caveats) == [("≠ differs", "t", "x")]


def test_sources_are_worded_by_the_page_and_read_as_they_are() -> None:
    cited = Cited(publisher="P {title}", title="T", when="2024", interest="sells")
    note = SourceNote(
        sources=(cited, cited),
        each="{publisher}, “{title}”, {when} ({interest})",
        note="Sources: {sources}.",
    )
    one = "P {title}, “T”, 2024 (sells)"
    shape = VOICE.flatten(note)
    assert isinstance(shape, Passage)
    assert shape.text == f"Sources: {one} · {one}."


def test_a_verdict_in_one_line() -> None:
    assert VOICE.headline("Title") == "Title"
    assert VOICE.headline(Verdict(text="v", code="c")) == "v"
    assert VOICE.headline(Verdict(text="v", code="c", provisional="(open)")) == "v (open)"
    assert VOICE.headline(Verdict(text="v", code="c", status=DIFFERS)) == "v · ≠ differs"


CURVE = Curve(
    heading="Your reserve",
    unit="months of cost left",
    along="months on",
    marks=("0", "1", "2", "3"),
    shown=(0, 3),
    lines=(
        Line(name="Low", values=(9.0, 4.0, 6.0, 2.0), texts=("9", "4", "6", "2")),
        Line(name="Middle", values=(9.0, 9.5, 12.0, 14.0), texts=("9", "9.5", "12", "14")),
    ),
    text="The low one never ends.",
)


def test_lines_over_time_are_told_in_numbers_and_how_many_of_them() -> None:
    """What a picture draws, these formats say, and what they leave out."""
    page = Page(title="", blocks=(CURVE,))
    assert terminal.plain(page, width=60, encoding="utf-8").splitlines() == [
        "Your reserve: months of cost left",
        "months on   Low   Middle",
        "------------------------",
        "0             9        9",
        "3             2       14",
        "The low one never ends. In numbers: 2 of 4 moments.",
    ]
    assert terminal.plain(page, width=30, encoding="utf-8").splitlines() == [
        "Your reserve: months of cost",
        "left",
        "months on",
        "0",
        "  Low: 9, Middle: 9",
        "3",
        "  Low: 2, Middle: 14",
        "The low one never ends. In",
        "numbers: 2 of 4 moments.",
    ]
    assert markdown.encode(page).decode() == (
        "## Your reserve: months of cost left\n\n"
        "| months on | Low | Middle |\n|---|---:|---:|\n| 0 | 9 | 9 |\n| 3 | 2 | 14 |\n\n"
        "The low one never ends. In numbers: 2 of 4 moments.\n"
    )


def test_where_every_moment_is_said_nothing_is_left_out() -> None:
    shape = VOICE.flatten(replace(CURVE, shown=(0, 1, 2, 3)))
    assert isinstance(shape, Grid)
    assert shape.note == "The low one never ends."
    assert shape.rows[1] == ("1", "4", "9.5")
