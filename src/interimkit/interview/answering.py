"""Answers as a questionnaire takes them: by the ids of what it asks, each held against it."""

from collections.abc import Mapping, Sequence

import msgspec

from interimkit.errors import Problem, ProblemCode, UsageError
from interimkit.interview.questionnaire import Answer, Ask, Questionnaire, number_answered
from interimkit.model.answers import Answers, held
from interimkit.model.nearest import unknown
from interimkit.model.text import clean


def answers_to(questionnaire: Questionnaire, answers: Answers) -> dict[str, Answer]:
    """What the answers say to this questionnaire, by the ids of what it asks."""
    there = {section: held(answers, section) for section in questionnaire.sections}
    return {
        ask.id: there[ask.section][ask.entry]
        for ask in questionnaire.asks
        if ask.entry in there.get(ask.section, {})
    }


def merge(questionnaire: Questionnaire, said: Mapping[str, Answer], whole: Answers) -> Answers:
    """The whole answers with this questionnaire's in the order of its questions.

    In that order, so that the same answers are the same bytes.

    Args:
        said: By the ids of what it asks.
        whole: What it answers beside this questionnaire is kept as it is.
    """
    sections: dict[str, dict[str, object]] = {name: {} for name in questionnaire.sections}
    for ask in questionnaire.asks:
        if ask.section and ask.id in said:
            sections[ask.section][ask.entry] = said[ask.id]
    for name, entries in sections.items():
        asked = {ask.entry for ask in questionnaire.asks if ask.section == name}
        entries.update({k: v for k, v in held(whole, name).items() if k not in asked})
    filled = _nested(sections, whole)
    # Not strict, for the id of an option may be a level's digit.
    ours = msgspec.convert(filled, Answers, strict=False, dec_hook=lambda kind, it: kind(it))
    return msgspec.structs.replace(whole, **{name: getattr(ours, name) for name in filled})


def _nested(sections: Mapping[str, dict[str, object]], whole: Answers) -> dict[str, object]:
    """The sections as an answers file has them: a part of one stands beside its other parts."""
    filled: dict[str, object] = {}
    for section, entries in sections.items():
        name, _, within = section.partition(".")
        if within:
            others = {part: value for part, value in held(whole, name).items() if part != within}
            filled[name] = {**others, **({within: entries} if entries else {})}
        else:
            filled[name] = entries
    return filled


def still_open(
    questionnaire: Questionnaire, said: Mapping[str, Answer], *, optional: bool = False
) -> tuple[str, ...]:
    """The ids of what must be answered and is not.

    Args:
        optional: Whether what may be left open is meant as well.
    """
    return tuple(
        ask.id
        for ask in questionnaire.asks
        if (optional or not ask.optional) and ask.applies(said) and ask.id not in said
    )


def not_asked(
    questionnaire: Questionnaire, said: Mapping[str, Answer], typed: Mapping[str, Answer]
) -> tuple[str, ...]:
    """The ids of what was typed and is not asked on the way that the answers lead: of no use."""
    if not questionnaire.branches:
        return ()
    return tuple(ask.id for ask in questionnaire.asks if ask.id in typed and not ask.applies(said))


def typed_answers(questionnaire: Questionnaire, typed: Sequence[str]) -> dict[str, Answer]:
    """The answers of texts such as `crisis=secure-cash`, each to one question.

    Raises:
        UsageError: If one has another form, or is no answer to what it names.
    """
    asks = {ask.id: ask for ask in questionnaire.asks}
    found: dict[str, Answer] = {}
    for text in typed:
        name, sign, value = text.partition("=")
        if not sign or name in found:
            raise UsageError(Problem(code=ProblemCode.ANSWER_FORM, value=clean(text)))
        if name not in asks:
            raise UsageError(unknown(ProblemCode.QUESTION_UNKNOWN, name, asks, path=("answer",)))
        found[name] = typed_answer(asks[name], value)
    return found


def typed_answer(ask: Ask, typed: str) -> Answer:
    """What was typed as an answer to this: the id of an option, words, or a number.

    Raises:
        UsageError: If it is none.
    """
    if ask.options:
        ids = tuple(id_ for id_, _text in ask.options)
        if typed not in ids:
            raise UsageError(
                unknown(ProblemCode.ANSWER_UNKNOWN, typed, ids, path=(ask.section, ask.id))
            )
        return typed
    if ask.longest:
        words = clean(typed).strip()
        if not 1 <= len(words) <= ask.longest:
            raise UsageError(_out_of(ProblemCode.TEXT_LENGTH, ask, len(words), 1, ask.longest))
        return words
    if (number := number_answered(typed, at_most=ask.at_most)) is None:
        raise UsageError(_out_of(ProblemCode.NUMBER_RANGE, ask, typed, 0, ask.at_most))
    return number


def _out_of(code: ProblemCode, ask: Ask, value: object, low: int, high: int) -> Problem:
    limits = (str(low), str(high))
    return Problem(code=code, path=(ask.section, ask.id), value=clean(str(value)), expected=limits)
