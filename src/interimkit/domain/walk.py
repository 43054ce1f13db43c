"""A walk over idle and worked months that takes every path at once.

A course of months is a path on a grid: a month worked goes one to the right, an idle month one up.
Between two assignments a path comes by each point of the grid at most once, so the grid is gone
through row by row, a row being the paths that have been idle for as many months. Nothing here
knows where the laws of waits and of lengths come from: `domain/chain.py` says what they are.
"""

from collections.abc import Iterable, Sequence
from itertools import repeat
from operator import add, mul

from msgspec import Struct


class Sort(Struct, kw_only=True):
    """A sort of wait, and who is in it on the row that the walk has come to.

    Attributes:
        start: The chance that a month of it begins an assignment.
        share: The part of the waits after an assignment that are of this sort; 0 for a sort that
            is met at the opening alone.
        row: The chance to be in it, by months worked from the walk's `least` on.
    """

    start: float
    share: float
    row: list[float]


class Walk(Struct, kw_only=True):
    """A walk at the row that it has come to, before the assignments that begin on that row.

    Attributes:
        sorts: The sorts of wait, each with its part of the row.
        lengths: The law of an assignment's length: element k is the chance of k months.
        opening: The law of the months worked before the first wait, from 0.
        least: The months worked at the row's left end.
    """

    sorts: list[Sort]
    lengths: Sequence[float]
    opening: Sequence[float]
    least: int = 0

    @property
    def width(self) -> int:
        """How many points the row has left."""
        return len(self.sorts[0].row)

    @property
    def most(self) -> int:
        """The months worked at the row's right end."""
        return self.least + self.width - 1

    def drop_least(self) -> float:
        """Ends the paths at the row's left end; gives their chance."""
        self.least += 1
        return sum(sort.row.pop(0) for sort in self.sorts)

    def drop_most(self) -> float:
        """Ends the paths at the row's right end; gives their chance."""
        return sum(sort.row.pop() for sort in self.sorts)

    def spread(self) -> list[float]:
        """Lets the row's assignments begin and end; gives the chance to begin one at each point.

        An assignment goes to the right along the row, and another may begin where it ends, so the
        points are gone through from the left. As many zeros come first as the longest has months.
        """
        longest = len(self.lengths) - 1
        first = next(k for k, chance in enumerate(self.lengths) if chance)
        backwards = self.lengths[longest : first - 1 : -1]
        reach = len(backwards)
        at_once = sum(sort.start * sort.share for sort in self.sorts)
        begun = [0.0] * longest + _total(map(mul, s.row, repeat(s.start)) for s in self.sorts)
        ended = []
        for left in range(self.width):
            end = sum(map(mul, backwards, begun[left : left + reach]))
            begun[left + longest] += at_once * end
            ended.append(end)
        for sort in self.sorts:
            if sort.share:
                sort.row = list(map(add, sort.row, map(mul, ended, repeat(sort.share))))
        return begun

    def rise(self) -> None:
        """Goes one row up, with those who begin nothing."""
        for sort in self.sorts:
            sort.row = list(map(mul, sort.row, repeat(1 - sort.start)))


def _total(rows: Iterable[Iterable[float]]) -> list[float]:
    """The sum of rows, point by point."""
    return [sum(point) for point in zip(*rows, strict=True)]


def worked_by(walk: Walk, months: Iterable[int]) -> dict[int, list[float]]:
    """The law of the months worked among the first so many, for each of the numbers asked for.

    A path comes by a point between two assignments, or in the midst of one that began k months to
    the left and is longer than k.

    Args:
        walk: At its first row, as wide as the highest number and one more.
        months: The numbers of months.
    """
    laws = {month: [0.0] * (month + 1) for month in months}
    longest = len(walk.lengths) - 1
    longer = [sum(walk.lengths[k + 1 :]) for k in range(longest, 0, -1)]
    for idle in range(walk.width):
        begun = walk.spread()
        between = _total(sort.row for sort in walk.sorts)
        for month, law in laws.items():
            if (done := month - idle) >= 0:
                amidst = sum(map(mul, longer, begun[done : done + longest]))
                if idle == 0:
                    amidst += sum(walk.opening[done + 1 :])
                law[done] = between[done] + amidst
        walk.rise()
        walk.drop_most()
    return laws


class Purse(Struct, frozen=True, kw_only=True):
    """What may run out: all in months of cost.

    Attributes:
        reserve: What there is at the start.
        income: What a month worked brings.
        delay: Whole months from the end of a month worked to its payment.
    """

    reserve: float
    income: float
    delay: int

    def is_out(self, month: int, worked: int) -> bool:
        """Whether nothing is left when what was worked up to this month has been paid."""
        return self.reserve + self.income * worked - (month + self.delay) < -_HAIR


_HAIR = 1e-9
"""A reserve that comes to nothing at all has not run out, whatever floats make of it."""


def run_out(walk: Walk, months: int, *, purse: Purse, enough: float = 1.0) -> list[float]:
    """The chance that a purse runs out when each month's work is paid: element t is for month t.

    A path ends where it is out. It is also left alone where it can no longer run out, even if
    nothing more is earned, and there are few points before that; at the horizon there are none.
    What is out on a row stays out on the next. Along a row, it is the left end where work pays for
    itself, and the right end where it does not, which a path may come to in the midst of an
    assignment as well.

    Args:
        walk: At its first row, which is not out at its left end.
        months: How many months of work are paid within the horizon.
        purse: What may run out.
        enough: Once the chance is more than this, the rest need not be known.
    """
    lost = [0.0] * (months + 1)
    sure = next((w for w in range(months + 1) if not purse.is_out(months, w)), months + 1)
    while walk.width and (walk.most >= sure or purse.is_out(walk.most, walk.most)):
        walk.drop_most()
    if (across := walk.most + 1) < sure:
        lost[across] += sum(walk.opening[across:])
    at_least = [sum(walk.lengths[k:]) for k in range(len(walk.lengths) - 1, 0, -1)]
    idle = 0
    while walk.width and sum(lost) <= enough:
        begun = walk.spread()
        if (across := walk.most + 1) < sure:
            lost[idle + across] += sum(map(mul, at_least, begun[walk.width :]))
        walk.rise()
        idle += 1
        while walk.width and purse.is_out(month := idle + walk.least, walk.least):
            lost[month] += walk.drop_least()
        while walk.width and purse.is_out(month := idle + walk.most, walk.most):
            lost[month] += walk.drop_most()
    return lost
