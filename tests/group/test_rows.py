"""Rows of sheets: the columns of a topic, and in each row what the single commands say."""

from collections import Counter
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from conftest import ROOT
from example_sheets import EXAMPLES, PACK
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from own_packs import write_pack

from interimkit import load_pack
from interimkit.domain.quiz import score_quiz
from interimkit.errors import Problem, ProblemCode, UnknownChoiceError
from interimkit.group.rows import Cell, CellKind, Row, columns, rows
from interimkit.group.sheet import Sheet, Unread
from interimkit.model.answers import Answers, Rater
from interimkit.model.pitfalls import Pitfalls
from interimkit.model.quiz import Quiz
from interimkit.model.skills import Skills
from interimkit.model.workshop import Topic

QUIZ = PACK.load(Quiz)
TYPES = {CellKind.INTEGER: int, CellKind.BOOLEAN: bool, CellKind.TEXT: str}


def told(topic: Topic, *sheets: Sheet | Unread, role: str | None = None) -> list[dict[str, Cell]]:
    """Each row by the names of its columns; every sheet has one."""
    found = list(rows(sheets, PACK, topic, role=role))
    assert not [row for row in found if isinstance(row, Unread)]
    names = [column.name for column in columns(PACK, topic)]
    return [dict(zip(names, row, strict=True)) for row in found if not isinstance(row, Unread)]


def every_sheet() -> Iterator[Sheet]:
    """All answers there are to the questions of the quiz."""
    for row, chosen in enumerate(product(*(q.options for q in QUIZ.questions)), start=1):
        quiz = {q.id: option.id for q, option in zip(QUIZ.questions, chosen, strict=True)}
        yield Sheet(file="all.csv", row=row, answers=Answers(quiz=quiz))


@pytest.mark.parametrize("topic", Topic)
def test_every_column_has_a_name_of_its_own_and_cells_of_one_kind(topic: Topic) -> None:
    found = columns(PACK, topic)
    names = [column.name for column in found]
    assert len(set(names)) == len(names)
    assert names[0] == "file"
    assert names[-1] == "intended_use"
    assert all(column.about for column in found)
    for row in rows(EXAMPLES, PACK, topic):
        assert not isinstance(row, Unread)
        for column, cell in zip(found, row, strict=True):
            assert cell is None or type(cell) is TYPES[column.kind], column.name
            assert cell != ""
            assert cell is not None or not column.always, column.name


def test_a_row_of_the_quiz_is_what_the_quiz_says() -> None:
    anke = next(sheet for sheet in EXAMPLES if sheet.file == "anke.yaml")
    (row,) = told(Topic.QUIZ, replace(anke, row=7, person="p1", time=2))
    expected = {
        "file": "anke.yaml",
        "row": 7,
        "person": "p1",
        "time": 2,
        "pack": f"{PACK.ref.name} {PACK.ref.version}",
        "quiz.crisis": "secure-cash",
        "checks.management-years": 18,
        "checks.own-risk": "accepted",
        "verdict": "good-fit",
        "provisional": False,
        "points": 14,
        "points_max": 15,
        "open": None,
        "status.travel": "met",
        "affinity.continuity": 4,
        "affinity.strategy": 0,
        "exposed.old-recipes": 1,
        "exposed.imposed-methods": 0,
        "intended_use": "own-decision-only",
    }
    assert {name: row[name] for name in expected} == expected


def test_what_is_open_is_named_by_its_ids() -> None:
    (row,) = told(Topic.QUIZ, *[s for s in EXAMPLES if s.file == "bart.yaml"])
    assert row["open"] == "reserve-months contacts"


def test_every_sheet_of_the_quiz_is_scored_as_by_itself() -> None:
    sheets = list(every_sheet())
    for row, sheet in zip(told(Topic.QUIZ, *sheets), sheets, strict=True):
        alone = score_quiz(PACK, sheet.answers)
        assert row["row"] == sheet.row
        assert row["verdict"] == alone.verdict
        assert row["points"] == alone.fit.points
        assert row["thin"] is alone.thin
        watched = {p.id: len(p.because_of) for p in alone.pitfalls}
        exposed = {n.partition(".")[2]: c for n, c in row.items() if n.startswith("exposed.")}
        assert exposed == {p.id: 0 for p in PACK.load(Pitfalls).pitfalls} | watched


def test_a_row_of_skills_is_held_against_the_kind_that_the_sheet_aims_at() -> None:
    anke = next(sheet for sheet in EXAMPLES if sheet.file == "anke.yaml")
    (leaning,) = told(Topic.SKILLS, anke)
    assert (leaning["profile.role"], leaning["role"]) == (None, "continuity")
    assert leaning["gap.operations-strategy"] == 1
    assert leaning["skills.operations-strategy"] == 3
    named = replace(anke, answers=replace(anke.answers, profile={"role": "crisis"}))
    (row,) = told(Topic.SKILLS, named)
    assert (row["profile.role"], row["role"]) == ("crisis", "crisis")
    standings = ("evidenced", "claimed", "contested", "missing")
    counted = [row[standing] for standing in standings]
    assert sum(count for count in counted if isinstance(count, int)) == len(
        PACK.load(Skills).skills
    )
    (row,) = told(Topic.SKILLS, named, role="strategy")
    assert (row["profile.role"], row["role"]) == ("crisis", "strategy")


@pytest.mark.parametrize("profile", [{}, {"role": "all"}])
def test_ratings_stand_alone_where_no_one_kind_is_aimed_at(profile: dict[str, str]) -> None:
    answers = replace(EXAMPLES[0].answers, quiz={}, profile=profile)
    (row,) = told(Topic.SKILLS, Sheet(file="a.yaml", answers=answers))
    assert row["skills.finance"] == 2
    assert row["role"] is row["missing"] is row["gap.finance"] is None


def test_a_colleague_may_leave_skills_out_and_is_held_against_nothing() -> None:
    answers = Answers(rater=Rater.PEER, skills={"finance": 4})
    (row,) = told(Topic.SKILLS, Sheet(file="peer.yaml", answers=answers), role="crisis")
    assert (row["rater"], row["skills.finance"], row["skills.digital"]) == ("peer", 4, None)
    assert row["role"] is row["missing"] is None


def test_a_kind_that_there_is_not_is_refused() -> None:
    with pytest.raises(UnknownChoiceError):
        told(Topic.SKILLS, EXAMPLES[0], role="crysis")


def test_a_row_of_pitfalls_names_the_widest_open_first() -> None:
    (row,) = told(Topic.PITFALLS, EXAMPLES[0])
    assert row["pitfalls.imposed-methods"] == "partly"
    assert row["exposures"] == "skipped-handover imposed-methods"


@pytest.mark.parametrize("topic", Topic)
def test_a_sheet_with_an_open_question_is_left_out_with_its_place(topic: Topic) -> None:
    nothing = Sheet(file="new.csv", row=12, answers=Answers())
    first, second, third = rows([EXAMPLES[0], nothing, EXAMPLES[1]], PACK, topic)
    assert not isinstance(first, Unread)
    assert not isinstance(third, Unread)
    assert isinstance(second, Unread)
    assert {problem.code for problem in second.problems} == {ProblemCode.ANSWER_MISSING}
    assert {(problem.file, problem.line) for problem in second.problems} == {("new.csv", 12)}


def test_what_was_not_read_stays_so_in_its_place() -> None:
    unread = Unread(problems=(Problem(code=ProblemCode.FILE_MISSING, file="gone.yaml"),))
    found = list(rows([unread, EXAMPLES[0], unread], PACK, Topic.QUIZ))
    assert found[0] is found[2] is unread


@given(st.lists(st.sampled_from(list(every_sheet())), max_size=30))
def test_rows_keep_the_order_and_count_as_the_sheets_do(sheets: list[Sheet]) -> None:
    found = told(Topic.QUIZ, *sheets)
    assert [row["row"] for row in found] == [sheet.row for sheet in sheets]
    for question in QUIZ.questions:
        counted = Counter(row[f"quiz.{question.id}"] for row in found)
        assert counted == Counter(sheet.answers.quiz[question.id] for sheet in sheets)


def test_rows_are_made_one_at_a_time() -> None:
    taken: list[str] = []

    def one_by_one() -> Iterator[Sheet]:
        for sheet in EXAMPLES:
            taken.append(sheet.file)
            yield sheet

    stream: Iterator[Row | Unread] = rows(one_by_one(), PACK, Topic.QUIZ)
    next(stream)
    assert taken == [EXAMPLES[0].file]


def test_a_name_of_a_file_is_on_one_line_and_whole() -> None:
    (row,) = told(Topic.QUIZ, replace(EXAMPLES[0], file="a\nb\udcff" + "c" * 500))
    assert row["file"] == "a⏎b\ufffd" + "c" * 500


@pytest.mark.parametrize("topic", Topic)
def test_every_column_is_documented(topic: Topic) -> None:
    told_of = (ROOT / "docs" / "rows.md").read_text(encoding="utf-8")
    kinds = {"quiz": "question", "checks": "check", "status": "check", "affinity": "role",
             "exposed": "pitfall", "skills": "skill", "gap": "skill", "pitfalls": "pitfall"}  # fmt: skip
    for column in columns(PACK, topic):
        part = column.name.partition(".")[0]
        name = f"{part}.<{kinds[part]}>" if part in kinds else column.name
        assert f"`{name}`" in told_of, column.name


def test_a_pack_without_roles_and_pitfalls_has_columns_of_its_questions(tmp_path: Path) -> None:
    pack = load_pack(write_pack(tmp_path / "own", "quiz.yaml"))
    names = [column.name for column in columns(pack, Topic.QUIZ)]
    assert names[5:8] == ["quiz.dawn", "quiz.frost", "quiz.wasps"]
    assert not [name for name in names if name.startswith(("affinity.", "exposed."))]
    answers = Answers(quiz={"dawn": "rise", "frost": "light", "wasps": "traps"})
    (row,) = rows([Sheet(file="a.yaml", answers=answers)], pack, Topic.QUIZ)
    assert not isinstance(row, Unread)
    cells = dict(zip(names, row, strict=True))
    assert (cells["pack"], cells["points"]) == ("orchard 1.0.0", 8)
