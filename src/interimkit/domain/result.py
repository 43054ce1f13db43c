"""What a result made from content carries, and which kinds of result there are."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Annotated, Protocol, TypeVar

from msgspec import Meta, Struct

from interimkit import domain
from interimkit.errors import Problem, ProblemCode, UnknownChoiceError
from interimkit.model.nearest import nearest, unknown
from interimkit.model.pack import Pack, PackRef
from interimkit.model.sources import Sources
from interimkit.model.text import Language, clean


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
    published: Annotated[date | None, Meta(description="The day it was published, when known")] = (
        None
    )


class Identified(Protocol):
    """Something that has an id."""

    @property
    def id(self) -> str:
        """Its id."""
        ...


IdentifiedT = TypeVar("IdentifiedT", bound=Identified)


def choose(
    items: tuple[IdentifiedT, ...],
    wanted: str | None,
    *,
    name: str,
    called: Callable[[IdentifiedT], str] = lambda item: item.id,
    also: tuple[str, ...] = (),
) -> tuple[IdentifiedT, ...]:
    """All items, or the one with the id wanted.

    Args:
        name: What the caller calls the field that the wanted id stands in.
        called: What readers see an item called: who saw "Ervaren" in a table may well type it.
        also: What is valid beside the ids, where one may ask for more than one.

    Raises:
        UnknownChoiceError: If none has this id; with the nearest id, also by name.
    """
    if wanted is None:
        return items
    if chosen := tuple(item for item in items if item.id == wanted):
        return chosen
    ids = (*(item.id for item in items), *also)
    ids_by_name = {called(item): item.id for item in items} | {id_: id_ for id_ in ids}
    raise UnknownChoiceError(
        Problem(
            code=ProblemCode.CHOICE_UNKNOWN,
            path=(name,),
            value=clean(wanted),
            expected=ids,
            nearest=ids_by_name.get(nearest(wanted, ids_by_name), ""),
        )
    )


def cite_all(pack: Pack, sources: Iterable[str | None]) -> tuple[SourceRef, ...]:
    """The sources with these ids, each once, in the order in which they are first named."""
    return tuple(cite(pack, source) for source in dict.fromkeys(sources) if source)


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
        published=found.published,
    )


def result_subjects() -> tuple[str, ...]:
    """The subjects that have a result: one a module of this package."""
    from pkgutil import iter_modules

    names = (module.name for module in iter_modules(domain.__path__))
    return tuple(name.replace("_", "-") for name in names if _tagged(name) is not None)


def result_kind(subject: str) -> type[Struct]:
    """The kind of result that a subject gives.

    Raises:
        UnknownChoiceError: If no subject is called so.
    """
    subjects = result_subjects()
    if subject not in subjects:
        raise UnknownChoiceError(
            unknown(ProblemCode.CHOICE_UNKNOWN, subject, subjects, path=("subject",))
        )
    kind = _tagged(subject.replace("-", "_"))
    assert kind is not None
    return kind


def _tagged(module: str) -> type[Struct] | None:
    """The struct of a module that carries the format tag `interimkit.<subject>/<number>`."""
    from importlib import import_module

    prefix = f"interimkit.{module.replace('_', '-')}/"
    for value in vars(import_module(f"{domain.__name__}.{module}")).values():
        if isinstance(value, type) and issubclass(value, Struct):
            tag = value.__struct_config__.tag
            if isinstance(tag, str) and tag.startswith(prefix):
                return value
    return None
