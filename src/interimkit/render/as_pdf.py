"""A page as PDF: tagged, on A4, with its fonts in it, and never a fetched package.

Universal accessibility (PDF/UA-1) is asked of the compiler, which then refuses a document with a
character that none of its fonts has. Such a character is replaced and named, in the document too.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import typst

from interimkit.model.text import Language
from interimkit.render.in_print import Data, data_of, note_of
from interimkit.render.page import Page
from interimkit.render.words import unprinted_text

_TEMPLATE = Path(__file__).with_suffix(".typ")

_SYSTEM_FONTS = (False, True)
"""Whether those of the system are left to be found: first with the compiler's own alone, so that
the same page looks the same everywhere, and is made soonest."""

_LACKING = re.compile(r'the text `"((?:[^"\\]|\\.)+)"` could not be displayed')
_ESCAPED = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))")
_CONTROLS = {"n": "\n", "r": "\r", "t": "\t", "0": "\0"}

_UNSEEN = "\N{ZERO WIDTH JOINER}\N{VARIATION SELECTOR-16}\N{ZERO WIDTH SPACE}"
"""What stands between characters, and goes where it cannot be printed."""

_IN_ITS_PLACE = "\N{REPLACEMENT CHARACTER}"


def encode(
    page: Page, *, language: Language, author: str = "", tell: Callable[[str], None] | None = None
) -> bytes:
    """The document; the same page is the same bytes, as long as the compiler's fonts have it all.

    Args:
        language: What the page is written in.
        author: Whose document it is; empty where nobody says.
        tell: Is told, in a sentence, which characters no font has.
    """
    data = data_of(page, language=language, author=author)
    for system_fonts in _SYSTEM_FONTS:
        try:
            return _compile(data, system_fonts=system_fonts)
        except typst.TypstError as error:
            lacking = _lacking(error)
    characters = _characters(lacking)
    if tell:
        tell(unprinted_text(characters, language=language))
    named = note_of(unprinted_text(map(_named, characters), language=language))
    data = {**data, "blocks": [*data["blocks"], named]}
    return _compile(_replaced(data, lacking), system_fonts=_SYSTEM_FONTS[-1])


def _compile(data: Data, *, system_fonts: bool) -> bytes:
    return typst.compile(
        _TEMPLATE.read_bytes(),
        format="pdf",
        pdf_standards="ua-1",
        ignore_system_fonts=not system_fonts,
        sys_inputs={"data": msgspec.json.encode(data).decode()},
    )


def _lacking(error: typst.TypstError) -> tuple[str, ...]:
    """The texts, a character or a few that are drawn as one, that no font has.

    Raises:
        TypstError: The same, if that is not what is wrong.
    """
    found = dict.fromkeys(_unescaped(text) for text in _LACKING.findall(error.diagnostic))
    if not found:
        raise error
    return tuple(found)


def _unescaped(text: str) -> str:
    def meant(found: re.Match[str]) -> str:
        code, letter = found.groups()
        return chr(int(code, 16)) if code else _CONTROLS.get(letter, letter)

    return _ESCAPED.sub(meant, text)


def _replaced(node: Any, lacking: tuple[str, ...]) -> Any:
    """The data with every text that no font has replaced, the longest first."""
    match node:
        case str():
            for text in sorted(lacking, key=len, reverse=True):
                node = node.replace(text, "" if text in _UNSEEN else _IN_ITS_PLACE)
            return node
        case list():
            return [_replaced(part, lacking) for part in node]
        case dict():
            return {name: _replaced(part, lacking) for name, part in node.items()}
        case _:
            return node


def _characters(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Those that somebody sees."""
    return tuple(c for c in dict.fromkeys("".join(texts)) if c not in _UNSEEN)


def _named(character: str) -> str:
    """What a character is called where it cannot be shown."""
    import unicodedata

    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()
