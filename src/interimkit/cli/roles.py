"""`interimkit roles`."""

from gettext import gettext as _
from typing import Annotated

import typer

from interimkit.cli.command import Content, Output, command
from interimkit.cli.options import complete_ids

RoleArgument = Annotated[
    str | None,
    typer.Argument(metavar=_("ROLE"), autocompletion=complete_ids("roles.Roles.roles"),
                   help=_("Only this kind of assignment, in full, such as crisis.")),
]  # fmt: skip


@command(
    _("The kinds of assignment: what each is for, how it goes, and how long it takes."),
    "roles",
    "roles crisis",
    "roles --format json",
)
def roles(*, role: RoleArgument = None, content: Content, output: Output) -> None:
    """Parse, load, call, show."""
    from interimkit.domain.roles import compare_roles

    output.show(compare_roles(content.load(), role=role))
