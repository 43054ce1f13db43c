"""How a group answered, as a page and as rows: only what a room may see of itself."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from interimkit.domain.group import GroupQuestion, GroupResult
from interimkit.domain.group_leaning import Leaning
from interimkit.domain.group_spread import Cell, Pattern
from interimkit.model.text import Language
from interimkit.model.workshop import Topic
from interimkit.render.brief import ending, said_briefly
from interimkit.render.group_words import answers_text, pattern_text
from interimkit.render.notes import judged, listed, sources_note
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
from interimkit.render.words import catalogue

HEADER = (
    "topic", "part", "id", "name", "answers", "pattern", "options", "count", "at_least", "at_most",
    "may_be_first", "intended_use",
)  # fmt: skip

MOST_IN_BRIEF = 8
"""Questions on a brief page; of more, it says how many there are."""


def rows(result: GroupResult) -> tuple[tuple[object, ...], ...]:
    """One row a count that is told, a question without one, a kind of assignment or a pitfall."""
    parts: tuple[tuple[object, ...], ...] = (
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
    """Where the group divides, then each question, and what its answers lean to together."""
    _ = catalogue(result.language).gettext
    return Page(
        title=_headline(result),
        blocks=(
            Paragraph(text=_whole(result)),
            _in_brief(result),
            *(block for question in result.questions for block in _in_full(question, result)),
            _leanings(_("What the answers lean to together"), result.kinds, result),
            _leanings(_("Which pitfalls they expose to"), result.pitfalls, result),
            said_briefly(_rule(result.language)),
            Paragraph(only=Depth.WHOLE, text=_rule(result.language), tone=Tone.QUIET),
            *judged(result.source, _("What can be chosen is our judgement.")),
            *ending(
                _next(result),
                left_out=(_("what each letter says"), _("what each kind comes to"))
                if result.kinds
                else (_("what each letter says"),),
                also=_leaning_in_brief(result),
                language=result.language,
            ),
            sources_note(result.sources, language=result.language),
        ),
    )


def _headline(result: GroupResult) -> str:
    """How many questions divide the group, of how many that are told."""
    words = catalogue(result.language)
    divided = [q for q in result.questions if q.pattern is Pattern.DIVIDED]
    text = words.ngettext(
        "The group is divided on {count} of {of} question",
        "The group is divided on {count} of {of} questions",
        len(result.questions),
    )
    return text.format(count=len(divided), of=len(result.questions))


def _whole(result: GroupResult) -> str:
    """Most divided first, and how many questions too few answered."""
    words = catalogue(result.language)
    most = words.gettext("The most divided first.")
    if not result.left_out:
        return most
    left = words.ngettext(
        "{count} question had fewer than 20 answers and is not here.",
        "{count} questions had fewer than 20 answers and are not here.",
        result.left_out,
    )
    return f"{most} {left.format(count=result.left_out)}"


def _in_brief(result: GroupResult) -> Section:
    words = catalogue(result.language)
    items = [
        Item(label=q.name, text=_counted(q) or _word(q, result))
        for q in result.questions[:MOST_IN_BRIEF]
    ]
    if more := len(result.questions) - len(items):
        text = words.ngettext("{count} question more", "{count} questions more", more)
        items.append(Item(label=text.format(count=more), text=words.gettext("less divided")))
    return Section(only=Depth.BRIEF, heading="", items=tuple(items))


def _in_full(question: GroupQuestion, result: GroupResult) -> Iterator[Block]:
    """The options by their letters, then a bar for each count, or the word alone."""
    count = answers_text(question.answers, language=result.language)
    said = f"{_word(question, result)} ({count})"
    yield Bullets(
        only=Depth.WHOLE,
        heading=f"{question.name}. {question.stem}",
        texts=tuple(f"{option.letter}) {option.text}" for option in question.options),
    )
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
                label=_label(question, cell),
                share=cell.count / question.answers,
                text=str(cell.count),
            )
            for cell in question.cells
        ),
    )


def _word(question: GroupQuestion, result: GroupResult) -> str:
    letters = _letters(question, question.leading)
    return pattern_text(question.pattern, letters, language=result.language)


def _counted(question: GroupQuestion) -> str:
    """The counts in a line: `A 12, C 6, B+D 5`; empty where there are none."""
    return ", ".join(f"{_label(question, cell)} {cell.count}" for cell in question.cells)


def _label(question: GroupQuestion, cell: Cell) -> str:
    """The letters of a cell: `B+D`."""
    return "+".join(_letters(question, cell.options))


def _letters(question: GroupQuestion, options: Sequence[str]) -> tuple[str, ...]:
    return tuple(option.letter for option in question.options if option.id in options)


def _leanings(heading: str, found: tuple[Leaning, ...], result: GroupResult) -> Section:
    """Each with the least and the most that the counts allow; who may come first says so."""
    _ = catalogue(result.language).gettext
    first = _("may come first")
    between = _("{low} to {high}")
    return Section(
        only=Depth.WHOLE,
        heading=heading,
        items=tuple(
            Item(
                label=one.name,
                text=listed(
                    (
                        between.format(low=one.at_least, high=one.at_most),
                        *([first] if one.may_be_first else []),
                    )
                ),
            )
            for one in found
        ),
    )


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
