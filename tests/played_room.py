"""A room that answers, scene by scene: for pages, pictures and results."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace
from room_parts import session as a_session

from interimkit.domain.case import load_case
from interimkit.domain.case_play import PlayedDay
from interimkit.domain.case_room import decide, go_on, start_case, tally
from interimkit.domain.case_votes import StageKind
from interimkit.domain.programmes import programme_of, start
from interimkit.domain.room import Room, apply, reveal
from interimkit.domain.room_events import (
    Answered,
    Closed,
    Ended,
    Happening,
    Joined,
    Moved,
    Opened,
    Shown,
    Started,
    TookBack,
)
from interimkit.model.pack import Pack
from interimkit.model.text import Text
from interimkit.model.workshop import Programme, Step, StepKind, Subject, Topic
from interimkit.store.rooms import Rooms

SKILLS = Programme(
    id="quiz", name=Text("Skills"), about=Text("All of them."),
    steps=(
        Step(id="join", kind=StepKind.JOIN, minutes=1, name=Text("Join")),
        Step(id="questions", kind=StepKind.ASK, minutes=1, topic=Topic.SKILLS, name=Text("Ask")),
        Step(id="reveal", kind=StepKind.REVEAL, minutes=1, topic=Topic.SKILLS, name=Text("See")),
        Step(id="erase", kind=StepKind.ERASE, minutes=1, name=Text("Erase")),
    ),
)  # fmt: skip
"""Its steps are called as those of the built-in quiz, so that the pack knows them."""

SPREADS = ("AAABBBCDBA", "AAAAAAAAAA", "ABABABABAB", "ABCD", "AAAAABBC")
"""What a room answers to each question in turn, over and over."""


def happenings(
    pack: Pack, programme: Programme, *, seats: int, keep: bool = True
) -> Iterator[tuple[Happening, Room]]:
    """Every event of a session from join to erase, with the room after it."""
    room = Room()

    def after(event: Happening) -> tuple[Happening, Room]:
        nonlocal room
        room = apply(room, event)
        return event, room

    yield after(start(pack, programme))
    for seat in range(seats):
        yield after(Joined(seat=f"SEAT{seat}"))
    for at in range(len(room.scenes)):
        yield after(Moved(to=at))
        asked = room.scene.asked
        if asked is None:
            continue
        if room.scene.kind is StepKind.ASK:
            yield after(Opened())
            letters = SPREADS[at % len(SPREADS)]
            for seat in range(seats):
                option = asked.options["ABCD".index(letters[seat % len(letters)])]
                yield after(Answered(seat=f"SEAT{seat}", question=asked.id, option=option))
            yield after(Closed())
        elif asked.id in room.revealed:
            yield after(Shown(on=True))
        else:
            yield after(reveal(room))
    yield after(Ended(keep=keep))


VOTES = (
    ("ABBC",), ("AABB", "AB"), ("ABBBBBBBB", "C"), ("-",), ("BABBAB-BBABBBABBCBBABABC",),
    ("AB", "AAB"),
)  # fmt: skip
"""How a room votes in turn: a winner, a tie that stays, a word of the coach's, nobody, and so on."""


def case_happenings(
    pack: Pack, name: str, *, seats: int, keep: bool = True
) -> Iterator[tuple[Happening, Room]]:
    """Every event of a session that plays a case, from join to erase, with the room after it."""
    case, room = load_case(pack, name), Room()
    later: list[Happening] = [start_case(pack, name)]
    later += [Joined(seat=f"SEAT{seat}") for seat in range(seats)]
    while True:
        for event in later:
            room = apply(room, event)
            yield event, room
        assert room.play
        now = room.play.now if room.stage.kind is StageKind.DILEMMA else None
        if room.ended:
            return
        later = []
        if room.open:
            later = [tally(room)]
        elif now is None:
            is_last = room.play.is_over and room.at + 1 == len(room.play.stages)
            later = [Ended(keep=keep) if is_last else go_on(room, case)]
        else:
            turn = VOTES[(len(room.play.days) - 1) % len(VOTES)]
            place = len(now.votes)
            said = turn[place] if place < len(turn) else ""
            if now.votable and said and said != "C" and place < 2 and (not place or now.leading):
                later = [Opened(), *_ballots(now, said, seats)]
            elif len(now.leading) == 1 and said != "C":
                later = [go_on(room, case)]
            else:
                later = [decide(room, now.asked.options[0])]


def _ballots(now: PlayedDay, letters: str, seats: int) -> Iterator[Happening]:
    for seat in range(seats):
        place = "AB".find(letters[seat % len(letters)])
        option = now.votable[place] if place >= 0 else now.asked.options[-1]
        if letters != "-" and option in now.votable:
            yield Answered(seat=f"SEAT{seat}", question=now.asked.id, option=option)


def case_rooms(pack: Pack, name: str = "lindewaard", *, seats: int) -> list[Room]:
    """The room after everything that anybody would look at."""
    return _to_look_at(case_happenings(pack, name, seats=seats))


def rooms_of(pack: Pack, programme: str | Programme, *, seats: int) -> list[Room]:
    """The room after everything that anybody would look at: not after each seat or answer."""
    played = programme_of(pack, programme) if isinstance(programme, str) else programme
    return _to_look_at(happenings(pack, played, seats=seats))


def _to_look_at(happened: Iterable[tuple[Happening, Room]]) -> list[Room]:
    found: list[Room] = []
    quiet: Happening | None = None
    for event, room in happened:
        if isinstance(event, Joined | Answered) and type(quiet) is type(event):
            found.pop()
        quiet = event
        found.append(room)
    return found


def keep_room(
    home: Path, pack: Pack, *, seats: int, keep: bool = True, programme: str = "quiz"
) -> None:
    """A session in that home that was played to its end."""
    events = happenings(pack, programme_of(pack, programme), seats=seats, keep=keep)
    _keep(home, pack, [event for event, _room in events], programme=programme)


def keep_case(
    home: Path,
    pack: Pack,
    *,
    seats: int,
    keep: bool = True,
    name: str = "lindewaard",
    events: int | None = None,
    taken_back: int | None = None,
    folder: Path | str = "",
) -> None:
    """A session in that home that played a case to its end, or so many events of it.

    Args:
        taken_back: The place of a day that is taken back at the end; it then goes by hands.
        folder: The pack's, where it is not ours.
    """
    played = list(case_happenings(pack, name, seats=seats, keep=keep))[:events]
    happened = [event for event, _room in played]
    if taken_back is not None:
        happened, room = happened[:-1], played[-2][1]
        while taken_back >= 0 or not (room.play and room.play.is_over):
            assert room.play
            if taken_back >= 0:
                event: Happening = TookBack(to=taken_back)
                taken_back = -1
            elif room.play.now and room.stage.kind is StageKind.DILEMMA:
                event = decide(room, room.play.now.asked.options[1])
            else:
                event = go_on(room, load_case(pack, name))
            room = apply(room, event)
            happened.append(event)
    about = {"programme": name, "subject": Subject.CASE, "pack_path": str(folder)}
    _keep(home, pack, happened, **about)


def _keep(home: Path, pack: Pack, events: list[Happening], **about: str) -> None:
    session = replace(a_session(), language=pack.language, pack=pack.ref, **about)
    with Rooms(home, now=lambda: session.started_at) as rooms:
        first, *others = events
        assert isinstance(first, Started)
        rooms.create(session, first)
        for event in others:
            rooms.append(session.id, event).result(10)
