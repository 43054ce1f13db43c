"""A room that plays a case: what may happen next in it, and what became of the whole.

The case is read here; what happens is an event, which carries what was worked out, so that a room
is made again from its events alone.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from interimkit.domain.case import CaseResult, Instead, Pending, Vote, load_case, tell_case
from interimkit.domain.case_engine import Day, choose, option_of, play
from interimkit.domain.case_gauges import words_moved
from interimkit.domain.case_paths import dilemmas_of
from interimkit.domain.case_play import Play, PlayedDay
from interimkit.domain.case_votes import By, CasePlan, PlannedDay, StageKind, Tally
from interimkit.domain.group_spread import SHARE_FROM_OF_THREE, Asked, Spread, spread_of
from interimkit.domain.refusal import RefusedError, Why
from interimkit.domain.room import Room
from interimkit.domain.room_events import Decided, Happening, Met, Moved, Started, Tallied
from interimkit.model.answers import Answers
from interimkit.model.case import Case, Dilemma
from interimkit.model.pack import Pack

TOPIC = "case"
"""What a dilemma is a question of."""

DEBATED_FROM = 5
"""Minutes of a moment from which a room talks about who paid."""

RUNOFF_SECONDS = 20
"""How long the room has between those that are tied."""


def start_case(pack: Pack, name: str) -> Started:
    """The first event of a session that plays a case.

    Raises:
        ContentError: If its file does not validate.
        UnknownChoiceError: If the pack has none of that id.
    """
    return Started(programme=name, scenes=(), case=_plan(load_case(pack, name), name))


def _plan(case: Case, name: str) -> CasePlan:
    has = {
        StageKind.ENDING: True,
        StageKind.PEOPLE: bool(case.after),
        StageKind.INSTEAD: True,
        StageKind.PITFALLS: any(o.pitfalls for d in dilemmas_of(case) for o in d.options),
        StageKind.QUESTIONS: bool(case.debrief),
    }
    return CasePlan(
        case=name,
        days=tuple(
            PlannedDay(moment=moment.id, debated=moment.minutes >= DEBATED_FROM)
            for moment in case.moments
        ),
        after=tuple(kind for kind, is_there in has.items() if is_there),
    )


def is_case_of(pack: Pack, played: Play) -> bool:
    """Whether the pack's case is still the one that is played, dilemma for dilemma."""
    name = played.plan.case
    if name not in pack.names(Case) or _plan(case := load_case(pack, name), name) != played.plan:
        return False
    dilemmas = {dilemma.id: _asked(dilemma) for dilemma in dilemmas_of(case)}
    return all(dilemmas.get(day.asked.id) == day.asked for day in played.days)


def _asked(dilemma: Dilemma) -> Asked:
    return Asked(topic=TOPIC, id=dilemma.id, options=tuple(option.id for option in dilemma.options))


def questions_of_room(pack: Pack, room: Room) -> tuple[Asked, ...]:
    """All that a room may be asked: of its scenes, or every dilemma of its case."""
    if room.play:
        return tuple(map(_asked, dilemmas_of(load_case(pack, room.play.plan.case))))
    return tuple(scene.asked for scene in room.scenes if scene.asked)


def days_of(case: Case, played: Play) -> tuple[Day, ...]:
    """The days that the room has come to, as the case tells them."""
    return play(case, played.choices)[: len(played.days)]


def go_on(room: Room, case: Case) -> Happening:
    """What comes next: the next stage, what the room chose, or the next moment of the case.

    Raises:
        RefusedError: If nothing was chosen yet, or those with most votes are tied.
    """
    assert room.play is not None
    if room.at + 1 < len(room.play.stages) or room.play.is_over:
        return Moved(to=room.at + 1)
    if room.play.now:
        return decide(room)
    day = play(case, room.play.choices)[-1]
    return Met(moment=day.moment.id, asked=_asked(day.dilemma), arrived=bool(day.arrived))


def tally(room: Room) -> Tallied:
    """What is told of the vote that is open, worked out once and for good.

    Raises:
        RefusedError: If none is.
    """
    now = room.play.now if room.play else None
    if now is None or not room.open:
        raise RefusedError(Why.CLOSED)
    asked = replace(now.asked, options=now.votable)
    votes = [said[asked.id] for said in room.seats.values() if asked.id in said]
    spread = spread_of(asked, Counter(votes))
    if now.leading:  # beside the counts of the first vote, these would tell who went where
        spread = replace(spread, cells=(), answers=0)
    return Tallied(tally=Tally(spread=spread, ranks=_ranks(spread, votes)))


def _ranks(spread: Spread, votes: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The options, those with most votes first, equal ones together.

    So are those whose counts are told together, and of fewer than eleven votes all that has not the
    most: which of them is second would tell that one to four people chose it, or the third.
    """
    counts = Counter(votes)
    most = max(counts.values(), default=0)
    told = {
        option: max(counts[other] for other in cell.options)
        for cell in spread.cells
        for option in cell.options
    }

    def rank(option: str) -> tuple[int, int]:
        if counts[option] == most:
            return (0, 0)
        if len(votes) < SHARE_FROM_OF_THREE:
            return (1, 0)
        return (1, -told.get(option, counts[option]))

    ordered = sorted(spread.asked.options, key=rank)
    return tuple(tuple(equal) for _, equal in groupby(ordered, key=rank)) if votes else ()


def decide(room: Room, option: str = "") -> Decided:
    """What happens: the room's choice, or an option that the coach names.

    A room without phones shows hands, and the coach names what they chose.

    Args:
        option: Its id; without one, what has most votes.

    Raises:
        RefusedError: If nothing is asked, or none is named and no option alone has most votes.
    """
    now = room.play.now if room.play else None
    if now is None:
        raise RefusedError(Why.NO_QUESTION)
    chosen = now.leading[0] if len(now.leading) == 1 else ""
    if not option and not chosen:
        raise RefusedError(Why.TIED)
    if option in {"", chosen} or not (now.leading or room.seats):
        by = By.RUNOFF if len(now.votes) > 1 else By.MAJORITY
    else:
        by = By.COACH
    return Decided(option=option or chosen, by=by)


def chosen_by_room(day: PlayedDay) -> tuple[str, ...]:
    """What the room chose: one option, those that stayed tied, or none where nobody voted."""
    return day.leading or ((day.option,) if day.by is By.MAJORITY else ())


def instead_of(case: Case, played: PlayedDay, day: Day) -> tuple[Instead, ...]:
    """What would have followed at once from what had most votes of all that did not happen."""
    return tuple(_instead(case, day, option) for option in played.instead)


def _instead(case: Case, day: Day, name: str) -> Instead:
    option = option_of(case, name)
    state, outcome = choose(case, day.dilemma, option, day.met)
    day_of = {moment.id: moment.day for moment in case.moments}
    return Instead(
        option=name,
        text=option.text,
        follows=outcome.text,
        moved=words_moved(case, day.met, state),
        later=tuple(
            Pending(day=day_of[later.at], text=later.text, sure=later.when is None)
            for later in sorted(option.later, key=lambda later: day_of[later.at])
        ),
    )


def tell_room(pack: Pack, played: Play) -> CaseResult:
    """What became of it, and how the room came to each choice.

    Raises:
        ContentError: If it was not played to its end.
    """
    name = played.plan.case
    told = tell_case(pack, name, Answers(case={name: dict(played.choices)}))
    case = load_case(pack, name)
    back = (moment.day for moment in case.moments if moment.id == played.taken_back)
    return replace(told, votes=tuple(_votes(case, played)), taken_back=next(back, None))


def _votes(case: Case, played: Play) -> Iterator[Vote]:
    for day, told in zip(played.days, days_of(case, played), strict=True):
        assert day.by is not None
        yield Vote(
            moment=day.moment,
            options=day.asked.options,
            counts=(day.votes[0].spread.cells or None) if day.votes else None,
            by=day.by,
            room=chosen_by_room(day),
            instead=instead_of(case, day, told),
        )
