"""JSON Lines: an answers object on every line, each read as a file of its own would be.

Or a row on every line, with the columns of a table of our own shape for its names.
"""

from collections.abc import Iterator
from typing import BinaryIO

from msgspec.structs import replace

from interimkit.content.answers import read_composed
from interimkit.content.compose import Composed, Mapping, compose
from interimkit.content.open_pack import OpenPack
from interimkit.content.read import MAX_BYTES, decode
from interimkit.errors import ContentError, Problem, ProblemCode
from interimkit.group.inputs import Input
from interimkit.group.sheet import Sheet, Unread

_BUFFER = 1 << 18
"""Bytes read at once: a line of gigabytes goes by eight times as fast as by the usual 8 KiB."""


def read_json_lines(given: Input, pack: OpenPack) -> Iterator[Sheet | Unread]:
    """A sheet a line; empty lines are none. A line that is wrong does not stop those below."""
    name, none_yet = given.name, True
    try:
        with open(given.path, "rb", buffering=_BUFFER) as stream:  # noqa: PTH123 - as it is spelled
            for number, line in _lines(stream):
                if line.strip():
                    none_yet = False
                    yield _read_line(line, number, pack=pack, name=name)
    except OSError:
        yield Unread(problems=(Problem(code=ProblemCode.UNREADABLE, file=name),))
        return
    if none_yet:
        yield Unread(problems=(Problem(code=ProblemCode.EMPTY, file=name),))


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The lines with their numbers; of one that is too long, one byte more than is allowed."""
    number = 0
    while line := stream.readline(MAX_BYTES + 1):
        number += 1
        rest = line
        while len(rest) > MAX_BYTES and not rest.endswith(b"\n"):  # let go by, and not held
            rest = stream.readline(MAX_BYTES + 1)
        yield number, line


def _read_line(line: bytes, number: int, *, pack: OpenPack, name: str) -> Sheet | Unread:
    if len(line) > MAX_BYTES:
        problem = Problem(
            code=ProblemCode.GROUP_LINE_LONG, file=name, line=number, column=1,
            expected=(str(MAX_BYTES),),
        )  # fmt: skip
        return Unread(problems=(problem,))
    try:
        composed = compose(decode(line, name=name), file=name)
        if isinstance(composed.value, Mapping) and any("." in key for key in composed.value):
            return _read_flat(composed, number, pack=pack, name=name)
        loaded = read_composed(composed, pack=pack, name=name)
    except ContentError as error:
        return Unread(problems=tuple(_moved(problem, number) for problem in error.problems))
    again = loaded.asked_again and _moved(loaded.asked_again, number)
    return Sheet(file=name, row=number, answers=loaded.answers, asked_again=again)


def _read_flat(composed: Composed, number: int, *, pack: OpenPack, name: str) -> Sheet | Unread:
    """The sheet in a line that is a row of a table.

    Raises:
        ContentError: With every problem, each with its column on that line.
    """
    from interimkit.group.grid import GridRow
    from interimkit.group.table_sheets import find_columns, read_row

    value = composed.value
    if composed.problems:
        raise ContentError(*composed.problems)
    texts = tuple("" if cell is None else str(cell).strip() for cell in value.values())
    try:
        columns = find_columns(GridRow(number, tuple(value)), pack, name=name)
        found = read_row(GridRow(number, texts), columns, pack, name=name)
    except ContentError as error:
        found = Unread(problems=error.problems)
    if isinstance(found, Sheet):
        return found
    where = [at for _line, at in value.value_at.values()]  # where a table has a number of a column
    raise ContentError(*(replace(p, column=where[p.column - 1]) for p in found.problems))


def _moved(problem: Problem, line: int) -> Problem:
    """The problem of a text of one line, where that line is in its file."""
    expected = problem.expected
    if problem.code is ProblemCode.KEY_DUPLICATE:  # which names the place of the first
        expected = tuple(f"{line}:{at.rpartition(':')[2]}" for at in expected)
    return replace(problem, line=line, column=problem.column or 1, expected=expected)
