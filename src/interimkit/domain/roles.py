"""The kinds of assignment, side by side or one by one."""

from typing import Annotated

from msgspec import Meta

from interimkit.domain.choose import choose
from interimkit.domain.cite import SourceRef, cite_all
from interimkit.domain.claims import Caveat, caveats
from interimkit.domain.result import Result
from interimkit.model.pack import Pack
from interimkit.model.roles import Factor, Months, Role, Roles

NEEDS = (Roles,)


class RoleComparison(Result, frozen=True, kw_only=True, tag="interimkit.roles/1"):
    """What each kind of assignment is for, how it goes, and how long it takes."""

    roles: Annotated[tuple[Role, ...], Meta(description="All kinds, or the one asked for")]
    mean_months: Annotated[Months, Meta(description="The mean over all kinds")]
    lengthened_by: Annotated[
        tuple[Factor, ...], Meta(description="What makes an assignment longer or shorter")
    ]
    cases_note: Annotated[str | None, Meta(description="What to know of the cases told")]
    caveats: Annotated[tuple[Caveat, ...], Meta(description="What to weigh the figures against")]
    source: Annotated[str, Meta(description="The id of the source of steps, lengths and cases")]
    client_source: Annotated[str, Meta(description="The id of the source of what the client asks")]
    sources: Annotated[tuple[SourceRef, ...], Meta(description="Those sources, in full")]


def compare_roles(pack: Pack, *, role: str | None = None) -> RoleComparison:
    """Every kind of assignment, or one.

    Args:
        role: The id of the only kind to show.

    Raises:
        UnknownChoiceError: If the pack has no such kind.
    """
    roles = pack.load(Roles)
    return RoleComparison(
        language=pack.language,
        pack=pack.ref,
        roles=choose(roles.roles, role, name="role", called=lambda kind: kind.name),
        mean_months=roles.mean_months,
        lengthened_by=roles.lengthened_by,
        cases_note=roles.cases_note,
        caveats=caveats(pack, roles.caveats),
        source=roles.basis,
        client_source=roles.client_basis,
        sources=cite_all(pack, (roles.basis, roles.client_basis)),
    )
