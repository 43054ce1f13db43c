"""The pitfalls as a page and as rows."""

from collections.abc import Callable

from interimkit.domain.pitfalls import PitfallList
from interimkit.model.pitfalls import Pitfall
from interimkit.model.text import Language
from interimkit.render.brief import ending, resting_on
from interimkit.render.notes import caveats_of, judged, sources_note
from interimkit.render.page import Depth, Item, Link, Page, Section
from interimkit.render.words import catalogue

HEADER = ("pitfall", "name", "mistake", "risk", "practice", "source")


def rows(result: PitfallList) -> tuple[tuple[object, ...], ...]:
    """One row a pitfall."""
    return tuple(
        (p.id, p.name, p.in_brief, p.risk, p.practice, result.source) for p in result.pitfalls
    )


def page(result: PitfallList) -> Page:
    """Mistake, risk and better practice, one below the other; then how it ends."""
    return _one(result) if len(result.pitfalls) == 1 else _all(result)


def _all(result: PitfallList) -> Page:
    language = result.language
    _ = catalogue(language).gettext
    return Page(
        title=_("What usually goes wrong"),
        blocks=(
            Section(
                only=Depth.BRIEF,
                heading=_("Pitfalls"),
                items=tuple(Item(label=p.name, reference=p.id) for p in result.pitfalls),
            ),
            *(
                Section(
                    only=Depth.WHOLE,
                    heading=f"{p.name} [{p.id}]",
                    items=_told(p, language=language),
                )
                for p in result.pitfalls
            ),
            Section(
                only=Depth.WHOLE,
                heading=_how_it_ends(result),
                items=(
                    Item(label=_("If ignored"), text=result.outcome.if_ignored),
                    Item(label=_("If heeded"), text=result.outcome.if_heeded),
                ),
            ),
            caveats_of(result.caveats, language=language),
            resting_on(result.sources, result.caveats, language=language),
            *ending(
                Link(
                    text=_("One pitfall, and what to do about it: {command}"),
                    command="pitfalls",
                    arguments=(result.pitfalls[0].id,),
                ),
                left_out=(_("mistakes, risks and better ways"), _("how it ends")),
                language=language,
            ),
            sources_note(result.sources, language=language),
        ),
    )


def _how_it_ends(result: PitfallList) -> str:
    ends = catalogue(result.language).gettext("How it ends")
    return f"{ends} ({result.outcome.note})" if result.outcome.note else ends


def _one(result: PitfallList) -> Page:
    language = result.language
    _ = catalogue(language).gettext
    (pitfall,) = result.pitfalls
    ours = judged(result.audit_source, _("The question and the first step are our judgement."))
    return Page(
        title=pitfall.name,
        blocks=(
            Section(
                heading=_("What it is, and what to do"),
                items=(
                    *_told(pitfall, language=language),
                    Item(label=_("Ask yourself"), text=pitfall.question),
                    Item(label=_("This week"), text=pitfall.this_week),
                ),
            ),
            resting_on(
                result.sources,
                caution=" ".join(paragraph.text for paragraph in ours),
                language=language,
            ),
            *ending(_audit(_), left_out=(_("the source in full"),), language=language),
            *ours,
            sources_note(result.sources, language=language),
        ),
    )


def _told(pitfall: Pitfall, *, language: Language) -> tuple[Item, ...]:
    _ = catalogue(language).gettext
    return (
        Item(label=_("Mistake"), text=pitfall.in_brief),
        Item(label=_("Risk"), text=pitfall.risk),
        Item(label=_("Better"), text=pitfall.practice),
    )


def _audit(_: Callable[[str], str]) -> Link:
    text = _("Hold your own assignment against them: {command}")
    return Link(text=text, command="pitfalls", arguments=("--audit",))
