"""What usually goes wrong, what it leads to, and what to do instead."""

from typing import Annotated

from msgspec import Meta

from interimkit.domain.choose import choose
from interimkit.domain.cite import SourceRef, cite_all
from interimkit.domain.claims import Caveat, caveats
from interimkit.domain.result import Result
from interimkit.model.pack import Pack
from interimkit.model.pitfalls import Outcome, Pitfall, Pitfalls

NEEDS = (Pitfalls,)


class PitfallList(Result, frozen=True, kw_only=True, tag="interimkit.pitfalls/1"):
    """The article's table: mistake, risk, better practice, and how it ends."""

    pitfalls: Annotated[tuple[Pitfall, ...], Meta(description="All of them, or the one asked for")]
    outcome: Annotated[Outcome, Meta(description="How the assignment ends, either way")]
    caveats: Annotated[tuple[Caveat, ...], Meta(description="What to weigh the table against")]
    source: Annotated[str, Meta(description="The id of the source of the table")]
    audit_source: Annotated[
        str, Meta(description="The id of the source of the audit's questions and first steps")
    ]
    sources: Annotated[tuple[SourceRef, ...], Meta(description="Those sources, in full")]


def list_pitfalls(pack: Pack, *, pitfall: str | None = None) -> PitfallList:
    """Every pitfall, or one.

    Args:
        pitfall: The id of the only one to show.

    Raises:
        UnknownChoiceError: If the pack has no such pitfall.
    """
    pitfalls = pack.load(Pitfalls)
    return PitfallList(
        language=pack.language,
        pack=pack.ref,
        pitfalls=choose(
            pitfalls.pitfalls, pitfall, name="pitfall",
            called=lambda entry: entry.name,
        ),
        outcome=pitfalls.outcome,
        caveats=caveats(pack, pitfalls.caveats),
        source=pitfalls.basis,
        audit_source=pitfalls.audit_basis,
        sources=cite_all(pack, (pitfalls.basis, pitfalls.audit_basis)),
    )  # fmt: skip
