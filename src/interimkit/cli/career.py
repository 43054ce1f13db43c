"""`interimkit career`."""

from gettext import gettext as _
from typing import Annotated

import typer

from interimkit.cli.command import Content, Output, command
from interimkit.cli.options import complete_ids

TopicArgument = Annotated[
    str | None,
    typer.Argument(metavar=_("TOPIC"), autocompletion=complete_ids("career.Career.topics"),
                   help=_("Only this topic, in full, such as phase.")),
]  # fmt: skip


@command(
    _("The profession, its attractions and constraints, and interim work as part of a career."),
    "career",
    "career phase",
    "career --format md",
)
def career(*, topic: TopicArgument = None, content: Content, output: Output) -> None:
    """Parse, load, call, show."""
    from interimkit.domain.career import outline_career

    output.show(outline_career(content.load(), topic=topic))
