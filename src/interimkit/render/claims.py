"""The claim ledger as a page and as rows; and caveats as other pages show them."""

from collections.abc import Iterable

from interimkit.domain.cite import SourceRef
from interimkit.domain.claims import Caveat, ClaimLedger
from interimkit.model.claims import Claim, Verdict
from interimkit.model.text import Language
from interimkit.render.page import Item, Page, Paragraph, Section, pointer
from interimkit.render.sources import place_and_time, sources_note
from interimkit.render.words import catalogue, verdict_text

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
        return Page(title="", blocks=(none, pointer(_("Next"), "interimkit claims")))
    by_verdict = (
        Section(
            heading=verdict_text(verdict, language=language),
            items=tuple(
                Item(label=claim.id, text=claim.in_brief)
                for claim in result.claims
                if claim.verdict is verdict
            ),
        )
        for verdict in Verdict
    )
    return Page(
        title=_("What the articles say, beside what others found"),
        blocks=(
            *by_verdict,
            pointer(
                _("Next"),
                _("One claim with all its figures: {command}").format(
                    command="interimkit claims length-mean"
                ),
            ),
            sources_note(_articles(result), language=language),
        ),
    )


def _one(result: ClaimLedger) -> Page:
    language = result.language
    _ = catalogue(language).gettext
    (claim,) = result.claims
    first = next(iter(claim.figures), None)
    sources = {source.id: source for source in result.sources}
    return Page(
        title=_title(claim, language=language),
        blocks=(
            Paragraph(text=_("The article: {text}").format(text=claim.article)),
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
            pointer(_("What to make of it"), claim.comment),
            pointer(
                _("Next"),
                _("Who says so, and what they sell: {command}").format(
                    command=f"interimkit sources {first.source if first else claim.basis}"
                ),
            ),
            sources_note(_articles(result), language=language),
        ),
    )


def _title(claim: Claim, *, language: Language) -> str:
    return f"{claim.id} · {verdict_text(claim.verdict, language=language)}"


def _articles(result: ClaimLedger) -> Iterable[SourceRef]:
    named = {claim.basis for claim in result.claims}
    return (source for source in result.sources if source.id in named)


def caveats_section(caveats: Iterable[Caveat], *, language: Language) -> Section:
    """The caveats beside a figure, each with its verdict and the id of its claim."""
    _ = catalogue(language).gettext
    return Section(
        heading=_("Weigh it first (interimkit claims CLAIM shows the figures)"),
        items=tuple(
            Item(
                label=verdict_text(caveat.verdict, language=language),
                text=caveat.in_brief,
                reference=caveat.claim,
            )
            for caveat in caveats
        ),
    )
