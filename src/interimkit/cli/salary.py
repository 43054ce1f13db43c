"""`interimkit salary`."""

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


def levels(pack: Any) -> Iterable[str]:
    """The ids of a pack’s levels."""
    from interimkit.model.salary import Salaries

    return (row.id for row in pack.load(Salaries).levels)


@app.command(
    help=_("What one article says interim managers earn, and what to weigh it against.")
    + examples("interimkit salary", "interimkit salary --level confirmed --format json")
)
def salary(
    level: Annotated[
        str | None,
        typer.Option(
            "--level",
            metavar=_("LEVEL"),
            autocompletion=complete(levels),
            help=_("Only this level, such as confirmed."),
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
    from interimkit.domain.salary import compare_pay
    from interimkit.render import salary as view

    content = load_pack(pack, language=language.current())
    result = compare_pay(content, level=level)
    show(result, view, output_format=output_format, output=output, force=force)
