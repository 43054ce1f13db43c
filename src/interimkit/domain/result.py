"""What a result made from content carries, and which kinds of result there are."""

from importlib import import_module
from pkgutil import iter_modules
from typing import Annotated

from msgspec import Meta, Struct

from interimkit import domain
from interimkit.errors import ProblemCode, UnknownChoiceError
from interimkit.model.nearest import unknown
from interimkit.model.pack import Pack, PackRef
from interimkit.model.sources import Sources
from interimkit.model.text import Language


class Result(Struct, frozen=True, kw_only=True, tag_field="format"):
    """A result; a subclass gives its tag, such as `interimkit.salary/1`.

    Fields are only ever added within a format number.
    """

    language: Annotated[Language, Meta(description="The language that the texts are in")]
    pack: Annotated[PackRef, Meta(description="The content that the result was made from")]


class SourceRef(Struct, frozen=True, kw_only=True):
    """A source, as far as a figure needs it beside it."""

    id: Annotated[str, Meta(description="The source's id")]
    title: Annotated[str, Meta(description="The source's title")]
    publisher: Annotated[str, Meta(description="Who stands behind it")]
    via: Annotated[str | None, Meta(description="The site where it was seen, when it is another")]
    year: Annotated[int | None, Meta(description="The year of its figures; null when undated")]
    period: Annotated[str | None, Meta(description="The period, when a year does not say it")]
    countries: Annotated[tuple[str, ...], Meta(description="Where it holds, as ISO 3166-1 codes")]
    interest: Annotated[str, Meta(description="What its publisher sells or wants")]


def cite(pack: Pack, source: str) -> SourceRef:
    """The source with this id, as results show it.

    Raises:
        KeyError: If the pack has no such source; a checked pack never lacks one.
    """
    found = {s.id: s for s in pack.load(Sources).sources}[source]
    return SourceRef(
        id=found.id,
        title=found.title,
        publisher=found.publisher,
        via=found.via,
        year=found.year,
        period=found.period,
        countries=found.countries,
        interest=found.interest,
    )


def result_subjects() -> tuple[str, ...]:
    """The subjects that have a result: one a module of this package."""
    names = (module.name for module in iter_modules(domain.__path__))
    return tuple(name.replace("_", "-") for name in names if _tagged(name) is not None)


def result_kind(subject: str) -> type[Struct]:
    """The kind of result that a subject gives.

    Raises:
        UnknownChoiceError: If no subject is called so.
    """
    subjects = result_subjects()
    if subject not in subjects:
        raise UnknownChoiceError(unknown(ProblemCode.SUBJECT_UNKNOWN, subject, subjects))
    kind = _tagged(subject.replace("-", "_"))
    assert kind is not None
    return kind


def _tagged(module: str) -> type[Struct] | None:
    """The struct of a module that carries the format tag `interimkit.<subject>/<number>`."""
    prefix = f"interimkit.{module.replace('_', '-')}/"
    for value in vars(import_module(f"{domain.__name__}.{module}")).values():
        if isinstance(value, type) and issubclass(value, Struct):
            tag = value.__struct_config__.tag
            if isinstance(tag, str) and tag.startswith(prefix):
                return value
    return None
