"""`interimkit pack`: for coaches who bring their own content."""

from gettext import gettext as _
from typing import Annotated

import typer

from interimkit.cli import language
from interimkit.cli.command import Output, command, shown_examples

pack = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help=_("Check content of your own.") + shown_examples("pack check my-pack"),
)

FolderArgument = Annotated[
    str, typer.Argument(metavar=_("DIR"), help=_("The folder that holds pack.yaml."))
]


@pack.callback()
def _group() -> None:
    """Keeps `check` a subcommand while it is the only one."""


@command(
    _(
        "Check every file of a pack, then what the files say of one another.\n\n"
        "One line a problem, with its file, line and column. Exit code 0 when the pack is sound, "
        "3 when it is not."
    ),
    "pack check my-pack",
    "pack check my-pack --format json",
    of=pack,
)
def check(*, folder: FolderArgument, output: Output) -> None:
    """Parse, load, call, show; exit 3 when there is a problem."""
    from functools import partial

    from interimkit.content.check import check_pack
    from interimkit.domain.pack import report_pack
    from interimkit.errors import ExitCode
    from interimkit.model.text import clean, one_line
    from interimkit.render.problems import describe

    spoken = language.current()
    found = check_pack(folder)
    report = report_pack(
        found.problems,
        pack=found.ref,
        folder=one_line(folder),
        files=tuple(clean(file) for file in found.files),
        commands=found.commands,
        language=spoken,
        describe=partial(describe, language=spoken),
    )
    output.show(report)
    raise typer.Exit(ExitCode.OK if report.sound else ExitCode.CONTENT)
