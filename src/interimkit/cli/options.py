"""The options that several commands share, each written once."""

from enum import StrEnum
from gettext import gettext as _
from typing import Annotated

import typer


class Format(StrEnum):
    """How a result is shown."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MD = "md"


FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format",
        metavar=_("FORMAT"),
        help=_(
            "table or md to read, json or csv for a program; by default what the name of the "
            "output file ends in, or else table."
        ),
    ),
]
OutputOption = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar=_("FILE"), help=_("Write to this file; - is standard output.")
    ),
]
ForceOption = Annotated[
    bool, typer.Option("--force", help=_("Replace the output file if it exists."))
]
PackOption = Annotated[
    str | None,
    typer.Option("--pack", metavar=_("DIR"), help=_("Use the content in this folder.")),
]


def examples(*commands: str) -> str:
    """Command lines to end a help text with; they stand above the options."""
    return "\n\n" + "\n".join(f"[bold]{command}[/]" for command in commands)
