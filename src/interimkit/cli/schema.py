"""`interimkit schema`: what a program may rely on."""

from collections.abc import Iterator
from gettext import gettext as _
from typing import Annotated

import typer

from interimkit.cli.options import ForceOption, OutputOption, examples

app = typer.Typer(add_completion=False)


def _complete(incomplete: str) -> Iterator[str]:
    from interimkit.domain.subjects import result_subjects

    yield from (subject for subject in result_subjects() if subject.startswith(incomplete))


@app.command(
    help=_("Print the JSON Schema of a command’s result.")
    + examples("interimkit schema salary", "interimkit schema salary --output salary.schema.json")
)
def schema(
    subject: Annotated[
        str,
        typer.Argument(
            metavar=_("SUBJECT"),
            autocompletion=_complete,
            help=_("The command whose result is described, such as salary."),
        ),
    ],
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Parse, call, show; a schema is JSON and nothing else."""
    from interimkit.cli.show import write
    from interimkit.domain.subjects import result_kind
    from interimkit.render.as_json import result_schema

    write(result_schema(result_kind(subject)), output=output, force=force)
