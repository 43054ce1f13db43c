"""Every result's HTML in Chromium: on screens of every width, read by axe, and on paper."""

import ctypes
import math
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2
import pytest
from every_result import COMMANDS, every_result
from msgspec.structs import replace

from interimkit.model.text import Language
from interimkit.render.as_html import encode as lay_out
from interimkit.render.encode import encode
from interimkit.render.formats import Format
from interimkit.render.page import (
    Bullets,
    Cited,
    Column,
    Curve,
    Item,
    Line,
    Link,
    Page,
    Paragraph,
    Section,
    SourceNote,
    Standing,
    Status,
    Step,
    Steps,
    Table,
    Verdict,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page as Opened

pytestmark = pytest.mark.browser

WIDTHS = (320, 390, 640, 820, 1440)
"""Phones, a window at twice its size, a tablet, a desk."""
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important;"
    " word-spacing: .16em !important } p { margin-bottom: 2em !important }"
)
"""What WCAG 1.4.12 lets a reader ask for."""
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LEAST = 9.95
"""10 points, less what a PDF rounds."""
A4 = (595, 842)
MOST_SHEETS = 17
"""What the longest of them, the key of a whole case, may take."""

WORDIEST = Language.FR
"""Whose pages are all laid out and printed; of the others the longest of each command."""

Show = Callable[[bytes], None]


@pytest.fixture
def show(page: "Opened", tmp_path: Path) -> Iterator[Show]:
    """Shows HTML in the page, as a file; it asked for that file and for nothing else."""
    file = tmp_path / "page.html"
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    def show(html: bytes) -> None:
        file.write_bytes(html)
        page.goto(file.as_uri())

    yield show
    assert set(asked) == {file.as_uri()}


@cache
def documents(language: Language) -> tuple[bytes, ...]:
    """A page a command."""
    return tuple(encode(result, Format.HTML) for result in every_result(language))


def longest_of(language: Language) -> dict[str, bytes]:
    """The longest page of each command."""
    found: dict[str, bytes] = {}
    for (command, *_), html in zip(COMMANDS, documents(language), strict=True):
        found[command] = max(found.get(command, b""), html, key=len)
    return found


def sample(language: Language) -> tuple[bytes, ...]:
    """Pages to try in this language, and one with every picture."""
    found = documents(language) if language is WORDIEST else longest_of(language).values()
    return (*found, lay_out(drawn(), language=language))


def words(text: str) -> Page:
    """A page with the same words of one's own wherever they may stand."""
    return Page(
        title=text,
        blocks=(
            Paragraph(text=text),
            Section(
                heading=text,
                items=(
                    Item(label=text, text=text, reference="short"),
                    Item(label=text, mark=Status(standing=Standing.MET, word="in place")),
                ),
            ),
            Table(
                columns=(Column(name="a"), Column(name=text), Column(name="b", align="right")),
                rows=((text, text, text),),
            ),
            Bullets(heading="b", texts=(text,)),
            Steps(heading="Next", now=True, steps=(Step(text=text), Step(links=(
                Link(command="claims", arguments=(text,)),
            )))),
            SourceNote(
                sources=(Cited(publisher=text, title=text, when="2024", interest=text),),
                each="{publisher}, {title}, {when} ({interest})", note="{sources}",
            ),
        ),
    )  # fmt: skip


def drawn() -> Page:
    """A page with every picture that results of today may lack."""
    months = tuple(map(str, range(19)))
    lines = tuple(
        Line(name=f"1 in 10 worse, from {start}", values=values, texts=tuple(map(str, values)))
        for start in (8, 13)
        for values in [tuple(float(start - m) for m in range(19))]
    )
    verdict = Verdict(text="Prepare first", code="c", among=("Not now", "Prepare first", "Fits"))
    curve = Curve(
        heading="Reserve", unit="months of cost left", along="months after you start",
        marks=months, shown=(0, 6, 12, 18), lines=lines, text="It falls.",
    )  # fmt: skip
    return Page(title=verdict, blocks=(curve, replace(curve, heading="Cash")))


@pytest.mark.parametrize("language", Language)
def test_no_width_needs_a_sideways_scroll(language: Language, page: "Opened", show: Show) -> None:
    for html in sample(language):
        show(html)
        assert overflowing(page) == {}, page.title()
        page.add_style_tag(content=SPACED)
        assert overflowing(page) == {}, (page.title(), "spaced")


def overflowing(page: "Opened") -> dict[int, int]:
    """By width of the window: how many pixels of the page stand outside it."""
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found[width] = page.evaluate(TOO_WIDE)
    return {width: pixels for width, pixels in found.items() if pixels > 0}


@pytest.mark.parametrize(
    "text",
    ["x" * 10_000, "<script>alert(1)</script>" * 9, "مرحبا بالعالم 2022 " * 9, "临时管理 🚀" * 40],
    ids=["long", "script", "right-to-left", "signs"],
)
def test_words_of_ones_own_break_no_layout(text: str, page: "Opened", show: Show) -> None:
    show(lay_out(words(text), language=Language.EN))
    assert overflowing(page) == {}
    assert page.locator("script").count() == 0
    assert text.strip() in page.locator("main").inner_text()


@pytest.mark.parametrize(
    ("language", "width", "scheme"),
    [(Language.EN, 390, "light"), (Language.NL, 1440, "dark"), (Language.FR, 320, "light")],
)
def test_axe_finds_nothing(
    language: Language, width: int, scheme: str, page: "Opened", show: Show
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    for html in sample(language):
        show(html)
        found = Axe().run(page)
        assert found.violations_count == 0, (page.title(), found.generate_report())


def test_a_dark_screen_is_dark_and_paper_is_not(page: "Opened", show: Show) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    page.emulate_media(color_scheme="dark")
    show(lay_out(drawn(), language=Language.EN))
    assert page.evaluate(ground) == "rgb(17, 24, 28)"
    page.emulate_media(media="print")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"


class Sheet(NamedTuple):
    """A printed page: its size in points, its words without spaces, and its smallest letters."""

    size: tuple[int, int]
    text: str
    least: float


def printed(page: "Opened") -> list[Sheet]:
    with pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)) as pdf:
        return [
            Sheet(
                size=(round(sheet.get_width()), round(sheet.get_height())),
                text=squeezed(sheet.get_textpage().get_text_range()),
                least=min(sizes(sheet)),
            )
            for sheet in pdf
        ]


def sizes(sheet: pypdfium2.PdfPage) -> Iterator[float]:
    """Of each run of letters, in points."""
    size = ctypes.c_float()
    for run in sheet.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
        pypdfium2.raw.FPDFTextObj_GetFontSize(run.raw, ctypes.byref(size))
        scale = run.get_matrix()
        yield size.value * math.sqrt(abs(scale.a * scale.d - scale.b * scale.c))


def squeezed(text: str) -> str:
    """Without spaces, and without the hyphens that pdfium takes for the end of a line."""
    return re.sub(r"[\s\u00ad\ufffe\u0002\u2011-]", "", text)


KEPT_TOGETHER = """
() => {
    const texts = each => [...each.querySelectorAll("[dir=auto], td, .bars th, .moments th")]
        .filter(e => !e.querySelector("svg, .vh, [dir=auto]") && !e.closest(".vh"))
        .map(e => e.textContent);
    const first = body => {
        const block = body.firstElementChild;
        if (block.matches("p, figure, .bars, .steps, .legend")) return [block];
        if (block.matches("table")) return block.querySelectorAll("thead, tbody tr:first-child");
        return [block.firstElementChild];
    };
    const section = each => [
        each.querySelector("h2").textContent,
        ...[...first(each.querySelector(".body"))].flatMap(
            block => block.matches("p") ? [block.textContent] : texts(block)),
    ];
    return [
        ...[...document.querySelectorAll("tr, li")].map(texts),
        ...[...document.querySelectorAll("section")].map(section),
    ];
}
"""
"""The texts of each row, and of each section its heading with what comes first below it."""


@pytest.mark.parametrize("language", Language)
def test_on_paper_it_is_a4_large_enough_and_no_row_is_split(
    language: Language, page: "Opened", show: Show
) -> None:
    for html in sample(language):
        show(html)
        sheets = printed(page)
        assert len(sheets) <= MOST_SHEETS, page.title()
        for n, sheet in enumerate(sheets, start=1):
            assert sheet.size == A4
            assert f"{n}/{len(sheets)}" in sheet.text
            assert sheet.least >= LEAST, (page.title(), n, sheet.least)
        for row in page.evaluate(KEPT_TOGETHER):
            assert kept(row, sheets), (page.title(), row)


def kept(texts: list[str], sheets: list[Sheet]) -> bool:
    """Whether one sheet has them all."""
    wanted = [squeezed(text) for text in texts]
    return any(all(text in sheet.text for text in wanted) for sheet in sheets)


LOWER = range(0, 240, 20)
"""Points by which a page is moved down, a third of a sheet in all."""


@pytest.mark.parametrize("command", ["diagnose", "income", "me"])
def test_no_heading_is_left_at_the_foot_wherever_it_comes_to_stand(
    command: str, page: "Opened", show: Show
) -> None:
    html = longest_of(Language.EN)[command].decode()
    for points in LOWER:
        moved = f"@media print {{ .slab {{ margin-bottom: {points}pt }} }}</style>"
        show(html.replace("</style>", moved).encode())
        sheets = printed(page)
        for row in page.evaluate(KEPT_TOGETHER):
            assert kept(row, sheets), (points, row)


def test_a_table_over_two_pages_says_its_columns_on_both(page: "Opened", show: Show) -> None:
    rows = tuple((f"row {n}", "x") for n in range(80))
    table = Table(columns=(Column(name="What it is"), Column(name="Where")), rows=rows)
    show(lay_out(Page(title="t", blocks=(table,)), language=Language.EN))
    sheets = printed(page)
    assert len(sheets) > 1
    assert all("Whatitis" in sheet.text for sheet in sheets)
