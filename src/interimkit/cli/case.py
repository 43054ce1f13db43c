"""`interimkit case`."""

from collections.abc import Iterable, Iterator, Sequence
from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated, Any

import typer

from interimkit.cli import language
from interimkit.cli.command import Answering, Content, Output, command
from interimkit.cli.options import complete

if TYPE_CHECKING:
    from interimkit.content.open_pack import OpenPack


def _cases(pack: Any) -> Iterable[str]:
    from interimkit.model.case import Case

    names: tuple[str, ...] = pack.names(Case)
    return names


def _options(pack: Any) -> Iterator[str]:
    from interimkit.domain.case_paths import dilemmas_of
    from interimkit.model.case import Case

    for name in _cases(pack):
        for dilemma in dilemmas_of(pack.load(Case, name)):
            yield from (option.id for option in dilemma.options)


CaseArgument = Annotated[
    str | None,
    typer.Argument(
        metavar=_("CASE"),
        autocompletion=complete(_cases),
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


@command(
    _("Play an invented assignment: eight choices, and what comes of them."),
    "case",
    "case lindewaard --record me.yaml",
    "case --choose floor-first --choose council-first",
)
def case(
    *,
    case: CaseArgument = None,
    choose: ChooseOption = None,
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
    name = case if case is not None else _only(pack)
    in_words = answering.plain or os.environ.get("TERM") == "dumb"
    asked = ask_case(pack, name, in_words=in_words, language=language.current())
    doors = Doors.of(answering).checked(output)
    doors = structs.replace(doors, single=(*doors.single, *_as_answers(pack, name, choose or ())))
    given = doors.given(pack, Offering(asked.name, asked.sections))
    with gather(pack, asked, doors, given) as gathered:
        output.carrying(gathered.again).show(tell_case(pack, name, gathered.answers))


def _only(pack: "OpenPack") -> str:
    """The one case of the pack.

    Raises:
        ContentError: If it has none.
        UsageError: If it has several.
    """
    from interimkit.errors import ContentError, Problem, ProblemCode, UsageError
    from interimkit.model.case import Case

    names = pack.names(Case)
    if not names:
        file = pack.called(Case.file_of())
        raise ContentError(Problem(code=ProblemCode.PACK_FILE_MISSING, file=file))
    if len(names) > 1:
        raise UsageError(Problem(code=ProblemCode.CASE_SEVERAL, path=("case",), expected=names))
    return names[0]


def _as_answers(pack: "OpenPack", name: str, options: Sequence[str]) -> Iterator[str]:
    """The choices as answers to their dilemmas: an option has an id of its own in its case.

    Raises:
        UsageError: If the case has no such option.
    """
    from interimkit.domain.case import load_case
    from interimkit.domain.case_paths import dilemmas_of
    from interimkit.errors import ProblemCode, UsageError
    from interimkit.model.nearest import unknown

    dilemmas = dilemmas_of(load_case(pack, name))
    asked = {option.id: dilemma.id for dilemma in dilemmas for option in dilemma.options}
    for option in options:
        if option not in asked:
            raise UsageError(unknown(ProblemCode.CASE_OPTION, option, asked, path=("choose",)))
        yield f"{asked[option]}={option}"
