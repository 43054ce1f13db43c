"""The scoring key as a page and as rows."""

from collections.abc import Iterator
from string import ascii_lowercase

from interimkit.domain.advice import most_of
from interimkit.domain.quiz_key import QuizKey
from interimkit.model.pack import OURS
from interimkit.model.quiz import Question
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
from interimkit.render.quiz_rules import bands_text, check_rule
from interimkit.render.words import catalogue

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
            Paragraph(only=Depth.BRIEF, text=bands_text(result, checks=False)),
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
            Paragraph(only=Depth.WHOLE, text=bands_text(result, checks=True)),
            Section(
                only=Depth.WHOLE,
                heading=_("Checks"),
                items=tuple(
                    Item(
                        label=check.name,
                        text=f"{check_rule(check, language=language)} {check.settle}",
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
