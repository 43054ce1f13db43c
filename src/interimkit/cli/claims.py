"""`interimkit claims`."""

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


def _ids(pack: Any) -> Iterable[str]:
    from interimkit.model.claims import Claims

    return (claim.id for claim in pack.load(Claims).claims)


@app.command(
    help=_("What the articles say, beside what others found, and what to make of it.")
    + examples(
        "interimkit claims", "interimkit claims length-mean", "interimkit claims --verdict differs"
    )
)
def claims(
    claim: Annotated[
        str | None,
        typer.Argument(
            metavar=_("CLAIM"),
            autocompletion=complete(_ids),
            help=_("Only this claim, with all its figures, such as length-mean."),
        ),
    ] = None,
    verdict: Annotated[
        str | None,
        typer.Option(
            "--verdict",
            metavar=_("FINDING"),
            help=_("Only claims with this verdict: agrees, differs, partly or no-figure-found."),
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
    from interimkit.domain.claims import list_claims
    from interimkit.render import claims as view

    content = load_pack(pack, language=language.current())
    result = list_claims(content, claim=claim, verdict=verdict)
    show(result, view, output_format=output_format, output=output, force=force)
