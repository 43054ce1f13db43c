"""Text a person reads: the languages there are, and what makes a string safe to show."""

import re
from enum import StrEnum


class Language(StrEnum):
    """The languages that interimkit speaks, English first because it is the fallback."""

    EN = "en"
    NL = "nl"
    FR = "fr"


def language_of(name: str) -> Language | None:
    """The language that a code or a locale's name asks for; None where we do not speak it.

    >>> language_of("nl_BE.UTF-8@euro"), language_of("FR"), language_of("de")
    (<Language.NL: 'nl'>, <Language.FR: 'fr'>, None)
    """
    code = name.lower()
    for sign in "-_.@":
        code = code.partition(sign)[0]
    return Language(code) if code in tuple(Language) else None


class Text(str):
    """A text of a pack, in the language the pack was loaded in.

    In YAML it is `{en: …, nl: …, fr: …}`, or a plain string in a pack of one language.
    A class of its own so that the loader can tell a text from an id or a date by its type.
    """

    __slots__ = ()


INVISIBLE = frozenset("\u00ad\u180e\u200b\u2060\u2061\u2062\u2063\u2064\ufeff")
"""What does not show and acts on nothing, as Word and web pages leave it between letters: soft
hyphens, spaces of no width, word joiners, byte order marks."""

_HIDDEN = re.compile(
    "[\u00ad\u180e\u200b\u2060-\u2064\ufeff"  # those
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and newline, DEL, C1
    "\u061c\u200e\u200f\u2028-\u202e\u2065-\u206f"  # marks of direction, separators
    "\ufff9-\ufffb\ufffe\uffff"  # annotations, and what is no character at all
    "\ud800-\udfff\U000e0000-\U000e007f]"  # lone surrogates, tags
)
_BREAK = re.compile(r"[ \t]*[\n\t]+[ \t]*")


def clean(text: str) -> str:
    r"""The text as it is read: what could act on a terminal is U+FFFD, what is invisible is gone.

    What acts are C0 and C1 but newline and tab, controls of direction, and lone surrogates. Text
    from packs, answers and prompts passes through here once, at the door.

    >>> clean("pay\x1b[2J, in\u00adterim")
    'pay\ufffd[2J, interim'
    """
    if text.isascii() and text.isprintable():
        return text
    return _HIDDEN.sub(lambda found: "" if found[0] in INVISIBLE else "\ufffd", text)


def is_clean(text: str) -> bool:
    """Whether cleaning would leave the text as it is."""
    return _HIDDEN.search(text) is None


def joined(text: str) -> str:
    r"""The text as if it had been written on one line, without space around it.

    >>> joined("two lines, \n  as YAML folds them\n")
    'two lines, as YAML folds them'
    """
    return _BREAK.sub(" ", text).strip() if "\n" in text or "\t" in text else text.strip()


def one_line(text: str, *, most: int = 300) -> str:
    r"""What somebody typed or named, safe to show on one line and not too long.

    Everything that does not show is made visible, for it may be what is wrong.

    >>> one_line("a\nb\u200b")
    'a⏎b\ufffd'
    """
    safe = _HIDDEN.sub("\ufffd", text).replace("\n", "⏎").replace("\t", "⇥")
    return safe if len(safe) <= most else f"{safe[:most]}…"
