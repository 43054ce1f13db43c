"""`interimkit diagnose`."""

from gettext import gettext as _
from typing import Annotated

import typer

from interimkit.cli import language
from interimkit.cli.command import Answering, Content, Output, command
from interimkit.cli.options import PeerOption, complete_ids

ForOption = Annotated[
    str,
    typer.Option(
        "--for",
        metavar="me|coach|client",
        autocompletion=lambda: ("me", "coach", "client"),
        help=_("For whom it is: what is not for them is not in it."),
    ),
]
RoleOption = Annotated[
    str | None,
    typer.Option(
        "--role",
        metavar=_("ROLE"),
        autocompletion=complete_ids("roles.Roles.roles", "all"),
        help=_("The kind of assignment; without it, what your answers lean to."),
    ),
]


@command(
    _("The whole of it: quiz, skills, pitfalls and money, and what to do first."),
    "diagnose",
    "diagnose --example bart",
    "diagnose --answers me.yaml --for coach -o for-my-coach.md",
)
def diagnose(
    *,
    audience: ForOption = "me",
    role: RoleOption = None,
    peer: PeerOption = None,
    answering: Answering,
    content: Content,
    output: Output,
) -> None:
    """Parse, load, ask what is still open, call, show."""
    import os
    from datetime import date

    from interimkit.cli.gather import Doors, gather
    from interimkit.cli.given import Offering
    from interimkit.cli.say import say
    from interimkit.domain.choose import choose_value
    from interimkit.domain.diagnosis import Audience
    from interimkit.domain.diagnosis import diagnose as diagnose_answers
    from interimkit.domain.skills_gap import choose_roles
    from interimkit.interview.diagnose import ask_diagnosis

    reader, named = choose_value(Audience, audience, name="for"), peer or ()
    if named and reader is Audience.CLIENT:
        _refuse_beside_client()
    pack = content.load()
    doors = Doors.of(answering).checked(output, *named)
    peers = doors.peers(pack, named)
    if role is not None:
        choose_roles(pack, role)
    order = int.from_bytes(os.urandom(8))
    asked = ask_diagnosis(pack, role=role, seed=order, language=language.current())
    fixed = {"role": role} if role else {}
    given = doors.given(pack, Offering(asked.name, asked.sections))
    with gather(pack, asked, doors, given, fixed=fixed) as gathered:
        today = date.today()  # noqa: DTZ011 - where the reader is
        result = diagnose_answers(pack, gathered.answers, audience=reader, peers=peers, today=today)
        again = (*gathered.again, *(part for file in named for part in ("--peer", file)))
        output.carrying(again).show(result)
        if peers and not gathered.answers.skills:
            say(_("You rated no skills, so what your colleagues see is not in it."))


def _refuse_beside_client() -> None:
    """Refuses what a client's copy has no place for, so that nobody believes it is in there."""
    from interimkit.errors import Problem, ProblemCode, UsageError

    code = ProblemCode.OPTIONS_APART
    raise UsageError(Problem(code=code, path=("peer",), expected=("--for client",)))
