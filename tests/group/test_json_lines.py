"""Every line is read as a file of its own would be; its problems are on that line."""

import tracemalloc
from pathlib import Path

import pytest

from interimkit import load_pack
from interimkit.content.read import MAX_BYTES
from interimkit.errors import Problem, ProblemCode
from interimkit.group.inputs import Input, Kind
from interimkit.group.json_lines import read_json_lines
from interimkit.group.sheet import Sheet, Unread

PACK = load_pack()
GOOD = b'{"quiz": {"crisis": "secure-cash"}}'


def _read(file: Path, *lines: bytes) -> tuple[list[int], list[Problem]]:
    """The lines of the sheets, and the problems of the others."""
    file.write_bytes(b"\n".join(lines))
    found = list(read_json_lines(Input(path=str(file), kind=Kind.LINES), PACK))
    problems = [p for one in found if isinstance(one, Unread) for p in one.problems]
    return [one.row for one in found if isinstance(one, Sheet)], problems


def test_a_line_that_is_wrong_does_not_stop_those_below(tmp_path: Path) -> None:
    bad = b'{"quiz": {"crisis": "none"}, "skills": {"finance": 9}}'
    rows, problems = _read(tmp_path / "a.jsonl", GOOD, b"", bad, b"{", GOOD + b"\r")
    assert rows == [1, 5]
    assert [p.line for p in problems] == [3, 4]
    assert problems[0].place.endswith("a.jsonl:3:52")


def test_the_place_of_the_first_of_two_alike_is_on_that_line_too(tmp_path: Path) -> None:
    twice = b'{"quiz": {"crisis": "secure-cash", "crisis": "secure-cash"}}'
    _rows, (problem,) = _read(tmp_path / "a.jsonl", GOOD, twice)
    assert problem.code is ProblemCode.KEY_DUPLICATE
    assert problem.place.endswith(":2:36")
    assert problem.expected == ("2:11",)


@pytest.mark.parametrize(
    "line",
    [b"\xff", b"a\0b", b"[" * 5000, b"null", b"7", b"!!python/object {}", b"- a", b"quiz: 1"],
)
def test_whatever_stands_on_a_line_it_is_that_lines(tmp_path: Path, line: bytes) -> None:
    rows, problems = _read(tmp_path / "a.jsonl", GOOD, line, GOOD)
    assert rows == [1, 3]
    assert {p.line for p in problems} == {2}
    assert all(p.column for p in problems)


def test_a_line_without_end_is_let_go_by(tmp_path: Path) -> None:
    tracemalloc.start()
    try:
        rows, (problem,) = _read(tmp_path / "a.jsonl", GOOD, b"x" * (32 * MAX_BYTES), GOOD)
        file = tmp_path / "a.jsonl"
        tracemalloc.reset_peak()
        list(read_json_lines(Input(path=str(file), kind=Kind.LINES), PACK))
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert rows == [1, 3]
    assert (problem.code, problem.line) == (ProblemCode.GROUP_LINE_LONG, 2)
    assert peak < 8 * MAX_BYTES


def test_nothing_is_said_to_be_nothing(tmp_path: Path) -> None:
    for lines in ((), (b"", b"  ")):
        rows, (problem,) = _read(tmp_path / "a.jsonl", *lines)
        assert (rows, problem.code) == ([], ProblemCode.EMPTY)


def test_what_cannot_be_opened_is_said(tmp_path: Path) -> None:
    (found,) = read_json_lines(Input(path=str(tmp_path), kind=Kind.LINES), PACK)
    assert isinstance(found, Unread)
    assert found.problems[0].code is ProblemCode.UNREADABLE


def test_a_line_may_be_a_row_of_a_table(tmp_path: Path) -> None:
    row = (
        b'{"file": "x", "row": 1, "person": "p", "quiz.crisis": "secure-cash", "quiz.change": null}'
    )
    (tmp_path / "a.jsonl").write_bytes(row)
    (sheet,) = read_json_lines(Input(path=str(tmp_path / "a.jsonl"), kind=Kind.LINES), PACK)
    assert isinstance(sheet, Sheet)
    assert (sheet.person, sheet.row, sheet.answers.quiz) == ("p", 1, {"crisis": "secure-cash"})


def test_what_is_wrong_in_a_row_has_its_place_on_the_line(tmp_path: Path) -> None:
    wrong = b'{"id": 1, "quiz.crisis": "none", "skills.finance": 2}'
    rows, (answer, heading, twice) = _read(
        tmp_path / "a.jsonl", GOOD, wrong, b'{"quiz.crysis": 1}', b'{"a.b": 1, "a.b": 2}'
    )
    assert rows == [1]
    assert answer.place.endswith("a.jsonl:2:26")
    assert (heading.code, heading.line, heading.column) == (
        ProblemCode.GROUP_COLUMN_UNKNOWN, 3, 17,
    )  # fmt: skip
    assert (twice.code, twice.line) == (ProblemCode.KEY_DUPLICATE, 4)
