"""Answers kept for good on this computer, where somebody says yes to that."""

from contextlib import suppress
from gettext import gettext as _
from pathlib import Path

import msgspec

from interimkit.cli.complain import in_place
from interimkit.cli.say import say
from interimkit.content.answers import Loaded, encode_answers, read_answers
from interimkit.content.open_pack import OpenPack
from interimkit.errors import ContentError, SavedDataError
from interimkit.interview.manners import Prompter
from interimkit.interview.questionnaire import Questionnaire
from interimkit.model.answers import Answers, held
from interimkit.model.text import clean
from interimkit.store.home import OwnFile

NAME = "answers.yaml"


def may_keep(
    prompter: Prompter, folder: Path, pack: OpenPack, questionnaire: Questionnaire
) -> bool:
    """Whether the answers may be kept: asked once, and no unless somebody says yes."""
    question = _(
        "Keep these answers on this computer?\n"
        "They would be in {file}, for you alone to read, and for whoever runs this computer."
    )
    if _has_earlier(OwnFile(folder / NAME), pack, questionnaire):
        question += "\n" + _("They replace your earlier answers to the same questions there.")
    reply = prompter.choose(
        question.format(file=clean(str(folder / NAME))),
        (("no", _("No, keep nothing")), ("yes", _("Yes, keep them"))),
        chosen="no", back=False,
    )  # fmt: skip
    return reply == "yes"


def keep(
    prompter: Prompter, folder: Path, pack: OpenPack, questionnaire: Questionnaire, answers: Answers
) -> Path:
    """Keeps them beside what is kept already of other questionnaires, and gives the file.

    Raises:
        SavedDataError: If they cannot be written; what was kept before still is.
    """
    file = OwnFile(folder / NAME)
    if (there := file.load()) is not None:
        if before := _of_pack(there, pack, file):
            say_left_out(before, questionnaire)
            answers = beside(answers, before.answers, questionnaire)
        else:  # somebody can still use it, with the pack that it belongs to
            aside = _("The answers kept here are of other questions; they are now in {place}.")
            prompter.say(aside.format(place=clean(str(file.set_aside()))))
    file.save(encode_answers(answers))
    return file.path


def beside(answers: Answers, before: Answers, questionnaire: Questionnaire) -> Answers:
    """The answers, and those of other questionnaires that a file already holds.

    What this questionnaire asks is taken as it was answered now, what was left open included: half
    of one run and half of another is what nobody ever answered.
    """
    asked = set(questionnaire.sections)
    others = [name for name in answers.__struct_fields__ if name not in _ABOUT | asked]
    there = {name: getattr(before, name) for name in others if not held(answers, name)}
    return msgspec.structs.replace(answers, **there)


def say_left_out(before: Loaded, questionnaire: Questionnaire) -> None:
    """Says what is not kept of earlier answers, unless these answer it anew."""
    if before.asked_again and "quiz" not in questionnaire.sections:
        say(in_place(before.asked_again))


def _has_earlier(file: OwnFile, pack: OpenPack, questionnaire: Questionnaire) -> bool:
    """Whether what is kept answers anything that this questionnaire asks."""
    try:
        there = file.load()
    except SavedDataError:  # said when it comes to keeping
        return False
    before = _of_pack(there, pack, file) if there is not None else None
    return bool(before and any(held(before.answers, name) for name in questionnaire.sections))


def _of_pack(there: bytes, pack: OpenPack, file: OwnFile) -> Loaded | None:
    """The answers in a file, if they were given to this pack."""
    with suppress(ContentError):
        before = read_answers(there, pack=pack, name=clean(str(file.path)))
        if before.answers.pack and before.answers.pack.name == pack.ref.name:
            return before
    return None


_ABOUT = frozenset({"format", "pack", "rater", "label"})
"""What a file says of itself, beside its sections."""
