"""The interface's catalogues: where they are, and how a text is marked for them."""

import os

DOMAIN = "interimkit"
FOLDER = os.path.dirname(__file__)  # noqa: PTH120 - pathlib would cost every start 10 ms


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for "collect this, translate it later"
    """The text itself; it is translated where it is shown."""
    return text
