"""What many answered, so that nobody can be told from it."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

TELL_FROM = 5
"""Answers below which nothing is told of them: groups under five are not broken down."""

COUNT_FROM = 20
"""Answers from which they are told in numbers; below, in words."""


class Asked(Struct, frozen=True, kw_only=True):
    """A question as a group was asked it.

    Attributes:
        topic: Which questionnaire it is of: `quiz`, `skills-gap`.
        id: Its id there.
        options: The ids of its options, in the order of their letters; levels are `0` to `4`.
    """

    topic: str
    id: str
    options: tuple[str, ...]


class Pattern(StrEnum):
    """How a group's answers lie, in a word."""

    STANDS_OUT = "stands-out"
    TWO_SHARE = "two-share"
    DIVIDED = "divided"
    TOO_FEW = "too-few"


class Cell(Struct, frozen=True, kw_only=True):
    """So many chose one of these options; several are told together."""

    options: tuple[str, ...]
    count: int


class Spread(Struct, frozen=True, kw_only=True):
    """How a group answered one question, as far as may be told.

    Attributes:
        asked: The question.
        pattern: How the answers lie.
        leading: The option that stands out, or the two that share the room; else none.
        cells: From twenty answers on, where nothing follows by subtraction; else none.
        answers: How many answered; 0 where that is not told.
    """

    asked: Asked
    pattern: Pattern
    leading: tuple[str, ...] = ()
    cells: tuple[Cell, ...] = ()
    answers: int = 0


def spread_of(asked: Asked, chosen: Iterable[str]) -> Spread:
    """How a group answered, as far as may be told.

    Under twenty answers that is a word: an option *stands out* with half of them or more, *two
    share* with three quarters between them, and the group is *divided* otherwise. From twenty on
    it is counts; those under five are told together, and if they come to less than five between
    them, nothing is counted at all.

    Args:
        asked: The question.
        chosen: An option for each answer, in any order.
    """
    counts = Counter(chosen)
    total = counts.total()
    if total < TELL_FROM:
        return Spread(asked=asked, pattern=Pattern.TOO_FEW)
    ranked = sorted(asked.options, key=lambda option: -counts[option])
    first, second = (counts[option] for option in ranked[:2])
    if 2 * first >= total and first > second:
        pattern, leading = Pattern.STANDS_OUT, (ranked[0],)
    elif 4 * (first + second) >= 3 * total:
        pattern, leading = Pattern.TWO_SHARE, tuple(sorted(ranked[:2], key=asked.options.index))
    else:
        pattern, leading = Pattern.DIVIDED, ()
    cells = _cells(asked, counts) if total >= COUNT_FROM else ()
    return Spread(
        asked=asked, pattern=pattern, leading=leading, cells=cells, answers=total if cells else 0
    )


def _cells(asked: Asked, counts: Counter[str]) -> tuple[Cell, ...]:
    few = tuple(option for option in asked.options if counts[option] < TELL_FROM)
    rest = sum(counts[option] for option in few)
    if few and rest < TELL_FROM:
        return ()
    told = tuple(
        Cell(options=(option,), count=counts[option])
        for option in asked.options
        if option not in few
    )
    return (*told, Cell(options=few, count=rest)) if few else told


def division(spread: Spread) -> int:
    """Where a question comes when the most divided is told first; equal ones keep their order.

    It knows no more than the word that is told: an order from counts would tell these.
    """
    return (Pattern.DIVIDED, Pattern.TWO_SHARE, Pattern.STANDS_OUT, Pattern.TOO_FEW).index(
        spread.pattern
    )
