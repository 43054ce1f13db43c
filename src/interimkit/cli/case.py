"""`interimkit case`."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from interimkit.cli import language
from interimkit.cli.command import Answering, Content, Output, command
from interimkit.cli.endings import file_name
from interimkit.cli.options import complete
from interimkit.cli.which_case import case_names, only_case

if TYPE_CHECKING:
    from interimkit.content.open_pack import OpenPack


def _options(pack: Any) -> Iterator[str]:
    from interimkit.domain.case_paths import dilemmas_of
    from interimkit.model.case import Case

    for name in case_names(pack):
        for dilemma in dilemmas_of(pack.load(Case, name)):
            yield from (option.id for option in dilemma.options)


CaseArgument = Annotated[
    str | None,
    typer.Argument(
        metavar=_("CASE"),
        autocompletion=complete(case_names),
        help=_("Which case, where there are several, such as lindewaard."),
    ),
]
ChooseOption = Annotated[
    list[str] | None,
    typer.Option(
        "--choose",
        metavar=_("OPTION"),
        autocompletion=complete(_options),
        help=_("One choice by its option; may be repeated."),
    ),
]
KeyOption = Annotated[
    bool,
    typer.Option("--key", help=_("Show every consequence with its effects, and stop.")),
]
BalanceOption = Annotated[
    bool, typer.Option("--balance", help=_("Show where all ways through it lead, and stop."))
]
CopyOption = Annotated[
    str | None,
    typer.Option(
        "--copy",
        metavar=_("FILE"),
        callback=file_name,
        help=_("Write the case to this file, as a start for one of your own, and stop."),
    ),
]


@command(
    _("Play an invented assignment day by day, and see what comes of it."),
    "case",
    "case lindewaard --record me.yaml",
    "case lindewaard --key",
)
def case(
    *,
    case: CaseArgument = None,
    choose: ChooseOption = None,
    key: KeyOption = False,
    balance: BalanceOption = False,
    copy: CopyOption = None,
    answering: Answering,
    content: Content,
    output: Output,
) -> None:
    """Parse, load, ask what is still open, call, show."""
    import os

    from msgspec import structs

    from interimkit.cli.gather import Doors, gather
    from interimkit.cli.given import Offering
    from interimkit.domain.case import tell_case
    from interimkit.interview.case import ask_case

    pack = content.load()
    name = case if case is not None else only_case(pack)
    about = {"key": key, "balance": balance, "copy": copy is not None}
    if any(about.values()):
        _refuse_others(about, choose or (), answering)
        if copy is not None:
            _copy(pack, name, copy, output)
            return
        from interimkit.domain.case_balance import balance as weigh
        from interimkit.domain.case_key import open_case

        output.show(open_case(pack, name) if key else weigh(pack, name))
        return
    in_words = answering.plain or os.environ.get("TERM") == "dumb"
    asked = ask_case(pack, name, in_words=in_words, language=language.current())
    doors = Doors.of(answering).checked(output)
    doors = structs.replace(doors, single=(*doors.single, *_as_answers(pack, name, choose or ())))
    given = doors.given(pack, Offering(asked.name, asked.sections))
    with gather(pack, asked, doors, given) as gathered:
        output.carrying(gathered.again).show(tell_case(pack, name, gathered.answers))


def _as_answers(pack: "OpenPack", name: str, options: Sequence[str]) -> Iterator[str]:
    """The choices as answers to their dilemmas: an option has an id of its own in its case.

    Raises:
        UsageError: If the case has no such option, or two are of one dilemma.
    """
    from interimkit.domain.case import load_case
    from interimkit.domain.case_paths import dilemmas_of
    from interimkit.errors import Problem, ProblemCode, UsageError
    from interimkit.model.nearest import unknown

    chosen: dict[str, str] = {}
    dilemmas = dilemmas_of(load_case(pack, name))
    asked = {option.id: dilemma.id for dilemma in dilemmas for option in dilemma.options}
    for option in options:
        if option not in asked:
            raise UsageError(unknown(ProblemCode.CASE_OPTION, option, asked, path=("choose",)))
        dilemma = asked[option]
        if (before := chosen.setdefault(dilemma, option)) != option:
            raise UsageError(
                Problem(
                    code=ProblemCode.CASE_CHOSEN_TWICE, path=("choose",), value=option,
                    expected=(before,), kind=dilemma,
                )
            )  # fmt: skip
    yield from (f"{dilemma}={option}" for dilemma, option in chosen.items())


def _refuse_others(about: Mapping[str, bool], choices: Sequence[str], answering: Answering) -> None:
    """Refuses what says nothing beside an option that plays no case.

    Raises:
        UsageError: With each that was given, and that option.
    """
    from msgspec import structs

    from interimkit.cli.gather import Doors
    from interimkit.errors import Problem, ProblemCode, UsageError

    wanted, *others = [name for name, given in about.items() if given]
    apart = [*others, *(["choose"] if choices else [])]
    code = ProblemCode.OPTIONS_APART
    if apart:
        raise UsageError(*(Problem(code=code, path=(o,), expected=(wanted,)) for o in apart))
    structs.replace(Doors.of(answering), plain=False).refuse(code, wanted)


def _make_folder(folder: Path) -> None:
    """Makes the folder of cases in a pack that has none yet; what is wrong is said when writing."""
    if folder.parent.is_dir():
        with suppress(OSError):
            folder.mkdir(exist_ok=True)


def _copy(pack: "OpenPack", name: str, file: str, output: Output) -> None:
    """Writes the case as a file of one's own.

    Raises:
        OutputError: If it cannot be written, or is there already (without `--force`).
        UsageError: If the file is called something else than it is.
    """
    from interimkit.cli.endings import refuse_other_ending
    from interimkit.content.case_copy import copy_case
    from interimkit.domain.case import load_case
    from interimkit.store.output import check_targets, write

    refuse_other_ending(file, ("yaml",), option="copy")
    load_case(pack, name)
    if file != "-":
        _make_folder(Path(file).parent)
        check_targets([file], force=output.force)
    comments = (
        _("Made from {case} of {pack}: a start for a case of your own.").format(
            case=name, pack=pack.ref.name
        ),
        _("Every basis is your own judgement here. docs/packs.md says what each field means."),
    )
    write(copy_case(pack, name, comments=comments), output=file, force=output.force)
