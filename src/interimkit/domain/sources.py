"""Who says it: the sources, with what they sell and which claims rest on them."""

from typing import Annotated

from msgspec import Meta, Struct

from interimkit.domain.choose import choose, choose_value
from interimkit.domain.cite import SourceRef, cite_all
from interimkit.domain.result import Result
from interimkit.model.claims import Claims
from interimkit.model.pack import Pack
from interimkit.model.sources import SourceKind, Sources

NEEDS = (Sources,)
USES = (Claims,)


class CitedSource(Struct, frozen=True, kw_only=True):
    """A source, and where the claim ledger names it."""

    source: Annotated[SourceRef, Meta(description="The source in full")]
    kind: Annotated[SourceKind, Meta(description="What sort of thing it is")]
    claims: Annotated[tuple[str, ...], Meta(description="The ids of the claims that name it")]
    offers: Annotated[
        str | None, Meta(description="What a calculator works out that we do not; else null")
    ] = None


class SourceList(Result, frozen=True, kw_only=True, tag="interimkit.sources/1"):
    """Sources, in the pack's order."""

    sources: Annotated[
        tuple[CitedSource, ...],
        Meta(description="All of them, those of one kind, or the one asked for"),
    ]


def list_sources(pack: Pack, *, source: str | None = None, kind: str | None = None) -> SourceList:
    """The sources, each with the claims that name it.

    Args:
        source: The id of the only source to show.
        kind: The kind of the only sources to show.

    Raises:
        UnknownChoiceError: If the pack has no such source, or there is no such kind.
    """
    wanted = choose_value(SourceKind, kind, name="kind")
    found = choose(
        pack.load(Sources).sources, source, name="source",
        called=lambda entry: entry.publisher,
    )  # fmt: skip
    chosen = tuple(entry for entry in found if wanted in {None, entry.kind})
    ledger = pack.load(Claims) if pack.has(Claims) else None
    cited = cite_all(pack, (entry.id for entry in chosen))
    return SourceList(
        language=pack.language,
        pack=pack.ref,
        sources=tuple(
            CitedSource(
                source=ref,
                kind=entry.kind,
                claims=_naming(ledger, ref.id) if ledger else (),
                offers=entry.offers,
            )
            for entry, ref in zip(chosen, cited, strict=True)
        ),
    )


def calculators(pack: Pack, *, country: str | None) -> tuple[SourceRef, ...]:
    """Those who work out what we do not, such as tax; none where a pack names none.

    Args:
        country: The ISO 3166-1 code of the only country to look at, beside what names none.
    """
    if not pack.has(Sources):
        return ()
    found = (
        entry.id
        for entry in pack.load(Sources).sources
        if entry.kind is SourceKind.CALCULATOR
        and (country is None or not entry.countries or country in entry.countries)
    )
    return cite_all(pack, found)


def _naming(ledger: Claims, source: str) -> tuple[str, ...]:
    """The ids of the claims that name a source."""
    return tuple(
        claim.id
        for claim in ledger.claims
        if source in {claim.basis or ledger.basis, *(figure.source for figure in claim.figures)}
    )
