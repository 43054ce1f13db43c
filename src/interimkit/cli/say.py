"""Notes on standard error, beside the result: whatever stands in them, they act on nothing."""

import typer

from interimkit.model.text import clean


def say(text: str) -> None:
    """Prints a line, unbroken, so that a command in it can be copied."""
    typer.echo(clean(text), err=True)
