"""What the audit asks: for each pitfall how far what prevents it is in place, and a note."""

from interimkit.interview.questionnaire import Ask, Questionnaire, about_minutes
from interimkit.model.answers import LONGEST_NOTE, Practice
from interimkit.model.pack import Pack
from interimkit.model.pitfalls import Pitfall, Pitfalls
from interimkit.model.text import Language
from interimkit.render.words import catalogue


def ask_pitfalls(pack: Pack, *, language: Language) -> Questionnaire:
    """The audit's questionnaire: two things a pitfall, of which the note may be left out."""
    _ = catalogue(language).gettext
    pitfalls = pack.load(Pitfalls).pitfalls
    intro = _(
        "Think of one assignment, the one you have or the next. {count} questions about what "
        "a colleague could see there, each with room for a note; {time}. Nothing leaves this "
        "computer."
    )
    return Questionnaire(
        name="pitfalls",
        language=language,
        intro=intro.format(count=len(pitfalls), time=minutes_of_audit(pack, language=language)),
        asks=tuple(ask(pitfall, language) for pitfall in pitfalls for ask in (_practice, _note)),
    )


def minutes_of_audit(pack: Pack, *, language: Language) -> str:
    """How long it takes."""
    return about_minutes(len(pack.load(Pitfalls).pitfalls), seconds=60, language=language)


def _practice(pitfall: Pitfall, language: Language) -> Ask:
    _ = catalogue(language).gettext
    options = (
        (Practice.IN_PLACE.value, _("In place")),
        (Practice.PARTLY.value, _("Partly")),
        (Practice.NOT_YET.value, _("Not yet")),
    )
    return Ask(pitfall.id, "pitfalls", pitfall.name, pitfall.question, options)


def _note(pitfall: Pitfall, language: Language) -> Ask:
    _ = catalogue(language).gettext
    text = _("A note for yourself, if you like: what shows it, or what stands in the way.")
    name = _("{name} (note)").format(name=pitfall.name)
    return Ask(
        f"{pitfall.id}.note", "notes", name, text, longest=LONGEST_NOTE, optional=True,
    )  # fmt: skip
