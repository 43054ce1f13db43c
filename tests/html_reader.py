"""Reads our HTML back as a strict reader would: what is not well-formed is an error."""

from html.parser import HTMLParser
from typing import NamedTuple

VOID = frozenset({"meta", "br", "input", "link", "rect", "circle", "path"})
"""Elements that end where they begin, those of our pictures included."""
NO_TEXT = frozenset({"style", "title"})


class Element(NamedTuple):
    """An element, the ones around it, and its attributes."""

    name: str
    around: tuple[str, ...]
    attributes: dict[str, str | None]


class Document(HTMLParser):
    """The elements of a document in their order, and its text.

    Raises:
        AssertionError: If an element is not closed where it should be.
    """

    def __init__(self, html: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.texts: list[str] = []
        self.heads: dict[str, str] = {}
        self.open: list[str] = []
        self.feed(html.decode())
        self.close()
        assert not self.open, f"not closed: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _value in attrs}) == len(attrs), f"{tag}: {attrs}"
        self.elements.append(Element(tag, tuple(self.open), dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag in {"br", "li", "td", "th", "p", "div", "h1", "h2", "tr"}:
            self.texts.append(" ")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in VOID
        self.elements.append(Element(tag, tuple(self.open), dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        inside = self.open[-1] if self.open else ""
        if inside in NO_TEXT:
            self.heads[inside] = data
        else:
            self.texts.append(data)

    @property
    def text(self) -> str:
        """All of its words with one space between two, as a person reads them."""
        return " ".join("".join(self.texts).split(" "))

    def named(self, *names: str) -> list[Element]:
        """The elements of these names."""
        return [element for element in self.elements if element.name in names]
