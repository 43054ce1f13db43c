"""The name that we go by, and the interface's catalogues: where they are, how a text is marked."""

import os

PROGRAM = "interimkit"
"""What is typed to run us."""

DOMAIN = PROGRAM
FOLDER = os.path.dirname(__file__)  # noqa: PTH120 - pathlib would cost every start 10 ms


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for "collect this, translate it later"
    """The text itself; it is translated where it is shown."""
    return text
