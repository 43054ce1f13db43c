"""What the quiz says of its advice: what is open by its name, and nothing that is not so."""

import re
from itertools import product

import pytest

from interimkit import load_pack, score_quiz
from interimkit.domain.advice import QuizVerdict
from interimkit.domain.quiz import QuizResult, first_of
from interimkit.model.answers import Answers, CheckAnswer
from interimkit.model.quiz import CheckStatus, Quiz
from interimkit.model.text import Language
from interimkit.render.advice import headline, in_sentences
from interimkit.render.encode import encode
from interimkit.render.formats import Format
from interimkit.render.page import Depth

PACKS = {language: load_pack(language=language) for language in Language}
QUIZ = PACKS[Language.EN].load(Quiz)
CLEAR = {
    Language.EN: "stands in the way",
    Language.NL: "niets van wat je vertelde staat in de weg",
    Language.FR: "rien de ce que vous avez indiqué n’y fait obstacle",
}
THREAD = {
    Language.EN: "hanging by a thread",
    Language.NL: "maar het scheelt weinig",
    Language.FR: "mais l’avis est fragile",
}
MET: dict[str, CheckAnswer] = {
    "management-years": 15, "reserve-months": 12, "own-risk": "accepted", "contacts": 5,
    "free-to-start": "known", "travel": "possible",
}  # fmt: skip
UNMET: dict[str, CheckAnswer] = {
    "management-years": 5, "reserve-months": 6, "contacts": 0, "free-to-start": "open",
    "travel": "not-possible",
}  # fmt: skip
SHEET = ("wait-for-one-plan", "deep-expertise", "grow-successor", "open-shop", "unstuck-and-gone")


def result(
    options: tuple[str, ...], checks: dict[str, CheckAnswer], language: Language = Language.EN
) -> QuizResult:
    names = [question.id for question in QUIZ.questions]
    answers = Answers(quiz=dict(zip(names, options, strict=True)), checks=checks)
    return score_quiz(PACKS[language], answers)


def with_points(*points: int) -> tuple[str, ...]:
    return tuple(
        next(option.id for option in question.options if option.points == worth)
        for question, worth in zip(QUIZ.questions, points, strict=True)
    )


def shown(of: QuizResult, depth: Depth = Depth.BRIEF) -> str:
    """A page with each run of spaces as one ordinary space."""
    return " ".join(encode(of, Format.TABLE, depth=depth).decode().split())


@pytest.mark.parametrize("language", Language)
def test_a_good_fit_in_points_with_checks_open_names_them(language: Language) -> None:
    found = result(SHEET, MET | UNMET, language)
    said = in_sentences(found)
    assert found.verdict is QuizVerdict.PREPARE_FIRST
    names = {check.id: check.name for check in found.checks}
    provisos = {check.id: check.proviso for check in found.checks}
    for open_ in ("management-years", "reserve-months", "contacts"):
        assert names[open_] in said
    assert names["own-risk"] not in said
    for beside in ("free-to-start", "travel"):
        assert provisos[beside]
        assert provisos[beside] in said
    assert CLEAR[language] not in said


@pytest.mark.parametrize("language", Language)
def test_when_and_where_stand_in_the_sentence_of_a_good_fit(language: Language) -> None:
    checks = MET | {"free-to-start": "open"}
    found = result(with_points(3, 3, 3, 3, 3), checks, language)
    assert found.verdict is QuizVerdict.GOOD_FIT
    proviso = next(check.proviso for check in found.checks if check.id == "free-to-start")
    assert in_sentences(found).endswith(f"{proviso}.")
    assert CLEAR[language] not in in_sentences(found)


@pytest.mark.parametrize("language", Language)
def test_nothing_stands_in_the_way_only_where_nothing_is_open(language: Language) -> None:
    """Every check in place, unmet or not answered, beside sheets of every advice."""
    seen = set()
    ways = [(MET[name], UNMET.get(name, "refused"), None) for name in MET]
    for sheet in ((3, 3, 3, 3, 3), (2, 2, 2, 2, 2), (3, 3, 0, 3, 3), (1, 1, 1, 1, 1)):
        for given in product(*ways):
            checks = {n: a for n, a in zip(MET, given, strict=True) if a is not None}
            found = result(with_points(*sheet), checks, language)
            clear = (
                found.verdict is QuizVerdict.GOOD_FIT
                and not found.open
                and not found.provisos
                and not found.unanswered
            )
            assert clear == (
                found.verdict is QuizVerdict.GOOD_FIT
                and {c.status for c in found.checks} == {CheckStatus.MET}
            )
            assert (CLEAR[language] in in_sentences(found)) == clear
            seen.add((found.verdict, clear))
    assert len(seen) == 4


@pytest.mark.parametrize("language", Language)
def test_what_the_points_lack_is_named_by_its_dimension_and_never_by_an_answer(
    language: Language,
) -> None:
    found = result(with_points(3, 1, 3, 1, 0), MET, language)
    said = in_sentences(found)
    names = {d.id: d.name for d in found.fit.dimensions}
    assert names["motivation"] in said
    assert names["crisis"] not in said
    options = [o for q in PACKS[language].load(Quiz).questions for o in q.options]
    assert len(options) == 20
    for option in options:
        assert option.text.strip("….") not in shown(found, Depth.WHOLE)
        assert option.id not in said


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("sheet", [(2, 2, 2, 2, 2), (3, 3, 3, 3, 3)])
def test_a_thin_advice_says_so_in_its_headline(sheet: tuple[int, ...], language: Language) -> None:
    found = result(with_points(*sheet), MET, language)
    assert found.thin == (sheet == (2, 2, 2, 2, 2))
    assert (THREAD[language] in headline(found).text) == found.thin
    first_line = encode(found, Format.TABLE).decode().splitlines()[0]
    assert (THREAD[language] in first_line) == found.thin


def test_two_checks_that_block_are_named_where_they_are_the_reason() -> None:
    checks = MET | {"reserve-months": 2, "own-risk": "refused"}
    said = in_sentences(result(with_points(3, 3, 3, 3, 3), checks))
    assert said == (
        "Your answers lean towards interim work, but not now. "
        "In the way: “Months in reserve” (10 to go) and “Working at your own risk”."
    )
    middling = in_sentences(result(with_points(2, 2, 1, 1, 1), checks))
    assert middling == "In the way: “Months in reserve” (10 to go) and “Working at your own risk”."
    assert "other work" in in_sentences(result(with_points(0, 1, 0, 1, 0), checks))


def tied() -> QuizResult:
    """An orientation with two kinds of assignment first, and two pitfalls."""
    for options in product(*[[option.id for option in q.options] for q in QUIZ.questions]):
        found = result(options, MET)
        watched = [pitfall for pitfall in found.pitfalls if pitfall.rank == 1]
        if len(first_of(found.roles)) == 2 == len(watched):
            return found
    raise AssertionError


def test_what_comes_first_together_is_named_together_and_followed_by_none_alone() -> None:
    found = tied()
    kinds = [role.name for role in first_of(found.roles)]
    pitfalls = [pitfall.name for pitfall in found.pitfalls if pitfall.rank == 1]
    brief, whole = shown(found), shown(found, Depth.WHOLE)
    assert f"Leans to {kinds[0]} · {kinds[1]}, equally" in brief
    assert f"1. {kinds[0]} = {kinds[1]}" in whole
    assert f"1. {pitfalls[0]} = {pitfalls[1]}" in whole
    for names, command in ((kinds, "roles"), (pitfalls, "pitfalls")):
        said = re.escape(f"{names[0]} · {names[1]} come first together: interimkit {command}")
        assert re.search(rf"{said}(?! [a-z])", whole)


def test_one_that_comes_first_alone_is_followed() -> None:
    found = score_quiz(
        PACKS[Language.EN],
        Answers(
            quiz=dict(zip((q.id for q in QUIZ.questions), with_points(0, 2, 0, 3, 0), strict=True))
        ),
    )
    (first,) = first_of(found.roles)
    assert f"interimkit roles {first.id}" in shown(found, Depth.WHOLE)
    assert "equally" not in shown(found)
