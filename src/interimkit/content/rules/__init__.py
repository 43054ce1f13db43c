"""What content must hold beyond its shape: one module a subject, found by listing this package.

A module names its `FILES`, first the one that its paths lead through, and gives the `problems` of a
pack where those files are sound. Beside them `answers` holds what somebody answered against a pack.
"""

from collections.abc import Callable, Iterator

from msgspec import Struct

from interimkit.errors import Problem
from interimkit.model.pack import ContentFile


class Rule(Struct, frozen=True, kw_only=True):
    """What one module asks.

    Attributes:
        files: The kinds of file that it reads, first the one that its paths lead through.
        problems: What is wrong with them, each with its path; where the first has a folder, with
            the one of the name given.
    """

    files: tuple[type[ContentFile], ...]
    problems: Callable[..., Iterator[Problem]]


def rules() -> tuple[Rule, ...]:
    """The rule of every module of this package that names files."""
    from importlib import import_module
    from pkgutil import iter_modules  # 1 ms that only a check should cost

    modules = (import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__))
    return tuple(
        Rule(files=module.FILES, problems=module.problems)
        for module in modules
        if hasattr(module, "FILES")
    )
