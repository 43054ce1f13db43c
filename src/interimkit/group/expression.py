"""One expression over the rows of a table of answers: what is right, and how many chose what.

It is made from a pack, as text in DuckDB's dialect, and needs no row in Python: whichever engine
holds the rows works it out (group/duckdb_engine.py, group/ibis_engine.py). A column is made alike
first, whatever type the file gave it; a text is then joined with the key of its question, so that
it is looked up once and not compared with each option. Nothing but ids, numbers and codes of the
pack enters the text, each quoted (group/sql.py).
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from interimkit.group import sql
from interimkit.group.entries import RATER, TIME, Entry, Kind
from interimkit.model.answers import Rater

DIGITS = "^0*[0-9]{1,7}([.]0+)?$"
"""A whole number in a text, as group/table_sheets.py takes it: a pack asks for seven digits."""

PLACE = ("file", "row")
"""Where a sheet stands; of a table that does not say so, nothing and 0."""


class Table(Struct, frozen=True, kw_only=True):
    """Rows to read, as an engine has them.

    Attributes:
        source: What stands after FROM.
        kinds: What each column that is read holds, by its name.
        place: The expressions of a sheet's file and row; none where the engine cannot tell.
    """

    source: str
    kinds: Mapping[str, Kind]
    place: tuple[str, str] = ("''", "0")


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
    return f"SELECT {', '.join(columns)} FROM {table.source}"  # noqa: S608


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
            digits = f"REGEXP_MATCHES({column}, {sql.text(DIGITS)})"
            column = f"TRY_CAST({column} AS DOUBLE)"
            number = f"{digits} AND {column} {fits}"
            given = f"{sql.name(entry.column)} <> ''"
    return f"CASE WHEN {number} THEN TRY_CAST({column} AS INTEGER) WHEN {given} THEN -1 END"


def _as_text(table: Table, column: str) -> str:
    if column not in table.kinds:
        return "CAST(NULL AS VARCHAR)"
    name = sql.name(column)
    match table.kinds[column]:
        case Kind.TEXT:
            return name
        case Kind.WHOLE:
            return f"CAST({name} AS VARCHAR)"
        case Kind.REAL:
            whole = f"CAST(TRY_CAST({name} AS BIGINT) AS VARCHAR)"
            is_whole = f"{name} = FLOOR({name}) AND ABS({name}) < 1000000000"
            return f"CASE WHEN {is_whole} THEN {whole} ELSE CAST({name} AS VARCHAR) END"


def key(entry: Entry, alias: str, *columns: Mapping[str, object]) -> str:
    """A join of `s` with what each option of a question is worth.

    Args:
        alias: What the key is called in the expression; its column `o` is the option, `c` its place
            from 0 (-1 where the text is empty), and `k0` … are what `columns` say of it.
        columns: By option, a number or a text.
    """
    rows = [("", -1, entry)]
    rows += [(option, place, entry) for place, option in enumerate(entry.options)]
    cells = ", ".join(
        "(" + ", ".join([sql.text(o), str(place), *(_cell(c.get(o)) for c in columns)]) + ")"
        for o, place, _ in rows
    )
    names = ", ".join(["o", "c", *(f"k{i}" for i in range(len(columns)))])
    return f"(VALUES {cells}) AS {alias}({names})"


def _cell(value: object) -> str:
    return sql.text(value) if isinstance(value, str) else "0" if value is None else str(value)


def joins(entries: Iterable[tuple[int, Entry]]) -> str:
    """Joins of `s` with the keys of what is chosen from options, as `k` and its place."""
    return " ".join(
        f"LEFT JOIN {key(entry, f'k{i}')} ON k{i}.o = s.v{i}"
        for i, entry in entries
        if entry.options
    )


def is_right(entries: Iterable[tuple[int, Entry]]) -> str:
    """Whether every answer of a row of `s`, joined with its keys, is one of what can be chosen."""
    return sql.all_of(
        f"(k{i}.c IS NOT NULL OR s.v{i} IS NULL)" if entry.options else f"COALESCE(s.v{i}, 0) >= 0"
        for i, entry in entries
    )


def code_of(place: int, entry: Entry) -> str:
    """The place of what was chosen, from 0, or the number; -1 where nothing was."""
    return f"COALESCE({f'k{place}.c' if entry.options else f's.v{place}'}, -1)"


def counts_in(entries: Sequence[Entry]) -> str:
    """Whether a row of `s` counts: a colleague's ratings and a second filling in do not."""
    conditions = []
    if RATER in entries:
        place = entries.index(RATER)
        conditions.append(f"COALESCE(s.v{place}, '') <> {sql.text(Rater.PEER)}")
    if TIME in entries:
        conditions.append(f"COALESCE(s.v{entries.index(TIME)}, 1) <= 1")
    return sql.all_of(conditions)


def held_by(tables: Iterable[Table], entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries that any of the tables has a column for."""
    columns = {column for table in tables for column in table.kinds}
    return tuple(entry for entry in entries if entry.column in columns)


def counts(tables: Sequence[Table], entries: Sequence[Entry], asked: Sequence[Entry]) -> str:
    """How many of the sheets that hold nothing wrong chose what.

    Each row of it says one thing: the columns are a code for each question asked (see `code_of`),
    then whether the sheet adds nothing (1 or 0), of which one is not NULL, then how many.

    Args:
        entries: What is looked at: a sheet with a wrong answer to any of these is left out.
        asked: What is counted, of the entries.
    """
    numbered = list(enumerate(entries))
    codes = [(i, entry) for i, entry in numbered if entry in asked]
    names = [f"c{i}" for i, _ in codes]
    coded = ", ".join(f"{code_of(i, entry)} AS c{i}" for i, entry in codes)
    counted = counts_in(entries)
    if counted != sql.ALWAYS:
        coded = ", ".join(
            f"CASE WHEN {counted} THEN {code_of(i, entry)} ELSE -1 END AS c{i}"
            for i, entry in codes
        )
    blank = sql.all_of(f"{name} < 0" for name in names)
    sets = ", ".join(f"({name})" for name in [*names, "blank"])
    return (
        f"SELECT {', '.join(names)}, blank, COUNT(*) AS n FROM ("  # noqa: S608
        f"SELECT {', '.join(names)}, CASE WHEN {blank} THEN 1 ELSE 0 END AS blank FROM ("
        f"SELECT {coded} FROM ({sheets(tables, entries)}) AS s {joins(numbered)} "
        f"WHERE {is_right(numbered)}) AS right_ones) AS coded GROUP BY GROUPING SETS ({sets})"
    )


def reading(tables: Sequence[Table], entries: Sequence[Entry]) -> str:
    """One row for which every answer has to be read: it fails where a file breaks off or lies."""
    # What a file says of itself cannot answer for lengths, as it could for the highest.
    lengths = ", ".join(f"SUM(LENGTH(CAST(v{i} AS VARCHAR)))" for i, _ in enumerate(entries))
    return f"SELECT {lengths} FROM ({sheets(tables, entries)}) AS s"  # noqa: S608


def how_many(tables: Sequence[Table]) -> str:
    """How many rows there are."""
    return f"SELECT COUNT(*) AS n FROM ({sheets(tables, ())}) AS s"  # noqa: S608


def wrong(
    tables: Sequence[Table],
    entries: Sequence[Entry],
    *,
    needed: Sequence[Entry] = (),
    most: int | None,
) -> str:
    """Which sheets hold something wrong, or lack what is needed, and what each of them answers.

    The columns are `file`, `row`, then for each entry the text that stands there.

    Args:
        needed: What must be answered, of the entries.
        most: So many rows at most; None for all of them.
    """
    limit = "" if most is None else f" LIMIT {most}"
    numbered = list(enumerate(entries))
    lacking = [f"{code_of(i, entry)} >= 0" for i, entry in numbered if entry in needed]
    given = ", ".join(f"x{i}" for i, _ in numbered)
    columns = [entry.column for entry in entries]
    return (
        f"SELECT file, row{given and ', ' + given} "  # noqa: S608
        f"FROM ({sheets(tables, entries, *columns)}) AS s {joins(numbered)} "
        f"WHERE NOT {sql.all_of([is_right(numbered), *lacking])}{limit}"
    )


def moments(
    tables: Sequence[Table],
    entries: Sequence[Entry],
    measured: Sequence[tuple[Entry, Mapping[str, int]]],
) -> str:
    """Of the sheets that hold nothing wrong and answer all that is measured: n, means, covariances.

    One row: how many; the mean of each; then the covariance (with n - 1) of the first with itself,
    the first with the second …, the second with itself, and so on.

    Args:
        measured: What is measured, of the entries, and what each option counts for; for a number
            nothing, since that counts for itself.
    """
    numbered = list(enumerate(entries))
    chosen = [(entries.index(entry), values) for entry, values in measured]
    values = ", ".join(f"{_measure(i, worth)} AS m{i}" for i, worth in chosen)
    names = [f"m{i}" for i, _ in chosen]
    means = [f"AVG({name})" for name in names]
    pairs = [f"COVAR_SAMP({one}, {other})" for k, one in enumerate(names) for other in names[k:]]
    whole = sql.all_of(f"{name} IS NOT NULL" for name in names)
    return (
        f"SELECT COUNT(*), {', '.join([*means, *pairs])} FROM ("  # noqa: S608
        f"SELECT {values} FROM ({sheets(tables, entries)}) AS s {joins(numbered)} "
        f"WHERE {is_right(numbered)} AND {counts_in(entries)}) AS measured WHERE {whole}"
    )


def _measure(place: int, worth: Mapping[str, int]) -> str:
    if not worth:
        return f"CAST(s.v{place} AS DOUBLE)"
    arms = " ".join(f"WHEN {sql.text(option)} THEN {value}" for option, value in worth.items())
    return f"CAST(CASE s.v{place} {arms} END AS DOUBLE)"
