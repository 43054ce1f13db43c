"""A room that plays a case: votes, ties, the coach's word, and what is told of it in the end."""

from collections import defaultdict
from itertools import combinations
from pathlib import Path

import msgspec
import pytest
from own_packs import write_pack

from interimkit import load_pack
from interimkit.domain.case import load_case
from interimkit.domain.case_engine import is_over, play
from interimkit.domain.case_play import Stage
from interimkit.domain.case_room import (
    decide,
    go_on,
    is_case_of,
    questions_of_room,
    start_case,
    tally,
    tell_room,
)
from interimkit.domain.case_votes import By, StageKind
from interimkit.domain.group_spread import TELL_FROM
from interimkit.domain.programmes import find_programme, start
from interimkit.domain.refusal import RefusedError, Why
from interimkit.domain.room import Phase, Room, apply, replay, reveal
from interimkit.domain.room_events import (
    Answered,
    Closed,
    Decided,
    Ended,
    Happening,
    Joined,
    Met,
    Moved,
    Opened,
    Shown,
    Tallied,
    TookBack,
    Typed,
    Withdrew,
)
from interimkit.errors import ContentError
from interimkit.model.pack import Pack

PACK = load_pack()
LINDEWAARD = "lindewaard"
CASE = load_case(PACK, LINDEWAARD)


@pytest.fixture
def orchard(tmp_path: Path) -> Pack:
    return load_pack(write_pack(tmp_path / "orchard", "cases/orchard.yaml"))


class Table:
    """A room at a case, with what happened in it."""

    def __init__(self, pack: Pack, name: str, seats: int = 0) -> None:
        self.pack, self.case = pack, load_case(pack, name)
        self.events: list[Happening] = []
        self.room = Room()
        self.do(start_case(pack, name), *(Joined(seat=f"s{n}") for n in range(seats)))

    def do(self, *events: Happening) -> Room:
        for event in events:
            self.room = apply(self.room, event)
            self.events.append(event)
        return self.room

    def on(self, times: int = 1) -> Stage:
        for _ in range(times):
            self.do(go_on(self.room, self.case))
        return self.room.stage

    def to_dilemma(self) -> None:
        while self.room.stage.kind is not StageKind.DILEMMA:
            self.on()

    def vote(self, letters: str) -> None:
        """Opens the vote, one letter a seat, and closes it; a hyphen stays away."""
        self.do(Opened())
        question = self.room.open
        asked = self.room.find(question)
        assert asked
        for seat, letter in enumerate(letters):
            if letter != "-":
                option = asked.options["ABC".index(letter)]
                self.do(Answered(seat=f"s{seat}", question=question, option=option))
        self.do(tally(self.room))

    def option(self, letter: str) -> str:
        assert self.room.play
        assert self.room.play.now
        return self.room.play.now.asked.options["ABC".index(letter)]

    @property
    def day(self) -> object:
        assert self.room.play
        return self.room.play.days[-1]


def why(room: Room, event: Happening) -> Why:
    with pytest.raises(RefusedError) as refused:
        apply(room, event)
    return refused.value.why


def at_table(seats: int = 0, *, pack: Pack = PACK, name: str = LINDEWAARD) -> Table:
    table = Table(pack, name, seats)
    table.to_dilemma()
    return table


def by_hands(table: Table, letter: str = "A") -> None:
    """Plays on to the end, the coach pressing one letter."""
    assert table.room.play
    while not (table.room.play.is_over and table.room.stage.kind is StageKind.ENDING):
        if table.room.play.now and table.room.stage.kind is StageKind.DILEMMA:
            table.do(decide(table.room, table.option(letter)))
        else:
            table.on()
        assert table.room.play


def test_a_vote_is_told_by_its_winner_and_the_winner_happens() -> None:
    table = at_table(9)
    table.vote("AABBBBCAB")
    assert table.room.play
    day = table.room.play.days[0]
    assert day.leading == (day.asked.options[1],)
    assert day.votes[0].spread.cells == ()
    assert (table.room.open, table.room.phase(day.asked.id)) == ("", Phase.CLOSED)
    assert table.on() == Stage(StageKind.FOLLOWED, 0)
    assert table.room.play.days[0].by is By.MAJORITY
    assert table.room.play.choices == {day.asked.id: day.asked.options[1]}
    assert table.room.play.days[0].votable == ()


def test_after_closing_nothing_links_a_seat_with_a_vote() -> None:
    table = at_table(30)
    table.vote("ABC" * 10)
    assert all(not said for said in table.room.seats.values())
    stays = [event for event in table.events if not isinstance(event, Answered)]
    assert replay(stays) == table.room  # as the store keeps it


@pytest.mark.parametrize("seats", [1, 4])
def test_four_voters_see_the_winner_and_no_counts(seats: int) -> None:
    table = at_table(seats)
    table.vote("BBBC"[:seats])
    table.on()
    assert table.room.play
    (day,) = table.room.play.days
    assert day.by is By.MAJORITY
    assert day.votes[0].spread.cells == ()
    assert set(day.instead) == {day.asked.options[0], day.asked.options[2]}


def test_from_twenty_votes_on_there_are_counts_where_nothing_follows() -> None:
    table = at_table(22)
    table.vote("A" * 13 + "B" * 7 + "CC")
    assert table.room.play
    told = table.room.play.days[0].votes[0].spread
    assert [(len(cell.options), cell.count) for cell in told.cells] == [(1, 13), (2, 9)]


def test_a_tie_is_voted_between_the_tied_and_then_decided() -> None:
    table = at_table(5)
    table.vote("AABBC")
    assert table.room.play
    with pytest.raises(RefusedError) as refused:
        table.on()
    assert refused.value.why is Why.TIED
    table.do(Opened())
    third = Answered(seat="s0", question=table.room.open, option=table.option("C"))
    assert why(table.room, third) is Why.NO_OPTION
    for seat, letter in enumerate("BBBAA"):
        table.do(Answered(seat=f"s{seat}", question=table.room.open, option=table.option(letter)))
    table.do(tally(table.room))
    assert why(table.room, Opened()) is Why.REVEALED
    table.on()
    assert table.room.play
    assert table.room.play.days[0].by is By.RUNOFF
    assert table.room.play.days[0].option == table.room.play.days[0].asked.options[1]


@pytest.mark.parametrize("second", ["AABB-", "-----"])
def test_what_stays_tied_the_coach_decides(second: str) -> None:
    table = at_table(5)
    table.vote("AABBC")
    table.vote(second)
    with pytest.raises(RefusedError) as refused:
        decide(table.room)
    assert refused.value.why is Why.TIED
    table.do(decide(table.room, table.option("B")))
    assert table.room.play
    day = table.room.play.days[0]
    assert (day.by, day.leading) == (By.COACH, day.asked.options[:2])
    assert day.instead == day.asked.options[:1]


def test_the_coach_may_overrule_and_it_is_recorded() -> None:
    table = at_table(12)
    table.vote("B" * 7 + "AAA" + "CC")
    table.do(decide(table.room, table.option("A")))
    assert table.room.play
    day = table.room.play.days[0]
    assert (day.by, day.option) == (By.COACH, day.asked.options[0])
    assert day.leading == day.instead == day.asked.options[1:2]


def test_where_nobody_voted_the_vote_may_be_put_again_or_the_coach_decides() -> None:
    table = at_table(3)
    table.vote("---")
    with pytest.raises(RefusedError):
        table.on()
    table.vote("---")
    assert table.room.play
    assert len(table.room.play.days[0].votes) == 1
    table.do(decide(table.room, table.option("C")))
    assert table.room.play
    day = table.room.play.days[0]
    assert (day.by, day.leading, day.instead) == (By.COACH, (), ())


def test_a_room_without_phones_shows_hands() -> None:
    table = at_table()
    table.do(decide(table.room, table.option("B")))
    assert table.room.play
    assert table.room.play.days[0].by is By.MAJORITY
    by_hands(table)
    result = tell_room(PACK, table.room.play)
    assert {(vote.by, vote.counts, vote.instead) for vote in result.votes} == {
        (By.MAJORITY, None, ())
    }
    assert [vote.room for vote in result.votes] == [(c.option,) for c in result.choices]


def test_a_late_phone_votes_once_it_is_in_and_not_once_it_is_closed() -> None:
    table = at_table(2)
    table.do(Opened(), Joined(seat="late"))
    question = table.room.open
    late = Answered(seat="late", question=question, option=table.option("A"))
    table.do(late)
    table.do(tally(table.room))
    assert why(table.room, late) is Why.CLOSED
    table.on()
    assert why(table.room, late) is Why.NO_QUESTION
    table.to_dilemma()
    assert table.room.play
    assert table.room.play.now
    early = Answered(seat="late", question=table.room.play.now.asked.id, option=table.option("A"))
    assert why(table.room, early) is Why.NOT_ASKED


def test_a_vote_is_changed_until_it_closes_and_goes_with_who_leaves() -> None:
    table = at_table(3)
    table.do(Opened())
    for seat, letter in (("s0", "A"), ("s0", "B"), ("s1", "B"), ("s2", "C")):
        table.do(Answered(seat=seat, question=table.room.open, option=table.option(letter)))
    table.do(Withdrew(seat="s2"))
    table.do(tally(table.room))
    assert table.room.play
    (day,) = table.room.play.days
    assert day.leading == day.asked.options[1:2]


def test_while_a_vote_is_open_nothing_else_happens() -> None:
    table = at_table(2)
    table.do(Opened())
    assert why(table.room, Moved(to=0)) is Why.STILL_OPEN
    assert why(table.room, Decided(option=table.option("A"), by=By.COACH)) is Why.STILL_OPEN
    assert why(table.room, Closed()) is Why.NO_QUESTION  # a vote is told when it closes
    left = apply(table.room, Ended(keep=True))
    assert (left.ended, left.seats, left.open) == (True, {}, "")


def test_what_cannot_happen_in_a_case_says_why() -> None:
    table = Table(PACK, LINDEWAARD, 1)
    assert why(table.room, Opened()) is Why.NO_QUESTION
    assert why(table.room, Moved(to=9)) is Why.NO_SCENE
    assert why(table.room, TookBack(to=0)) is Why.NOT_BACK
    assert why(table.room, Typed(seat="p", answers={"x": "y"})) is Why.NO_QUESTION
    for refused in (tally, reveal):
        with pytest.raises(RefusedError):
            refused(table.room)
    with pytest.raises(RefusedError) as nothing:
        decide(table.room, "x")
    assert nothing.value.why is Why.NO_QUESTION
    table.to_dilemma()
    assert why(table.room, Shown(on=True)) is Why.NO_QUESTION
    assert why(table.room, Decided(option="x", by=By.COACH)) is Why.NO_OPTION
    met = go_on(Table(PACK, LINDEWAARD).room, CASE)
    assert isinstance(met, Moved)
    day = table.room.play.days[0] if table.room.play else None
    assert day
    again = Met(moment=day.moment, asked=day.asked, arrived=False)
    assert why(table.room, again) is Why.NO_SCENE
    table.vote("A")
    assert why(table.room, tallied(table)) is Why.CLOSED
    table.on()
    assert why(table.room, again) is Why.NO_SCENE
    assert why(table.room, Opened()) is Why.NO_QUESTION
    assert why(table.room, Decided(option=day.asked.options[0], by=By.COACH)) is Why.NO_QUESTION
    quiz = Room()
    assert why(quiz, again) is Why.NO_QUESTION


def tallied(table: Table) -> Tallied:
    return next(event for event in table.events if isinstance(event, Tallied))


def test_a_room_that_ends_without_its_result_keeps_nothing_of_what_it_chose() -> None:
    table = at_table(3)
    table.vote("AAB")
    table.on()
    assert table.room.is_told
    erased = apply(table.room, Ended(keep=False))
    assert erased.play
    assert (erased.play.days, erased.is_told, erased.at) == ((), False, 0)
    kept = apply(table.room, Ended(keep=True))
    assert kept.is_told
    assert kept.play
    with pytest.raises(ContentError):
        tell_room(PACK, kept.play)


@pytest.mark.parametrize("letter", "AB")
def test_every_stage_is_come_to_and_everything_is_read_back(letter: str, orchard: Pack) -> None:
    for pack, name in ((PACK, LINDEWAARD), (orchard, "orchard")):
        table = Table(pack, name)
        seen = [table.room.stage.kind]
        case = table.case
        while table.room.at + 1 < len(table.room.play.stages if table.room.play else ()) or not (
            table.room.play and table.room.play.is_over
        ):
            if table.room.stage.kind is StageKind.DILEMMA:
                table.do(decide(table.room, table.option(letter)))
            else:
                table.on()
            seen.append(table.room.stage.kind)
        assert table.room.play
        assert seen.count(StageKind.DILEMMA) == len(case.moments)
        assert seen.count(StageKind.WHO_PAID) == sum(m.minutes >= 5 for m in case.moments)
        assert (StageKind.PITFALLS in seen) == (name == LINDEWAARD)
        assert seen[-1] is StageKind.ERASE
        days = play(case, table.room.play.choices)
        assert is_over(case, days)
        assert seen.count(StageKind.ARRIVED) == sum(bool(day.arrived) for day in days)
        written = msgspec.json.encode(table.events)
        assert replay(msgspec.json.decode(written, type=list[Happening])) == table.room
        assert is_case_of(pack, table.room.play)
        assert why(table.room, Moved(to=table.room.at + 1)) is Why.NO_SCENE


def test_a_case_that_was_changed_meanwhile_is_another(orchard: Pack) -> None:
    table = at_table(pack=orchard, name="orchard")
    assert table.room.play
    assert is_case_of(orchard, table.room.play)
    assert not is_case_of(PACK, table.room.play)
    day = table.room.play.days[0]
    other = msgspec.structs.replace(day.asked, options=(*day.asked.options, "third"))
    changed = msgspec.structs.replace(
        table.room.play, days=(msgspec.structs.replace(day, asked=other),)
    )
    assert not is_case_of(orchard, changed)


def test_one_day_is_taken_back_at_the_end_once_and_voted_on_from_there(orchard: Pack) -> None:
    table = at_table(12, pack=orchard, name="orchard")
    table.vote("A" * 12)
    table.on()
    assert why(table.room, TookBack(to=0)) is Why.NOT_BACK
    by_hands(table)
    assert why(table.room, TookBack(to=3)) is Why.NOT_BACK
    assert why(table.room, TookBack(to=-1)) is Why.NOT_BACK
    table.do(TookBack(to=0))
    assert table.room.play
    assert (table.room.stage, len(table.room.play.days)) == (Stage(StageKind.DILEMMA, 0), 1)
    assert table.room.phase("spring") is Phase.WAITING
    table.vote("B" * 12)
    table.on()
    by_hands(table)
    assert why(table.room, TookBack(to=1)) is Why.NOT_BACK
    result = tell_room(orchard, table.room.play)
    assert (result.taken_back, result.choices[0].option) == (10, "sleep")
    assert result.choices[1].dilemma == "drought"


def test_the_other_way_is_told_from_the_same_state_and_no_further(orchard: Pack) -> None:
    table = at_table(12, pack=orchard, name="orchard")
    table.vote("B" * 8 + "A" * 4)
    table.on()
    by_hands(table)
    assert table.room.play
    stages = [stage for stage in table.room.play.stages if stage.kind is StageKind.INSTEAD]
    assert stages == [Stage(StageKind.INSTEAD, 0, "fires")]
    (instead,) = tell_room(orchard, table.room.play).votes[0].instead
    assert instead.follows == "The buds live. The neighbours cough."
    assert [(moved.gauge, moved.before, moved.after) for moved in instead.moved] == [
        ("fruit", "some", "many"), ("hands", "two", "one"),
    ]  # fmt: skip
    assert [(later.day, later.sure) for later in instead.later] == [(200, False)]


@pytest.mark.parametrize("size", range(5, 41))
@pytest.mark.parametrize("options", [2, 3])
def test_of_a_vote_that_is_not_tied_nobody_can_be_told(size: int, options: int) -> None:
    """Whoever knows how many voted, and all that is told, knows of nobody."""
    letters = "ABC"[:options]
    alike = defaultdict(list)
    for counts in compositions(size, options):
        table = _voting(options, "".join(le * n for le, n in zip(letters, counts, strict=True)))
        day = table.room.play.days[0] if table.room.play else None
        assert day
        if len(day.leading) == 1:
            told = apply(table.room, decide(table.room))
            assert told.play
            alike[(day.leading, told.play.days[0].instead, day.votes[0].spread.cells)].append(
                counts
            )
    assert alike
    for groups in alike.values():
        for many in range(1, options):
            for chosen in combinations(range(options), many):
                sums = {sum(counts[place] for place in chosen) for counts in groups}
                assert not sums <= set(range(1, TELL_FROM)), (groups, chosen)


def compositions(size: int, parts: int) -> list[tuple[int, ...]]:
    if parts == 1:
        return [(size,)]
    return [(n, *rest) for n in range(size + 1) for rest in compositions(size - n, parts - 1)]


_TABLES: dict[int, Room] = {}


def _voting(options: int, letters: str) -> Table:
    """A room with these votes, made without a seat at a time."""
    table = Table.__new__(Table)
    if options not in _TABLES:
        asked_room = at_table(1).do(Opened())
        assert asked_room.play
        day = asked_room.play.days[0]
        asked = msgspec.structs.replace(day.asked, options=day.asked.options[:options])
        days = (msgspec.structs.replace(day, asked=asked),)
        played = msgspec.structs.replace(asked_room.play, days=days)
        _TABLES[options] = msgspec.structs.replace(asked_room, play=played)
    room = _TABLES[options]
    assert room.play
    asked = room.play.days[0].asked
    seats = {
        f"s{n}": {asked.id: asked.options["ABC".index(letter)]} for n, letter in enumerate(letters)
    }
    room = msgspec.structs.replace(room, seats=seats)
    table.room = apply(room, tally(room))
    return table


def test_equal_ones_are_told_together_and_none_comes_first_by_its_place() -> None:
    for letters, instead in (
        ("A" * 9 + "BBCC", "BC"),
        ("A" * 13, "BC"),
        ("A" * 9 + "BCC", "C"),
        ("A" * 9 + "B" * 6 + "C" * 7, "C"),
        ("A" * 13 + "B" * 7 + "CC", "BC"),
    ):
        table = _voting(3, letters)
        told = apply(table.room, decide(table.room)).play
        assert told
        day = told.days[0]
        assert "".join(day.asked.letter(option) for option in day.instead) == instead


def test_beside_the_counts_of_a_vote_its_run_off_has_none() -> None:
    table = at_table(23)
    table.vote("A" * 9 + "C" * 9 + "B" * 5)
    table.vote("A" * 14 + "C" * 9)
    assert table.room.play
    first, second = table.room.play.days[0].votes
    assert first.spread.cells
    assert (second.spread.cells, second.spread.answers) == ((), 0)
    assert table.room.play.days[0].leading == table.room.play.days[0].asked.options[:1]


def test_what_a_room_may_be_asked_is_its_scenes_or_every_dilemma_of_its_case() -> None:
    table = Table(PACK, LINDEWAARD)
    dilemmas = [dilemma.id for moment in CASE.moments for dilemma in moment.dilemmas]
    assert [asked.id for asked in questions_of_room(PACK, table.room)] == dilemmas
    programme = find_programme(PACK, "quiz")
    asked = questions_of_room(PACK, apply(Room(), start(PACK, programme)))
    assert {one.topic for one in asked} == {"quiz"}
