"""`interimkit career`."""

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
    from interimkit.model.career import Career

    return (topic.id for topic in pack.load(Career).topics)


@app.command(
    help=_("The profession, its attractions and constraints, and interim work as part of a career.")
    + examples("interimkit career", "interimkit career phase", "interimkit career --format md")
)
def career(
    topic: Annotated[
        str | None,
        typer.Argument(
            metavar=_("TOPIC"),
            autocompletion=complete(_ids),
            help=_("Only this topic, in full, such as phase."),
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
    from interimkit.domain.career import outline_career
    from interimkit.render import career as view

    content = load_pack(pack, language=language.current())
    result = outline_career(content, topic=topic)
    show(result, view, output_format=output_format, output=output, force=force)
