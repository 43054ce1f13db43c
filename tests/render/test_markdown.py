"""A page as Markdown."""

from hostile_page import PAGE

from interimkit.render import markdown
from interimkit.render.page import Bar, Bullets, Column, Histogram, Meter, Page, Table


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
        "| Points |\n|---|\n| ■□□ 1/3 |\n\n"
        "## For instance\n\n- **·** one\n- **·** two\n\n"
        "| Months |  |\n|---:|---:|\n| 0 | 100% |\n"
    )
