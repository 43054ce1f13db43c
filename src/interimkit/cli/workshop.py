"""`interimkit workshop`: a room answers on its phones, and sees itself."""

from gettext import gettext as _
from typing import Annotated

import typer

from interimkit.cli.command import Content, Output, command, shown_examples
from interimkit.cli.options import complete_ids
from interimkit.cli.workshop_options import (
    About,
    HostOption,
    Network,
    PortOption,
    Told,
    case_meant,
)
from interimkit.errors import Problem, ProblemCode, UsageError
from interimkit.model.workshop import Topic

workshop = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help=_(
        "A room answers on its phones and sees itself, from your laptop: no account, no cloud. "
        "Whoever has no phone has paper."
    )
    + shown_examples("workshop check", "workshop demo", "workshop run --lan", "workshop sheet"),
)

ProgrammeArgument = Annotated[
    str | None,
    typer.Argument(
        metavar=_("PROGRAMME"),
        autocompletion=complete_ids("workshop.Workshop.programmes"),
        help=_("What is played; without it, the first of the pack."),
    ),
]
SessionArgument = Annotated[
    str | None,
    typer.Argument(
        metavar=_("SESSION"), help=_("Which session, as the list calls it; by default the last.")
    ),
]
TopicOption = Annotated[
    Topic | None,
    typer.Option(
        "--topic",
        metavar=_("TOPIC"),
        help=_("Of which questionnaire; by default the first that the room saw counts of."),
    ),
]
LettersArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=_("LETTERS"),
        help=_("A sheet each, such as abdca, a hyphen where nothing is marked; without, it asks."),
    ),
]
KeysOption = Annotated[
    bool,
    typer.Option("--plain", help=_("Typed commands instead of keys; nothing is redrawn.")),
]
SeedOption = Annotated[
    int, typer.Option("--seed", metavar=_("NUMBER"), help=_("Which invented room answers."))
]
YesOption = Annotated[bool, typer.Option("--yes", help=_("Do not ask whether it is meant."))]
EveryOption = Annotated[
    bool,
    typer.Option("--all", help=_("Every session, and their file with it, sound or damaged.")),
]
OfSessionOption = Annotated[
    str | None,
    typer.Option(
        "--session",
        metavar=_("SESSION"),
        help=_("Which session, as the list calls it; by default the one that is on."),
    ),
]


@command(
    _(
        "Play a programme before a room, on its phones; ending it erases what they answered.\n\n"
        "Alone it is on this laptop only; --lan lets phones in, and your firewall may then ask "
        "whether it may: say yes for private networks."
    ),
    "workshop run",
    "workshop run quiz --lan --title 'Ghent, 26 November'",
    "workshop run --subject case --lan",
    of=workshop,
)
def run(
    *,
    programme: ProgrammeArgument = None,
    about: About,
    told: Told,
    network: Network,
    plain: KeysOption = False,
    content: Content,
) -> None:
    """Load, start, play."""
    from interimkit.cli.workshop_run import run_room

    run_room(programme, about, told, network, content, plain=plain)


@command(
    _(
        "What the group answered at every reveal, without a seat of it; from 20 answers on. Under "
        "20 the room saw words, and they stayed there. Of a case, the way that the room went."
    ),
    "workshop results",
    "workshop results 2026-11-26-1 -o group.pdf",
    of=workshop,
)
def results(*, session: SessionArgument = None, topic: TopicOption = None, output: Output) -> None:
    """Load, work out, show."""
    from interimkit.cli.workshop_results import show_results

    show_results(session, topic, output)


@command(_("The sessions that are kept on this laptop, and what of them."), "workshop list",
         of=workshop, name="list")  # fmt: skip
def show_list(*, output: Output) -> None:
    """Look, report, show."""
    from interimkit.cli.workshop_kept import kept_sessions

    output.show(kept_sessions())


@command(
    _("Go on with a session that was interrupted: the same code, the same seats, the same port."),
    "workshop resume",
    "workshop resume 2026-11-26-1 --lan",
    of=workshop,
)
def resume(*, session: SessionArgument = None, network: Network, plain: KeysOption = False) -> None:
    """Load, play on."""
    from interimkit.cli.workshop_run import resume_room

    resume_room(session, network, plain=plain)


@command(
    _(
        "Erase a session, and print a record of what went and what it cannot reach: backups, and "
        "what people saved on their phones."
    ),
    "workshop delete 2026-11-26-1",
    "workshop delete --all --yes -o record.pdf",
    of=workshop,
)
def delete(
    *,
    session: SessionArgument = None,
    every: EveryOption = False,
    yes: YesOption = False,
    output: Output,
) -> None:
    """Ask, erase, show the record."""
    from interimkit.cli.workshop_kept import erase_every_session, erase_session

    if every and session is not None:
        raise UsageError(
            Problem(code=ProblemCode.OPTIONS_APART, path=("all",), expected=("SESSION",))
        )
    record = erase_every_session(asked=yes) if every else erase_session(session, asked=yes)
    if record is not None:
        output.show(record)


@command(
    _(
        "An invented room of 24 that answers by itself: to rehearse, and to show. Nothing of it is "
        "kept."
    ),
    "workshop demo",
    "workshop demo quiz --seed 7",
    "workshop demo --subject case",
    of=workshop,
)
def demo(
    *,
    programme: ProgrammeArgument = None,
    about: About,
    seed: SeedOption = 1,
    network: Network,
    plain: KeysOption = False,
    content: Content,
) -> None:
    """Load, start, let it answer."""
    from interimkit.cli.workshop_demo import rehearse

    rehearse(programme, about, network, content, seed=seed, plain=plain)


@command(
    _(
        "Does a phone get through? Shows a code to scan and waits for one; says what is in the way "
        "if none comes, and what helps."
    ),
    "workshop check",
    of=workshop,
)
def check(*, host: HostOption = None, port: PortOption = None, content: Content) -> None:
    """Look, say; wait for a phone where there is somebody to hold one."""
    from interimkit.cli.workshop_check import check_room

    check_room(Network(lan=True, host=host, port=port), content)


@command(
    _("The questions on paper, with letters, and on the back how to read them alone."),
    "workshop sheet -o sheet.pdf",
    "workshop sheet quiz -o sheet.html",
    of=workshop,
)
def sheet(*, programme: ProgrammeArgument = None, content: Content, output: Output) -> None:
    """Load, lay out, show."""
    from interimkit.domain.programmes import find_programme
    from interimkit.domain.workshop_sheet import make_sheet

    pack = content.load()
    output.show(make_sheet(pack, find_programme(pack, programme)))


@command(
    _("Type paper sheets into a session that is on: a word of letters each."),
    "workshop type abdca bbdce",
    "workshop type",
    of=workshop,
    name="type",
)
def take_sheets(*, letters: LettersArgument = None, session: OfSessionOption = None) -> None:
    """Read, add to the session, read back."""
    from interimkit.cli.workshop_type import type_sheets

    type_sheets(letters or (), session)


@command(
    _(
        "What participants are told: what for, who is responsible, who sees what, how long. Blanks "
        "for what only you know."
    ),
    "workshop notice -o notice.pdf",
    "workshop notice --subject case",
    of=workshop,
)
def notice(*, about: About, content: Content, output: Output) -> None:
    """Load, lay out, show."""
    from interimkit.domain.workshop_notice import write_notice

    pack = content.load()
    output.show(write_notice(pack, case_meant(pack, about)))
