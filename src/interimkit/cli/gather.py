"""Every way that answers come in, ending in one set of answers."""

import gc
import os
import shlex
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from gettext import gettext as _
from pathlib import Path

import msgspec
import typer

from interimkit.cli.questionnaire import Answer, Ask, Prompter, Questionnaire, fill_in
from interimkit.cli.show import write_file
from interimkit.content.answers import encode_answers, load_answers, load_example
from interimkit.content.open_pack import OpenPack
from interimkit.content.read import MAX_BYTES
from interimkit.errors import (
    ContentError,
    ExitCode,
    NeedsAnswersError,
    Problem,
    ProblemCode,
    SavedDataError,
    UsageError,
)
from interimkit.model.answers import AnsweredPack, Answers, Rater
from interimkit.model.nearest import unknown
from interimkit.model.text import clean, one_line
from interimkit.store.drafts import Draft


@contextmanager
def gather(
    pack: OpenPack,
    questionnaire: Questionnaire,
    whole: Answers,
    *,
    single: Sequence[str],
    plain: bool,
) -> Iterator[Answers]:
    """The answers of a file, those given by option, and those given at the prompt, in that order.

    A draft is kept until the block ends well: who cannot write the result has not lost the answers.

    Args:
        whole: What is given already; what it answers beside this questionnaire is kept as it is.
        single: The values of `--answer`.
        plain: Whether to ask in numbered lines.

    Raises:
        UsageError: If an option is wrong.
        NeedsAnswersError: If a question is still open and there is no terminal to ask it on.
    """
    ref = AnsweredPack(name=pack.ref.name, version=pack.ref.version)
    if whole.pack and whole.pack != ref:
        note = _("These answers were given to {then}; the questions are now those of {now}.")
        then, now = (one_line(f"{p.name} {p.version}") for p in (whole.pack, ref))
        typer.echo(note.format(then=then, now=now), err=True)
    whole = msgspec.structs.replace(whole, pack=ref)
    answers = {**_flat(questionnaire, whole), **_typed(questionnaire, single)}
    still_open = [
        ask.id
        for ask in questionnaire.asks
        if not ask.optional and ask.applies(answers) and ask.id not in answers
    ]
    if still_open or not answers:
        if not (sys.stdin and sys.stdin.isatty() and sys.stderr.isatty()):
            raise NeedsAnswersError(_needed(still_open or [a.id for a in questionnaire.asks]))
        with _asked(pack, questionnaire, answers, plain=plain) as answers:
            yield _merged(questionnaire, answers, whole)
    else:
        yield _merged(questionnaire, answers, whole)


def given(
    pack: OpenPack, *, file: str | None, example: str | None = None, rater: Rater = Rater.SELF
) -> Answers:
    """The answers of an example or of a file; none when neither is given.

    An answers file may be any stream; it is read up to the limit and no further.

    Args:
        rater: Who should have answered.

    Raises:
        ContentError: If the file cannot be read, is wrong, or is somebody else's.
        UsageError: If both are given.
    """
    if example is not None:
        if file is not None:
            raise UsageError(
                Problem(
                    code=ProblemCode.OPTIONS_APART, path=("--example",), expected=("--answers",)
                )
            )
        return load_example(pack, example)
    if file is None:
        return Answers()
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
    answers = load_answers(data, pack=pack, name=name)
    if answers.rater is not rater:
        mixed_up = rater is Rater.SELF
        code = ProblemCode.ANSWERS_OF_PEER if mixed_up else ProblemCode.ANSWERS_OF_SELF
        raise ContentError(Problem(code=code, file=name))
    return answers


def _needed(still_open: Sequence[str]) -> Problem:
    missing = " ".join(f"--answer {name}=…" for name in still_open)
    file = _("FILE")
    return Problem(code=ProblemCode.NEEDS_ANSWERS, expected=(f"--answers {file} | {missing}",))


def _flat(questionnaire: Questionnaire, answers: Answers) -> dict[str, Answer]:
    """What the answers say to this questionnaire, by the ids of what it asks."""
    return {
        ask.id: getattr(answers, ask.section)[_entry(ask)]
        for ask in questionnaire.asks
        if _entry(ask) in getattr(answers, ask.section)
    }


def _merged(questionnaire: Questionnaire, flat: Mapping[str, Answer], whole: Answers) -> Answers:
    """The whole answers with this questionnaire's in the order of its questions.

    In that order, so that the same answers are the same bytes.
    """
    sections: dict[str, dict[str, Answer]] = {ask.section: {} for ask in questionnaire.asks}
    for ask in questionnaire.asks:
        if ask.id in flat:
            sections[ask.section][_entry(ask)] = flat[ask.id]
    # Not strict, for the id of an option may be a level's digit.
    said = msgspec.convert(sections, Answers, strict=False, dec_hook=lambda kind, it: kind(it))
    return msgspec.structs.replace(whole, **{name: getattr(said, name) for name in sections})


def _entry(ask: Ask) -> str:
    """The key in its section: `leadership` for `leadership.evidence`."""
    return ask.id.partition(".")[0]


def _typed(questionnaire: Questionnaire, single: Sequence[str]) -> dict[str, Answer]:
    """The answers of `--answer`, each to one question and held against it."""
    asks = {ask.id: ask for ask in questionnaire.asks}
    found: dict[str, Answer] = {}
    for text in single:
        name, sign, value = text.partition("=")
        if not sign or name in found:
            raise UsageError(Problem(code=ProblemCode.ANSWER_FORM, value=clean(text)))
        if name not in asks:
            raise UsageError(unknown(ProblemCode.QUESTION_UNKNOWN, name, asks, path=("--answer",)))
        found[name] = _value(asks[name], value)
    return found


def _value(ask: Ask, typed: str) -> Answer:
    """What was typed as an answer to this.

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
    plain = typed.isascii() and typed.isdigit() and len(typed) < 10  # noqa: PLR2004 - far above any limit
    if not plain or int(typed) > ask.at_most:
        raise UsageError(_out_of(ProblemCode.NUMBER_RANGE, ask, typed, 0, ask.at_most))
    return int(typed)


def _out_of(code: ProblemCode, ask: Ask, value: object, low: int, high: int) -> Problem:
    limits = (str(low), str(high))
    return Problem(code=code, path=(ask.section, ask.id), value=clean(str(value)), expected=limits)


@contextmanager
def _asked(
    pack: OpenPack, questionnaire: Questionnaire, start: Mapping[str, Answer], *, plain: bool
) -> Iterator[dict[str, Answer]]:
    """Asks what is still open, keeping a draft where that is allowed."""
    gc.enable()  # this one lives for minutes
    with suppress(ValueError, AttributeError):  # so that a terminal is left as it was found
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(ExitCode.TERMINATED))
    prompter = _prompter(plain=plain)
    draft = Draft(questionnaire.name, os.environ)
    so_far, keep = _begin(prompter, draft, pack, questionnaire, start)
    empty = Answers(pack=AnsweredPack(name=pack.ref.name, version=pack.ref.version))

    def save(answers: Mapping[str, Answer]) -> None:
        nonlocal keep
        so_far.clear()
        so_far.update(answers)
        if keep:
            try:
                draft.save(encode_answers(_merged(questionnaire, answers, empty)))
            except SavedDataError as error:
                keep = False
                prompter.say(
                    _("No draft can be kept: {place}").format(place=error.problems[0].file)
                )

    try:
        answers = fill_in(questionnaire.asks, so_far, prompter, save=save)
    except KeyboardInterrupt:
        save(dict(so_far))  # another run may have finished with it meanwhile
        _farewell(prompter, so_far, keep=keep)
        raise
    yield answers
    if keep:
        draft.drop()


def _prompter(*, plain: bool) -> Prompter:
    if plain or os.environ.get("TERM", "dumb") == "dumb":
        from interimkit.cli.prompt_plain import PlainPrompter

        return PlainPrompter()
    from interimkit.cli.prompt_terminal import TerminalPrompter

    return TerminalPrompter()


def _begin(
    prompter: Prompter,
    draft: Draft,
    pack: OpenPack,
    questionnaire: Questionnaire,
    start: Mapping[str, Answer],
) -> tuple[dict[str, Answer], bool]:
    """What to start from, and whether a draft may be kept: asked once."""
    prompter.say(questionnaire.intro)
    if (kept := draft.load()) is not None:
        try:
            before = _flat(questionnaire, load_answers(kept, pack=pack, name=str(draft.path)))
        except ContentError:  # of other questions, or damaged: perhaps somebody can mend it
            aside = _("The draft kept here does not fit these questions; it is now {place}.")
            prompter.say(aside.format(place=clean(str(draft.set_aside()))))
        else:
            carry_on = prompter.choose(
                _("You stopped before the end. Go on where you were?"),
                (("yes", _("Yes, carry on")), ("no", _("No, begin again"))),
                chosen="yes", back=False,
            )  # fmt: skip
            return ({**before, **start} if carry_on == "yes" else dict(start)), True
    allowed = prompter.choose(
        _(
            "May your answers be kept on this computer until you finish, so that you can stop and "
            "carry on?"
        ),
        (("no", _("No, keep nothing")), ("yes", _("Yes, until I finish"))),
        chosen="no", back=False,
    )  # fmt: skip
    return dict(start), allowed == "yes"


def _farewell(prompter: Prompter, answers: Mapping[str, Answer], *, keep: bool) -> None:
    """Says what was kept, and the command that carries on from here: the one that was typed."""
    command = shlex.join(["interimkit", *_without_answers(sys.argv[1:])])
    if not answers:
        prompter.say(_("Stopped. Nothing was kept."))
        return
    if keep:
        prompter.say(_("Stopped. Your answers are kept. To carry on from here:"))
    else:
        prompter.say(_("Stopped; nothing was kept. To carry on from here:"))
        flags = " ".join(f"--answer {shlex.quote(f'{name}={v}')}" for name, v in answers.items())
        command = f"{command} {flags}"
    typer.echo(command, err=True)  # unbroken, so that it can be copied


def _without_answers(arguments: Sequence[str]) -> list[str]:
    """The command line without what `--answer` gave: that is among the answers now."""
    kept: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        if argument == "--answer":
            next(rest, None)
        elif not argument.startswith("--answer="):
            kept.append(argument)
    return kept


def record(pack: OpenPack, name: str, answers: Answers, *, force: bool) -> None:
    """Writes answers down; a file that already holds those of other questionnaires keeps them.

    Raises:
        OutputError: If it cannot be written.
    """
    if force and Path(name).is_file():
        with suppress(ContentError, OSError):  # what is no answers file is replaced as a whole
            before = load_answers(Path(name).read_bytes(), pack=pack, name=name)
            if before.rater is answers.rater:
                sections = [f for f in answers.__struct_fields__ if f not in _ABOUT]
                there = {f: getattr(before, f) for f in sections if not getattr(answers, f)}
                answers = msgspec.structs.replace(answers, **there)
    write_file(name, encode_answers(answers), force=force)


_ABOUT = frozenset({"format", "pack", "rater"})
"""What a file says of itself, beside its sections."""
