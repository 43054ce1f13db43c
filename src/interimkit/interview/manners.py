"""Asks one question after another: back and forth, with a review, saving as it goes."""

from collections.abc import Callable, Mapping, Sequence
from textwrap import shorten
from typing import Protocol

from interimkit.interview.questionnaire import OPEN, Answer, Ask, Back, Questionnaire
from interimkit.model.text import Language
from interimkit.render.words import catalogue


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
    questionnaire: Questionnaire,
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
        questionnaire: What does not apply to the answers so far is passed by.
        save: Called with all answers after each one.
    """
    asks, language = questionnaire.asks, questionnaire.language
    answers = dict(given)
    now = _applying(asks, answers)
    index = _start(now, answers)
    while True:
        while index < len(now):
            if _put(questionnaire, now[index], answers, prompter, back=index > 0):
                save(answers)
                now = _applying(asks, answers)
                index += 1
            else:
                index = max(index - 1, 0)
        index = _review(now, answers, prompter, language)
        if index == len(now):
            return answers
        asked = {ask.id for ask in now}
        if _put(questionnaire, now[index], answers, prompter, back=index > 0):
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


def _put(
    questionnaire: Questionnaire, ask: Ask, answers: dict[str, Answer], prompter: Prompter, *,
    back: bool,
) -> bool:  # fmt: skip
    """Asks one question; False asks to go back instead."""
    _ = catalogue(questionnaire.language).gettext
    question = f"{_progress(questionnaire, ask, answers)} · {ask.name}\n{ask.text}"
    current = str(answers.get(ask.id, OPEN))
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


def _progress(questionnaire: Questionnaire, ask: Ask, answers: Mapping[str, Answer]) -> str:
    """How far one is, such as `4 of 15`; what comes later is counted by itself."""
    _ = catalogue(questionnaire.language).gettext
    alike = [other for other in _applying(questionnaire.asks, answers) if other.later == ask.later]
    text = _("{index} of {count}").format(index=alike.index(ask) + 1, count=len(alike))
    more = 0 if ask.later else _most_later(questionnaire.asks, ask, answers)
    return f"{text}, {questionnaire.may_follow(more)}" if more else text


def _most_later(asks: Sequence[Ask], ask: Ask, answers: Mapping[str, Answer]) -> int:
    """How much may still follow, if this and what is open is answered by what calls for most."""
    highest = {other.id: other.options[-1][0] for other in asks if other.options}
    return max(
        sum(other.later for other in _applying(asks, {**highest, **answers, **this}))
        for this in ([{ask.id: option} for option, _text in ask.options] or [{}])
    )


def _review(
    asks: Sequence[Ask], answers: Mapping[str, Answer], prompter: Prompter, language: Language
) -> int:
    """The index of an answer to change, or the number of questions when all is well."""
    _ = catalogue(language).gettext
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
    """An answer on a line or two: from where it differs from its like, a level with its number."""
    if ask.id not in answers:
        return "–"
    chosen = str(answers[ask.id])
    if not ask.options:
        return chosen
    text = dict(ask.options).get(chosen, chosen)
    others = [other for id_, other in ask.options if id_ != chosen]
    alike = max((_alike(text, other) for other in others), default=0)
    start = text.rfind(" ", 0, alike + 1) + 1
    if start and len(text) > _SHOWN:
        text = f"…{text[start:]}"
    if chosen.isdigit():
        text = f"{chosen} · {text}"
    return shorten(text, _SHOWN, placeholder="…")


def _alike(text: str, other: str) -> int:
    """The number of characters with which both begin."""
    pairs = zip(text, other, strict=False)
    return next((i for i, (one, two) in enumerate(pairs) if one != two), min(len(text), len(other)))


_SHOWN = 120
"""Characters of an answer that a review shows: two lines of most terminals."""
