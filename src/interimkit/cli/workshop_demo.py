"""A rehearsal: the same as before a room, with one that is invented and of which nothing stays."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from interimkit.cli.command import Content
from interimkit.cli.workshop_kept import now
from interimkit.cli.workshop_options import About, Network, Told
from interimkit.cli.workshop_place import settle
from interimkit.cli.workshop_run import begin, first_of, play, stop
from interimkit.content.answers import example_names, load_example
from interimkit.content.open_pack import OpenPack
from interimkit.domain.case_room import questions_of_room
from interimkit.domain.crowd import invite
from interimkit.store.extra import Extra, require_extra
from interimkit.store.rooms import Rooms
from interimkit.workshop.rehearsal import rehearsing


def rehearse(
    programme: str | None,
    what: About,
    network: Network,
    content: Content,
    *,
    seed: int,
    plain: bool,
) -> None:
    """Plays a programme, or a case, before an invented room, in a folder that is gone afterwards.

    Raises:
        InterimkitError: If it cannot begin.
        typer.Exit: Where it was interrupted.
    """
    require_extra(Extra.WORKSHOP)
    pack = content.load()
    first = first_of(pack, programme, what)
    place = settle(network)
    with (
        TemporaryDirectory(prefix="interimkit-demo-", ignore_cleanup_errors=True) as folder,
        Rooms(Path(folder), now=now) as rooms,
    ):
        running = begin(rooms, pack, content.pack, place, first, told=Told())
        asked = questions_of_room(pack, running.room)
        guests = invite(asked, tuple(_examples(pack)), seed=seed)
        with rehearsing(running, guests):
            outcome = play(running, place, plain=plain)
    stop(outcome)


def _examples(pack: OpenPack) -> Iterator[Mapping[str, str]]:
    """What the invented people of the pack answer to a room's questions."""
    for name in example_names(pack):
        answers = load_example(pack, name)
        levels = {skill: str(level) for skill, level in answers.skills.items()}
        yield {**answers.quiz, **levels}
