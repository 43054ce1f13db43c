"""Answers as letters: what a paper sheet is typed as, and what an answer code is made of."""

from collections.abc import Mapping, Sequence
from string import ascii_uppercase

from interimkit.domain.group_spread import Asked, letter_of
from interimkit.errors import Problem, ProblemCode, UsageError
from interimkit.model.text import one_line

UNMARKED = "-"
"""Stands for a question that has no answer."""


def to_letters(asked: Sequence[Asked], chosen: Mapping[str, str]) -> str:
    """One letter a question, in the order in which they are asked; a hyphen where there is none.

    Args:
        chosen: By question, the option.
    """
    return "".join(
        question.letter(chosen[question.id]) if question.id in chosen else UNMARKED
        for question in asked
    )


def read_letters(text: str, asked: Sequence[Asked]) -> dict[str, str]:
    """By question, the option that its letter stands for; what is unmarked is left out.

    Args:
        text: A letter a question, in capitals or not, with or without space between them.

    Raises:
        UsageError: If there are more or fewer, or one is no option's; with every such one.
    """
    letters = "".join(text.split()).upper()
    if len(letters) != len(asked):
        raise UsageError(
            Problem(
                code=ProblemCode.LETTERS_COUNT,
                value=one_line(text, most=80),
                expected=(str(len(asked)),),
            )
        )
    places = [ascii_uppercase.find(letter) for letter in letters]
    wrong = [
        Problem(
            code=ProblemCode.LETTER_UNKNOWN,
            value=one_line(letters[n]),
            kind=str(n + 1),
            expected=("A", letter_of(len(question.options) - 1)),
        )
        for n, question in enumerate(asked)
        if letters[n] != UNMARKED and not 0 <= places[n] < len(question.options)
    ]
    if wrong:
        raise UsageError(*wrong)
    return {
        question.id: question.options[place]
        for question, place in zip(asked, places, strict=True)
        if place >= 0
    }
