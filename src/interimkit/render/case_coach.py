"""What a case says to a coach alone about a dilemma: in its key, and while a room plays it."""

from collections.abc import Iterator

from interimkit.model.case import DilemmaNotes
from interimkit.model.text import Language
from interimkit.render.words import catalogue


def notes_of(notes: DilemmaNotes, *, language: Language) -> Iterator[tuple[str, str]]:
    """What to ask, to evoke and to know, each with what it is; what is known with who says so."""
    _ = catalogue(language).gettext
    yield _("Ask the room"), notes.ask
    yield _("Let them recall"), notes.evoke
    for known in notes.know:
        yield _("Good to know"), f"{known.text} [{', '.join(known.basis)}]"
    if notes.elsewhere:
        yield _("Elsewhere"), notes.elsewhere
