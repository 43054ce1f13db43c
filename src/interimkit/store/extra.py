"""What some commands need installed that others do not: the extras of the package."""

from enum import StrEnum
from importlib.util import find_spec

from interimkit.errors import MissingExtraError, Problem, ProblemCode
from interimkit.locale import PROGRAM


class Extra(StrEnum):
    """An extra that a command needs, or one option of it, whatever the format."""

    WORKSHOP = "workshop"
    GROUP = "group"
    ENGINES = "engines"


NEEDED = {
    Extra.WORKSHOP: ("starlette", "uvicorn", "httptools", "segno"),
    Extra.GROUP: ("duckdb", "python_calamine"),
    Extra.ENGINES: ("ibis",),
}


def require_extra(extra: Extra) -> None:
    """Nothing, where all of the extra is installed.

    Raises:
        MissingExtraError: With what to install.
    """
    if any(find_spec(name) is None for name in NEEDED[extra]):
        raise extra_missing(extra)


def extra_missing(extra: Extra) -> MissingExtraError:
    """What to install, where an extra is not there or not whole."""
    how = f"pip install '{PROGRAM}[{extra}]'"
    return MissingExtraError(Problem(code=ProblemCode.EXTRA_NEEDED, value=extra, expected=(how,)))
