"""Answers kept for good on this computer, where somebody says yes to that."""

from collections.abc import Collection
from contextlib import suppress
from datetime import UTC, date, datetime
from gettext import gettext as _
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from interimkit.cli.again import in_this_session
from interimkit.cli.complain import in_place
from interimkit.cli.say import say
from interimkit.content.answers import (
    Loaded,
    Recovered,
    encode_answers,
    recover_answers,
)
from interimkit.content.open_pack import OpenPack
from interimkit.errors import ContentError, ProblemCode, SavedDataError
from interimkit.interview.manners import Prompter
from interimkit.interview.questionnaire import Questionnaire
from interimkit.model.answers import PLAYED, SECTIONS, Answers, held
from interimkit.model.text import clean
from interimkit.store.home import OwnFile, kept_error
from interimkit.store.kept import Kept, my_folder


class KeptAnswers(Struct, frozen=True, kw_only=True):
    """What is kept of a person's answers to one pack.

    Attributes:
        found: The answers that the pack still asks, and what became of the others.
        file: Where they are.
        saved_on: The day on which they were kept last, here.
    """

    found: Recovered
    file: Path
    saved_on: date


def kept_answers(home: Path, pack: OpenPack) -> KeptAnswers | None:
    """What is kept of this pack, by this version or the one before; None where nothing is.

    Raises:
        SavedDataError: If something is there that cannot be read as answers.
    """
    kept = Kept(home, pack=pack.ref.name)
    if (data := kept.load()) is not None:
        try:
            found = recover_answers(data, pack=pack, name=clean(str(kept.path)))
        except ContentError as error:
            raise kept_error(ProblemCode.KEPT_DAMAGED, kept.path) from error
        return KeptAnswers(found=found, file=kept.path, saved_on=_day_of(kept.path))
    earlier = kept.earlier()
    if (found_before := _earlier(earlier, pack)) is None:
        return None
    return KeptAnswers(found=found_before, file=earlier.path, saved_on=_day_of(earlier.path))


def may_keep(prompter: Prompter, home: Path, pack: OpenPack, sections: Collection[str]) -> bool:
    """Whether the answers may be kept: asked once, and no unless somebody says yes.

    Args:
        sections: Those that were asked.
    """
    question = _(
        "Keep these answers on this computer?\n"
        "They would be in {folder}. Whoever uses your account can read them there; so can whoever "
        "runs this computer, such as an employer whose laptop it is, and whoever has its backups. "
        "{command} erases them."
    )
    if _has_earlier(home, pack, sections):
        question += "\n" + _("They replace your earlier answers to the same questions there.")
    erase = in_this_session("me", "delete", of_pack=False)
    reply = prompter.choose(
        question.format(folder=clean(str(my_folder(home))), command=erase),
        (("no", _("No, keep nothing")), ("yes", _("Yes, keep them"))),
        chosen="no", back=False,
    )  # fmt: skip
    return reply == "yes"


def keep(
    prompter: Prompter, home: Path, pack: OpenPack, sections: Collection[str], answers: Answers
) -> None:
    """Keeps them beside what is kept already of other questionnaires.

    Args:
        sections: Those that were asked.

    Raises:
        SavedDataError: If they cannot be written; what was kept before still is.
    """
    kept = Kept(home, pack=pack.ref.name)
    with kept.held():  # or another run could keep something between our reading and our writing
        if (there := _to_keep(prompter, kept, pack)) is not None:
            answers = beside(answers, there, sections)
        kept.save(encode_answers(answers))


def keep_diagnosis(
    prompter: Prompter, home: Path, pack: OpenPack, sections: Collection[str], answers: Answers
) -> int:
    """Keeps them likewise, and saves them in the history; gives the number of the diagnosis.

    Raises:
        SavedDataError: If they cannot be written; what was kept before still is.
    """
    from interimkit.store.history import save_diagnosis

    keep(prompter, home, pack, sections, answers)
    return save_diagnosis(
        home,
        encode_answers(answers),
        pack=pack.ref,
        now=datetime.now(UTC),
        label=answers.label,
    )


def beside(answers: Answers, before: Answers, sections: Collection[str]) -> Answers:
    """The answers, and those of other questionnaires that a file already holds.

    What was asked now is taken as it was answered now, what was left open included: half of one run
    and half of another is what nobody ever answered.

    Args:
        sections: Those that were asked.
    """
    others = [name for name in SECTIONS if name not in sections and not held(answers, name)]
    parts = {name: getattr(before, name) for name in others}
    parts[PLAYED] = {**before.case, **answers.case}  # one case was played, and others before it
    return replace(answers, **parts)


def say_left_out(before: Loaded, questionnaire: Questionnaire) -> None:
    """Says what is not kept of earlier answers, unless these answer it anew."""
    if before.asked_again and "quiz" not in questionnaire.sections:
        say(in_place(before.asked_again))


def _to_keep(prompter: Prompter, kept: Kept, pack: OpenPack) -> Answers | None:
    """What is kept already and stays; what cannot be used is set aside, and that is said."""
    data = kept.load()
    if data is None and _earlier(kept.earlier(), pack) is not None:
        kept.take_over()
        data = kept.load()
    if data is None:
        return None
    with suppress(ContentError):
        return recover_answers(data, pack=pack, name=clean(str(kept.path))).answers
    aside = _("The answers kept here cannot be read; they are now in {place}.")
    prompter.say(aside.format(place=clean(str(kept.set_aside()))))
    return None


def _earlier(file: OwnFile, pack: OpenPack) -> Recovered | None:
    """What the version before kept, if it is of this pack."""
    data = file.load()
    if data is not None:
        name = clean(str(file.path))
        with suppress(ContentError):
            found = recover_answers(data, pack=pack, name=name)
            if found.answers.pack and found.answers.pack.name == pack.ref.name:
                return found
    return None


def _has_earlier(home: Path, pack: OpenPack, sections: Collection[str]) -> bool:
    """Whether what is kept answers anything that was asked now."""
    with suppress(SavedDataError):  # said when it comes to keeping
        if before := kept_answers(home, pack):
            return any(held(before.found.answers, name) for name in sections)
    return False


def _day_of(file: Path) -> date:
    return datetime.fromtimestamp(file.stat().st_mtime).astimezone().date()
