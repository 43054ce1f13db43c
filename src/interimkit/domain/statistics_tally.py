"""What is counted of many sheets, so that statistics may be worked out from the counts alone."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Protocol

from msgspec import Struct

from interimkit.domain.advice import QuizVerdict
from interimkit.domain.group import chosen, questions_of
from interimkit.domain.group_spread import Asked
from interimkit.domain.quiz import score_quiz
from interimkit.domain.reliability import Covariances, PairSums, covariances, sum_pairs
from interimkit.model.answers import Answers, Rater
from interimkit.model.pack import Pack
from interimkit.model.quiz import Quiz
from interimkit.model.workshop import Topic

FIRST, SECOND = 1, 2
"""Which filling in a sheet is; where nobody says so it is the first."""

Views = tuple[int | None, tuple[int, ...]]
"""The level that somebody gave themselves, if any, and those of colleagues, the lowest first."""


class Filled(Protocol):
    """A sheet that somebody filled in; `group.sheet.Sheet` is one."""

    @property
    def answers(self) -> Answers:
        """What was answered, each held against the pack."""
        ...

    @property
    def person(self) -> str:
        """Whose sheet it is, or about whom; empty where nobody says so."""
        ...

    @property
    def time(self) -> int:
        """Which filling in it is, from 1; 0 where nobody says so."""
        ...


class StatisticsTally(Struct, frozen=True, kw_only=True):
    """What statistics need of the sheets, whoever counted it.

    Attributes:
        sheets: How many of people about themselves count, each the first of its person.
        left_out: How many sheets do not count anywhere.
        counts: By question, by option, how many of these chose it.
        covariances: Of the points or levels of these; none where there are too few.
        views: By skill, how many people are rated so by themselves and by colleagues.
        advices: How many got this advice first and that one the second time, by their places
            from the worst.
    """

    sheets: int
    left_out: int = 0
    counts: Mapping[str, Mapping[str, int]]
    covariances: Covariances | None
    views: Mapping[str, Mapping[Views, int]] = {}
    advices: Mapping[tuple[int, int], int] = {}


def tally_statistics(pack: Pack, topic: Topic, sheets: Iterable[Filled]) -> StatisticsTally:
    """What there is to count, in one pass; nothing of a sheet is kept unless it names a person.

    A person's first sheet counts, so that nobody counts twice, and of a quiz the second filling in
    beside it. Another one of the same time, a later one, and a colleague's about nobody are left
    out.
    """
    asked = questions_of(pack, topic)
    counting = _Counting(pack, topic, asked)
    for sheet in sheets:
        counting.take(sheet)
    return StatisticsTally(
        sheets=counting.sheets,
        left_out=counting.left_out,
        counts=counting.counts,
        covariances=covariances(counting.sums(), [one.id for one in asked]),
        views=counting.views(),
        advices=counting.advices(),
    )


def worth_of(pack: Pack, asked: Asked) -> dict[str, int]:
    """What each option of a question counts for: a quiz's its points, any other its place."""
    if asked.topic == Topic.QUIZ:
        question = next(one for one in pack.load(Quiz).questions if one.id == asked.id)
        return {option.id: option.points for option in question.options}
    return {option: place for place, option in enumerate(asked.options)}


class _Counting:
    """What was counted so far."""

    def __init__(self, pack: Pack, topic: Topic, asked: tuple[Asked, ...]) -> None:
        self.sheets = self.left_out = 0
        self.counts: dict[str, Counter[str]] = {one.id: Counter() for one in asked}
        self._pack, self._topic = pack, topic
        self._worth = {one.id: worth_of(pack, one) for one in asked}
        self._rows: Counter[tuple[int | None, ...]] = Counter()
        self._own: dict[tuple[str, int], Answers] = {}
        self._peers: dict[str, list[Answers]] = {}

    def take(self, sheet: Filled) -> None:
        """Counts one sheet more."""
        time = sheet.time or FIRST
        if sheet.answers.rater is Rater.PEER:
            if sheet.person and time == FIRST and self._topic is Topic.SKILLS:
                self._peers.setdefault(sheet.person, []).append(sheet.answers)
            else:
                self.left_out += 1
            return
        is_second = time == SECOND and sheet.person and self._topic is Topic.QUIZ
        is_again = sheet.person and (sheet.person, time) in self._own
        if is_again or not (time == FIRST or is_second):
            self.left_out += 1
            return
        if sheet.person:
            self._own[sheet.person, time] = sheet.answers
        if time == FIRST:
            self._count(chosen(sheet.answers, self._topic))

    def _count(self, given: Mapping[str, str]) -> None:
        self.sheets += 1
        row: list[int | None] = []
        for question, worth in self._worth.items():
            option = given.get(question)
            row.append(None if option is None else worth[option])
            if option is not None:
                self.counts[question][option] += 1
        self._rows[tuple(row)] += 1

    def sums(self) -> dict[tuple[str, str], PairSums]:
        """The sums of every pair of questions, over those who answered both."""
        items = list(self._worth)
        rows = (
            ({i: x for i, x in zip(items, row, strict=True) if x is not None}, count)
            for row, count in self._rows.items()
        )
        return sum_pairs(rows, items)

    def views(self) -> dict[str, Counter[Views]]:
        """How many people are seen so, skill by skill; nothing where no colleague rated anybody."""
        found: dict[str, Counter[Views]] = {}
        for person, peers in self._peers.items():
            own = self._own.get((person, FIRST), Answers()).skills
            for skill in self._worth:
                levels = sorted(peer.skills[skill] for peer in peers if skill in peer.skills)
                found.setdefault(skill, Counter())[own.get(skill), tuple(levels)] += 1
        return found

    def advices(self) -> Counter[tuple[int, int]]:
        """How many got which advice the first and the second time, of whole sheets."""
        found: Counter[tuple[int, int]] = Counter()
        if self._topic is not Topic.QUIZ:
            return found
        for person, time in self._own:
            first, second = (self._own.get((person, each)) for each in (FIRST, SECOND))
            if time == FIRST and first and second and self._is_whole(first, second):
                found[self._advice(first), self._advice(second)] += 1
        return found

    def _is_whole(self, *sheets: Answers) -> bool:
        return all(self._worth.keys() <= answers.quiz.keys() for answers in sheets)

    def _advice(self, answers: Answers) -> int:
        return list(QuizVerdict).index(score_quiz(self._pack, answers).verdict)
