"""`interimkit me`: what is kept of a person on this computer."""

from gettext import gettext as _
from typing import Annotated

import typer

from interimkit.cli.command import Content, ForceOption, Output, PackOption, command, shown_examples

me = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help=_("What is kept of you on this computer: see it, compare it, take it along, erase it.")
    + shown_examples("me show", "me compare", "me delete"),
)

NumberArgument = Annotated[
    int | None,
    typer.Argument(metavar=_("NUMBER"), help=_("A saved diagnosis, by its number.")),
]
OtherArgument = Annotated[
    int | None,
    typer.Argument(metavar=_("OTHER"), help=_("The one to set it beside; by default the last.")),
]
FileArgument = Annotated[
    str, typer.Argument(metavar=_("FILE"), help=_("A JSON file; - is standard output or input."))
]
YesOption = Annotated[bool, typer.Option("--yes", help=_("Do not ask whether it is meant."))]


@command(_("What is kept of you: which questionnaires, of when, and where."), "me show", of=me)
def show(*, content: Content, output: Output) -> None:
    """Look, report, show."""
    from interimkit.cli.mine import keeping

    output.show(keeping(content.load()))


@command(
    _("Your saved diagnoses, each worked out again with the pack of today."), "me history", of=me
)
def history(*, content: Content, output: Output) -> None:
    """Load, work out, show."""
    from interimkit.cli.mine import recalled
    from interimkit.cli.working import working
    from interimkit.domain.me_history import recall_history

    pack = content.load()
    with working():
        result = recall_history(pack, recalled(pack))
    output.show(result)


@command(
    _(
        "Two saved diagnoses side by side: what you answered otherwise, and what that did to the "
        "advice and the skills. Without numbers, the last two."
    ),
    "me compare",
    "me compare 1 4",
    of=me,
)
def compare(
    *,
    number: NumberArgument = None,
    other: OtherArgument = None,
    content: Content,
    output: Output,
) -> None:
    """Load both, compare, show."""
    from interimkit.cli.mine import two_of
    from interimkit.cli.working import working
    from interimkit.domain.me_compare import compare_diagnoses

    pack = content.load()
    with working():
        result = compare_diagnoses(pack, *two_of(pack, number, other))
    output.show(result)


@command(_("Write all that is kept of you to one file."), "me export me.json", of=me)
def export(*, file: FileArgument, pack: PackOption = None, force: ForceOption = False) -> None:
    """Load, write."""
    from interimkit.cli.mine import export_to

    export_to(Content(pack).load(), file, force=force)


@command(
    _("Take in what was written so; what is there already is not taken twice."),
    "me import me.json",
    of=me,
    name="import",
)
def take_in(*, file: FileArgument, pack: PackOption = None, force: ForceOption = False) -> None:
    """Read, look whether anything would be replaced, keep."""
    from interimkit.cli.mine import import_from

    import_from(Content(pack).load(), file, force=force)


@command(
    _(
        "Erase a saved diagnosis; without a number all that is kept of you, drafts too, so that it "
        "cannot be found in these files any more."
    ),
    "me delete 2",
    "me delete",
    of=me,
)
def delete(*, number: NumberArgument = None, yes: YesOption = False) -> None:
    """Ask, erase, say what went."""
    from interimkit.cli.mine import delete_all, delete_one

    if number is None:
        delete_all(asked=yes)
    else:
        delete_one(number, asked=yes)
