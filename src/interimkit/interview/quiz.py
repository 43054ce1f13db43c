"""What the quiz asks: the questions with their options shuffled, then the checks."""

import math
import random
from collections.abc import Mapping

from interimkit.interview.questionnaire import Answer, Ask, Questionnaire
from interimkit.model.pack import Pack
from interimkit.model.quiz import Check, Question, Quiz
from interimkit.model.text import Language
from interimkit.render.words import catalogue


def ask_quiz(pack: Pack, *, quick: bool, seed: int, language: Language) -> Questionnaire:
    """The quiz's questionnaire.

    Args:
        quick: Whether the checks are left open.
        seed: The same one shuffles the options the same way.
    """
    quiz = pack.load(Quiz)
    order = random.Random(seed)  # noqa: S311 - an order, not a secret
    return Questionnaire(
        name="quiz",
        language=language,
        intro=_intro(quiz, quick=quick, language=language),
        asks=(
            *(_question(question, order) for question in quiz.questions),
            *(_check(check, quick=quick) for check in quiz.checks),
        ),
    )


def _intro(quiz: Quiz, *, quick: bool, language: Language) -> str:
    """How much is asked, and in what spirit; nothing is announced that will not be asked."""
    catalogued = catalogue(language)
    _, ngettext = catalogued.gettext, catalogued.ngettext
    questions, checks = len(quiz.questions), 0 if quick else len(quiz.checks)
    counted = [ngettext("{count} question", "{count} questions", questions).format(count=questions)]
    if checks:
        counted.append(ngettext("{count} check", "{count} checks", checks).format(count=checks))
    minutes = math.ceil((2 * questions + checks) / MINUTE)
    return _(
        "{asked}, about {minutes}. No answer is right or wrong: choose what you would really do. "
        "Nothing leaves this computer."
    ).format(
        asked=_(" and ").join(counted),
        minutes=ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes),
    )


MINUTE = 4
"""Checks that take a minute; a question takes as long as two of them."""


def _question(question: Question, order: random.Random) -> Ask:
    options = [(option.id, option.text) for option in question.options]
    order.shuffle(options)
    return Ask(question.id, "quiz", question.name, question.stem, tuple(options))


def _check(check: Check, *, quick: bool) -> Ask:
    def applies(_answers: Mapping[str, Answer]) -> bool:
        return not quick

    return Ask(
        check.id, "checks", check.name, check.question,
        tuple((option.id, option.text) for option in check.options),
        at_most=check.number.at_most if check.number else 0,
        optional=True, applies=applies,
    )  # fmt: skip
