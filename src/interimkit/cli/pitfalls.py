"""`interimkit pitfalls`."""

from gettext import gettext as _
from typing import Annotated

import typer

from interimkit.cli import language
from interimkit.cli.command import Answering, Content, Output, command
from interimkit.cli.options import complete_ids

PitfallArgument = Annotated[
    str | None,
    typer.Argument(
        metavar=_("PITFALL"),
        autocompletion=complete_ids("pitfalls.Pitfalls.pitfalls"),
        help=_("Only this pitfall, in full, such as old-recipes."),
    ),
]
AuditOption = Annotated[
    bool,
    typer.Option(
        "--audit", help=_("Hold an assignment against them: one question for each pitfall.")
    ),
]


@command(
    _("What usually goes wrong, what it leads to, and what to do instead."),
    "pitfalls",
    "pitfalls --audit",
    "pitfalls --audit --example bart",
)
def pitfalls(
    *,
    pitfall: PitfallArgument = None,
    audit: AuditOption = False,
    answering: Answering,
    content: Content,
    output: Output,
) -> None:
    """Parse, load, ask what is still open where it is an audit, call, show."""
    from interimkit.cli.gather import Doors, gather
    from interimkit.cli.given import Offering
    from interimkit.domain.pitfalls import list_pitfalls
    from interimkit.domain.pitfalls_audit import audit_pitfalls
    from interimkit.errors import ProblemCode
    from interimkit.interview.pitfalls_audit import ask_pitfalls

    doors = Doors.of(answering)
    pack = content.load()
    if not audit:
        doors.refuse(ProblemCode.OPTION_ALONE, "audit")
        output.show(list_pitfalls(pack, pitfall=pitfall))
        return
    if pitfall is not None:  # an audit is of all of them
        raise _too_much(pitfall)
    doors = doors.checked(output)
    asked = ask_pitfalls(pack, language=language.current())
    with gather(
        pack, asked, doors, doors.given(pack, Offering("pitfalls", ("pitfalls", "notes")))
    ) as gathered:
        output.carrying(gathered.again).show(audit_pitfalls(pack, gathered.answers))


def _too_much(pitfall: str) -> Exception:
    from interimkit.errors import Problem, ProblemCode, UsageError
    from interimkit.model.text import clean

    return UsageError(Problem(code=ProblemCode.ARGUMENTS_EXTRA, value=clean(pitfall)))
