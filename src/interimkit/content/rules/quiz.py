"""What a quiz must hold beyond its shape: every verdict reachable, every check answerable."""

from collections.abc import Iterator

from interimkit.domain.subjects import appetites
from interimkit.errors import Path, Problem, ProblemCode
from interimkit.model.nearest import unknown
from interimkit.model.pack import Pack
from interimkit.model.quiz import Check, Quiz, Thresholds

FILES = (Quiz,)


def problems(pack: Pack) -> Iterator[Problem]:
    """What is wrong with the quiz that its shape does not show."""
    quiz = pack.load(Quiz)
    yield from _wrong_bands(quiz)
    questions = {question.id: number for number, question in enumerate(quiz.questions)}
    commands = tuple(appetite.command for appetite in appetites())
    for number, check in enumerate(quiz.checks):
        path = ("checks", number)
        if check.id in questions:
            yield Problem(
                code=ProblemCode.ID_DUPLICATE, path=(*path, "id"), value=check.id,
                first=("questions", questions[check.id], "id"),
            )  # fmt: skip
        yield from _not_answerable(check, path)
        if check.command is not None and check.command not in commands:
            at = (*path, "command")
            yield unknown(ProblemCode.CHOICE_UNKNOWN, check.command, commands, path=at)
        if check.number:
            yield from _out_of_order(check.number, path)


def _wrong_bands(quiz: Quiz) -> Iterator[Problem]:
    most = sum(max(option.points for option in question.options) for question in quiz.questions)
    low, high = quiz.bands.not_now_up_to, quiz.bands.good_fit_from
    if high > most:
        field, value, limits = "good_fit_from", high, ("1", str(most))
    elif low >= high:
        field, value, limits = "not_now_up_to", low, ("0", str(max(high - 1, 0)))
    else:
        return
    yield Problem(
        code=ProblemCode.NUMBER_RANGE, path=("bands", field), value=str(value), expected=limits
    )


def _not_answerable(check: Check, path: Path) -> Iterator[Problem]:
    """A check is answered by a number or by one of its options, and not by both."""
    if not check.number and not check.options:
        yield Problem(code=ProblemCode.FIELD_MISSING, path=(*path, "options"))
    if check.number and check.options:
        yield Problem(code=ProblemCode.FIELD_UNKNOWN, path=path, value="options")


def _out_of_order(number: Thresholds, path: Path) -> Iterator[Problem]:
    if not number.blocking_below <= number.met_from <= number.at_most:
        yield Problem(
            code=ProblemCode.NUMBER_RANGE, path=(*path, "number"), value=str(number.met_from),
            expected=(str(number.blocking_below), str(number.at_most)),
        )  # fmt: skip
