"""The scoring key as a page and as rows."""

from string import ascii_lowercase

from interimkit.domain.quiz import TWO_BLOCK, can_block
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
from interimkit.render.words import catalogue, check_word, either

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


def _most(question: Question) -> int:
    return max(option.points for option in question.options)


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
                    Meter(points=o.points, of=_most(question)),
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


def _bands(result: QuizKey, *, checks: bool) -> str:
    """How points and checks, as far as this quiz has any, become an advice.

    Args:
        checks: Whether those that never decide are named, which a page without checks leaves out.
    """
    _ = catalogue(result.language).gettext
    bands = result.bands
    name = _("“{name}”").format
    zero = [name(name=q.name) for q in result.questions if q.id in bands.never_zero]
    idle = [name(name=check.name) for check in result.checks if not can_block(check)]
    blocking = len(result.checks) - len(idle)
    texts = [_("Of {most} points, {low} or fewer give “not now”, and {high} or more “a good fit”.")]
    if zero:
        texts.append(_("0 points for {zero} rule out “a good fit”."))
    if blocking >= TWO_BLOCK:
        texts.append(_("Two checks that block give “not now”, one rules out a good fit."))
    elif blocking:
        texts.append(_("One check that stands in the way rules out a good fit."))
    if idle and checks:
        texts.append(_("The advice never depends on {idle}."))
    texts.append(_("Anything else is “prepare first”."))
    return " ".join(texts).format(
        most=sum(map(_most, result.questions)),
        low=bands.not_now_up_to,
        high=bands.good_fit_from,
        zero=either(zero, language=result.language),
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
    """What an answer does: one that is not there yet is still to be settled, and no more."""
    if status is CheckStatus.NOT_MET and not check.limits:
        return catalogue(language).gettext("still to settle")
    return check_word(status, limits=bool(check.limits), language=language)
