"""The options that several commands share, each written once."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from gettext import gettext as _
from typing import Annotated, Any

import typer

from interimkit.render.formats import Format

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

AnswersOption = Annotated[
    str | None,
    typer.Option(
        "--answers",
        metavar=_("FILE"),
        help=_("Take the answers from this file; - is standard input."),
    ),
]
AnswerOption = Annotated[
    list[str] | None,
    typer.Option("--answer", metavar=_("QUESTION=ANSWER"), help=_("One answer; may be repeated.")),
]
ExampleOption = Annotated[
    str | None,
    typer.Option("--example", metavar=_("NAME"), help=_("Take the answers of an invented person.")),
]
PlainOption = Annotated[
    bool, typer.Option("--plain", help=_("Ask with numbered lines; nothing is redrawn."))
]
RecordOption = Annotated[
    str | None,
    typer.Option("--record", metavar=_("FILE"), help=_("Write the answers to this file as well.")),
]


def complete(
    list_ids: Callable[[Any], Iterable[str]],
) -> Callable[[typer.Context, str], Iterator[str]]:
    """Completes ids of the pack in use; ids alone, for a shell may evaluate what it is given.

    Args:
        list_ids: The ids, given the pack.
    """

    def matching(ctx: typer.Context, incomplete: str) -> Iterator[str]:
        from interimkit.content.pack import load_pack
        from interimkit.errors import ContentError

        with suppress(ContentError):  # the command itself will say what is wrong
            ids = list_ids(load_pack(ctx.params.get("pack")))
            yield from (id_ for id_ in ids if id_.startswith(incomplete))

    return matching


def examples(*commands: str) -> str:
    """Command lines to end a help text with; they stand above the options."""
    return "\n\n" + "\n".join(f"[bold]{command}[/]" for command in commands)
