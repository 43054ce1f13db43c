"""The audit of an assignment as a page and as rows."""

from interimkit.domain.pitfalls_audit import AuditedPitfall, PitfallsAudit
from interimkit.model.text import Language
from interimkit.render.notes import judged, next_steps, practice_status, sources_note
from interimkit.render.page import Item, Link, Page, Paragraph, Section, Step, Tone
from interimkit.render.words import catalogue

HEADER = ("order", "pitfall", "name", "status", "note", "risk", "this_week")


def rows(result: PitfallsAudit) -> tuple[tuple[object, ...], ...]:
    """One row a pitfall: the exposures in their order, then what is covered."""
    return tuple(
        (order, p.id, p.name, p.status, p.note, p.risk, p.this_week)
        for order, p in enumerate((*result.exposures, *result.covered), start=1)
    )


def page(result: PitfallsAudit) -> Page:
    """Where the assignment is exposed, the one thing to start with, and what is covered."""
    language = result.language
    _ = catalogue(language).gettext
    first, later = result.exposures[:1], result.exposures[1:]
    return Page(
        title=_("Where this assignment is exposed"),
        blocks=(
            Paragraph(text=_summary(result)),
            Section(
                heading=_("Exposed, the most exposed first"),
                items=tuple(
                    _audited(p, p.risk, reference=p.id, language=language) for p in result.exposures
                ),
            ),
            Section(
                heading=_("Start this week"),
                items=tuple(Item(label=p.name, text=p.this_week) for p in first),
            ),
            Section(
                heading=_("After that"),
                items=tuple(Item(label=p.name, text=p.this_week) for p in later),
            ),
            Section(
                heading=_("Covered"),
                items=tuple(_audited(p, language=language) for p in result.covered),
            ),
            next_steps(_next(result), language=language),
            Paragraph(
                text=_(
                    "An order, not a score: “not yet” comes before “partly”, and ties keep the "
                    "order of the list."
                ),
                tone=Tone.QUIET,
            ),
            *judged(
                result.audit_source,
                _("Questions and first steps are our judgement."),
            ),
            sources_note(result.sources, language=language),
        ),
    )


def _summary(result: PitfallsAudit) -> str:
    words = catalogue(result.language)
    count = len(result.exposures)
    if not count:
        return words.gettext("By your own account nothing is exposed; each safeguard is in place.")
    text = words.ngettext(
        "By your own account {count} of {of} pitfalls is open.",
        "By your own account {count} of {of} pitfalls are open.",
        count,
    )
    return text.format(count=count, of=count + len(result.covered))


def _audited(pitfall: AuditedPitfall, *more: str, reference: str = "", language: Language) -> Item:
    """How far it is in place, what more there is to say, and the note beside it."""
    note = catalogue(language).gettext("Your note: {note}").format(note=pitfall.note)
    parts = (text.removesuffix(".") for text in more)
    return Item(
        label=pitfall.name,
        mark=practice_status(pitfall.status, language=language),
        text=". ".join((*parts, *([note] if pitfall.note else []))),
        reference=reference,
    )


def _next(result: PitfallsAudit) -> Step | Link:
    _ = catalogue(result.language).gettext
    if not result.exposures:
        return Step(text=_("Ask a colleague the same questions; a second look costs an hour."))
    return Link(
        text=_("Do the first, then run it again; more about it: {command}"),
        command="pitfalls",
        arguments=(result.exposures[0].id,),
    )
