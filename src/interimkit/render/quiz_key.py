"""The scoring key as a page and as rows."""

from interimkit.domain.quiz_key import QuizKey
from interimkit.model.quiz import Bands, Check, Question
from interimkit.model.text import Language
from interimkit.render.notes import listed
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
            Paragraph(text=_bands(result.bands, most=most, language=language)),
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
            Paragraph(
                text=_(
                    "Options, points and limits are our judgement; no norm group stands behind "
                    "them. Five questions cannot measure precisely, so there are no percentages "
                    "here."
                ),
                tone=Tone.QUIET,
            ),
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


def _bands(bands: Bands, *, most: int, language: Language) -> str:
    return (
        catalogue(language)
        .gettext(
            "Of {most} points, {low} or fewer give “not now”, and {high} or more “a good fit” "
            "unless {zero} scores 0. Two checks that block give “not now”, one rules out a "
            "good fit; travel never decides. Anything else is “prepare first”."
        )
        .format(
            most=most,
            low=bands.not_now_up_to,
            high=bands.good_fit_from,
            zero=", ".join(bands.never_zero),
        )
    )


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
