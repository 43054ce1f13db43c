"""Asks one question after another: back and forth, with a review, saving as it goes."""

from collections.abc import Callable, Mapping, Sequence
from gettext import gettext as _
from textwrap import shorten
from typing import Final, NamedTuple, Protocol

Answer = int | str


def _always(answers: "Mapping[str, Answer]") -> bool:  # noqa: ARG001 - a condition's signature
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
    applies: "Callable[[Mapping[str, Answer]], bool]" = _always


class Questionnaire(NamedTuple):
    """What a command asks, whichever way the answers come in.

    Attributes:
        name: The name of its draft.
        intro: What is said before the first question.
        asks: Everything that it can ask, in order.
    """

    name: str
    intro: str
    asks: tuple[Ask, ...]


def are_levels(options: Sequence[tuple[str, str]]) -> bool:
    """Whether the options are levels, which have a number of their own."""
    return all(id_.isdigit() or id_ == OPEN for id_, _text in options)


def labels(options: Sequence[tuple[str, str]]) -> list[str]:
    """What stands before each option: a level's own number, or else its place from 1."""
    if are_levels(options):
        return [id_ or "?" for id_, _text in options]
    return [str(place) for place in range(1, len(options) + 1)]


class Back:
    """The reply that asks for the question before."""


BACK: Final = Back()
OPEN: Final = ""
"""The reply that leaves a question open."""


class Prompter(Protocol):
    """Somebody to ask: a terminal, plain lines, or a test's script."""

    def say(self, text: str) -> None:
        """Tells something that needs no reply."""
        ...

    def choose(
        self, question: str, options: Sequence[tuple[str, str]], *, chosen: str, back: bool
    ) -> str | Back:
        """The id of one of the options; `chosen` is selected beforehand."""
        ...

    def number(self, question: str, *, at_most: int, given: str, back: bool) -> int | str | Back:
        """A number from 0 to `at_most`, or `OPEN`."""
        ...

    def write(self, question: str, *, longest: int, given: str, back: bool) -> str | Back:
        """A line of at most `longest` characters, or `OPEN`."""
        ...


def fill_in(
    asks: Sequence[Ask],
    given: Mapping[str, Answer],
    prompter: Prompter,
    *,
    save: Callable[[Mapping[str, Answer]], None],
) -> dict[str, Answer]:
    """The answers to all that is asked, those given before included.

    Starts after the last answer before the first question that is still open; going back shows
    what was chosen, and keeps what came after. Ends with a review from which any answer can still
    be changed.

    Args:
        asks: Everything that can be asked; what does not apply to the answers so far is passed by.
        save: Called with all answers after each one.
    """
    answers = dict(given)
    now = _applying(asks, answers)
    index = _start(now, answers)
    while True:
        while index < len(now):
            if _put(now, index, answers, prompter):
                save(answers)
                now = _applying(asks, answers)
                index += 1
            else:
                index = max(index - 1, 0)
        index = _review(now, answers, prompter)
        if index == len(now):
            return answers
        asked = {ask.id for ask in now}
        if _put(now, index, answers, prompter):
            save(answers)
        now = _applying(asks, answers)
        # What the change brought up is asked before the review comes back.
        fresh = (i for i, ask in enumerate(now) if ask.id not in asked | answers.keys())
        index = next(fresh, _first_missing(now, answers))


def _applying(asks: Sequence[Ask], answers: Mapping[str, Answer]) -> list[Ask]:
    return [ask for ask in asks if ask.applies(answers)]


def _start(asks: Sequence[Ask], answers: Mapping[str, Answer]) -> int:
    """After the last answer before what must still be answered."""
    before = range(_first_missing(asks, answers))
    return 1 + max((i for i in before if asks[i].id in answers), default=-1)


def _first_missing(asks: Sequence[Ask], answers: Mapping[str, Answer]) -> int:
    """The index of the first question that must be answered and is not, or their number."""
    missing = (i for i, ask in enumerate(asks) if not ask.optional and ask.id not in answers)
    return next(missing, len(asks))


def _put(asks: Sequence[Ask], index: int, answers: dict[str, Answer], prompter: Prompter) -> bool:
    """Asks one question; False asks to go back instead."""
    ask = asks[index]
    progress = _("{index} of {count}").format(index=index + 1, count=len(asks))
    question = f"{progress} · {ask.name}\n{ask.text}"
    current = str(answers.get(ask.id, OPEN))
    back = index > 0
    reply: int | str | Back
    if ask.longest:
        reply = prompter.write(question, longest=ask.longest, given=current, back=back)
    elif ask.options:
        options = [*ask.options, *([(OPEN, _("I cannot say yet"))] if ask.optional else [])]
        reply = prompter.choose(question, options, chosen=current, back=back)
    else:
        reply = prompter.number(question, at_most=ask.at_most, given=current, back=back)
    if isinstance(reply, Back):
        return False
    if reply == OPEN:
        answers.pop(ask.id, None)
    else:
        answers[ask.id] = reply
    return True


def _review(asks: Sequence[Ask], answers: Mapping[str, Answer], prompter: Prompter) -> int:
    """The index of an answer to change, or the number of questions when all is well."""
    line = _("{name}: {value}")
    rows = [
        (f"at-{i}", line.format(name=ask.name, value=_shown(ask, answers)))
        for i, ask in enumerate(asks)
    ]
    done = f"at-{len(asks)}"
    rows.insert(0, (done, _("This is right. Show the result.")))
    reply = prompter.choose(
        _("Your answers; choose one to change it"), rows, chosen=done, back=False
    )
    assert isinstance(reply, str)
    return int(reply.removeprefix("at-"))


def _shown(ask: Ask, answers: Mapping[str, Answer]) -> str:
    """An answer on one line, a level with its number."""
    if ask.id not in answers:
        return "–"
    chosen = str(answers[ask.id])
    text = dict(ask.options).get(chosen, chosen)
    if ask.options and chosen.isdigit():
        text = f"{chosen} · {text}"
    return shorten(text, _SHOWN, placeholder="…")


_SHOWN = 72
"""Characters of an answer that a review shows."""
