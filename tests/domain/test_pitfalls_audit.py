"""An order, never a score: all 243 ways to answer the five questions."""

from itertools import product

import pytest

from interimkit import ContentError, load_pack
from interimkit.domain.pitfalls_audit import audit_pitfalls
from interimkit.errors import ProblemCode as Code
from interimkit.model.answers import Answers, Practice
from interimkit.model.pitfalls import Pitfalls
from interimkit.model.text import Text

PACK = load_pack()
IDS = [pitfall.id for pitfall in PACK.load(Pitfalls).pitfalls]
SHEETS = [dict(zip(IDS, statuses, strict=True)) for statuses in product(Practice, repeat=len(IDS))]


def test_there_are_as_many_sheets_as_there_should_be() -> None:
    assert len(SHEETS) == 3 ** len(IDS) == 243


def test_whatever_is_answered_each_pitfall_is_exposed_or_covered_in_a_stable_order() -> None:
    for sheet in SHEETS:
        result = audit_pitfalls(PACK, Answers(pitfalls=sheet))
        shown = [p.id for p in (*result.exposures, *result.covered)]
        assert sorted(shown) == sorted(IDS)
        assert all(p.status is Practice.IN_PLACE for p in result.covered)
        expected = [
            name
            for status in (Practice.NOT_YET, Practice.PARTLY)
            for name in IDS
            if sheet[name] is status
        ]
        assert [p.id for p in result.exposures] == expected


def test_a_note_stands_beside_its_pitfall() -> None:
    answers = Answers(pitfalls=SHEETS[0], notes={IDS[1]: Text("on Monday")})
    result = audit_pitfalls(PACK, answers)
    assert [p.note for p in result.exposures] == ["", "on Monday", "", "", ""]


def test_what_is_missing_or_unknown_is_said() -> None:
    answers = Answers(
        pitfalls={IDS[0]: Practice.PARTLY, "nothing": Practice.PARTLY}, notes={"x": Text("y")}
    )
    with pytest.raises(ContentError) as caught:
        audit_pitfalls(PACK, answers)
    codes = [p.code for p in caught.value.problems]
    assert codes == [Code.QUESTION_UNKNOWN] * 2 + [Code.ANSWER_MISSING] * 4
