"""An invented room: believable, the same for a seed, and never in the way of a real rule."""

import math
from collections import Counter

import pytest
from room_parts import asked_in

from interimkit import load_pack
from interimkit.domain.case import load_case
from interimkit.domain.case_room import decide, go_on, questions_of_room, start_case, tally
from interimkit.domain.case_votes import StageKind
from interimkit.domain.crowd import SIZE, Guest, due, invite
from interimkit.domain.group_spread import COUNT_FROM, Pattern
from interimkit.domain.programmes import scenes_of, start
from interimkit.domain.refusal import RefusedError
from interimkit.domain.room import Room, apply, reveal
from interimkit.domain.room_events import Answered, Closed, Happening, Moved, Opened, Withdrew
from interimkit.model.workshop import StepKind, Workshop

PACK = load_pack()
PROGRAMMES = PACK.load(Workshop).programmes
KNOWN = {"crisis": "secure-cash"}


def played(
    guests: tuple[Guest, ...], programme: int, *, wait: float = 20
) -> tuple[Room, list[Happening]]:
    """The whole programme, each question open for so many seconds; and what the guests did."""
    room = apply(Room(), start(PACK, PROGRAMMES[programme]))
    seconds, opened, did = 15.0, dict[str, float](), list[Happening]()

    def let_them(until: float) -> None:
        nonlocal room, seconds
        while seconds < until:
            seconds += 0.5
            for event in due(guests, room, seconds=seconds, opened=opened):
                did.append(event)
                room = apply(room, event)

    let_them(20)
    while True:
        scene = room.scene
        if scene.asked and scene.kind is StepKind.ASK:
            room = apply(room, Opened())
            opened[scene.asked.id] = seconds
            let_them(seconds + wait)
            room = apply(room, Closed())
        if scene.asked and scene.kind is StepKind.REVEAL and scene.asked.id not in room.revealed:
            room = apply(room, reveal(room))
        let_them(seconds + 2)
        if room.at == len(room.scenes) - 1:
            return room, did
        room = apply(room, Moved(to=room.at + 1))


@pytest.mark.parametrize("programme", range(len(PROGRAMMES)), ids=[p.id for p in PROGRAMMES])
@pytest.mark.parametrize("seed", range(12))
def test_a_room_plays_every_programme_and_is_told_in_counts(programme: int, seed: int) -> None:
    guests = invite(asked_in(scenes_of(PACK, PROGRAMMES[programme])), (), seed=seed)
    room, did = played(guests, programme)
    asked = {scene.asked.id for scene in room.scenes if scene.asked and scene.kind is StepKind.ASK}
    assert asked
    for question in asked:
        assert room.revealed[question].answers >= COUNT_FROM
    changed = Counter((e.seat, e.question) for e in did if isinstance(e, Answered))
    assert {2} <= set(changed.values()) <= {1, 2}
    assert [type(e) for e in did].count(Withdrew) == 1
    assert len(room.seats) == SIZE - 1  # one left, and did not come back


def test_one_is_late_and_one_is_too_slow_and_answers_for_itself() -> None:
    guests = invite(asked_in(scenes_of(PACK, PROGRAMMES[0])), (), seed=3)
    (late,) = [guest for guest in guests if math.isinf(guest.comes)]
    slow = guests[-1]
    room, did = played(guests, 0)
    first = next(scene.asked.id for scene in room.scenes if scene.asked)
    joined = [event.seat for event in did if hasattr(event, "seat")]
    assert joined.index(late.seat) > joined.index(slow.seat)
    assert room.seats[slow.seat].keys() >= {first}
    assert room.revealed[first].answers == SIZE - 3  # nor is who left in what the room saw


def test_the_room_is_not_of_one_mind_nor_all_alike() -> None:
    patterns = Counter[Pattern]()
    for seed in range(20):
        room, _ = played(invite(asked_in(scenes_of(PACK, PROGRAMMES[0])), (), seed=seed), 0)
        patterns.update(spread.pattern for spread in room.revealed.values())
    assert min(patterns[p] for p in (Pattern.STANDS_OUT, Pattern.TWO_SHARE, Pattern.DIVIDED)) >= 5


def test_the_same_seed_is_the_same_room_and_another_is_another() -> None:
    scenes = scenes_of(PACK, PROGRAMMES[0])
    assert invite(asked_in(scenes), (KNOWN,), seed=1) == invite(asked_in(scenes), (KNOWN,), seed=1)
    assert invite(asked_in(scenes), (KNOWN,), seed=1) != invite(asked_in(scenes), (KNOWN,), seed=2)


def test_those_who_are_known_answer_as_is_known() -> None:
    question = next(s.asked for s in scenes_of(PACK, PROGRAMMES[0]) if s.asked)
    known = tuple({question.id: option} for option in question.options)
    guests = invite(asked_in(scenes_of(PACK, PROGRAMMES[0])), known, seed=5)
    assert [g.answers[question.id][-1].option for g in guests[: len(known)]] == list(
        question.options
    )
    assert len({guest.seat for guest in guests}) == SIZE


def test_nobody_pushes_a_locked_door_or_answers_what_is_closed() -> None:
    """Every event that is due can happen: a demo never meets a refusal of its own making."""
    guests = invite(asked_in(scenes_of(PACK, PROGRAMMES[1])), (), seed=9)
    room = apply(Room(), start(PACK, PROGRAMMES[1]))
    from interimkit.domain.room_events import Locked

    locked = apply(room, Locked(on=True))
    assert list(due(guests, locked, seconds=1e6, opened={})) == []
    for event in due(guests, room, seconds=1e6, opened={}):
        room = apply(room, event)
    with pytest.raises(RefusedError):
        apply(room, Answered(seat=guests[0].seat, question="nothing", option="none"))


@pytest.mark.parametrize("seed", range(6))
def test_a_room_plays_a_case_and_takes_part_in_its_run_offs(seed: int) -> None:
    room = apply(Room(), start_case(PACK, "lindewaard"))
    case = load_case(PACK, "lindewaard")
    guests = invite(questions_of_room(PACK, room), (), seed=seed)
    seconds, opened = 15.0, dict[str, float]()
    while room.play and not room.play.is_over:
        now = room.play.now
        if now and room.stage.kind is StageKind.DILEMMA and len(now.leading) != 1:
            if not now.votable:
                room = apply(room, decide(room, now.asked.options[1]))
                continue
            room = apply(room, Opened())
            opened[now.asked.id] = seconds
            for _ in range(40):
                seconds += 0.5
                for event in due(guests, room, seconds=seconds, opened=opened):
                    room = apply(room, event)
            assert room.answered(now.asked.id) >= COUNT_FROM
            room = apply(room, tally(room))
        else:
            room = apply(room, go_on(room, case))
    assert room.play
    assert all(day.votes for day in room.play.days)
