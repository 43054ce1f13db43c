"""A programme on paper, with the page to work it out by; and the page that somebody takes home."""

from msgspec.structs import replace

from interimkit.domain.workshop_sheet import SheetQuestion, WorkshopSheet
from interimkit.model.workshop import Topic
from interimkit.render.advice import headline, in_sentences
from interimkit.render.brief import ending, said_briefly
from interimkit.render.notes import made_for_a_room
from interimkit.render.page import (
    Block,
    BulletKind,
    Bullets,
    Depth,
    Item,
    Link,
    Page,
    Paragraph,
    Section,
)
from interimkit.render.quiz_sections import (
    Translate,
    caution,
    leanings,
    steadiness,
    suits,
    to_watch,
)
from interimkit.render.sheet_sections import (
    audit,
    checks,
    key_by_hand,
    key_in_full,
    money,
    own_code,
    room_for_letters,
    skills,
)
from interimkit.render.words import catalogue

HEADER = (
    "number", "topic", "question", "letter", "option", "text", "points", "chosen", "code",
    "intended_use",
)  # fmt: skip


def rows(result: WorkshopSheet) -> tuple[tuple[object, ...], ...]:
    """One row an option; `chosen` is whether it is the answer, empty where there is none."""
    points = {
        (question.id, option.id): option.points
        for question in (result.key.questions if result.key else ())
        for option in question.options
    }
    return tuple(
        (
            q.number, q.topic, q.id, o.letter, o.id, f"{q.stem} {o.text}", points.get((q.id, o.id)),
            None if q.chosen is None else q.chosen == o.letter, result.code, result.intended_use,
        )
        for q in result.questions
        for o in q.options
    )  # fmt: skip


def page(result: WorkshopSheet) -> Page:
    """The questions and what works them out; or what was answered and what it comes to."""
    _ = catalogue(result.language).gettext
    title = headline(result.own) if result.own else result.name
    blocks = _own(result, _) if result.is_answered else (*_paper(result, _), *_by_hand(result, _))
    whole = (replace(block, only=Depth.WHOLE) for block in blocks)
    return Page(
        title=title,
        blocks=(*_in_brief(result, _), *whole),
        foot=made_for_a_room(result.language),
    )


def _paper(result: WorkshopSheet, _: Translate) -> tuple[Block, ...]:
    """The first page: how to fill it in, and every question under its letters."""
    how = _(
        "Circle one letter for each question, the one that is most like you. No name: taking part "
        "is free, and so is leaving one out."
    )
    return (
        Paragraph(text=how),
        *(_question(q) for q in result.questions),
        *room_for_letters(result),
    )


def _question(question: SheetQuestion) -> Bullets:
    name = f"{question.name}. " if question.topic is Topic.SKILLS else ""
    return Bullets(
        heading=f"{question.number}. {name}{question.stem}",
        texts=tuple(option.text for option in question.options),
        kind=BulletKind.LETTERS,
    )


def _by_hand(result: WorkshopSheet, _: Translate) -> tuple[Block, ...]:
    """The second page: what the letters come to, and what one fills in alone."""
    for_whom = _("Read this page when you have answered. It is for you alone: nobody collects it.")
    return (
        Paragraph(new_sheet=True, text=for_whom),
        *key_by_hand(result),
        *skills(result),
        *audit(result),
        *checks(result),
        *money(result),
    )


def _own(result: WorkshopSheet, _: Translate) -> tuple[Block, ...]:
    """What the answers come to, then everything that works it out."""
    return (
        *_result(result, _),
        *key_in_full(result),
        *skills(result),
        *audit(result),
        *checks(result),
        *money(result),
        *own_code(result),
        *([replace(caution(result.own, _), links=())] if result.own else ()),
    )


def _result(result: WorkshopSheet, _: Translate) -> tuple[Block, ...]:
    if result.own is None:
        text = (
            _("Not every question was answered, so there is no advice; the key shows the others.")
            if result.lacks_answers
            else _("This is yours alone: nobody else has it.")
        )
        return (Paragraph(text=text),)
    own = result.own
    follows = (
        Item(label=_("Kinds of assignment"), places=leanings(own, _)),
        Item(label=_("Pitfalls to watch"), places=to_watch(own)),
        Item(label=_("How steady it is"), text=steadiness(own, _)),
    )
    return (
        Paragraph(text=in_sentences(own)),
        suits(own),
        Section(
            heading=_("What follows"),
            items=tuple(item for item in follows if item.places or item.text),
        ),
    )


def _in_brief(result: WorkshopSheet, _: Translate) -> tuple[Block, ...]:
    """What is on each page, and how to get it on paper."""
    words = catalogue(result.language)
    count = len(result.questions)
    asked = words.ngettext(
        "{count} question, with letters", "{count} questions, with letters", count
    )
    parts = (
        *([_("the key")] if result.key or result.kinds else []),
        *([_("the checks")] if result.key and result.key.checks else []),
        *([_("the money sum")] if result.money else []),
    )
    second = ", ".join(parts)
    items = (
        Item(label=_("To answer"), text=asked.format(count=count)),
        Item(label=_("To work it out"), text=second),
        *([Item(label=_("Answer code"), text=result.code)] if result.is_answered else ()),
    )
    step = Link(
        text=_("Make it ready to print: {command}"),
        command="workshop",
        arguments=("sheet", result.programme, "-o", f"{result.programme}.html"),
    )
    *_whole, end = ending(
        step, left_out=(_("the questions"), _("the sums")), language=result.language
    )
    trust = said_briefly(_("An orientation, no measurement; not for selecting candidates."))
    opening = Section(only=Depth.BRIEF, heading="", items=tuple(i for i in items if i.text))
    return opening, trust, end
