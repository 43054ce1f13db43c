"""Documents, read back by libraries that never saw how they were made."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import pikepdf
import pypdfium2
import pytest
import typst
from every_result import COMMANDS, every_result
from msgspec.structs import replace

from interimkit.domain.diagnosis import Audience, Diagnosis
from interimkit.model.text import Language
from interimkit.render import as_pdf, signs
from interimkit.render.encode import encode as encode_result
from interimkit.render.encode import page_of
from interimkit.render.formats import Format
from interimkit.render.in_print import data_of
from interimkit.render.page import (
    Bar,
    Cited,
    Column,
    Curve,
    Histogram,
    Item,
    Level,
    Line,
    Meter,
    Page,
    Paragraph,
    Section,
    SourceNote,
    Table,
    Verdict,
)
from interimkit.render.words import wording

A4 = (595.28, 841.89)
SMALLEST = 10.0
EDGE = 37
"""The margin, less the space that ends a line."""
LANGUAGES = tuple(Language)


@cache
def documents(language: Language) -> tuple[bytes, ...]:
    return tuple(encode_result(result, Format.PDF) for result in every_result(language))


def document(*blocks: Any, title: str | Verdict = "t", **also: Any) -> bytes:
    page = Page(title=title, blocks=blocks, wording=wording(Language.EN))
    return as_pdf.encode(page, language=Language.EN, **also)


HYPHEN = "[\u00ad\ufffe\u0002]\\s*"
"""At the end of a line pdfium does not tell one that is part of a word from one that breaks it."""


def pages(data: bytes, *, hyphen: str = "") -> list[str]:
    """What each page says; where a line was broken inside a word, the word is whole again."""
    with pypdfium2.PdfDocument(data) as pdf:
        texts = [page.get_textpage().get_text_range() for page in pdf]
    return [re.sub(HYPHEN, hyphen, re.sub("\u200b(\r\n)?", "", text)) for text in texts]


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


class Element(NamedTuple):
    """A tag, what it says of itself, and the tags inside it."""

    name: str
    alt: str
    scope: str
    inside: tuple["Element", ...]

    def all(self) -> Iterator["Element"]:
        """Those inside it, in reading order, however deep."""
        for each in self.inside:
            yield each
            yield from each.all()

    def count(self, name: str) -> int:
        return sum(each.name == name for each in self.all())


def tags(data: bytes) -> Element:
    """The tree of tags."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return element(pdf.Root.StructTreeRoot)


def element(node: Any) -> Element:
    kids = node.get("/K", [])
    attributes = node.get("/A", [])
    return Element(
        name=str(node.get("/S", "")),
        alt=str(node.get("/Alt", "")),
        scope="".join(str(each.get("/Scope", "")) for each in listed(attributes)),
        inside=tuple(
            element(kid) for kid in listed(kids)
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid
        ),
    )  # fmt: skip


def listed(node: Any) -> list[Any]:
    return [*node] if isinstance(node, pikepdf.Array | list) else [node]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_markdown_is_in_the_document(language: Language) -> None:
    heading = {"Source", "Bron"}  # the heading is Sources, however many there are
    for result, data, command in zip(
        every_result(language), documents(language), COMMANDS, strict=True
    ):
        told = encode_result(result, Format.MD).decode().replace("\\", "")
        said = words(told.replace(signs.BLANK, ""))  # which is room, in a document
        found = words(" ".join(pages(data))) | words(" ".join(pages(data, hyphen="-")))
        assert not {w: n for w, n in (said - found).items() if w not in heading}, command


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_document_says_what_it_is_and_in_which_language(language: Language) -> None:
    for result, data in zip(every_result(language), documents(language), strict=True):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert str(pdf.Root.Lang) == language
            assert bool(pdf.Root.MarkInfo.Marked)
            assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
            title = page_of(result).title
            text = title.text if isinstance(title, Verdict) else title or "interimkit"
            assert str(pdf.docinfo["/Title"]).startswith(text)
            assert {"/Author", "/CreationDate", "/ModDate"}.isdisjoint(pdf.docinfo)
            assert pdf.open_metadata()["pdfuaid:part"] == "1"


def test_headings_are_in_order() -> None:
    for data in documents(Language.EN):
        found = [each.name for each in tags(data).all() if re.fullmatch(r"/H\d", each.name)]
        assert found[0] == "/H1"
        assert found.count("/H1") == 1
        assert set(found) <= {"/H1", "/H2"}


def size_of(block: Table | Curve) -> tuple[int, int]:
    """The columns and rows of a table, or of the numbers beneath a picture of lines over time."""
    if isinstance(block, Curve):
        return 1 + len(block.lines), len(block.shown)
    return len(block.columns), len(block.rows)


def test_tables_lists_and_pictures_are_tagged_as_such() -> None:
    seen: set[str] = set()
    for result, data in zip(every_result(), documents(Language.EN), strict=True):
        tables = [size_of(block) for block in page_of(result).blocks
                  if isinstance(block, Table | Curve)]  # fmt: skip
        found = []
        for each in tags(data).all():
            seen.add(each.name)
            if each.name == "/Table":
                heads = [part for part in each.all() if part.name == "/TH"]
                assert [part.name for part in each.inside] == ["/THead", "/TBody"]
                assert {head.scope for head in heads} == {"/Column"}
                found.append((len(heads), each.count("/TR") - 1))
            if each.name == "/Figure":
                assert each.alt.strip()
            if each.name == "/L":
                assert {part.name for part in each.inside} == {"/LI"}
        assert found == tables
    assert seen >= {"/P", "/L", "/LI", "/LBody", "/Figure", "/Table", "/TD", "/Code"}


def test_every_page_is_a4_and_nothing_is_smaller_than_ten_points() -> None:
    for data in documents(Language.NL):
        with pypdfium2.PdfDocument(data) as pdf:
            for page in pdf:
                assert page.get_size() == pytest.approx(A4, abs=0.1)
                text = page.get_textpage()
                sizes = {
                    round(pypdfium2.raw.FPDFText_GetFontSize(text, n), 2)
                    for n in range(text.count_chars())
                    if not text.get_text_range(n, 1).isspace()
                }
                assert sizes
                assert min(sizes - {1.0}) >= SMALLEST  # what pdfium adds itself is of size 1


def test_every_font_is_in_the_document() -> None:
    for data in documents(Language.FR):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            fonts = [thing for thing in pdf.objects
                     if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font"
                     and "/FontDescriptor" in thing]  # fmt: skip
            assert fonts
            for font in fonts:
                assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(font.FontDescriptor.keys())


def test_nothing_reaches_over_the_edge_of_the_text() -> None:
    for language in LANGUAGES:
        for data, command in zip(documents(language), COMMANDS, strict=True):
            with pypdfium2.PdfDocument(data) as pdf:
                for page in pdf:
                    text = page.get_textpage()
                    boxes = [text.get_rect(n) for n in range(text.count_rects())]
                    assert max(box[2] for box in boxes) <= A4[0] - EDGE, command
                    assert min(box[0] for box in boxes) >= EDGE, command


def test_the_foot_counts_the_pages_and_cautions_on_all_but_the_first() -> None:
    for language, of, caution in (
        ("en", "page {} of {}", "not for selecting"),
        ("nl", "pagina {} van {}", "niet om kandidaten te selecteren"),
        ("fr", "page {} sur {}", "ni un outil de sélection"),
    ):
        long = max((pages(data) for data in documents(language)), key=len)
        assert len(long) > 2
        for number, text in enumerate(long, start=1):
            assert of.format(number, len(long)) in text
            assert (caution in text) == (number > 1)


def test_a_single_page_has_the_caution_in_its_foot() -> None:
    (text,) = pages(document(Paragraph(text="All there is.")))
    assert "not for selecting candidates" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_diagnosis_takes_six_pages_at_most_and_its_first_holds_what_a_screen_does(
    language: Language,
) -> None:
    for result, data in zip(every_result(language), documents(language), strict=True):
        if not isinstance(result, Diagnosis):
            continue
        found = pages(data)
        assert len(found) <= 6
        names = [thing.name for thing in result.mend_first]
        names += [lead.name for lead in result.strengths]
        acts = [result.act.text] if result.act and result.act.text else []
        first = "".join(found[0].split())
        for text in (*names, *acts):
            assert "".join(text.split()) in first


@pytest.mark.parametrize(
    ("language", "own"),
    [("en", "own computer"), ("nl", "eigen computer"), ("fr", "propre ordinateur")],
)
def test_only_ones_own_copy_speaks_of_ones_own_computer(language: str, own: str) -> None:
    seen = Counter[Audience]()
    for result, data in zip(every_result(language), documents(language), strict=True):
        if isinstance(result, Diagnosis):
            seen[result.audience] += 1
            assert (own in " ".join(pages(data)[-1].split())) == (result.audience is Audience.ME)
    assert seen.keys() == set(Audience)


def table_of(*names: str, rows: int = 3) -> Table:
    columns = tuple(Column(name=name, align="right") for name in names)
    return Table(columns=columns, rows=tuple(names for _ in range(rows)))


@pytest.mark.parametrize(
    ("second", "together"),
    [
        (table_of("three", "four"), True),
        (table_of("three", "four", rows=40), False),
        (table_of(*(f"a long name of column {n}" for n in range(6))), False),
    ],
    ids=["narrow", "long", "wide"],
)
def test_two_narrow_tables_stand_side_by_side(second: Table, *, together: bool) -> None:
    data = document(table_of("one", "two"), second)
    with pypdfium2.PdfDocument(data) as pdf:
        text = pdf[0].get_textpage()
        tops = {}
        for word in ("one", second.columns[0].name[:5]):
            index, _count = text.search(word).get_next()
            tops[word] = text.get_charbox(index)[3]
    (one, other) = tops.values()
    assert (abs(one - other) < 20) == together
    assert tags(data).count("/Table") == 2


def test_a_table_over_two_pages_stays_one_and_repeats_its_head() -> None:
    rows = tuple((f"row{n}", str(n)) for n in range(80))
    data = document(Table(columns=(Column(name="Name"), Column(name="Sum")), rows=rows))
    texts = pages(data)
    assert len(texts) == 2
    assert all("Name" in text and "Sum" in text for text in texts)
    (table,) = [each for each in tags(data).all() if each.name == "/Table"]
    assert table.count("/TR") == 81
    assert table.count("/THead") == 1


def test_a_row_is_not_split_unless_it_is_longer_than_a_page() -> None:
    many = Item(label="l", text=" ".join(f"word{n}" for n in range(120)))
    data = document(Section(heading="h", items=(many,) * 7))
    assert len(pages(data)) > 1
    for text in pages(data):
        assert text.count("word0 ") == text.count("word119")
    data = document(Section(heading="h", items=(Item(label="l", text="long " * 3000),)))
    assert words("".join(pages(data)))["long"] == 3000


CURVE = Curve(
    heading="Your reserve", unit="months left", along="month", marks=("0", "6", "12"),
    shown=(0, 2), text="It falls.",
    lines=(Line(name="Low", values=(9.0, 4.0, -2.0), texts=("9", "4", "-2")),
           Line(name="Middle", values=(9.0, 9.5, 12.0), texts=("9", "9.5", "12"))),
)  # fmt: skip


def test_what_is_drawn_is_told_as_well() -> None:
    level = Level(own=2, asked=3, highest=4, with_example=False)
    table = Table(columns=(Column(name="n"), Column(name="v")), rows=(("a", level),))
    data = document(
        table,
        Section(heading="s", items=(Item(label="m", mark=Meter(points=2, of=3), text="said"),)),
        Histogram(heading="h", bars=(Bar(label="one", share=0.25, text="25%"),)),
        CURVE,
        title=Verdict(text="Prepare", code="c", among=("Not now", "Prepare", "Fit"), place=1),
    )
    told = [each.alt for each in tags(data).all() if each.name == "/Figure"]
    assert told == [
        "Not now · Prepare · Fit: Prepare",
        "2 of 4 (claimed)",
        "2 of 3",
        "one: 25%",
        "Your reserve: months left; Low: 9, -2; Middle: 9, 12",
    ]
    (text,) = pages(data)
    for said in ("2/4", "2/3", "25%", "-2", "12", "It falls. In numbers: 2 of 3 moments."):
        assert said in text


def test_flat_lines_and_a_single_moment_are_drawn() -> None:
    for values in ((0.0,), (-3.0,), (1e9,)):
        line = Line(name="only", values=values, texts=("x",))
        assert document(replace(CURVE, marks=("0",), shown=(0,), lines=(line,)))
    assert document(Histogram(heading="h", bars=(Bar(label="none", share=0.0, text="0%"),)))


def test_sources_are_numbered_and_their_titles_in_their_own_language() -> None:
    cited = [Cited(publisher=f"Publisher{n}", title="Titel", when="2020", interest="none",
                   language="nl") for n in (1, 2)]  # fmt: skip
    note = SourceNote(sources=tuple(cited), each="{publisher}, {title}, {when}", note="{sources}")
    data = document(note)
    assert re.search(r"1\.\s*Publisher1, Titel, 2020\s*2\.\s*Publisher2", pages(data)[0])
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert re.search(rb"/Lang\s*\(nl\)", pdf.pages[0].Contents.read_bytes())


@pytest.mark.parametrize(
    "text",
    ["#panic()", "$x^2$", "*bold* _it_", "@ref <label>", "<script>alert(1)</script>", "\\n \\u{7}",
     "// c /* d */ ~ -- ---", "`raw` ```", "= no heading", "- no list", "[a](b)", "\"q\" 'q'",
     '#sys.inputs "', "{{ z }} {0} %s", "a\nb\tc", "\u202f\u2011\u2060x"],
)  # fmt: skip
def test_a_text_is_never_anything_else(text: str) -> None:
    table = Table(columns=(Column(name=text),), rows=((text,),))
    item = Section(heading=text, items=(Item(label=text, text=text, reference="r"),))
    data = document(Paragraph(text=text), table, item, title=text, author=text)
    said = " ".join(pages(data)[0].split())
    flat = " ".join(text.replace("\u2060", "").split())
    assert said.replace("\u2060", "").count(flat) >= 7
    assert {each.name for each in tags(data).all()}.isdisjoint({"/Link", "/Formula", "/Reference"})


def test_a_word_longer_than_a_line_is_broken_and_whole_again_when_read() -> None:
    long = "x" * 10_000
    data = document(
        Paragraph(text=long),
        Section(heading="h", items=(Item(label=long[:300], text=long),)),
        Table(columns=(Column(name="a"), Column(name="b")), rows=((long, "b"),)),
    )
    assert sum(text.count("x") for text in pages(data)) == 30_300
    with pypdfium2.PdfDocument(data) as pdf:
        for page in pdf:
            text = page.get_textpage()
            rights = [text.get_rect(n)[2] for n in range(text.count_rects())]
            assert max(rights) <= A4[0] - EDGE


def test_a_text_from_right_to_left_is_there() -> None:
    (text,) = pages(document(Paragraph(text="שלום עולם and مرحبا")))
    for word in ("שלום", "עולם"):
        assert word in text or word[::-1] in text


@pytest.fixture(params=[(False,), (False, True)], ids=["own fonts", "system fonts"])
def fonts(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> tuple[bool, ...]:
    monkeypatch.setattr(as_pdf, "_SYSTEM_FONTS", request.param)
    found: tuple[bool, ...] = request.param
    return found


@pytest.mark.usefixtures("fonts")
def test_a_character_that_no_font_has_is_replaced_and_named() -> None:
    """Of an unassigned code point no system can have a font."""
    told: list[str] = []
    text = "so \u0378 and \U0003fffa end"
    data = document(Paragraph(text=text), title=text, tell=told.append)
    assert told == ["2 characters could not be printed: \u0378, \U0003fffa"]
    (said,) = pages(data)
    assert said.count("so \ufffd and \ufffd end") == 2
    assert "2 characters could not be printed: U+0378, U+3FFFA" in said
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.open_metadata()["pdfuaid:part"] == "1"


def test_without_fonts_of_the_system_what_is_lacking_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(as_pdf, "_SYSTEM_FONTS", (False,))
    told: list[str] = []
    data = document(
        Paragraph(text="临 🚀 👨\u200d👩\u200d👧 ❤\ufe0f"), author="临", tell=told.append
    )
    assert told == ["5 characters could not be printed: 临, 🚀, 👨, 👩, 👧"]
    (said,) = pages(data)
    assert "\u200d" not in said
    assert "U+4E34 CJK UNIFIED IDEOGRAPH-4E34, U+1F680 ROCKET, U+1F468 MAN" in said


def test_of_a_whole_script_some_are_named_and_all_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(as_pdf, "_SYSTEM_FONTS", (False,))
    told: list[str] = []
    document(Paragraph(text="".join(map(chr, range(0x4E00, 0x4E64)))), tell=told.append)
    assert told[0].startswith("100 characters could not be printed: 一, 丁")
    assert told[0].endswith(", …")
    assert told[0].count(",") == 12


def test_a_font_of_the_system_is_taken_where_our_own_lack_a_character() -> None:
    own = set(typst.Fonts(include_system_fonts=False).families())
    if not set(typst.Fonts().families()) - own:
        pytest.skip("this system has no fonts")
    told: list[str] = []
    data = document(Paragraph(text="\u2801 braille"), tell=told.append)
    if told:
        pytest.skip("none of this system's fonts has braille")
    assert "\u2801 braille" in pages(data)[0]


def test_any_other_fault_is_not_taken_for_a_lack_of_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(as_pdf, "data_of", lambda *_a, **_k: {"title": "t"})
    with pytest.raises(typst.TypstError):
        document()


@pytest.mark.parametrize(
    ("written", "meant"),
    [("临", "临"), (r"\u{7}", "\a"), (r"\u{1f680}", "🚀"), (r"\\", "\\"), (r"\"", '"'), (r"\n", "\n"),
     (r"\'", "'")],
)  # fmt: skip
def test_a_complaint_of_the_compiler_is_read_as_it_was_meant(written: str, meant: str) -> None:
    assert as_pdf._unescaped(written) == meant


def test_the_same_page_is_the_same_bytes() -> None:
    page = page_of(every_result()[1])
    first, second = (as_pdf.encode(page, language=Language.EN) for _ in range(2))
    assert first == second


def test_an_author_is_named_where_one_is_given() -> None:
    long = Section(heading="h", items=(Item(label="l", text="long " * 900),) * 2)
    data = document(long, author="Bart Peeters")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.docinfo["/Author"]) == "Bart Peeters"
    assert all("Bart Peeters" in text for text in pages(data))


def test_the_template_reads_nothing_but_its_data() -> None:
    """No package is fetched, no file is read."""
    template = as_pdf._TEMPLATE.read_text(encoding="utf-8")
    for word in ("import ", "include ", "read(", "image(", "plugin(", "@preview"):
        assert word not in template


def test_columns_hyphenate_only_where_a_word_would_not_fit() -> None:
    def table(*cells: str) -> Any:
        columns = tuple(Column(name=f"c{n}") for n in range(len(cells)))
        page = Page(title="t", blocks=(Table(columns=columns, rows=(cells,)),))
        return data_of(page, language=Language.EN, author="")["blocks"][0]

    assert not table("short", "also short")["hyphens"]
    assert table("short", "also short")["width"] < 50
    crowded = table(*("many words of text with counterrevolutionaries" for _ in range(6)))
    assert crowded["hyphens"]
    assert crowded["width"] == 100
