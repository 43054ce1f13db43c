"""`interimkit skills-gap`."""

from collections.abc import Mapping
from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated

import typer

from interimkit.cli import language
from interimkit.cli.command import Answering, Content, Output, command
from interimkit.cli.options import PeerOption, complete_ids

if TYPE_CHECKING:
    from interimkit.cli.gather import Doors
    from interimkit.content.open_pack import OpenPack

RoleOption = Annotated[
    str | None,
    typer.Option(
        "--role",
        metavar=_("ROLE"),
        autocompletion=complete_ids("roles.Roles.roles", "all"),
        help=_("The kind of assignment, such as crisis; all shows them side by side."),
    ),
]
AsPeerOption = Annotated[
    bool,
    typer.Option("--as-peer", help=_("Rate a colleague; --record writes it for them.")),
]


@command(
    _("Your skills beside what an assignment asks: what you show, claim and lack."),
    "skills-gap --role crisis",
    "skills-gap --example anke --role all",
    "skills-gap --answers me.yaml --peer peer.yaml",
)
def skills_gap(
    *,
    role: RoleOption = None,
    peer: PeerOption = None,
    as_peer: AsPeerOption = False,
    answering: Answering,
    content: Content,
    output: Output,
) -> None:
    """Parse, load, ask what is still open, call, show."""
    from interimkit.cli.gather import Doors, gather
    from interimkit.cli.given import Offering
    from interimkit.domain.skills_gap import assess_skills, choose_roles
    from interimkit.interview.skills_gap import ask_skills

    pack = content.load()
    doors = Doors.of(answering).checked(output, *(peer or ()))
    if as_peer:
        _refuse_beside_peer(
            {"role": role, "example": answering.example, "peer": peer,
             "kept": answering.kept, "format": output.output_format, "output": output.output}
        )  # fmt: skip
        _rate_colleague(pack, doors)
        return
    if role is not None:
        choose_roles(pack, role)
    peers = doors.peers(pack, peer or ())
    whole = doors.given(pack, Offering("skills", ("quiz", "profile", "skills", "evidence")))
    asked = ask_skills(pack, whole.answers, role=role, language=language.current())
    fixed = {"role": role} if role else {}
    with gather(pack, asked, doors, whole, fixed=fixed) as gathered:
        result = assess_skills(pack, gathered.answers, peers=peers)
        output.carrying(gathered.again).show(result)


def _rate_colleague(pack: "OpenPack", doors: "Doors") -> None:
    """Asks for ratings of somebody else, and writes nothing but those."""
    from pathlib import Path
    from zlib import crc32

    from interimkit.cli.gather import gather
    from interimkit.cli.say import say
    from interimkit.errors import Problem, ProblemCode, UsageError
    from interimkit.interview.skills_gap import ask_peer
    from interimkit.render.shell import join

    if doors.record is None:
        raise UsageError(
            Problem(code=ProblemCode.OPTION_ALONE, path=("as_peer",), expected=("record",))
        )
    about = f"{crc32(bytes(Path(doors.record).absolute())):08x}"
    asked = ask_peer(pack, about=about, language=language.current())
    whole = doors.of_peer(doors.answers).given(pack)
    with gather(pack, asked, doors, whole):
        pass  # there is nothing to show: the answers are the result
    written = _("Written. Your colleague sets it beside their own with --peer {file}.")
    say(written.format(file=join([doors.record])))


def _refuse_beside_peer(given: Mapping[str, object]) -> None:
    """Refuses what does nothing for a second rater, so that nobody believes it did something."""
    from interimkit.errors import Problem, ProblemCode, UsageError

    problems = [
        Problem(code=ProblemCode.OPTIONS_APART, path=(name,), expected=("as_peer",))
        for name, value in given.items()
        if value
    ]
    if problems:
        raise UsageError(*problems)
