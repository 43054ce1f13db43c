"""Keeps lines whole at no-break spaces.

Rich breaks a line at any white space, and so would put French's `;` and `»`, or a `€`, at the
start of the next. Its one regular expression for a word is replaced by one that knows better; a
test lays a line out to see that it still does.
"""

import re

from rich import _wrap
from rich.text import Text

WORDS_APART = re.compile("[^\\S\u00a0\u202f]+")
"""What stands between words that may stand on two lines."""

_WORD = re.compile("[^\\S\u00a0\u202f]*[\\S\u00a0\u202f]+[^\\S\u00a0\u202f]*")


def keep_lines_whole() -> None:
    """From here on Rich breaks no line at a no-break space."""
    _wrap.re_word = _WORD


def broken(text: Text, width: int) -> list[Text]:
    """The text in lines of whole words; a word that is longer than a line has it to itself."""
    keep_lines_whole()
    return [
        line
        for paragraph in text.split(allow_blank=True)
        for line in paragraph.divide(_wrap.divide_line(paragraph.plain, width, fold=False))
    ]
