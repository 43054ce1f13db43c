"""`interimkit schema`: what a program may rely on."""

from collections.abc import Iterator
from gettext import gettext as _
from typing import Annotated

import typer

from interimkit.cli.command import Destination, command


def _subjects(incomplete: str) -> Iterator[str]:
    from interimkit.domain.subjects import result_subjects

    yield from (subject for subject in result_subjects() if subject.startswith(incomplete))


SubjectArgument = Annotated[
    str, typer.Argument(metavar=_("SUBJECT"), autocompletion=_subjects,
                        help=_("The command whose result is described, such as salary.")),
]  # fmt: skip


@command(_("Print the JSON Schema of a command’s result."),
         "schema salary", "schema salary --output salary.schema.json")  # fmt: skip
def schema(*, subject: SubjectArgument, destination: Destination) -> None:
    """Parse, call, show; a schema is JSON and nothing else."""
    from interimkit.domain.subjects import result_kind
    from interimkit.render.as_json import result_schema
    from interimkit.store.output import write

    write(result_schema(result_kind(subject)), **destination._asdict())
