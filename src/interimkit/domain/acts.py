"""What can be done within a week about a thing to mend: in the pack's own words."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from msgspec import Meta, Struct

from interimkit.domain.mending import Part, ToMend, Weight
from interimkit.domain.pitfalls_audit import PitfallsAudit
from interimkit.domain.quiz import QuizResult
from interimkit.domain.ways import way_forward
from interimkit.model.pack import Pack
from interimkit.model.skills import Skills


class Act(Struct, frozen=True, kw_only=True):
    """One thing that can be done within a week."""

    part: Annotated[Part, Meta(description="Where it comes from")]
    id: Annotated[str, Meta(description="The id of what it mends")]
    name: Annotated[str, Meta(description="What that is called; empty for a figure")]
    text: Annotated[str, Meta(description="What to do; empty where the command is all there is")]
    command: Annotated[str | None, Meta(description="The command that helps")] = None


def acts_for(
    pack: Pack, quiz: QuizResult, audit: PitfallsAudit | None, mend: Sequence[ToMend]
) -> Iterator[Act]:
    """What can be done within a week about each of these, where there is anything."""
    for thing in mend:
        if text := _text(pack, quiz, audit, thing):
            command = _command(quiz, thing)
            yield Act(part=thing.part, id=thing.id, name=thing.name, text=text, command=command)
        elif thing.part is Part.MONEY:
            yield Act(part=thing.part, id=thing.id, name="", text="", command="income")


def _text(pack: Pack, quiz: QuizResult, audit: PitfallsAudit | None, thing: ToMend) -> str:
    match thing.part:
        case Part.CHECK:
            check = next(check for check in quiz.checks if check.id == thing.id)
            return check.this_week or check.settle
        case Part.PITFALL if audit:
            return next(p.this_week for p in audit.exposures if p.id == thing.id)
        case Part.SKILL:
            skill = next(skill for skill in pack.load(Skills).skills if skill.id == thing.id)
            if thing.because is Weight.ESSENTIAL_CLAIMED:
                return skill.evidence_hint
            return next(iter(way_forward(skill, rated=int(thing.have or 0)).on_the_job), "")
        case _:
            return ""


def _command(quiz: QuizResult, thing: ToMend) -> str | None:
    if thing.part is not Part.CHECK:
        return None
    return next(check.command for check in quiz.checks if check.id == thing.id)
