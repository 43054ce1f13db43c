"""A table of our own shape: a row a sheet, a column an answer, the first row its headings.

The headings are `quiz.<question>`, `checks.<check>`, `skills.<skill>`, `pitfalls.<pitfall>` and
`profile.<role|discipline>`; `person`, `rater` and `time` say whose a row is. A cell becomes what an
answers file would hold there, with its row and its column as its place, so that a table is held
against the pack by the same rules, and told what is wrong in the same words.
"""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as ByName
from functools import lru_cache

from msgspec.structs import replace

from interimkit.content.answers import read_composed
from interimkit.content.compose import Composed, Mapping
from interimkit.content.open_pack import OpenPack
from interimkit.errors import MAX_PROBLEMS, ContentError, Problem, ProblemCode
from interimkit.group.entries import RATER, TIME, Entry, entries_of
from interimkit.group.grid import GridKind, GridRow, rows_of
from interimkit.group.inputs import Input
from interimkit.group.sheet import Sheet, Unread
from interimkit.model.form_map import FormMap
from interimkit.model.nearest import nearest
from interimkit.model.text import one_line

PERSON = "person"
"""The column that says whose a row is."""

_PROFILE = tuple(Entry(section="profile", id=name) for name in ("role", "discipline"))
"""Columns that every table may have: rows of skills head them, whatever the pack has of these."""

_WHOLE = re.compile(r"([0-9]{1,18})(\.0+)?")
"""A whole number, also as it comes from a table in which other numbers had decimals."""

LONGEST_PERSON = 100


def read_table(
    given: Input, pack: OpenPack, *, mapping: FormMap | None = None
) -> Iterator[Sheet | Unread]:
    """A sheet a row; a row without anything in it is none.

    Args:
        mapping: What its columns are, where they are a form's and not our own.

    Raises:
        MissingExtraError: If a spreadsheet needs what is not installed.
    """
    name = given.name
    try:
        with open(given.path, "rb") as stream:  # noqa: PTH123 - in the reader's spelling
            rows = rows_of(stream, name, GridKind(given.kind))
            if mapping is None:
                yield from sheets_of(rows, pack, name=name)
            else:
                from interimkit.group.forms import apply

                yield from apply(mapping, rows, pack, name=name)
    except ContentError as error:  # of the table as a whole: below this nothing can be trusted
        yield Unread(problems=error.problems)
    except OSError:
        yield Unread(problems=(Problem(code=ProblemCode.UNREADABLE, file=name),))


def sheets_of(rows: Iterable[GridRow], pack: OpenPack, *, name: str) -> Iterator[Sheet | Unread]:
    """The sheets in the rows of a table.

    Args:
        rows: Those that hold anything, the headings first; there is one.
        name: The file as messages call it.

    Raises:
        ContentError: If its headings are not ours, there is nothing below them, or it breaks off.
    """
    lines = iter(rows)
    columns = find_columns(next(lines), pack, name=name)
    none_yet = True
    for row in lines:
        none_yet = False
        yield read_row(row, columns, pack, name=name)
    if none_yet:
        raise ContentError(Problem(code=ProblemCode.GROUP_NO_ROWS, file=name))


@lru_cache(maxsize=1)
def own_columns(pack: OpenPack) -> ByName[str, Entry]:
    """Every column that a table can have, by its heading."""
    entries = (*entries_of(pack), *_PROFILE, Entry(section="", id=PERSON))
    return {entry.column: entry for entry in entries}


@lru_cache(maxsize=1)
def _remembered(pack: OpenPack) -> ByName[str, str]:
    """Our headings by their letters, and by those of their questions alone."""
    ours = own_columns(pack)
    asked = {_letters(c.id): h for h, c in ours.items() if c.section not in {"profile", ""}}
    return {_letters(heading): heading for heading in ours} | asked


def find_columns(headings: GridRow, pack: OpenPack, *, name: str) -> tuple[Entry | None, ...]:
    """Which column is which of ours; None for what is let be.

    Raises:
        ContentError: If a heading is nearly ours, comes twice, or none is ours.
    """
    ours, alike = own_columns(pack), _remembered(pack)
    sections = tuple({f"{column.section}." for column in ours.values() if column.section})
    problems: list[Problem] = []
    first: dict[str, int] = {}
    for number, heading in enumerate(headings.cells, start=1):
        problem = Problem(
            code=ProblemCode.GROUP_COLUMN_UNKNOWN, file=name, line=headings.line, column=number,
            value=one_line(heading), nearest=alike.get(_letters(heading), ""),
        )  # fmt: skip
        if heading in first:
            code, at = ProblemCode.GROUP_COLUMN_TWICE, f"{headings.line}:{first[heading]}"
            problems.append(replace(problem, code=code, expected=(at,), nearest=""))
        elif heading in ours:
            first[heading] = number
        elif problem.nearest:
            problems.append(problem)
        elif heading.startswith(sections):
            problems.append(replace(problem, nearest=nearest(heading, ours)))
    if not problems and not any(ours[heading].section for heading in first):
        code = ProblemCode.GROUP_NO_COLUMNS
        example = next(iter(ours))
        problems.append(
            Problem(code=code, file=name, line=headings.line, column=1, expected=(example,))
        )
    if problems:
        raise ContentError(*problems[:MAX_PROBLEMS])
    return tuple(map(ours.get, headings.cells))


def _letters(heading: str) -> str:
    """A heading as somebody remembers it: neither case nor signs count."""
    return re.sub(r"[\W_]+", "", heading.casefold())


def read_row(
    row: GridRow, columns: tuple[Entry | None, ...], pack: OpenPack, *, name: str
) -> Sheet | Unread:
    """The sheet in a row, or everything that is wrong with it."""
    said: dict[str, str] = {}
    whole = Mapping((row.line, 1))
    for number, (column, cell) in enumerate(zip(columns, row.cells, strict=False), start=1):
        if column is None or not cell:
            continue
        at = (row.line, number)
        if column.section:
            if column.section not in whole:
                _put(whole, column.section, Mapping(at), at)
            _put(whole[column.section], column.id, _value(column.section, cell), at)
        elif column == RATER:
            _put(whole, RATER.id, cell, at)
        else:
            said[column.id] = cell
    try:
        _refuse_more_cells(row, len(columns), name=name)
        at = (row.line, columns.index(TIME) + 1 if TIME.id in said else 1)
        time = _time(said[TIME.id], at, name=name) if TIME.id in said else 0
        loaded = read_composed(Composed(whole, (row.line, 1), ()), pack=pack, name=name)
    except ContentError as error:
        return Unread(problems=error.problems)
    person = one_line(said.get(PERSON, ""), most=LONGEST_PERSON)
    return Sheet(
        file=name, row=row.line, answers=loaded.answers, person=person, time=time,
        asked_again=loaded.asked_again,
    )  # fmt: skip


def _refuse_more_cells(row: GridRow, columns: int, *, name: str) -> None:
    """Refuses a row with something beside the table.

    Raises:
        ContentError: With its place.
    """
    if any(row.cells[columns:]):
        code, limit = ProblemCode.GROUP_ROW_LONG, (str(columns),)
        raise ContentError(
            Problem(code=code, file=name, line=row.line, column=columns + 1, expected=limit)
        )


def _time(cell: str, at: tuple[int, int], *, name: str) -> int:
    """Which filling in it is.

    Raises:
        ContentError: If it is no number from 1.
    """
    time = _as_number(cell)
    if time is None or not TIME.at_least <= time <= TIME.at_most:
        line, column = at
        problem = Problem(
            code=ProblemCode.NUMBER_RANGE, file=name, line=line, column=column,
            value=one_line(cell), expected=(str(TIME.at_least), str(TIME.at_most)),
        )  # fmt: skip
        raise ContentError(problem)
    return time


def _put(mapping: Mapping, key: str, value: object, at: tuple[int, int]) -> None:
    mapping[key], mapping.key_at[key], mapping.value_at[key] = value, at, at


def _value(section: str, text: str) -> str | int:
    """A cell as YAML would have read it: a level and a check's number are numbers."""
    number = _as_number(text) if section in {"skills", "checks"} else None
    return text if number is None else number


def _as_number(text: str) -> int | None:
    found = _WHOLE.fullmatch(text)
    return int(found[1]) if found else None
