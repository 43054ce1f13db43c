"""What a form's export was found to hold, as a page and as rows."""

from collections.abc import Iterator

from interimkit.domain.group_map import FoundAnswer, FoundColumn, GroupMap, LeftColumn, WhyLeft
from interimkit.model.text import Language, one_line
from interimkit.render import signs
from interimkit.render.brief import ending
from interimkit.render.page import Block, Depth, Item, Link, Page, Paragraph, Section
from interimkit.render.words import catalogue, quoted

HEADER = ("heading", "question", "text", "option", "count", "left_out", "intended_use")

MOST = 4
"""Columns with unknown texts that a brief page names, with the first of these; as of headings."""

LONGEST = 24
"""Characters of a text or a heading that it shows."""

MOST_IN_FULL = 300
"""The same, of a whole page."""


def rows(result: GroupMap) -> tuple[tuple[object, ...], ...]:
    """One row a text of a column that is a question, such a column without any, or another."""
    return tuple((*row, result.intended_use) for row in _rows(result))


def _rows(result: GroupMap) -> Iterator[tuple[object, ...]]:
    for column in result.columns:
        if not column.answers:
            yield column.heading, column.question, None, None, None, None
        for answer in column.answers:
            yield column.heading, column.question, answer.text, answer.option, answer.count, None
    for left in result.left:
        yield left.heading, " ".join(left.questions), None, None, None, left.why


def page(result: GroupMap) -> Page:
    """How many columns are questions; which texts are no option, which columns are left out."""
    _ = catalogue(result.language).gettext
    found, unknown = result.columns, [column for column in result.columns if column.unknown]
    return Page(
        title=_headline(result),
        blocks=(
            Paragraph(text=_about_texts(result)),
            Section(only=Depth.BRIEF, heading="", items=tuple(_briefly(unknown, result))),
            *_in_full(_("Columns that are questions"), [_question(c) for c in found]),
            *_in_full(
                _("Not an option word for word"), [_texts(c, result.language) for c in unknown]
            ),
            *_in_full(
                _("Columns left out"), [_left(left, result.language) for left in result.left]
            ),
            *ending(*_further(result), left_out=(_("every column"),), language=result.language),
        ),
    )


def _further(result: GroupMap) -> tuple[Link, ...]:
    """The map, and what is done with it; where there is none to write, why."""
    _ = catalogue(result.language).gettext
    if not result.columns:
        text = _("Why each column is left out: {command}")
        return (Link(command="group", arguments=("map", result.file, "--full"), text=text),)
    return (
        Link(
            command="group",
            arguments=("map", result.file, "-o", "map.yaml"),
            text=_("Write the map, to check by eye: {command}"),
        ),
        Link(
            command="group",
            arguments=(result.file, "--map", "map.yaml"),
            text=_("Then read the export with it: {command}"),
        ),
    )


def _headline(result: GroupMap) -> str:
    words = catalogue(result.language)
    total = len(result.columns) + len(result.left)
    text = words.ngettext(
        "{count} of {of} column is a question of this pack",
        "{count} of {of} columns are questions of this pack",
        total,
    )
    return text.format(count=len(result.columns), of=total)


def _about_texts(result: GroupMap) -> str:
    """How many rows there are, and how many texts nobody knows."""
    words = catalogue(result.language)
    if not result.columns:
        return words.gettext(
            "A form has to ask the questions in the pack’s own words for its export to be read."
        )
    sheets = words.ngettext("{count} row is answered.", "{count} rows are answered.", result.sheets)
    if not result.unknown:
        known = words.gettext("Every answer is an option word for word, or a number.")
    else:
        known = words.ngettext(
            "{count} text is no option word for word: say in the map what it is.",
            "{count} texts are no option word for word: say in the map what they are.",
            result.unknown,
        ).format(count=result.unknown)
    return f"{sheets.format(count=result.sheets)} {known}"


def _briefly(unknown: list[FoundColumn], result: GroupMap) -> Iterator[Item]:
    words = catalogue(result.language)
    yield from (_first_text(column, result) for column in unknown[:MOST])
    if more := len(unknown) - MOST if len(unknown) > MOST else 0:
        text = words.ngettext("{count} question more", "{count} questions more", more)
        yield Item(label=text.format(count=more))
    if result.left:
        shown = [one_line(left.heading, most=LONGEST) for left in result.left[:MOST]]
        headings = quoted(shown, language=result.language)
        if more := len(result.left) - len(shown):
            headings = words.gettext("{names}, and {count} more").format(names=headings, count=more)
        yield Item(label=words.gettext("Columns left out"), text=headings)


def _in_full(heading: str, items: list[Item]) -> tuple[Block, ...]:
    if not items:
        return ()
    return (Section(only=Depth.WHOLE, heading=heading, items=tuple(items)),)


def _question(column: FoundColumn) -> Item:
    return Item(label=column.name, text=f"{one_line(column.heading)} ({column.question})")


def _first_text(column: FoundColumn, result: GroupMap) -> Item:
    """The first text that is no option, cut short, and how many more there are."""
    words = catalogue(result.language)
    first, *others = column.unknown
    said = _counted(first, result.language, most=LONGEST)
    if others:
        text = words.ngettext("{count} more text", "{count} more texts", len(others))
        said = f"{said}{signs.BETWEEN}{text.format(count=len(others))}"
    return Item(label=column.name, text=said)


def _texts(column: FoundColumn, language: Language) -> Item:
    """The texts that are no option, with how often each occurs."""
    texts = (_counted(answer, language, most=MOST_IN_FULL) for answer in column.unknown)
    return Item(label=column.name, text=signs.BETWEEN.join(texts))


def _counted(answer: FoundAnswer, language: Language, *, most: int) -> str:
    times = catalogue(language).ngettext("{count} time", "{count} times", answer.count)
    text = quoted([one_line(answer.text, most=most)], language=language)
    return f"{text} ({times.format(count=answer.count)})"


def _left(left: LeftColumn, language: Language) -> Item:
    _ = catalogue(language).gettext
    fields = ", ".join(left.questions)
    match left.why:
        case WhyLeft.NOT_OURS:
            text = _("no question has this name")
        case WhyLeft.SEVERAL_QUESTIONS:
            text = _("several questions have this name: {fields}").format(fields=fields)
        case WhyLeft.SEVERAL_COLUMNS:
            text = _("another column is this question too: {fields}").format(fields=fields)
    return Item(label=one_line(left.heading, most=MOST_IN_FULL), text=text)
