"""Exports of forms: what is found in one, and its rows as answer sheets by a map.

Nothing is guessed. A heading or a text is one thing of the pack word for word, or is listed; and of
a column that is none of its questions nothing is read but the heading, for it may be a name.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any, NamedTuple

from msgspec.structs import replace

from interimkit.content.open_pack import OpenPack
from interimkit.content.rules.answers import wrong_answers
from interimkit.domain.group_map import (
    FoundAnswer,
    FoundColumn,
    GroupMap,
    LeftColumn,
    WhyLeft,
)
from interimkit.errors import ContentError, Problem, ProblemCode
from interimkit.group.form_texts import FormQuestion, FormTexts, Given, form_texts, plain
from interimkit.group.grid import GridRow
from interimkit.group.sheet import Sheet, Unread
from interimkit.model.answers import Answers, Practice
from interimkit.model.form_map import FormMap
from interimkit.model.nearest import nearest
from interimkit.model.text import one_line

MAX_TEXTS = 100
"""Different texts of one column that are listed; of a free text there are as many as rows."""

_MOST_HEADINGS = 3
"""Rows at the top in which headings are looked for."""

_IMPORT_ID = '{"ImportId"'
"""What the cells of a row begin with that a program wrote for itself."""


def propose(rows: Iterable[GridRow], pack: OpenPack, *, name: str) -> GroupMap:
    """What an export holds of a pack's questions, and what of it is none.

    Args:
        rows: The export's rows, its headings among the first three.
        name: The export as the reader named it.

    Raises:
        ContentError: If the rows cannot be read, or the pack cannot.
    """
    texts = form_texts(pack)
    headings, below = _under_headings(rows, lambda row: (_known(row, texts),))
    found, left = _columns(headings, texts)
    counts: dict[int, Counter[str]] = {at: Counter() for at in found}
    further: Counter[int] = Counter()
    sheets = 0
    for row in below:
        answered = [(at, text) for at in found if (text := _on_one_line(row.cell(at)))]
        sheets += bool(answered)
        for at, text in answered:
            if text in counts[at] or len(counts[at]) < MAX_TEXTS:
                counts[at][text] += 1
            else:
                further[at] += 1
    return GroupMap(
        language=pack.language,
        pack=pack.ref,
        file=name,
        sheets=sheets,
        columns=tuple(
            FoundColumn(
                question=question.field,
                name=question.name,
                heading=_on_one_line(headings.cells[at]),
                answers=_answers(counts[at], question),
                more=further[at],
            )
            for at, question in found.items()
        ),
        left=left,
    )


def _answers(counts: Mapping[str, int], question: FormQuestion) -> tuple[FoundAnswer, ...]:
    """What was found, without numbers where a number is asked for: those speak for themselves."""
    found = (
        FoundAnswer(text=text, option=question.given(text), count=count)
        for text, count in counts.items()
    )
    return tuple(one for one in found if not (question.at_most and one.option is not None))


def _on_one_line(text: str) -> str:
    """The text with a space wherever it has any: a map's reader looks at the words."""
    return " ".join(text.split())


def _columns(
    headings: GridRow, texts: FormTexts
) -> tuple[dict[int, FormQuestion], tuple[LeftColumn, ...]]:
    """By its place, which question a column is; and the columns that are none, or not surely."""
    could = {at: texts.fields(heading) for at, heading in enumerate(headings.cells) if heading}
    times = Counter(next(iter(fields)) for fields in could.values() if len(fields) == 1)
    found: dict[int, FormQuestion] = {}
    left: list[LeftColumn] = []
    for at, fields in could.items():
        if not fields:
            why = WhyLeft.NOT_OURS
        elif len(fields) > 1:
            why = WhyLeft.SEVERAL_QUESTIONS
        elif times[field := next(iter(fields))] > 1:
            why = WhyLeft.SEVERAL_COLUMNS
        else:
            found[at] = texts.questions[field]
            continue
        left.append(
            LeftColumn(
                heading=_on_one_line(headings.cells[at]), why=why, questions=tuple(sorted(fields))
            )
        )
    return found, tuple(left)


def _known(row: GridRow, texts: FormTexts) -> int:
    """How many of its cells are what a question is called."""
    return sum(bool(texts.fields(cell)) for cell in row.cells)


def _under_headings(
    rows: Iterable[GridRow], known: Callable[[GridRow], tuple[int, ...]]
) -> tuple[GridRow, Iterator[GridRow]]:
    """The row with the headings, and those below it that were filled in.

    It is that of the first three of which most is known, the last of such rows, or else the first.
    Some programs write codes above it and ids of their own below.
    """
    coming = iter(rows)
    first = list(islice(coming, _MOST_HEADINGS))
    counts = [known(row) for row in first]
    most = max(counts, default=())
    at = max(i for i, count in enumerate(counts) if count == most) if any(most) else 0
    headings = first[at] if first else GridRow(1, ())
    below = chain(first[at + 1 :], coming)
    return headings, (row for row in below if not _is_of_a_program(row))


def _is_of_a_program(row: GridRow) -> bool:
    return all(cell.startswith(_IMPORT_ID) for cell in row.cells if cell)


class _Column(NamedTuple):
    """A column of an export as a map has it."""

    at: int
    heading: str
    question: FormQuestion
    mapped: Mapping[str, Given | None]

    def given(self, text: str) -> Given | None:
        """What a text gives, None where it answers nothing.

        Raises:
            LookupError: If neither the map nor the pack knows it.
        """
        key = plain(text)
        if key in self.mapped:
            return self.mapped[key]
        found = self.question.given(text)
        if found is None:
            raise LookupError
        return found


def apply(
    mapping: FormMap, rows: Iterable[GridRow], pack: OpenPack, *, name: str
) -> Iterator[Sheet | Unread]:
    """The rows as answer sheets, in order; a row with an answer that nobody knows is left out.

    What the map says of a text comes first, then what the pack itself calls its options, so that a
    later export need not be mapped again. A row without an answer is no sheet.

    Args:
        mapping: A map that was held against this pack.
        rows: The export's rows.
        name: The export as messages call it.

    Raises:
        ContentError: If the rows cannot be read, or a column of the map is not among them.
    """
    wanted = {plain(column.heading) for column in mapping.columns}
    texts = form_texts(pack)
    headings, below = _under_headings(
        rows, lambda row: (len(wanted.intersection(map(plain, row.cells))), _known(row, texts))
    )
    columns = _mapped(mapping, headings, texts, name)
    for row in below:
        if any(row.cell(column.at) for column in columns):
            yield _sheet(row, columns, pack, name)


def _mapped(
    mapping: FormMap, headings: GridRow, texts: FormTexts, name: str
) -> tuple[_Column, ...]:
    """The columns of a map where they stand in an export.

    Raises:
        ContentError: With every column that is not there, or is there twice.
    """
    places: dict[str, list[int]] = {}
    for at, heading in enumerate(headings.cells):
        places.setdefault(plain(heading), []).append(at)
    found: list[_Column] = []
    problems: list[Problem] = []
    for column in mapping.columns:
        here = places.get(plain(column.heading), [])
        if len(here) == 1:
            mapped = {plain(answer.text): answer.option for answer in column.answers}
            question = texts.questions[column.question]
            found.append(_Column(here[0], column.heading, question, mapped))
        else:
            problems.append(_misplaced(column.heading, column.question, here, headings, name))
    if problems:
        raise ContentError(*problems)
    return tuple(found)


def _misplaced(
    heading: str, field: str, here: Sequence[int], headings: GridRow, name: str
) -> Problem:
    if here:
        return Problem(
            code=ProblemCode.FORM_TWICE, file=name, line=headings.line, column=here[1] + 1,
            value=one_line(heading),
        )  # fmt: skip
    return Problem(
        code=ProblemCode.FORM_COLUMN_MISSING, file=name, line=headings.line, column=1,
        value=one_line(heading), kind=field,
        nearest=one_line(nearest(heading, filter(None, headings.cells)), most=80),
    )  # fmt: skip


def _sheet(row: GridRow, columns: Sequence[_Column], pack: OpenPack, name: str) -> Sheet | Unread:
    sections: dict[str, Any] = {}
    places: dict[tuple[str, ...], int] = {}
    problems: list[Problem] = []
    for column in columns:
        text = row.cell(column.at)
        if not text:
            continue
        section, _, entry = column.question.field.partition(".")
        try:
            given = column.given(text)
        except LookupError:
            problems.append(
                Problem(
                    code=ProblemCode.FORM_ANSWER, file=name, line=row.line, column=column.at + 1,
                    value=one_line(text), kind=one_line(column.heading, most=40),
                )
            )  # fmt: skip
            continue
        if given is not None:
            sections.setdefault(section, {})[entry] = (
                Practice(str(given)) if section == "pitfalls" else given
            )
            places[section, entry] = column.at + 1
    if problems:
        return Unread(problems=tuple(problems))
    answers = Answers(**sections)
    wrong = tuple(
        replace(p, file=name, line=row.line, column=places.get(tuple(map(str, p.path[:2])), 1))
        for p in wrong_answers(pack, answers)
    )
    return Unread(problems=wrong) if wrong else Sheet(file=name, row=row.line, answers=answers)
