"""What pages about saved diagnoses say alike: which one, and what became of the pack since."""

from collections.abc import Iterable
from datetime import datetime
from textwrap import shorten

from interimkit.domain.lost import LostAnswer, WhyLost
from interimkit.domain.recalled import Moment
from interimkit.model.text import Language
from interimkit.render.numbers import long_date
from interimkit.render.page import Item
from interimkit.render.words import catalogue

LABEL = 24
"""Characters of a label that a title has room for."""


def on_day(when: datetime, *, language: Language) -> str:
    """The day of a moment, which is in UTC like everything that is kept."""
    return long_date(when.date(), language=language)


def named(moment: Moment, *, language: Language) -> str:
    """`2 (1 March 2026, in spring)`."""
    _ = catalogue(language).gettext
    day = on_day(moment.saved_at, language=language)
    if moment.label:
        text = _("{number} ({day}, {label})")
        label = shorten(moment.label, LABEL, placeholder="…")
        return text.format(number=moment.number, day=day, label=label)
    return _("{number} ({day})").format(number=moment.number, day=day)


def since(moments: Iterable[Moment], *, language: Language) -> tuple[Item, ...]:
    """A line for each whose pack has changed since, with the answers that count no more."""
    _ = catalogue(language).gettext
    items = []
    for moment in moments:
        if not moment.pack_changed:
            continue
        said = [
            _("{name} {version} has changed since, so this is not what you saw then.").format(
                name=moment.pack.name, version=moment.pack.version
            )
        ]
        if moment.lost:
            lost = ", ".join(_lost(answer, language=language) for answer in moment.lost)
            said.append(_("No longer counted: {answers}.").format(answers=lost))
        label = _("Diagnosis {number}").format(number=moment.number)
        items.append(Item(label=label, text=" ".join(said)))
    return tuple(items)


def _lost(answer: LostAnswer, *, language: Language) -> str:
    _ = catalogue(language).gettext
    match answer.why:
        case WhyLost.GONE:
            return _("{id} (gone)").format(id=answer.id)
        case WhyLost.REWRITTEN:
            return _("{id} (rewritten in {version})").format(id=answer.id, version=answer.since)
