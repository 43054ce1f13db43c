"""`interimkit sources`."""

from gettext import gettext as _
from typing import Annotated

import typer

from interimkit.cli.command import Content, Output, command
from interimkit.cli.options import complete_ids, complete_values

SourceArgument = Annotated[
    str | None,
    typer.Argument(metavar=_("SOURCE"), autocompletion=complete_ids("sources.Sources.sources"),
                   help=_("Only this source, in full, such as orsys-2025.")),
]  # fmt: skip
KindOption = Annotated[
    str | None,
    typer.Option("--kind", metavar=_("KIND"), autocompletion=complete_values("sources.SourceKind"),
                 help=_("Only sources of this kind: article, survey, study, guide or calculator.")),
]  # fmt: skip


@command(_("Who says it, when and where, and what they sell or want."),
         "sources", "sources orsys-2025", "sources --kind calculator")  # fmt: skip
def sources(
    *, source: SourceArgument = None, kind: KindOption = None, content: Content, output: Output
) -> None:
    """Parse, load, call, show."""
    from interimkit.domain.sources import list_sources

    output.show(list_sources(content.load(), source=source, kind=kind))
