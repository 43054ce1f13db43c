"""One expression over the rows of a table of answers: what is right, and how many chose what.

It is made from a pack, as text in DuckDB's dialect, and needs no row in Python: whichever engine
holds the rows works it out (group/duckdb_engine.py, group/ibis_engine.py). A column is made alike
first, whatever type the file gave it; a text then becomes the place of its option. Nothing is
joined: no engine promises the order of what it joins, and rows come in the order of their files.
Nothing but ids, numbers and codes of the pack enters the text, each quoted (group/sql.py).
"""

# ruff: noqa: S608 - of ids, numbers and codes alone, each quoted by group/sql.py

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from interimkit.group import sql
from interimkit.group.entries import RATER, TIME, Entry, Kind
from interimkit.group.table_sheets import PERSON
from interimkit.model.answers import Rater
from interimkit.model.text import INVISIBLE, is_clean

DIGITS = "^[0-9]{1,18}([.]0+)?$"
"""A whole number in a text, as group/table_sheets.py takes it."""

SPACES = "".join(s for s in map(chr, range(1, 0x3001)) if s.isspace() and is_clean(s))
"""What does not count around a text, once it is clean."""

NONE, RETIRED = -1, -2
"""The places of what is no option: nothing, and what a question no longer has."""

PLACE = ("file", "row")
"""Where a sheet stands; of a table that does not say so, nothing and 0."""


class Table(Struct, frozen=True, kw_only=True):
    """Rows to read, as an engine has them.

    Attributes:
        source: What stands after FROM.
        kinds: What each column that is read holds, by its name.
        place: The expressions of a sheet's file and row; none where the engine cannot tell.
        numbers: For each file as it is named there, the number of each column, from 1.
    """

    source: str
    kinds: Mapping[str, Kind]
    place: tuple[str, str] = ("''", "0")
    numbers: Mapping[str, Mapping[str, int]] = {}


def sheets(tables: Sequence[Table], entries: Sequence[Entry], *extra: str) -> str:
    """The rows of all tables, in order: where each stands, its answers, and what else is asked for.

    Column `v0`, `v1` … are the answers to the entries: a text, or a number that is -1 where it is
    none or out of range; NULL where nothing was answered, or an empty text.

    Args:
        extra: Columns to take along as text, as `x0`, `x1` ….
    """
    return " UNION ALL ".join(_sheets_of(table, entries, extra) for table in tables)


def _sheets_of(table: Table, entries: Sequence[Entry], extra: Sequence[str]) -> str:
    file, row = table.place
    columns = [f"{file} AS file", f"{row} AS row"]
    columns += [f"{_answer(table, entry)} AS v{i}" for i, entry in enumerate(entries)]
    columns += [f"{_as_text(table, column)} AS x{i}" for i, column in enumerate(extra)]
    return f"SELECT {', '.join(columns)} FROM {table.source}"


def _answer(table: Table, entry: Entry) -> str:
    if entry.options:
        return _as_text(table, entry.column)
    if entry.column not in table.kinds:
        return "CAST(NULL AS INTEGER)"
    column = sql.name(entry.column)
    fits = f"BETWEEN {entry.at_least} AND {entry.at_most}"
    match table.kinds[entry.column]:
        case Kind.WHOLE:
            number, given = f"{column} {fits}", f"{column} IS NOT NULL"
        case Kind.REAL:
            number, given = (
                f"{column} {fits} AND {column} = FLOOR({column})",
                f"{column} IS NOT NULL",
            )
        case Kind.TEXT:
            text = trimmed(_as_text(table, entry.column))
            column = f"TRY_CAST({text} AS DOUBLE)"
            number = f"REGEXP_MATCHES({text}, {sql.text(DIGITS)}) AND {column} {fits}"
            given = f"{text} <> ''"
    return f"CASE WHEN {number} THEN TRY_CAST({column} AS INTEGER) WHEN {given} THEN -1 END"


def _as_text(table: Table, column: str) -> str:
    if column not in table.kinds:
        return "CAST(NULL AS VARCHAR)"
    name = sql.name(column)
    match table.kinds[column]:
        case Kind.TEXT | Kind.WHOLE:
            return f"CAST({name} AS VARCHAR)"
        case Kind.REAL:
            whole = f"CAST(TRY_CAST({name} AS BIGINT) AS VARCHAR)"
            is_whole = f"{name} = FLOOR({name}) AND ABS({name}) < 1000000000"
            return f"CASE WHEN {is_whole} THEN {whole} ELSE CAST({name} AS VARCHAR) END"


def coded(tables: Sequence[Table], entries: Sequence[Entry], *extra: str) -> str:
    """The rows of `sheets`, each also with the place of what was chosen, from 0, as `k0`, `k1` ….

    It is NONE where a text is empty, RETIRED where the question no longer has the option, and NULL
    where it is no option or there is none. What is answered by a number has no place.
    """
    places = "".join(
        f", {_place(f'v{i}', entry)} AS k{i}" for i, entry in enumerate(entries) if entry.options
    )
    return f"SELECT *{places} FROM ({sheets(tables, entries, *extra)}) AS given"


def _place(value: str, entry: Entry) -> str:
    """Spaces around a text do not count, and cost nothing where there are none."""
    offered = {option: place for place, option in enumerate(entry.options)}
    places = {"": NONE} | offered | dict.fromkeys(entry.retired, RETIRED)
    return pick(value, places, pick(trimmed(value), places))


def trimmed(text: str) -> str:
    """A text without what does not show in it, nor counts around it, as in every other table."""
    seen = f"TRANSLATE({text}, {sql.text(''.join(sorted(INVISIBLE)))}, '')"
    return f"TRIM({seen}, {sql.text(SPACES)})"


def pick(value: str, by: Mapping[str, int] | Mapping[int, int], other: str = "NULL") -> str:
    """What a value stands for, by what it is; something other where it is none of these.

    >>> pick("v0", {"a": 1}), pick("k0", {2: 1}, "0")
    ("CASE v0 WHEN 'a' THEN 1 ELSE NULL END", 'CASE k0 WHEN 2 THEN 1 ELSE 0 END')
    """
    arms = " ".join(
        f"WHEN {sql.text(one) if isinstance(one, str) else one} THEN {number}"
        for one, number in by.items()
    )
    return f"CASE {value} {arms} ELSE {other} END"


def is_right(entries: Iterable[tuple[int, Entry]]) -> str:
    """Whether every answer of a row of `coded` is one of what can be chosen."""
    return sql.all_of(
        f"(k{i} IS NOT NULL OR v{i} IS NULL)" if entry.options else f"COALESCE(v{i}, 0) >= 0"
        for i, entry in entries
    )


def code_of(place: int, entry: Entry) -> str:
    """The place of what was chosen, from 0, or the number; below 0 where there is none."""
    return f"COALESCE({chosen(place, entry)}, {NONE})"


def chosen(place: int, entry: Entry) -> str:
    """The column of `coded` that says what was chosen: its place, or the number."""
    return f"{'k' if entry.options else 'v'}{place}"


def is_older(entries: Iterable[tuple[int, Entry]]) -> str:
    """Whether a row of `coded` answers what was rewritten since."""
    return sql.any_of(f"{code_of(i, entry)} = {RETIRED}" for i, entry in entries if entry.retired)


def is_own(entries: Sequence[Entry]) -> str:
    """Whether a row of `coded` is of whoever it is about, and not a colleague's ratings."""
    if RATER not in entries:
        return sql.ALWAYS
    return f"{code_of(entries.index(RATER), RATER)} <> {RATER.options.index(Rater.PEER)}"


def counts_in(entries: Sequence[Entry]) -> str:
    """Whether a row of `coded` counts: a colleague's ratings and a second filling in do not."""
    conditions = [is_own(entries)]
    if TIME in entries:
        conditions.append(f"COALESCE(v{entries.index(TIME)}, 1) <= 1")
    return sql.all_of(conditions)


def held_by(tables: Iterable[Table], entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries that any of the tables has a column for."""
    columns = {column for table in tables for column in table.kinds}
    return tuple(entry for entry in entries if entry.column in columns)


def counts(tables: Sequence[Table], entries: Sequence[Entry], asked: Sequence[Entry]) -> str:
    """How many of the sheets that hold nothing wrong chose what.

    Each row of it says one thing: the columns are a code for each question asked (see `code_of`),
    then whether the sheet adds nothing (1 or 0), then whether it answers what was rewritten since
    (1 or 0), of which one is not NULL, then how many.

    Args:
        entries: What is looked at: a sheet with a wrong answer to any of these is left out.
        asked: What is counted, of the entries.
    """
    numbered = list(enumerate(entries))
    codes = [(i, entry) for i, entry in numbered if entry in asked]
    names = [f"c{i}" for i, _ in codes]
    coded_as = ", ".join(f"{code_of(i, entry)} AS c{i}" for i, entry in codes)
    counted = counts_in(entries)
    if counted != sql.ALWAYS:
        coded_as = ", ".join(
            f"CASE WHEN {counted} THEN {code_of(i, entry)} ELSE -1 END AS c{i}"
            for i, entry in codes
        )
    blank = sql.all_of(f"{name} < 0" for name in names)
    told = [*names, "blank", "older"]
    sets = ", ".join(f"({name})" for name in told)
    older = f"CASE WHEN {is_older(numbered)} THEN 1 ELSE 0 END AS older"
    return (
        f"SELECT {', '.join(told)}, COUNT(*) AS n FROM ("
        f"SELECT *, CASE WHEN {blank} THEN 1 ELSE 0 END AS blank FROM ("
        f"SELECT {coded_as}, {older} FROM ({coded(tables, entries)}) AS s "
        f"WHERE {is_right(numbered)}) AS right_ones) AS coded GROUP BY GROUPING SETS ({sets})"
    )


def reading(tables: Sequence[Table], entries: Sequence[Entry]) -> str:
    """One row for which every answer has to be read: it fails where a file breaks off or lies."""
    # What a file says of itself cannot answer for lengths, as it could for the highest.
    lengths = ", ".join(f"SUM(LENGTH(CAST(v{i} AS VARCHAR)))" for i, _ in enumerate(entries))
    return f"SELECT {lengths} FROM ({sheets(tables, entries)}) AS s"


def how_many(tables: Sequence[Table]) -> str:
    """How many rows there are."""
    return f"SELECT COUNT(*) AS n FROM ({sheets(tables, ())}) AS s"


def wrong(
    tables: Sequence[Table],
    entries: Sequence[Entry],
    *,
    needed: Sequence[Entry] = (),
    most: int | None,
) -> str:
    """Which sheets hold something wrong, or lack what is needed, and what each of them answers.

    The columns are `file`, `row`, then for each entry the text that stands there, then whose it is.

    Args:
        needed: What must be answered, of the entries; a colleague's sheet does not do either.
        most: So many rows at most; None for all of them.
    """
    numbered = list(enumerate(entries))
    lacking = [f"{code_of(i, entry)} >= 0" for i, entry in numbered if entry in needed]
    if needed:
        lacking.append(is_own(entries))
    fits = sql.all_of([is_right(numbered), *lacking])
    return _given(tables, entries, f"NOT {fits}", most=most)


def older(tables: Sequence[Table], entries: Sequence[Entry], *, most: int) -> str:
    """Which sheets that hold nothing wrong answer what was rewritten since; columns as of `wrong`.

    Args:
        most: So many rows at most.
    """
    numbered = list(enumerate(entries))
    answer = sql.all_of([is_right(numbered), is_older(numbered)])
    return _given(tables, entries, answer, most=most)


def _given(
    tables: Sequence[Table], entries: Sequence[Entry], condition: str, *, most: int | None
) -> str:
    limit = "" if most is None else f" LIMIT {most}"
    columns = [*(entry.column for entry in entries), PERSON]
    given = "".join(f", x{i}" for i, _ in enumerate(columns))
    return (
        f"SELECT file, row{given} FROM ({coded(tables, entries, *columns)}) AS s "
        f"WHERE {condition}{limit}"
    )
