"""A session as it begins: what it is called, and the letters that phones type."""

import secrets
from collections.abc import Collection
from datetime import date
from importlib.util import find_spec

from interimkit.domain.room import Room, scenes_of
from interimkit.errors import MissingExtraError, Problem, ProblemCode
from interimkit.locale import PROGRAM
from interimkit.model.pack import Pack
from interimkit.model.workshop import Workshop

EXTRA = "workshop"
NEEDED = ("starlette", "uvicorn", "httptools", "segno")

LETTERS = "BCDFGHJKMPQRTVWXZ"
"""No vowels, so that no word comes of it; no N and S, which a room hears as M and F."""
CODE_LENGTH = 6


def require_extra() -> None:
    """Nothing, where what a room needs is installed.

    Raises:
        MissingExtraError: With what to install.
    """
    if any(find_spec(name) is None for name in NEEDED):
        how = f"pip install '{PROGRAM}[{EXTRA}]'"
        raise MissingExtraError(
            Problem(code=ProblemCode.EXTRA_NEEDED, value=EXTRA, expected=(how,))
        )


def new_code() -> str:
    """Six letters that are told apart aloud and on a screen."""
    return "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))


def new_id(day: date, taken: Collection[str]) -> str:
    """The day and a number.

    >>> new_id(date(2026, 11, 26), {"2026-11-26-1"})
    '2026-11-26-2'
    """
    number = 1
    while (name := f"{day.isoformat()}-{number}") in taken:
        number += 1
    return name


def is_played_from(room: Room, pack: Pack) -> bool:
    """Whether a room's programme is still this pack's, question for question."""
    for programme in pack.load(Workshop).programmes:
        if programme.id == room.programme:
            return _parts(room) == set(scenes_of(pack, programme))
    return False


def _parts(room: Room) -> set[object]:
    return set(room.scenes)
