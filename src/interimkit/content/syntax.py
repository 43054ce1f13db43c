"""Why a text is no YAML: where the parser gave up, and what it would have read by dropping text."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

import yaml

from interimkit.errors import Problem, ProblemCode

ODD_SPACE = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
"""What looks like a space and is none to YAML, as pages and word processors leave it."""

_WRONG_ESCAPE = r"\\U(?!000[0-9a-fA-F]|0010)[0-9a-fA-F]{8}"
"""A character beyond the last one: the pure parser raises no error of its own at it."""


def syntax_problem(error: yaml.MarkedYAMLError, text: str, *, file: str) -> Problem:
    """Where the parser gave up; what cannot be seen there has a name of its own."""
    mark = error.problem_mark or error.context_mark
    if "end of stream" in str(error.problem) and error.context_mark:
        mark = error.context_mark  # what was opened there and never closed
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if mark and text[mark.index : mark.index + 1] == "\t":
        return Problem(code=ProblemCode.TAB_INDENT, file=file, line=line, column=column)
    return _odd_space(text, line, file=file) or Problem(
        code=ProblemCode.SYNTAX, file=file, line=line, column=column
    )


def _odd_space(text: str, line: int, *, file: str) -> Problem | None:
    """The space that is none, in the indentation or after a colon, on the line or the one above."""
    lines = text.split("\n")[:line]
    for number in (line, line - 1):
        written = lines[number - 1] if 0 < number <= len(lines) else ""
        if found := re.match(rf"\s*?({ODD_SPACE})|\s*(?:- +)?[\w-]+:({ODD_SPACE})", written):
            at = found.end() - 1
            return Problem(
                code=ProblemCode.SPACE_CHARACTER, file=file, line=number, column=at + 1,
                value=character_name(written[at]),
            )  # fmt: skip
    return None


def character_name(character: str) -> str:
    """A character that nobody sees, by its number and its name in Unicode.

    >>> character_name("\u00a0")
    'U+00A0 NO-BREAK SPACE'
    """
    import unicodedata

    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


def escape_problem(text: str, *, file: str) -> Problem:
    """Where a character is written that there is none of."""
    found = re.search(_WRONG_ESCAPE, text)
    return _at(found.start() + len("\\U") if found else 0, text, file=file)


def dropped_problem(text: str, loader: Any, *, file: str) -> Problem | None:
    """The first place where the parser reads on by dropping text; None where it reads it all.

    A comment begins after a space, and a question mark asks for a key where a space follows it.
    Both parsers take a quoted or bracketed part to end before any `#`, and any `?` in brackets
    for a sign of its own: what stands there would be less than what was written.
    """
    if not _may_be_dropped(text):
        return None
    at = next(_dropped(text, yaml.parse(text, Loader=loader)), None)
    return None if at is None else _at(at, text, file=file)


def _may_be_dropped(text: str) -> bool:
    """Whether a closer look is worth its time; most files hold no such sign."""
    if any(before and not before[-1].isspace() for before in text.split("#")[:-1]):
        return True
    parts = pairwise(text.split("?"))
    return any(
        after and not after[0].isspace() and (not before or before[-1] in "[]{},:\"' \t\r\n")
        for before, after in parts
    )


def _dropped(text: str, events: Iterable[Any]) -> Iterator[int]:
    """Where, between what the events are of, something stands that is no sign and no comment."""
    end = 0
    for event in events:
        start, stop = event.start_mark.index, event.end_mark.index
        if type(event) is not yaml.ScalarEvent:  # signs alone
            yield from _ignored(text, end, stop)
        else:
            yield from _ignored(text, end, start)
            if event.style in ("|", ">"):
                yield from _ignored(text, start, text.find("\n", start, stop))
        end = stop


def _ignored(text: str, start: int, end: int) -> Iterator[int]:
    at = start
    while at < end:
        if text[at] == "#":
            if at and not text[at - 1].isspace():
                yield at
            at = text.find("\n", at, end)
            if at < 0:
                return
        elif text[at] == "?" and text[at + 1 : at + 2].strip():
            yield at
        at += 1


def _at(index: int, text: str, *, file: str) -> Problem:
    line = text.count("\n", 0, index) + 1
    column = index - text.rfind("\n", 0, index)
    return Problem(code=ProblemCode.SYNTAX, file=file, line=line, column=column)
