"""Exports of four tools: each column and text is one thing of the pack word for word, or is named."""

import io
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
import xlsxwriter
from conftest import DATA
from hypothesis import given
from hypothesis import strategies as st
from own_packs import FILES

from interimkit.content.open_pack import OpenPack
from interimkit.domain.group_map import FoundAnswer, GroupMap, LeftColumn, WhyLeft
from interimkit.errors import ContentError, Problem, ProblemCode
from interimkit.group.form_maps import encode_map, read_map
from interimkit.group.form_texts import FormTexts, form_texts, plain
from interimkit.group.forms import MAX_TEXTS, apply, propose
from interimkit.group.grid import GridKind, GridRow, rows_of
from interimkit.group.sheet import Sheet, Unread
from interimkit.interview.pitfalls_audit import ask_pitfalls
from interimkit.interview.questionnaire import Ask
from interimkit.interview.quiz import ask_quiz
from interimkit.interview.skills_gap import ask_skills
from interimkit.model.answers import Answers, Practice
from interimkit.model.form_map import FormAnswer, FormMap
from interimkit.model.quiz import Quiz
from interimkit.model.skills import Skills
from interimkit.model.text import Language


@cache
def opened(language: Language = Language.EN) -> OpenPack:
    return OpenPack(DATA, language=language)


def texts() -> FormTexts:
    return form_texts(opened())


def stem(question: str, language: Language = Language.EN) -> str:
    return next(q.stem for q in opened(language).load(Quiz).questions if q.id == question)


def option(question: str, id_: str, language: Language = Language.EN) -> str:
    (found,) = (q for q in opened(language).load(Quiz).questions if q.id == question)
    return next(o.text for o in found.options if o.id == id_)


def csv_rows(text: str) -> list[GridRow]:
    return list(rows_of(io.BytesIO(text.encode()), "form.csv", GridKind.CSV))


def xlsx_rows(*lines: Sequence[object]) -> list[GridRow]:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        sheet = book.add_worksheet("Sheet1")
        for number, line in enumerate(lines):
            sheet.write_row(number, 0, line)
    return list(rows_of(io.BytesIO(data.getvalue()), "form.xlsx", GridKind.XLSX))


def proposed(rows: Iterable[GridRow]) -> GroupMap:
    return propose(rows, opened(), name="form")


def mapped(found: GroupMap) -> FormMap:
    return read_map(encode_map(found), pack=opened(), name="map.yaml")


def sheets(mapping: FormMap, rows: Iterable[GridRow]) -> list[Sheet | Unread]:
    return list(apply(mapping, rows, opened(), name="form"))


def read(rows: list[GridRow]) -> list[Sheet | Unread]:
    """The rows by the map that is proposed of them, written and read."""
    return sheets(mapped(proposed(rows)), rows)


def answers(found: Iterable[Sheet | Unread]) -> list[Answers]:
    return [one.answers for one in found if isinstance(one, Sheet)]


@pytest.mark.parametrize(
    "headings",
    [
        ("ID", "Start time", "Completion time", "Email", "Name"),
        ("Id", "Begintijd", "Tijd van voltooien", "E-mail", "Naam"),
        ("ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom"),
    ],
)
def test_microsoft_forms_in_every_language_of_its_own(headings: tuple[str, ...]) -> None:
    skill = next(one for one in opened().load(Skills).skills if one.id == "leadership")
    rows = xlsx_rows(
        (*headings, f"{stem('crisis')}\u00a0", "How many years have you led people?", skill.name),
        (1, 46000.5, 46000.6, "an@example.org", "An", option("crisis", "cut-knots"), 12, 3),
        (2, 46000.5, 46000.6, "bo@example.org", "Bo", "Other: it depends", 4, 2),
        (),
        (3, 46000.5, 46000.6, "ann@example.org", "Cé", option("crisis", "secure-cash").upper(), "", ""),
    )  # fmt: skip
    found = proposed(rows)
    known = [column.question for column in found.columns]
    assert known == ["quiz.crisis", "checks.management-years", "skills.leadership"]
    assert [left.heading for left in found.left] == list(headings)
    written = encode_map(found).decode()
    assert "example.org" not in written
    assert '"An"' not in written
    first, other, last = read(rows)
    assert isinstance(first, Sheet)
    assert (first.row, first.answers.quiz) == (2, {"crisis": "cut-knots"})
    assert first.answers.checks == {"management-years": 12}
    assert isinstance(other, Unread)
    (problem,) = other.problems
    assert (problem.code, problem.file, problem.line, problem.column, problem.value) == (
        ProblemCode.FORM_ANSWER, "form", 3, 6, "Other: it depends",
    )  # fmt: skip
    assert problem.kind == stem("crisis")
    assert isinstance(last, Sheet)
    assert (last.row, last.answers) == (5, Answers(quiz={"crisis": "secure-cash"}))


def test_google_forms_with_a_grid_and_answers_in_two_languages() -> None:
    level = opened().load(Skills).skills[0].levels[2]
    skill = opened().load(Skills).skills[0]
    rows = csv_rows(
        f'"Timestamp","{stem("crisis", Language.FR)}","How able are you? [{skill.name}]"\n'
        f'"2026/01/02 9:05:07 AM GMT+1","{option("crisis", "cut-knots", Language.FR)}","2"\n'
        f'"2026/01/02 9:05:07 AM GMT+1","{option("crisis", "cut-knots", Language.NL)}","2 - {level}"\n'
        f'"2026/01/02 9:05:07 AM GMT+1","","{level}"\n'
        '"2026/01/02 9:05:07 AM GMT+1","",""\n'
    )
    quiz, skills = {"crisis": "cut-knots"}, {skill.id: 2}
    both = Answers(quiz=quiz, skills=skills)
    assert answers(read(rows)) == [both, both, Answers(skills=skills)]


def test_a_level_and_the_words_of_another_are_no_answer() -> None:
    skill = opened().load(Skills).skills[0]
    rows = csv_rows(f'{skill.id}\n"1 - {skill.levels[2]}"\n5\n')
    assert [answer.option for answer in proposed(rows).columns[0].answers] == [None, None]


def test_limesurvey_with_codes_before_its_texts_and_codes_for_answers() -> None:
    rows = csv_rows(
        f'\ufeff"id";"submitdate";"G01Q02. {stem("crisis")}";"Q2[SQ001]. How? [{stem("working-style")}]";"Q3"\r\n'
        f'"1";"2026-01-02";"{option("crisis", "cut-knots")}";"N/A";"A1"\r\n'
        '"2";"2026-01-02";"A1";"";"A2"\r\n'
    )
    found = proposed(rows)
    assert [c.question for c in found.columns] == ["quiz.crisis", "quiz.working-style"]
    assert [left.heading for left in found.left] == ["id", "submitdate", "Q3"]
    assert found.columns[0].unknown == (FoundAnswer(text="A1", option=None, count=1),)
    mapping = read_map(
        f"""
format: interimkit.map/1
columns:
  - {{question: quiz.crisis, heading: "G01Q02. {stem("crisis")}",
     answers: [{{option: secure-cash, text: A1}}]}}
  - {{question: quiz.working-style, heading: "Q2[SQ001]. How? [{stem("working-style")}]",
     answers: [{{option: null, text: N/A}}]}}
""".encode(),
        pack=opened(),
        name="map.yaml",
    )
    assert answers(sheets(mapping, rows)) == [
        Answers(quiz={"crisis": "cut-knots"}),
        Answers(quiz={"crisis": "secure-cash"}),
    ]


def test_qualtrics_with_three_rows_of_headings() -> None:
    rows = csv_rows(
        "StartDate,RecipientEmail,Q1,Q2\n"
        f'"Start Date","Recipient Email","{stem("crisis")}\n(one answer)","{stem("working-style")}"\n'
        '"{""ImportId"":""startDate""}","{""ImportId"":""recipientEmail""}","{""ImportId"":""QID1""}",'
        '"{""ImportId"":""QID2""}"\n'
        f'2026-01-02,an@example.org,x,"{option("working-style", "shop-floor")}"\n'
    )
    found = proposed(rows)
    assert [left.heading for left in found.left] == [
        "Start Date", "Recipient Email", f"{stem('crisis')} (one answer)",
    ]  # fmt: skip
    (sheet,) = read(rows)
    assert isinstance(sheet, Sheet)
    assert (sheet.row, sheet.answers.quiz) == (5, {"working-style": "shop-floor"})


def test_where_two_rows_name_the_questions_the_lower_has_the_headings() -> None:
    rows = csv_rows(f"crisis\n{stem('crisis')}\ncut-knots\n")
    assert answers(read(rows)) == [Answers(quiz={"crisis": "cut-knots"})]


def test_what_may_be_two_things_is_neither() -> None:
    rows = csv_rows("crisis,In a crisis,quiz.working-style,quiz.working-style\na,b,c,d\n")
    found = proposed(rows)
    assert not found.columns
    assert {left.why for left in found.left} == {WhyLeft.SEVERAL_COLUMNS}
    assert found.sheets == 0


def test_a_heading_that_names_two_questions_is_left_out(tmp_path: Path) -> None:
    pack = own_pack(
        tmp_path, {"quiz.yaml": FILES["quiz.yaml"].replace("name: Frost", "name: Dawn")}
    )
    found = propose(csv_rows("Dawn\nrise\n"), pack, name="form")
    assert found.left == (
        LeftColumn(
            heading="Dawn", why=WhyLeft.SEVERAL_QUESTIONS, questions=("quiz.dawn", "quiz.frost")
        ),
    )  # fmt: skip


def own_pack(folder: Path, changed: dict[str, str] | None = None) -> OpenPack:
    for name, text in {**FILES, **(changed or {})}.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text.replace("LANGUAGE", "nl"), encoding="utf-8")
    return OpenPack(folder, language=Language.NL)


def test_a_pack_of_ones_own_in_one_language(tmp_path: Path) -> None:
    pack = own_pack(tmp_path)
    rows = csv_rows("At dawn I…,frost\n…rise.,…pray.\n")
    mapping = read_map(encode_map(propose(rows, pack, name="form")), pack=pack, name="map")
    (sheet,) = apply(mapping, rows, pack, name="form")
    assert isinstance(sheet, Sheet)
    assert sheet.answers.quiz == {"dawn": "rise", "frost": "pray"}


def test_an_option_may_have_kept_its_letter() -> None:
    text = option("crisis", "cut-knots")
    rows = csv_rows(f'crisis\n"B) {text}"\n"b. {text}"\n"B {text}"\nx) cut-knots\n')
    given_ = [answer.option for answer in proposed(rows).columns[0].answers]
    assert given_ == ["cut-knots", "cut-knots", None, "cut-knots"]


def test_two_options_that_read_alike_are_neither(tmp_path: Path) -> None:
    quiz = FILES["quiz.yaml"].replace("…light fires.", "…pray!")
    found = propose(
        csv_rows("frost\npray\nlight\n"), own_pack(tmp_path, {"quiz.yaml": quiz}), name="f"
    )
    assert [answer.option for answer in found.columns[0].answers] == [None, "light"]


def test_of_a_free_text_so_many_are_listed_and_the_rest_is_counted() -> None:
    rows = csv_rows("crisis\n" + "".join(f"text {number}\n" for number in range(MAX_TEXTS + 7)))
    (column,) = proposed(rows).columns
    assert (len(column.answers), column.more) == (MAX_TEXTS, 7)
    assert "# 7 more answers" in encode_map(proposed(rows)).decode()


def test_a_later_export_is_read_by_the_old_map_which_names_what_is_new() -> None:
    mapping = mapped(proposed(csv_rows(f"id,crisis\n1,{option('crisis', 'cut-knots')}\n")))
    later = csv_rows(f'crisis,id\n"{option("crisis", "secure-cash")}",2\nnobody knows,3\n')
    first, second = sheets(mapping, later)
    assert isinstance(first, Sheet)
    assert first.answers.quiz == {"crisis": "secure-cash"}
    assert isinstance(second, Unread)
    assert [(p.line, p.value) for p in second.problems] == [(3, "nobody knows")]


def test_a_map_says_more_than_the_pack() -> None:
    mapping = read_map(
        b"columns: [{question: quiz.crisis, heading: crisis, answers: "
        b"[{option: secure-cash, text: cut-knots}]}]",
        pack=opened(), name="map",
    )  # fmt: skip
    found = answers(sheets(mapping, csv_rows("crisis\ncut-knots\n")))
    assert found == [Answers(quiz={"crisis": "secure-cash"})]


def problems_of(mapping: FormMap, rows: list[GridRow]) -> tuple[Problem, ...]:
    with pytest.raises(ContentError) as caught:
        sheets(mapping, rows)
    return caught.value.problems


def test_a_column_of_the_map_that_is_missing_or_twice_there_is_named() -> None:
    mapping = mapped(proposed(csv_rows("crisis,working-style\na,b\n")))
    missing, twice = problems_of(mapping, csv_rows("x,crises,working-style,Working-style\na,b,c\n"))
    assert (missing.code, missing.value, missing.kind, missing.nearest, missing.line) == (
        ProblemCode.FORM_COLUMN_MISSING, "crisis", "quiz.crisis", "crises", 1,
    )  # fmt: skip
    assert (twice.code, twice.line, twice.column) == (ProblemCode.FORM_TWICE, 1, 4)
    assert [p.code for p in problems_of(mapping, [])] == [ProblemCode.FORM_COLUMN_MISSING] * 2


def test_numbers_that_make_no_sense_are_no_answer() -> None:
    (column,) = proposed(csv_rows("management-years\n61\n60\n-1\n1.5\n99999999\ntwelve\n")).columns
    assert [answer.text for answer in column.answers] == ["61", "-1", "1.5", "99999999", "twelve"]


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "nearest"),
    [
        ("- {question: quiz.crysis, heading: a}", ProblemCode.QUESTION_UNKNOWN, 2, 14, "quiz.crisis"),
        ("- {question: zzz, heading: a}", ProblemCode.QUESTION_UNKNOWN, 2, 14, ""),
        ("- {question: quiz.crisis, heding: a}", ProblemCode.FIELD_MISSING, 2, 3, ""),
        ("- {question: quiz.crisis, heading: a}\n- {question: quiz.crisis, heading: b}",
         ProblemCode.FORM_TWICE, 3, 14, ""),
        ("- {question: quiz.crisis, heading: a}\n- {question: quiz.working-style, heading: A.}",
         ProblemCode.FORM_TWICE, 3, 43, ""),
        ("- {question: quiz.crisis, heading: a, answers: [{option: cut-knot, text: x}]}",
         ProblemCode.ANSWER_UNKNOWN, 2, 58, "cut-knots"),
        ("- {question: quiz.crisis, heading: a, answers: [{option: 1, text: x}]}",
         ProblemCode.ANSWER_UNKNOWN, 2, 58, ""),
        ("- {question: skills.leadership, heading: a, answers: [{option: 5, text: x}]}",
         ProblemCode.ANSWER_UNKNOWN, 2, 64, ""),
        ("- {question: checks.management-years, heading: a, answers: [{option: 61, text: x}]}",
         ProblemCode.NUMBER_RANGE, 2, 70, ""),
        ("- {question: checks.management-years, heading: a, answers: [{option: many, text: x}]}",
         ProblemCode.NUMBER_RANGE, 2, 70, ""),
        ("- {question: quiz.crisis, heading: a, answers: [{option: null, text: x}, {option: null, text: X}]}",
         ProblemCode.FORM_TWICE, 2, 95, ""),
        ("  []", ProblemCode.LIST_LENGTH, 2, 3, ""),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_map_is_said_in_its_place(
    text: str, code: ProblemCode, line: int, column: int, nearest: str
) -> None:
    with pytest.raises(ContentError) as caught:
        read_map(f"columns:\n{text}\n".encode(), pack=opened(), name="map.yaml")
    first = caught.value.problems[0]
    assert (first.code, first.line, first.column, first.nearest) == (code, line, column, nearest)
    assert str(caught.value).startswith(f"map.yaml:{line}:{column}: ")


def test_the_map_can_be_checked_by_eye_and_mended_where_it_says_so() -> None:
    rows = csv_rows('name #1,crisis\nAn,"Other: ""#1"""\nAn,"Other: ""#1"""\n')
    written = encode_map(proposed(rows)).decode()
    assert written.splitlines()[4:] == [
        "columns:",
        "  - question: quiz.crisis",
        '    heading: "crisis"',
        "    # answers:",
        "      # Not an option word for word; give an entry to any that is one:",
        r'      # {option: ?, text: "Other: \"#1\""}  # 2 times',
        "# Left out, and never read: no question has this name, or more than one thing has. Where one is a",
        "# question after all, give it an entry above.",
        '# "name #1"',
    ]
    mended = written.replace("# answers", "answers").replace(
        "# {option: ?,", "- {option: cut-knots,"
    )
    mapping = read_map(mended.encode(), pack=opened(), name="map.yaml")
    assert mapping.columns[0].answers == (FormAnswer(option="cut-knots", text='Other: "#1"'),)


@pytest.mark.parametrize("language", list(Language))
def test_its_comments_are_in_the_language_of_the_reader(language: Language) -> None:
    found = propose(csv_rows("a,crisis\nb,c\n"), opened(language), name="form.csv")
    comments = [line for line in encode_map(found).decode().splitlines() if "# " in line]
    first = {"en": "What was found", "nl": "Wat er in", "fr": "Ce qui a été trouvé"}[language]
    assert comments[0].startswith(f"# {first}")


def asks(language: Language) -> Iterator[Ask]:
    pack = opened(language)
    yield from ask_quiz(pack, quick=False, seed=None, language=language).asks
    skills = ask_skills(pack, Answers(), role="", language=language).asks
    yield from (ask for ask in skills if ask.section in ("skills", "profile"))
    audit = ask_pitfalls(pack, language=language).asks
    yield from (ask for ask in audit if ask.section == "pitfalls")


@st.composite
def exports(draw: st.DrawFn) -> tuple[list[GridRow], list[Answers]]:
    """An export as a form gives it, its questions in any order, and what it holds.

    Of two questions or more: the field “Finance” is called as the skill is, so that a row below a
    single heading may look like one.
    """
    language = draw(st.sampled_from(Language))
    asked = draw(st.permutations(list(asks(language))))[: draw(st.integers(2, 12))]
    wrap = draw(st.sampled_from(["{}", " {}\u00a0:", "Q7. {}", "Grid [{}]", "«\u202f{}\u202f»"]))
    rows = [GridRow(1, ("Name", *(wrap.format(ask.text.partition("\n")[0]) for ask in asked)))]
    expected: list[Answers] = []
    for line in range(2, 2 + draw(st.integers(0, 4))):
        cells, sections = ["An"], dict[str, Any]()
        for ask in asked:
            at = draw(st.integers(-1, len(ask.options) - 1))
            if at >= 0:
                id_, text = ask.options[at]
                given: Any = int(id_) if ask.section == "skills" else id_
                given = Practice(id_) if ask.section == "pitfalls" else given
            elif ask.at_most:
                given = draw(st.integers(0, ask.at_most))
                text = str(given)
            if at >= 0 or ask.at_most:
                sections.setdefault(ask.section, {})[ask.entry] = given
            cells.append(text if at >= 0 or ask.at_most else "")
        rows.append(GridRow(line, tuple(cells)))
        expected += [Answers(**sections)] if sections else []
    return rows, expected


@given(exports())
def test_what_is_proposed_written_and_read_gives_what_was_answered(
    export: tuple[list[GridRow], list[Answers]],
) -> None:
    rows, expected = export
    found = proposed(rows)
    assert found.unknown == 0
    assert [left.heading for left in found.left] == ["Name"]
    assert answers(read(rows)) == expected
    assert found.sheets == len(expected)


OURS = st.sampled_from([*sorted(form_texts(OpenPack(DATA, language=Language.EN)).headings)])
CELLS = st.one_of(st.text(max_size=12), OURS, st.sampled_from(["#", '"', "…", '{"ImportId"', "2"]))


@given(st.lists(st.lists(CELLS, max_size=5), max_size=6))
def test_whatever_is_in_a_grid_comes_out_right_or_is_named(grid: list[list[str]]) -> None:
    rows = [GridRow(line, tuple(cells)) for line, cells in enumerate(grid, start=1)]
    found = proposed(rows)
    assert len(found.columns) + len(found.left) == len([cell for cell in _headings(rows) if cell])
    if not found.columns:
        return
    mapping = mapped(found)
    assert [column.question for column in mapping.columns] == [c.question for c in found.columns]
    try:
        given_ = sheets(mapping, rows)
    except ContentError as error:
        assert {p.code for p in error.problems} == {ProblemCode.FORM_TWICE}
        return
    assert len(given_) == found.sheets


def _headings(rows: list[GridRow]) -> tuple[str, ...]:
    counts = [sum(bool(texts().fields(cell)) for cell in row.cells) for row in rows[:3]]
    most = max(counts, default=0)
    best = [row for row, count in zip(rows, counts, strict=False) if count == most]
    return (best[-1] if most else rows[0]).cells if rows else ()


@given(st.text(max_size=30))
def test_a_text_is_the_same_however_it_is_spaced_and_composed(text: str) -> None:
    assert plain(f" {text}\u00a0") == plain(text)
    assert plain("É" + text) == plain(normalize("NFD", "É") + text)


@pytest.mark.parametrize(
    ("written", "pack"),
    [
        ("je decide", "…Je decide."),
        ("« Oui », dit-il !", "“Oui”, dit-il!"),
        ("l'audit", "L’audit"),
        ("a–b", "a-b"),
        ("two\nlines", "two lines"),
    ],
)
def test_what_programs_do_to_a_text_is_forgiven(written: str, pack: str) -> None:
    assert plain(written) == plain(pack)


@pytest.mark.parametrize(
    ("one", "other"), [("1.5", "15"), ("a, b", "a b"), ("été", "ete"), ("?", "!"), ("-", ".")]
)
def test_what_may_mean_something_else_is_not(one: str, other: str) -> None:
    assert plain(one) != plain(other)


def test_every_heading_of_the_built_in_pack_is_one_question_in_every_language() -> None:
    for language in Language:
        for ask in asks(language):
            assert texts().fields(ask.text.partition("\n")[0]) == {f"{ask.section}.{ask.entry}"}
            if ask.options and ask.section != "skills":
                question = texts().questions[f"{ask.section}.{ask.entry}"]
                assert [question.given(text) for _, text in ask.options] == [
                    id_ for id_, _ in ask.options
                ]
