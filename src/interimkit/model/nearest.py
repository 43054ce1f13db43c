"""The valid name that someone who mistyped probably meant."""

from collections.abc import Collection, Iterable
from functools import lru_cache

from interimkit.errors import Path, Problem, ProblemCode
from interimkit.model.text import one_line


def nearest(value: str, valid: Iterable[str]) -> str:
    """The valid name closest to `value`, or an empty string when none is close.

    Case, spaces and underscores do not count as a difference, nor an option's dashes as a likeness.

    >>> nearest("confirmd", ["beginner", "confirmed"])
    'confirmed'
    >>> nearest("xyz", ["beginner", "confirmed"])
    ''
    """
    from difflib import get_close_matches  # 6 ms that only a mistake should cost

    plain = {_plain(name): name for name in valid}
    # difflib is quadratic: a name that is absurdly long is close to nothing, and of very many
    # names those are looked at that have most pairs of letters in common.
    wanted = _plain(value[:100])
    matches = get_close_matches(wanted, _alike(wanted, plain), n=1)
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
        value=one_line(value),
        expected=expected,
        nearest=nearest(value, expected),
    )


_MOST = 20
"""Names that are looked at closely."""


def _alike(wanted: str, names: Collection[str]) -> Collection[str]:
    """The names that may be meant, at most `_MOST` of them."""
    if len(names) <= _MOST:
        return names
    from heapq import nlargest

    pairs = _pairs(wanted)
    return nlargest(_MOST, names, key=lambda name: len(pairs & _pairs(name)) / (len(name) + 1))


@lru_cache(maxsize=1024)
def _pairs(name: str) -> frozenset[str]:
    return frozenset(name[at : at + 2] for at in range(len(name)))


def _plain(name: str) -> str:
    return name.casefold().strip().replace("_", "-").replace(" ", "-").lstrip("-")
