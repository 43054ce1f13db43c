"""What a quiz must hold beyond its shape: every verdict reachable, every check answerable."""

from collections.abc import Iterator
from typing import Any

from interimkit.content.compose import Position
from interimkit.errors import Problem, ProblemCode
from interimkit.model.quiz import Check, Quiz


def quiz_problems(quiz: Quiz, value: Any, *, file: str) -> Iterator[Problem]:
    """What is wrong with a quiz that its shape does not show.

    Args:
        value: The composed file, for the places.
        file: The file as messages call it.
    """

    def problem(code: ProblemCode, at: Position, **what: Any) -> Problem:
        return Problem(code=code, file=file, line=at[0], column=at[1], **what)

    most = sum(max(option.points for option in question.options) for question in quiz.questions)
    low, high = quiz.bands.not_now_up_to, quiz.bands.good_fit_from
    places = value["bands"].value_at
    if high > most:
        found = {"value": str(high), "expected": ("1", str(most))}
        yield problem(ProblemCode.NUMBER_RANGE, places["good_fit_from"], **found)
    elif low >= high:
        found = {"value": str(low), "expected": ("0", str(max(high - 1, 0)))}
        yield problem(ProblemCode.NUMBER_RANGE, places["not_now_up_to"], **found)
    questions = {question.id for question in quiz.questions}
    for check, written in zip(quiz.checks, value.get("checks", ()), strict=True):
        if check.id in questions:
            yield problem(ProblemCode.ID_DUPLICATE, written.value_at["id"], value=check.id)
        yield from (problem(code, written.at, field=field) for code, field in _answerable(check))
        if check.number and not _ordered(check):
            at = written.value_at["number"]
            found = {"value": str(check.number.met_from), "expected": _ends(check)}
            yield problem(ProblemCode.NUMBER_RANGE, at, **found)


def _answerable(check: Check) -> Iterator[tuple[ProblemCode, str]]:
    """A check is answered by a number or by one of its options, and not by both."""
    if not check.number and not check.options:
        yield ProblemCode.FIELD_MISSING, "options"
    if check.number and check.options:
        yield ProblemCode.FIELD_UNKNOWN, "options"


def _ordered(check: Check) -> bool:
    assert check.number
    return check.number.blocking_below <= check.number.met_from <= check.number.at_most


def _ends(check: Check) -> tuple[str, str]:
    assert check.number
    return str(check.number.blocking_below), str(check.number.at_most)
