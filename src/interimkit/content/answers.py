"""What somebody answered, from a file and into one, held against a pack's questionnaires."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice
from typing import Any, NamedTuple

from msgspec import json, structs, to_builtins

from interimkit.content.compose import Composed, compose
from interimkit.content.convert import fit
from interimkit.content.open_pack import OpenPack
from interimkit.content.place import place
from interimkit.content.read import decode, load_bytes
from interimkit.content.rules.answers import rewritten_answers, wrong_answers
from interimkit.domain.lost import LostAnswer, WhyLost
from interimkit.errors import (
    MAX_PROBLEMS,
    ContentError,
    Path,
    Problem,
    ProblemCode,
    UnknownChoiceError,
)
from interimkit.model.answers import AnsweredPack, Answers
from interimkit.model.nearest import unknown
from interimkit.model.pack import ID_PATTERN
from interimkit.model.quiz import Quiz, Thresholds
from interimkit.model.text import Text, clean, joined


class Loaded(NamedTuple):
    """The answers of a file, without those to ask again, and what to say about these."""

    answers: Answers
    asked_again: Problem | None


class Recovered(NamedTuple):
    """What a pack still asks of answers that were kept, and what became of the others."""

    answers: Answers
    lost: tuple[LostAnswer, ...]


def load_answers(data: bytes, *, pack: OpenPack, name: str) -> Answers:
    """The answers in a file; questions may still be open, but none is answered wrongly.

    An answer whose option was rewritten since is left out, so that its question is open again.
    Somebody's own words are a plain string, or in every language of the pack as in its examples.

    Args:
        data: The file's bytes, UTF-8 YAML (JSON is YAML as well).
        pack: Whose questions they should answer.
        name: The file as messages call it.

    Raises:
        ContentError: With every problem, each with its line and column.
    """
    return read_answers(data, pack=pack, name=name).answers


def read_answers(data: bytes, *, pack: OpenPack, name: str) -> Loaded:
    """The same, with one problem, in its place, that names what was left out; none where nothing.

    Raises:
        ContentError: With every problem, each with its line and column.
    """
    return read_composed(compose(decode(data, name=name), file=name), pack=pack, name=name)


def read_composed(composed: Composed, *, pack: OpenPack, name: str) -> Loaded:
    """The same of what has been composed: from YAML, from a line, or from the cells of a row.

    Raises:
        ContentError: With every problem, each with its line and column.
    """
    answers, asked_again = _up_to_date(_fit(composed, pack=pack, name=name), pack=pack)
    wrong = islice(wrong_answers(pack, answers), MAX_PROBLEMS)
    if problems := tuple(place(wrong, composed.value, file=name)):
        raise ContentError(*problems)
    return Loaded(answers, next(place(asked_again, composed.value, file=name), None))


def read_kept(data: bytes, *, pack: OpenPack, name: str) -> Answers:
    """The answers in a file, to whichever pack: their shape alone is looked at.

    Args:
        pack: Any pack, for the languages of texts.

    Raises:
        ContentError: If it is no answers file.
    """
    return _fit(compose(decode(data, name=name), file=name), pack=pack, name=name)


def recover_answers(data: bytes, *, pack: OpenPack, name: str) -> Recovered:
    """The answers in a file that was kept, perhaps for long: those that the pack still asks.

    Args:
        data: The file's bytes.
        pack: Whose questions they answered, in whichever version.
        name: The file as messages call it.

    Raises:
        ContentError: If it is no answers file.
    """
    whole = read_kept(data, pack=pack, name=name)
    since = rewritten_answers(pack, whole)
    lost = [
        LostAnswer(section="quiz", id=entry, why=WhyLost.REWRITTEN, since=since[entry])
        for entry in since
    ]
    answers = _without(whole, (("quiz", entry) for entry in since))
    while gone := [(str(p.path[0]), str(p.path[1])) for p in wrong_answers(pack, answers)]:
        lost += [LostAnswer(section=section, id=entry) for section, entry in dict.fromkeys(gone)]
        answers = _without(answers, gone)
    return Recovered(answers, tuple(lost))


def _without(answers: Answers, entries: Iterable[tuple[str, str]]) -> Answers:
    """The answers but for these, each named by its section and its key there."""
    changed: dict[str, Any] = {}
    for section, key in entries:
        part = changed.get(section, getattr(answers, section))
        if isinstance(part, dict):
            changed[section] = {name: value for name, value in part.items() if name != key}
        else:
            changed[section] = structs.replace(part, **{key: None})
    return structs.replace(answers, **changed)


def _up_to_date(answers: Answers, *, pack: OpenPack) -> tuple[Answers, tuple[Problem, ...]]:
    """The answers that still mean what they meant, and a problem where others were among them."""
    since = rewritten_answers(pack, answers)
    if not since:
        return answers, ()
    kept = {name: option for name, option in answers.quiz.items() if name not in since}
    problem = Problem(
        code=ProblemCode.ANSWER_REWRITTEN,
        path=("quiz",),
        value=", ".join(since),
        expected=tuple(dict.fromkeys(since.values())),
    )
    return structs.replace(answers, quiz=kept), (problem,)


def _fit(composed: Composed, *, pack: OpenPack, name: str) -> Answers:
    reading = structs.replace(pack.reading, own_words=True)
    try:
        return _cleaned(fit(composed, Answers, file=name, reading=reading))
    except ContentError as error:
        raise ContentError(*_of_numbers(error.problems, pack)) from None


def _of_numbers(problems: Iterable[Problem], pack: OpenPack) -> Iterator[Problem]:
    """The problems, but where a check asks for a number, which number it asks for."""
    checks = pack.load(Quiz).checks if pack.has(Quiz) else ()
    numbers: dict[Path, Thresholds] = {
        ("checks", check.id): check.number for check in checks if check.number
    }
    for problem in problems:
        number = numbers.get(problem.path)
        if number and problem.code is ProblemCode.ID_MALFORMED:
            code, expected = ProblemCode.WRONG_TYPE, ("whole-number",)
            yield structs.replace(problem, code=code, kind="text", expected=expected)
        elif number and problem.code is ProblemCode.NUMBER_RANGE:
            yield structs.replace(problem, expected=("0", str(number.at_most)))
        else:
            yield problem


def _cleaned(answers: Answers) -> Answers:
    """The answers with what is free text in them safe to show, each on one line."""
    notes, evidence = (
        {name: Text(joined(clean(words))) for name, words in said.items()}
        for said in (answers.notes, answers.evidence)
    )
    label = joined(clean(answers.label))
    pack = answers.pack and AnsweredPack(
        name=clean(answers.pack.name), version=clean(answers.pack.version)
    )
    return structs.replace(answers, pack=pack, label=label, notes=notes, evidence=evidence)


def encode_answers(answers: Answers, *, name: str = "") -> bytes:
    """The file that these answers are read from: UTF-8, one line an answer.

    It is YAML with whatever is free text in quotes, or JSON where the file's name ends in .json:
    both are read alike.

    Args:
        name: The file's name.
    """
    given = plain_answers(_cleaned(answers))
    if name.lower().endswith(".json"):
        return json.format(_JSON.encode(given), indent=2) + b"\n"
    lines: list[str] = []
    for field, value in given.items():
        if field == "pack":  # on one line: it is one thing
            inside = ", ".join(f"{part}: {scalar(value[part])}" for part in value)
            lines.append(f"{field}: {{{inside}}}")
        else:
            lines += _lines(field, value)
    return ("\n".join(lines) + "\n").encode()


def plain_answers(answers: Answers) -> dict[str, Any]:
    """What the answers hold, as plain data; what is not given is left out."""
    plain: dict[str, Any] = to_builtins(answers, enc_hook=str, builtin_types=(Decimal,))
    empty = to_builtins(Answers())
    return {f: part for f, part in plain.items() if f == "format" or part != empty[f]}


def _lines(name: str, value: Any, *, margin: str = "") -> Iterable[str]:
    """A name and its value: on a line, or on one for each of its parts."""
    if not isinstance(value, dict):
        yield f"{margin}{name}: {scalar(value)}"
        return
    yield f"{margin}{name}:"
    for part, inside in value.items():
        yield from _lines(scalar(part), inside, margin=f"{margin}  ")


_JSON = json.Encoder(decimal_format="number")
_PLAIN = re.compile(r"interimkit\.answers/\d+|\d+\.\d+\.\d+|[a-z][a-z0-9]*([-_][a-z0-9]+)*")
"""A format, a version, an id or a field: what needs no quotes."""

_WORDS = {"true", "false", "null"}
"""What YAML would not read as text."""


def scalar(value: int | Decimal | str) -> str:
    """A value as YAML: an id or a number as it is, any other text as JSON writes it."""
    if isinstance(value, int | Decimal):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    plain = _PLAIN.fullmatch(value) and value not in _WORDS
    return value if plain else json.encode(value).decode()


def example_names(pack: OpenPack) -> tuple[str, ...]:
    """The invented people whose answers come with a pack: ids, so that any shell may see them."""
    files = (file.removesuffix(".yaml") for file in example_files(pack) if file.endswith(".yaml"))
    return tuple(name for name in files if re.search(ID_PATTERN, name))


def example_files(pack: OpenPack) -> tuple[str, ...]:
    """The YAML files among a pack's examples, in order; none where it has no examples.

    Raises:
        ContentError: If there are some that cannot be listed.
    """
    folder = pack.folder / "examples"
    try:
        names = [entry.name for entry in folder.iterdir()]
    except FileNotFoundError:
        return ()
    except OSError:
        problem = Problem(code=ProblemCode.UNREADABLE, file=pack.called("examples"))
        raise ContentError(problem) from None
    return tuple(sorted(name for name in names if name.endswith((".yaml", ".yml"))))


def load_example(pack: OpenPack, name: str) -> Answers:
    """The answers of one of them, which were checked with the pack.

    Raises:
        UnknownChoiceError: If there is nobody of that name.
        ContentError: If the file cannot be read.
    """
    names = example_names(pack)
    if name not in names:
        raise UnknownChoiceError(
            unknown(ProblemCode.CHOICE_UNKNOWN, name, names, path=("example",))
        )
    called, data = _example(pack, name)
    return _fit(compose(decode(data, name=called), file=called), pack=pack, name=called)


def check_example(pack: OpenPack, name: str) -> None:
    """Holds an example against the questions of its pack; it answers them as they are now.

    Raises:
        ContentError: With every problem, each with its line and column.
    """
    called, data = _example(pack, name)
    if asked_again := read_answers(data, pack=pack, name=called).asked_again:
        raise ContentError(asked_again)


def _example(pack: OpenPack, name: str) -> tuple[str, bytes]:
    called = pack.called(f"examples/{name}.yaml")
    return called, load_bytes(pack.folder / "examples" / f"{name}.yaml", name=called)
