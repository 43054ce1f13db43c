"""Files that an engine reads: what is told of a group, of each sheet, and of what is wrong.

    with open_engine(name, memory=megabytes(amount)) as engine:
        tally_files(engine, inputs, pack, topic, left)  # how often what was chosen
        file_rows(engine, inputs, pack, topic, left)    # `Row | Unread`, as `rows` of the sheets
        file_sheets(engine, inputs, pack)               # `Sheet | Unread`, where Python has to look

A file that cannot be opened, or breaks off, or lies, is left out by itself, as in every other kind.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from interimkit.content.open_pack import OpenPack
from interimkit.errors import MAX_PROBLEMS, ContentError, Problem, ProblemCode
from interimkit.group import expression
from interimkit.group.engine import Engine
from interimkit.group.entries import Entry, asked_of, entries_of
from interimkit.group.expression import Table
from interimkit.group.grid import GridRow
from interimkit.group.inputs import Input
from interimkit.group.left_out import LeftOut
from interimkit.group.quiz_expression import quiz_rows
from interimkit.group.rows import Row, columns, rows
from interimkit.group.sheet import Sheet, Unread
from interimkit.group.table_sheets import LONGEST_PERSON, PERSON, own_columns, read_row
from interimkit.group.tally import Tally
from interimkit.model.text import clean, one_line
from interimkit.model.workshop import Topic


def tally_files(
    engine: Engine, inputs: Sequence[Input], pack: OpenPack, topic: Topic, left: LeftOut
) -> Tally:
    """What was chosen in the files, as `tally` counts it in sheets.

    Args:
        left: Told of the files that cannot be read, of the rows that hold something wrong, and of
            those that answer what was rewritten since.

    Raises:
        ContentError: If the memory does not do; with what is wrong, where `left` is strict.
    """
    tables, unread = _apart(engine.open(inputs, pack))
    try:
        counted = _counted(engine, tables, pack, topic)
    except ContentError:
        tables, unread = _apart(sound_tables(engine, inputs, pack))
        counted = _counted(engine, tables, pack, topic)
    left.add(unread, count=len(unread))
    if counted.wrong:
        found = wrong_rows(engine, tables, pack)
        left.add((one for one in found if isinstance(one, Unread)), count=counted.wrong)
    if counted.older:
        left.add_older(_asked_again(engine, tables, pack), count=counted.older)
    return counted.tally


def sound_tables(
    engine: Engine, inputs: Sequence[Input], pack: OpenPack
) -> Iterator[Table | Unread]:
    """The tables of the files that can be read to their ends, and why the others cannot.

    Raises:
        ContentError: If the memory does not do.
    """
    sound = []
    for given in inputs:
        tables, unread = _apart(engine.open([given], pack))
        yield from unread
        try:
            held = expression.held_by(tables, entries_of(pack))
            for _ in engine.fetch(expression.reading(tables, held)) if tables else ():
                pass
        except ContentError as error:
            if any(problem.code is ProblemCode.MEMORY_SHORT for problem in error.problems):
                raise
            yield Unread(problems=tuple(replace(p, file=given.name) for p in error.problems))
            continue
        sound += [given] if tables else []
    yield from engine.open(sound, pack)


def _apart(
    found: Iterable[Table | Unread],
) -> tuple[tuple[Table, ...], tuple[Unread, ...]]:
    every = tuple(found)
    tables = tuple(one for one in every if isinstance(one, Table))
    return tables, tuple(one for one in every if isinstance(one, Unread))


class _Counted(Struct, frozen=True, kw_only=True):
    """What the tables tell of a group.

    Attributes:
        wrong: How many rows hold something wrong.
        older: How many of the others answer what was rewritten since.
    """

    tally: Tally
    wrong: int = 0
    older: int = 0


def _counted(engine: Engine, tables: Sequence[Table], pack: OpenPack, topic: Topic) -> _Counted:
    asked = asked_of(pack, topic)
    if not tables or not asked:
        return _Counted(tally=Tally(counts={}, sheets=0))
    held = expression.held_by(tables, entries_of(pack))
    entries = (*held, *(entry for entry in asked if entry not in held))
    ordered = [entry for entry in entries if entry in asked]
    counts: dict[str, dict[str, int]] = {}
    right = sheets = older = 0
    for *codes, blank, is_older, number in engine.fetch(expression.counts(tables, entries, asked)):
        if blank is not None:
            right += number
            sheets += number * (not blank)
            continue
        if is_older is not None:
            older += number * is_older
            continue
        entry, code = next((e, c) for e, c in zip(ordered, codes, strict=True) if c is not None)
        if code >= 0:
            option = entry.options[code] if entry.options else str(code)
            counts.setdefault(entry.id, {})[option] = number
    ((every,),) = engine.fetch(expression.how_many(tables))
    tally = Tally(counts=counts, sheets=sheets)
    return _Counted(tally=tally, wrong=every - right, older=older)


def wrong_rows(
    engine: Engine,
    tables: Sequence[Table],
    pack: OpenPack,
    *,
    needed: Sequence[Entry] = (),
    most: int | None = MAX_PROBLEMS,
) -> Iterator[Sheet | Unread]:
    """The first of the rows that hold something wrong, in the words of every other table.

    Args:
        needed: What must be answered: a row that lacks some of it comes as its sheet.
        most: So many at most; None for all.
    """
    if not tables:
        return
    held = expression.held_by(tables, entries_of(pack))
    entries = (*held, *(entry for entry in needed if entry not in held))
    text = expression.wrong(tables, entries, needed=needed, most=most)
    yield from _sheets(engine, text, tables, _columns(entries), pack)


def _asked_again(engine: Engine, tables: Sequence[Table], pack: OpenPack) -> list[Problem]:
    """What the first of the sheets answer that was rewritten since, in the words of every table."""
    held = expression.held_by(tables, entries_of(pack))
    text = expression.older(tables, held, most=MAX_PROBLEMS)
    found = _sheets(engine, text, tables, _columns(held), pack)
    return [one.asked_again for one in found if isinstance(one, Sheet) and one.asked_again]


def _columns(entries: Iterable[Entry]) -> tuple[str, ...]:
    """What is read of a row: its answers, and whose it is."""
    return (*(entry.column for entry in entries), PERSON)


def _sheets(
    engine: Engine, text: str, tables: Sequence[Table], names: Sequence[str], pack: OpenPack
) -> Iterator[Sheet | Unread]:
    """The rows that an expression of `file`, `row` and some of our columns gives.

    One in which all of these are empty is none, whatever else the file holds.
    """
    numbers = {file: by_name for table in tables for file, by_name in table.numbers.items()}
    columns = tuple(map(own_columns(pack).get, names))
    for file, row, *cells in engine.fetch(text):
        texts = tuple("" if cell is None else clean(cell).strip() for cell in cells)
        if any(texts):
            one = read_row(GridRow(line=row, cells=texts), columns, pack, name=file)
            yield one if isinstance(one, Sheet) else _placed(one, names, numbers.get(file, {}))


def _placed(unread: Unread, names: Sequence[str], numbers: Mapping[str, int]) -> Unread:
    """The same with the numbers that the columns have in the file, and in that order."""
    placed = (
        replace(p, column=numbers.get(names[p.column - 1], 0) if p.column else 0)
        for p in unread.problems
    )
    return Unread(problems=tuple(sorted(placed, key=lambda p: p.column)))


def file_sheets(
    engine: Engine, inputs: Sequence[Input], pack: OpenPack
) -> Iterator[Sheet | Unread]:
    """Every row of the files as a sheet, through Python: what no expression says.

    Raises:
        ContentError: If the memory does not do.
    """
    tables, unread = _apart(sound_tables(engine, inputs, pack))
    yield from unread
    held = expression.held_by(tables, entries_of(pack))
    columns = _columns(held)
    if tables:
        text = expression.sheets(tables, (), *columns)
        yield from _sheets(engine, text, tables, columns, pack)


def file_rows(
    engine: Engine,
    inputs: Sequence[Input],
    pack: OpenPack,
    topic: Topic,
    left: LeftOut,
    *,
    role: str | None = None,
) -> Iterator[Row | Unread]:
    """What `rows` says of each sheet: of the quiz by one expression, what is wrong at the end.

    Args:
        left: Told of sheets that answer what was rewritten since.
        role: The kind of assignment that gaps in skills are for; None where the sheet says it.

    Raises:
        ContentError: If the memory does not do.
    """
    if topic is not Topic.QUIZ:
        sheets = left.noting(file_sheets(engine, inputs, pack))
        yield from rows(left.with_rows(sheets, topic), pack, topic, role=role)
        return
    tables, unread = _apart(sound_tables(engine, inputs, pack))
    yield from unread
    if not tables:
        return
    place = [column.name for column in columns(pack, topic)].index(PERSON)
    for row in engine.fetch(quiz_text(tables, pack)):
        person = row[place] and one_line(clean(row[place]).strip(), most=LONGEST_PERSON)
        yield (*row[:place], person or None, *row[place + 1 :])
    lacking = wrong_rows(engine, tables, pack, needed=asked_of(pack, topic), most=None)
    yield from rows(left.with_rows(left.noting(lacking), topic), pack, topic)


def quiz_text(tables: Sequence[Table], pack: OpenPack) -> str:
    """The expression of the quiz's rows, for an engine to fetch or to copy to a file."""
    held = expression.held_by(tables, entries_of(pack))
    wanted = [e for e in entries_of(pack) if e in held or e.section in ("quiz", "checks", "")]
    names = [column.name for column in columns(pack, Topic.QUIZ)]
    return quiz_rows(tables, wanted, pack, names)
