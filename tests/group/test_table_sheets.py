"""A table of our own shape says what answers files would, and its mistakes by row and column."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_packs import write_pack

from interimkit import load_pack
from interimkit.content.answers import encode_answers, load_answers
from interimkit.errors import ContentError, Problem, ProblemCode
from interimkit.group.grid import GridRow
from interimkit.group.inputs import find_inputs
from interimkit.group.read import read_sheets
from interimkit.group.sheet import Sheet, Unread
from interimkit.group.table_sheets import find_columns, own_columns, sheets_of
from interimkit.model.answers import Answers, Practice, Rater
from interimkit.model.pitfalls import Pitfalls
from interimkit.model.quiz import Quiz
from interimkit.model.skills import Skills

PACK = load_pack()
QUESTIONS = PACK.load(Quiz).questions
SKILLS = tuple(skill.id for skill in PACK.load(Skills).skills)
PITFALLS = tuple(pitfall.id for pitfall in PACK.load(Pitfalls).pitfalls)


def _sheets(*lines: str) -> list[Sheet | Unread]:
    rows = (GridRow(number, tuple(line.split(","))) for number, line in enumerate(lines, start=1))
    return list(sheets_of(rows, PACK, name="t.csv"))


def _problems(*lines: str) -> list[Problem]:
    try:
        return [p for one in _sheets(*lines) if isinstance(one, Unread) for p in one.problems]
    except ContentError as error:
        return list(error.problems)


ANSWERED = st.fixed_dictionaries(
    {}, optional={q.id: st.sampled_from([option.id for option in q.options]) for q in QUESTIONS}
)
ANSWERS = st.builds(
    Answers,
    rater=st.sampled_from(Rater),
    quiz=ANSWERED,
    skills=st.dictionaries(st.sampled_from(SKILLS), st.integers(0, 4)),
    pitfalls=st.dictionaries(st.sampled_from(PITFALLS), st.sampled_from(Practice)),
    checks=st.fixed_dictionaries(
        {}, optional={"management-years": st.integers(0, 40), "travel": st.just("possible")}
    ),
    profile=st.fixed_dictionaries({}, optional={"discipline": st.just("operations")}),
)


@given(ANSWERS, st.permutations(list(own_columns(PACK))))
def test_a_row_is_what_its_file_is(answers: Answers, headings: list[str]) -> None:
    """Whatever is answered, in whatever order of columns."""
    ours = own_columns(PACK)
    cells = {"person": "p1", "time": "2", "rater": str(answers.rater)}
    for heading, own in ours.items():
        if own.section:
            cells[heading] = str(getattr(answers, own.section).get(own.id, ""))
    row = tuple(cells[heading] for heading in headings)
    (sheet,) = sheets_of([GridRow(1, tuple(headings)), GridRow(2, row)], PACK, name="t.csv")
    file = load_answers(encode_answers(answers), pack=PACK, name="a.yaml")
    assert sheet == Sheet(file="t.csv", row=2, answers=file, person="p1", time=2)


def test_a_number_that_a_table_gave_decimals_is_that_number() -> None:
    (sheet,) = _sheets("skills.finance,checks.management-years", "3.0,18.00")
    assert isinstance(sheet, Sheet)
    assert (sheet.answers.skills, sheet.answers.checks) == (
        {"finance": 3},
        {"management-years": 18},
    )


def test_a_wrong_answer_leaves_its_row_out_and_no_other() -> None:
    found = _sheets("id,quiz.crisis,skills.finance", "7,secure-cash,3", "8,secure-csh,9", "9,,2")
    assert [type(one) for one in found] == [Sheet, Unread, Sheet]
    problems = _problems("id,quiz.crisis,skills.finance", "7,secure-cash,3", "8,secure-csh,2")
    assert [(p.code, p.place, p.nearest) for p in problems] == [
        (ProblemCode.ANSWER_UNKNOWN, "t.csv:3:2", "secure-cash")
    ]
    places = [p.place for p in _problems("quiz.crisis,skills.finance", "secure-cash,9", ",2.5")]
    assert places == ["t.csv:2:2", "t.csv:3:2"]


@pytest.mark.parametrize(
    ("heading", "meant"),
    [("quiz.crysis", "quiz.crisis"), ("crisis", "quiz.crisis"), ("Quiz.Crisis", "quiz.crisis"),
     ("quiz_crisis", "quiz.crisis"), ("Finance", "skills.finance"), ("Rater", "rater"),
     ("skills.", ""), ("profile.rol", "profile.role")],
)  # fmt: skip
def test_a_heading_that_is_nearly_ours_is_refused_with_the_one_meant(
    heading: str, meant: str
) -> None:
    (problem,) = _problems(f"id,{heading},quiz.change", "1,,open-shop")
    assert problem.code is ProblemCode.GROUP_COLUMN_UNKNOWN
    assert problem.place == "t.csv:1:2"
    assert not meant or problem.nearest == meant


def test_what_is_nobodys_is_let_be() -> None:
    others = "file,row,date,pack,verdict,role,gap.finance,status.travel,intended_use,"
    (sheet,) = _sheets(f"{others},quiz.crisis", "a,1,2026-01-01,x,y,z,1,2,3,,secure-cash")
    assert isinstance(sheet, Sheet)
    assert sheet.answers == Answers(quiz={"crisis": "secure-cash"})


def test_headings_that_come_twice_are_refused() -> None:
    (problem,) = _problems("quiz.crisis,x,x,quiz.crisis", "secure-cash,,,secure-cash")
    assert (problem.code, problem.place) == (ProblemCode.GROUP_COLUMN_TWICE, "t.csv:1:4")
    assert problem.expected == ("1:1",)


def test_a_table_of_something_else_is_refused_as_a_whole() -> None:
    (problem,) = _problems("name,amount", "a,1", "b,2")
    assert problem.code is ProblemCode.GROUP_NO_COLUMNS
    (problem,) = _problems("person,time,rater", "a,1,self")
    assert problem.code is ProblemCode.GROUP_NO_COLUMNS
    (problem,) = _problems("quiz.crisis")
    assert problem.code is ProblemCode.GROUP_NO_ROWS


def test_a_row_with_more_cells_than_headings_is_left_out() -> None:
    (problem,) = _problems("quiz.crisis,x", "secure-cash,1,,9", "secure-cash,1,,")
    assert (problem.code, problem.place) == (ProblemCode.GROUP_ROW_LONG, "t.csv:2:3")


@pytest.mark.parametrize("time", ["0", "x", "1.5", "1000", "-1"])
def test_a_time_is_a_number_from_one(time: str) -> None:
    (problem,) = _problems("quiz.crisis,time", f"secure-cash,{time}")
    assert (problem.code, problem.place) == (ProblemCode.NUMBER_RANGE, "t.csv:2:2")


def test_a_rater_is_oneself_or_a_colleague() -> None:
    (problem,) = _problems("skills.finance,rater", "3,boss")
    assert (problem.code, problem.place) == (ProblemCode.CHOICE_UNKNOWN, "t.csv:2:2")


@given(st.lists(st.text(max_size=12), max_size=6))
def test_no_headings_do_more_than_be_refused(cells: list[str]) -> None:
    try:
        found = find_columns(GridRow(1, tuple(cells)), PACK, name="t.csv")
    except ContentError as error:
        assert error.problems
    else:
        assert len(found) == len(cells)


def test_a_file_that_breaks_off_has_given_what_came_before(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_bytes(b"quiz.crisis\nsecure-cash\n\xff\xfe\0\n")
    found = list(read_sheets(find_inputs([str(file)]), PACK))
    assert any(isinstance(one, Unread) for one in found)
    file.write_bytes(b"quiz.crisis\nsecure-cash\nnone\n")
    good, bad = read_sheets(find_inputs([str(file)]), PACK)
    assert isinstance(good, Sheet)
    assert isinstance(bad, Unread)
    assert bad.problems[0].place == f"{file}:3:1"


def test_rows_of_a_pack_without_kinds_of_assignment_are_read_again(tmp_path: Path) -> None:
    """They head `profile.role` and `profile.discipline`, and hold nothing there."""
    pack = load_pack(write_pack(tmp_path / "own", "quiz.yaml"))
    headings = GridRow(1, ("quiz.dawn", "profile.role", "profile.discipline"))
    (sheet,) = sheets_of([headings, GridRow(2, ("rise", "", ""))], pack, name="t.csv")
    assert isinstance(sheet, Sheet)
    assert sheet.answers == Answers(quiz={"dawn": "rise"})
