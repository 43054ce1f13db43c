"""One of several things by its id, or the nearest that might have been meant."""

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol, TypeVar, overload

from interimkit.errors import Problem, ProblemCode, UnknownChoiceError
from interimkit.model.nearest import nearest, unknown
from interimkit.model.text import one_line


class Identified(Protocol):
    """Something that has an id."""

    @property
    def id(self) -> str:
        """Its id."""
        ...


IdentifiedT = TypeVar("IdentifiedT", bound=Identified)
ValueT = TypeVar("ValueT", bound=StrEnum)


def choose(
    items: tuple[IdentifiedT, ...],
    wanted: str | None,
    *,
    name: str,
    called: Callable[[IdentifiedT], str] = lambda item: item.id,
) -> tuple[IdentifiedT, ...]:
    """All items, or the one with the id wanted; otherwise as `choose_one`."""
    return items if wanted is None else (choose_one(items, wanted, name=name, called=called),)


def choose_one(
    items: tuple[IdentifiedT, ...],
    wanted: str,
    *,
    name: str,
    called: Callable[[IdentifiedT], str] = lambda item: item.id,
    also: tuple[str, ...] = (),
) -> IdentifiedT:
    """The item with the id wanted.

    Args:
        name: What the caller calls the argument that holds the wanted id.
        called: What readers see an item called: who saw "Ervaren" in a table may well type it.
        also: What is valid beside the ids, where one may ask for more than one.

    Raises:
        UnknownChoiceError: If none has this id; with the nearest id, also by name.
    """
    for item in items:
        if item.id == wanted:
            return item
    ids = (*(item.id for item in items), *also)
    ids_by_name = {called(item): item.id for item in items} | {id_: id_ for id_ in ids}
    raise UnknownChoiceError(
        Problem(
            code=ProblemCode.CHOICE_UNKNOWN,
            path=(name,),
            value=one_line(wanted),
            expected=ids,
            nearest=ids_by_name.get(nearest(wanted, ids_by_name), ""),
        )
    )


@overload
def choose_value(values: type[ValueT], wanted: str, *, name: str) -> ValueT: ...
@overload
def choose_value(values: type[ValueT], wanted: str | None, *, name: str) -> ValueT | None: ...
def choose_value(values: type[ValueT], wanted: str | None, *, name: str) -> ValueT | None:
    """The value called so, or none where none is wanted.

    Args:
        name: What the caller calls the argument that holds it.

    Raises:
        UnknownChoiceError: If no value is called so; with the nearest.
    """
    valid = tuple(value.value for value in values)
    if wanted is not None and wanted not in valid:
        raise UnknownChoiceError(unknown(ProblemCode.CHOICE_UNKNOWN, wanted, valid, path=(name,)))
    return values(wanted) if wanted is not None else None
