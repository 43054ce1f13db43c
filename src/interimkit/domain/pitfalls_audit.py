"""Where one assignment is exposed to the pitfalls: an order, never a score."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta, Struct

from interimkit.domain.answered import missing, not_asked, too_long
from interimkit.domain.cite import SourceRef, cite_all
from interimkit.domain.result import Result
from interimkit.errors import ContentError, Problem
from interimkit.model.answers import Answers, Practice
from interimkit.model.pack import Pack
from interimkit.model.pitfalls import Pitfalls


class AuditedPitfall(Struct, frozen=True, kw_only=True):
    """One pitfall, and how far what prevents it is in place."""

    id: Annotated[str, Meta(description="The pitfall's id")]
    name: Annotated[str, Meta(description="The pitfall's name")]
    status: Annotated[Practice, Meta(description="How far what prevents it is in place")]
    note: Annotated[str, Meta(description="What somebody noted beside it; empty when nothing")]
    risk: Annotated[str, Meta(description="What the pitfall leads to")]
    this_week: Annotated[str, Meta(description="What to start with this week")]


class PitfallsAudit(Result, frozen=True, kw_only=True, tag="interimkit.pitfalls-audit/1"):
    """Where one assignment is exposed, by one's own account."""

    exposures: Annotated[
        tuple[AuditedPitfall, ...],
        Meta(description="What is not yet in place, then what is partly; then in the pack's order"),
    ]
    covered: Annotated[tuple[AuditedPitfall, ...], Meta(description="What is in place")]
    source: Annotated[str, Meta(description="The id of the source of the pitfalls")]
    audit_source: Annotated[
        str, Meta(description="The id of the source of the questions and first steps")
    ]
    sources: Annotated[tuple[SourceRef, ...], Meta(description="Those sources, in full")]


def audit_pitfalls(pack: Pack, answers: Answers) -> PitfallsAudit:
    """Where the assignment that somebody answered for is exposed, the widest open first.

    Args:
        answers: A status for every pitfall; notes may be missing.

    Raises:
        ContentError: If an answer is to no pitfall, or a pitfall has no answer.
    """
    pitfalls = pack.load(Pitfalls)
    try:
        audited = _audited(pitfalls, answers)
    except LookupError:
        asked = (pitfall.id for pitfall in pitfalls.pitfalls)
        unanswered = missing("pitfalls", answers.pitfalls, asked)
        raise ContentError(*find_wrong_pitfalls(pitfalls, answers), *unanswered) from None
    exposed = [a for a in audited if a.status is not Practice.IN_PLACE]
    widest_first = list(Practice)
    return PitfallsAudit(
        language=pack.language,
        pack=pack.ref,
        exposures=tuple(sorted(exposed, key=lambda a: widest_first.index(a.status))),
        covered=tuple(a for a in audited if a.status is Practice.IN_PLACE),
        source=pitfalls.basis,
        audit_source=pitfalls.audit_basis,
        sources=cite_all(pack, (pitfalls.basis, pitfalls.audit_basis)),
    )


def find_wrong_pitfalls(pitfalls: Pitfalls, answers: Answers) -> Iterator[Problem]:
    """The answers and notes that are to no pitfall."""
    ids = tuple(pitfall.id for pitfall in pitfalls.pitfalls)
    yield from not_asked("pitfalls", answers.pitfalls, ids)
    yield from not_asked("notes", answers.notes, ids)
    yield from too_long("notes", answers.notes)


def _audited(pitfalls: Pitfalls, answers: Answers) -> list[AuditedPitfall]:
    """Every pitfall with its answer and its note, in the pack's order.

    Raises:
        LookupError: If an answer is missing, or an answer or a note is to no pitfall or too long.
    """
    given = answers.pitfalls.keys() | answers.notes.keys()
    if not given <= {p.id for p in pitfalls.pitfalls} or any(too_long("notes", answers.notes)):
        raise LookupError
    return [
        AuditedPitfall(
            id=pitfall.id,
            name=pitfall.name,
            status=answers.pitfalls[pitfall.id],
            note=answers.notes.get(pitfall.id, ""),
            risk=pitfall.risk,
            this_week=pitfall.this_week,
        )
        for pitfall in pitfalls.pitfalls
    ]
