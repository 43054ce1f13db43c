"""Answers as the file that answers are read from."""

import re

import msgspec

from interimkit.model.answers import Answers, Rater
from interimkit.model.pack import ID_PATTERN

_WORDS = {"true", "false", "null"}
"""What YAML would not read as text."""


def encode(answers: Answers) -> bytes:
    """UTF-8 YAML, one line an answer; words of one's own stand in quotes."""
    lines = [f"format: {answers.format}"]
    if answers.pack:
        # A name is an id, a version three numbers: both plain.
        lines.append(f"pack: {{name: {answers.pack.name}, version: {answers.pack.version}}}")
    if answers.rater is not Rater.SELF:
        lines.append(f"rater: {answers.rater}")
    about = {"format", "pack", "rater"}
    sections = (name for name in answers.__struct_fields__ if name not in about)
    for section in sections:
        if given := getattr(answers, section):
            lines += [f"{section}:", *(f"  {name}: {_value(given[name])}" for name in given)]
    return ("\n".join(lines) + "\n").encode()


def _value(value: int | str) -> str:
    """An id or a number as it is; any other text as JSON writes it, which YAML reads as well."""
    if isinstance(value, int):
        return str(value)
    plain = re.search(ID_PATTERN, value) and value[0].isalpha() and value not in _WORDS
    return str(value) if plain else msgspec.json.encode(str(value)).decode()
