"""Which way of asking a terminal can do: with lines that are redrawn, or line by line."""

import os
import sys
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interimkit.interview.manners import Prompter


@cache
def prompter_at_hand(*, plain: bool) -> "Prompter":
    """Somebody's terminal, asked as it can be.

    One a run: how standard input is read can be set before the first line of it alone.

    Args:
        plain: Whether to ask in numbered lines anyway.
    """
    if plain or is_dumb(os.environ, platform=sys.platform):
        from interimkit.cli.prompt_plain import PlainPrompter

        return PlainPrompter()
    from interimkit.cli.prompt_terminal import TerminalPrompter

    return TerminalPrompter()


def is_dumb(environ: Mapping[str, str], *, platform: str) -> bool:
    """Whether the terminal can only be written to line by line; Windows has no TERM to say so."""
    return (environ.get("TERM") or ("" if platform == "win32" else "dumb")) == "dumb"
