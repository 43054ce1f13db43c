"""Every way through a case: what is met on it, what never is, and where gauges go."""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from interimkit.domain.case_engine import Chosen, Ended, Met, State, choose, end, meet, start
from interimkit.model.case import Case, Dilemma, Moment, Row


class Stop(NamedTuple):
    """A moment on some way through the case: what is met there, and where each option leads."""

    moment: Moment
    met: Met
    choices: tuple[Chosen, ...]


class Way(NamedTuple):
    """One way through the case: how it stands after the last choice, and how it ends."""

    state: State
    ended: Ended


class Paths(Struct, frozen=True, kw_only=True):
    """All ways through a case.

    Attributes:
        stops: Every moment on every beginning of a way, moment by moment.
        ways: Every way to its end, in the order of the options.
    """

    stops: tuple[Stop, ...]
    ways: tuple[Way, ...]


class Reached(Struct, frozen=True, kw_only=True):
    """What the ways through a case reach.

    Attributes:
        crowded: By moment, the most consequences that come at once.
        lowest: Of each gauge, the lowest that it ever stands at; `highest` likewise.
    """

    crowded: dict[str, int]
    lowest: tuple[int, ...]
    highest: tuple[int, ...]
    _rows: frozenset[int]

    def has(self, row: Row) -> bool:
        """Whether a row of the case is ever met: a dilemma, a consequence, an ending, a line."""
        return id(row) in self._rows


def all_paths(case: Case) -> Paths:
    """All ways through the case: with eight moments of three options, 6,561."""
    states: list[State] = [start(case)]
    stops: list[Stop] = []
    for moment in case.moments:
        here = [_stop(case, moment, state) for state in states]
        stops += here
        states = [chosen.state for stop in here for chosen in stop.choices]
    ways = (Way(state, end(case, state)) for state in states)
    return Paths(stops=tuple(stops), ways=tuple(ways))


def reached(case: Case, paths: Paths) -> Reached:
    """What these ways reach."""
    rows: set[int] = set()  # by identity: a row that stands twice in a file is two rows
    crowded = dict.fromkeys((moment.id for moment in case.moments), 0)
    gauges = {start(case).gauges}
    for moment, met, choices in paths.stops:
        rows |= {id(met.dilemma), *(id(came.later) for came in met.arrived)}
        crowded[moment.id] = max(crowded[moment.id], len(met.arrived))
        gauges.add(met.state.gauges)
        for state, outcome in choices:
            rows.add(id(outcome))
            gauges.add(state.gauges)
    for _state, (ending, lines) in paths.ways:
        rows |= {id(ending), *map(id, lines)}
    columns = tuple(zip(*gauges, strict=True))
    return Reached(
        crowded=crowded, lowest=tuple(map(min, columns)), highest=tuple(map(max, columns)),
        _rows=frozenset(rows),
    )  # fmt: skip


def dilemmas_of(case: Case) -> Iterator[Dilemma]:
    """Every dilemma, in order."""
    return (dilemma for moment in case.moments for dilemma in moment.dilemmas)


def _stop(case: Case, moment: Moment, state: State) -> Stop:
    met = meet(case, moment, state)
    options = met.dilemma.options
    choices = (choose(case, met.dilemma, option, met.state) for option in options)
    return Stop(moment, met, tuple(choices))
