"""One of many answer sheets, wherever it comes from, or why it could not be read."""

from msgspec import Struct

from interimkit.errors import Problem
from interimkit.model.answers import Answers


class Sheet(Struct, frozen=True, kw_only=True):
    """What one person answered, once.

    Attributes:
        file: The file that it is in, as the reader named it.
        row: Its line there, from 1; 0 where the file is this sheet alone.
        answers: What was answered, each held against the pack.
        person: Whose it is, in a table that says so: a word that means nothing outside it.
        time: Which filling in it is, from 1, in a table that says so; else 0.
        asked_again: Which of its answers were left out, for they were rewritten since; none where
            nothing was.
    """

    file: str
    row: int = 0
    answers: Answers
    person: str = ""
    time: int = 0
    asked_again: Problem | None = None


class Unread(Struct, frozen=True, kw_only=True):
    """A file, or a row, that is left out, and everything that is wrong with it."""

    problems: tuple[Problem, ...]
