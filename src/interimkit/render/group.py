"""How a group answered, as a page and as rows: only what a room may see of itself."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import assert_never

from interimkit.domain.group import GroupQuestion, GroupResult
from interimkit.domain.group_leaning import Leaning
from interimkit.domain.group_spread import Cell, Pattern
from interimkit.model.text import Language
from interimkit.model.workshop import Topic
from interimkit.render.brief import ending, said_briefly
from interimkit.render.group_words import answers_text, pattern_text
from interimkit.render.notes import judged, listed, sources_note
from interimkit.render.numbers import number
from interimkit.render.page import (
    Bar,
    Block,
    Bullets,
    Depth,
    Histogram,
    Item,
    Link,
    Page,
    Paragraph,
    Section,
    Tone,
)
from interimkit.render.words import catalogue, quoted

HEADER = (
    "topic", "part", "id", "name", "answers", "pattern", "options", "count", "at_least", "at_most",
    "may_be_first", "intended_use",
)  # fmt: skip

MOST_IN_TITLE = 2
"""Pitfalls that a title names; where more may be the first, it names none."""

MOST_IN_BRIEF = 8
"""Questions on a brief page; of more, it says how many there are."""


def rows(result: GroupResult) -> tuple[tuple[object, ...], ...]:
    """How many sheets, then a row for each count, question without one, kind and pitfall."""
    sheets = (("read", result.sheets), ("unread", result.unread)) if result.sheets else ()
    parts: tuple[tuple[object, ...], ...] = (
        *(
            ("sheets", id_, None, None, None, None, count, None, None, None)
            for id_, count in sheets
        ),
        *(
            ("question", q.id, q.name, q.answers, q.pattern, " ".join(options), count, None, None,
             None)
            for q in result.questions
            for options, count in _counts(q)
        ),
        *(
            (part, one.id, one.name, None, None, None, None, one.at_least, one.at_most,
             one.may_be_first)
            for part, leanings in (("role", result.kinds), ("pitfall", result.pitfalls))
            for one in leanings
        ),
    )  # fmt: skip
    return tuple((result.topic, *part, result.intended_use) for part in parts)


def _counts(question: GroupQuestion) -> Iterator[tuple[tuple[str, ...], int | None]]:
    yield from ((cell.options, cell.count) for cell in question.cells)
    if not question.cells:
        yield question.leading, None


def page(result: GroupResult) -> Page:
    """Where the group divides or is exposed, each question, and what it leans to together."""
    _ = catalogue(result.language).gettext
    if not result.questions:
        return _nothing_told(result)
    return Page(
        title=_headline(result),
        blocks=(
            Paragraph(text=" ".join(filter(None, (_sheets(result), _order(result))))),
            _in_brief(result),
            *(block for question in result.questions for block in _in_full(question, result)),
            _leanings(_("What the answers lean to together"), result.kinds, result),
            _leanings(_exposing(result), result.pitfalls, result),
            said_briefly(_rule(result.language)),
            Paragraph(only=Depth.WHOLE, text=_rule(result.language), tone=Tone.QUIET),
            *judged(result.source, _("What can be chosen is our judgement.")),
            *ending(
                _next(result),
                left_out=_left_out(result),
                also=_leaning_in_brief(result),
                language=result.language,
            ),
            sources_note(result.sources, language=result.language),
        ),
    )


def _nothing_told(result: GroupResult) -> Page:
    """Of so few, a word would say what somebody answered."""
    _ = catalogue(result.language).gettext
    why = _(
        "With fewer than five answers to a question, nothing is said of it: even a word would give "
        "away what somebody answered. From five there are words, from twenty counts."
    )
    step = Link(
        text=_("A sheet for whoever has not answered yet: {command}"),
        command="workshop",
        arguments=("sheet",),
    )
    return Page(
        title=_("Too few answers to say anything about the group"),
        blocks=(
            Paragraph(text=" ".join(filter(None, (_sheets(result), why)))),
            *ending(step, left_out=(), language=result.language),
        ),
    )


def _headline(result: GroupResult) -> str:
    """How many questions divide the group, of how many that are told; or what exposes it most."""
    words = catalogue(result.language)
    if result.topic is Topic.PITFALLS:
        first = [one.name for one in result.pitfalls if one.may_be_first]
        text = words.gettext("The group is most exposed to: {names}")
        few = len(first) in range(1, MOST_IN_TITLE + 1)
        return (
            text.format(names=listed(first)) if few else words.gettext("Where the group is exposed")
        )
    divided = [q for q in result.questions if q.pattern is Pattern.DIVIDED]
    if not divided:
        return words.gettext("No question divides the group")
    text = words.ngettext(
        "The group is divided on {count} of {of} question",
        "The group is divided on {count} of {of} questions",
        len(result.questions),
    )
    return text.format(count=len(divided), of=len(result.questions))


def _sheets(result: GroupResult) -> str:
    """How many sheets were counted and how many could not be read; of a room nothing."""
    words = catalogue(result.language)
    read, unread = result.sheets, result.unread
    if not read and not unread:
        return ""
    text = words.ngettext("{count} sheet.", "{count} sheets.", read)
    said = text.format(count=_number(read, result.language))
    if not unread:
        return said
    text = words.ngettext("{count} could not be read.", "{count} could not be read.", unread)
    return f"{said} {text.format(count=_number(unread, result.language))}"


def _order(result: GroupResult) -> str:
    """What comes first, and how many questions too few answered."""
    words = catalogue(result.language)
    if result.topic is Topic.PITFALLS:
        first = words.gettext("The most exposed first.")
    else:
        first = words.gettext("The most divided first.")
    if not result.is_counted:
        alone = words.gettext("Under twenty answers: words alone, for this screen.")
        first = f"{first} {alone}"
    if not result.left_out:
        return first
    if result.is_counted:
        left = words.ngettext(
            "{count} question had fewer than 20 answers and is not here.",
            "{count} questions had fewer than 20 answers and are not here.",
            result.left_out,
        )
    else:
        left = words.ngettext(
            "{count} question had too few answers and is not here.",
            "{count} questions had too few answers and are not here.",
            result.left_out,
        )
    return f"{first} {left.format(count=result.left_out)}"


def _exposing(result: GroupResult) -> str:
    _ = catalogue(result.language).gettext
    if result.topic is Topic.PITFALLS:
        return _("How many answer “not yet” or “partly”")
    return _("Which pitfalls they expose to")


def _left_out(result: GroupResult) -> tuple[str, ...]:
    _ = catalogue(result.language).gettext
    letters = _("what each letter says")
    match result.topic:
        case Topic.QUIZ:
            return (letters, _("what each kind comes to")) if result.kinds else (letters,)
        case Topic.SKILLS:
            return letters, _("what assignments ask")
        case Topic.PITFALLS:
            return (_("the questions in full"),)
        case _:
            assert_never(result.topic)


def _number(count: int, language: Language) -> str:
    return number(Decimal(count), language=language)


def _in_brief(result: GroupResult) -> Section:
    words = catalogue(result.language)
    items = [
        Item(label=q.name, text=_counted(q, result) or _word(q, result))
        for q in result.questions[:MOST_IN_BRIEF]
    ]
    if more := len(result.questions) - len(items):
        text = words.ngettext("{count} question more", "{count} questions more", more)
        items.append(Item(label=text.format(count=more), text=_further(result)))
    return Section(only=Depth.BRIEF, heading="", items=tuple(items))


def _further(result: GroupResult) -> str:
    _ = catalogue(result.language).gettext
    return _("less exposed") if result.topic is Topic.PITFALLS else _("less divided")


def _in_full(question: GroupQuestion, result: GroupResult) -> Iterator[Block]:
    """The options by their letters, then a bar for each count, or the word alone."""
    said = _word(question, result)
    if question.answers:
        said = f"{said} ({answers_text(question.answers, language=result.language)})"
    if result.topic is Topic.PITFALLS:
        texts: tuple[str, ...] = (question.stem,)
    else:
        texts = tuple(f"{option.letter}) {option.text}" for option in question.options)
    yield Bullets(only=Depth.WHOLE, heading=_asked(question, result), texts=texts)
    if question.asked:
        letters = [option.letter for option in question.options]
        levels = listed(f"{asked.name} {letters[asked.level]}" for asked in question.asked)
        text = catalogue(result.language).gettext("Asked: {levels}").format(levels=levels)
        yield Paragraph(only=Depth.WHOLE, text=text)
    if not question.cells:
        yield Paragraph(only=Depth.WHOLE, text=said)
        return
    yield Histogram(
        only=Depth.WHOLE,
        heading=said,
        bars=tuple(
            Bar(
                label=_label(question, cell, result),
                share=cell.count / question.answers,
                text=_number(cell.count, result.language),
            )
            for cell in question.cells
        ),
    )


def _asked(question: GroupQuestion, result: GroupResult) -> str:
    """What heads a question: of a pitfall its name, for what is asked stands below it alone."""
    if result.topic is Topic.PITFALLS:
        return question.name
    return f"{question.name}. {question.stem}"


def _word(question: GroupQuestion, result: GroupResult) -> str:
    names = _names(question, question.leading, result)
    if result.topic is Topic.PITFALLS:
        names = tuple(quoted([name], language=result.language) for name in names)
    return pattern_text(question.pattern, names, language=result.language)


def _counted(question: GroupQuestion, result: GroupResult) -> str:
    """The counts in a line: `A 12, C 6, B+D 5`; empty where there are none."""
    return ", ".join(
        f"{_label(question, cell, result)} {_number(cell.count, result.language)}"
        for cell in question.cells
    )


def _label(question: GroupQuestion, cell: Cell, result: GroupResult) -> str:
    """What a cell holds: `B+D`."""
    return "+".join(_names(question, cell.options, result))


def _names(question: GroupQuestion, options: Sequence[str], result: GroupResult) -> tuple[str, ...]:
    """Options by their letters; of the audit, where all can be answered alike, by their words."""
    of_audit = result.topic is Topic.PITFALLS
    return tuple(
        option.text if of_audit else option.letter
        for option in question.options
        if option.id in options
    )


def _leanings(heading: str, found: tuple[Leaning, ...], result: GroupResult) -> Section:
    """Each with the least and the most that the counts allow; who may come first says so."""
    _ = catalogue(result.language).gettext
    first = _("may come first")
    return Section(
        only=Depth.WHOLE,
        heading=heading,
        items=tuple(
            Item(
                label=one.name,
                text=listed(
                    (
                        _between(one, result.language),
                        *([first] if one.may_be_first else []),
                    )
                ),
            )
            for one in found
        ),
    )


def _between(leaning: Leaning, language: Language) -> str:
    low, high = (_number(bound, language) for bound in (leaning.at_least, leaning.at_most))
    text = catalogue(language).gettext("{low} to {high}")
    return low if low == high else text.format(low=low, high=high)


def _leaning_in_brief(result: GroupResult) -> tuple[Item, ...]:
    """What may come first, by name; where anything may, the counts leave it open."""
    _ = catalogue(result.language).gettext
    if not result.kinds:
        return ()
    first = [kind.name for kind in result.kinds if kind.may_be_first]
    is_open = len(first) in {0, len(result.kinds)}
    text = _("the counts leave it open") if is_open else listed(first)
    return (Item(label=_("Leans to"), text=text),)


def _rule(language: Language) -> str:
    """What follows from the page, and what does not."""
    return catalogue(language).gettext(
        "Of no answer does it follow that one to four people chose it, nor that all did. Not for "
        "selecting people."
    )


def _next(result: GroupResult) -> Link:
    _ = catalogue(result.language).gettext
    match result.topic:
        case Topic.QUIZ:
            text = _("What each answer scores, and why: {command}")
            return Link(text=text, command="quiz", arguments=("--key",))
        case Topic.SKILLS:
            text = _("One’s own levels beside what is asked: {command}")
            return Link(text=text, command="skills-gap")
        case Topic.PITFALLS:
            first = tuple(question.id for question in result.questions[:1])
            text = _("What prevents the first, and what it leads to: {command}")
            return Link(text=text, command="pitfalls", arguments=first)
        case _:
            assert_never(result.topic)
