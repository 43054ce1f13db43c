"""What a programme must hold beyond its shape: what each step needs, in an order to be played."""

from collections.abc import Iterator
from typing import assert_never

from interimkit.errors import Path, Problem, ProblemCode
from interimkit.model.pack import ContentFile, Pack
from interimkit.model.pitfalls import Pitfalls
from interimkit.model.quiz import Quiz
from interimkit.model.salary import Salaries
from interimkit.model.skills import Skills
from interimkit.model.workshop import Programme, Step, StepKind, Topic, Workshop

FILES = (Workshop,)

_NEEDS = {
    StepKind.ASK: ("topic",),
    StepKind.REVEAL: ("topic",),
    StepKind.EXAMPLE: ("example",),
    StepKind.KEY: ("question",),
    StepKind.TALK: ("screen",),
    StepKind.MONEY: ("salary", "days"),
}
"""What a step of a kind is played with."""

_OF_A_KIND = ("topic", "question", "example", "salary", "days")
"""What a step of another kind holds in vain, or is even played wrongly with."""

_ONCE = (StepKind.JOIN, StepKind.ASK, StepKind.REVEAL, StepKind.ERASE)
"""What happens once, of each topic where it has one."""

_FILES: dict[Topic, type[ContentFile]] = {
    Topic.QUIZ: Quiz,
    Topic.SKILLS: Skills,
    Topic.PITFALLS: Pitfalls,
}


def problems(pack: Pack) -> Iterator[Problem]:
    """What a programme lacks, holds in vain, or has in an order that nobody could play."""
    for number, programme in enumerate(pack.load(Workshop).programmes):
        path: Path = ("programmes", number, "steps")
        for place, step in enumerate(programme.steps):
            yield from _fields(step, (*path, place))
            yield from _files(pack, step, (*path, place))
        yield from _ends(programme, path)
        yield from _order(programme, path)


def _fields(step: Step, path: Path) -> Iterator[Problem]:
    needed = _NEEDS.get(step.kind, ())
    for name in needed:
        if not getattr(step, name):
            yield Problem(code=ProblemCode.FIELD_MISSING, path=(*path, name), value=name)
    for name in _OF_A_KIND:
        if name not in needed and getattr(step, name):
            yield Problem(
                code=ProblemCode.FIELD_UNKNOWN, path=(*path, name), of_name=True, value=name
            )


def _files(pack: Pack, step: Step, path: Path) -> Iterator[Problem]:
    """What a step is played from and the pack does not have; of ids, their references say so."""
    needed: dict[str, type[ContentFile]] = {}
    if step.topic:
        needed["topic"] = _FILES[step.topic]
    if step.kind in {StepKind.EXAMPLE, StepKind.MONEY}:
        needed["kind"] = Salaries if step.kind is StepKind.MONEY else Quiz
    for name, kind in needed.items():
        if not pack.has(kind):
            yield Problem(
                code=ProblemCode.STEP_WITHOUT_FILE,
                path=(*path, name),
                value=str(getattr(step, name)),
                expected=(kind.FILE,),
            )


def _ends(programme: Programme, path: Path) -> Iterator[Problem]:
    """Nobody can answer before they are in, and nobody goes home before it is erased."""
    first, last = programme.steps[0], programme.steps[-1]
    if first.kind is not StepKind.JOIN:
        yield Problem(
            code=ProblemCode.PROGRAMME_BEGIN, path=(*path, 0, "kind"), value=first.kind.value
        )
    if last.kind is not StepKind.ERASE:
        yield Problem(
            code=ProblemCode.PROGRAMME_END,
            path=(*path, len(programme.steps) - 1, "kind"),
            value=last.kind.value,
        )


def _order(programme: Programme, path: Path) -> Iterator[Problem]:
    """What is told before it was asked, and what comes twice."""
    seen: dict[tuple[StepKind, Topic | None], Path] = {}
    steps = programme.steps
    for place, step in enumerate(steps):
        here = (*path, place, "kind")
        what = (step.kind, step.topic)
        first = seen.setdefault(what, here)
        if step.kind in _ONCE and first != here:
            yield Problem(
                code=ProblemCode.STEP_TWICE, path=here, value=step.kind.value, first=first
            )
        before = {one.topic for one in steps[:place] if one.kind is StepKind.ASK}
        after = {one.topic for one in steps[place:] if one.kind is StepKind.ASK}
        if _is_too_early(step, before=before, after=after):
            yield Problem(code=ProblemCode.STEP_TOO_EARLY, path=here, value=step.kind.value)


def _is_too_early(step: Step, *, before: set[Topic | None], after: set[Topic | None]) -> bool:
    """Whether it tells what is not yet asked, or gives away the key of what is asked later.

    Args:
        before: The topics that were asked above it.
        after: Those that are asked below it.
    """
    match step.kind:
        case StepKind.REVEAL:
            return step.topic is not None and step.topic not in before
        case StepKind.OWN_RESULT:
            return not before
        case StepKind.EXAMPLE | StepKind.KEY:
            return Topic.QUIZ in after
        case (
            StepKind.JOIN
            | StepKind.ASK
            | StepKind.TALK
            | StepKind.MONEY
            | StepKind.SAVE
            | StepKind.ERASE
        ):
            return False
        case _:
            assert_never(step.kind)
