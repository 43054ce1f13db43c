"""Prints constraints.txt, but with the newest or the lowest versions of what interimkit runs on.

The tools of the tests keep the versions that are known to be good, so that a suite that fails says
something about what interimkit itself allows.
"""

import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent


def declared() -> list[Requirement]:
    """What pyproject.toml says that interimkit runs on."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [Requirement(line) for line in project["dependencies"]]


def known_good(*, without: Iterable[str]) -> Iterator[str]:
    """The lines of constraints.txt that hold no package of these names."""
    names = {canonicalize_name(name) for name in without}
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#") and canonicalize_name(Requirement(line).name) not in names:
            yield line


def newest() -> Iterator[str]:
    """Nothing is held of what interimkit runs on, nor of what that needs in its turn."""
    names: set[str] = set()
    waiting = declared()
    while waiting:
        name = canonicalize_name(waiting.pop().name)
        if name not in names:
            names.add(name)
            needed = map(Requirement, requires(name) or ())
            waiting += [r for r in needed if not r.marker or r.marker.evaluate({"extra": ""})]
    yield from known_good(without=names)


def lowest() -> Iterator[str]:
    """What pyproject.toml names is held at the lowest version that it allows there."""
    yield from known_good(without=[requirement.name for requirement in declared()])
    for requirement in declared():
        (floor,) = [each.version for each in requirement.specifier if each.operator == ">="]
        yield f"{requirement.name}=={floor}"


if __name__ == "__main__":
    print(*{"newest": newest, "lowest": lowest}[sys.argv[1]](), sep="\n")
