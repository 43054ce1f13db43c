"""`interimkit schema`: what a program or an editor may rely on."""

from collections.abc import Iterator
from gettext import gettext as _
from typing import Annotated

import typer

from interimkit.cli.command import Destination, command


def _names(incomplete: str) -> Iterator[str]:
    from interimkit.group.rows_schema import row_schemas
    from interimkit.render.schemas import schema_names

    yield from (n for n in (*schema_names(), *row_schemas()) if n.startswith(incomplete))


SubjectArgument = Annotated[
    str, typer.Argument(metavar=_("SUBJECT"), autocompletion=_names,
                        help=_("The command whose result is described, such as salary; answers, "
                               "export, error, or a file of a pack, such as quiz.yaml.")),
]  # fmt: skip


@command(
    _("The JSON Schema of a result, of answers or of a pack’s file."),
    "schema salary",
    "schema answers --output answers.schema.json",
    "schema quiz.yaml",
)
def schema(*, subject: SubjectArgument, destination: Destination) -> None:
    """Parse, call, show; a schema is JSON and nothing else."""
    from interimkit.group.rows_schema import row_schemas
    from interimkit.render.schemas import schema_of

    destination.write(schema_of(subject, also=row_schemas()))
