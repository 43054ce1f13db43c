"""All that a case holds, laid open: every consequence with its effects and its condition."""

from collections.abc import Sequence
from typing import Annotated

from msgspec import Meta

from interimkit.domain.case import load_case
from interimkit.domain.case_paths import dilemmas_of
from interimkit.domain.cite import SourceRef, cite_all
from interimkit.domain.claims import Caveat, caveats
from interimkit.domain.result import Result
from interimkit.model.case import After, Case, CaseNotes, Ending, Gauge, Moment
from interimkit.model.claims import Claims
from interimkit.model.pack import Pack


class CaseKey(Result, frozen=True, kw_only=True, tag="interimkit.case-key/1"):
    """Everything that can follow from anything."""

    case: Annotated[str, Meta(description="The case's id")]
    name: Annotated[str, Meta(description="What the case is called")]
    coach: Annotated[CaseNotes | None, Meta(description="Notes for the coach; null without any")]
    gauges: Annotated[tuple[Gauge, ...], Meta(description="What is kept, with its words")]
    moments: Annotated[tuple[Moment, ...], Meta(description="The days, with all that can be met")]
    endings: Annotated[tuple[Ending, ...], Meta(description="The first that holds is the end")]
    after: Annotated[tuple[After, ...], Meta(description="What becomes of each, likewise")]
    caveats: Annotated[tuple[Caveat, ...], Meta(description="The claims that some of it rests on")]
    sources: Annotated[tuple[SourceRef, ...], Meta(description="Every source named, in full")]


def open_case(pack: Pack, name: str) -> CaseKey:
    """The key of a case.

    Args:
        name: The case's id.

    Raises:
        ContentError: If its file does not validate.
        UnknownChoiceError: If the pack has no such case.
    """
    case = load_case(pack, name)
    named = dict.fromkeys(bases_of(case))
    claims = {claim.id for claim in pack.load(Claims).claims} if pack.has(Claims) else set()
    return CaseKey(
        language=pack.language,
        pack=pack.ref,
        case=name,
        name=case.name,
        coach=case.coach,
        gauges=case.gauges,
        moments=case.moments,
        endings=case.endings,
        after=case.after,
        caveats=caveats(pack, tuple(id_ for id_ in named if id_ in claims)),
        sources=cite_all(pack, (id_ for id_ in named if id_ not in claims)),
    )


def bases_of(case: Case) -> tuple[str, ...]:
    """The id of a source or a claim for each time that the case rests on it, in order."""
    bases: list[Sequence[str]] = []
    for dilemma in dilemmas_of(case):
        for option in dilemma.options:
            bases += [row.basis for row in (*option.now, *option.later)]
        bases += [known.basis for known in dilemma.coach.know] if dilemma.coach else []
    bases += [ending.basis for ending in case.endings]
    bases += [line.basis for person in case.after for line in person.lines]
    return tuple(id_ for basis in bases for id_ in basis)
