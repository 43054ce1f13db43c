"""What could not be read, remembered as the rest goes by."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from interimkit.errors import MAX_PROBLEMS, ContentError, Problem
from interimkit.group.sheet import Sheet, Unread
from interimkit.model.answers import Rater
from interimkit.model.workshop import Topic

T = TypeVar("T")


class LeftOut:
    """How much of a stream could not be read, and the first of what is wrong with it.

    Of how many sheets answers were left out, for they were rewritten since, it remembers as well,
    and how many are colleagues', of which a topic has no row.

    Args:
        strict: Whether the first thing that cannot be read is the end.
    """

    def __init__(self, *, strict: bool = False) -> None:
        self._strict = strict
        self.count = 0
        self.problems: list[Problem] = []
        self.older = 0
        self.of_colleagues = 0
        self.asked_again: list[Problem] = []

    def noting(self, stream: Iterable[Sheet | Unread]) -> Iterator[Sheet | Unread]:
        """The same, while those sheets are counted of which answers were rewritten since."""
        for one in stream:
            if isinstance(one, Sheet) and one.asked_again:
                self.add_older((one.asked_again,), count=1)
            yield one

    def add_older(self, asked_again: Sequence[Problem], *, count: int) -> None:
        """Remembers sheets that answer what was rewritten since.

        Args:
            asked_again: Of the first of them, which answers these are.
            count: How many sheets there are.
        """
        self.older += count
        self.asked_again += asked_again[: MAX_PROBLEMS - len(self.asked_again)]

    def with_rows(self, stream: Iterable[Sheet | Unread], topic: Topic) -> Iterator[Sheet | Unread]:
        """The same but for sheets of which a topic has no row: colleagues rate only skills."""
        for one in stream:
            is_peers = isinstance(one, Sheet) and one.answers.rater is Rater.PEER
            if is_peers and topic is not Topic.SKILLS:
                self.of_colleagues += 1
            else:
                yield one

    def without(self, stream: Iterable[T | Unread]) -> Iterator[T]:
        """What could be read, as it comes: sheets, or rows of them.

        Raises:
            ContentError: With everything that is wrong with the first that cannot be read, where
                that is the end.
        """
        for one in stream:
            if isinstance(one, Unread):
                self.add((one,), count=1)
            else:
                yield one

    def add(self, unread: Iterable[Unread], *, count: int) -> None:
        """Remembers what could not be read.

        Args:
            unread: The first of it.
            count: How much of it there is.

        Raises:
            ContentError: With everything that is wrong with the first, where that is the end.
        """
        self.count += count
        for one in unread:
            if self._strict:
                raise ContentError(*one.problems)
            self.problems += one.problems[: MAX_PROBLEMS - len(self.problems)]
