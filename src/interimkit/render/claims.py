"""The claim ledger as a page and as rows."""

from collections.abc import Iterable, Iterator, Mapping

from interimkit.domain.cite import SourceRef
from interimkit.domain.claims import ClaimLedger
from interimkit.model.claims import Claim, Verdict
from interimkit.model.text import Language
from interimkit.render.brief import ending
from interimkit.render.notes import (
    in_short,
    place_and_time,
    sources_note,
    verdict_status,
)
from interimkit.render.page import Depth, Item, Link, Page, Paragraph, Section, Step, Steps
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
        end = ending(Link(command="claims"), left_out=(), language=language)
        return Page(title="", blocks=(none, *end))
    return Page(
        title=_("What is claimed, beside what others found"),
        blocks=(
            *_by_verdict(result, depth=Depth.WHOLE),
            *_by_verdict(result, depth=Depth.BRIEF),
            *ending(
                *_next(result),
                left_out=(_("what others found"), _("sources")),
                language=language,
            ),
            sources_note(_claimants(result), language=language),
        ),
    )


IN_ORDER = (Verdict.DIFFERS, Verdict.PARTLY, Verdict.AGREES, Verdict.NO_FIGURE_FOUND)
"""What differs comes first."""


def _by_verdict(result: ClaimLedger, *, depth: Depth) -> Iterator[Section]:
    """The claims under each verdict: what there is to weigh, or a line each."""
    for verdict in IN_ORDER:
        claims = [claim for claim in result.claims if claim.verdict is verdict]
        texts = (c.short if c.short and depth is Depth.BRIEF else c.in_brief for c in claims)
        yield Section(
            heading=verdict_status(verdict, language=result.language),
            items=tuple(
                Item(label=claim.id, text=text) for claim, text in zip(claims, texts, strict=True)
            ),
            only=depth,
        )


def _next(result: ClaimLedger) -> tuple[Link, ...]:
    """The first claim in full; of a whole ledger, also the claims of the first verdict."""
    _ = catalogue(result.language).gettext
    first = min(result.claims, key=lambda claim: IN_ORDER.index(claim.verdict))
    text = _("One claim with all its figures: {command}")
    one = Link(text=text, command="claims", arguments=(first.id,))
    if len({claim.verdict for claim in result.claims}) == 1:
        return (one,)
    text = _("One verdict: {command}")
    return one, Link(text=text, command="claims", arguments=("--verdict", first.verdict))


def _one(result: ClaimLedger) -> Page:
    language = result.language
    _ = catalogue(language).gettext
    (claim,) = result.claims
    sources = {source.id: source for source in result.sources}
    return Page(
        title=Headline(
            text=claim.short or claim.id,
            code=claim.verdict,
            status=verdict_status(claim.verdict, language=language),
        ),
        blocks=(
            Paragraph(text=_stated(claim, sources, language=language)),
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
                only=Depth.WHOLE,
            ),
            Steps(heading=_("Beside it"), steps=(Step(text=claim.in_brief),), only=Depth.BRIEF),
            *_weighed(claim, language=language),
            *ending(
                _who(claim, language=language),
                left_out=_figures(claim, language=language),
                language=language,
            ),
            sources_note(_claimants(result), language=language),
        ),
    )


def _weighed(claim: Claim, *, language: Language) -> tuple[Steps, ...]:
    """What to make of it; where no figure was found, a whole page says so as a brief one does."""
    heading = catalogue(language).gettext("What to make of it")
    comment = Step(text=claim.comment)
    if claim.verdict is not Verdict.NO_FIGURE_FOUND:
        return (Steps(heading=heading, steps=(comment,)),)
    found = Step(text=claim.in_brief)
    return (
        Steps(heading=heading, steps=(comment,), only=Depth.BRIEF),
        Steps(heading=heading, steps=(found, comment), only=Depth.WHOLE),
    )


def _stated(claim: Claim, sources: Mapping[str, SourceRef], *, language: Language) -> str:
    """The statement, after whose it is."""
    if claim.basis is None:
        return claim.article
    source = in_short(sources[claim.basis], language=language)
    text = catalogue(language).gettext("{source}: {text}")
    return text.format(source=source, text=claim.article)


def _who(claim: Claim, *, language: Language) -> Link:
    source = claim.figures[0].source if claim.figures else claim.basis
    return Link(
        text=catalogue(language).gettext("Who says so, and what they sell: {command}"),
        command="sources",
        arguments=(source,) if source else (),
    )


def _figures(claim: Claim, *, language: Language) -> list[str]:
    """What a brief page leaves out of it."""
    words = catalogue(language)
    count = len(claim.figures)
    figures = words.ngettext("{count} figure", "{count} figures", count).format(count=count)
    return [*([figures] if count else []), words.gettext("the source in full")]


def _claimants(result: ClaimLedger) -> Iterable[SourceRef]:
    named = {claim.basis for claim in result.claims}
    return (source for source in result.sources if source.id in named)
