"""Problems on standard error: what, where, what was expected, what to do."""

import sys
from collections.abc import Sequence
from contextlib import suppress

from interimkit.cli import language
from interimkit.errors import Problem
from interimkit.model.text import one_line

_LONGEST = 4000
"""Characters of one problem; a list of all that is valid may take a thousand."""


def complain(problems: Sequence[Problem], *, hint: str) -> None:
    """Prints each problem on a line of its own.

    Args:
        hint: A command whose help says more; empty for none.
    """
    from rich.console import Console
    from rich.text import Text

    from interimkit.render.nobreak import keep_lines_whole
    from interimkit.render.words import catalogue

    keep_lines_whole()
    spoken = language.current()
    _ = catalogue(spoken)
    # Off a terminal a problem stays on one line, so that a script or a log can take it apart.
    console = Console(stderr=True, highlight=False, emoji=False, markup=False)
    for problem in problems:
        line = Text.assemble((_.gettext("Error:"), "bold red"), " ", in_place(problem))
        console.print(line, soft_wrap=not console.is_terminal)
    if len(problems) > 1:
        count = _.ngettext("{count} problem.", "{count} problems.", len(problems))
        console.print(count.format(count=len(problems)))
    if hint:
        console.print(_.gettext("Help: {command}").format(command=hint), soft_wrap=True)


def in_place(problem: Problem) -> str:
    """A problem in words, after its place: one line, safe whatever stands in it."""
    from interimkit.render.problems import describe
    from interimkit.render.words import catalogue

    spoken = language.current()
    message = describe(problem, language=spoken, called=option_name)
    if problem.place:
        text = catalogue(spoken).gettext("{place}: {message}")
        message = text.format(place=problem.place, message=message)
    return one_line(message, most=_LONGEST)


def complain_as_json(problems: Sequence[Problem], *, exit_code: int, hint: str) -> None:
    """Prints the problems as one line of JSON, for a program that asked for its result so."""
    from interimkit.render.error_report import encode_error

    line = encode_error(
        problems,
        exit_code=exit_code,
        hint=hint,
        language=language.current(),
        called=option_name,
    )
    sys.stderr.flush()
    sys.stderr.buffer.write(line)


def complain_plainly(error: Exception, second: Exception) -> None:
    """Prints one line about an error that something else went wrong with, and never fails.

    Args:
        second: What went wrong when the error was to be said.
    """
    with suppress(Exception):
        names = f"{type(error).__name__}; {type(second).__name__} while reporting it"
        sys.stderr.write(f"interimkit: internal error ({names}). Run it again with --debug.\n")
        sys.stderr.flush()


def option_name(name: str) -> str:
    """A field as somebody types it; what is an option, a variable or a metavar stays as it is.

    >>> option_name("day_rate")
    '--day-rate'
    >>> option_name("INTERIMKIT_LANG")
    'INTERIMKIT_LANG'
    """
    return name if name.startswith("-") or name.isupper() else f"--{name.replace('_', '-')}"
