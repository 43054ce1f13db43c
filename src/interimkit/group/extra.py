"""What tables need that answers files do not: an extra of the package."""

from importlib.util import find_spec

from interimkit.errors import MissingExtraError, Problem, ProblemCode
from interimkit.locale import PROGRAM

EXTRA = "group"
NEEDED = ("duckdb", "python_calamine")


def require_extra() -> None:
    """Nothing, where what reads and writes tables is installed.

    Raises:
        MissingExtraError: With what to install.
    """
    if any(find_spec(name) is None for name in NEEDED):
        how = f"pip install '{PROGRAM}[{EXTRA}]'"
        raise MissingExtraError(
            Problem(code=ProblemCode.EXTRA_NEEDED, value=EXTRA, expected=(how,))
        )
