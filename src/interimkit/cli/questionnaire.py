"""Asks one question after another: back and forth, with a review, saving as it goes."""

from collections.abc import Callable, Mapping, Sequence
from gettext import gettext as _
from typing import Final, NamedTuple, Protocol

Answer = int | str


class Ask(NamedTuple):
    """One thing to ask.

    Attributes:
        id: What the answer is kept under.
        name: What it is about, in a few words.
        text: The question itself.
        options: The ids and texts to choose from; none when a number is asked for.
        at_most: The largest number that makes sense.
        optional: Whether it may be left open.
    """

    id: str
    name: str
    text: str
    options: tuple[tuple[str, str], ...] = ()
    at_most: int = 0
    optional: bool = False


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


def fill_in(
    asks: Sequence[Ask],
    given: Mapping[str, Answer],
    prompter: Prompter,
    *,
    save: Callable[[Mapping[str, Answer]], None],
) -> dict[str, Answer]:
    """The answers to all that is asked, those given before included.

    Starts at the first question without an answer; going back shows what was chosen, and keeps
    what came after. Ends with a review from which any answer can still be changed.

    Args:
        save: Called with all answers after each one.
    """
    answers = dict(given)
    index = next((i for i, ask in enumerate(asks) if ask.id not in answers), len(asks))
    while True:
        while index < len(asks):
            if _put(asks, index, answers, prompter):
                save(answers)
                index += 1
            else:
                index = max(index - 1, 0)
        index = _review(asks, answers, prompter)
        if index == len(asks):
            return answers
        if _put(asks, index, answers, prompter):
            save(answers)
        index = len(asks)


def _put(asks: Sequence[Ask], index: int, answers: dict[str, Answer], prompter: Prompter) -> bool:
    """Asks one question; False asks to go back instead."""
    ask = asks[index]
    progress = _("{index} of {count}").format(index=index + 1, count=len(asks))
    question = f"{progress} · {ask.name}\n{ask.text}"
    current = str(answers.get(ask.id, OPEN))
    reply: int | str | Back
    if ask.options:
        options = [*ask.options, *([(OPEN, _("I cannot say yet"))] if ask.optional else [])]
        reply = prompter.choose(question, options, chosen=current, back=index > 0)
    else:
        reply = prompter.number(question, at_most=ask.at_most, given=current, back=index > 0)
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
        (str(i), line.format(name=ask.name, value=_shown(ask, answers)))
        for i, ask in enumerate(asks)
    ]
    done = str(len(asks))
    rows.insert(0, (done, _("This is right. Show the result.")))
    reply = prompter.choose(
        _("Your answers; choose one to change it"), rows, chosen=done, back=False
    )
    assert isinstance(reply, str)
    return int(reply)


def _shown(ask: Ask, answers: Mapping[str, Answer]) -> str:
    if ask.id not in answers:
        return "?"
    return dict(ask.options).get(str(answers[ask.id]), str(answers[ask.id]))
