"""Every way that answers come in, ending in one set of answers."""

import gc
import os
import random
import signal
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from gettext import gettext as _
from pathlib import Path

import typer

from interimkit.cli.questionnaire import Answer, Ask, Prompter, fill_in
from interimkit.content.answers import load_answers, load_example
from interimkit.content.open_pack import OpenPack
from interimkit.content.read import MAX_BYTES
from interimkit.domain.quiz import find_wrong_answers, open_questions
from interimkit.errors import (
    ContentError,
    ExitCode,
    NeedsAnswersError,
    Problem,
    ProblemCode,
    SavedDataError,
    UsageError,
)
from interimkit.model.answers import AnsweredPack, Answers
from interimkit.model.nearest import unknown
from interimkit.model.quiz import Quiz
from interimkit.model.text import clean, one_line
from interimkit.render.answers import encode
from interimkit.store.drafts import Draft


def gather(
    pack: OpenPack,
    *,
    file: str | None,
    single: Sequence[str],
    example: str | None,
    quick: bool,
    plain: bool,
    seed: int | None,
) -> Answers:
    """The answers given by file, by option and at the prompt, in that order.

    Raises:
        ContentError: If the file is wrong. UsageError: If an option is. NeedsAnswersError: If a
            question is still open and there is no terminal to ask it on.
    """
    quiz = pack.load(Quiz)
    given = Answers()
    if example is not None:
        given = load_example(pack, example)
    elif file is not None:
        given = _load(file, quiz)
    given = _merge(given, _typed(single, quiz))
    ref = AnsweredPack(name=pack.ref.name, version=pack.ref.version)
    if given.pack and given.pack != ref:
        note = _("These answers were given to {then}; the questions are now those of {now}.")
        then, now = (one_line(f"{p.name} {p.version}") for p in (given.pack, ref))
        typer.echo(note.format(then=then, now=now), err=True)
    whole = Answers(pack=ref, quiz=given.quiz, checks=given.checks)
    if not (still_open := open_questions(quiz, whole)):
        return whole
    if not (sys.stdin and sys.stdin.isatty() and sys.stderr.isatty()):
        missing = " ".join(f"--answer {name}=…" for name in still_open)
        file = _("FILE")
        value = f"--answers {file} | {missing}"
        raise NeedsAnswersError(Problem(code=ProblemCode.NEEDS_ANSWERS, expected=(value,)))
    return _ask(quiz, whole, quick=quick, plain=plain, seed=seed)


def _load(file: str, quiz: Quiz) -> Answers:
    """An answers file may be any stream; it is read up to the limit and no further."""
    name = clean(file)
    try:
        if file == "-":
            data = sys.stdin.buffer.read(MAX_BYTES + 1) if sys.stdin else b""
        else:
            with Path(file).open("rb") as stream:
                data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise ContentError(Problem(code=ProblemCode.FILE_MISSING, file=name)) from None
    except (OSError, ValueError) as error:
        raise ContentError(Problem(code=ProblemCode.UNREADABLE, file=name)) from error
    if len(data) > MAX_BYTES:
        limit = (str(MAX_BYTES),)
        raise ContentError(Problem(code=ProblemCode.TOO_LARGE, file=name, expected=limit))
    return load_answers(data, quiz=quiz, name=name)


def _typed(single: Sequence[str], quiz: Quiz) -> Answers:
    """The answers of `--answer`, each to one question and held against it."""
    questions = {question.id for question in quiz.questions}
    numbers = {check.id for check in quiz.checks if check.number}
    checks = {check.id for check in quiz.checks}
    found: dict[str, Answer] = {}
    for text in single:
        name, sign, value = text.partition("=")
        if not sign or name in found:
            raise UsageError(Problem(code=ProblemCode.ANSWER_FORM, value=clean(text)))
        if name not in questions | checks:
            valid = (*(q.id for q in quiz.questions), *(c.id for c in quiz.checks))
            raise UsageError(unknown(ProblemCode.QUESTION_UNKNOWN, name, valid, field="--answer"))
        plain = value.isascii() and value.isdigit() and len(value) < 10  # noqa: PLR2004 - far above any limit
        found[name] = int(value) if name in numbers and plain else value
    answers = Answers(
        quiz={k: str(v) for k, v in found.items() if k in questions},
        checks={k: v for k, v in found.items() if k in checks},
    )
    if problems := tuple(find_wrong_answers(quiz, answers)):
        raise UsageError(*problems)
    return answers


def _merge(first: Answers, over: Answers) -> Answers:
    return Answers(
        pack=first.pack, quiz={**first.quiz, **over.quiz}, checks={**first.checks, **over.checks}
    )


def _ask(quiz: Quiz, given: Answers, *, quick: bool, plain: bool, seed: int | None) -> Answers:
    """Asks what is still open, keeping a draft where that is allowed."""
    gc.enable()  # this one lives for minutes
    with suppress(ValueError, AttributeError):  # so that a terminal is left as it was found
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(ExitCode.TERMINATED))
    prompter = _prompter(plain=plain)
    draft = Draft("quiz", os.environ)
    asks = _asks(quiz, quick=quick, seed=seed)
    start, keep = _begin(prompter, draft, quiz, given)
    so_far: dict[str, Answer] = {**start.quiz, **start.checks}

    def save(answers: Mapping[str, Answer]) -> None:
        nonlocal keep
        so_far.clear()
        so_far.update(answers)
        if keep:
            try:
                draft.save(encode(_answers(quiz, answers, given)))
            except SavedDataError as error:
                keep = False
                prompter.say(
                    _("No draft can be kept: {place}").format(place=error.problems[0].file)
                )

    try:
        answers = fill_in(asks, so_far, prompter, save=save)
    except KeyboardInterrupt:
        prompter.say(_farewell(so_far, keep=keep))
        raise
    if keep:
        draft.drop()
    return _answers(quiz, answers, given)


def _answers(quiz: Quiz, answers: Mapping[str, Answer], given: Answers) -> Answers:
    """In the order of the questions, so that the same answers are the same bytes."""
    return Answers(
        pack=given.pack,
        quiz={q.id: str(answers[q.id]) for q in quiz.questions if q.id in answers},
        checks={c.id: answers[c.id] for c in quiz.checks if c.id in answers},
    )


def _prompter(*, plain: bool) -> Prompter:
    if plain or os.environ.get("TERM", "dumb") == "dumb":
        from interimkit.cli.prompt_plain import PlainPrompter

        return PlainPrompter()
    from interimkit.cli.prompt_terminal import TerminalPrompter

    return TerminalPrompter()


def _begin(prompter: Prompter, draft: Draft, quiz: Quiz, given: Answers) -> tuple[Answers, bool]:
    """What to start from, and whether a draft may be kept: asked once."""
    prompter.say(
        _(
            "{questions} questions and {checks} checks, about four minutes. No answer is right or "
            "wrong: choose what you would really do. Nothing leaves this computer."
        ).format(questions=len(quiz.questions), checks=len(quiz.checks))
    )
    if (kept := draft.load()) is not None:
        with suppress(ContentError):  # a draft of other questions is no use any more
            before = load_answers(kept, quiz=quiz, name=str(draft.path))
            carry_on = prompter.choose(
                _("You stopped before the end. Go on where you were?"),
                (("yes", _("Yes, carry on")), ("no", _("No, begin again"))),
                chosen="yes", back=False,
            )  # fmt: skip
            return (_merge(before, given) if carry_on == "yes" else given), True
    allowed = prompter.choose(
        _(
            "May your answers be kept on this computer until you finish, so that you can stop and "
            "carry on?"
        ),
        (("no", _("No, keep nothing")), ("yes", _("Yes, until I finish"))),
        chosen="no", back=False,
    )  # fmt: skip
    return given, allowed == "yes"


def _farewell(answers: Mapping[str, Answer], *, keep: bool) -> str:
    if not answers:
        return _("Stopped. Nothing was kept.")
    if keep:
        return _("Stopped. Your answers are kept: interimkit quiz carries on from here.")
    flags = " ".join(f"--answer {name}={value}" for name, value in answers.items())
    return _("Stopped; nothing was kept. To carry on from here: interimkit quiz {flags}").format(
        flags=flags
    )


def _asks(quiz: Quiz, *, quick: bool, seed: int | None) -> list[Ask]:
    """What to ask: the questions with their options shuffled, then the checks."""
    shuffled = random.Random(seed)  # noqa: S311 - an order, not a secret
    asks = []
    for question in quiz.questions:
        options = [(option.id, option.text) for option in question.options]
        shuffled.shuffle(options)
        asks.append(Ask(question.id, question.name, question.stem, tuple(options)))
    for check in () if quick else quiz.checks:
        options = [(option.id, option.text) for option in check.options]
        most = check.number.at_most if check.number else 0
        asks.append(
            Ask(check.id, check.name, check.question, tuple(options), at_most=most, optional=True)
        )
    return asks
