"""`interimkit claims`."""

from gettext import gettext as _
from typing import Annotated

import typer

from interimkit.cli.command import Content, Output, command
from interimkit.cli.options import complete_ids, complete_values

ClaimArgument = Annotated[
    str | None,
    typer.Argument(metavar=_("CLAIM"), autocompletion=complete_ids("claims.Claims.claims"),
                   help=_("Only this claim, with all its figures, such as length-mean.")),
]  # fmt: skip
VerdictOption = Annotated[
    str | None,
    typer.Option("--verdict", metavar=_("FINDING"),
                 autocompletion=complete_values("claims.Verdict"),
                 help=_("Only claims with this verdict: agrees, differs, partly or "
                        "no-figure-found.")),
]  # fmt: skip


@command(_("What is said of interim work, beside what others found, and what to make of it."),
         "claims", "claims length-mean", "claims --verdict differs")  # fmt: skip
def claims(
    *, claim: ClaimArgument = None, verdict: VerdictOption = None, content: Content, output: Output
) -> None:
    """Parse, load, call, show."""
    from interimkit.domain.claims import list_claims

    output.show(list_claims(content.load(), claim=claim, verdict=verdict))
