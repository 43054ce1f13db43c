"""The command line that goes on from here, or gives the same once more: what was typed, changed."""

import sys
from collections.abc import Collection, Mapping, Sequence

from interimkit.cli import language
from interimkit.cli.arguments import values_of
from interimkit.interview.questionnaire import Answer
from interimkit.locale import PROGRAM
from interimkit.model.text import clean
from interimkit.render.session import KEPT
from interimkit.render.shell import join

FILES = ("--output", "-o", "--record")
"""What was written, and would be in its own way a second time."""
GO_ON = "--go-on"
FRESH = "--fresh"
TYPED = ("--answer", "--choose")
"""How one answer each is given on the line itself."""
SOURCES = ("--answers", *TYPED, "--example")
"""Where answers came from."""


def command_again(
    *, without: Collection[str], answers: Mapping[str, Answer] | None = None, file: str = "",
    go_on: bool = False, kept: bool = False,
) -> str:  # fmt: skip
    """The command that was typed, for the shell at hand to read.

    Args:
        without: Options with a value that are left out; without what was written to, nothing is
            replaced either.
        answers: What is answered on the line itself.
        file: The file that the answers are taken from.
        go_on: Whether it asks what may be left open, though the rest is answered.
        kept: Whether the answers are taken from what is kept.
    """
    line = [PROGRAM, *_left(sys.argv[1:], without)]
    if kept:
        line.append(KEPT)
    if file:
        line += ["--answers", file]
    for name, value in (answers or {}).items():
        line += ["--answer", f"{name}={value}"]
    if go_on:
        line.append(GO_ON)
    return clean(join(line))


def in_this_session(*words: str, of_pack: bool = True) -> str:
    """Another command line, in the language and of the pack that this one was typed with.

    Args:
        words: What is typed after the program's name.
        of_pack: Whether it takes a pack.
    """
    pack = values_of(sys.argv[1:], "--pack")[:1] if of_pack else []
    given = (("--pack", pack), ("--lang", [spoken] if (spoken := language.asked_for()) else []))
    again = [part for option, values in given for value in values for part in (option, value)]
    return clean(join([PROGRAM, *words, *again]))


def _left(arguments: Sequence[str], without: Collection[str]) -> list[str]:
    """The arguments but those options and their values."""
    short = tuple(name for name in without if not name.startswith("--"))
    long = tuple(f"{name}=" for name in without)
    kept: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        if argument == "--":
            return [*kept, argument, *rest]
        if argument in {GO_ON, FRESH, KEPT} or (argument == "--force" and "--output" in without):
            continue
        if argument in without:
            next(rest, None)
        elif not (argument.startswith(long) or (short and argument.startswith(short))):
            kept.append(argument)
    return kept
