"""What may be told of one question that many answered, so that nobody can be told from it.

Whoever knows how many answered, and all that is told, must not be able to say of any option, or of
any options together, that it was chosen by one to four people, nor that everybody chose alike.
docs/method.md publishes the rule; a test goes through every group that answers can make.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from string import ascii_uppercase
from typing import Annotated

from msgspec import Meta, Struct

TELL_FROM = 5
"""Answers below which nothing is told of them: groups under five are not broken down."""

COUNT_FROM = 20
"""Answers from which they are told in numbers; below, in words."""

SHARE_FROM = 8
"""Answers from which two may be said to share a room: of fewer, both would be under five."""

SHARE_FROM_OF_THREE = 11
"""The same where there are three options: of fewer, those who are divided would be."""


def letter_of(place: int) -> str:
    """What a room calls an option, by its place from 0; on phones, paper and projector the same.

    >>> letter_of(0), letter_of(3)
    ('A', 'D')
    """
    return ascii_uppercase[place]


class Asked(Struct, frozen=True, kw_only=True):
    """A question as a group was asked it.

    Attributes:
        topic: Which questionnaire it is of: `quiz`, `skills-gap`, `pitfalls`.
        id: Its id there.
        options: The ids of its options, in the order of their letters; levels are `0` to `4`.
    """

    topic: str
    id: str
    options: tuple[str, ...]

    def letter(self, option: str) -> str:
        """What a room calls an option: A, B, C."""
        return letter_of(self.options.index(option))


class Pattern(StrEnum):
    """How a group's answers lie, in a word."""

    STANDS_OUT = "stands-out"
    TWO_SHARE = "two-share"
    DIVIDED = "divided"
    TOO_FEW = "too-few"


class Cell(Struct, frozen=True, kw_only=True):
    """So many chose one of these options; several are told together."""

    options: Annotated[tuple[str, ...], Meta(description="The ids of the options")]
    count: Annotated[int, Meta(description="How many chose one of them: 5 or more")]


class Spread(Struct, frozen=True, kw_only=True):
    """How a group answered one question, as far as may be told.

    Attributes:
        asked: The question.
        pattern: How the answers lie.
        leading: The option that stands out, or the two that share most answers; else none.
        cells: From twenty answers on, where nothing follows by subtraction; else none.
        answers: How many answered, from twenty on; 0 where that is not told.
    """

    asked: Asked
    pattern: Pattern
    leading: tuple[str, ...] = ()
    cells: tuple[Cell, ...] = ()
    answers: int = 0


def spread_of(asked: Asked, counts: Mapping[str, int]) -> Spread:
    """How a group answered, as far as may be told.

    Args:
        asked: The question.
        counts: How many chose each option; one that is missing nobody chose, and one that is none
            of the question's is not counted.
    """
    counts = {option: counts.get(option, 0) for option in asked.options}
    total = sum(counts.values())
    pattern, leading = _pattern(asked, counts)
    if total < COUNT_FROM:
        return Spread(asked=asked, pattern=pattern, leading=leading)
    cells = _cells(asked, counts)
    led = {option for cell in cells if len(cell.options) == 1 for option in cell.options}
    return Spread(
        asked=asked,
        pattern=pattern,
        leading=leading,
        cells=cells if led.issuperset(leading) else (),
        answers=total,
    )


def _pattern(asked: Asked, counts: Mapping[str, int]) -> tuple[Pattern, tuple[str, ...]]:
    """The word for a group's answers, and the options that it names.

    Two *share* a room where they have more than three quarters of it between them and each a third
    or more; an option *stands out* with half or more, where no two share. All else is *divided*.
    """
    total = sum(counts.values())
    ranked = sorted(asked.options, key=lambda option: -counts[option])
    first, second = (counts[option] for option in ranked[:2])
    share_from = SHARE_FROM_OF_THREE if len(ranked) == 3 else SHARE_FROM  # noqa: PLR2004
    if total < (SHARE_FROM if len(ranked) == 2 else TELL_FROM):  # noqa: PLR2004
        return Pattern.TOO_FEW, ()
    if 3 * second >= total and 4 * (first + second) > 3 * total:
        if total < share_from:
            return Pattern.DIVIDED, ()
        return Pattern.TWO_SHARE, tuple(sorted(ranked[:2], key=asked.options.index))
    if 2 * first >= total:
        return Pattern.STANDS_OUT, (ranked[0],)
    return Pattern.DIVIDED, ()


def _cells(asked: Asked, counts: Mapping[str, int]) -> tuple[Cell, ...]:
    """The counts that may be told: all of five or more; those under it together.

    These are told together where they come to five or more and any of them could be 0. Where not,
    the smallest count of five or more joins them, and all that equal it: then any of them could be
    that one. Nothing is left to tell where all would be together.
    """
    few = {option for option in asked.options if counts[option] < TELL_FROM}
    if few and not TELL_FROM <= _sum(counts, few) <= (TELL_FROM - 1) * (len(few) - 1):
        smallest = min(
            (counts[o] for o in asked.options if o not in few), default=sum(counts.values())
        )
        few = {option for option in asked.options if counts[option] <= smallest}
    alone = [option for option in asked.options if option not in few]
    if not alone:
        return ()
    told = tuple(Cell(options=(option,), count=counts[option]) for option in alone)
    together = tuple(option for option in asked.options if option in few)
    return (*told, Cell(options=together, count=_sum(counts, few))) if few else told


def _sum(counts: Mapping[str, int], options: Iterable[str]) -> int:
    return sum(counts[option] for option in options)


def division(spread: Spread) -> int:
    """Where a question comes when the most divided is told first; equal ones keep their order.

    It knows no more than the word that is told: an order from counts would tell these.
    """
    return (Pattern.DIVIDED, Pattern.TWO_SHARE, Pattern.STANDS_OUT, Pattern.TOO_FEW).index(
        spread.pattern
    )
