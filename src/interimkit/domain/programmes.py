"""The programmes of a pack, and the scenes that a room plays of one."""

from interimkit.domain.choose import choose_one
from interimkit.domain.group import questions_of
from interimkit.domain.room import Room
from interimkit.domain.room_events import Scene, Started
from interimkit.model.pack import Pack
from interimkit.model.workshop import Programme, Workshop


def find_programme(pack: Pack, wanted: str | None) -> Programme:
    """The programme called so; without a name, the pack's first.

    Raises:
        ContentError: If the pack has no programmes.
        UnknownChoiceError: If none is called so.
    """
    programmes = pack.load(Workshop).programmes
    if wanted is None:
        return programmes[0]
    return choose_one(programmes, wanted, name="programme", called=lambda one: one.name)


def programme_of(pack: Pack, programme: str) -> Programme:
    """A programme of the pack.

    Raises:
        StopIteration: If it has none of this id.
    """
    return next(one for one in pack.load(Workshop).programmes if one.id == programme)


def scenes_of(pack: Pack, programme: Programme) -> tuple[Scene, ...]:
    """Every scene of a programme: a question that is asked or revealed has one of its own."""
    return tuple(
        Scene(step=step.id, kind=step.kind, asked=asked)
        for step in programme.steps
        for asked in (questions_of(pack, step.topic) if step.topic else (None,))
    )


def is_played_from(room: Room, pack: Pack) -> bool:
    """Whether a room's programme is still this pack's, question for question."""
    programmes = (one for one in pack.load(Workshop).programmes if one.id == room.programme)
    return any(set(room.scenes) == set(scenes_of(pack, one)) for one in programmes)


def start(pack: Pack, programme: Programme) -> Started:
    """The first event of a session."""
    return Started(programme=programme.id, scenes=scenes_of(pack, programme))
