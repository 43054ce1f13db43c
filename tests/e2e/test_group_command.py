"""`group`: many answers in, a group out; what cannot be read is named, and stops nothing."""

import io
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from in_process import Done, run_here
from played_room import keep_room

from interimkit import load_pack
from interimkit.content.answers import encode_answers, load_example
from interimkit.errors import MAX_PROBLEMS, ExitCode
from interimkit.model.text import Language
from interimkit.render.formats import Format

PACK = load_pack()
ANKE = load_example(PACK, "anke")
SESSION = "2026-11-26-1"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with 24 answers files, in which everybody but one chose alike."""
    where = tmp_path / "answers"
    where.mkdir()
    for number in range(24):
        (where / f"{number:02}.yaml").write_bytes(encode_answers(ANKE))
    return where


def _json(*arguments: str) -> dict[str, object]:
    done = run_here("group", *arguments, "--format", "json")
    assert done.stdout, done.stderr.decode()
    told: dict[str, object] = json.loads(done.stdout)
    return told


def _said(done: Done) -> list[str]:
    return done.stderr.decode().splitlines()


def test_a_folder_is_told_in_every_format(folder: Path, tmp_path: Path) -> None:
    for form in Format:
        file = tmp_path / f"group.{form}"
        done = run_here("group", str(folder), "--format", form, "-o", str(file))
        assert done.code == ExitCode.OK, done.stderr.decode()
        assert file.stat().st_size > 500
    told = json.loads((tmp_path / "group.json").read_text(encoding="utf-8"))
    assert told["format"] == "interimkit.group/1"
    assert (told["sheets"], told["unread"]) == (24, 0)


@pytest.mark.parametrize("subject", ["quiz", "skills-gap", "pitfalls"])
def test_each_questionnaire_is_told(folder: Path, subject: str) -> None:
    told = _json(str(folder), "--subject", subject)
    assert told["topic"] == subject
    assert told["questions"]


def test_one_file_that_cannot_be_read_stops_nothing(folder: Path, tmp_path: Path) -> None:
    (folder / "05.yaml").write_text("quiz:\n  crisis: secure-csh\n")
    file = tmp_path / "group.json"
    done = run_here("group", str(folder), str(tmp_path / "gone.yaml"), "-o", str(file))
    assert done.code == ExitCode.CONTENT
    first, second, *rest = _said(done)
    assert f"{folder / '05.yaml'}:2:11: " in first
    assert "secure-cash" in first
    assert "gone.yaml" in second
    assert "2 could not be read" in rest[-1]
    told = file.read_text(encoding="utf-8")
    assert (json.loads(told)["sheets"], json.loads(told)["unread"]) == (23, 2)
    assert "05.yaml" not in told  # the name of a file may be the name of a person


def test_a_program_is_told_so_that_it_can_read_it(folder: Path) -> None:
    (folder / "05.yaml").write_text("quiz: 7\n")
    done = run_here("group", str(folder), "--format", "json")
    assert done.code == ExitCode.CONTENT
    assert json.loads(done.stdout)["unread"] == 1
    report = json.loads(done.stderr)
    assert (report["exit_code"], report["problems"][0]["line"]) == (ExitCode.CONTENT, 1)


@pytest.mark.parametrize("language", Language)
def test_answers_that_were_rewritten_since_are_said_and_count_for_nothing(
    folder: Path, tmp_path: Path, language: Language
) -> None:
    older = '{"quiz":{"crisis":"common-ground","change":"fair-bargain"}}\n'
    (folder / "05.yaml").write_text(older)
    (tmp_path / "t.jsonl").write_text(older)
    (tmp_path / "t.csv").write_text("quiz.crisis,quiz.change\ncommon-ground,fair-bargain\n")
    files = [str(folder), str(tmp_path / "t.jsonl"), str(tmp_path / "t.csv")]
    for also in ((), ("--statistics",)):
        done = run_here("group", *files, *also, language=language)
        assert done.code == ExitCode.OK
        first, *more, last = _said(done)
        assert f"{folder / '05.yaml'}:1:" in first
        assert "crisis" in first
        places = [line.split(": ")[0].strip("\u202f") for line in more]
        assert places == [f"{files[1]}:1:9", f"{files[2]}:2:1"]
        assert " 3 " in f" {last}"
    rows = run_here("group", *files, "--rows", language=language)
    assert rows.code == ExitCode.CONTENT  # a quiz with an open question has no row
    assert _said(rows)[:4] == _said(run_here("group", *files, language=language))
    told = _json(*files)
    assert [q["answers"] for q in told["questions"] if q["id"] == "crisis"] == [23]  # type: ignore[attr-defined]
    (folder / "06.yaml").write_text("quiz: 7\n")
    report = json.loads(run_here("group", *files, "--format", "json").stderr)
    codes = [problem["code"] for problem in report["problems"]]
    assert codes[1:] == ["answer-rewritten"] * 3


def test_strict_stops_at_the_first_and_writes_nothing(folder: Path, tmp_path: Path) -> None:
    (folder / "05.yaml").write_text("quiz: 7\n")
    (folder / "06.yaml").write_text("quiz: 7\n")
    file = tmp_path / "group.html"
    done = run_here("group", str(folder), "--strict", "-o", str(file))
    assert done.code == ExitCode.CONTENT
    assert "05.yaml" in done.stderr.decode()
    assert "06.yaml" not in done.stderr.decode()
    assert not file.exists()
    assert run_here("group", str(folder / "0[0-4].yaml"), "--strict").code == ExitCode.OK


def test_where_nothing_can_be_read_there_is_no_result(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("quiz: 7\n")
    done = run_here("group", str(tmp_path / "a.yaml"))
    assert (done.code, done.stdout) == (ExitCode.CONTENT, b"")


def test_of_very_many_problems_the_first_are_said_and_all_counted(tmp_path: Path) -> None:
    lines = ["quiz.crisis", *(["secure-cash"] * 20), *(["none"] * (MAX_PROBLEMS + 30))]
    (tmp_path / "t.csv").write_text("\n".join(lines) + "\n")
    done = run_here("group", str(tmp_path / "t.csv"))
    assert done.code == ExitCode.CONTENT
    assert sum("t.csv:" in line for line in _said(done)) == MAX_PROBLEMS
    assert f"{MAX_PROBLEMS + 30} could not be read" in _said(done)[-1]


def test_however_answers_come_the_group_is_the_same(folder: Path, tmp_path: Path) -> None:
    sheets = tmp_path / "sheets.jsonl"
    one = encode_answers(ANKE, name="a.json")
    sheets.write_bytes(b"".join(json.dumps(json.loads(one)).encode() + b"\n" for _ in range(24)))
    table = tmp_path / "sheets.csv"
    names = [f"quiz.{question}" for question in ANKE.quiz]
    table.write_text("\n".join([",".join(names), *([",".join(ANKE.quiz.values())] * 24)]) + "\n")
    whole = _json(str(folder))
    assert _json(str(sheets)) == whole
    assert _json(str(table)) == whole
    assert _json(str(folder / "*.yaml")) == whole
    half = [str(folder / f"{number:02}.yaml") for number in range(12)]
    lines = sheets.read_bytes().splitlines(keepends=True)
    sheets.write_bytes(b"".join(lines[:12]))
    assert _json(*half, str(sheets)) == whole


def test_options_may_stand_among_the_files(folder: Path) -> None:
    files = [str(folder / f"{number:02}.yaml") for number in range(24)]
    assert _json(*files[:3], "--subject", "quiz", *files[3:]) == _json(*files)


def test_a_file_twice_counts_once_and_is_named(folder: Path) -> None:
    done = run_here("group", str(folder), str(folder / "03.yaml"))
    assert done.code == ExitCode.CONTENT
    assert "03.yaml: This file was named before" in done.stderr.decode()


def test_standard_input_is_an_answers_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from interimkit.content import read

    class Stream:
        buffer = io.BytesIO(encode_answers(ANKE))

    monkeypatch.setattr(read, "sys", type("sys", (), {"stdin": Stream}))
    assert _json(str(folder), "-")["sheets"] == 25


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("form", [form for form in Format if form is not Format.TABLE])
def test_under_twenty_nothing_goes_into_a_file_and_it_says_why(
    folder: Path, tmp_path: Path, form: Format, language: Language
) -> None:
    few = str(folder / "0*.yaml")
    for arguments in (("--format", form), ("-o", str(tmp_path / f"group.{form}"))):
        done = run_here("group", few, *arguments, language=language)
        assert (done.code, done.stdout) == (ExitCode.USAGE, b"")
        assert "20" in done.stderr.decode()
    assert not (tmp_path / f"group.{form}").exists()


def test_under_twenty_the_screen_has_words(folder: Path, tmp_path: Path) -> None:
    done = run_here("group", str(folder / "0*.yaml"))
    assert done.code == ExitCode.OK, done.stderr.decode()
    assert run_here("group", str(folder / "0*.yaml"), "-o", "-").code == ExitCode.OK
    refused = run_here("group", str(folder / "0*.yaml"), "-o", str(tmp_path / "group.txt"))
    assert refused.code == ExitCode.USAGE


def test_a_session_is_what_its_room_was_told(tmp_path: Path) -> None:
    keep_room(tmp_path, PACK, seats=22)
    for form in ("table", "json", "html"):
        ours = run_here("group", SESSION, "--format", form, home=tmp_path)
        theirs = run_here("workshop", "results", SESSION, "--format", form, home=tmp_path)
        assert ours == theirs
        assert ours.code == ExitCode.OK


def test_a_session_goes_alone(folder: Path, tmp_path: Path) -> None:
    keep_room(tmp_path, PACK, seats=22)
    done = run_here("group", SESSION, str(folder), home=tmp_path)
    assert done.code == ExitCode.USAGE
    assert SESSION in done.stderr.decode()


@pytest.mark.parametrize(
    "beside",
    [
        ("--rows",), ("--statistics",), ("--strict",), ("--map", "m.yaml"), ("--role", "crisis"),
        ("--memory", "1GB"), ("--engine", "duckdb"), ("--pack", "mine"),
    ],
)  # fmt: skip
def test_beside_a_session_what_is_about_files_is_refused(
    tmp_path: Path, beside: tuple[str, ...]
) -> None:
    keep_room(tmp_path, PACK, seats=22)
    done = run_here("group", SESSION, *beside, home=tmp_path)
    assert (done.code, done.stdout) == (ExitCode.USAGE, b"")
    assert f"{beside[0]} and SESSION do not go together" in done.stderr.decode()


def test_an_option_about_a_file_that_is_not_there_is_not_the_problem(tmp_path: Path) -> None:
    done = run_here("group", str(tmp_path / "gone.parquet"), "--engine", "duckdb")
    assert done.code == ExitCode.CONTENT
    assert "does not exist" in done.stderr.decode()


def test_a_file_that_is_called_as_a_session_is_that_file(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.rename(tmp_path / SESSION)
    monkeypatch.chdir(tmp_path)
    assert _json(SESSION)["sheets"] == 24


def test_a_file_that_is_called_map_is_reached_by_its_folder(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.rename(tmp_path / "map")
    monkeypatch.chdir(tmp_path)
    assert _json(os.path.join(os.curdir, "map"))["sheets"] == 24  # noqa: PTH118 - spelled so
    assert run_here("group", "map").code == ExitCode.USAGE


def test_without_a_file_it_shows_what_it_can_do() -> None:
    done = run_here("group")
    assert done.code == ExitCode.OK
    # What FILE is called is in the language of whoever imported the command first.
    assert b"interimkit group [OPTIONS]" in done.stdout
    assert b"interimkit group map [OPTIONS]" in run_here("group", "map", "--help").stdout


def _hostile(folder: Path) -> Iterator[Path]:
    contents = {
        "empty.yaml": b"", "nul.yaml": b"quiz: \0", "utf16.yaml": "quiz: {}".encode("utf-16"),
        "latin.yaml": "label: caf\xe9".encode("latin-1"), "list.yaml": b"- a", "deep.yaml": b"[" * 9999,
        "tag.yaml": b"!!python/object:os.system {}", "large.yaml": b"#" * (3 << 20),
        "escape.yaml": b'label: "\\e]52;c;\\a"\nquiz: 7', "sections.yaml": b"quiz: {x: y, [/]: z}",
        "empty.jsonl": b"", "empty.csv": b"", "formula.csv": b"quiz.crisis\n=cmd|' /C calc'!A0\n",
        "other.csv": b"a,b\n1,2\n", "text.xlsx": b"no spreadsheet", "zip.xlsx": b"PK\x03\x04",
        "word.docx": b"PK",
    }  # fmt: skip
    for name, content in contents.items():
        (folder / name).write_bytes(content)
        yield folder / name


def test_whatever_is_in_a_file_it_is_named_and_the_others_are_told(
    folder: Path, tmp_path: Path
) -> None:
    hostile = list(_hostile(tmp_path))
    done = run_here("group", str(folder), *map(str, hostile))
    assert done.code == ExitCode.CONTENT
    said = done.stderr.decode()
    for file in hostile:
        assert f" {file}" in said
    assert "\x1b" not in said
    assert "Traceback" not in said
    assert f"{len(hostile)} could not be read".encode() in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="FIFOs are POSIX")
def test_a_device_without_end_is_refused(folder: Path) -> None:
    done = run_here("group", str(folder), "/dev/zero")
    assert done.code == ExitCode.CONTENT
    assert "/dev/zero" in done.stderr.decode()
