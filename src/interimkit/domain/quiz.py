"""Does it suit you, and can it be now: two questions, kept apart, and one verdict from both."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, TypeGuard

from msgspec import Meta, Struct

from interimkit.domain import advice
from interimkit.domain.advice import NOT_IN_PLACE, QuizVerdict
from interimkit.domain.answered import missing
from interimkit.domain.cite import SourceRef, cite_all
from interimkit.domain.result import Result
from interimkit.errors import ContentError, Problem, ProblemCode
from interimkit.model.answers import Answers, CheckAnswer
from interimkit.model.nearest import unknown
from interimkit.model.pack import Pack
from interimkit.model.pitfalls import Pitfalls
from interimkit.model.quiz import Check, CheckStatus, Option, Quiz, Thresholds
from interimkit.model.roles import Roles
from interimkit.model.text import clean

NEEDS = (Quiz,)
USES = (Roles, Pitfalls)


class Dimension(Struct, frozen=True, kw_only=True):
    """One question answered."""

    id: Annotated[str, Meta(description="The question's id")]
    name: Annotated[str, Meta(description="What the dimension is called")]
    option: Annotated[str, Meta(description="The id of the option chosen")]
    points: Annotated[int, Meta(description="The option's points")]
    points_max: Annotated[int, Meta(description="The most that this question gives")]
    reason: Annotated[str, Meta(description="Why the option scores so, in a few words")]
    feedback: Annotated[str, Meta(description="The same at length: its strength and its cost")]
    basis: Annotated[str, Meta(description="Who says so: a source's id, or `toolkit`")]
    stem_basis: Annotated[str, Meta(description="Who wrote the question: likewise")]


class Fit(Struct, frozen=True, kw_only=True):
    """Does it suit you: its dimensions."""

    points: Annotated[int, Meta(description="The sum over the dimensions")]
    points_max: Annotated[int, Meta(description="The highest sum that the options allow")]
    dimensions: Annotated[tuple[Dimension, ...], Meta(description="One for each question")]
    low: Annotated[bool, Meta(description="Whether the points are so few that they say not now")]
    points_short: Annotated[int, Meta(description="Points short of a good fit; 0 where enough")]
    furthest_off: Annotated[
        tuple[str, ...],
        Meta(description="Where points are short: the dimensions furthest below their most"),
    ]
    ruled_out_by: Annotated[
        tuple[str, ...],
        Meta(description="The dimensions that rule out a good fit, having no points"),
    ]


class CheckResult(Struct, frozen=True, kw_only=True):
    """Can it be now: one check."""

    id: Annotated[str, Meta(description="The check's id")]
    name: Annotated[str, Meta(description="What the check is called")]
    status: Annotated[CheckStatus, Meta(description="Where somebody stands on it")]
    answer: Annotated[int | str | None, Meta(description="What was answered; null when nothing")]
    decides: Annotated[bool, Meta(description="Whether a good fit needs it in place")]
    missing: Annotated[int, Meta(description="How many more would meet it; 0 where that is not it")]
    proviso: Annotated[
        str, Meta(description="How the advice is meant while it is not in place; empty if it is")
    ]
    settle: Annotated[str, Meta(description="What the rule rests on, and what would settle it")]
    claim: Annotated[str | None, Meta(description="The claim that holds the figures about it")]
    command: Annotated[str | None, Meta(description="The command that helps to settle it")]
    this_week: Annotated[
        str,
        Meta(description="What to do about it within a week; empty where the pack says nothing"),
    ]
    basis: Annotated[str, Meta(description="Who says so: a source's id, or `toolkit`")]


class RoleFit(Struct, frozen=True, kw_only=True):
    """One kind of assignment, as the answers lean towards it."""

    id: Annotated[str, Meta(description="The role's id")]
    name: Annotated[str, Meta(description="The role's name")]
    affinity: Annotated[int, Meta(description="The sum of the options' affinities with it")]
    rank: Annotated[int, Meta(description="1 is the highest affinity; ties share a rank")]
    limited_by: Annotated[tuple[str, ...], Meta(description="Checks that stand in its way")]
    months_from: Annotated[int, Meta(description="The shortest that such an assignment takes")] = 0
    months_to: Annotated[
        int, Meta(description="The longest, but for what is complex or exceptional")
    ] = 0


class PitfallToWatch(Struct, frozen=True, kw_only=True):
    """A mistake that the chosen options expose one to."""

    id: Annotated[str, Meta(description="The pitfall's id")]
    name: Annotated[str, Meta(description="The pitfall's name")]
    in_brief: Annotated[str, Meta(description="What the mistake is")]
    because_of: Annotated[
        tuple[str, ...], Meta(description="The questions whose answers lead there")
    ]
    rank: Annotated[int, Meta(description="1 is led to by most answers; ties share a rank")]


class Steadiness(Struct, frozen=True, kw_only=True):
    """How easily the verdict would have been another."""

    moving: Annotated[int, Meta(description="Single changed answers that give another verdict")]
    of: Annotated[int, Meta(description="All single changes of one answer that there are")]


class QuizResult(Result, frozen=True, kw_only=True, tag="interimkit.quiz/2"):
    """An orientation, not a measurement: a few questions cannot measure precisely."""

    verdict: Annotated[QuizVerdict, Meta(description="The advice, from the fit and the checks")]
    provisional: Annotated[
        bool, Meta(description="Whether an answer to what is still open could give another advice")
    ]
    thin: Annotated[
        bool,
        Meta(description="Whether a third or more of the single changes would move the advice"),
    ]
    open: Annotated[
        tuple[str, ...], Meta(description="Checks that decide and are not in place, to be settled")
    ]
    provisos: Annotated[
        tuple[str, ...], Meta(description="Checks not in place that only say when or where")
    ]
    unanswered: Annotated[tuple[str, ...], Meta(description="Checks that were not answered")]
    fit: Annotated[Fit, Meta(description="Does it suit you")]
    checks: Annotated[tuple[CheckResult, ...], Meta(description="Can it be now")]
    roles: Annotated[tuple[RoleFit, ...], Meta(description="By affinity, then in the pack's order")]
    pitfalls: Annotated[
        tuple[PitfallToWatch, ...],
        Meta(description="The most often exposed to, first; then in the pack's order"),
    ]
    steadiness: Annotated[Steadiness, Meta(description="How steady the verdict is")]
    verdict_all_in_place: Annotated[
        QuizVerdict, Meta(description="The advice that the same answers give with every check met")
    ]
    about: Annotated[str, Meta(description="What answers lean towards; empty when not said")]
    talk: Annotated[str, Meta(description="What to do next at a good fit; empty when not said")]
    label: Annotated[str, Meta(description="What the answers are called; empty when nothing")]
    sources: Annotated[tuple[SourceRef, ...], Meta(description="Every source named, in full")]


def score_quiz(pack: Pack, answers: Answers) -> QuizResult:
    """The orientation that somebody's answers give.

    Args:
        pack: Whose questions were answered.
        answers: One option for every question; checks may be missing.

    Raises:
        ContentError: If an answer is to no question, or a question has no answer.
    """
    quiz = pack.load(Quiz)
    try:
        chosen = _chosen(quiz, answers)
        checks = _checked(quiz, answers)
    except LookupError:
        asked = (question.id for question in quiz.questions)
        unanswered = missing("quiz", answers.quiz, asked)
        raise ContentError(*find_wrong_answers(quiz, answers), *unanswered) from None
    statuses = {check.id: check.status for check in checks}
    moving, changes = advice.moving_changes(quiz, chosen, statuses)
    not_in_place = [check for check in checks if check.status in NOT_IN_PLACE]
    return QuizResult(
        language=pack.language,
        pack=pack.ref,
        verdict=advice.advise(quiz, chosen, statuses),
        provisional=advice.can_change(quiz, chosen, statuses),
        thin=advice.is_thin(moving, changes),
        open=tuple(check.id for check in not_in_place if check.decides),
        provisos=tuple(check.id for check in not_in_place if not check.decides),
        unanswered=tuple(name for name in statuses if statuses[name] is CheckStatus.UNKNOWN),
        fit=_fit(quiz, chosen),
        checks=checks,
        roles=_roles(pack, quiz, chosen, checks),
        pitfalls=_pitfalls(pack, chosen),
        steadiness=Steadiness(moving=moving, of=changes),
        verdict_all_in_place=advice.advise(quiz, chosen, dict.fromkeys(statuses, CheckStatus.MET)),
        about=quiz.about or "",
        talk=quiz.talk or "",
        label=answers.label,
        sources=cite_all(pack, named_in(quiz)),
    )


def leaning_roles(pack: Pack, answers: Answers) -> tuple[RoleFit, ...]:
    """The kind of assignment that the answers lean towards; several where they tie.

    None where the answers are not all there, or lean nowhere.
    """
    if not answers.quiz or not (pack.has(Quiz) and pack.has(Roles)):
        return ()
    quiz = pack.load(Quiz)
    try:
        chosen = _chosen(quiz, answers)
    except LookupError:
        return ()
    return first_of(_roles(pack, quiz, chosen, ()))


def first_of(roles: Iterable[RoleFit]) -> tuple[RoleFit, ...]:
    """The kinds that lie first, all where they tie; none where the answers lean nowhere."""
    return tuple(fit for fit in roles if fit.rank == 1 and fit.affinity)


def find_wrong_answers(quiz: Quiz, answers: Answers) -> Iterator[Problem]:
    """What is wrong with the answers that there are: unknown ids, and what makes no sense."""
    questions = {question.id: question for question in quiz.questions}
    checks = {check.id: check for check in quiz.checks}
    for name, choice in answers.quiz.items():
        path = ("quiz", name)
        if name not in questions:
            yield unknown(ProblemCode.QUESTION_UNKNOWN, name, questions, path=path, of_name=True)
        elif choice not in (ids := tuple(option.id for option in questions[name].options)):
            yield unknown(ProblemCode.ANSWER_UNKNOWN, choice, ids, path=path)
    for name, answer in answers.checks.items():
        if name not in checks:
            path = ("checks", name)
            yield unknown(ProblemCode.QUESTION_UNKNOWN, name, checks, path=path, of_name=True)
        elif problem := _check_problem(checks[name], answer):
            yield problem


def named_in(quiz: Quiz) -> Iterator[str | None]:
    """The sources of questions, of what makes the verdict, and of checks."""
    yield from (question.basis for question in quiz.questions)
    yield quiz.basis
    yield from (check.basis for check in quiz.checks)


def _check_problem(check: Check, answer: CheckAnswer) -> Problem | None:
    if not check.number:
        ids = tuple(option.id for option in check.options)
        if answer in ids:
            return None
        return unknown(ProblemCode.ANSWER_UNKNOWN, str(answer), ids, path=("checks", check.id))
    if not _is_amount(answer, check.number):
        return Problem(
            code=ProblemCode.NUMBER_RANGE,
            path=("checks", check.id),
            value=clean(str(answer)),
            expected=("0", str(check.number.at_most)),
        )
    return None


def _is_amount(answer: CheckAnswer, number: Thresholds) -> TypeGuard[int]:
    return isinstance(answer, int) and 0 <= answer <= number.at_most


def _chosen(quiz: Quiz, answers: Answers) -> dict[str, Option]:
    """The option chosen for each question.

    Raises:
        LookupError: If an answer is missing, is to no question, or is none of its options.
    """
    options = {q.id: {option.id: option for option in q.options} for q in quiz.questions}
    if not answers.quiz.keys() <= options.keys():
        raise LookupError
    return {name: options[name][answers.quiz[name]] for name in options}


def _checked(quiz: Quiz, answers: Answers) -> tuple[CheckResult, ...]:
    """Every check, answered or not.

    Raises:
        LookupError: If an answer is to no check, or makes no sense as one.
    """
    if not answers.checks.keys() <= {check.id for check in quiz.checks}:
        raise LookupError
    return tuple(_check(c, answers.checks.get(c.id), quiz=quiz) for c in quiz.checks)


def _fit(quiz: Quiz, chosen: Mapping[str, Option]) -> Fit:
    dimensions = tuple(
        Dimension(
            id=question.id,
            name=question.name,
            option=chosen[question.id].id,
            points=chosen[question.id].points,
            points_max=advice.most_of(question),
            reason=chosen[question.id].reason,
            feedback=chosen[question.id].feedback,
            basis=quiz.basis,
            stem_basis=question.basis or quiz.basis,
        )
        for question in quiz.questions
    )
    return Fit(
        points=advice.points_of(chosen),
        points_max=sum(dimension.points_max for dimension in dimensions),
        dimensions=dimensions,
        low=advice.is_low(quiz, chosen),
        points_short=advice.points_short(quiz, chosen),
        furthest_off=advice.furthest_off(quiz, chosen),
        ruled_out_by=advice.ruling_out(quiz, chosen),
    )


def _check(check: Check, answer: CheckAnswer | None, *, quiz: Quiz) -> CheckResult:
    lacking = 0
    if answer is None:
        status = CheckStatus.UNKNOWN
    elif not check.number:
        statuses: dict[CheckAnswer, CheckStatus] = {o.id: o.status for o in check.options}
        status = statuses[answer]
    elif not _is_amount(answer, check.number):
        raise LookupError
    else:
        lacking = max(0, check.number.met_from - answer)
        status = advice.standing_of(check.number, answer)
    return CheckResult(
        id=check.id,
        name=check.name,
        status=status,
        answer=answer,
        decides=check.decides,
        missing=lacking,
        proviso=(check.proviso or "") if status in NOT_IN_PLACE else "",
        settle=check.settle,
        claim=check.claim,
        command=check.command,
        this_week=check.this_week or "",
        basis=check.basis or quiz.basis,
    )


def _roles(
    pack: Pack, quiz: Quiz, chosen: Mapping[str, Option], checks: tuple[CheckResult, ...]
) -> tuple[RoleFit, ...]:
    roles = pack.load(Roles).roles if pack.has(Roles) else ()
    sums = {
        role.id: sum(option.affinity.get(role.id, 0) for option in chosen.values())
        for role in roles
    }
    unmet = {c.id for c in checks if c.status in NOT_IN_PLACE}
    fits = [
        RoleFit(
            id=role.id,
            name=role.name,
            affinity=sums[role.id],
            rank=1 + sum(other > sums[role.id] for other in sums.values()),
            limited_by=tuple(c.id for c in quiz.checks if role.id in c.limits and c.id in unmet),
            months_from=min(length.months_from for length in role.lengths),
            months_to=max(length.months_to for length in role.lengths),
        )
        for role in roles
    ]
    return tuple(sorted(fits, key=lambda fit: fit.rank))


def _pitfalls(pack: Pack, chosen: Mapping[str, Option]) -> tuple[PitfallToWatch, ...]:
    if not pack.has(Pitfalls):
        return ()
    exposed = {
        pitfall.id: tuple(name for name, option in chosen.items() if pitfall.id in option.pitfalls)
        for pitfall in pack.load(Pitfalls).pitfalls
    }
    watched = [
        PitfallToWatch(
            id=pitfall.id,
            name=pitfall.name,
            in_brief=pitfall.in_brief,
            because_of=exposed[pitfall.id],
            rank=1 + sum(len(other) > len(exposed[pitfall.id]) for other in exposed.values()),
        )
        for pitfall in pack.load(Pitfalls).pitfalls
        if exposed[pitfall.id]
    ]
    return tuple(sorted(watched, key=lambda pitfall: pitfall.rank))
