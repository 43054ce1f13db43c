"""The other offer of a comparison: options between quotes, read as the command reads its own."""

import shlex
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

import typer
from msgspec.structs import replace

from interimkit.cli import typer_text
from interimkit.errors import InterimkitError, Problem, ProblemCode, UsageError
from interimkit.model.text import one_line
from interimkit.render.problems import OTHER_OFFER


@contextmanager
def about_other() -> Iterator[None]:
    """Lets every problem within say that it is about the other offer.

    Raises:
        InterimkitError: What was raised within, each problem under that offer.
    """
    try:
        yield
    except InterimkitError as error:
        found = (replace(p, path=(OTHER_OFFER, *p.path)) for p in error.problems)
        raise type(error)(*found) from error
    except typer_text.ClickException as error:
        problem = typer_text.problem_of(error)
        raise UsageError(replace(problem, path=(OTHER_OFFER, *problem.path))) from error


def options_of(typed: str, context: typer.Context, *, own: Collection[str]) -> dict[str, Any]:
    """The options that were given of another offer, by their names.

    Args:
        typed: The options as one would type them.
        context: The command's own, whose options they are.
        own: The names of those that an offer is made of; the others are the command line's.

    Raises:
        UsageError: If quotes in it are not closed, or something in it is none of an offer's.
        ClickException: If the command cannot be read so.
    """
    try:
        words = shlex.split(typed)
    except ValueError as error:
        code = ProblemCode.OTHER_OFFER_QUOTES
        raise UsageError(Problem(code=code, value=one_line(typed))) from error
    _refuse_outside(words, context, own=own)
    other = context.command.make_context(context.info_name, words, parent=context.parent)
    return {name: other.params[name] for name in own if other.params[name] is not None}


def _refuse_outside(words: list[str], context: typer.Context, *, own: Collection[str]) -> None:
    """Refuses what is said once for both offers, such as a format."""
    outside = {
        name
        for param in context.command.get_params(context)
        if param.name not in own
        for name in param.opts
    }
    for word in words:
        name = word.partition("=")[0] if word.startswith("--") else word[:2]
        if name in outside:
            raise UsageError(Problem(code=ProblemCode.OTHER_OFFER_OUTSIDE, path=(name,)))
