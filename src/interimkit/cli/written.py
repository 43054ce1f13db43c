"""What somebody at a terminal is told of a file that was written; a script is told nothing."""

import os
import shutil
import sys
from gettext import gettext as _

from interimkit.model.text import clean

OPENERS = {"win32": "start", "darwin": "open"}
"""What opens a file with the program for its kind; elsewhere `xdg-open`."""


def say_written(file: str, *, title: str = "") -> None:
    """Says where it is, what it comes to and how to open it, where somebody looks on.

    Args:
        title: What the result in it comes to; empty for a file that is for a program.
    """
    if not (sys.stderr and sys.stderr.isatty()):
        return
    from interimkit.cli.say import say
    from interimkit.render.shell import join

    text = _("Written: {file} ({title})") if title else _("Written: {file}")
    say(text.format(file=clean(file), title=clean(title)))
    if title and (opener := opener_at_hand()):
        say(_("To open it: {command}").format(command=clean(join([opener, _as_path(file)]))))


def opener_at_hand(*, platform: str = sys.platform) -> str:
    """The command of this system that opens a file; empty where there is none."""
    opener = OPENERS.get(platform, "xdg-open")
    return opener if platform == "win32" or shutil.which(opener) else ""


def _as_path(file: str) -> str:
    """The name so that nobody takes it for an option."""
    return os.path.join(os.curdir, file) if file.startswith("-") else file  # noqa: PTH118
