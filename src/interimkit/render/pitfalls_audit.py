"""The audit of an assignment as a page and as rows."""

from interimkit.domain.pitfalls_audit import AuditedPitfall, PitfallsAudit
from interimkit.model.text import Language
from interimkit.render.brief import ending, resting_on
from interimkit.render.notes import judged, listed, practice_status, sources_note
from interimkit.render.page import Depth, Item, Link, Page, Paragraph, Section, Tone
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
            *_exposed(result),
            Section(
                heading=_("Start this week"),
                items=tuple(Item(label=p.name, text=p.this_week) for p in first),
            ),
            Section(
                only=Depth.WHOLE,
                heading=_("After that"),
                items=tuple(Item(label=p.name, text=p.this_week) for p in later),
            ),
            Section(
                only=Depth.WHOLE,
                heading=_("Covered"),
                items=tuple(_audited(p, language=language) for p in result.covered),
            ),
            resting_on(
                result.sources,
                caution=_("An order by your own account, not a score."),
                language=language,
            ),
            *ending(
                _next(result),
                left_out=_left_out(result),
                also=_covered_in_brief(result),
                language=language,
            ),
            Paragraph(
                only=Depth.WHOLE,
                text=_(
                    "An order, not a score: “not yet” comes before “partly”, and ties keep the "
                    "order of the list."
                ),
                tone=Tone.QUIET,
            ),
            *_judged(result),
            sources_note(result.sources, language=language),
        ),
    )


def _judged(result: PitfallsAudit) -> tuple[Paragraph, ...]:
    _ = catalogue(result.language).gettext
    return judged(result.audit_source, _("Questions and first steps are our judgement."))


def _exposed(result: PitfallsAudit) -> tuple[Section, Section]:
    """What is open: a line each, or with the risk of each and what was noted."""
    language = result.language
    heading = catalogue(language).gettext("Exposed, the most exposed first")
    brief = tuple(
        Item(label=p.name, mark=practice_status(p.status, language=language), reference=p.id)
        for p in result.exposures
    )
    whole = tuple(_audited(p, p.risk, reference=p.id, language=language) for p in result.exposures)
    return (
        Section(only=Depth.BRIEF, heading=heading, items=brief),
        Section(only=Depth.WHOLE, heading=heading, items=whole),
    )


def _covered_in_brief(result: PitfallsAudit) -> tuple[Item, ...]:
    """What is in place, by its names."""
    label = catalogue(result.language).gettext("Covered")
    text = listed(p.name for p in result.covered)
    return (Item(label=label, text=text),) if text else ()


def _left_out(result: PitfallsAudit) -> tuple[str, ...]:
    _ = catalogue(result.language).gettext
    notes = any(p.note for p in (*result.exposures, *result.covered))
    return (
        *([_("the risks")] if result.exposures else []),
        *([_("what to do after that")] if result.exposures[1:] else []),
        *([_("your notes")] if notes else []),
        _("the source in full"),
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


def _next(result: PitfallsAudit) -> Link:
    _ = catalogue(result.language).gettext
    if not result.exposures:
        text = _("Ask a colleague the same questions: {command}")
        return Link(text=text, command="pitfalls", arguments=("--audit",))
    return Link(
        text=_("Do the first, then run it again; more about it: {command}"),
        command="pitfalls",
        arguments=(result.exposures[0].id,),
    )
