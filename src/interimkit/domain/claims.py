"""The claim ledger: what the articles say, beside what others found."""

from typing import Annotated

from msgspec import Meta, Struct, structs

from interimkit.domain.choose import choose, choose_value
from interimkit.domain.cite import SourceRef, cite_all
from interimkit.domain.result import Result
from interimkit.model.claims import Claim, Claims, Verdict
from interimkit.model.pack import Pack

NEEDS = (Claims,)


class Caveat(Struct, frozen=True, kw_only=True):
    """One line of the claim ledger that belongs beside a figure."""

    claim: Annotated[str, Meta(description="The claim's id")]
    verdict: Annotated[Verdict, Meta(description="How it stands beside independent figures")]
    in_brief: Annotated[str, Meta(description="The caveat in one line")]


class ClaimLedger(Result, frozen=True, kw_only=True, tag="interimkit.claims/1"):
    """Claims with the figures beside them; each figure's year and country are its source's."""

    claims: Annotated[
        tuple[Claim, ...],
        Meta(description="All of them, those of one verdict, or the one asked for"),
    ]
    sources: Annotated[
        tuple[SourceRef, ...], Meta(description="Every source named in them, in full")
    ]


def list_claims(pack: Pack, *, claim: str | None = None, verdict: str | None = None) -> ClaimLedger:
    """The claims of the ledger.

    Args:
        claim: The id of the only claim to show.
        verdict: The verdict of the only claims to show.

    Raises:
        UnknownChoiceError: If there is no such claim or verdict.
    """
    ledger = pack.load(Claims)
    wanted = choose_value(Verdict, verdict, name="verdict")
    claims = tuple(
        structs.replace(entry, basis=entry.basis or ledger.basis)
        for entry in choose(ledger.claims, claim, name="claim")
        if wanted in {None, entry.verdict}
    )
    named = (name for c in claims for name in (c.basis, *(figure.source for figure in c.figures)))
    return ClaimLedger(
        language=pack.language, pack=pack.ref, claims=claims, sources=cite_all(pack, named)
    )


def caveats(pack: Pack, claims: tuple[str, ...]) -> tuple[Caveat, ...]:
    """The claims with these ids, as far as they are shown beside a figure."""
    if not claims:
        return ()
    ledger = {claim.id: claim for claim in pack.load(Claims).claims}
    return tuple(
        Caveat(claim=id_, verdict=ledger[id_].verdict, in_brief=ledger[id_].in_brief)
        for id_ in claims
    )
