"""Answers that came in before anything is asked, and whose they are."""

import sys
from gettext import gettext as _
from pathlib import Path
from typing import NamedTuple

import msgspec

from interimkit.cli.complain import in_place
from interimkit.content.open_pack import OpenPack
from interimkit.errors import Problem
from interimkit.model.answers import AnsweredPack, Answers
from interimkit.model.text import one_line


class Offering(NamedTuple):
    """What a command is about to ask.

    Attributes:
        draft: The name of its draft.
        sections: The sections of an answers file that it can start from.
    """

    draft: str
    sections: tuple[str, ...]


class Given(NamedTuple):
    """Answers that came in before anything is asked.

    Attributes:
        asked_again: Which were left out, for they were rewritten since.
        kept: Whether they are those that are kept.
        offered: Whether somebody chose these to start from, and is asked on.
        gone: Whether the pack has others no more, which were left out as well.
    """

    answers: Answers
    asked_again: Problem | None = None
    kept: bool = False
    offered: bool = False
    gone: bool = False

    def has_gaps(self) -> bool:
        """Whether what is open has answers before and after it."""
        return self.gone or self.asked_again is not None


def of_this_pack(given: Given, pack: OpenPack) -> tuple[Answers, str]:
    """The answers as given to this pack, and a note where they were given to another."""
    answers = given.answers
    ref = AnsweredPack(name=pack.ref.name, version=pack.ref.version)
    note = ""
    if given.asked_again:
        note = in_place(given.asked_again)
    elif given.kept:
        pass  # said when it was offered, or asked for
    elif answers.pack and answers.pack != ref:
        text = _("These answers were given to {then}; the questions are now those of {now}.")
        then, now = (one_line(f"{p.name} {p.version}") for p in (answers.pack, ref))
        note = text.format(then=then, now=now)
    return msgspec.structs.replace(answers, pack=ref), note


def at_a_terminal() -> bool:
    """Whether there is somebody to ask."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stderr.isatty())


def is_code(named: str) -> bool:
    """Whether answers are given as a code; a file that is called so comes first."""
    if Path(named).exists():
        return False
    from interimkit.domain.answer_code import could_be_code  # which a file need not wait for

    return could_be_code(named)
