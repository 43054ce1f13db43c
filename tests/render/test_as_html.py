"""Every result as one HTML file: sound, whole, self-contained and readable without the pictures."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from every_result import every_result
from hostile_page import HOSTILE
from hostile_page import PAGE as HOSTILE_PAGE
from html_reader import Document
from msgspec import Struct
from msgspec.structs import replace

from interimkit.model.text import Language
from interimkit.render.as_html import STYLE, encode
from interimkit.render.as_text import command_line
from interimkit.render.encode import encode as out
from interimkit.render.encode import page_of
from interimkit.render.formats import Format
from interimkit.render.page import (
    Bar,
    Blank,
    Block,
    BulletKind,
    Bullets,
    Caveat,
    Caveats,
    Cited,
    Column,
    Curve,
    Fill,
    Histogram,
    Item,
    Legend,
    Level,
    Line,
    Lines,
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
    Tone,
    Verdict,
)


def html(*blocks: Block, title: str | Verdict = "Title", language: Language = Language.EN) -> str:
    return encode(Page(title=title, blocks=blocks), language=language).decode()


def body(*blocks: Block, title: str | Verdict = "Title") -> str:
    """Without the style, in which any word may stand."""
    return html(*blocks, title=title).partition("<body>")[2]


def documents(language: Language) -> Iterator[tuple[Page, Document]]:
    for result in every_result(language):
        yield page_of(result), Document(out(result, Format.HTML))


def heading_of(block: Block) -> str | Status:
    return getattr(block, "heading", "")


UNSAID = frozenset(
    (
        "only",
        "kind",
        "tone",
        "align",
        "each",
        "note",
        "code",
        "language",
        "standing",
        "depth",
        "wording",
        "source",
        "id",
    )
)
"""Fields that tell a layout what to do."""


def said_in(node: object) -> Iterator[str]:
    """The texts of a page that a person reads, each as often as it stands there."""
    if isinstance(node, Link):
        yield from (*node.text.split("{command}"), command_line(node))
    elif isinstance(node, str):
        yield from node.split("\n")
    elif isinstance(node, tuple):
        for part in node:
            yield from said_in(part)
    elif isinstance(node, Curve):  # a picture draws every moment, and some are said in numbers
        yield from (node.heading, node.unit, node.along, node.text)
        yield from (node.marks[place] for place in node.shown)
        for line in node.lines:
            yield from (line.name, *(line.texts[place] for place in node.shown))
    elif isinstance(node, Struct):
        for name in node.__struct_fields__:
            if name not in UNSAID:
                yield from said_in(getattr(node, name))


@pytest.mark.parametrize("language", Language)
def test_every_text_of_a_page_stands_in_its_html_and_once(language: Language) -> None:
    for page, document in documents(language):
        texts = Counter(text.strip() for text in said_in(page))
        assert sum(texts.values()) > 5
        missing = [text for text in texts if " ".join(text.split(" ")) not in document.text]
        assert not missing, missing
        for text, count in texts.items():
            if len(text) > 60 and not any(text in other for other in texts if other != text):
                listed = text in map(heading_of, page.blocks) and document.named("nav") != []
                assert document.text.count(text) == count + listed, text


@pytest.mark.parametrize("language", Language)
def test_a_file_is_sound_and_says_its_language(language: Language) -> None:
    for page, document in documents(language):
        (root,) = document.named("html")
        assert root.attributes["lang"] == language
        ids = [e.attributes["id"] for e in document.elements if "id" in e.attributes]
        assert len(ids) == len(set(ids))
        for element in document.elements:
            for name in ("aria-labelledby", "aria-describedby"):
                assert element.attributes.get(name, "title") in ids
        title = page.title.text if isinstance(page.title, Verdict) else page.title
        assert document.heads["title"].startswith(title.split("\n")[0])


@pytest.mark.parametrize("language", Language)
def test_landmarks_and_headings_are_in_order(language: Language) -> None:
    for _page, document in documents(language):
        (header,), (main,), (footer,) = map(document.named, ("header", "main", "footer"))
        assert header.around == main.around == footer.around == ("html", "body")
        assert [e.name for e in document.named("h1", "h2", "h3", "h4")] == [
            "h1",
            *["h2"] * len(document.named("section")),
        ]
        assert all("header" in e.around for e in document.named("h1"))


@pytest.mark.parametrize("language", Language)
def test_tables_say_what_their_headings_are_of(language: Language) -> None:
    tables = 0
    for _page, document in documents(language):
        tables += len(document.named("table"))
        assert all(e.attributes["aria-labelledby"] for e in document.named("table"))
        assert all(e.attributes["scope"] in {"col", "row"} for e in document.named("th"))
    assert tables > 20


@pytest.mark.parametrize("language", Language)
def test_nothing_is_fetched_and_nothing_runs(language: Language) -> None:
    for _page, document in documents(language):
        assert not document.named("script", "link", "img", "iframe", "object", "form", "base")
        names = {name for element in document.elements for name in element.attributes}
        assert not names & {"src", "srcset", "style", "action", "xlink:href"}
        ids = {f"#{e.attributes['id']}" for e in document.elements if "id" in e.attributes}
        assert {e.attributes["href"] for e in document.elements if "href" in e.attributes} <= ids
        assert not [name for name in names if name.startswith("on")]
        policy = document.named("meta")[1].attributes
        assert policy["http-equiv"] == "Content-Security-Policy"
        assert (policy["content"] or "").startswith("default-src 'none';")
    style = STYLE.read_text(encoding="utf-8")
    assert not re.search(r"url\(|@import|https?:", style)


@pytest.mark.parametrize("language", Language)
def test_a_picture_is_named_or_stands_beside_the_same_in_words(language: Language) -> None:
    pictures = 0
    for _page, document in documents(language):
        for element in document.named("svg"):
            pictures += 1
            named = element.attributes.get("role") == "img"
            assert named or element.attributes["aria-hidden"] == "true"
    assert pictures > 100


def test_no_text_acts_as_markup() -> None:
    """A page of hostile texts has the elements of the same page of harmless ones."""

    def tamed(node: object) -> object:
        if isinstance(node, str):
            return "x" if node else ""
        if isinstance(node, tuple):
            return tuple(map(tamed, node))
        if isinstance(node, Struct) and not isinstance(node, Column):
            fields = {n: getattr(node, n) for n in node.__struct_fields__}
            kept = {"only", "kind", "tone", "depth", "wording", "each"}
            return replace(node, **{n: tamed(v) for n, v in fields.items() if n not in kept})
        return node

    hostile = replace(
        HOSTILE_PAGE,
        blocks=(
            *HOSTILE_PAGE.blocks,
            Paragraph(text="</style></p><script>alert('1')</script><!-- & &amp; \"'"),
            Steps(heading=HOSTILE, steps=(Step(text=HOSTILE),), now=True),
            SourceNote(
                sources=(Cited(publisher=HOSTILE, title=HOSTILE, when=HOSTILE, interest=HOSTILE),),
                each="{publisher}, {title}, {when} ({interest})",
                note="{sources}",
            ),
        ),
    )
    read = Document(encode(hostile, language=Language.EN))
    harmless = Document(encode(tamed(hostile), language=Language.EN))  # type: ignore[arg-type]
    assert [(e.name, e.around) for e in read.elements] == [
        (e.name, e.around) for e in harmless.elements
    ]
    assert not read.named("script")
    assert read.text.count(HOSTILE) > 8
    assert "<script>alert('1')</script>" in read.text
    assert read.heads["title"] == HOSTILE


def test_what_stands_around_printed_pages_is_inert() -> None:
    page = Page(title='"; } </style><b> \\ é', blocks=())
    text = encode(page, language=Language.EN).decode()
    head = "interimkit\\20 \\b7 \\20 \\22 \\3b \\20 \\7d \\20 \\3c \\2f style\\3e \\3c b\\3e \\20 \\5c \\20 \\e9 "
    assert f'@top-left {{ content: "{head}"; }}' in text
    assert '@top-right { content: ""; } @bottom-left { content: "An\\20 orientation' in text
    long = encode(replace(page, title="x" * 10_000), language=Language.EN).decode()
    assert f'{"x" * 60}\\2026 "' in long


def test_whose_it_is_and_when_it_was_made_stand_above_it_and_on_each_sheet_but_the_first() -> None:
    page = Page(title="t", blocks=())
    text = encode(page, language=Language.NL, author="</p> Bart", day=date(2026, 3, 1)).decode()
    assert ">interimkit · &lt;/p&gt; Bart · 1 maart 2026</p>" in text
    assert "Bart\\20 \\b7 \\20 1\\20 maart\\20 2026" in text
    assert "@page :first { @top-left { content: none; } @top-right { content: none; } }" in text
    assert ">interimkit</p>" in encode(page, language=Language.NL).decode()


def test_a_page_with_many_headings_has_a_list_of_them() -> None:
    def parts(count: int) -> Document:
        blocks = (Bullets(heading=f"h {n}", texts=("x",)) for n in range(count))
        return Document(html(*blocks).encode())

    assert not parts(6).named("nav")
    document = parts(7)
    (nav,) = document.named("nav")
    assert nav.around == ("html", "body")
    headings = [e.attributes["id"] for e in document.named("h2")]
    assert [e.attributes["href"] for e in document.named("a")] == [f"#{id_}" for id_ in headings]


def test_what_a_source_says_leads_to_it_by_its_number() -> None:
    cited = [
        Cited(publisher=id_, title="t", when="2024", interest="i", id=id_) for id_ in ("one", "two")
    ]
    note = SourceNote(sources=tuple(cited), each="{publisher}", note="{sources}")
    said = Item(label="a", text="So they say.", source="two", reference="--x")
    ours = Item(label="b", text="So we say.", source="toolkit")
    text = body(Section(heading="h", items=(said, ours)), note)
    link = '<a href="#source-2" aria-label="source 2">2</a>'
    assert f'So they say.<sup class="ref">{link}</sup> <code' in text
    assert text.count("<sup") == 1
    assert 'id="source-2"' in text


@pytest.mark.parametrize("language", Language)
def test_each_figure_that_somebody_else_vouches_for_leads_to_its_source(language: Language) -> None:
    linked = 0
    for page, document in documents(language):
        blocks = page.blocks
        known = {c.id for block in blocks if isinstance(block, SourceNote) for c in block.sources}
        items = [i for block in blocks if isinstance(block, Section) for i in block.items]
        linked += len(document.named("sup"))
        assert len(document.named("sup")) == sum(item.source in known for item in items)
    assert linked > 20


def test_words_of_any_script_are_told_apart_from_those_around() -> None:
    text = body(
        Section(heading="h", items=(Item(label="שלום", text="مرحبا 2022"),)),
        Bullets(heading="b", texts=("临 🚀",)),
    )
    for said in ("שלום", "مرحبا 2022", "临 🚀"):
        assert f'<span dir="auto">{said}' in text
    assert 'dir="auto"' in re.findall(r"<h1[^>]*>", text)[0]


def test_a_verdict_stands_among_what_it_could_have_been() -> None:
    verdict = Verdict(text="Wait", code="c", among=("Wait", "Go"), place=0, provisional="(open)")
    text = body(title=verdict)
    assert ">Wait <small>(open)</small></h1>" in text
    track = '<ol class="track"><li aria-current="true">Wait</li><li>Go</li></ol>'
    assert track in text
    differs = Status(standing=Standing.DIFFERS, word="differs")
    assert "</span> differs</small></h1>" in body(title=replace(verdict, status=differs))
    assert "track" not in body(title=replace(verdict, among=()))


def test_the_first_words_and_the_one_thing_to_do_stand_beside_the_title() -> None:
    steps = Steps(heading="Next", steps=(Step(text="First."), Step(text="Second.")), now=True)
    text = body(Paragraph(text="Why."), Paragraph(text="More."), steps, Paragraph(text="Last."))
    header, main = text.split("<main")
    assert header.index("Why.") < header.index("<strong>Next</strong> First.")
    assert "More." not in header
    assert re.findall(r"More\.|Next|Second\.|Last\.", main) == ["More.", "Next", "Second.", "Last."]
    assert "First." not in main
    # What follows the steps is no part of them, nor of what stood before, where none is left.
    alone = body(Section(heading="Before", items=()), replace(steps, steps=steps.steps[:1]),
                 Paragraph(text="Last."))  # fmt: skip
    assert "Next" not in alone.split("<main")[1]
    assert alone.index("</section>") < alone.index("Last.")
    quiet = body(Paragraph(text="Quiet.", tone=Tone.QUIET))
    assert '<p class="note" dir="auto">Quiet.</p>' in quiet.split("<main")[1]


def test_a_command_is_text_to_select() -> None:
    link = Link(
        text="See {command} <now>", command="claims", arguments=(Fill(name="ID", example="x"),)
    )
    text = body(Bullets(heading="", texts=()), Steps(heading="Do", steps=(Step(links=(link,)),)))
    typed = '<code class="cmd" dir="ltr" translate="no">interimkit claims ID</code>'
    assert f"See {typed} &lt;now&gt;" in text


@pytest.mark.parametrize(
    ("with_example", "shapes", "words"),
    [(True, {"square": 2, "ring": 0, "dot": 2}, "2 of 4 (with an example)"),
     (False, {"square": 0, "ring": 2, "dot": 2}, "2 of 4 (claimed)")],
)  # fmt: skip
def test_levels_are_told_apart_by_shape_and_said(
    with_example: bool, shapes: dict[str, int], words: str
) -> None:
    level = Level(own=2, asked=3, highest=4, with_example=with_example)
    text = body(Table(columns=(Column(name="a"), Column(name="Level")), rows=(("x", level),)))
    picture = text[text.index("<svg") : text.index("</svg>")]
    found = {"square": picture.count("<rect"), "ring": picture.count('"ring"'),
             "dot": picture.count('class="on" cx')}  # fmt: skip
    assert found == shapes
    assert 'd="M71 1h4v22h-4"' in picture  # after the third of four
    assert f'<span class="vh">{words}</span>' in text
    assert "data-column" not in text  # a picture names itself
    asked = replace(level, asked=0)
    assert 'd="M0 1h' in body(
        Table(columns=(Column(name=""), Column(name="")), rows=(("x", asked),))
    )


def test_a_legend_has_a_shape_a_meaning() -> None:
    legend = Legend(with_example="W", claimed="C", empty="E", asked="A", essential="S")
    text = body(legend)
    assert re.findall(r"(?:</svg>|</b>) (\w)</li>", text) == list("WCEAS")


def test_points_are_cells_and_words() -> None:
    items = (Item(label="l", mark=Meter(points=2, of=3), text="t"),)
    text = body(Section(heading="h", items=items))
    assert (text.count('class="on"'), text.count('class="off"')) == (2, 1)
    assert '<span class="vh">2 of 3</span>' in text


@pytest.mark.parametrize("standing", Standing)
def test_a_sign_is_seen_only_and_its_word_is_said(standing: Standing) -> None:
    status = Status(standing=standing, word="so")
    text = body(
        Section(heading=status, items=(Item(label="l", mark=status, text="t"), Item(label=status))),
        Caveats(heading="c", link=Link(command="claims"),
                caveats=(Caveat(status=status, text="t", claim="id"),)),
    )  # fmt: skip
    assert text.count('aria-hidden="true"') == 4
    assert len(Document(html(Section(heading=status, items=())).encode()).named("h2")) == 1
    assert "so. t" in text
    assert "<b>so</b>" in text
    assert '<code class="id" dir="ltr" translate="no">id</code>' in text


def test_an_order_keeps_its_ranks() -> None:
    places = (Place(rank=1, names=("a", "b")), Place(rank=3, names=("c",)))
    text = body(Section(heading="h", items=(Item(label="l", places=places),)))
    assert '<li value="1"><span dir="auto">a = b</span></li><li value="3">' in text


def test_a_row_says_its_columns_where_it_stands_alone() -> None:
    columns = (Column(name="Year"), Column(name="Low <b>", align="right"), Column(name=""))
    text = body(Table(columns=columns, rows=(("First", "1\n2", "x"),)))
    assert '<th class="num" dir="auto" scope="col">Low &lt;b&gt;</th><td></td>' in text
    assert '<th dir="auto" scope="row">First</th>' in text
    assert '<td class="num" dir="auto" data-column="Low &lt;b&gt;: ">1<br>2</td>' in text
    assert '<td dir="auto">x</td>' in text


def test_room_to_write_is_seen_and_said_and_knows_its_column() -> None:
    columns = (Column(name="Line"), Column(name="Yours"))
    text = body(Table(columns=columns, rows=(("Salary", Blank()), ("Name", Blank(lines=2)))))
    line = '<span class="blank" aria-hidden="true"></span>'
    said = '<span class="vh">to fill in</span>'
    assert f'<td dir="auto" data-column="Yours: ">{line} {said}</td>' in text
    assert f"{line}{line} {said}" in text


def test_lists_are_numbered_ticked_or_asked() -> None:
    steps = (Step(text="a"), Step(text="b"))
    assert '<ol class="numbered">' in body(Steps(heading="h", steps=steps, numbered=True))
    assert '<ul class="plain">' in body(Steps(heading="h", steps=steps))
    assert '<ul class="steps">' in body(Steps(heading="h", steps=steps, now=True))
    asked = Bullets(heading="h", texts=("q",), kind=BulletKind.QUESTIONS)
    assert '<ul class="asked">' in body(asked)
    lettered = body(Bullets(heading="h", texts=("<a>", "b"), kind=BulletKind.LETTERS))
    assert '<ul class="lettered">' in lettered
    assert '<b class="letter">A</b> <span dir="auto">&lt;a&gt;</span>' in lettered
    assert '<ul class="lines">' in body(Lines(lines=("l",)))


def test_sources_are_numbered_and_their_titles_in_their_own_language() -> None:
    source = Cited(publisher="P", title="Hoe", when="2024", interest="sells", language="nl")
    note = SourceNote(sources=(source, replace(source, language="")), each="{publisher}, {title}, "
                      "{when} ({interest})", note="Sources: {sources}.")  # fmt: skip
    text = body(note)
    assert '<h2 dir="auto" id="part-1">Sources</h2>' in text
    one = '<li id="source-1"><b>P</b>, <cite dir="auto" lang="nl">Hoe</cite>, 2024 (<em>sells</em>)'
    assert one in text
    assert '<li id="source-2"><b>P</b>, <cite dir="auto">Hoe</cite>' in text


def test_the_titles_of_the_built_in_sources_say_their_language() -> None:
    found = Counter(
        element.attributes.get("lang")
        for _page, document in documents(Language.EN)
        for element in document.named("cite")
    )
    assert {"nl", "en"} <= set(found)


def test_bars_stand_beside_their_numbers() -> None:
    bars = (Bar(label="0", share=0.1, text="10%"), Bar(label="1", share=0.4, text="40%"))
    text = body(Histogram(heading="Months", bars=bars))
    assert '<table class="bars" aria-labelledby="part-1">' in text
    assert re.findall(r'<td class="num">(\d+%)</td>.*?width="([\d.]+)%"', text) == [
        ("10%", "25.0"), ("40%", "100.0"),
    ]  # fmt: skip
    nothing = Histogram(heading="h", bars=(Bar(label="0", share=0, text="0%"),))
    assert 'width="0.0%"' in body(nothing)


def curve(*values: float, unit: str = "euro") -> Curve:
    return Curve(
        heading="Cash", unit=unit, along="months", marks=tuple(map(str, range(len(values)))),
        shown=(0, len(values) - 1), text="It falls.",
        lines=(Line(name="low", values=values, texts=tuple(f"{v} said" for v in values)),),
    )  # fmt: skip


def test_lines_over_time_are_drawn_whole_and_said_in_part() -> None:
    text = body(curve(8, 4, 0, 2))
    course = re.findall(r'class="l1" d="M([^"]+)"', text)
    assert len(course[0].split("L")) == 4
    assert 'role="img" aria-labelledby="part-1" aria-describedby="part-1-text"' in text
    assert '<p dir="auto" id="part-1-text">It falls.</p>' in text
    assert re.findall(r"\d said", text) == ["8 said", "2 said"]
    assert "In numbers: 2 of 4 moments." in text
    assert "In numbers" not in body(replace(curve(8, 4), shown=(0, 1)))


@pytest.mark.parametrize(
    ("values", "language", "ticks"),
    [
        ((8, 4, 0), Language.EN, ["0", "2", "4", "6", "8"]),
        ((0, 0), Language.EN, ["0", "0.5"]),
        ((-20_000, 31_000), Language.NL, ["−20.000", "0", "20.000", "40.000"]),
        ((-3, -1), Language.EN, ["−3", "−2", "−1", "0"]),
        ((0.2, 0.1), Language.FR, ["0", "0,05", "0,1", "0,15", "0,2"]),
    ],
)
def test_the_values_beside_a_picture_are_round_and_hold_nothing(
    values: tuple[float, ...], language: Language, ticks: list[str]
) -> None:
    text = html(curve(*values), language=language)
    found = re.findall(r'class="q r"[^>]*>([^<]+)<', text)
    assert found == ticks
    assert text.count('class="axis"') == 1
    heights = [float(y) for y in re.findall(r"[ML][\d.]+ ([\d.]+)(?=[L\"])", text)]
    assert heights
    assert all(0 <= y <= 230 for y in heights)


def test_a_page_without_a_title_has_a_heading_all_the_same() -> None:
    assert '<h1 dir="auto" id="title">interimkit</h1>' in body(title="")


def test_a_part_is_a_landmark_only_where_no_other_has_its_name() -> None:
    def section(heading: str, label: str) -> Section:
        return Section(heading=heading, items=(Item(label=label, text="…"),))

    page = Page(
        title="Twice", blocks=(section("Same", "a"), section("Other", "b"), section("Same", "c"))
    )
    text = encode(page, language=Language.EN).decode()
    assert text.count('<section class="part">') == 2
    assert text.count('<section class="part" aria-labelledby=') == 1
