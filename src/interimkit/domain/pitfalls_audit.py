"""Where one assignment is exposed to the pitfalls: an order, never a score."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from msgspec import Meta, Struct

from interimkit.domain.result import Result, SourceRef, cite_all
from interimkit.errors import ContentError, Problem, ProblemCode
from interimkit.model.answers import LONGEST_NOTE, Answers, Practice
from interimkit.model.nearest import unknown
from interimkit.model.pack import Pack
from interimkit.model.pitfalls import Pitfall, Pitfalls


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
    missing = (
        Problem(code=ProblemCode.ANSWER_MISSING, path=("pitfalls", pitfall.id))
        for pitfall in pitfalls.pitfalls
        if pitfall.id not in answers.pitfalls
    )
    if problems := (*find_wrong_pitfalls(pitfalls, answers), *missing):
        raise ContentError(*problems)
    audited = [_audited(pitfall, answers) for pitfall in pitfalls.pitfalls]
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
    for section, given in (("pitfalls", answers.pitfalls), ("notes", answers.notes)):
        for name in given:
            if name not in ids:
                yield unknown(
                    ProblemCode.QUESTION_UNKNOWN, name, ids, path=(section, name), of_name=True
                )
    yield from too_long("notes", answers.notes)


def too_long(section: str, words: Mapping[str, str]) -> Iterator[Problem]:
    """The notes or examples that are longer than a line that one remembers something by."""
    for name, text in words.items():
        if len(text) > LONGEST_NOTE:
            yield Problem(
                code=ProblemCode.TEXT_LENGTH,
                path=(section, name),
                value=str(len(text)),
                expected=("1", str(LONGEST_NOTE)),
            )


def _audited(pitfall: Pitfall, answers: Answers) -> AuditedPitfall:
    return AuditedPitfall(
        id=pitfall.id,
        name=pitfall.name,
        status=answers.pitfalls[pitfall.id],
        note=answers.notes.get(pitfall.id, ""),
        risk=pitfall.risk,
        this_week=pitfall.this_week,
    )
