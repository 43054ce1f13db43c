"""What the commands that begin a session share: whom it reaches, and what participants are told."""

from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from interimkit.cli.options import complete
from interimkit.cli.which_case import case_names, only_case
from interimkit.errors import Problem, ProblemCode, UsageError
from interimkit.model.workshop import Subject

if TYPE_CHECKING:
    from interimkit.content.open_pack import OpenPack

TitleOption = Annotated[
    str,
    typer.Option(
        "--title",
        metavar=_("TEXT"),
        help=_("What phones and projector call this session."),
        show_default=False,
    ),
]
CoachOption = Annotated[
    str,
    typer.Option(
        "--coach",
        metavar=_("NAME"),
        help=_("Whom participants are told that they have before them."),
        show_default=False,
    ),
]
GoesToOption = Annotated[
    str,
    typer.Option(
        "--goes-to",
        metavar=_("TEXT"),
        help=_("Who is given the group’s result, as participants are told before they join."),
        show_default=False,
    ),
]
LanOption = Annotated[
    bool,
    typer.Option("--lan", help=_("Let phones on this network in; without it, this laptop alone.")),
]
HostOption = Annotated[
    str | None,
    typer.Option(
        "--host",
        metavar=_("ADDRESS"),
        help=_("The address of this laptop that phones use, where it has several."),
    ),
]
PortOption = Annotated[
    int | None,
    typer.Option(
        "--port",
        metavar=_("NUMBER"),
        help=_("Where it listens: 8765, or a free one where that is taken or 0 is given."),
    ),
]


SubjectOption = Annotated[
    Subject,
    typer.Option(
        "--subject",
        metavar=_("SUBJECT"),
        help=_("What the room does: a programme of questions (quiz), or a case that it votes on."),
    ),
]
CaseOption = Annotated[
    str | None,
    typer.Option(
        "--case",
        metavar=_("CASE"),
        autocompletion=complete(case_names),
        help=_("Which case, with --subject case, where the pack has several."),
    ),
]


class About(NamedTuple):
    """What a session is about.

    Attributes:
        subject: A programme of questions, or a case.
        case: The id of the case; without it, the pack's only one.
    """

    subject: SubjectOption = Subject.QUIZ
    case: CaseOption = None


class Told(NamedTuple):
    """What participants are told of a session.

    Attributes:
        title: What it is called; empty for the name of its programme.
        coach: Whom they have before them.
        goes_to: Who is given what the group saw.
    """

    title: TitleOption = ""
    coach: CoachOption = ""
    goes_to: GoesToOption = ""


class Network(NamedTuple):
    """Who can reach the laptop, and where.

    Attributes:
        lan: Whether phones on the network can.
        host: The address that they are given; without it, the likely one of those found.
        port: The one that is wanted; without it, ours.
    """

    lan: LanOption = False
    host: HostOption = None
    port: PortOption = None


def case_meant(pack: "OpenPack", about: About) -> str | None:
    """The id of the case that a session is about; None where it is about questions.

    Raises:
        ContentError: If the pack has none.
        UsageError: If a case is named for questions, or it is not said which of several.
    """
    if about.subject is Subject.CASE:
        return about.case if about.case is not None else only_case(pack)
    if about.case is not None:
        wanted = (f"subject {Subject.CASE}",)
        raise UsageError(Problem(code=ProblemCode.OPTION_ALONE, path=("case",), expected=wanted))
    return None
