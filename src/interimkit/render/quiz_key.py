"""The scoring key as a page and as rows."""

from collections.abc import Iterator
from string import ascii_lowercase

from interimkit.domain.advice import TWO_BLOCK, most_of, worst_of
from interimkit.domain.quiz_key import QuizKey
from interimkit.model.pack import OURS
from interimkit.model.quiz import Check, CheckStatus, Question
from interimkit.model.text import Language
from interimkit.render.brief import ending, said_briefly
from interimkit.render.notes import listed, named
from interimkit.render.numbers import NBSP
from interimkit.render.page import (
    Block,
    Column,
    Depth,
    Item,
    Link,
    Meter,
    Page,
    Paragraph,
    Section,
    Table,
    Tone,
)
from interimkit.render.words import catalogue, check_word, either, quoted

HEADER = ("question", "option", "points", "affinity", "pitfalls", "text", "feedback")


def rows(result: QuizKey) -> tuple[tuple[object, ...], ...]:
    """One row an option."""
    return tuple(
        (
            question.id,
            option.id,
            option.points,
            " ".join(f"{role}={weight}" for role, weight in option.affinity.items()),
            " ".join(option.pitfalls),
            f"{question.stem} {option.text}",
            option.feedback,
        )
        for question in result.questions
        for option in question.options
    )


def page(result: QuizKey) -> Page:
    """Each question with its options and points, then the bands and the checks."""
    language = result.language
    _ = catalogue(language).gettext
    step = Link(text=_("See what it makes of your answers: {command}"), command="quiz")
    questions = [block for q in result.questions for block in _question(q, language=language)]
    return Page(
        title=_("The scoring key"),
        blocks=(
            Paragraph(only=Depth.BRIEF, text=_bands(result, checks=False)),
            Paragraph(
                only=Depth.WHOLE,
                text=_(
                    "What each answer is worth and why, and how points and checks become an advice."
                ),
            ),
            *questions,
            Section(
                only=Depth.BRIEF,
                heading=_("Points for each answer"),
                items=tuple(Item(label=q.name, text=_points(q)) for q in result.questions),
            ),
            Paragraph(only=Depth.WHOLE, text=_bands(result, checks=True)),
            Section(
                only=Depth.WHOLE,
                heading=_("Checks"),
                items=tuple(
                    Item(
                        label=check.name,
                        text=f"{_rule(check, language=language)} {check.settle}",
                        reference=check.id,
                    )
                    for check in result.checks
                ),
            ),
            *_stand_ins(result),
            *_caution(result),
            *ending(
                step,
                left_out=(_("the answers in words"), _("the checks")),
                language=language,
            ),
        ),
    )


def _points(question: Question) -> str:
    """The points of each answer, by its id."""
    return listed(f"{option.id}{NBSP}{option.points}" for option in question.options)


def _question(question: Question, *, language: Language) -> tuple[Block, ...]:
    _ = catalogue(language).gettext
    return (
        Paragraph(only=Depth.WHOLE, text=f"{question.name}. {question.stem}"),
        Table(
            only=Depth.WHOLE,
            columns=(Column(name=_("Answer")), Column(name=_("Points")), Column(name=_("Why"))),
            rows=tuple(
                (
                    f"{letter}) {o.text} [{o.id}]",  # as `quiz --present` letters them
                    Meter(points=o.points, of=most_of(question)),
                    o.feedback,
                )
                for letter, o in zip(ascii_lowercase, question.options, strict=False)
            ),
        ),
    )


def _caution(result: QuizKey) -> tuple[Paragraph, Paragraph]:
    """Whose key it is, and that it measures nothing: whole, and in a line."""
    _ = catalogue(result.language).gettext
    (basis,) = (source for source in result.sources if source.id == result.basis)
    if basis.id == OURS:
        who = _("Options, points and limits are our judgement; no norm group stands behind them.")
        brief = _("Our judgement, without a norm group; no measurement.")
    else:
        who = brief = _("Options, points and limits are from {publisher}.").format(
            publisher=named(basis)
        )
    few = _("So few questions cannot measure precisely, so there are no percentages here.")
    whole = Paragraph(only=Depth.WHOLE, text=f"{who} {few}", tone=Tone.QUIET)
    return whole, said_briefly(brief)


def _stand_ins(result: QuizKey) -> Iterator[Paragraph]:
    """What checks can stand in for besides what they ask, where any can."""
    _ = catalogue(result.language).gettext
    pair = _("{name}: {value}")
    found = [
        pair.format(name=check.name, value=check.stands_in_for)
        for check in result.checks
        if check.stands_in_for
    ]
    if found:
        text = _(
            "Some checks can stand in for something else. {pairs}. One more reason to select "
            "nobody by them."
        )
        yield Paragraph(only=Depth.WHOLE, text=text.format(pairs=listed(found)))


def _bands(result: QuizKey, *, checks: bool) -> str:
    """How points and checks, as far as this quiz has any, become an advice.

    Args:
        checks: Whether they are named, by a page that shows them.
    """
    _ = catalogue(result.language).gettext
    bands = result.bands
    name = _("“{name}”").format
    zero = [name(name=q.name) for q in result.questions if q.id in bands.never_zero]
    deciding = [check for check in result.checks if check.decides]
    idle = [name(name=check.name) for check in result.checks if not check.decides]
    blocking = sum(worst_of(check) is CheckStatus.BLOCKING for check in deciding)
    texts = [_("Of {most} points, {low} or fewer give “not now”, and {high} or more “a good fit”.")]
    if zero:
        texts.append(_("0 points for {zero} rule out “a good fit”."))
    if blocking >= TWO_BLOCK:
        texts.append(_("Two checks that stand in the way give “not now”."))
    if deciding and checks:
        texts.append(_("“A good fit” needs {deciding} in place."))
    elif deciding:
        texts.append(_("“A good fit” needs every check that decides to be in place."))
    if idle and checks:
        texts.append(_("The advice never depends on {idle}; they say when or where."))
    texts.append(_("Anything else is “prepare first”."))
    return " ".join(texts).format(
        most=sum(map(most_of, result.questions)),
        low=bands.not_now_up_to,
        high=bands.good_fit_from,
        zero=either(zero, language=result.language),
        deciding=quoted((check.name for check in deciding), language=result.language),
        idle=either(idle, language=result.language),
    )


def _rule(check: Check, *, language: Language) -> str:
    _ = catalogue(language).gettext
    if not check.number:
        line = _("{name}: {value}")
        options = (
            line.format(name=option.text, value=_effect(option.status, check, language=language))
            for option in check.options
        )
        return listed(options) + "."
    rule = _("In place from {count}.").format(count=check.number.met_from)
    if check.number.blocking_below:
        rule += " " + _("Below {count} it stands in the way.").format(
            count=check.number.blocking_below
        )
    return rule


def _effect(status: CheckStatus, check: Check, *, language: Language) -> str:
    """What an answer does: what is not there yet is to be settled, or says when or where."""
    if status is CheckStatus.NOT_MET and check.proviso:
        return check.proviso
    if status is CheckStatus.NOT_MET and (check.decides or not check.limits):
        return catalogue(language).gettext("still to settle")
    return check_word(status, limits=bool(check.limits), language=language)
