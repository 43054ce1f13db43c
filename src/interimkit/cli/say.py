"""Notes on standard error, beside the result: whatever stands in them, they act on nothing."""

import sys

import typer

from interimkit.model.text import clean


def say(text: str) -> None:
    """Prints a line, unbroken, so that a command in it can be copied."""
    typer.echo(clean(text), err=True)


def tell(text: str) -> None:
    """Prints what a command has to say that has no result, as soon as it is said."""
    typer.echo(clean(text))
    sys.stdout.flush()
