"""What `interimkit` by itself does at a terminal: four doors, of which one is chosen."""

import os
import sys
from collections.abc import Callable
from gettext import gettext as _
from typing import TYPE_CHECKING

from interimkit.cli import language

if TYPE_CHECKING:
    from interimkit.render.page import Page

DIAGNOSE = ("diagnose",)


def is_open() -> bool:
    """Whether there is somebody to ask; anybody else gets the help."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return all(stream and stream.isatty() for stream in streams)


def enter(run: Callable[[tuple[str, ...]], None], *, show_help: Callable[[], None]) -> None:
    """Asks which door, and opens it.

    Args:
        run: Runs a command line.

    Raises:
        Stopped: If somebody stops.
    """
    from interimkit.cli.prompt import prompter_at_hand

    doors = (
        ("me", _("Me: does this work suit me, and what first?")),
        ("money", _("The money: what it pays, and whether to stay or go")),
        ("room", _("A room: questions and an example to show")),
        ("all", _("All commands")),
    )
    prompter = prompter_at_hand(plain=False)
    question = _("Interim management: where do you want to begin?")
    match prompter.choose(question, doors, chosen="me", back=False):
        case "me":
            sys.argv[1:] = [*sys.argv[1:], *DIAGNOSE]  # what it says to type again
            run(DIAGNOSE)
        case "money":
            from interimkit.render.doors import money_door

            _show(money_door(language.current()))
        case "room":
            from interimkit.content.answers import example_names
            from interimkit.content.pack import load_pack
            from interimkit.render.doors import room_door

            example = example_names(load_pack())[0]
            _show(room_door(language.current(), example=example))
        case _:
            show_help()


def _show(page: "Page") -> None:
    from interimkit.cli.show import print_table
    from interimkit.render.session import Session, carry

    spoken = language.asked_for()
    session = Session(everywhere=("--lang", spoken) if spoken else ())
    print_table(carry(page, session), in_words=os.environ.get("TERM") == "dumb")
