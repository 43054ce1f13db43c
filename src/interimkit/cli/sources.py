"""`interimkit sources`."""

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
    from interimkit.model.sources import Sources

    return (source.id for source in pack.load(Sources).sources)


@app.command(
    help=_("Who says it, when and where, and what they sell or want.")
    + examples("interimkit sources", "interimkit sources orsys-2025")
)
def sources(
    source: Annotated[
        str | None,
        typer.Argument(
            metavar=_("SOURCE"),
            autocompletion=complete(_ids),
            help=_("Only this source, in full, such as orsys-2025."),
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
    from interimkit.domain.sources import list_sources
    from interimkit.render import sources as view

    content = load_pack(pack, language=language.current())
    result = list_sources(content, source=source)
    show(result, view, output_format=output_format, output=output, force=force)
