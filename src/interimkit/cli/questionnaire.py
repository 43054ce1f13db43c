"""Asks one question after another: back and forth, with a review, saving as it goes."""

from collections.abc import Callable, Mapping, Sequence
from gettext import gettext as _
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
        command: The command line that asks it.
        intro: What is said before the first question.
        asks: Everything that it can ask, in order.
    """

    name: str
    command: str
    intro: str
    asks: tuple[Ask, ...]


def labels(options: Sequence[tuple[str, str]]) -> list[str]:
    """What stands before each option: a level's own number, or else its place from 1."""
    ids = [id_ for id_, _text in options]
    levels = all(id_.isdigit() for id_ in ids)
    return ids if levels else [str(place) for place in range(1, len(ids) + 1)]


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
        if _put(now, index, answers, prompter):
            save(answers)
        now = _applying(asks, answers)
        index = _first_missing(now, answers)


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
    if ask.id not in answers:
        return "?"
    return dict(ask.options).get(str(answers[ask.id]), str(answers[ask.id]))
