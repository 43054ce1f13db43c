"""Parts of the quiz's page that a diagnosis shows as well."""

from collections.abc import Callable
from itertools import groupby

from msgspec.structs import replace

from interimkit.domain.quiz import CheckResult, QuizResult, RoleFit
from interimkit.model.pack import OURS
from interimkit.render.notes import CHECKS, named
from interimkit.render.page import Depth, Item, Link, Meter, Paragraph, Place, Section, Status, Tone
from interimkit.render.words import catalogue, check_word

Translate = Callable[[str], str]


def suits(result: QuizResult) -> Section:
    """Does it suit one: the points, and each dimension with its reason."""
    _ = catalogue(result.language).gettext
    fit = result.fit
    return Section(
        heading=_("Does it suit you? {points} of {most} points").format(
            points=fit.points, most=fit.points_max
        ),
        items=tuple(
            Item(label=d.name, mark=Meter(points=d.points, of=d.points_max), text=d.reason)
            for d in fit.dimensions
        ),
    )


def can_be(result: QuizResult) -> Section:
    """Can it be now: each check, and where one stands on it."""
    _ = catalogue(result.language).gettext
    return Section(
        only=Depth.WHOLE,
        heading=_("Can it be now?"),
        items=tuple(Item(label=c.name, mark=check_status(c, result)) for c in result.checks),
    )


def caution(result: QuizResult, _: Translate) -> Paragraph:
    """What it is, who wrote which part of it, and what it is for."""
    words = catalogue(result.language)
    count = len(result.fit.dimensions)
    sources = {source.id: source for source in result.sources}
    bases = {d.basis for d in result.fit.dimensions}
    stems = dict.fromkeys(d.stem_basis for d in result.fit.dimensions)
    said = (
        words.ngettext(
            "An orientation from {count} question, not a measurement.",
            "An orientation from {count} questions, not a measurement.",
            count,
        ).format(count=count),
        *(
            _("The question stems are from {publisher}.").format(publisher=named(sources[id_]))
            for id_ in stems
            if id_ not in bases
        ),
        *(
            _("Options, points and limits are our judgement.")
            if id_ == OURS
            else _("Options, points and limits are from {publisher}.").format(
                publisher=named(sources[id_])
            )
            for id_ in bases
        ),
        _("It supports your own decision and is not meant for selecting candidates."),
    )
    key = Link(text=_("The whole key: {command}"), command="quiz", arguments=("--key",))
    return Paragraph(only=Depth.WHOLE, text=" ".join(said), links=(key,), tone=Tone.QUIET)


def check_status(check: CheckResult, result: QuizResult) -> Status:
    """Where somebody stands on it, and how many more would do."""
    words = catalogue(result.language)
    status = standing(check, result)
    if not check.missing:
        return status
    more = words.ngettext("{count} more would do", "{count} more would do", check.missing)
    word = words.gettext("{name}: {value}").format(
        name=status.word, value=more.format(count=check.missing)
    )
    return replace(status, word=word)


def standing(check: CheckResult, result: QuizResult) -> Status:
    """The same in a word or two."""
    limits = not check.decides and any(check.id in role.limited_by for role in result.roles)
    word = check_word(check.status, limits=limits, language=result.language)
    return Status(standing=CHECKS[check.status], word=word)


def leanings(result: QuizResult, _: Translate) -> tuple[Place, ...]:
    """In order of affinity."""
    return tuple(
        Place(rank=rank, names=tuple(with_limits(role, result, _) for role in level))
        for rank, level in groupby(result.roles, key=lambda role: role.rank)
    )


def with_limits(role: RoleFit, result: QuizResult, _: Translate) -> str:
    """A kind of assignment, and the checks that limit it."""
    if not role.limited_by:
        return role.name
    limits = ", ".join(c.name for c in result.checks if c.id in role.limited_by)
    return _("{name} (limited by: {checks})").format(name=role.name, checks=limits)


def to_watch(result: QuizResult) -> tuple[Place, ...]:
    """By how many answers lead there."""
    return tuple(
        Place(rank=rank, names=tuple(pitfall.name for pitfall in level))
        for rank, level in groupby(result.pitfalls, key=lambda pitfall: pitfall.rank)
    )


def steadiness(result: QuizResult, _: Translate) -> str:
    """How many single changes of an answer would give another advice."""
    return _("{moving} of {of} single changes of an answer would give another advice").format(
        moving=result.steadiness.moving, of=result.steadiness.of
    )
