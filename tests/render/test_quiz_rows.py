"""The quiz's rows: everything that its page shows, one row a thing."""

from collections import Counter

from msgspec import structs

from interimkit import load_pack, score_quiz
from interimkit.content.answers import encode_answers, load_answers, load_example
from interimkit.render.quiz import HEADER, rows

PACK = load_pack()
ANSWERS = structs.replace(load_example(PACK, "driss"), label="Group 2, seat 7")
RESULT = score_quiz(PACK, ANSWERS)
ROWS = [dict(zip(HEADER, row, strict=True)) for row in rows(RESULT)]


def test_every_part_is_there() -> None:
    assert Counter(row["part"] for row in ROWS) == {
        "dimension": len(RESULT.fit.dimensions),
        "check": len(RESULT.checks),
        "role": len(RESULT.roles),
        "pitfall": len(RESULT.pitfalls),
    }
    assert len(RESULT.pitfalls) > 0


def test_every_row_says_whose_it_is_and_what_the_advice_was() -> None:
    assert {row["label"] for row in ROWS} == {"Group 2, seat 7"}
    assert {row["verdict"] for row in ROWS} == {RESULT.verdict}
    assert {row["provisional"] for row in ROWS} == {RESULT.provisional}


def test_each_part_has_its_own_value() -> None:
    by_id = {(row["part"], row["id"]): row for row in ROWS}
    crisis, check, role = RESULT.fit.dimensions[0], RESULT.checks[0], RESULT.roles[0]
    assert by_id["dimension", crisis.id]["value"] == crisis.points
    assert by_id["dimension", crisis.id]["value_max"] == crisis.points_max
    assert by_id["check", check.id]["status"] == check.status
    assert by_id["check", check.id]["answer"] == check.answer
    assert by_id["role", role.id]["value"] == role.affinity
    assert by_id["role", role.id]["rank"] == role.rank


def test_a_label_is_kept_with_the_answers() -> None:
    kept = encode_answers(ANSWERS)
    assert load_answers(kept, pack=PACK, name="me.yaml").label == "Group 2, seat 7"
