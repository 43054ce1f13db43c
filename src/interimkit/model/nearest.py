"""The valid name that someone who mistyped probably meant."""

from collections.abc import Iterable

from interimkit.errors import Path, Problem, ProblemCode
from interimkit.model.text import clean


def nearest(value: str, valid: Iterable[str]) -> str:
    """The valid name closest to `value`, or an empty string when none is close.

    Case, spaces and underscores do not count as a difference.

    >>> nearest("confirmd", ["beginner", "confirmed"])
    'confirmed'
    >>> nearest("xyz", ["beginner", "confirmed"])
    ''
    """
    from difflib import get_close_matches  # 6 ms that only a mistake should cost

    plain = {_plain(name): name for name in valid}
    # difflib is quadratic: a name that is absurdly long is close to nothing.
    matches = get_close_matches(_plain(value[:100]), plain, n=1)
    return plain[matches[0]] if matches else ""


def unknown(
    code: ProblemCode, value: str, valid: Iterable[str], *, path: Path = (), of_name: bool = False
) -> Problem:
    """The problem of a value, or of a name, that is none of the valid ones, with the nearest."""
    expected = tuple(valid)
    return Problem(
        code=code,
        path=path,
        of_name=of_name,
        value=clean(value),
        expected=expected,
        nearest=nearest(value, expected),
    )


def _plain(name: str) -> str:
    return name.casefold().strip().replace("_", "-").replace(" ", "-")
