"""Text a person reads: the languages there are, and what makes a string safe to show."""

import re
from enum import StrEnum


class Language(StrEnum):
    """The languages that interimkit speaks, English first because it is the fallback."""

    EN = "en"
    NL = "nl"
    FR = "fr"


class Text(str):
    """A text of a pack, in the language the pack was loaded in.

    In YAML it is `{en: …, nl: …, fr: …}`, or a plain string in a pack of one language.
    A class of its own so that the loader can tell a text from an id or a date by its type.
    """

    __slots__ = ()


_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and newline, DEL, C1
    "\u00ad\u061c\u180e\u200b\u200e\u200f"  # soft hyphen, marks and spaces that do not show
    "\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # separators, bidi, invisible operators
    "\ufffe\uffff"  # what is no character at all
    "\ud800-\udfff\U000e0000-\U000e007f]"  # lone surrogates, tags
)


def clean(text: str) -> str:
    r"""The text with every character that could act on a terminal made visible as U+FFFD.

    Covers C0 and C1 but newline and tab, bidirectional and other invisible controls, and lone
    surrogates. Text from packs, answers and options passes through here once, at the door.

    >>> clean("pay\x1b[2J")
    'pay\ufffd[2J'
    """
    return text if text.isascii() and text.isprintable() else _UNSAFE.sub("\ufffd", text)


def is_clean(text: str) -> bool:
    """Whether nothing in the text could act on a terminal."""
    return _UNSAFE.search(text) is None


def one_line(text: str, *, most: int = 300) -> str:
    r"""The text safe to show on one line: cleaned, its breaks made visible, and not too long.

    >>> one_line("a\nb")
    'a⏎b'
    """
    safe = clean(text).replace("\n", "⏎").replace("\t", "⇥")
    return safe if len(safe) <= most else f"{safe[:most]}…"
