"""The quiz's orientation as a page and as rows."""

from collections.abc import Callable, Iterator
from itertools import groupby

from interimkit.domain.quiz import CheckResult, QuizResult, QuizVerdict, RoleFit
from interimkit.model.pack import OURS
from interimkit.model.quiz import CheckStatus
from interimkit.model.text import Language
from interimkit.render.notes import CHECKS, listed, named
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

HEADER = (
    "label", "part", "id", "name", "answer", "status", "value", "value_max", "rank", "says",
    "basis", "verdict", "provisional",
)  # fmt: skip

Translate = Callable[[str], str]


def rows(result: QuizResult) -> tuple[tuple[object, ...], ...]:
    """One row a dimension, a check, a kind of assignment or a pitfall; each with the advice."""
    fit = result.fit
    parts: tuple[tuple[object, ...], ...] = (
        *(
            ("dimension", d.id, d.name, d.option, None, d.points, d.points_max, None, d.reason,
             d.basis)
            for d in fit.dimensions
        ),
        *(
            ("check", c.id, c.name, c.answer, c.status, None, None, None, c.settle, c.basis)
            for c in result.checks
        ),
        *(
            ("role", r.id, r.name, None, None, r.affinity, None, r.rank, " ".join(r.limited_by),
             None)
            for r in result.roles
        ),
        *(
            ("pitfall", p.id, p.name, None, None, len(p.because_of), None, None, p.in_brief, None)
            for p in result.pitfalls
        ),
    )  # fmt: skip
    return tuple(
        (result.label or None, *part, result.verdict, result.provisional) for part in parts
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
            _caution(result),
        ),
    )


def _what_follows(result: QuizResult, _: Translate) -> Section:
    return Section(
        heading=_("What follows"),
        items=(
            *_leanings(result, _),
            Item(label=_("How steady it is"), text=_steadiness(result, _)),
            _next(result, _),
            Item(label=_("Read on"), links=_commands(result)),
        ),
    )


def _leanings(result: QuizResult, _: Translate) -> Iterator[Item]:
    """Kinds of assignment and pitfalls, where the quiz leads to any."""
    if result.roles:
        yield Item(label=_("Kinds of assignment"), places=_roles(result, _))
    if result.pitfalls:
        names = listed(p.name for p in result.pitfalls)
        yield Item(label=_("Pitfalls to watch"), text=names)


def _caution(result: QuizResult) -> Paragraph:
    """What it is, who wrote which part of it, and what it is for."""
    words = catalogue(result.language)
    count = len(result.fit.dimensions)
    sources = {source.id: source for source in result.sources}
    bases = {d.basis for d in result.fit.dimensions}
    said = (
        words.ngettext(
            "An orientation from {count} question, not a measurement.",
            "An orientation from {count} questions, not a measurement.",
            count,
        ).format(count=count),
        *(
            words.gettext("The question stems are from {publisher}.").format(
                publisher=named(sources[id_])
            )
            for id_ in dict.fromkeys(d.stem_basis for d in result.fit.dimensions)
            if id_ not in bases
        ),
        *(
            words.gettext("Options, points and limits are our judgement: {command}.")
            if id_ == OURS
            else words.gettext(
                "Options, points and limits are from {publisher}: {command}."
            ).replace("{publisher}", named(sources[id_]))
            for id_ in bases
        ),
        words.gettext("It supports your own decision and is not meant for selecting candidates."),
    )
    key = Link(text=" ".join(said), command="quiz", arguments=("--key",))
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


def _roles(result: QuizResult, _: Translate) -> tuple[Place, ...]:
    """In order of affinity."""
    checks = {check.id: check.name for check in result.checks}

    def named_with_limits(role: RoleFit) -> str:
        if not role.limited_by:
            return role.name
        limits = ", ".join(checks[id_] for id_ in role.limited_by)
        return _("{name} (limited by: {checks})").format(name=role.name, checks=limits)

    return tuple(
        Place(rank=rank, names=tuple(map(named_with_limits, level)))
        for rank, level in groupby(result.roles, key=lambda role: role.rank)
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
        Link(command="roles", arguments=tuple(r.id for r in result.roles[:1])),
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
            text = _("Speak to two interim managers about their last assignment.")
            pay = Link(text=_("What it pays: {command}"), command="salary")
            return Item(label=label, text=text, links=(pay,))
        case QuizVerdict.PREPARE_FIRST:
            text = _("Pick one of the lowest lines above and try it once in your present job.")
            return Item(label=label, text=text)
        case QuizVerdict.NOT_NOW:
            text = _(
                "Keep this result, and look at it again when something in "
                "your life or work changes."
            )
            return Item(label=label, text=text)
