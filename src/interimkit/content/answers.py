"""Reads an answers file: what somebody answered, held against a pack's questionnaires."""

from collections.abc import Iterator
from typing import Any

from msgspec import structs

from interimkit.content.compose import Mapping, compose
from interimkit.content.convert import Reading, parse
from interimkit.content.open_pack import OpenPack
from interimkit.content.read import decode, load_bytes
from interimkit.domain.pitfalls_audit import find_wrong_pitfalls
from interimkit.domain.quiz import find_wrong_answers
from interimkit.errors import ContentError, Problem, ProblemCode, UnknownChoiceError
from interimkit.model.answers import Answers
from interimkit.model.nearest import unknown
from interimkit.model.pack import Pack
from interimkit.model.pitfalls import Pitfalls
from interimkit.model.quiz import Quiz
from interimkit.model.text import Language, clean

_READING = Reading(language=Language.EN, declared=(Language.EN,))  # answers hold no texts


def load_answers(data: bytes, *, pack: Pack, name: str) -> Answers:
    """The answers in a file; questions may still be open, but none is answered wrongly.

    Args:
        data: The file's bytes, UTF-8 YAML (JSON is YAML as well).
        pack: Whose questions they should answer.
        name: The file as messages call it.

    Raises:
        ContentError: With every problem, each with its line and column.
    """
    text = decode(data, name=name)
    answers = parse(text, Answers, file=name, reading=_READING)
    value, _, _ = compose(text, file=name)
    problems = tuple(_placed(_find_wrong(pack, answers), value, file=name))
    if problems:
        raise ContentError(*problems)
    return _cleaned(answers)


def _find_wrong(pack: Pack, answers: Answers) -> Iterator[Problem]:
    """What is wrong in each section; a questionnaire is loaded only where its answers are."""
    if answers.quiz or answers.checks:
        yield from find_wrong_answers(pack.load(Quiz), answers)
    if answers.pitfalls or answers.notes:
        yield from find_wrong_pitfalls(pack.load(Pitfalls), answers)


def _cleaned(answers: Answers) -> Answers:
    """The answers with their own words safe to show."""
    return structs.replace(answers, notes={k: clean(v) for k, v in answers.notes.items()})


def _placed(problems: Iterator[Problem], value: Any, *, file: str) -> Iterator[Problem]:
    """The problems where they stand."""
    for problem in problems:
        section: Mapping
        if problem.code is ProblemCode.QUESTION_UNKNOWN:  # its field is the section
            section = value[problem.field]
            line, column = section.key_at[problem.value]
        else:
            section = next(
                value[part] for part in ("quiz", "checks") if problem.field in value.get(part, ())
            )
            line, column = section.value_at[problem.field]
        yield structs.replace(problem, file=file, line=line, column=column)


def example_names(pack: OpenPack) -> tuple[str, ...]:
    """The invented people whose answers come with a pack."""
    folder = pack.folder / "examples"
    return tuple(sorted(path.stem for path in folder.glob("*.yaml")))


def load_example(pack: OpenPack, name: str) -> Answers:
    """The answers of one of them.

    Raises:
        UnknownChoiceError: If there is nobody of that name.
        ContentError: If the answers do not validate.
    """
    names = example_names(pack)
    if name not in names:
        raise UnknownChoiceError(unknown(ProblemCode.EXAMPLE_UNKNOWN, name, names))
    called = pack.called(f"examples/{name}.yaml")
    data = load_bytes(pack.folder / "examples" / f"{name}.yaml", name=called)
    return load_answers(data, pack=pack, name=called)
