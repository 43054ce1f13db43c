"""What a quiz must hold beyond its shape: every verdict reachable, every check answerable.

And what is no more is really gone: no option is both retired and there.
"""

from collections.abc import Iterator

from interimkit.domain.rewritten import version_numbers
from interimkit.domain.subjects import appetites
from interimkit.errors import Path, Problem, ProblemCode
from interimkit.model.nearest import unknown
from interimkit.model.pack import Pack, PackInfo
from interimkit.model.quiz import Check, CheckStatus, Quiz, Thresholds

FILES = (Quiz, PackInfo)


def problems(pack: Pack) -> Iterator[Problem]:
    """What is wrong with the quiz that its shape does not show."""
    quiz = pack.load(Quiz)
    yield from _wrong_bands(quiz)
    yield from _wrong_past(quiz, now=pack.load(PackInfo).version)
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
        yield from _deciding_or_not(check, path)
        if check.command is not None and check.command not in commands:
            at = (*path, "command")
            yield unknown(ProblemCode.COMMAND_UNKNOWN, check.command, commands, path=at)
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


def _wrong_past(quiz: Quiz, *, now: str) -> Iterator[Problem]:
    """Options that are retired and there at once, and what is to change in a version to come."""
    for number, question in enumerate(quiz.questions):
        there = {option.id: index for index, option in enumerate(question.options)}
        path = ("questions", number)
        for index, old in enumerate(question.retired):
            if old.id in there:
                yield Problem(
                    code=ProblemCode.ID_DUPLICATE, path=(*path, "retired", index, "id"),
                    value=old.id, first=(*path, "options", there[old.id], "id"),
                )  # fmt: skip
        since = [
            *((("options", index), option.since) for index, option in enumerate(question.options)),
            *((("retired", index), old.since) for index, old in enumerate(question.retired)),
        ]
        for part, version in since:
            if version and version_numbers(version) > version_numbers(now):
                yield Problem(
                    code=ProblemCode.VERSION_TO_COME, path=(*path, *part, "since"),
                    value=version, expected=(now,),
                )  # fmt: skip


def _deciding_or_not(check: Check, path: Path) -> Iterator[Problem]:
    """What does not decide blocks nothing; what decides has nothing to be meant with."""
    if check.decides:
        if check.proviso:
            yield Problem(code=ProblemCode.FIELD_UNKNOWN, path=path, value="proviso")
        return
    if check.number and check.number.blocking_below:
        yield Problem(
            code=ProblemCode.NUMBER_RANGE, path=(*path, "number", "blocking_below"),
            value=str(check.number.blocking_below), expected=("0", "0"),
        )  # fmt: skip
    milder = tuple(status for status in CheckStatus if status is not CheckStatus.BLOCKING)
    for index, option in enumerate(check.options):
        if option.status is CheckStatus.BLOCKING:
            at = (*path, "options", index, "status")
            yield unknown(ProblemCode.CHOICE_UNKNOWN, option.status, milder, path=at)


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
