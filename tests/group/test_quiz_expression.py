"""The one expression says of every sheet what the quiz itself says."""

import random
from pathlib import Path

import pytest
from own_packs import write_pack
from table_of_answers import cells_of, every_sheet, every_state, write_parquet, write_product

from interimkit.content.open_pack import OpenPack
from interimkit.content.pack import load_pack
from interimkit.domain.advice import QuizVerdict, advise, can_change, is_thin, moving_changes
from interimkit.domain.quiz import score_quiz
from interimkit.group.engine import open_engine
from interimkit.group.inputs import Input, Kind
from interimkit.group.left_out import LeftOut
from interimkit.group.rows import Row, columns, rows
from interimkit.group.sheet import Sheet, Unread
from interimkit.group.tables import file_rows
from interimkit.model.answers import Answers
from interimkit.model.quiz import Quiz
from interimkit.model.workshop import Topic


def test_the_advice_is_the_quizs_for_every_sheet_and_every_state_of_the_checks(
    tmp_path: Path,
) -> None:
    pack = load_pack()
    quiz = pack.load(Quiz)
    sheets, states = every_sheet(quiz), every_state(quiz)
    assert (len(sheets), len(states)) == (1024, 4 * 4 * 3 * 3)
    sheet_file = write_parquet(tmp_path / "sheets.parquet", [cells_of(s, {}) for s in sheets])
    state_file = write_parquet(
        tmp_path / "states.parquet",
        [{**cells_of({}, state), "n": n} for n, state in enumerate(states)],
    )
    both = tmp_path / "both.parquet"
    write_product(both, sheet_file, state_file)
    found: dict[tuple[object, ...], tuple[object, ...]] = {}
    order = []
    names = [column.name for column in columns(pack, Topic.QUIZ)]
    for row in _fetched(pack, Input(path=str(both), kind=Kind.PARQUET)):
        cells = dict(zip(names, row, strict=True))
        order.append(cells["row"])
        given = tuple(v for name, v in cells.items() if name.startswith(("quiz.", "checks.")))
        found[given] = (cells["verdict"], cells["provisional"], cells["thin"])
    assert len(found) == 1024 * 144
    assert order == list(range(1, 1024 * 144 + 1))  # more than DuckDB gives to one thread
    options = {q.id: {o.id: o for o in q.options} for q in quiz.questions}
    standing = [
        {c.id: c.status for c in score_quiz(pack, Answers(quiz=sheets[0], checks=state)).checks}
        for state in states
    ]
    for sheet in sheets:
        chosen = {name: options[name][option] for name, option in sheet.items()}
        for state, statuses in zip(states, standing, strict=True):
            given = (*sheet.values(), *(state.get(check.id) for check in quiz.checks))
            assert found[given] == (
                advise(quiz, chosen, statuses),
                can_change(quiz, chosen, statuses),
                is_thin(*moving_changes(quiz, chosen, statuses)),
            ), given


def test_all_that_a_row_says_is_what_the_quiz_says(tmp_path: Path) -> None:
    pack = load_pack()
    quiz = pack.load(Quiz)
    states = every_state(quiz)
    random.seed(20260115)
    sheets = [(sheet, random.choice(states)) for sheet in every_sheet(quiz)]  # noqa: S311 - any will do
    assert set(QuizVerdict) == {
        row[_place(pack, "verdict")] for row in _compared(pack, tmp_path, sheets)
    }


@pytest.mark.parametrize("seed", range(6))
def test_also_for_packs_of_other_points_questions_and_checks(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)  # noqa: S311 - any will do
    pack = _own_pack(chance, tmp_path / "pack")
    quiz = pack.load(Quiz)
    states = every_state(quiz)
    sheets = [
        ({q.id: chance.choice(q.options).id for q in quiz.questions}, chance.choice(states))
        for _ in range(300)
    ]
    assert len(_compared(pack, tmp_path, sheets)) == 300


def _own_pack(chance: random.Random, folder: Path) -> OpenPack:
    """A pack of 1 to 20 questions and some checks, of which one is answered by a number."""
    write_pack(folder)
    questions = []
    for n in range(chance.choice((1, 2, 7, 20))):
        options = "\n".join(
            f"      - {{id: o{k}, points: {chance.randint(0, 3) if k else 3}, text: a, reason: b, "
            f"feedback: c}}"
            for k in range(chance.randint(2, 9))
        )
        questions.append(f"  - id: q{n}\n    name: Q{n}\n    stem: I\n    options:\n{options}\n")
    most = 3 * len(questions)
    high = chance.randint(1, most)
    checks = """checks:
  - id: years
    name: Years
    question: How many?
    number: {met_from: 5, blocking_below: 2, at_most: 9}
    settle: Count.
  - id: dog
    name: A dog
    question: Is there one?
    options: [{id: yes-one, status: met, text: y}, {id: no-one, status: not-met, text: n}, {id: never, status: blocking, text: v}, {id: who-knows, status: unknown, text: w}]
    settle: Look.
  - id: moon
    name: The moon
    question: Is it full?
    decides: false
    proviso: by day
    options: [{id: full, status: met, text: y}, {id: new, status: not-met, text: n}]
    settle: Look.
"""
    bands = (
        f"bands: {{not_now_up_to: {chance.randint(0, high - 1)}, good_fit_from: {high}, "
        f"never_zero: [{', '.join(f'q{n}' for n in range(min(len(questions), 9)) if n % 2)}]}}\n"
    )
    text = f"basis: toolkit\nquestions:\n{''.join(questions)}{bands}"
    text += checks if chance.random() < 0.8 else ""
    (folder / "quiz.yaml").write_text(text, encoding="utf-8")
    return load_pack(folder)


def _place(pack: OpenPack, name: str) -> int:
    return [column.name for column in columns(pack, Topic.QUIZ)].index(name)


def _compared(
    pack: OpenPack, folder: Path, sheets: list[tuple[dict[str, str], dict[str, int | str]]]
) -> list[Row]:
    """The rows of the expression, which are those of Python."""
    given = write_parquet(folder / "some.parquet", [cells_of(*sheet) for sheet in sheets])
    found = _fetched(pack, given)
    same = rows(
        (
            Sheet(file=given.path, row=n, answers=Answers(quiz=quiz, checks=dict(checks)))
            for n, (quiz, checks) in enumerate(sheets, start=1)
        ),
        pack,
        Topic.QUIZ,
    )
    assert found == list(same)
    return found


def _fetched(pack: OpenPack, given: Input) -> list[Row]:
    with open_engine() as engine:
        return [
            row
            for row in file_rows(engine, [given], pack, Topic.QUIZ, LeftOut())
            if not isinstance(row, Unread)
        ]
