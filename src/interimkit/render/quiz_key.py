"""The scoring key as a page and as rows."""

from interimkit.domain.quiz import TWO_BLOCK, can_block
from interimkit.domain.quiz_key import QuizKey
from interimkit.model.pack import OURS
from interimkit.model.quiz import Check, Question
from interimkit.model.text import Language
from interimkit.render.notes import listed, named
from interimkit.render.page import (
    Block,
    Column,
    Item,
    Meter,
    Page,
    Paragraph,
    Section,
    Table,
    Tone,
)
from interimkit.render.words import catalogue, check_word

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
    most = sum(_most(question) for question in result.questions)
    questions = [block for q in result.questions for block in _question(q, language=language)]
    return Page(
        title=_("The scoring key"),
        blocks=(
            *questions,
            Paragraph(text=_bands(result, most=most)),
            Section(
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
            Paragraph(text=_caution(result), tone=Tone.QUIET),
        ),
    )


def _most(question: Question) -> int:
    return max(option.points for option in question.options)


def _question(question: Question, *, language: Language) -> tuple[Block, ...]:
    _ = catalogue(language).gettext
    return (
        Paragraph(text=f"{question.name}. {question.stem}"),
        Table(
            columns=(Column(name=_("Answer")), Column(name=_("Points")), Column(name=_("Why"))),
            rows=tuple(
                (f"{o.text} [{o.id}]", Meter(points=o.points, of=_most(question)), o.feedback)
                for o in question.options
            ),
        ),
    )


def _caution(result: QuizKey) -> str:
    _ = catalogue(result.language).gettext
    (basis,) = (source for source in result.sources if source.id == result.basis)
    if basis.id == OURS:
        who = _("Options, points and limits are our judgement; no norm group stands behind them.")
    else:
        who = _("Options, points and limits are from {publisher}.").format(publisher=named(basis))
    few = _("So few questions cannot measure precisely, so there are no percentages here.")
    return f"{who} {few}"


def _bands(result: QuizKey, *, most: int) -> str:
    """How points and checks, as far as this quiz has any, become an advice."""
    _ = catalogue(result.language).gettext
    bands = result.bands
    questions = {question.id: question.name for question in result.questions}
    points = (
        _(
            "Of {most} points, {low} or fewer give “not now”, and {high} or more “a good fit” "
            "unless no points come from: {zero}."
        )
        if bands.never_zero
        else _("Of {most} points, {low} or fewer give “not now”, and {high} or more “a good fit”.")
    )
    said = [
        points.format(
            most=most,
            low=bands.not_now_up_to,
            high=bands.good_fit_from,
            zero=", ".join(questions[id_] for id_ in bands.never_zero),
        )
    ]
    blocking = sum(map(can_block, result.checks))
    if blocking >= TWO_BLOCK:
        said.append(_("Two checks that stand in the way give “not now”."))
    if blocking:
        said.append(_("One check that stands in the way rules out a good fit."))
    if idle := [check.name for check in result.checks if not can_block(check)]:
        said.append(_("What never decides: {checks}.").format(checks=", ".join(idle)))
    said.append(_("Anything else is “prepare first”."))
    return " ".join(said)


def _rule(check: Check, *, language: Language) -> str:
    _ = catalogue(language).gettext
    if not check.number:
        line = _("{name}: {value}")
        options = (
            line.format(name=option.text, value=check_word(option.status, language=language))
            for option in check.options
        )
        return listed(options) + "."
    rule = _("In place from {count}.").format(count=check.number.met_from)
    if check.number.blocking_below:
        rule += " " + _("Below {count} it stands in the way.").format(
            count=check.number.blocking_below
        )
    return rule
