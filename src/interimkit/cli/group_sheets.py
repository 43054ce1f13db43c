"""The sheets that a command line names, and what could not be read of them."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import partial
from gettext import ngettext
from typing import TYPE_CHECKING, TypeVar

import typer
from msgspec import Struct

from interimkit.cli.command import Output
from interimkit.cli.complain import complain, complain_as_json, in_place
from interimkit.cli.reading import reading
from interimkit.cli.say import say
from interimkit.content.open_pack import OpenPack
from interimkit.content.read import load_given
from interimkit.errors import ExitCode, Problem, ProblemCode, UsageError
from interimkit.group.inputs import Input, Kind, find_inputs
from interimkit.group.left_out import LeftOut
from interimkit.group.read import read_sheets
from interimkit.group.rows import Row, rows
from interimkit.group.sheet import Sheet, Unread
from interimkit.model.form_map import FormMap
from interimkit.model.text import clean
from interimkit.model.workshop import Topic
from interimkit.render.formats import Format

if TYPE_CHECKING:
    from interimkit.group.engine import Engine

T = TypeVar("T")


class Asked(Struct, frozen=True, kw_only=True):
    """What a command line asks; each as its option says."""

    files: tuple[str, ...]
    topic: Topic | None = None
    mapping: str | None = None
    rows: bool = False
    statistics: bool = False
    role: str | None = None
    strict: bool = False
    memory: str | None = None
    engine: str | None = None


Inputs = tuple[Input | Unread, ...]

OPTIONS = {"mapping": "map"}
"""What options are called, where that is no name for what they hold."""

_NEEDS = {
    "engine": ("FILE.PARQUET", {Kind.PARQUET}),
    "memory": ("FILE.PARQUET", {Kind.PARQUET}),
    "mapping": ("FILE.CSV|FILE.XLSX", {Kind.CSV, Kind.XLSX}),
}
"""What options are about: the kinds of file, and how those are called."""


def inputs_of(asked: Asked) -> Inputs:
    """What there is to read, or could be.

    Raises:
        UsageError: If an option is about a kind of file that is not among it: nobody should believe
            that it did anything.
    """
    found = find_inputs(asked.files)
    if any(isinstance(one, Unread) for one in found):  # which could have been it
        return found
    kinds = {one.kind for one in found if isinstance(one, Input)}
    problems = [
        Problem(code=ProblemCode.OPTION_ALONE, path=(OPTIONS.get(name, name),), expected=(files,))
        for name, (files, about) in _NEEDS.items()
        if getattr(asked, name) is not None and not about & kinds
    ]
    if problems:
        raise UsageError(*problems)
    return found


def with_tables(inputs: Inputs) -> tuple[Inputs, tuple[Input, ...]]:
    """What is read a sheet at a time, and the tables of very many rows."""
    tables = tuple(one for one in inputs if isinstance(one, Input) and one.kind is Kind.PARQUET)
    return tuple(one for one in inputs if one not in tables), tables


@contextmanager
def sheets_of(
    inputs: Inputs, asked: Asked, pack: OpenPack, left: LeftOut
) -> Iterator[Iterator[Sheet | Unread]]:
    """The sheets, one after another, and how far it is while they are read.

    A table of very many rows is gone through a row at a time as well.

    Raises:
        ContentError: If the map cannot be read.
        MissingExtraError: If what reads tables is not installed.
    """
    mapping = _map(asked.mapping, pack) if asked.mapping is not None else None

    def of_table(engine: "Engine", table: Input) -> Iterator[Sheet | Unread]:
        from interimkit.group.tables import file_sheets

        return file_sheets(engine, (table,), pack)

    with reading(len(inputs)) as seen, ExitStack() as stack:
        one = partial(read_sheets, pack=pack, mapping=mapping)
        engine = _engine(inputs, asked, stack)
        yield left.noting(seen.rows(_in_order(seen.files(inputs), engine, one, of_table)))


@contextmanager
def rows_of(
    inputs: Inputs, asked: Asked, pack: OpenPack, topic: Topic, left: LeftOut
) -> Iterator[Iterator[Row | Unread]]:
    """A row for each sheet, likewise; those of a table of very many are worked out in one go.

    Raises:
        ContentError: If the map cannot be read.
        MissingExtraError: If what reads tables is not installed.
    """
    mapping = _map(asked.mapping, pack) if asked.mapping is not None else None

    def of_others(given: tuple[Input | Unread]) -> Iterator[Row | Unread]:
        sheets = left.noting(read_sheets(given, pack, mapping=mapping))
        return rows(left.with_rows(sheets, topic), pack, topic, role=asked.role)

    def of_table(engine: "Engine", table: Input) -> Iterator[Row | Unread]:
        from interimkit.group.tables import file_rows

        return file_rows(engine, (table,), pack, topic, left, role=asked.role)

    with reading(len(inputs)) as seen, ExitStack() as stack:
        yield seen.rows(
            _in_order(seen.files(inputs), _engine(inputs, asked, stack), of_others, of_table)
        )


def _in_order(
    inputs: Iterable[Input | Unread],
    engine: "Engine | None",
    of_others: Callable[[tuple[Input | Unread]], Iterator[T]],
    of_table: Callable[["Engine", Input], Iterator[T]],
) -> Iterator[T]:
    """What is in each input, one after another; there is an engine where there is a table."""
    for given in inputs:
        if engine and isinstance(given, Input) and given.kind is Kind.PARQUET:
            yield from of_table(engine, given)
        else:
            yield from of_others((given,))


def _engine(inputs: Inputs, asked: Asked, stack: ExitStack) -> "Engine | None":
    """What goes through the tables, known before anything is written; None where there is none."""
    return stack.enter_context(engine_of(asked)) if with_tables(inputs)[1] else None


def engine_of(asked: Asked) -> "AbstractContextManager[Engine]":
    """What works through tables of very many rows, as it was asked for.

    Raises:
        MissingExtraError: If it is not installed.
        UnknownChoiceError: If there is no such engine.
        UsageError: If the memory is no amount.
    """
    from interimkit.group.engine import DEFAULT_MEMORY, DUCKDB, megabytes, open_engine
    from interimkit.store.extra import Extra, require_extra

    require_extra(Extra.GROUP)
    memory = DEFAULT_MEMORY if asked.memory is None else megabytes(asked.memory)
    return open_engine(asked.engine or DUCKDB, memory=memory)


def _map(file: str, pack: OpenPack) -> FormMap:
    from interimkit.group.form_maps import read_map

    return read_map(load_given(file), pack=pack, name=clean(file))


def say_left_out(left: LeftOut, output: Output) -> None:
    """Says below the result what was left out, and where that is sheets ends with its exit code.

    Raises:
        typer.Exit: If anything could not be read.
    """
    if not left.count:
        _say_others(left)
        return
    if output.output_format is Format.JSON:  # which is one line of JSON, whatever is in it
        problems = (*left.problems, *left.asked_again)
        complain_as_json(problems, exit_code=ExitCode.CONTENT, hint="")
    else:
        _say_others(left)
        complain(left.problems, hint="")
        text = ngettext(
            "{count} could not be read, and is not in the result.",
            "{count} could not be read, and are not in the result.",
            left.count,
        )
        say(text.format(count=left.count))
    raise typer.Exit(ExitCode.CONTENT)


def _say_others(left: LeftOut) -> None:
    """Says how many sheets have no row; of which answers were left out, for nobody gave those."""
    if left.of_colleagues:
        text = ngettext(
            "{count} sheet is a colleague’s and has no row here: colleagues rate only skills.",
            "{count} sheets are colleagues’ and have no row here: colleagues rate only skills.",
            left.of_colleagues,
        )
        say(text.format(count=left.of_colleagues))
    for problem in left.asked_again:
        say(in_place(problem))
    if left.older > 1:
        text = ngettext(
            "{count} sheet answers what was rewritten since; there that question is open.",
            "{count} sheets answer what was rewritten since; there that question is open.",
            left.older,
        )
        say(text.format(count=left.older))
