"""`interimkit salary`."""

from gettext import gettext as _
from typing import Annotated

import typer

from interimkit.cli.command import Content, Output, command
from interimkit.cli.options import complete_ids

LevelOption = Annotated[
    str | None,
    typer.Option(
        "--level",
        metavar=_("LEVEL"),
        autocompletion=complete_ids("salary.Salaries.levels"),
        help=_("Only this level, such as confirmed."),
    ),
]


@command(
    _("What interim managers earn, by one account, and what to weigh it against."),
    "salary",
    "salary --level confirmed --format json",
)
def salary(*, level: LevelOption = None, content: Content, output: Output) -> None:
    """Parse, load, call, show."""
    from interimkit.domain.salary import compare_pay

    output.show(compare_pay(content.load(), level=level))
