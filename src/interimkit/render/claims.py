"""The claim ledger as a page and as rows."""

from collections.abc import Iterable

from interimkit.domain.cite import SourceRef
from interimkit.domain.claims import ClaimLedger
from interimkit.model.claims import Verdict
from interimkit.render.notes import next_steps, place_and_time, sources_note, verdict_status
from interimkit.render.page import Item, Link, Page, Paragraph, Section, Step, Steps
from interimkit.render.page import Verdict as Headline
from interimkit.render.words import catalogue

HEADER = (
    "claim",
    "verdict",
    "article",
    "basis",
    "figure",
    "source",
    "year",
    "countries",
    "comment",
)


def rows(result: ClaimLedger) -> tuple[tuple[object, ...], ...]:
    """One row a figure, and one for a claim that has none."""
    sources = {source.id: source for source in result.sources}
    found: list[tuple[object, ...]] = []
    for c in result.claims:
        about = (c.id, c.verdict, c.article, c.basis)
        found += [
            (*about, f.says, f.source, sources[f.source].year,
             " ".join(sources[f.source].countries), c.comment)
            for f in c.figures
        ] or [(*about, None, None, None, None, c.comment)]  # fmt: skip
    return tuple(found)


def page(result: ClaimLedger) -> Page:
    """One claim with its figures, or all of them by verdict."""
    if len(result.claims) == 1:
        return _one(result)
    language = result.language
    _ = catalogue(language).gettext
    if not result.claims:
        none = Paragraph(text=_("No claim of this ledger is found so."))
        return Page(title="", blocks=(none, next_steps(Link(command="claims"), language=language)))
    by_verdict = (
        Section(
            heading=verdict_status(verdict, language=language),
            items=tuple(
                Item(label=claim.id, text=claim.in_brief)
                for claim in result.claims
                if claim.verdict is verdict
            ),
        )
        for verdict in Verdict
    )
    return Page(
        title=_("What is said, beside what others found"),
        blocks=(
            *by_verdict,
            next_steps(
                Link(
                    text=_("One claim with all its figures: {command}"),
                    command="claims",
                    arguments=(result.claims[0].id,),
                ),
                language=language,
            ),
            sources_note(_articles(result), language=language),
        ),
    )


def _one(result: ClaimLedger) -> Page:
    language = result.language
    _ = catalogue(language).gettext
    (claim,) = result.claims
    source = claim.figures[0].source if claim.figures else claim.basis
    sources = {source.id: source for source in result.sources}
    return Page(
        title=Headline(
            text=claim.id,
            code=claim.verdict,
            status=verdict_status(claim.verdict, language=language),
        ),
        blocks=(
            Paragraph(
                text=_("{publisher}: {text}").format(
                    publisher=sources[claim.basis].publisher if claim.basis else "",
                    text=claim.article,
                )
            ),
            Section(
                heading=_("Beside it"),
                items=tuple(
                    Item(
                        label=f"{sources[f.source].publisher}, "
                        f"{place_and_time(sources[f.source], language=language)}",
                        text=f.says,
                        reference=f.source,
                    )
                    for f in claim.figures
                ),
            ),
            Steps(heading=_("What to make of it"), steps=(Step(text=claim.comment),)),
            next_steps(
                Link(
                    text=_("Who says so, and what they sell: {command}"),
                    command="sources",
                    arguments=(source,) if source else (),
                ),
                language=language,
            ),
            sources_note(_articles(result), language=language),
        ),
    )


def _articles(result: ClaimLedger) -> Iterable[SourceRef]:
    named = {claim.basis for claim in result.claims}
    return (source for source in result.sources if source.id in named)
