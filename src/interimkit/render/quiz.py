"""The quiz's orientation as a page and as rows."""

from collections.abc import Callable
from itertools import groupby

from interimkit.domain.quiz import CheckResult, QuizResult, QuizVerdict, RoleFit
from interimkit.model.quiz import CheckStatus
from interimkit.model.text import Language
from interimkit.render.numbers import NBSP
from interimkit.render.page import Item, Page, Paragraph, Section, Tone
from interimkit.render.words import catalogue

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
                    Item(label=d.name, text=f"{cells(d.points, d.points_max)}  {d.reason}")
                    for d in fit.dimensions
                ),
            ),
            Section(
                heading=_("Can it be now?"),
                items=tuple(
                    Item(label=check.name, text=_check(check, language=result.language))
                    for check in result.checks
                ),
            ),
            Section(
                heading=_("What follows"),
                items=(
                    Item(label=_("Kinds of assignment"), text=_roles(result.roles, _)),
                    Item(
                        label=_("Pitfalls to watch"),
                        text=" · ".join(p.name for p in result.pitfalls) or _("none in particular"),
                    ),
                    Item(label=_("How steady it is"), text=_steadiness(result, _)),
                    Item(label=_("Next step"), text=_next(result, _)),
                    Item(label=_("Read on"), text=_commands(result)),
                ),
            ),
            Paragraph(
                text=_(
                    "An orientation from five questions, not a measurement. The question stems are "
                    "from ORSYS (2025); options, points and limits are our judgement: interimkit "
                    "quiz --key. It supports your own decision and is not meant for selecting "
                    "candidates."
                ),
                tone=Tone.QUIET,
            ),
        ),
    )


def cells(points: int, most: int) -> str:
    """A cell a point: `■■□`."""
    return "■" * points + "□" * (most - points)


def _title(result: QuizResult, _: Translate) -> str:
    match result.verdict:
        case QuizVerdict.GOOD_FIT:
            advice = _("Advice: a good fit")
        case QuizVerdict.PREPARE_FIRST:
            advice = _("Advice: prepare first")
        case QuizVerdict.NOT_NOW:
            advice = _("Advice: not now")
    return f"{advice} " + _("(provisional)") if result.provisional else advice


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


def _check(check: CheckResult, *, language: Language) -> str:
    words = catalogue(language)
    _ = words.gettext
    match check.status:
        case CheckStatus.MET:
            return "✓ " + _("in place")
        case CheckStatus.UNKNOWN:
            return "? " + _("still open")
        case CheckStatus.NOT_MET:
            status = "– " + _("not yet")
        case CheckStatus.BLOCKING:
            status = "✗ " + _("stands in the way")
    if not check.missing:
        return status
    more = words.ngettext("{count} more would do", "{count} more would do", check.missing)
    return _("{name}: {value}").format(name=status, value=more.format(count=check.missing))


def _roles(roles: tuple[RoleFit, ...], _: Translate) -> str:
    """In order of affinity; what stands level is joined by an equals sign."""
    places = []
    for rank, level in groupby(roles, key=lambda role: role.rank):
        names = (
            role.name + (" (" + _("travel limits it") + ")" if role.limited_by else "")
            for role in level
        )
        places.append(f"{rank}.{NBSP}" + " = ".join(names))
    return " · ".join(places)


def _steadiness(result: QuizResult, _: Translate) -> str:
    return _("{moving} of {of} single changes of an answer would give another advice").format(
        moving=result.steadiness.moving, of=result.steadiness.of
    )


def _commands(result: QuizResult) -> str:
    """The commands that show more of what stands above."""
    role = result.roles[0].id
    pitfall = f" {result.pitfalls[0].id}" if result.pitfalls else ""
    unsettled = [c for c in result.checks if c.status is not CheckStatus.MET]
    claim = next((f" {c.claim}" for c in unsettled if c.claim), "")
    settling = "".join(f" · interimkit {c.command}" for c in unsettled if c.command)
    return (
        f"interimkit roles {role} · interimkit pitfalls{pitfall} · "
        f"interimkit claims{claim}{settling}"
    )


def _next(result: QuizResult, _: Translate) -> str:
    if result.provisional:
        return _("Answer the open checks: the advice rests on them.")
    if any(c.status is CheckStatus.BLOCKING for c in result.checks):
        return _("Settle first what stands in the way, then take the quiz again.")
    match result.verdict:
        case QuizVerdict.GOOD_FIT:
            return _(
                "Speak to two interim managers about their last assignment; see interimkit salary."
            )
        case QuizVerdict.PREPARE_FIRST:
            return _("Pick one of the lowest lines above and try it once in your present job.")
        case QuizVerdict.NOT_NOW:
            return _(
                "Keep this result, and look at it again when something in "
                "your life or work changes."
            )
