"""Reads an answers file: what somebody answered, held against a pack's questionnaires."""

import re
from collections.abc import Iterator
from itertools import islice

from msgspec import structs

from interimkit.content.compose import Composed, compose
from interimkit.content.convert import fit
from interimkit.content.open_pack import OpenPack
from interimkit.content.place import place
from interimkit.content.read import decode, load_bytes
from interimkit.errors import MAX_PROBLEMS, ContentError, Problem, ProblemCode, UnknownChoiceError
from interimkit.model.answers import Answers
from interimkit.model.nearest import unknown
from interimkit.model.pack import Pack
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
    wrong = islice(_find_wrong(pack, answers), MAX_PROBLEMS)
    if problems := tuple(place(wrong, composed.value, file=name)):
        raise ContentError(*problems)
    return answers


def _fit(composed: Composed, *, pack: OpenPack, name: str) -> Answers:
    reading = structs.replace(pack.reading, own_words=True)
    return _cleaned(fit(composed, Answers, file=name, reading=reading))


def _find_wrong(pack: Pack, answers: Answers) -> Iterator[Problem]:
    """What is wrong in each section; a questionnaire is loaded only where its answers are."""
    if answers.quiz or answers.checks:
        from interimkit.domain.quiz import find_wrong_answers
        from interimkit.model.quiz import Quiz

        yield from find_wrong_answers(pack.load(Quiz), answers)
    if answers.pitfalls or answers.notes:
        from interimkit.domain.pitfalls_audit import find_wrong_pitfalls
        from interimkit.model.pitfalls import Pitfalls

        yield from find_wrong_pitfalls(pack.load(Pitfalls), answers)
    if answers.profile or answers.skills or answers.evidence:
        from interimkit.domain.skills_gap import find_wrong_skills

        yield from find_wrong_skills(pack, answers)


def _cleaned(answers: Answers) -> Answers:
    """The answers with their own words safe to show."""
    return structs.replace(
        answers,
        notes={name: _one_line(note) for name, note in answers.notes.items()},
        evidence={name: _one_line(example) for name, example in answers.evidence.items()},
    )


def _one_line(words: str) -> Text:
    """Words safe to show, on the one line that they are meant to be."""
    return Text(clean(" ".join(re.split(r"[ \t]*[\n\t]+[ \t]*", words))).strip())


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
