"""What is kept of whoever runs us, for the commands that show it, take it along and erase it."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path

from interimkit.cli import language
from interimkit.cli.meant import is_meant
from interimkit.cli.say import say
from interimkit.cli.working import working
from interimkit.content.answers import encode_answers, read_kept, recover_answers
from interimkit.content.export import encode_export, read_export
from interimkit.content.open_pack import OpenPack
from interimkit.content.read import load_given
from interimkit.domain.me import Keeping, KeptOfPack, count_sections, report_keeping
from interimkit.domain.recalled import Recalled
from interimkit.errors import (
    ContentError,
    Problem,
    ProblemCode,
    SavedDataError,
)
from interimkit.model.answers import Answers
from interimkit.model.export import Export, ExportedDiagnosis, ExportedPack
from interimkit.model.pack import PackRef
from interimkit.model.text import clean
from interimkit.render.numbers import long_date
from interimkit.store.erase import draft_names, erase_all, is_anything_kept
from interimkit.store.history import Saved, add_saved, delete_saved, list_saved, load_saved
from interimkit.store.home import OwnFile, home, kept_error
from interimkit.store.kept import EARLIER, Kept, my_folder, packs_kept
from interimkit.store.output import write

OWNERS_ALONE = 0o600


def keeping(pack: OpenPack) -> Keeping:
    """What is kept, and of when.

    Raises:
        SavedDataError: If what is kept cannot be looked at.
    """
    place = home(os.environ)
    return report_keeping(
        folder=clean(str(my_folder(place))),
        kept=tuple(_kept_of_packs(place, pack)),
        saved=tuple(saved.saved_at for saved in list_saved(place)),
        drafts=draft_names(place),
        language=pack.language,
    )


def recalled(pack: OpenPack) -> tuple[Recalled, ...]:
    """Every saved diagnosis, read with this pack.

    Raises:
        SavedDataError: If the history cannot be read.
    """
    return tuple(_recall(saved, pack) for saved in list_saved(home(os.environ)))


def two_of(pack: OpenPack, number: int | None, other: int | None) -> tuple[Recalled, Recalled]:
    """The two to compare: the earlier first, by default the last two of this pack.

    Raises:
        SavedDataError: If there are not two, or the history cannot be read.
        UnknownChoiceError: If one of them is not there.
    """
    there = recalled(pack)
    numbers = [one for one in (number, other) if one is not None]
    for wanted in numbers:
        load_saved(home(os.environ), wanted)  # which says what there is, where it is not
    named = [one for one in there if one.number in numbers]
    ours = [one for one in there if one.answers is not None and one not in named]
    both = sorted([*ours, *named], key=lambda one: (one in named, one.number))[-_TWO:]
    if len(both) < _TWO or len(named) < len(numbers):
        raise SavedDataError(Problem(code=ProblemCode.DIAGNOSES_TOO_FEW, value=str(len(both))))
    first, second = sorted(both, key=lambda one: one.number)
    return first, second


_TWO = 2


def export_to(pack: OpenPack, file: str, *, force: bool) -> None:
    """Writes all that is kept to one file, which its owner alone may read.

    Raises:
        OutputError: If it cannot be written.
        SavedDataError: If nothing is kept, or it cannot be read.
    """
    place = home(os.environ)
    with working():
        kept = tuple(answers for _file, answers in _kept_answers(place, pack))
        saved = list_saved(place)
        if not kept and not saved:
            raise kept_error(ProblemCode.KEPT_NOTHING, my_folder(place))
        whole = Export(kept=kept, diagnoses=tuple(_exported(one, pack) for one in saved))
        data = encode_export(whole)
    write(data, output=file, force=force, mode=OWNERS_ALONE)
    _say_taken(_("Written"), len(kept), len(saved), file)


def import_from(pack: OpenPack, file: str, *, force: bool) -> None:
    """Keeps what a file holds; nothing of it where it would replace something unasked.

    Raises:
        ContentError: If the file cannot be read, or holds something else.
        SavedDataError: If other answers are kept already (without `force`), or nothing can be kept.
    """
    data = load_given(file)
    with working():
        fresh, added = _take_in(pack, read_export(data, pack=pack, name=clean(file)), force=force)
    _say_taken(_("Taken in"), fresh, added, str(my_folder(home(os.environ))))


def _take_in(pack: OpenPack, export: Export, *, force: bool) -> tuple[int, int]:
    """How many sets of answers were kept, and how many diagnoses that were not there were saved."""
    place = home(os.environ)
    fresh = [answers for answers in export.kept if answers.pack]
    there = [(at, answers) for at, answers in _kept_answers(place, pack) if answers.pack]
    before = {_name(answers): (at, answers) for at, answers in there}
    for answers in fresh:
        at, other = before.get(_name(answers), (None, answers))
        if at and other != answers and not force:
            raise kept_error(ProblemCode.KEPT_OTHERWISE, at)
    added = (
        add_saved(place, (_to_save(one) for one in export.diagnoses)) if export.diagnoses else ()
    )
    for answers in fresh:
        kept = Kept(place, pack=_name(answers))
        with kept.held():
            kept.save(encode_answers(answers))
    return len(fresh), len(added)


def delete_one(number: int, *, asked: bool) -> None:
    """Erases a saved diagnosis.

    Args:
        asked: Whether it is known to be meant.

    Raises:
        NeedsAnswersError: If nobody can be asked.
        SavedDataError: If it cannot be erased.
        UnknownChoiceError: If it is not there.
    """
    place = home(os.environ)
    saved = load_saved(place, number)
    day = long_date(saved.saved_at.date(), language=language.current())
    question = _("Erase diagnosis {number} of {day}? It cannot be brought back.")
    if not is_meant(question.format(number=number, day=day), asked=asked):
        return
    with working():
        delete_saved(place, number)
    left = len(list_saved(place))
    text = ngettext(
        "Erased: diagnosis {number} of {day}. {count} is left.",
        "Erased: diagnosis {number} of {day}. {count} are left.",
        left,
    )
    say(text.format(number=number, day=day, count=left))


def delete_all(*, asked: bool) -> None:
    """Erases everything, drafts too, and says which files went.

    Args:
        asked: Whether it is known to be meant.

    Raises:
        NeedsAnswersError: If nobody can be asked.
        SavedDataError: If something cannot be erased.
    """
    place = home(os.environ)
    folder = clean(str(place))
    if not is_anything_kept(place):
        say(_("Nothing of yours is kept in {folder}.").format(folder=folder))
        return
    question = _("Erase all that is kept of you in {folder}? It cannot be brought back.")
    if not is_meant(question.format(folder=folder), asked=asked):
        return
    for gone in erase_all(place):
        say(_("Erased: {file}").format(file=clean(str(gone))))
    say(_("Backups of this computer may still hold it."))


def _kept_of_packs(place: Path, pack: OpenPack) -> Iterator[KeptOfPack]:
    for file in _files(place):
        try:
            answers = _read(file, pack)
        except SavedDataError:
            answers = Answers()
        named = file.path.stem.removeprefix("answers-")
        of = answers.pack.name if answers.pack else named
        day = datetime.fromtimestamp(file.path.stat().st_mtime).astimezone().date()
        yield KeptOfPack(
            pack=of, file=clean(str(file.path)), saved_on=day, sections=count_sections(answers)
        )


def _kept_answers(place: Path, pack: OpenPack) -> Iterator[tuple[Path, Answers]]:
    """Every file of kept answers, whichever pack they are of.

    Raises:
        SavedDataError: If one cannot be read.
    """
    for file in _files(place):
        yield file.path, _read(file, pack)


def _files(place: Path) -> Iterator[OwnFile]:
    for name in packs_kept(place):
        yield Kept(place, pack=name)
    if (earlier := OwnFile(place / EARLIER)).path.is_file():
        yield earlier


def _read(file: OwnFile, pack: OpenPack) -> Answers:
    try:
        return read_kept(file.load() or b"", pack=pack, name=clean(str(file.path)))
    except ContentError as error:
        raise kept_error(ProblemCode.KEPT_DAMAGED, file.path) from error


def _recall(saved: Saved, pack: OpenPack) -> Recalled:
    about = (saved.number, saved.saved_at, clean(saved.label), saved.pack)
    if saved.pack.name != pack.ref.name:
        return Recalled(*about, answers=None)
    try:
        answers, lost = recover_answers(saved.answers, pack=pack, name="")
    except ContentError as error:
        raise _damaged(saved) from error
    return Recalled(*about, answers=answers, lost=lost)


def _exported(saved: Saved, pack: OpenPack) -> ExportedDiagnosis:
    ref = saved.pack
    try:
        answers = read_kept(saved.answers, pack=pack, name="")
    except ContentError as error:
        raise _damaged(saved) from error
    return ExportedDiagnosis(
        saved_at=saved.saved_at.astimezone(UTC).isoformat(),
        label=saved.label,
        pack=ExportedPack(name=ref.name, version=ref.version, digest=ref.digest),
        answers=answers,
    )


def _to_save(one: ExportedDiagnosis) -> Saved:
    return Saved(
        number=0,
        saved_at=one.moment(),
        label=clean(one.label),
        pack=PackRef(name=one.pack.name, version=one.pack.version, digest=one.pack.digest),
        answers=encode_answers(one.answers),
    )


def _damaged(saved: Saved) -> SavedDataError:
    folder = my_folder(home(os.environ))
    return kept_error(ProblemCode.KEPT_DAMAGED, folder / f"diagnosis-{saved.number}")


def _name(answers: Answers) -> str:
    assert answers.pack is not None
    return answers.pack.name


def _say_taken(what: str, kept: int, saved: int, where: str) -> None:
    packs = ngettext("answers to {count} pack", "answers to {count} packs", kept)
    diagnoses = ngettext("{count} saved diagnosis", "{count} saved diagnoses", saved)
    text = _("{what}: {answers}, {diagnoses}. {place}").format(
        what=what,
        answers=packs.format(count=kept),
        diagnoses=diagnoses.format(count=saved),
        place=clean(where),
    )
    say(text)
