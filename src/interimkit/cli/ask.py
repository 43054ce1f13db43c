"""Asks at the terminal, and keeps a draft where that is allowed."""

import os
import shlex
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from gettext import gettext as _

from interimkit.cli.say import say
from interimkit.content.answers import encode_answers, load_answers
from interimkit.content.open_pack import OpenPack
from interimkit.errors import ContentError, ExitCode, SavedDataError
from interimkit.interview.answering import answers_to, merge
from interimkit.interview.manners import Prompter, fill_in
from interimkit.interview.questionnaire import Answer, Questionnaire
from interimkit.locale import PROGRAM
from interimkit.model.answers import AnsweredPack, Answers
from interimkit.model.text import clean
from interimkit.store.drafts import Draft


@contextmanager
def asked(
    pack: OpenPack, questionnaire: Questionnaire, start: Mapping[str, Answer], *, plain: bool
) -> Iterator[dict[str, Answer]]:
    """The answers to all that is asked; a draft of them is dropped when the block ends well.

    Args:
        start: What is answered already.
        plain: Whether to ask in numbered lines.
    """
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
                draft.save(encode_answers(merge(questionnaire, answers, empty)))
            except SavedDataError as error:
                keep = False
                place = error.problems[0].file
                prompter.say(_("No draft can be kept: {place}").format(place=place))

    try:
        answers = fill_in(questionnaire, so_far, prompter, save=save)
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
    if (before := _kept(prompter, draft, pack, questionnaire)) is not None:
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


def _kept(
    prompter: Prompter, draft: Draft, pack: OpenPack, questionnaire: Questionnaire
) -> dict[str, Answer] | None:
    """What a draft holds; one that does not fit these questions is set aside, and that is said."""
    if (kept := draft.load()) is None:
        return None
    try:
        answers = load_answers(kept, pack=pack, name=str(draft.path))
    except ContentError:  # of other questions, or damaged: perhaps somebody can mend it
        aside = _("The draft kept here does not fit these questions; it is now {place}.")
        prompter.say(aside.format(place=clean(str(draft.set_aside()))))
        return None
    return answers_to(questionnaire, answers)


def _farewell(prompter: Prompter, answers: Mapping[str, Answer], *, keep: bool) -> None:
    """Says what was kept, and the command that carries on from here: the one that was typed."""
    command = shlex.join([PROGRAM, *_without_answers(sys.argv[1:])])
    if not answers:
        prompter.say(_("Stopped. Nothing was kept."))
        return
    if keep:
        prompter.say(_("Stopped. Your answers are kept. To carry on from here:"))
    else:
        prompter.say(_("Stopped; nothing was kept. To carry on from here:"))
        flags = " ".join(f"--answer {shlex.quote(f'{name}={v}')}" for name, v in answers.items())
        command = f"{command} {flags}"
    say(command)


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
