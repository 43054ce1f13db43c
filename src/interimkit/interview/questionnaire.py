"""What can be asked, whoever asks it and however the answer comes in."""

import re
from collections.abc import Callable, Mapping, Sequence
from string import ascii_lowercase
from typing import Final, NamedTuple

from interimkit.model.text import Language
from interimkit.render.words import catalogue

Answer = int | str


def _nothing(answers: Mapping[str, Answer]) -> str:  # noqa: ARG001 - what is told of answers
    return ""


def _always(answers: Mapping[str, Answer]) -> bool:  # noqa: ARG001 - a condition's signature
    return True


class Ask(NamedTuple):
    """One thing to ask.

    Attributes:
        id: What the answer is kept under; `name.detail` for what goes with another answer.
        section: The section of an answers file that it belongs to; empty where the reply only says
            how to go on, and is written down nowhere.
        name: What it is about, in a few words.
        text: The question itself.
        options: The ids and texts to choose from; none when a number or words are asked for.
        at_most: The largest number that makes sense.
        longest: The most characters of an answer in words; 0 when it is no such answer.
        optional: Whether it may be left open.
        applies: Whether it is asked at all, given the answers so far.
        later: Whether it follows the others, where their answers call for it: it has a count of
            its own, so that the count of what is asked anyway never grows.
        part: What it is counted among, where a questionnaire is made of several.
        leave: What leaving it open is called, where that is more than not being able to say.
        key: The key in its section, where that is not what its id begins with.
        told: What is said before the question, which follows from the answers so far.
        then: What stands by itself once it is answered, until somebody goes on.
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
    later: bool = False
    part: str = ""
    leave: str = ""
    key: str = ""
    told: Callable[[Mapping[str, Answer]], str] = _nothing
    then: Callable[[Mapping[str, Answer]], str] = _nothing

    @property
    def entry(self) -> str:
        """The key in its section: `leadership` for `leadership.evidence`."""
        return self.key or self.id.partition(".")[0]


def _nothing_more(count: int) -> str:  # noqa: ARG001 - as what says how much may come
    return ""


class Questionnaire(NamedTuple):
    """What a command asks, whichever way the answers come in.

    Attributes:
        name: The name of its draft.
        language: The language that it asks in.
        intro: What is said before the first question.
        asks: Everything that it can ask, in order.
        may_follow: Says that up to so many of what comes later may come.
        makes_history: Whether its answers are one diagnosis, which is saved beside earlier ones.
        opening: What stands by itself before the first question, until somebody goes on.
        review: What is asked at the end, and the reply that all is well; without it, as of answers.
        branches: Whether what is asked next follows from what was answered.
    """

    name: str
    language: Language
    intro: str
    asks: tuple[Ask, ...]
    may_follow: Callable[[int], str] = _nothing_more
    makes_history: bool = False
    opening: str = ""
    review: tuple[str, str] | None = None
    branches: bool = False

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections of an answers file that it fills, in the order of its questions."""
        return tuple(dict.fromkeys(ask.section for ask in self.asks if ask.section))


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
    """What stands before each option: a level's own number, or else a letter.

    A letter is what a room can call out. Of more than the alphabet has, each bears its place.

    >>> labels([("yes", "Yes"), ("no", "No")]), labels([("0", "None"), ("1", "Some")])
    (['a', 'b'], ['0', '1'])
    >>> labels([(f"at-{place}", "") for place in range(27)])[-2:]
    ['26', '27']
    """
    if are_levels(options):
        return [id_ or "?" for id_, _text in options]
    if len(options) <= len(ascii_lowercase):
        return list(ascii_lowercase[: len(options)])
    return [str(place) for place in range(1, len(options) + 1)]


def place_typed(typed: str, options: Sequence[tuple[str, str]]) -> int | None:
    """The place, from 0, of the option whose label was typed, or whose number where it has none.

    >>> abc = [("x", "X"), ("y", "Y"), ("z", "Z")]
    >>> place_typed("B", abc), place_typed("2", abc), place_typed("4", abc)
    (1, 1, None)
    """
    printed = labels(options)
    if typed.lower() in printed:
        return printed.index(typed.lower())
    if are_levels(options):
        return None
    number = number_typed(typed, at_most=len(options))
    return number - 1 if number else None


def number_typed(typed: str, *, at_most: int) -> int | None:
    """The whole number from 0 to `at_most` that was typed; None when it is none.

    >>> number_typed("12", at_most=60), number_typed("000000000999999", at_most=60)
    (12, None)
    """
    plain = typed.isascii() and typed.isdigit() and len(typed) <= len(str(at_most)) + 3
    return int(typed) if plain and int(typed) <= at_most else None


def number_answered(typed: str, *, at_most: int) -> int | None:
    """The same as people write an amount: in groups of three, with the euro's sign or code.

    No answer has decimals, so a point or a comma before three digits always parts thousands.

    >>> [number_answered(typed, at_most=10**8) for typed in ("118.000", "€ 118 000", "118,5")]
    [118000, 118000, None]
    """
    if len(typed) > _LONGEST_AMOUNT:
        return None
    amount = _EURO.sub("", typed).strip()
    if _GROUPED.fullmatch(amount):
        amount = "".join(sign for sign in amount if sign.isdigit())
    return number_typed(amount, at_most=at_most)


_LONGEST_AMOUNT = 40
_EURO = re.compile(r"^\s*(?:€|EUR\b)|(?:€|\bEUR)\s*$", re.IGNORECASE)
_GROUPED = re.compile(r"[0-9]{1,3}(?:([.,'’ \u00a0\u202f])[0-9]{3})(?:\1[0-9]{3})*")
