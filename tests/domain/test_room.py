"""A room: what can happen in it, and what follows."""

import msgspec
import pytest

from interimkit import load_pack
from interimkit.domain.group_spread import Pattern
from interimkit.domain.programmes import find_programme, is_played_from, start
from interimkit.domain.refusal import RefusedError, Why
from interimkit.domain.room import Phase, Room, apply, replay, reveal
from interimkit.domain.room_events import (
    Answered,
    Closed,
    Ended,
    Happening,
    Joined,
    Locked,
    Moved,
    Opened,
    Shown,
    Typed,
    Withdrew,
)
from interimkit.errors import ProblemCode, UnknownChoiceError
from interimkit.model.text import Text
from interimkit.model.workshop import Programme, Step, StepKind, Topic, Workshop

PROGRAMME = Programme(
    id="quiz", name=Text("The quiz"), about=Text("Five questions."),
    steps=(
        Step(id="join", kind=StepKind.JOIN, minutes=4, name=Text("Join")),
        Step(id="ask", kind=StepKind.ASK, minutes=10, topic=Topic.QUIZ, name=Text("Ask")),
        Step(id="see", kind=StepKind.REVEAL, minutes=8, topic=Topic.QUIZ, name=Text("See")),
        Step(id="end", kind=StepKind.ERASE, minutes=1, name=Text("Erase")),
    ),
)  # fmt: skip


def play(*events: Happening, room: Room | None = None) -> Room:
    room = room or apply(Room(), start(load_pack(), PROGRAMME))
    for event in events:
        room = apply(room, event)
    return room


def seated(count: int) -> Room:
    return play(*(Joined(seat=f"s{number}") for number in range(count)))


def answered(room: Room) -> Room:
    """At the first question, with one answer to it."""
    room = play(Moved(to=1), Opened(), room=room)
    asked = room.scene.asked
    assert asked is not None
    return apply(room, Answered(seat="s0", question=asked.id, option=asked.options[0]))


def why(room: Room, event: Happening) -> Why:
    with pytest.raises(RefusedError) as refused:
        apply(room, event)
    return refused.value.why


def test_what_no_longer_makes_sense_changes_nothing_when_a_room_is_made_again() -> None:
    events = (start(load_pack(), PROGRAMME), Joined(seat="A"), Joined(seat="A"), Moved(to=99))
    room = replay(events)
    assert (room.at, list(room.seats)) == (0, ["A"])
    assert replay((), room) is room
    assert list(replay([Joined(seat="B")], room).seats) == ["A", "B"]


def test_a_programme_is_found_by_its_id_or_is_the_first() -> None:
    pack = load_pack()
    programmes = pack.load(Workshop).programmes
    assert find_programme(pack, None) == programmes[0]
    for programme in programmes:
        assert find_programme(pack, programme.id) == programme
    with pytest.raises(UnknownChoiceError) as raised:
        find_programme(pack, "quizz")
    (problem,) = raised.value.problems
    assert (problem.code, problem.nearest) == (ProblemCode.CHOICE_UNKNOWN, "quiz")


def test_a_room_is_played_from_the_pack_that_asks_what_it_was_asked() -> None:
    pack = load_pack()
    programmes = pack.load(Workshop).programmes
    for language in ("en", "nl", "fr"):
        for programme in programmes:
            room = apply(Room(), start(pack, programme))
            assert is_played_from(room, load_pack(language=language))
    other = msgspec.structs.replace(room, scenes=room.scenes[:-2])
    assert not is_played_from(other, pack)
    assert not is_played_from(msgspec.structs.replace(room, programme="gone"), pack)


def test_every_question_that_is_asked_or_revealed_has_a_scene_of_its_own() -> None:
    room = play()
    kinds = [scene.kind for scene in room.scenes]
    assert kinds == [StepKind.JOIN, *[StepKind.ASK] * 5, *[StepKind.REVEAL] * 5, StepKind.ERASE]
    assert room.scene.step == "join"


def test_an_answer_may_be_changed_until_the_question_closes() -> None:
    room = play(Moved(to=1), Opened(), room=seated(1))
    asked = room.scene.asked
    assert asked is not None
    first, second = asked.options[:2]
    room = play(
        Answered(seat="s0", question=asked.id, option=first),
        Answered(seat="s0", question=asked.id, option=second),
        room=room,
    )
    assert room.seats == {"s0": {asked.id: second}}
    assert room.answered(asked.id) == 1
    late = Answered(seat="s0", question=asked.id, option=first)
    assert why(play(Closed(), room=room), late) is Why.CLOSED
    assert why(play(Moved(to=2), room=room), late) is Why.CLOSED


def test_a_reveal_is_final_whatever_comes_late_and_whoever_goes() -> None:
    room = play(Moved(to=1), Opened(), room=seated(9))
    asked = room.scene.asked
    assert asked is not None
    for number in range(8):
        room = apply(room, Answered(seat=f"s{number}", question=asked.id, option=asked.options[1]))
    room = apply(room, reveal(room))
    seen = room.revealed[asked.id]
    assert seen.pattern is Pattern.STANDS_OUT
    assert (seen.cells, seen.answers) == ((), 0)
    assert room.phase(asked.id) is Phase.REVEALED
    assert room.shown
    changed = Answered(seat="s0", question=asked.id, option=asked.options[0])
    assert why(room, changed) is Why.REVEALED
    late = Answered(seat="s8", question=asked.id, option=asked.options[0])
    after = play(late, Withdrew(seat="s0"), Shown(on=False), room=room)
    assert after.revealed[asked.id] == seen
    assert after.seats["s8"] == {asked.id: asked.options[0]}
    assert why(after, Opened()) is Why.REVEALED


def test_a_reveal_of_a_whole_step_puts_the_most_divided_first() -> None:
    room = seated(8)
    for scene in range(1, 6):
        room = play(Moved(to=scene), Opened(), room=room)
        asked = room.scene.asked
        assert asked is not None
        for number in range(8):
            option = asked.options[number % 4 if scene == 4 else 0]
            room = apply(room, Answered(seat=f"s{number}", question=asked.id, option=option))
    room_before = play(Moved(to=6), room=room)
    room = apply(room_before, reveal(room_before))
    first = room.scene.asked
    assert first is not None
    assert first == room_before.scenes[4].asked
    assert [room.revealed[s.asked.id].pattern for s in room.scenes[7:11] if s.asked] == [
        Pattern.STANDS_OUT
    ] * 4
    for scene in range(7, 11):  # going on is enough to tell the next one
        room = apply(room, Moved(to=scene))
        assert room.shown
    assert not play(Moved(to=1), room=room).shown
    assert not play(Shown(on=False), room=room).shown


def test_a_question_that_nobody_answered_is_not_revealed_by_a_key_that_was_missed() -> None:
    room = play(Moved(to=1), Opened(), room=seated(2))
    with pytest.raises(RefusedError) as refused:
        reveal(room)
    assert refused.value.why is Why.NOT_ANSWERED


def test_who_withdraws_takes_every_answer_along() -> None:
    room = play(Moved(to=1), Opened(), room=seated(2))
    asked = room.scene.asked
    assert asked is not None
    answered = Answered(seat="s1", question=asked.id, option=asked.options[0])
    room = play(answered, Withdrew(seat="s1"), room=room)
    assert room.seats == {"s0": {}}
    assert why(room, answered) is Why.NO_SEAT


def test_a_sheet_of_paper_counts_like_a_phone_and_may_come_after_the_doors_closed() -> None:
    room = play(Locked(on=True), room=seated(4))
    assert why(room, Joined(seat="late")) is Why.LOCKED
    answers = {scene.asked.id: scene.asked.options[2] for scene in room.scenes if scene.asked}
    room = play(Typed(seat="p1", answers=answers), room=room)
    assert room.seats["p1"] == answers
    assert why(room, Typed(seat="p1", answers=answers)) is Why.FULL
    assert why(room, Typed(seat="p2", answers={"no": "x"})) is Why.NO_QUESTION
    first = next(iter(answers))
    assert why(room, Typed(seat="p2", answers={first: "x"})) is Why.NO_OPTION


@pytest.mark.parametrize(("keep", "left"), [(True, 1), (False, 0)])
def test_the_end_erases_seats_and_answers_and_keeps_what_was_seen_if_so_wished(
    keep: bool, left: int
) -> None:
    room = answered(seated(3))
    room = apply(room, reveal(room))
    room = play(Ended(keep=keep), room=room)
    assert (room.ended, room.seats, len(room.revealed)) == (True, {}, left)
    assert why(room, Joined(seat="x")) is Why.ENDED


def test_what_cannot_happen_says_why() -> None:
    room = seated(1)
    assert why(room, Opened()) is Why.NO_QUESTION
    assert why(room, Closed()) is Why.CLOSED
    assert why(room, Shown(on=True)) is Why.NO_QUESTION
    assert why(room, Moved(to=99)) is Why.NO_SCENE
    assert why(room, Joined(seat="s0")) is Why.FULL
    asked = room.scenes[1].asked
    assert asked is not None
    early = Answered(seat="s0", question=asked.id, option=asked.options[0])
    assert why(room, early) is Why.NOT_ASKED
    with pytest.raises(RefusedError):
        reveal(room)
    at_question = answered(room)
    seen = apply(at_question, reveal(at_question))
    with pytest.raises(RefusedError):
        reveal(seen)
    assert why(seen, reveal(at_question)) is Why.REVEALED


def test_every_event_is_read_back_as_it_was_written() -> None:
    first = start(load_pack(), PROGRAMME)
    room = answered(seated(5))
    events: list[Happening] = [
        first, Joined(seat="a"), Answered(seat="a", question="crisis", option="x"),
        Typed(seat="b", answers={"crisis": "x"}), Withdrew(seat="a"), Moved(to=2), Opened(),
        Closed(), reveal(room), Shown(on=False), Locked(on=True), Ended(keep=True),
    ]  # fmt: skip
    for event in events:
        written = msgspec.json.encode(event)
        assert msgspec.json.decode(written, type=Happening) == event
