"""The brief page of any sheet of answers: one screen, and nothing that is open left unnamed."""

import random

import pytest

from interimkit import Answers, Format, encode, load_pack, score_quiz
from interimkit.domain.advice import QuizVerdict
from interimkit.model.answers import CheckAnswer
from interimkit.model.quiz import CheckStatus, Quiz
from interimkit.model.text import Language
from interimkit.render.page import Depth

SHEETS = 250
LINES = 22


def random_answers(quiz: Quiz, rng: random.Random) -> Answers:
    checks: dict[str, CheckAnswer] = {}
    for check in quiz.checks:
        if rng.random() < 0.25:
            continue
        if check.number:
            edges = (0, check.number.blocking_below, check.number.met_from - 1)
            checks[check.id] = rng.choice((*edges, check.number.met_from))
        else:
            checks[check.id] = rng.choice(check.options).id
    chosen = {question.id: rng.choice(question.options).id for question in quiz.questions}
    return Answers(quiz=chosen, checks=checks)


@pytest.mark.parametrize("language", Language)
def test_any_sheet_is_one_screen_that_names_what_is_open(language: Language) -> None:
    rng = random.Random(20261126)  # noqa: S311 - any sheet will do
    pack = load_pack(language=language)
    for _ in range(SHEETS):
        result = score_quiz(pack, random_answers(pack.load(Quiz), rng))
        page = encode(result, Format.TABLE, depth=Depth.BRIEF).decode()
        assert page.rstrip("\n").count("\n") < LINES, page
        text = " ".join(page.split())
        blocking = {c.id for c in result.checks if c.status is CheckStatus.BLOCKING}
        named = blocking if result.verdict is QuizVerdict.NOT_NOW else {*blocking, *result.open}
        for check in result.checks:
            assert check.id not in named or check.name in text, page
