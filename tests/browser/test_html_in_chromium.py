"""Every result's HTML in Chromium: on screens of every width, read by axe, and on paper."""

import io
import math
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from every_result import every_result
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
    from playwright.sync_api import Browser
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
MOST_SHEETS = 10
"""What the longest of them, a whole diagnosis, may take."""


Open = Callable[..., "Opened"]


@pytest.fixture
def opened(chromium: "Browser", tmp_path: Path) -> Iterator[Open]:
    """Opens HTML as a file, in a window of this width; afterwards nothing was said or asked for."""
    noticed: list[str] = []
    pages = 0

    def open_(html: bytes, *, width: int = 820, scheme: str = "light") -> "Opened":
        nonlocal pages
        pages += 1
        file = tmp_path / f"{pages}.html"
        file.write_bytes(html)
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
        )
        page = context.new_page()
        page.on("console", lambda message: noticed.append(message.text))
        page.on("pageerror", lambda error: noticed.append(str(error)))
        page.on("request", lambda request: noticed.append(request.url))
        page.goto(file.as_uri())
        noticed.remove(file.as_uri())
        return page

    yield open_
    for context in chromium.contexts:
        context.close()
    assert noticed == []


def results(language: Language) -> list[bytes]:
    return [encode(result, Format.HTML) for result in every_result(language)]


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
def test_no_width_needs_a_sideways_scroll(language: Language, opened: Open) -> None:
    for html in (*results(language), lay_out(drawn(), language=language)):
        page = opened(html, width=320)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(TOO_WIDE) <= 0, (page.title(), width)
        page.add_style_tag(content=SPACED)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(TOO_WIDE) <= 0, (page.title(), width, "spaced")
        page.context.close()


@pytest.mark.parametrize(
    "text",
    ["x" * 10_000, "<script>alert(1)</script>" * 9, "مرحبا بالعالم 2022 " * 9, "临时管理 🚀" * 40],
    ids=["long", "script", "right-to-left", "signs"],
)
def test_words_of_ones_own_break_no_layout(text: str, opened: Open) -> None:
    page = opened(lay_out(words(text), language=Language.EN))
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(TOO_WIDE) <= 0, width
    assert page.locator("script").count() == 0
    assert text.strip() in page.locator("main").inner_text()


@pytest.mark.parametrize(
    ("language", "width", "scheme"),
    [
        (Language.EN, 390, "light"),
        (Language.NL, 1440, "dark"),
        (Language.FR, 320, "dark"),
        (Language.FR, 820, "light"),
    ],
)
def test_axe_finds_nothing(language: Language, width: int, scheme: str, opened: Open) -> None:
    from axe_playwright_python.sync_playwright import Axe

    for html in (*results(language), lay_out(drawn(), language=language)):
        page = opened(html, width=width, scheme=scheme)
        found = Axe().run(page)
        assert found.violations_count == 0, (page.title(), found.generate_report())
        page.context.close()


def test_a_dark_screen_is_dark_and_paper_is_not(opened: Open) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    page = opened(lay_out(drawn(), language=Language.EN), scheme="dark")
    assert page.evaluate(ground) == "rgb(17, 24, 28)"
    page.emulate_media(media="print")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"


class Sheet(NamedTuple):
    """A printed page: its size in points, its words without spaces, and its smallest letters."""

    size: tuple[int, int]
    text: str
    least: float


def printed(page: Any) -> list[Sheet]:
    from pypdf import PdfReader

    sheets = []
    for sheet in PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages:
        sizes: list[float] = []

        def measure(text: str, cm: Any, tm: Any, _font: Any, size: float, to: Any = sizes) -> None:
            if text.strip():
                scale = abs((cm[0] * cm[3] - cm[1] * cm[2]) * (tm[0] * tm[3] - tm[1] * tm[2]))
                to.append(size * math.sqrt(scale))

        text = sheet.extract_text(visitor_text=measure)
        box = (round(sheet.mediabox.width), round(sheet.mediabox.height))
        sheets.append(Sheet(box, squeezed(text), min(sizes)))
    return sheets


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


KEPT_TOGETHER = """
() => [...document.querySelectorAll("tr, li, section")].map(row => {
    const seen = [...row.querySelectorAll("[dir=auto]")].filter(e => !e.querySelector("svg, .vh"));
    return seen.slice(0, row.tagName == "SECTION" ? 2 : 99).map(e => e.textContent);
})
"""
"""The texts of each row, and of each section its heading with what comes first below it."""


@pytest.mark.parametrize("language", Language)
def test_on_paper_it_is_a4_large_enough_and_no_row_is_split(
    language: Language, opened: Open
) -> None:
    for html in results(language):
        page = opened(html)
        sheets = printed(page)
        assert len(sheets) <= MOST_SHEETS, page.title()
        for n, sheet in enumerate(sheets, start=1):
            assert sheet.size == A4
            assert f"{n}/{len(sheets)}" in sheet.text
            assert sheet.least >= LEAST, (page.title(), n, sheet.least)
        page.emulate_media(media="print")
        for row in page.evaluate(KEPT_TOGETHER):
            texts = [squeezed(text) for text in row]
            assert any(all(text in sheet.text for text in texts) for sheet in sheets), row
        page.context.close()


def test_a_table_over_two_pages_says_its_columns_on_both(opened: Open) -> None:
    rows = tuple((f"row {n}", "x") for n in range(80))
    table = Table(columns=(Column(name="What it is"), Column(name="Where")), rows=rows)
    sheets = printed(opened(lay_out(Page(title="t", blocks=(table,)), language=Language.EN)))
    assert len(sheets) > 1
    assert all("Whatitis" in sheet.text for sheet in sheets)
