"""`group --rows` and `group map`: for scripts, and for exports of forms."""

import csv
import json
from pathlib import Path

import pytest
from in_process import run_here

from interimkit import load_pack
from interimkit.content.answers import encode_answers, example_names, load_example
from interimkit.errors import ExitCode
from interimkit.model.quiz import Quiz

PACK = load_pack()
NAMES = example_names(PACK)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Fifty answers files of invented people, over and over."""
    where = tmp_path / "answers"
    where.mkdir()
    for number in range(50):
        answers = load_example(PACK, NAMES[number % len(NAMES)])
        (where / f"{number:02}.yaml").write_bytes(encode_answers(answers))
    return where


def test_fifty_files_are_fifty_rows_in_the_order_given(folder: Path) -> None:
    files = sorted(map(str, folder.iterdir()), reverse=True)
    done = run_here("group", *files, "--rows")
    assert done.code == ExitCode.OK, done.stderr.decode()
    rows = list(csv.DictReader(done.stdout.decode().splitlines()))
    assert [row["file"] for row in rows] == files
    assert {row["intended_use"] for row in rows} == {"own-decision-only"}
    for file, row in zip(files, rows, strict=True):
        alone = json.loads(run_here("quiz", "--answers", file, "--format", "json").stdout)
        assert row["verdict"] == alone["verdict"]
        break


def test_json_on_standard_output_is_an_object_a_line(folder: Path) -> None:
    done = run_here("group", str(folder), "--rows", "--format", "json")
    assert done.code == ExitCode.OK, done.stderr.decode()
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rows) == len(list(folder.iterdir()))
    assert {row["intended_use"] for row in rows} == {"own-decision-only"}


@pytest.mark.parametrize("subject", ["quiz", "skills-gap", "pitfalls"])
@pytest.mark.parametrize("ending", ["csv", "xlsx", "jsonl", "parquet"])
def test_rows_are_read_again_as_the_files_they_came_from(
    folder: Path, tmp_path: Path, ending: str, subject: str
) -> None:
    rows = tmp_path / f"rows.{ending}"
    done = run_here("group", str(folder), "--rows", "--subject", subject, "-o", str(rows))
    assert done.code == ExitCode.OK, done.stderr.decode()
    told = [
        run_here("group", str(place), "--subject", subject, "--format", "json")
        for place in (folder, rows)
    ]
    assert told[0].stdout == told[1].stdout
    assert told[1].code == ExitCode.OK, told[1].stderr.decode()


@pytest.mark.parametrize("subject", ["quiz", "pitfalls"])
def test_colleagues_have_no_row_where_they_rate_nothing(
    folder: Path, tmp_path: Path, subject: str
) -> None:
    """So that the rows read again tell what the files did."""
    (folder / "peer.yaml").write_text("rater: peer\nskills: {finance: 3}\n", encoding="utf-8")
    rows = tmp_path / "rows.csv"
    done = run_here("group", str(folder), "--rows", "--subject", subject, "-o", str(rows))
    assert done.code == ExitCode.OK, done.stderr.decode()
    assert "1 sheet is a colleague’s and has no row here" in done.stderr.decode()
    assert "peer.yaml" not in rows.read_text(encoding="utf-8")
    told = [
        run_here("group", str(place), "--subject", subject, "--format", "json").stdout
        for place in (folder, rows)
    ]
    assert told[0] == told[1]


@pytest.mark.parametrize("ending", ["csv", "xlsx", "jsonl", "parquet"])
def test_what_cannot_be_read_is_no_row_and_strict_leaves_no_file(
    folder: Path, tmp_path: Path, ending: str
) -> None:
    (folder / "07.yaml").write_text("quiz:\n  crisis: none\n")
    rows = tmp_path / f"rows.{ending}"
    before = set(tmp_path.iterdir())
    done = run_here("group", str(folder), "--rows", "--strict", "-o", str(rows))
    assert done.code == ExitCode.CONTENT
    assert set(tmp_path.iterdir()) == before
    done = run_here("group", str(folder), "--rows", "-o", str(rows))
    assert done.code == ExitCode.CONTENT
    assert "07.yaml:2:11: " in done.stderr.decode()
    assert rows.stat().st_size


def test_where_nothing_is_read_no_file_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("quiz: 7\n")
    done = run_here("group", str(tmp_path / "a.yaml"), "--rows", "-o", str(tmp_path / "r.csv"))
    assert done.code == ExitCode.CONTENT
    assert [file.name for file in tmp_path.iterdir()] == ["a.yaml"]


def test_a_file_that_exists_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("quiz: 7\n")
    (tmp_path / "r.csv").write_text("mine")
    for arguments in (("--rows", "-o", "r.csv"), ("-o", "r.csv")):
        named = [str(tmp_path / word) if word == "r.csv" else word for word in arguments]
        assert run_here("group", str(tmp_path / "a.yaml"), *named).code == ExitCode.OUTPUT
    assert (tmp_path / "r.csv").read_text() == "mine"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--rows", "--format", "html"), "json"),
        (("--rows", "-o", "rows.pdf"), ".parquet"),
        (("-o", "group.parquet"), ".json"),
        (("-o", "group.jsonl"), ".json"),
        (("--rows", "--statistics"), "--statistics"),
        (("--rows", "--full"), "--full"),
        (("--rows", "--present"), "--present"),
        (("--engine", "duckdb"), "--engine also needs FILE.PARQUET"),
        (("--memory", "1GB"), "--memory also needs FILE.PARQUET"),
        (("--rows", "--memory", "1GB"), "--memory also needs FILE.PARQUET"),
        (("--statistics", "--map", "map.yaml"), "--map also needs FILE.CSV|FILE.XLSX"),
        (("--role", "crisis"), "--rows"),
        (("--rows", "--subject", "skills-gap", "--role", "crisys"), "crisis"),
        (("--subject", "quizz"), "quiz"),
    ],
)
def test_options_that_make_no_sense_are_refused(
    folder: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = run_here("group", str(folder), *arguments)
    assert (done.code, done.stdout) == (ExitCode.USAGE, b"")
    assert said in done.stderr.decode()


def _export(folder: Path) -> Path:
    """A form's export: the questions as headings, the options as they read."""
    file = folder / "export.csv"
    questions = PACK.load(Quiz).questions
    with file.open("w", newline="", encoding="utf-8") as stream:
        write = csv.writer(stream, delimiter=";").writerow
        write(["Start time", "Email", *(question.stem for question in questions)])
        for number in range(24):
            chosen = (q.options[number % len(q.options)].text for q in questions)
            write(["2026-11-26", f"somebody{number}@example.org", *chosen])
    return file


def test_an_export_is_mapped_checked_and_read(tmp_path: Path) -> None:
    export, mapping = str(_export(tmp_path)), str(tmp_path / "map.yaml")
    done = run_here("group", "map", export, "-o", mapping)
    assert done.code == ExitCode.OK, done.stderr.decode()
    assert "somebody" not in Path(mapping).read_text(encoding="utf-8")
    told = run_here("group", export, "--map", mapping, "--format", "json")
    assert told.code == ExitCode.OK, told.stderr.decode()
    assert json.loads(told.stdout)["questions"][0]["answers"] == 24
    assert run_here("group", export).code == ExitCode.CONTENT  # it is no table of our own


def test_a_proposal_is_shown_in_every_other_format(tmp_path: Path) -> None:
    export = str(_export(tmp_path))
    assert b"-o map.yaml" in run_here("group", "map", export).stdout
    found = json.loads(run_here("group", "map", export, "--format", "json").stdout)
    assert found["format"] == "interimkit.group-map/1"
    assert "somebody" not in json.dumps(found)


def test_where_no_column_is_a_question_there_is_no_map_to_write(tmp_path: Path) -> None:
    export, mapping = tmp_path / "form.csv", tmp_path / "map.yaml"
    export.write_text("Name,Mail\nx,y\n", encoding="utf-8")
    shown = run_here("group", "map", str(export)).stdout.decode()
    assert "0 of 2 columns are questions" in shown
    assert "word for word, or a number" not in shown
    assert "map.yaml" not in shown
    done = run_here("group", "map", str(export), "-o", str(mapping))
    assert done.code == ExitCode.CONTENT
    assert "no map to write" in done.stderr.decode()
    assert not mapping.exists()


def test_a_check_that_asks_for_a_number_says_so(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    cells = ("12 months", "2.5", "-1", "12345678", "601")
    table.write_text("\n".join(["checks.reserve-months", *cells]), encoding="utf-8")
    said = run_here("group", str(table)).stderr.decode()
    for cell in cells[:3]:
        assert f"Expected a whole number, found text: “{cell}”." in said
    assert said.count("is out of range: from 0 to 600 makes sense") == 2


def test_what_is_no_export_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("quiz: {}\n")
    (tmp_path / "map.yaml").write_text("columns: 7\n")
    for name in ("a.yaml", "gone.csv"):
        assert run_here("group", "map", str(tmp_path / name)).code == ExitCode.CONTENT
    export = str(_export(tmp_path))
    for name in ("map.yaml", "gone.yaml"):
        done = run_here("group", export, "--map", str(tmp_path / name))
        assert done.code == ExitCode.CONTENT
        assert name in done.stderr.decode()


@pytest.mark.parametrize("subject", ["quiz", "skills-gap", "pitfalls"])
def test_statistics_are_a_result_of_their_own(folder: Path, subject: str) -> None:
    (folder / "07.yaml").write_text("quiz: 7\n")
    asked = ("group", str(folder), "--statistics", "--subject", subject, "--format", "json")
    done = run_here(*asked)
    assert done.code == ExitCode.CONTENT
    told = json.loads(done.stdout)
    assert told["format"] == "interimkit.group-statistics/1"
    assert (told["topic"], told["sheets"], told["unread"]) == (subject, 49, 1)
    (folder / "07.yaml").unlink()
    assert run_here(*asked).code == ExitCode.OK


def test_rows_of_parquet_are_those_of_csv_in_the_order_given(folder: Path, tmp_path: Path) -> None:
    csv_file, table = str(tmp_path / "a.csv"), str(tmp_path / "b.parquet")
    for made in (csv_file, table):
        assert run_here("group", str(folder), "--rows", "-o", made).code == ExitCode.OK
    done = run_here("group", csv_file, table, csv_file, "--rows", "--memory", "100MB")
    assert done.code == ExitCode.CONTENT  # the same file twice is named, and read once
    told = list(csv.reader(done.stdout.decode().splitlines()))
    assert [row[0] for row in told[1:]] == [csv_file] * 50 + [table] * 50
    assert [row[2:] for row in told[1:51]] == [row[2:] for row in told[51:]]


def test_rows_of_parquet_go_through_the_engine_that_is_asked_for(
    folder: Path, tmp_path: Path
) -> None:
    table = str(tmp_path / "b.parquet")
    assert run_here("group", str(folder), "--rows", "-o", table).code == ExitCode.OK
    for option, value, said in (
        ("--engine", "abacus", "abacus"),
        ("--memory", "7 bytes", "7 bytes"),
    ):
        done = run_here("group", table, "--rows", option, value)
        assert (done.code, done.stdout) == (ExitCode.USAGE, b"")
        assert said in done.stderr.decode()
