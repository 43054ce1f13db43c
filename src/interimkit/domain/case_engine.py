"""A case as it is played: a state and a choice give the next state, and what follows.

`start`, `meet`, `choose` and `end` are all of it. There is no clock, no chance and no language in
it, and no gauge is held back at its ends: a case whose gauges leave their range is refused when its
pack is checked. Taking a day back is playing fewer choices again.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from interimkit.model.case import (
    MOST,
    START,
    AfterLine,
    Case,
    Consequence,
    Delayed,
    Dilemma,
    Ending,
    Gauge,
    Moment,
    Option,
    Row,
    When,
)


class Choice(NamedTuple):
    """An option that was chosen."""

    dilemma: str
    option: str


class Waiting(NamedTuple):
    """What an option has set waiting: the moment it comes at, and which of its `later` it is."""

    at: str
    option: str
    number: int


class State(Struct, frozen=True, kw_only=True):
    """Where a play stands; everything else follows from it and the case.

    Attributes:
        gauges: In the order of the case; from 0 to 20 in a case that was checked.
        chosen: In order.
        waiting: What is still to come, in the order in which it was set waiting.
    """

    gauges: tuple[int, ...]
    chosen: tuple[Choice, ...] = ()
    waiting: tuple[Waiting, ...] = ()


class Arrived(NamedTuple):
    """A consequence that has come: the option that set it waiting, and the state then."""

    option: str
    later: Delayed
    state: State


class Met(NamedTuple):
    """A moment: the state once what was waiting has come, and the dilemma that is met."""

    state: State
    arrived: tuple[Arrived, ...]
    dilemma: Dilemma


class Chosen(NamedTuple):
    """The state after a choice, and what followed at once."""

    state: State
    outcome: Consequence


class Ended(NamedTuple):
    """How it ends: for the company, and line by line for whoever `after` names."""

    ending: Ending
    lines: tuple[AfterLine, ...]


RowT = TypeVar("RowT", bound=Row)


def start(case: Case) -> State:
    """The first day: every gauge at 10, nothing chosen and nothing waiting."""
    return State(gauges=(START,) * len(case.gauges))


def meet(case: Case, moment: Moment, state: State) -> Met:
    """Lets what was waiting for this moment come, then says which dilemma is met."""
    arrived: list[Arrived] = []
    if any(waiting.at == moment.id for waiting in state.waiting):
        for at, option, number in state.waiting:
            if at != moment.id:
                continue
            later = option_of(case, option).later[number]
            if holds(case, later.when, state):  # as it stands after what has come before it
                state = _moved(case, state, later)
                arrived.append(Arrived(option, later, state))
        left = tuple(waiting for waiting in state.waiting if waiting.at != moment.id)
        state = replace(state, waiting=left)
    return Met(state, tuple(arrived), _first(case, moment.dilemmas, state))


def choose(case: Case, dilemma: Dilemma, option: Option, state: State) -> Chosen:
    """What an option of the dilemma that was met leads to, judged before its own effects."""
    outcome = _first(case, option.now, state)
    after = _moved(case, state, outcome)
    queued = (Waiting(later.at, option.id, i) for i, later in enumerate(option.later))
    return Chosen(
        State(
            gauges=after.gauges,
            chosen=(*state.chosen, Choice(dilemma.id, option.id)),
            waiting=(*state.waiting, *queued),
        ),
        outcome,
    )


def end(case: Case, state: State) -> Ended:
    """The end, once every moment has been."""
    ending = _first(case, case.endings, state)
    lines = (_first(case, person.lines, state, ended=ending.id) for person in case.after)
    return Ended(ending, tuple(lines))


class Day(Struct, frozen=True, kw_only=True):
    """A moment as it was played.

    Attributes:
        before: The state before anything came.
        met: The state when the dilemma was met.
        option: What was chosen; None where nothing is chosen yet.
        outcome: What followed from it at once.
        after: The state then.
    """

    moment: Moment
    before: State
    met: State
    arrived: tuple[Arrived, ...]
    dilemma: Dilemma
    option: Option | None = None
    outcome: Consequence | None = None
    after: State


def play(case: Case, choices: Mapping[str, object]) -> tuple[Day, ...]:
    """The moments, as far as these choices go: the last is the first without one.

    Args:
        choices: By dilemma, the option's id; those of dilemmas that are not met count for nothing.
    """
    return tuple(_days(case, choices))


def _days(case: Case, choices: Mapping[str, object]) -> Iterator[Day]:
    state = start(case)
    for moment in case.moments:
        met, arrived, dilemma = meet(case, moment, state)
        day = Day(
            moment=moment, before=state, met=met, arrived=arrived, dilemma=dilemma, after=met
        )  # fmt: skip
        wanted = choices.get(dilemma.id)
        option = next((option for option in dilemma.options if option.id == wanted), None)
        if option is None:
            yield day
            return
        state, outcome = choose(case, dilemma, option, met)
        yield replace(day, option=option, outcome=outcome, after=state)


def is_over(case: Case, days: Sequence[Day]) -> bool:
    """Whether something was chosen at every moment."""
    return len(days) == len(case.moments) and days[-1].option is not None


def holds(case: Case, when: When | None, state: State, *, ended: str = "") -> bool:
    """Whether all that a row asks is so.

    Args:
        ended: The id of the ending, where there is one already.
    """
    if when is None:
        return True
    for gauge, value in zip(case.gauges, state.gauges, strict=True):
        if gauge.id in when.at_least and value < reach(gauge, when.at_least[gauge.id])[0]:
            return False
        if gauge.id in when.at_most and value > reach(gauge, when.at_most[gauge.id])[1]:
            return False
    if when.ended and ended not in when.ended:
        return False
    if not (when.chose or when.never):
        return True
    options = {choice.option for choice in state.chosen}
    return not (when.chose and options.isdisjoint(when.chose)) and options.isdisjoint(when.never)


def reach(gauge: Gauge, word: str) -> tuple[int, int]:
    """The lowest and the highest number of a word.

    Raises:
        LookupError: If the gauge has no such word; a checked case never asks for one.
    """
    for place, entry in enumerate(gauge.words):
        if entry.id == word:
            beyond = gauge.words[place + 1].from_ if place + 1 < len(gauge.words) else MOST + 1
            return entry.from_, beyond - 1
    raise LookupError(word)


def place_of(gauge: Gauge, value: int) -> int:
    """The place, from 0, of the word that a number is called by."""
    return max(place for place, word in enumerate(gauge.words) if word.from_ <= value or not place)


def option_of(case: Case, id_: str) -> Option:
    """The option with this id.

    Raises:
        LookupError: If the case has none.
    """
    for moment in case.moments:
        for dilemma in moment.dilemmas:
            for option in dilemma.options:
                if option.id == id_:
                    return option
    raise LookupError(id_)


def _first(case: Case, rows: Sequence[RowT], state: State, *, ended: str = "") -> RowT:
    """The first row that holds; the last holds always."""
    for row in rows[:-1]:
        if holds(case, row.when, state, ended=ended):
            return row
    return rows[-1]


def _moved(case: Case, state: State, consequence: Consequence) -> State:
    gauges = list(state.gauges)
    for place, gauge in enumerate(case.gauges):
        gauges[place] += consequence.effects.get(gauge.id, 0)
    return replace(state, gauges=tuple(gauges))
