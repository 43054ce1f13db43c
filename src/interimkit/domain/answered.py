"""What is wrong with answers, whatever they are to: found only where looking them up has failed."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from interimkit.errors import Problem, ProblemCode
from interimkit.model.answers import LONGEST_NOTE
from interimkit.model.nearest import unknown


def missing(section: str, given: Mapping[str, object], asked: Iterable[str]) -> Iterator[Problem]:
    """The questions of a section that have no answer."""
    for name in asked:
        if name not in given:
            yield Problem(code=ProblemCode.ANSWER_MISSING, path=(section, name))


def not_asked(section: str, given: Iterable[str], asked: Collection[str]) -> Iterator[Problem]:
    """The answers of a section that are to no question."""
    for name in given:
        if name not in asked:
            yield unknown(
                ProblemCode.QUESTION_UNKNOWN, name, asked, path=(section, name), of_name=True
            )


def too_long(section: str, words: Mapping[str, str]) -> Iterator[Problem]:
    """The notes or examples that are longer than a line that one remembers something by."""
    for name, text in words.items():
        if len(text) > LONGEST_NOTE:
            yield Problem(
                code=ProblemCode.TEXT_LENGTH,
                path=(section, name),
                value=str(len(text)),
                expected=("1", str(LONGEST_NOTE)),
            )
