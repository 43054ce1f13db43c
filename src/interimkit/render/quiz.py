"""The quiz's orientation as a page and as rows."""

from collections.abc import Iterator, Sequence

from interimkit.domain.advice import QuizVerdict
from interimkit.domain.quiz import PitfallToWatch, QuizResult, RoleFit, first_of
from interimkit.model.quiz import CheckStatus
from interimkit.render.advice import (
    headline,
    in_sentences,
    said_in_sentences,
    with_what_is_missing,
)
from interimkit.render.brief import ending, said_briefly
from interimkit.render.notes import listed
from interimkit.render.page import (
    Depth,
    Item,
    Link,
    Page,
    Paragraph,
    Section,
    Status,
    Step,
)
from interimkit.render.quiz_sections import (
    Translate,
    can_be,
    caution,
    leanings,
    standing,
    steadiness,
    suits,
    to_watch,
)
from interimkit.render.words import catalogue

HEADER = (
    "label", "part", "id", "name", "answer", "status", "value", "value_max", "rank", "says",
    "basis", "verdict", "provisional", "thin", "intended_use",
)  # fmt: skip


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
            ("pitfall", p.id, p.name, None, None, len(p.because_of), None, p.rank, p.in_brief, None)
            for p in result.pitfalls
        ),
    )  # fmt: skip
    advice = (result.verdict, result.provisional, result.thin, result.intended_use)
    return tuple((result.label or None, *part, *advice) for part in parts)


def page(result: QuizResult) -> Page:
    """The advice, the two questions it comes from, what would change it, and what follows."""
    _ = catalogue(result.language).gettext
    return Page(
        title=headline(result),
        blocks=(
            Paragraph(text=in_sentences(result)),
            _caution_in_brief(result),
            suits(result),
            *([_checks_in_brief(result)] if result.checks else []),
            can_be(result),
            _what_follows(result, _),
            *ending(
                _next_step(result, _),
                *_commands(result, _),
                left_out=_left_out(result, _),
                also=_kinds_in_brief(result, _),
                language=result.language,
            ),
            caution(result, _),
        ),
    )


def _checks_in_brief(result: QuizResult) -> Section:
    """How many are in place, and by their names those that are not, the worst first.

    Those that the sentence above has said already are left to it.
    """
    words = catalogue(result.language)
    said = said_in_sentences(result)
    left = [c for c in result.checks if c.status is not CheckStatus.MET and c.id not in said]
    alike: dict[Status, list[str]] = {}
    for check in sorted(left, key=lambda check: _WORST_FIRST.index(check.status)):
        name = with_what_is_missing(check, check.name, language=result.language)
        alike.setdefault(standing(check, result), []).append(name)
    question, in_place = words.gettext("Can it be now?"), _in_place(result)
    if not alike:
        return Section(only=Depth.BRIEF, heading="", items=(Item(label=question, text=in_place),))
    return Section(
        only=Depth.BRIEF,
        heading=f"{question} {in_place}",
        items=tuple(Item(label=status, text=listed(names)) for status, names in alike.items()),
    )


def _in_place(result: QuizResult) -> str:
    met = sum(check.status is CheckStatus.MET for check in result.checks)
    text = catalogue(result.language).gettext("{count} of {of} in place")
    return text.format(count=met, of=len(result.checks))


_WORST_FIRST = (
    CheckStatus.BLOCKING,
    CheckStatus.UNKNOWN,
    CheckStatus.NOT_MET,
    CheckStatus.MET,
)


def _kinds_in_brief(result: QuizResult, _: Translate) -> tuple[Item, ...]:
    """The kinds that the answers lean towards most, and how steady the advice is."""
    first = first_of(result.roles)
    names = listed(role.name for role in first)
    level = _("{names}, equally").format(names=names) if len(first) > 1 else names
    return (
        *([Item(label=_("Leans to"), text=level)] if first else []),
        Item(
            label=_("Steady"),
            text=_("{moving} of {of} single changes of an answer give another advice").format(
                moving=result.steadiness.moving, of=result.steadiness.of
            ),
        ),
    )


def _left_out(result: QuizResult, _: Translate) -> tuple[str, ...]:
    return (
        *([_("other kinds")] if result.roles else []),
        *([_("pitfalls")] if result.pitfalls else []),
        _("what to read"),
        _("sources"),
    )


def _caution_in_brief(result: QuizResult) -> Paragraph:
    count = len(result.fit.dimensions)
    text = catalogue(result.language).ngettext(
        "An orientation from {count} question, no measurement; not for selecting candidates.",
        "An orientation from {count} questions, no measurement; not for selecting candidates.",
        count,
    )
    return said_briefly(text.format(count=count))


def _what_follows(result: QuizResult, _: Translate) -> Section:
    return Section(
        only=Depth.WHOLE,
        heading=_("What follows"),
        items=(
            *_leanings(result, _),
            Item(label=_("How steady it is"), text=steadiness(result, _)),
        ),
    )


def _leanings(result: QuizResult, _: Translate) -> Iterator[Item]:
    """Kinds of assignment and pitfalls, where the quiz leads to any."""
    if result.roles:
        yield Item(label=_("Kinds of assignment"), places=leanings(result, _))
    if result.pitfalls:
        yield Item(label=_("Pitfalls to watch"), places=to_watch(result))


def _commands(result: QuizResult, _: Translate) -> tuple[Link, ...]:
    """The commands that show more of what stands above, each a step of its own."""
    unsettled = [c for c in result.checks if c.status is not CheckStatus.MET]
    claims = [c.claim for c in unsettled if c.claim]
    helping = dict.fromkeys(c.command for c in unsettled if c.command)
    watched = [pitfall for pitfall in result.pitfalls if pitfall.rank == 1]
    return (
        *_more_of("roles", first_of(result.roles), _),
        *_more_of("pitfalls", watched, _),
        *(Link(command="claims", arguments=(claim,)) for claim in claims[:1]),
        *(_helping(command, _) for command in helping),
    )


def _more_of(
    command: str, first: Sequence[RoleFit] | Sequence[PitfallToWatch], _: Translate
) -> Iterator[Link]:
    """More of what comes first; where several do, of all, for none of them is picked silently."""
    if len(first) == 1:
        yield Link(command=command, arguments=(first[0].id,))
    elif first:
        names = listed(part.name for part in first)
        text = _("{names} come first together: {command}")
        yield Link(text=text.format(names=names, command="{command}"), command=command)


def _helping(command: str, _: Translate) -> Link:
    """The command that helps to settle a check; one that needs a figure has one to change."""
    if command == "income":
        text = _("With your own day rate: {command}")
        return Link(text=text, command=command, arguments=("--day-rate", "900"))
    return Link(command=command)


def _next_step(result: QuizResult, _: Translate) -> Step | Link:
    if result.provisional:
        text = _("Answer the open checks: {command}")
        return Link(text=text, command="quiz", arguments=("--go-on",), with_answers=True)
    if any(c.status is CheckStatus.BLOCKING for c in result.checks):
        text = _("Settle what stands in the way, then: {command}")
        return Link(text=text, command="quiz")
    if result.open and not result.fit.points_short:
        return Link(text=_("Settle what is open, then: {command}"), command="quiz")
    match result.verdict:
        case QuizVerdict.GOOD_FIT:
            text = result.talk or _("Speak to two people who have done it.")
            pay = Link(text=_("What it pays: {command}"), command="salary")
            return Step(text=text, links=(pay,))
        case QuizVerdict.PREPARE_FIRST:
            text = _("Practise one of the lowest lines.")
            skills = Link(text=_("Then see: {command}"), command="skills-gap")
            return Step(text=text, links=(skills,))
        case QuizVerdict.NOT_NOW:
            text = _("Look again when life or work changes.")
            career = Link(text=_("Meanwhile: {command}"), command="career")
            return Step(text=text, links=(career,))
