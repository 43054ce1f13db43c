"""What to show where the output cannot encode a character: `EUR` for `€`, `e` for `é`."""

import codecs

from interimkit.render import signs

ERRORS = "interimkit-fold"
"""The name under which streams use it: `stream.reconfigure(errors=ERRORS)`."""

_ASCII = {
    "€": "EUR", "£": "GBP", "’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"',
    "–": "-", "—": "-", "…": "...", "œ": "oe", "Œ": "OE", "\u00a0": " ", "\u202f": " ",
    signs.LESS: "-", signs.STEP: "->", signs.DIFFERS: "!=", signs.PARTLY: "~", signs.POINT: "-",
    signs.FULL: "#", signs.CLAIMED: "o", signs.EMPTY: ".",
    signs.MET: "+", signs.LACKING: "x", signs.BAR: "#", **dict.fromkeys(signs.EIGHTHS[1:], "#"),
    signs.UPPER_HALF: "'", signs.LOWER_HALF: ",",
    # What other texts and Rich's frames hold.
    "\N{BULLET}": "*", "\N{RETURN SYMBOL}": "\\n", "\N{RIGHTWARDS ARROW TO BAR}": "\\t",
    "\N{BOX DRAWINGS LIGHT HORIZONTAL}": "-",
    "\N{BOX DRAWINGS LIGHT ARC DOWN AND RIGHT}": "+",
    "\N{BOX DRAWINGS LIGHT ARC DOWN AND LEFT}": "+",
    "\N{BOX DRAWINGS LIGHT ARC UP AND RIGHT}": "+",
    "\N{BOX DRAWINGS LIGHT ARC UP AND LEFT}": "+",
}  # fmt: skip


def fold(text: str, *, encoding: str) -> str:
    """The text with what `encoding` lacks replaced by something readable.

    >>> fold("80 000 € déjà", encoding="ascii")
    '80 000 EUR deja'
    """
    return text.encode(encoding, ERRORS).decode(encoding)


def _fold_error(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return "".join(_nearest_ascii(character) for character in wrong), error.end


def _nearest_ascii(character: str) -> str:
    if character in _ASCII:
        return _ASCII[character]
    import unicodedata  # 2 ms that only an output without UTF-8 should cost

    plain = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
    return plain or "?"


codecs.register_error(ERRORS, _fold_error)
