"""What the quiz asks: the questions with their options shuffled, then the checks."""

import random
from collections.abc import Mapping

from interimkit.interview.questionnaire import Answer, Ask, Questionnaire, about_minutes
from interimkit.model.pack import Pack
from interimkit.model.quiz import Check, Question, Quiz
from interimkit.model.text import Language
from interimkit.render.words import catalogue


def ask_quiz(pack: Pack, *, quick: bool, seed: int | None, language: Language) -> Questionnaire:
    """The quiz's questionnaire.

    Args:
        quick: Whether the checks are left open.
        seed: The same one shuffles the options the same way; without one they keep the order of
            the pack, which is that of the published key.
    """
    quiz = pack.load(Quiz)
    order = None if seed is None else random.Random(seed)  # noqa: S311 - an order, not a secret
    asked = () if quick else quiz.checks
    return Questionnaire(
        name="quiz",
        language=language,
        intro=_intro(len(quiz.questions), len(asked), language=language),
        asks=(
            *(_question(question, order) for question in quiz.questions),
            *(_check(check, quick=quick) for check in quiz.checks),
        ),
    )


def _intro(questions: int, checks: int, *, language: Language) -> str:
    words = catalogue(language)
    what = words.ngettext("{count} question", "{count} questions", questions)
    what = what.format(count=questions)
    if checks:
        more = words.ngettext("{count} check", "{count} checks", checks).format(count=checks)
        what = words.gettext("{questions} and {checks}").format(questions=what, checks=more)
    return words.gettext(
        "{what}, {time}. No answer is right or wrong, though one suits this work better than "
        "another: choose what you would really do. Nothing leaves this computer."
    ).format(what=what, time=about_minutes(questions + checks, seconds=22, language=language))


def _question(question: Question, order: random.Random | None) -> Ask:
    options = [(option.id, option.text) for option in question.options]
    if order:
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
