"""What sources must hold beyond their shape: a calculator says what it works out, and no other."""

from collections.abc import Iterator

from interimkit.errors import Problem, ProblemCode
from interimkit.model.pack import Pack
from interimkit.model.sources import SourceKind, Sources

FILES = (Sources,)


def problems(pack: Pack) -> Iterator[Problem]:
    """The calculators that do not say what they are for, and what is none and does."""
    for number, source in enumerate(pack.load(Sources).sources):
        path = ("sources", number, "offers")
        if source.kind is SourceKind.CALCULATOR and source.offers is None:
            yield Problem(code=ProblemCode.FIELD_MISSING, path=path)
        elif source.kind is not SourceKind.CALCULATOR and source.offers is not None:
            yield Problem(code=ProblemCode.FIELD_UNKNOWN, path=path, of_name=True, value="offers")
