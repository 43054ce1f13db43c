"""What somebody answered, from a file and into one, held against a pack's questionnaires."""

import re
from itertools import islice

from msgspec import json, structs

from interimkit.content.compose import Composed, compose
from interimkit.content.convert import fit
from interimkit.content.open_pack import OpenPack
from interimkit.content.place import place
from interimkit.content.read import decode, load_bytes
from interimkit.content.rules.answers import wrong_answers
from interimkit.errors import MAX_PROBLEMS, ContentError, ProblemCode, UnknownChoiceError
from interimkit.model.answers import Answers, Rater
from interimkit.model.nearest import unknown
from interimkit.model.pack import ID_PATTERN
from interimkit.model.text import Text, clean


def load_answers(data: bytes, *, pack: OpenPack, name: str) -> Answers:
    """The answers in a file; questions may still be open, but none is answered wrongly.

    Somebody's own words are a plain string, or in every language of the pack as in its examples.

    Args:
        data: The file's bytes, UTF-8 YAML (JSON is YAML as well).
        pack: Whose questions they should answer.
        name: The file as messages call it.

    Raises:
        ContentError: With every problem, each with its line and column.
    """
    composed = compose(decode(data, name=name), file=name)
    answers = _fit(composed, pack=pack, name=name)
    wrong = islice(wrong_answers(pack, answers), MAX_PROBLEMS)
    if problems := tuple(place(wrong, composed.value, file=name)):
        raise ContentError(*problems)
    return answers


def _fit(composed: Composed, *, pack: OpenPack, name: str) -> Answers:
    reading = structs.replace(pack.reading, own_words=True)
    return _cleaned(fit(composed, Answers, file=name, reading=reading))


def _cleaned(answers: Answers) -> Answers:
    """The answers with their own words safe to show."""
    return structs.replace(
        answers,
        label=str(_one_line(answers.label)),
        notes={name: _one_line(note) for name, note in answers.notes.items()},
        evidence={name: _one_line(example) for name, example in answers.evidence.items()},
    )


def _one_line(words: str) -> Text:
    """Words safe to show, on the one line that they are meant to be."""
    return Text(clean(" ".join(re.split(r"[ \t]*[\n\t]+[ \t]*", words))).strip())


def encode_answers(answers: Answers) -> bytes:
    """The file that these answers are read from: UTF-8 YAML, one line an answer.

    Words of one's own stand in quotes.
    """
    lines = [f"format: {answers.format}"]
    if answers.pack:
        # A name is an id, a version three numbers: both plain.
        lines.append(f"pack: {{name: {answers.pack.name}, version: {answers.pack.version}}}")
    if answers.label:
        lines.append(f"label: {_value(answers.label)}")
    if answers.rater is not Rater.SELF:
        lines.append(f"rater: {answers.rater}")
    about = {"format", "pack", "rater", "label"}
    sections = (name for name in answers.__struct_fields__ if name not in about)
    for section in sections:
        if given := getattr(answers, section):
            lines += [f"{section}:", *(f"  {name}: {_value(given[name])}" for name in given)]
    return ("\n".join(lines) + "\n").encode()


def _value(value: int | str) -> str:
    """An id or a number as it is; any other text as JSON writes it, which YAML reads as well."""
    if isinstance(value, int):
        return str(value)
    plain = re.search(ID_PATTERN, value) and value[0].isalpha() and value not in _WORDS
    return str(value) if plain else json.encode(str(value)).decode()


_WORDS = {"true", "false", "null"}
"""What YAML would not read as text."""


def example_names(pack: OpenPack) -> tuple[str, ...]:
    """The invented people whose answers come with a pack."""
    folder = pack.folder / "examples"
    return tuple(sorted(path.stem for path in folder.glob("*.yaml")))


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
    """Holds an example against the questions of its pack.

    Raises:
        ContentError: With every problem, each with its line and column.
    """
    called, data = _example(pack, name)
    load_answers(data, pack=pack, name=called)


def _example(pack: OpenPack, name: str) -> tuple[str, bytes]:
    called = pack.called(f"examples/{name}.yaml")
    return called, load_bytes(pack.folder / "examples" / f"{name}.yaml", name=called)
