"""Asks one question after another: back and forth, with a review, saving as it goes."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from textwrap import shorten
from typing import Protocol

from interimkit.errors import UsageError
from interimkit.interview.answering import typed_answer
from interimkit.interview.questionnaire import OPEN, Answer, Ask, Back, Questionnaire
from interimkit.model.text import Language
from interimkit.render.numbers import number
from interimkit.render.words import catalogue


class Stopped(KeyboardInterrupt):
    """Somebody stops in the middle of a question.

    Attributes:
        typed: What stood on its line by then.
    """

    def __init__(self, typed: str = "") -> None:
        super().__init__()
        self.typed = typed


class Prompter(Protocol):
    """Somebody to ask: a terminal, plain lines, or a test's script."""

    def say(self, text: str) -> None:
        """Tells something that needs no reply."""
        ...

    def choose(
        self, question: str, options: Sequence[tuple[str, str]], *, chosen: str | None, back: bool
    ) -> str | Back:
        """The id of one of the options; `chosen`, which may be `OPEN`, is selected beforehand.

        Raises:
            Stopped: If somebody stops; so do the other two.
        """
        ...

    def number(self, question: str, *, at_most: int, given: str, back: bool) -> int | str | Back:
        """A number from 0 to `at_most`, or `OPEN`."""
        ...

    def write(self, question: str, *, longest: int, given: str, back: bool) -> str | Back:
        """A line of at most `longest` characters, or `OPEN`."""
        ...

    def pause(self, text: str, *, back: bool) -> Back | None:
        """Shows something until somebody goes on, or asks to go back."""
        ...


def fill_in(
    questionnaire: Questionnaire,
    given: Mapping[str, Answer],
    prompter: Prompter,
    *,
    save: Callable[[Mapping[str, Answer]], None],
    open_alone: bool = False,
) -> dict[str, Answer]:
    """The answers to all that is asked, those given before included.

    Starts after the last answer before the first question that is still open; going back shows
    what was chosen, and keeps what came after. Ends with a review from which any answer can still
    be changed.

    Args:
        questionnaire: What does not apply to the answers so far is passed by.
        save: Called with all answers after each one.
        open_alone: Whether only what is still open is asked before the review, wherever it stands.

    Raises:
        Stopped: If somebody stops; a line that was half typed is saved if it is an answer.
    """
    return _Conversation(questionnaire, given, prompter, save, open_alone=open_alone).held()


class _Conversation:
    """One questionnaire put to somebody, with what they have said and left open so far."""

    def __init__(
        self, questionnaire: Questionnaire, given: Mapping[str, Answer], prompter: Prompter,
        save: Callable[[Mapping[str, Answer]], None], *, open_alone: bool,
    ) -> None:  # fmt: skip
        self._questionnaire = questionnaire
        self._answers = dict(given)
        self._left: set[str] = set()  # what somebody has said to leave open
        self._prompter = prompter
        self._save = save
        self._open_alone = open_alone
        self._translate = catalogue(questionnaire.language).gettext

    def held(self) -> dict[str, Answer]:
        now = self._applying()
        index = self._after(-1, now) if self._open_alone else _start(now, self._answers)
        self._begin(now, index)
        while True:
            while index < len(now):
                if self._put(now[index], back=index > 0):
                    now = self._applying()
                    index = self._after(index, now)
                else:
                    index = max(index - 1, 0)
            index = self._review(now)
            if index == len(now):
                return self._answers
            asked = {ask.id for ask in now}
            self._put(now[index], back=index > 0)
            now = self._applying()
            # What the change brought up is asked before the review comes back.
            fresh = (i for i, ask in enumerate(now) if ask.id not in asked | self._answers.keys())
            index = next(fresh, _first_missing(now, self._answers))

    def _begin(self, asks: Sequence[Ask], index: int) -> None:
        """Shows what stands before the first question that is put: of what came before, the end."""
        before = asks[index - 1].then(self._answers) if index else self._questionnaire.opening
        if before:
            self._prompter.pause(before, back=False)

    def _after(self, index: int, asks: Sequence[Ask]) -> int:
        """The index of what is asked next, or the number of questions."""
        if not self._open_alone:
            return index + 1
        settled = self._left | self._answers.keys()
        further = range(index + 1, len(asks))
        return next((i for i in further if asks[i].id not in settled), len(asks))

    def _applying(self) -> list[Ask]:
        return _applying(self._questionnaire.asks, self._answers)

    def _put(self, ask: Ask, *, back: bool) -> bool:
        """Asks one question and saves the answer; False asks to go back instead."""
        while True:
            try:
                reply = self._reply(ask, back=back)
            except Stopped as stopped:
                self._take_along(ask, stopped.typed)
                raise
            if isinstance(reply, Back):
                return False
            if reply == OPEN:
                self._answers.pop(ask.id, None)
                self._left.add(ask.id)
            else:
                self._answers[ask.id] = reply
                self._left.discard(ask.id)
            self._save(self._answers)
            text = ask.then(self._answers)
            if not (text and self._prompter.pause(text, back=True)):
                return True

    def _reply(self, ask: Ask, *, back: bool) -> int | str | Back:
        progress = _progress(self._questionnaire, ask, self._answers)
        lines = (f"{progress} · {ask.name}", ask.told(self._answers), ask.text)
        question = "\n".join(line for line in lines if line)
        current = str(self._answers.get(ask.id, OPEN))
        if ask.longest:
            return self._prompter.write(question, longest=ask.longest, given=current, back=back)
        if not ask.options:
            return self._prompter.number(question, at_most=ask.at_most, given=current, back=back)
        _ = self._translate  # by the name that the words to translate are found by
        cannot_say = ask.leave or _("I cannot say yet")
        options = [*ask.options, *([(OPEN, cannot_say)] if ask.optional else [])]
        seen = ask.id in self._left | self._answers.keys()
        return self._prompter.choose(
            question, options, chosen=current if seen else None, back=back
        )  # fmt: skip

    def _take_along(self, ask: Ask, typed: str) -> None:
        """Saves what was half typed, if it is an answer, and says what became of it."""
        if not typed.strip() or typed.strip() == str(self._answers.get(ask.id, OPEN)):
            return
        _ = self._translate
        try:
            self._answers[ask.id] = typed_answer(ask, typed.strip())
        except UsageError:
            said = _("What you were typing is no answer here, and is left out: {text}")
        else:
            said = _("What you were typing is taken along: {text}")
            self._save(self._answers)
        self._prompter.say(said.format(text=typed.strip()))

    def _review(self, asks: Sequence[Ask]) -> int:
        """The index of an answer to change, or the number of questions when all is well."""
        _ = self._translate
        line = _("{name}: {value}")
        still_open = _("still open")
        rows = [
            (
                f"at-{i}",
                line.format(
                    name=ask.name,
                    value=_shown(ask, self._answers, self._questionnaire.language) or still_open,
                ),
            )
            for i, ask in enumerate(asks)
        ]
        done = f"at-{len(asks)}"
        question, right = self._questionnaire.review or (
            _("Your answers; choose one to change it"),
            _("This is right. Show the result."),
        )
        rows.insert(0, (done, right))
        reply = self._prompter.choose(question, rows, chosen=done, back=False)
        assert isinstance(reply, str)
        return int(reply.removeprefix("at-"))


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


def _progress(questionnaire: Questionnaire, ask: Ask, answers: Mapping[str, Answer]) -> str:
    """How far one is, such as `4 of 15`; what comes later is counted by itself."""
    _ = catalogue(questionnaire.language).gettext
    counted = (ask.part, ask.later)
    asked = _applying(questionnaire.asks, answers)
    alike = [other for other in asked if (other.part, other.later) == counted]
    text = _("{index} of {count}").format(index=alike.index(ask) + 1, count=len(alike))
    part = [other for other in questionnaire.asks if other.part == ask.part]
    more = 0 if ask.later else _most_later(part, ask, answers)
    return f"{text}, {questionnaire.may_follow(more)}" if more else text


def _most_later(asks: Sequence[Ask], ask: Ask, answers: Mapping[str, Answer]) -> int:
    """How much may still follow, if this and what is open is answered by what calls for most."""
    highest = {other.id: other.options[-1][0] for other in asks if other.options}
    return max(
        sum(other.later for other in _applying(asks, {**highest, **answers, **this}))
        for this in ([{ask.id: option} for option, _text in ask.options] or [{}])
    )


def _shown(ask: Ask, answers: Mapping[str, Answer], language: Language) -> str:
    """An answer on a line or two: from where it differs from its like, a level with its number.

    Nothing where there is none.
    """
    if ask.id not in answers:
        return ask.leave
    chosen = str(answers[ask.id])
    if not ask.options:
        return chosen if ask.longest else number(Decimal(chosen), language=language)
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
