"""The scoring key as a page and as rows."""

from interimkit.domain.quiz_key import QuizKey
from interimkit.model.quiz import Check
from interimkit.model.text import Language
from interimkit.render.page import Block, Column, Item, Page, Paragraph, Section, Table, Tone
from interimkit.render.quiz import cells
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
    _ = catalogue(result.language).gettext
    most = sum(max(o.points for o in q.options) for q in result.questions)
    blocks: list[Block] = []
    for question in result.questions:
        blocks.append(Paragraph(text=f"{question.name}. {question.stem}"))
        blocks.append(
            Table(
                columns=(Column(name=_("Answer")), Column(name=_("Points")), Column(name=_("Why"))),
                rows=tuple(
                    (f"{o.text} [{o.id}]", f"{cells(o.points, 3)} {o.points}", o.feedback)
                    for o in question.options
                ),
            )
        )
    blocks.append(
        Paragraph(
            text=_(
                "Of {most} points, {low} or fewer give “not now”, and {high} or more “a good fit” "
                "unless {zero} scores 0. Two checks that block give “not now”, one rules out a "
                "good fit; travel never decides. Anything else is “prepare first”."
            ).format(
                most=most,
                low=result.bands.not_now_up_to,
                high=result.bands.good_fit_from,
                zero=", ".join(result.bands.never_zero),
            )
        )
    )
    blocks.append(
        Section(
            heading=_("Checks"),
            items=tuple(
                Item(
                    label=check.name,
                    text=f"{_rule(check, language=result.language)} {check.settle}",
                    reference=check.id,
                )
                for check in result.checks
            ),
        )
    )
    blocks.append(
        Paragraph(
            text=_(
                "Options, points and limits are our judgement; no norm group stands behind them. "
                "Five questions cannot measure precisely, so there are no percentages here."
            ),
            tone=Tone.QUIET,
        )
    )
    return Page(title=_("The scoring key"), blocks=tuple(blocks))


def _rule(check: Check, *, language: Language) -> str:
    _ = catalogue(language).gettext
    if not check.number:
        line = _("{name}: {value}")
        options = (
            line.format(name=option.text, value=_status(option.status, language))
            for option in check.options
        )
        return " · ".join(options) + "."
    rule = _("In place from {count}.").format(count=check.number.met_from)
    if check.number.blocking_below:
        rule += " " + _("Below {count} it stands in the way.").format(
            count=check.number.blocking_below
        )
    return rule


def _status(status: str, language: Language) -> str:
    _ = catalogue(language).gettext
    words = {"met": _("in place"), "not-met": _("not yet"), "blocking": _("stands in the way")}
    return words[status]
