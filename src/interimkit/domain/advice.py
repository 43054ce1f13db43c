"""The rule of the quiz: an advice from points and checks, and what stands between it and a better.

Which checks decide, and where points turn, is the pack's; what it means that they do is here.
"""

from collections.abc import Mapping
from enum import StrEnum

from interimkit.model.quiz import Check, CheckStatus, Option, Question, Quiz, Thresholds

TWO_BLOCK = 2
"""So many checks that block say no by themselves."""

THIN_FROM = 3
"""Where one in so many single changes gives another advice, it hangs by a thread."""

NOT_IN_PLACE = frozenset({CheckStatus.NOT_MET, CheckStatus.BLOCKING})
"""Where a check stands when it was answered, and there is something to settle."""


WORST_FIRST = (
    CheckStatus.BLOCKING,
    CheckStatus.NOT_MET,
    CheckStatus.UNKNOWN,
    CheckStatus.MET,
)
"""Where a check stands, the worst first."""


class QuizVerdict(StrEnum):
    """The advice, worst first."""

    NOT_NOW = "not-now"
    PREPARE_FIRST = "prepare-first"
    GOOD_FIT = "good-fit"


def advise(
    quiz: Quiz, chosen: Mapping[str, Option], statuses: Mapping[str, CheckStatus]
) -> QuizVerdict:
    """The advice: low points or two checks that block say no, and a good fit lacks nothing.

    Args:
        chosen: The option of each question.
        statuses: Where somebody stands on each check; one that was not answered lowers nothing.
    """
    deciding = [statuses[check.id] for check in quiz.checks if check.decides]
    if is_low(quiz, chosen) or deciding.count(CheckStatus.BLOCKING) >= TWO_BLOCK:
        return QuizVerdict.NOT_NOW
    suits = not points_short(quiz, chosen) and not ruling_out(quiz, chosen)
    if suits and NOT_IN_PLACE.isdisjoint(deciding):
        return QuizVerdict.GOOD_FIT
    return QuizVerdict.PREPARE_FIRST


def can_change(
    quiz: Quiz, chosen: Mapping[str, Option], statuses: Mapping[str, CheckStatus]
) -> bool:
    """Whether an answer to what is still open could give another advice.

    The worst answers are all that need a look, for no answer gives a better one than none.
    """
    at_worst = {
        check.id: worst_of(check)
        if statuses[check.id] is CheckStatus.UNKNOWN
        else statuses[check.id]
        for check in quiz.checks
    }
    return advise(quiz, chosen, at_worst) is not advise(quiz, chosen, statuses)


def points_of(chosen: Mapping[str, Option]) -> int:
    """The points of the options together."""
    return sum(option.points for option in chosen.values())


def is_low(quiz: Quiz, chosen: Mapping[str, Option]) -> bool:
    """Whether the points are so few that they say no by themselves."""
    return points_of(chosen) <= quiz.bands.not_now_up_to


def points_short(quiz: Quiz, chosen: Mapping[str, Option]) -> int:
    """How many points are short of a good fit; 0 where there are enough."""
    return max(0, quiz.bands.good_fit_from - points_of(chosen))


def ruling_out(quiz: Quiz, chosen: Mapping[str, Option]) -> tuple[str, ...]:
    """The questions whose answer rules out a good fit by itself, in the pack's order."""
    never = quiz.bands.never_zero
    return tuple(q.id for q in quiz.questions if q.id in never and not chosen[q.id].points)


def furthest_off(quiz: Quiz, chosen: Mapping[str, Option]) -> tuple[str, ...]:
    """The questions that fall shortest of their own most; none where points are not short."""
    if not points_short(quiz, chosen):
        return ()
    off = {q.id: most_of(q) - chosen[q.id].points for q in quiz.questions}
    return tuple(name for name, short in off.items() if short == max(off.values()))


def most_of(question: Question) -> int:
    """The most points that a question gives."""
    return max(option.points for option in question.options)


def moving_changes(
    quiz: Quiz, chosen: Mapping[str, Option], statuses: Mapping[str, CheckStatus]
) -> tuple[int, int]:
    """How many single changes of an answer give another advice, and of how many."""
    advice = advise(quiz, chosen, statuses)
    changes = [
        {**chosen, question.id: option}
        for question in quiz.questions
        for option in question.options
        if option.id != chosen[question.id].id
    ]
    moving = sum(advise(quiz, changed, statuses) is not advice for changed in changes)
    return moving, len(changes)


def is_thin(moving: int, changes: int) -> bool:
    """Whether so many of the single changes move the advice that it hangs by a thread."""
    return THIN_FROM * moving >= changes


def worst_of(check: Check) -> CheckStatus:
    """Where the worst answer to a check leaves somebody."""
    if check.number:
        return standing_of(check.number, 0)
    statuses = {option.status for option in check.options}
    return next(status for status in WORST_FIRST if status in statuses)


def standing_of(number: Thresholds, answer: int) -> CheckStatus:
    """Where a number leaves somebody on a check that is answered by one."""
    if answer < number.blocking_below:
        return CheckStatus.BLOCKING
    return CheckStatus.MET if answer >= number.met_from else CheckStatus.NOT_MET
