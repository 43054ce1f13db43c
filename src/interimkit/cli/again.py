"""The command line that goes on from here, or gives the same once more: what was typed, changed."""

import os
import shlex
import sys
from collections.abc import Collection, Mapping, Sequence

from interimkit.interview.questionnaire import Answer
from interimkit.locale import PROGRAM
from interimkit.model.text import clean

FILES = ("--output", "-o", "--record")
"""What was written, and would be in its own way a second time."""
SOURCES = ("--answers", "--answer", "--example")
"""Where answers came from."""


def command_again(
    *, without: Collection[str], answers: Mapping[str, Answer] | None = None, file: str = ""
) -> str:
    """The command that was typed, for the shell at hand to read.

    Args:
        without: Options with a value that are left out; without what was written to, nothing is
            replaced either.
        answers: What is answered on the line itself.
        file: The file that the answers are taken from.
    """
    line = [PROGRAM, *_left(sys.argv[1:], without)]
    if file:
        line += ["--answers", file]
    for name, value in (answers or {}).items():
        line += ["--answer", f"{name}={value}"]
    return clean(quoted(line))


def quoted(words: Sequence[str], *, windows: bool = os.name == "nt") -> str:
    r"""The words as the shell reads them back.

    On Windows in double quotes, which its shells and what they start read alike.

    >>> quoted(["--answer", "it's a = b"], windows=True)
    '--answer "it\'s a = b"'
    """
    if not windows:
        return shlex.join(words)
    return " ".join(word if _plain(word) else '"' + word.replace('"', '""') + '"' for word in words)


def _plain(word: str) -> bool:
    return bool(word) and all(sign.isalnum() or sign in "-_=./:\\+" for sign in word)


def _left(arguments: Sequence[str], without: Collection[str]) -> list[str]:
    """The arguments but those options and their values."""
    short = tuple(name for name in without if not name.startswith("--"))
    long = tuple(f"{name}=" for name in without)
    kept: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        if argument == "--":
            return [*kept, argument, *rest]
        if argument == "--force" and "--output" in without:
            continue
        if argument in without:
            next(rest, None)
        elif not (argument.startswith(long) or (short and argument.startswith(short))):
            kept.append(argument)
    return kept
