"""A map's file: written to be checked by eye, and read back."""

from collections.abc import Iterator
from textwrap import wrap

from msgspec import json
from msgspec.structs import replace

from interimkit.content.answers import scalar
from interimkit.content.compose import compose
from interimkit.content.convert import fit
from interimkit.content.open_pack import OpenPack
from interimkit.content.place import place
from interimkit.content.read import decode
from interimkit.domain.group_map import FoundAnswer, FoundColumn, GroupMap
from interimkit.errors import ContentError, Path, Problem, ProblemCode
from interimkit.group.form_texts import FormQuestion, FormTexts, form_texts, plain
from interimkit.model.form_map import FormColumn, FormMap
from interimkit.model.nearest import nearest, unknown
from interimkit.model.text import clean, one_line
from interimkit.render.words import catalogue


def read_map(data: bytes, *, pack: OpenPack, name: str) -> FormMap:
    """The map in a file, each of its questions and options one of the pack.

    Args:
        data: The file's bytes, UTF-8 YAML.
        name: The file as messages call it.

    Raises:
        ContentError: With every problem, each with its line and column.
    """
    composed = compose(decode(data, name=name), file=name)
    found = fit(composed, FormMap, file=name, reading=pack.reading)
    if problems := tuple(place(_wrong(found, form_texts(pack)), composed.value, file=name)):
        raise ContentError(*problems)
    return found


def _wrong(mapping: FormMap, texts: FormTexts) -> Iterator[Problem]:
    fields: set[str] = set()
    headings: set[str] = set()
    for number, column in enumerate(mapping.columns):
        at = ("columns", number)
        question = texts.questions.get(column.question)
        if question is None:
            yield _no_question(column.question, texts, (*at, "question"))
        elif column.question in fields:
            yield _twice(column.question, (*at, "question"))
        if plain(column.heading) in headings:
            yield _twice(column.heading, (*at, "heading"))
        fields.add(column.question)
        headings.add(plain(column.heading))
        if question:
            yield from _wrong_options(column, question, (*at, "answers"))


def _no_question(field: str, texts: FormTexts, path: Path) -> Problem:
    """With the nearest, or else with all that there are."""
    near = nearest(field, texts.questions)
    return Problem(
        code=ProblemCode.QUESTION_UNKNOWN, path=path, value=one_line(field), nearest=near,
        expected=() if near else tuple(texts.questions),
    )  # fmt: skip


def _wrong_options(column: FormColumn, question: FormQuestion, at: Path) -> Iterator[Problem]:
    said: dict[str, object] = {}
    for number, answer in enumerate(column.answers):
        path = (*at, number, "option")
        option = answer.option
        if option is not None and question.at_most:
            if not isinstance(option, int) or option > question.at_most:
                yield Problem(
                    code=ProblemCode.NUMBER_RANGE, path=path, value=str(option),
                    expected=("0", str(question.at_most)),
                )  # fmt: skip
        elif option is not None and not question.holds(option):
            wrong = unknown(ProblemCode.ANSWER_UNKNOWN, str(option), question.ids, path=path)
            yield replace(wrong, kind=question.field)
        key = plain(answer.text)
        if key in said:
            yield _twice(answer.text, (*at, number, "text"))
        said[key] = option


def _twice(value: str, path: Path) -> Problem:
    return Problem(code=ProblemCode.FORM_TWICE, path=path, value=one_line(value))


def encode_map(found: GroupMap) -> bytes:
    """The file of what was found, UTF-8 YAML; what is none stands in it as comments.

    Headings and texts are whatever somebody typed: each is in quotes, on one line.
    """
    _ = catalogue(found.language).gettext
    lines = [
        *_comment(_("What was found in {file}.").format(file=one_line(found.file))),
        *_comment(
            _(
                "Check it by eye, and mend it: a question is its section and its id, an option its "
                "id, a level or a number; null is no answer. What the pack itself calls an option "
                "need not be listed here."
            )
        ),
        "format: interimkit.map/1",
        "columns:" if found.columns else "columns: []",
    ]
    for column in found.columns:
        lines += _column(column, found)
    if found.left:
        lines += _comment(
            _(
                "Left out, and never read: no question has this name, or more than one thing has. "
                "Where one is a question after all, give it an entry above."
            )
        )
    lines += [
        "# " + " ".join((_quoted(left.heading), *left.questions)).rstrip() for left in found.left
    ]
    return ("\n".join(lines) + "\n").encode()


def _column(column: FoundColumn, found: GroupMap) -> Iterator[str]:
    words = catalogue(found.language)
    yield f"  - question: {column.question}"
    yield f"    heading: {_quoted(column.heading)}"
    known = [answer for answer in column.answers if answer.option is not None]
    if known or column.unknown:
        yield "    answers:" if known else "    # answers:"
        yield from (f"      - {_entry(answer)}" for answer in known)
    if column.unknown:
        yield from _comment(
            words.gettext("Not an option word for word; give an entry to any that is one:"),
            margin="      ",
        )
    for answer in column.unknown:
        times = words.ngettext("{count} time", "{count} times", answer.count)
        yield f"      # {_entry(answer)}  # {times.format(count=answer.count)}"
    if column.more:
        text = words.ngettext("{count} more answer", "{count} more answers", column.more)
        yield from _comment(text.format(count=column.more), margin="      ")


def _entry(answer: FoundAnswer) -> str:
    option = "?" if answer.option is None else scalar(answer.option)
    return f"{{option: {option}, text: {_quoted(answer.text)}}}"


def _comment(text: str, *, margin: str = "") -> Iterator[str]:
    return (f"{margin}# {line}" for line in wrap(text, 98 - len(margin)))


def _quoted(text: str) -> str:
    """A text as JSON writes it, which YAML reads as well."""
    return json.encode(clean(text)).decode()
