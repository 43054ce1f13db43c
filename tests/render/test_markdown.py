"""A page as Markdown."""

import pytest
from hostile_page import PAGE
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from interimkit.model.text import clean
from interimkit.render import markdown
from interimkit.render.page import (
    Bar,
    Bullets,
    Column,
    Histogram,
    Item,
    Lines,
    Meter,
    Page,
    Paragraph,
    Section,
    Table,
    Tone,
)

AS_MARKUP = ["- x", "+ x", "1. x", "1) x", "1", "12.", "---", "- - -", "===", "\tx", "    x", "-"]


def test_what_looks_like_markup_is_shown() -> None:
    text = markdown.encode(PAGE).decode()
    assert "\n| a | " in text
    assert "|---|---:|" in text
    assert r"\[red\]x\[/red\]" in text
    assert r"\<b\> \| \`c\` \*d\* \_e\_ \# f" in text
    assert "(`ref`)" in text


def test_each_shape_has_its_markdown() -> None:
    page = Page(
        title="",
        blocks=(
            Table(columns=(Column(name="Points"),), rows=((Meter(points=1, of=3),),)),
            Bullets(heading="For instance", texts=("one", "two")),
            Histogram(heading="Months", bars=(Bar(label="0", share=1.0, text="100%"),)),
        ),
    )
    assert markdown.encode(page).decode() == (
        "| Points |\n|---|\n| ■□□ 1 |\n\n"
        "## For instance\n\n- **·** one\n- **·** two\n\n"
        "| Months |  |\n|---:|---:|\n| 0 | 100% |\n"
    )


@pytest.mark.parametrize("text", [*AS_MARKUP, " x ", "x  ", "\u00a0x\u202f", "a - b = 1. c"])
def test_no_text_acts_at_the_start_of_a_line(text: str) -> None:
    shown = text.strip()
    page = Page(
        title="",
        blocks=(
            Paragraph(text=text, tone=Tone.QUIET),
            Lines(lines=(text,)),
            Section(heading="h", items=(Item(label=text, text="t"), Item(label="", text=text))),
        ),
    )
    assert structure(markdown.encode(page).decode()) == [
        ("paragraph", shown), ("bullet_list", ""), ("list_item", ""), ("paragraph", shown),
        ("heading", "h"), ("bullet_list", ""), ("list_item", ""), ("paragraph", f"**{shown}** t"),
        ("list_item", ""), ("paragraph", shown),
    ]  # fmt: skip


@given(
    st.text(st.characters() | st.sampled_from(list("-+=1.)#>*_ \t`|~")), min_size=1, max_size=12)
)
def test_any_text_is_shown_as_it_is(text: str) -> None:
    shown = " ".join(clean(text).split("\n")).strip()
    page = Page(title="t", blocks=(Paragraph(text=clean(text), tone=Tone.QUIET),) * bool(shown))
    expected = [("paragraph", shown)] if shown else []
    assert structure(markdown.encode(page).decode()) == [("heading", "t"), *expected]


def structure(text: str) -> list[tuple[str, str]]:
    """What a Markdown reader makes of it: each block and the words in it, bold ones in stars."""
    found: list[tuple[str, str]] = []
    for token in MarkdownIt().parse(text):
        if token.type == "inline":
            signs = {"strong_open": "**", "strong_close": "**", "softbreak": "?", "hardbreak": "?"}
            parts = (signs.get(part.type, part.content) for part in token.children or ())
            found[-1] = (found[-1][0], "".join(parts))
        elif not token.type.endswith("_close"):
            found.append((token.type.removesuffix("_open"), ""))
    return found
