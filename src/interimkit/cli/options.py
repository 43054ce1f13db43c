"""The options that several commands share, each written once."""

from collections.abc import Iterator
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
    Format,
    typer.Option(
        "--format",
        metavar=_("FORMAT"),
        help=_("table or md to read, json or csv for a program."),
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


def level_ids(ctx: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """The levels of the pack in use, for the shell's completion."""
    from interimkit.cli import language
    from interimkit.content.pack import load_pack
    from interimkit.errors import ContentError
    from interimkit.model.salary import Salaries

    try:
        levels = (
            load_pack(ctx.params.get("pack"), language=language.current()).load(Salaries).levels
        )
    except ContentError:  # the command itself will say what is wrong
        return
    yield from ((row.id, row.name) for row in levels if row.id.startswith(incomplete))
