"""How deep a page is, and what has nothing to say."""

import pytest
from every_result import every_result

from interimkit.model.text import Language
from interimkit.render.encode import page_of
from interimkit.render.page import (
    Bullets,
    Caveats,
    Depth,
    Link,
    Page,
    Paragraph,
    Section,
    SourceNote,
    Steps,
    Table,
)

BRIEF = Paragraph(text="What it says.")
WHOLE = Paragraph(text="How it came about.", only=Depth.WHOLE)
PAGE = Page(title="Title", blocks=(BRIEF, WHOLE, BRIEF))


def test_a_brief_page_leaves_out_what_belongs_to_the_whole() -> None:
    assert PAGE.at(Depth.BRIEF).blocks == (BRIEF, BRIEF)
    assert PAGE.at(Depth.WHOLE) == PAGE
    assert PAGE.at(Depth.BRIEF).title == "Title"


@pytest.mark.parametrize("depth", Depth)
def test_what_has_nothing_to_say_is_left_out(depth: Depth) -> None:
    empty = (
        Section(heading="h", items=()),
        Steps(heading="h", steps=()),
        Bullets(heading="h", texts=()),
        Caveats(heading="h", link=Link(command="claims"), caveats=()),
        SourceNote(sources=(), each="{title}", note="{sources}"),
    )
    bare = Table(columns=(), rows=())
    assert Page(title="", blocks=(*empty, bare)).at(depth).blocks == (bare,)


@pytest.mark.parametrize("language", Language)
def test_every_page_has_something_to_say_at_either_depth(language: Language) -> None:
    for result in every_result(language):
        assert page_of(result, depth=Depth.BRIEF).blocks
        assert page_of(result, depth=Depth.WHOLE).blocks
