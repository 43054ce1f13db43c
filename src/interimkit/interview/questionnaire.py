"""What can be asked, whoever asks it and however the answer comes in."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from interimkit.model.text import Language
from interimkit.render.words import catalogue

Answer = int | str


def _always(answers: Mapping[str, Answer]) -> bool:  # noqa: ARG001 - a condition's signature
    return True


class Ask(NamedTuple):
    """One thing to ask.

    Attributes:
        id: What the answer is kept under; `name.detail` for what goes with another answer.
        section: The section of an answers file that it belongs to.
        name: What it is about, in a few words.
        text: The question itself.
        options: The ids and texts to choose from; none when a number or words are asked for.
        at_most: The largest number that makes sense.
        longest: The most characters of an answer in words; 0 when it is no such answer.
        optional: Whether it may be left open.
        applies: Whether it is asked at all, given the answers so far.
    """

    id: str
    section: str
    name: str
    text: str
    options: tuple[tuple[str, str], ...] = ()
    at_most: int = 0
    longest: int = 0
    optional: bool = False
    applies: Callable[[Mapping[str, Answer]], bool] = _always

    @property
    def entry(self) -> str:
        """The key in its section: `leadership` for `leadership.evidence`."""
        return self.id.partition(".")[0]


class Questionnaire(NamedTuple):
    """What a command asks, whichever way the answers come in.

    Attributes:
        name: The name of its draft.
        language: The language that it asks in.
        intro: What is said before the first question.
        asks: Everything that it can ask, in order.
    """

    name: str
    language: Language
    intro: str
    asks: tuple[Ask, ...]


class Back:
    """The reply that asks for the question before."""


BACK: Final = Back()
OPEN: Final = ""
"""The reply that leaves a question open."""


def about_minutes(count: int, *, seconds: int, language: Language) -> str:
    """How long so many questions take, at so many seconds each.

    >>> about_minutes(11, seconds=22, language=Language.EN)
    'about 4 minutes'
    """
    minutes = max(1, round(count * seconds / 60))
    words = catalogue(language)
    return words.ngettext("about {count} minute", "about {count} minutes", minutes).format(
        count=minutes
    )


def are_levels(options: Sequence[tuple[str, str]]) -> bool:
    """Whether the options are levels, which have a number of their own."""
    return all(id_.isdigit() or id_ == OPEN for id_, _text in options)


def labels(options: Sequence[tuple[str, str]]) -> list[str]:
    """What stands before each option: a level's own number, or else its place from 1."""
    if are_levels(options):
        return [id_ or "?" for id_, _text in options]
    return [str(place) for place in range(1, len(options) + 1)]


def number_typed(typed: str, *, at_most: int) -> int | None:
    """The whole number from 0 to `at_most` that was typed; None when it is none.

    >>> number_typed("12", at_most=60), number_typed("000000000999999", at_most=60)
    (12, None)
    """
    plain = typed.isascii() and typed.isdigit() and len(typed) <= len(str(at_most)) + 3
    return int(typed) if plain and int(typed) <= at_most else None
