"""What a pack's words are in SQL: names and texts that cannot end where they should not."""

from collections.abc import Iterable

ALWAYS, NEVER = "TRUE", "FALSE"
"""Conditions that always hold, or never."""


def name(word: str) -> str:
    """A column's or a table's name, whatever is in it.

    >>> name('quiz."x')
    '"quiz.""x"'
    """
    return '"' + word.replace('"', '""') + '"'


def text(word: str) -> str:
    """A text, whatever is in it.

    Raises:
        ValueError: At a NUL, which no engine keeps, or a backslash, which some engines read.

    >>> text("it's")
    "'it''s'"
    """
    if "\0" in word or "\\" in word:
        raise ValueError(word)
    return path(word)


def path(word: str) -> str:
    r"""A file's name, for DuckDB alone, which reads no backslash in it.

    >>> print(path(r"C:\it's"))
    'C:\it''s'
    """
    return "'" + word.replace("'", "''") + "'"


def texts(words: Iterable[str]) -> str:
    """Several texts, with commas between.

    >>> texts(["a", "b"])
    "'a', 'b'"
    """
    return ", ".join(text(word) for word in words)


def total(terms: Iterable[str]) -> str:
    """The sum of these; 0 where there are none.

    >>> total(["a", "b"]), total([])
    ('(a + b)', '0')
    """
    return "(" + " + ".join(found) + ")" if (found := tuple(terms)) else "0"


def all_of(conditions: Iterable[str]) -> str:
    """Whether all of these hold; where there are none, or none that could fail, they do.

    >>> all_of(["a", ALWAYS, "b"]), all_of([])
    ('(a AND b)', 'TRUE')
    """
    found = tuple(one for one in conditions if one != ALWAYS)
    return "(" + " AND ".join(found) + ")" if found else ALWAYS


def any_of(conditions: Iterable[str]) -> str:
    """Whether one of these holds; where there are none it does not.

    >>> any_of(["a", "b"]), any_of([])
    ('(a OR b)', 'FALSE')
    """
    return "(" + " OR ".join(found) + ")" if (found := tuple(conditions)) else NEVER
