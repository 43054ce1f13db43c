"""The name that we go by, and the interface's catalogues: where they are, how a text is marked."""

import gettext
import os
from functools import cache

PROGRAM = "interimkit"
"""What is typed to run us."""

DOMAIN = PROGRAM
FOLDER = os.path.dirname(__file__)  # noqa: PTH120 - pathlib would cost every start 10 ms


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for "collect this, translate it later"
    """The text itself; it is translated where it is shown."""
    return text


@cache
def catalogue_of(language: str) -> gettext.NullTranslations:
    """The interface's texts in the language of a code; English is what the code itself says."""
    return gettext.translation(DOMAIN, FOLDER, languages=[language], fallback=True)


def translated(text: str, language: str) -> str:
    """A text that `N_` marks, in the language of a code."""
    return catalogue_of(language).gettext(text)
