"""`interimkit roles`."""

from collections.abc import Iterable
from gettext import gettext as _
from typing import Annotated, Any

import typer

from interimkit.cli import language
from interimkit.cli.options import (
    ForceOption,
    FormatOption,
    OutputOption,
    PackOption,
    complete,
    examples,
)

app = typer.Typer(add_completion=False)


def role_ids(pack: Any) -> Iterable[str]:
    """The ids of a pack’s kinds of assignment."""
    from interimkit.model.roles import Roles

    return (role.id for role in pack.load(Roles).roles)


@app.command(
    help=_("The kinds of assignment: what each is for, how it goes, and how long it takes.")
    + examples("interimkit roles", "interimkit roles crisis", "interimkit roles --format json")
)
def roles(
    role: Annotated[
        str | None,
        typer.Argument(
            metavar=_("ROLE"),
            autocompletion=complete(role_ids),
            help=_("Only this kind of assignment, in full, such as crisis."),
        ),
    ] = None,
    pack: PackOption = None,
    output_format: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Parse, load, call, show."""
    from interimkit.cli.show import show
    from interimkit.content.pack import load_pack
    from interimkit.domain.roles import compare_roles
    from interimkit.render import roles as view

    content = load_pack(pack, language=language.current())
    result = compare_roles(content, role=role)
    show(result, view, output_format=output_format, output=output, force=force)
