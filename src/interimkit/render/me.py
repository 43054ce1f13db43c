"""What is kept of a person, as a page and as rows."""

from interimkit.domain.me import Keeping, KeptOfPack
from interimkit.model.text import Language
from interimkit.render.brief import ending
from interimkit.render.notes import listed
from interimkit.render.numbers import long_date
from interimkit.render.page import Column, Depth, Item, Link, Page, Paragraph, Section, Table
from interimkit.render.recalled import on_day
from interimkit.render.words import catalogue, section_word

HEADER = ("part", "pack", "section", "count", "saved_at", "where")


def rows(result: Keeping) -> tuple[tuple[object, ...], ...]:
    """One row a section of the answers, one for the history, and one a draft."""
    last = result.last_at and result.last_at.isoformat()
    return (
        *(
            (
                "kept",
                kept.pack,
                section.section,
                section.answers,
                kept.saved_on.isoformat(),
                kept.file,
            )
            for kept in result.kept
            for section in kept.sections
        ),
        ("diagnoses", None, None, result.diagnoses, last, result.folder),
        *(("draft", None, name, None, None, result.folder) for name in result.drafts),
    )


def page(result: Keeping) -> Page:
    """What is kept, of when and where; then how to see, take along and erase it."""
    _ = catalogue(result.language).gettext
    erase = Link(
        command="me", arguments=("delete",), text=_("Erase all of it: {command}"), of_pack=False
    )
    if result.is_empty():
        first = Link(command="quiz", text=_("Take the quiz: {command}"))
        return Page(
            title=_("Nothing is kept of you on this computer"),
            blocks=(
                Paragraph(text=_("It would be in {folder}.").format(folder=result.folder)),
                *ending(first, left_out=(), language=result.language),
            ),
        )
    history = Link(command="me", arguments=("history",), text=_("See your diagnoses: {command}"))
    steps = (history, erase) if result.diagnoses else (erase,)
    return Page(
        title=_("What is kept of you on this computer"),
        blocks=(
            Paragraph(text=result.folder),
            _answers(result),
            Section(heading=_("Beside them"), items=_beside(result)),
            Paragraph(
                text=_(
                    "Whoever uses your account can read it; so can whoever runs this computer, and "
                    "whoever has its backups."
                ),
                only=Depth.WHOLE,
            ),
            *ending(*steps, left_out=(), language=result.language),
        ),
    )


def _answers(result: Keeping) -> Table | Paragraph:
    _ = catalogue(result.language).gettext
    if not result.kept:
        return Paragraph(text=_("No answers are kept."))
    return Table(
        columns=(Column(name=_("Answers to")), Column(name=_("Kept on")), Column(name=_("Holds"))),
        rows=tuple(
            (
                kept.pack,
                long_date(kept.saved_on, language=result.language),
                _sections(kept, result.language),
            )
            for kept in result.kept
        ),
    )


def _sections(kept: KeptOfPack, language: Language) -> str:
    _ = catalogue(language).gettext
    if not kept.sections:
        return _("cannot be read")
    return listed(
        _("{name} ({count})").format(
            name=section_word(section.section, language=language), count=section.answers
        )
        for section in kept.sections
    )


def _beside(result: Keeping) -> tuple[Item, ...]:
    words = catalogue(result.language)
    items = []
    if result.first_at and result.last_at:
        first, last = (
            on_day(when, language=result.language) for when in (result.first_at, result.last_at)
        )
        text = words.ngettext(
            "{count}, of {last}", "{count}, from {first} to {last}", result.diagnoses
        )
        items.append(
            Item(
                label=words.gettext("Saved diagnoses"),
                text=text.format(count=result.diagnoses, first=first, last=last),
            )
        )
    if result.drafts:
        items.append(Item(label=words.gettext("Left before the end"), text=listed(result.drafts)))
    return tuple(items)
