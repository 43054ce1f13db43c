"""The quiz's orientation as a page and as rows."""

from collections.abc import Callable
from itertools import groupby

from interimkit.domain.quiz import CheckResult, QuizResult, QuizVerdict, RoleFit
from interimkit.model.quiz import CheckStatus
from interimkit.model.text import Language
from interimkit.render.notes import CHECKS, listed
from interimkit.render.page import (
    Item,
    Link,
    Meter,
    Page,
    Paragraph,
    Place,
    Section,
    Status,
    Tone,
    Verdict,
)
from interimkit.render.words import catalogue, check_word

HEADER = ("dimension", "name", "option", "points", "points_max", "reason", "verdict", "provisional")

Translate = Callable[[str], str]


def rows(result: QuizResult) -> tuple[tuple[object, ...], ...]:
    """One row a dimension."""
    return tuple(
        (
            d.id,
            d.name,
            d.option,
            d.points,
            d.points_max,
            d.reason,
            result.verdict,
            result.provisional,
        )
        for d in result.fit.dimensions
    )


def page(result: QuizResult) -> Page:
    """The advice, the two questions it comes from, and what follows from it: one screen."""
    _ = catalogue(result.language).gettext
    fit = result.fit
    return Page(
        title=_title(result, _),
        blocks=(
            Paragraph(text=_advice(result, _)),
            Section(
                heading=_("Does it suit you? {points} of {most} points").format(
                    points=fit.points, most=fit.points_max
                ),
                items=tuple(
                    Item(label=d.name, mark=Meter(points=d.points, of=d.points_max), text=d.reason)
                    for d in fit.dimensions
                ),
            ),
            Section(
                heading=_("Can it be now?"),
                items=tuple(
                    Item(label=check.name, mark=_check(check, language=result.language))
                    for check in result.checks
                ),
            ),
            _what_follows(result, _),
            _caution(_),
        ),
    )


def _what_follows(result: QuizResult, _: Translate) -> Section:
    return Section(
        heading=_("What follows"),
        items=(
            Item(label=_("Kinds of assignment"), places=_roles(result.roles, _)),
            Item(
                label=_("Pitfalls to watch"),
                text=listed(p.name for p in result.pitfalls) or _("none in particular"),
            ),
            Item(label=_("How steady it is"), text=_steadiness(result, _)),
            _next(result, _),
            Item(label=_("Read on"), links=_commands(result)),
        ),
    )


def _caution(_: Translate) -> Paragraph:
    key = Link(
        text=_(
            "An orientation from five questions, not a measurement. The question stems are "
            "from ORSYS (2025); options, points and limits are our judgement: {command}. It "
            "supports your own decision and is not meant for selecting candidates."
        ),
        command="quiz",
        arguments=("--key",),
    )
    return Paragraph(links=(key,), tone=Tone.QUIET)


def _title(result: QuizResult, _: Translate) -> Verdict:
    match result.verdict:
        case QuizVerdict.GOOD_FIT:
            advice = _("Advice: a good fit")
        case QuizVerdict.PREPARE_FIRST:
            advice = _("Advice: prepare first")
        case QuizVerdict.NOT_NOW:
            advice = _("Advice: not now")
    provisional = _("(provisional)") if result.provisional else ""
    return Verdict(text=advice, code=result.verdict, provisional=provisional)


def _advice(result: QuizResult, _: Translate) -> str:
    match result.verdict:
        case QuizVerdict.GOOD_FIT:
            text = _(
                "Your answers lean towards interim work, and nothing you have "
                "said stands in the way."
            )
        case QuizVerdict.PREPARE_FIRST:
            text = _(
                "Much of it fits. Something is still to be settled, or is "
                "less like you, before you leap."
            )
        case QuizVerdict.NOT_NOW:
            text = _(
                "Not this, or not now, and that is worth knowing: other work may need exactly what "
                "you bring."
            )
    if result.provisional:
        text += " " + _("A check that could change it is still open.")
    return text


def _check(check: CheckResult, *, language: Language) -> Status:
    """Where somebody stands on it, and how many more would do."""
    words = catalogue(language)
    word = check_word(check.status, language=language)
    short = {CheckStatus.NOT_MET, CheckStatus.BLOCKING}
    if check.missing and check.status in short:
        more = words.ngettext("{count} more would do", "{count} more would do", check.missing)
        word = words.gettext("{name}: {value}").format(
            name=word, value=more.format(count=check.missing)
        )
    return Status(standing=CHECKS[check.status], word=word)


def _roles(roles: tuple[RoleFit, ...], _: Translate) -> tuple[Place, ...]:
    """In order of affinity."""
    return tuple(
        Place(
            rank=rank,
            names=tuple(
                role.name + (" (" + _("travel limits it") + ")" if role.limited_by else "")
                for role in level
            ),
        )
        for rank, level in groupby(roles, key=lambda role: role.rank)
    )


def _steadiness(result: QuizResult, _: Translate) -> str:
    return _("{moving} of {of} single changes of an answer would give another advice").format(
        moving=result.steadiness.moving, of=result.steadiness.of
    )


def _commands(result: QuizResult) -> tuple[Link, ...]:
    """The commands that show more of what stands above."""
    unsettled = [c for c in result.checks if c.status is not CheckStatus.MET]
    claims = tuple(c.claim for c in unsettled if c.claim)
    return (
        Link(command="roles", arguments=(result.roles[0].id,)),
        Link(command="pitfalls", arguments=tuple(p.id for p in result.pitfalls[:1])),
        Link(command="claims", arguments=claims[:1]),
        *(Link(command=c.command) for c in unsettled if c.command),
    )


def _next(result: QuizResult, _: Translate) -> Item:
    label = _("Next step")
    if result.provisional:
        return Item(label=label, text=_("Answer the open checks: the advice rests on them."))
    if any(c.status is CheckStatus.BLOCKING for c in result.checks):
        text = _("Settle first what stands in the way, then take the quiz again.")
        return Item(label=label, text=text)
    match result.verdict:
        case QuizVerdict.GOOD_FIT:
            text = _("Speak to two interim managers about their last assignment; see {command}.")
            return Item(label=label, links=(Link(text=text, command="salary"),))
        case QuizVerdict.PREPARE_FIRST:
            text = _("Pick one of the lowest lines above and try it once in your present job.")
            return Item(label=label, text=text)
        case QuizVerdict.NOT_NOW:
            text = _(
                "Keep this result, and look at it again when something in "
                "your life or work changes."
            )
            return Item(label=label, text=text)
