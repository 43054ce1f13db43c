"""What is told of Parquet files is what is told of the same sheets one by one, and a lie is one line."""

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pytest
from conftest import environment
from msgspec.structs import replace
from own_packs import write_pack
from table_of_answers import Cells, cells_of, every_sheet, write_parquet

from interimkit.content.pack import load_pack
from interimkit.errors import ContentError, Problem, ProblemCode
from interimkit.group import sql
from interimkit.group.engine import open_engine
from interimkit.group.inputs import Input, Kind
from interimkit.group.left_out import LeftOut
from interimkit.group.read import read_sheets
from interimkit.group.rows import rows
from interimkit.group.sheet import Sheet, Unread
from interimkit.group.tables import file_rows, file_sheets, tally_files
from interimkit.group.tally import Tally, tally
from interimkit.model.quiz import Quiz
from interimkit.model.skills import Skills
from interimkit.model.text import INVISIBLE
from interimkit.model.workshop import Topic

PACK = load_pack()
SHEETS = [cells_of(sheet, {}) for sheet in every_sheet(PACK.load(Quiz))]
FIRST = SHEETS[0]


def _told(given: Sequence[Input], topic: Topic = Topic.QUIZ) -> tuple[Tally, LeftOut]:
    """What is told of them by one expression, which is what is told of their sheets one by one."""
    left, one_by_one = LeftOut(), LeftOut()
    with open_engine() as engine:
        counted = tally_files(engine, given, PACK, topic, left)
        read = file_sheets(engine, given, PACK)
        assert counted == tally(one_by_one.without(one_by_one.noting(read)), topic)
    assert (left.count, left.older) == (one_by_one.count, one_by_one.older)
    assert left.problems == one_by_one.problems
    assert left.asked_again == one_by_one.asked_again
    return counted, left


def _codes(left: LeftOut) -> list[ProblemCode]:
    return [problem.code for problem in left.problems]


def _made(path: Path, text: str) -> Input:
    duckdb.sql(f"COPY ({text}) TO '{path}' (FORMAT parquet)")
    return Input(path=str(path), kind=Kind.PARQUET)


def test_what_was_chosen_is_counted_as_sheets_are(tmp_path: Path) -> None:
    skills: list[Cells] = [{f"skills.{PACK.load(Skills).skills[0].id}": n % 5} for n in range(7)]
    given = write_parquet(tmp_path / "a.parquet", [*SHEETS[:50], *skills, {"id": "x"}])
    assert _told([given])[0].sheets == 50
    audit = write_parquet(tmp_path / "b.parquet", [{"pitfalls.old-recipes": "partly"}] * 3)
    assert _told([audit], Topic.PITFALLS)[0].counts == {"old-recipes": {"partly": 3}}


def test_colleagues_and_second_times_are_not_counted(tmp_path: Path) -> None:
    ours = [
        dict(FIRST, rater=rater, time=n) for rater in ("self", "peer", None) for n in (1, 2, None)
    ]
    given = write_parquet(tmp_path / "a.parquet", ours)
    assert _told([given])[0].sheets == 4


def test_a_row_with_something_wrong_is_left_out_whole_and_named_by_its_number(
    tmp_path: Path,
) -> None:
    wrong: list[Cells] = [
        dict(FIRST, **{"quiz.crisis": "nowhere"}),
        dict(FIRST, **{"checks.reserve-months": 601}),
        dict(FIRST, **{"checks.reserve-months": -1}),
        dict(FIRST, time=0),
        dict(FIRST, rater="stranger"),
    ]
    told, left = _told([write_parquet(tmp_path / "a.parquet", [FIRST, *wrong, FIRST])])
    assert (told.sheets, left.count) == (2, 5)
    assert [problem.line for problem in left.problems] == [2, 3, 4, 5, 6]


@pytest.mark.parametrize("topic", [Topic.QUIZ, Topic.SKILLS])
def test_what_was_rewritten_since_is_open_and_named(topic: Topic, tmp_path: Path) -> None:
    """The rest of the sheet counts, of the other topics too."""
    skill = f"skills.{PACK.load(Skills).skills[0].id}"
    older: Cells = {**FIRST, "quiz.crisis": "common-ground", skill: 2}
    alone: Cells = {"quiz.crisis": "common-ground", skill: 3}
    peer: Cells = {**older, "rater": "peer"}
    wrong: Cells = {**older, "quiz.working-style": "nowhere"}
    given = write_parquet(tmp_path / "a.parquet", [FIRST, older, alone, peer, wrong])
    told, left = _told([given], topic)
    assert (told.sheets, left.count, left.older) == (2, 1, 3)
    assert [problem.line for problem in left.asked_again] == [2, 3, 4]
    with open_engine() as engine:
        found = file_rows(engine, [given], PACK, Topic.QUIZ, left := LeftOut())
        assert len(list(left.without(found))) == 1
    assert (left.count, left.of_colleagues, left.older) == (3, 1, 3)


def _both(folder: Path, table: str) -> tuple[Input, Input]:
    """The same texts as CSV and as Parquet."""
    csv, parquet = folder / "a.csv", folder / "a.parquet"
    csv.write_text(table, encoding="utf-8")
    options = "header = true, all_varchar = true, null_padding = true"
    made = _made(parquet, f"FROM read_csv({sql.path(str(csv))}, {options})")
    return Input(path=str(csv), kind=Kind.CSV), made


ODD_SPACES = [s for s in map(chr, range(11, 0x3001)) if s.isspace() and s not in "\r "]
HEADINGS = "note,person,checks.travel,rater,time,checks.reserve-months,quiz.crisis"
OTHERS = ",".join(f"quiz.{question.id}" for question in PACK.load(Quiz).questions[1:])
ANSWERED = ",".join(question.options[1].id for question in PACK.load(Quiz).questions[1:])


@pytest.mark.parametrize(
    "line",
    [
        "x,an,possible,self,1,12,secure-cash",
        "x, an ,possible\u00a0, self , 1 ,\t12,secure-cash ",
        "x,an, , , , ,secure-cash",
        "x,an,perhaps,self,1,12,secure-cash",
        "x,an,possible,boss,1,12,secure-cash",
        "x,an,possible,self,0,12,secure-cash",
        "x,an,possible,self,1,12 months,secure-cash",
        "x,an,possible,self,1,601,secure-cash",
        "x,an,possible,self,1,2.5,nowhere",
        "x,an,possible,peer,1,12,secure-cash",
        "x,an,possible,self,2,12,secure-cash",
        "x,an,possible,self,1,12,common-ground",
        "x,an,possible,self,1,12,secure\x07cash",
        "x,an,possible,self,1,12,",
        "x,an,possible,self,1,00000000000000000000012,secure-cash",
        *(f"x,a{sign}n,possible,self,1,1{sign}2,secure{sign}-cash" for sign in sorted(INVISIBLE)),
        *(f"x,an{sign},possible,self,1,12{sign},secure-cash{sign}" for sign in ODD_SPACES),
    ],
)
def test_a_table_is_the_same_as_parquet_and_as_csv(line: str, tmp_path: Path) -> None:
    """What is told, of which sheets, and what is wrong, in which column."""
    empty = "," * line.count(",") + "," * (OTHERS.count(",") + 1)
    good = "y,bo,possible,self,1,7,cut-knots"
    lines = [f"{HEADINGS},{OTHERS}", empty, *(f"{one},{ANSWERED}" for one in (good, line, good))]
    csv, parquet = _both(tmp_path, "\n".join([*lines, empty]) + "\n")
    one_by_one, of_rows = LeftOut(), LeftOut()
    sheets = list(one_by_one.without(one_by_one.noting(read_sheets([csv], PACK))))
    with open_engine() as engine:
        for topic in (Topic.QUIZ, Topic.SKILLS):
            left = LeftOut()
            counted = tally_files(engine, [parquet], PACK, topic, left)
            assert counted == tally(sheets, topic)
            assert (left.count, left.older) == (one_by_one.count, one_by_one.older)
            wrong = sorted(map(_in_table, one_by_one.problems), key=lambda p: p.column)
            assert list(map(_in_csv, left.problems)) == wrong
        found = list(of_rows.without(file_rows(engine, [parquet], PACK, Topic.QUIZ, of_rows)))
    expected, theirs = LeftOut(), read_sheets([csv], PACK)
    own = expected.with_rows(expected.noting(theirs), Topic.QUIZ)
    told = list(expected.without(rows(own, PACK, Topic.QUIZ)))
    assert [row[2:] for row in found] == [row[2:] for row in told]
    assert (of_rows.count, of_rows.of_colleagues, of_rows.older) == (
        expected.count, expected.of_colleagues, expected.older
    )  # fmt: skip


def _in_csv(problem: Problem) -> Problem:
    return replace(problem, file="", line=problem.line + 1)


def _in_table(problem: Problem) -> Problem:
    return replace(problem, file="")


def test_a_row_that_says_no_more_than_whose_it_is_is_named(tmp_path: Path) -> None:
    given = write_parquet(tmp_path / "a.parquet", [{"person": "an"}, {**FIRST, "note": "x"}, {}])
    with open_engine() as engine:
        left = LeftOut()
        found = list(left.without(file_rows(engine, [given], PACK, Topic.QUIZ, left)))
        assert len(list(file_sheets(engine, [given], PACK))) == 2
    assert (len(found), left.count) == (1, 1)
    assert {(p.code, p.line) for p in left.problems} == {(ProblemCode.ANSWER_MISSING, 1)}


def test_files_whose_numbers_are_of_other_widths_are_read_together(tmp_path: Path) -> None:
    name = sql.name("checks.reserve-months")
    narrow = _made(tmp_path / "a.parquet", f"SELECT CAST(7 AS TINYINT) AS {name}")
    wide = _made(tmp_path / "b.parquet", f"SELECT CAST(500 AS BIGINT) AS {name}")
    assert _told([narrow, wide])[1].count == _told([wide, narrow])[1].count == 0


def test_who_it_is_may_be_a_uuid_and_is_refused_where_it_is_no_name(tmp_path: Path) -> None:
    quiz = ", ".join(f"'{cell}' AS {sql.name(name)}" for name, cell in FIRST.items())
    who = "019ac1b2-0000-7000-8000-000000000001"
    given = _made(tmp_path / "a.parquet", f"SELECT CAST('{who}' AS UUID) AS person, {quiz}")
    with open_engine() as engine:
        (row,) = file_rows(engine, [given], PACK, Topic.QUIZ, LeftOut())
        (sheet,) = file_sheets(engine, [given], PACK)
    assert isinstance(sheet, Sheet)
    assert isinstance(row, tuple)
    assert row[2] == sheet.person == who
    day = _made(tmp_path / "b.parquet", f"SELECT DATE '2026-11-26' AS person, {quiz}")
    assert _codes(_told([day])[1]) == [ProblemCode.PARQUET_TYPE]


def test_files_of_other_columns_and_types_are_read_together(tmp_path: Path) -> None:
    name = sql.name("checks.reserve-months")
    as_type = {"t": "VARCHAR", "u": "DOUBLE", "v": "DECIMAL(9,1)", "w": "TINYINT", "x": "UBIGINT"}
    files = [
        _made(tmp_path / f"{letter}.parquet", f"SELECT CAST(7 AS {kind}) AS {name}")
        for letter, kind in as_type.items()
    ]
    odd = _made(tmp_path / "o.parquet", f"SELECT CAST(7.5 AS DOUBLE) AS {name}")
    enum = _made(
        tmp_path / "e.parquet",
        "SELECT CAST('secure-cash' AS ENUM('secure-cash')) AS \"quiz.crisis\"",
    )
    told, left = _told([*files, odd, enum])
    assert (told.sheets, left.count) == (1, 1)


def test_a_name_with_anything_in_it_is_that_file_alone(tmp_path: Path) -> None:
    for name in ("a[1].parquet", "it's.parquet", "a1.parquet", "w?.parquet", "*.parquet"):
        write_parquet(tmp_path / name, [FIRST])
    told, _left = _told(
        [Input(path=str(tmp_path / n), kind=Kind.PARQUET) for n in ("a[1].parquet", "it's.parquet")]
    )
    assert told.sheets == 2


@pytest.mark.parametrize("type_name", ["INTEGER[]", "STRUCT(a INTEGER)", "DATE", "BLOB", "BOOLEAN"])
def test_a_column_that_no_answer_is_is_named(type_name: str, tmp_path: Path) -> None:
    given = _made(tmp_path / "a.parquet", f'SELECT CAST(NULL AS {type_name}) AS "quiz.crisis"')
    assert _codes(_told([given])[1]) == [ProblemCode.PARQUET_TYPE]


def test_a_column_that_is_nearly_ours_is_named(tmp_path: Path) -> None:
    _, left = _told([_made(tmp_path / "a.parquet", "SELECT 'x' AS \"quiz.crysis\"")])
    assert _codes(left) == [ProblemCode.GROUP_COLUMN_UNKNOWN]


@pytest.mark.parametrize("lie", ["empty", "text", "cut", "footer", "page", "rows"])
def test_a_file_that_lies_is_one_line_and_stops_no_other(lie: str, tmp_path: Path) -> None:
    good = write_parquet(tmp_path / "good.parquet", SHEETS[:9])
    bad = write_parquet(tmp_path / "bad.parquet", SHEETS)
    data = bytearray(Path(bad.path).read_bytes())
    footer = int.from_bytes(data[-8:-4], "little")
    match lie:
        case "empty":
            data = bytearray()
        case "text":
            data = bytearray(b"quiz.crisis\nsecure-cash\n")
        case "cut":
            del data[-100:]
        case "footer":
            data[-8 - footer : -8] = bytes(255 for _ in range(footer))
        case "page":
            data[4 : len(data) - 8 - footer] = bytes(7 for _ in range(len(data) - 12 - footer))
        case "rows":  # 2 ** 40 of them, it says
            data = _with_rows(data, footer, 1024, 1 << 40)
    Path(bad.path).write_bytes(data)
    start = time.perf_counter()
    with open_engine() as engine:
        told = tally_files(engine, [bad, good], PACK, Topic.QUIZ, left := LeftOut())
        rows = list(file_rows(engine, [bad, good], PACK, Topic.QUIZ, LeftOut()))
    assert time.perf_counter() - start < 20
    assert (told.sheets, left.count, _codes(left)) == (9, 1, [ProblemCode.PARQUET_DAMAGED])
    assert sum(isinstance(row, Unread) for row in rows) == 1
    assert len(rows) == 10


def _with_rows(data: bytearray, footer: int, rows: int, claimed: int) -> bytearray:
    """The file with another number of rows wherever its footer says how many there are."""
    described = bytes(data[-8 - footer : -8]).replace(_zigzag(rows), _zigzag(claimed))
    return data[: -8 - footer] + described + len(described).to_bytes(4, "little") + b"PAR1"


def _zigzag(number: int) -> bytes:
    number *= 2
    found = bytearray()
    while number > 127:
        found.append(number & 127 | 128)
        number >>= 7
    return bytes([*found, number])


def test_a_file_of_too_many_columns_is_one_line(tmp_path: Path) -> None:
    columns = ", ".join(f"1 AS c{n}" for n in range(20_001))
    given = _made(tmp_path / "wide.parquet", f"SELECT {columns}")
    assert _codes(_told([given])[1]) == [ProblemCode.TABLE_TOO_WIDE]


def test_what_lacks_an_answer_has_no_row_and_is_named(tmp_path: Path) -> None:
    lacking = {name: cell for name, cell in FIRST.items() if name != "quiz.crisis"}
    given = write_parquet(tmp_path / "a.parquet", [lacking, FIRST])
    with open_engine() as engine:
        row, unread = file_rows(engine, [given], PACK, Topic.QUIZ, LeftOut())
    assert not isinstance(row, Unread)
    assert isinstance(unread, Unread)
    assert row[1] == 2
    assert [(p.code, p.line) for p in unread.problems] == [(ProblemCode.ANSWER_MISSING, 1)]


def test_nothing_is_left_in_the_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    with open_engine() as engine:
        assert list(engine.fetch("SELECT 1")) == [(1,)]
    assert not list((tmp_path / "temporary").iterdir())


def test_too_little_memory_is_said() -> None:
    from interimkit.group.duckdb_engine import DuckDb

    with DuckDb(memory=1) as engine, pytest.raises(ContentError) as caught:
        list(engine.fetch("SELECT list(i) FROM range(10000000) AS t(i)"))
    assert caught.value.problems[0].code is ProblemCode.MEMORY_SHORT


ENDLESS = "SELECT i FROM range(10000000000000) AS t(i) WHERE i % 7 = i % 11"
COUNTED = ENDLESS.replace("SELECT i", "SELECT COUNT(*)")
LONG = {
    "in a query": f"queries.execute({COUNTED!r})",
    "in a query of rows": f"queries.fetch_all({COUNTED!r})",
    "while rows are fetched": f"""
queries.execute({ENDLESS!r})
while queries.fetch_many(2048):
    pass
""",
    "while rows are copied": f"""
queries.execute("COPY ({ENDLESS}) TO 'rows.parquet' (FORMAT parquet)")
""",
}
INTERRUPTED = """
import os, signal, threading, time
from interimkit.group.queries import open_queries

def press():
    for after in ({times}):
        time.sleep(after)
        os.kill(os.getpid(), signal.SIGINT)

def pressed(*_):
    if at_work:
        raise KeyboardInterrupt

at_work = True
signal.signal(signal.SIGINT, pressed)
keys = threading.Thread(target=press)
try:
    with open_queries({{}}) as queries:
        keys.start()
        {work}
except KeyboardInterrupt:
    at_work = False
keys.join()
print("ended", threading.active_count())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
@pytest.mark.parametrize("times", ["0.3,", "0.3, 0.02"])
@pytest.mark.parametrize("at", LONG)
def test_ctrl_c_ends_a_long_query(at: str, times: str, tmp_path: Path) -> None:
    """Once or twice; in a process of its own, for one that goes on could not be ended here."""
    work = LONG[at].strip().replace("\n", "\n        ")
    program = INTERRUPTED.format(times=times, work=work)
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=environment(), timeout=60, check=True,
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.stdout == "ended 1\n"


def test_hostile_words_stay_words() -> None:
    hostile = "x'); DROP TABLE t; --\"\u2019"
    with duckdb.connect() as connection:
        found = connection.execute(f"SELECT {sql.text(hostile)} AS {sql.name(hostile)}")
        assert found.fetchall() == [(hostile,)]
    for refused in ("a\\' OR 1=1", "a\0b"):
        with pytest.raises(ValueError, match="a"):
            sql.text(refused)


def test_a_pack_without_checks_is_counted(tmp_path: Path) -> None:
    write_pack(tmp_path / "pack", "quiz.yaml")
    pack = load_pack(tmp_path / "pack")
    given = write_parquet(tmp_path / "a.parquet", [{"quiz.dawn": "rise"}, {"quiz.dawn": ""}])
    with open_engine() as engine:
        told = tally_files(engine, [given], pack, Topic.QUIZ, LeftOut())
    assert told.counts == {"dawn": {"rise": 1}}


def test_a_persons_name_is_a_line_as_in_every_other_table(tmp_path: Path) -> None:
    names = ("an\nn", "a" * 200, "", None)
    given = write_parquet(tmp_path / "a.parquet", [{**FIRST, "person": name} for name in names])
    with open_engine() as engine:
        found = list(file_rows(engine, [given], PACK, Topic.QUIZ, LeftOut()))
        assert found == list(rows(file_sheets(engine, [given], PACK), PACK, Topic.QUIZ))
