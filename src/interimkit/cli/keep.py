"""Answers kept for good on this computer, where somebody says yes to that."""

from gettext import gettext as _
from pathlib import Path

import msgspec

from interimkit.content.answers import encode_answers, load_answers
from interimkit.content.open_pack import OpenPack
from interimkit.errors import ContentError
from interimkit.interview.manners import Prompter
from interimkit.model.answers import Answers
from interimkit.model.text import clean
from interimkit.store.home import OwnFile

NAME = "answers.yaml"


def may_keep(prompter: Prompter, folder: Path) -> bool:
    """Whether the answers may be kept: asked once, and no unless somebody says yes."""
    question = _(
        "Keep these answers on this computer?\n"
        "They would be in {file}, for you alone to read, and for whoever runs this computer."
    )
    reply = prompter.choose(
        question.format(file=clean(str(folder / NAME))),
        (("no", _("No, keep nothing")), ("yes", _("Yes, keep them"))),
        chosen="no", back=False,
    )  # fmt: skip
    return reply == "yes"


def keep(prompter: Prompter, folder: Path, pack: OpenPack, answers: Answers) -> Path:
    """Keeps them beside what is kept already of other questionnaires, and gives the file.

    Raises:
        SavedDataError: If they cannot be written; what was kept before still is.
    """
    file = OwnFile(folder / NAME)
    if (there := file.load()) is not None:
        try:
            before = load_answers(there, pack=pack, name=str(file.path))
        except ContentError:
            before = None
        if before and before.pack and before.pack.name == pack.ref.name:
            answers = beside(answers, before)
        else:  # somebody can still use it, with the pack that it belongs to
            aside = _("The answers kept here are of other questions; they are now in {place}.")
            prompter.say(aside.format(place=clean(str(file.set_aside()))))
    file.save(encode_answers(answers))
    return file.path


def beside(answers: Answers, before: Answers) -> Answers:
    """The answers, and those of other questionnaires that a file already holds."""
    sections = [name for name in answers.__struct_fields__ if name not in _ABOUT]
    there = {name: getattr(before, name) for name in sections if not getattr(answers, name)}
    return msgspec.structs.replace(answers, **there)


_ABOUT = frozenset({"format", "pack", "rater", "label"})
"""What a file says of itself, beside its sections."""
