"""From a path to the place in a file that it leads to."""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import structs

from interimkit.content.compose import Mapping, Position, Sequence
from interimkit.errors import Path, Problem


def place(
    problems: Iterable[Problem], value: Any, *, file: str, at: Position = (1, 1)
) -> Iterator[Problem]:
    """The problems with their file, line and column; of two alike, the first is what to look for.

    Args:
        value: The composed file that their paths lead through.
        file: The file as messages call it.
        at: Where the value starts, for one that does not know it.
    """
    for problem in problems:
        line, column = position(value, problem.path, of_name=problem.of_name, at=at)
        expected = problem.expected
        if problem.first:
            expected = ("{}:{}".format(*position(value, problem.first)),)
        yield structs.replace(problem, file=file, line=line, column=column, expected=expected)


def position(value: Any, path: Path, *, of_name: bool = False, at: Position = (1, 1)) -> Position:
    """Where the part at the end of the path stands, or else the nearest part around it.

    Args:
        of_name: Whether the last name itself is meant, not what it holds.
    """
    for depth, step in enumerate(path, start=1):
        match value, step:
            case Mapping(), str() if step in value:
                at = (value.key_at if of_name and depth == len(path) else value.value_at)[step]
                value = value[step]
            case Sequence(), int() if step < len(value):
                at, value = value.item_at[step], value[step]
            case _:
                break
    return at
