"""A case as a room plays it: its days, their votes and what happened, one event after another.

It knows the case by ids alone, as the events carry them; `case_room` reads the case and proposes.
"""

from collections.abc import Iterator
from typing import NamedTuple, assert_never

from msgspec import Struct
from msgspec.structs import replace

from interimkit.domain.case_votes import By, CasePlan, StageKind, Tally
from interimkit.domain.group_spread import Asked
from interimkit.domain.refusal import RefusedError, Why
from interimkit.domain.room_events import Decided, Met, Tallied, TookBack


class Stage(NamedTuple):
    """What everybody sees at one moment.

    Attributes:
        kind: What it is.
        day: The place of the day that it is of, from 0; -1 where it is of none.
        option: What it tells of, where it tells of one that did not happen.
    """

    kind: StageKind
    day: int = -1
    option: str = ""


class PlayedDay(Struct, frozen=True, kw_only=True):
    """A moment that the room has come to.

    Attributes:
        moment: Its id.
        asked: The dilemma that was met.
        arrived: Whether something came first.
        votes: The vote, and the run-off between those that were tied in it.
        option: What happened; empty as long as nothing has.
        by: Whose choice that was.
    """

    moment: str
    asked: Asked
    arrived: bool
    votes: tuple[Tally, ...] = ()
    option: str = ""
    by: By | None = None

    @property
    def leading(self) -> tuple[str, ...]:
        """What the room chose: one option, those that are still tied, or none."""
        return next((vote.first for vote in reversed(self.votes) if vote.first), ())

    @property
    def votable(self) -> tuple[str, ...]:
        """What may be voted for now: all options, in a run-off those that are tied, else none."""
        if self.option:
            return ()
        if not self.votes or not self.votes[0].first:
            return self.asked.options
        return self.leading if len(self.votes) == 1 and len(self.leading) > 1 else ()

    @property
    def instead(self) -> tuple[str, ...]:
        """What had most votes of all that did not happen; several where they are equal."""
        ranks = (rank for vote in reversed(self.votes) for rank in vote.ranks)
        others = (tuple(option for option in rank if option != self.option) for rank in ranks)
        return next(filter(None, others), ()) if self.option else ()


class Play(Struct, frozen=True, kw_only=True):
    """A case, as far as a room has played it.

    Attributes:
        plan: What is played.
        days: The moments that it has come to; only the last may be undecided.
        taken_back: The moment that was taken back at the end; empty where none was.
    """

    plan: CasePlan
    days: tuple[PlayedDay, ...] = ()
    taken_back: str = ""

    @property
    def is_over(self) -> bool:
        """Whether something happened on every day."""
        return len(self.days) == len(self.plan.days) and bool(self.days[-1].option)

    @property
    def now(self) -> PlayedDay | None:
        """The day on which nothing has happened yet; None between two, and at the end."""
        return self.days[-1] if self.days and not self.days[-1].option else None

    @property
    def choices(self) -> dict[str, str]:
        """By dilemma, what happened."""
        return {day.asked.id: day.option for day in self.days if day.option}

    @property
    def stages(self) -> tuple[Stage, ...]:
        """All that can be shown so far, in order."""
        return tuple(_stages(self))

    def place_of(self, kind: StageKind, day: int = -1) -> int:
        """The place of a stage among all of them.

        Raises:
            ValueError: If the room has not come so far.
        """
        return self.stages.index(Stage(kind, day))

    def entry(self, day: int) -> int:
        """The place of the first stage of a day: what arrived, or its dilemma."""
        return self.place_of(
            StageKind.ARRIVED if self.days[day].arrived else StageKind.DILEMMA, day
        )


def _stages(play: Play) -> Iterator[Stage]:
    yield Stage(StageKind.JOIN)
    yield Stage(StageKind.OPENING)
    for place, day in enumerate(play.days):
        if day.arrived:
            yield Stage(StageKind.ARRIVED, place)
        yield Stage(StageKind.DILEMMA, place)
        if day.option:
            yield Stage(StageKind.FOLLOWED, place)
            if play.plan.days[place].debated:
                yield Stage(StageKind.WHO_PAID, place)
    if not play.is_over:
        return
    for kind in play.plan.after:
        if kind is StageKind.INSTEAD:
            for place, day in enumerate(play.days):
                yield from (Stage(kind, place, option) for option in day.instead)
        else:
            yield Stage(kind)
    yield Stage(StageKind.ERASE)


def happen(play: Play, event: Met | Tallied | Decided | TookBack) -> Play:
    """The play after an event.

    Raises:
        RefusedError: If it cannot happen in the play as it is.
    """
    match event:
        case Met():
            return _meet(play, event)
        case Tallied():
            return _with_last(play, votes=(*_counted(_undecided(play)), event.tally))
        case Decided():
            if event.option not in _undecided(play).asked.options:
                raise RefusedError(Why.NO_OPTION)
            return _with_last(play, option=event.option, by=event.by)
        case TookBack():
            return _take_back(play, event.to)
        case _:
            assert_never(event)


def _meet(play: Play, event: Met) -> Play:
    count = len(play.days)
    if play.now is not None or count == len(play.plan.days):
        raise RefusedError(Why.NO_SCENE)
    if event.moment != play.plan.days[count].moment:
        raise RefusedError(Why.NO_SCENE)
    day = PlayedDay(moment=event.moment, asked=event.asked, arrived=event.arrived)
    return replace(play, days=(*play.days, day))


def _counted(day: PlayedDay) -> tuple[Tally, ...]:
    """The votes that stand: one in which nobody voted is put again as if it had not been."""
    return tuple(vote for vote in day.votes if vote.first)


def _undecided(play: Play) -> PlayedDay:
    if play.now is None:
        raise RefusedError(Why.NO_QUESTION)
    return play.now


def _take_back(play: Play, to: int) -> Play:
    """The play as it was before something happened on that day; once, and at the end alone."""
    if not play.is_over or play.taken_back or not 0 <= to < len(play.days):
        raise RefusedError(Why.NOT_BACK)
    day = play.days[to]
    again = PlayedDay(moment=day.moment, asked=day.asked, arrived=day.arrived)
    return replace(play, days=(*play.days[:to], again), taken_back=day.moment)


def _with_last(play: Play, **changes: object) -> Play:
    return replace(play, days=(*play.days[:-1], replace(play.days[-1], **changes)))
