"""What every command has in common: its help with examples, and the tail of its options."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, Self, get_origin

import typer
from msgspec.structs import replace

from interimkit.cli import language
from interimkit.cli.endings import RESULTS, SCHEMAS, file_name, refuse_other_ending
from interimkit.cli.options import (
    AnswerOption,
    AnswersOption,
    ExampleOption,
    FreshOption,
    GoOnOption,
    KeptOption,
    PlainOption,
    RecordOption,
)
from interimkit.locale import PROGRAM
from interimkit.render.formats import AUTHORED, Format
from interimkit.render.session import NO_SESSION, Session

if TYPE_CHECKING:
    from interimkit.content.open_pack import OpenPack

PackOption = Annotated[
    str | None,
    typer.Option("--pack", metavar=_("DIR"), help=_("Use the content in this folder.")),
]
FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format",
        metavar=_("FORMAT"),
        help=_(
            "table, md or html to read, pdf to print, xlsx for a spreadsheet, json or csv for a "
            "program; by default what the name of the output file ends in, or else table."
        ),
    ),
]
FileOption = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar=_("FILE"),
        callback=file_name,
        help=_("Write to this file; - is standard output."),
    ),
]
ForceOption = Annotated[
    bool, typer.Option("--force", help=_("Replace the output file if it exists."))
]
FullOption = Annotated[
    bool, typer.Option("--full", help=_("Show everything; without it a table is one screen."))
]


NameOption = Annotated[
    str,
    typer.Option(
        "--name",
        metavar=_("NAME"),
        help=_("Whose html or pdf it is; nobody is named unasked."),
        show_default=False,
    ),
]
PresentOption = Annotated[
    bool,
    typer.Option(
        "--present", help=_("Show it to a room: one thing a screen, with room around it.")
    ),
]


WRITTEN = "me.yaml"
"""What a file of answers is called, where somebody is told to write one."""


class Content(NamedTuple):
    """Whose content a command uses."""

    pack: PackOption = None

    def load(self) -> "OpenPack":
        """The pack, in the language of this process.

        Raises:
            ContentError: With every problem of a pack of one's own.
        """
        from interimkit.content.pack import load_pack

        pack = load_pack(self.pack, language=language.current())
        language.follow(pack.language)
        return pack


class Output(NamedTuple):
    """Where a result goes, and in which form.

    Attributes:
        in_words: Whether scores are said rather than drawn: not asked here, but of the prompts.
        session: What the commands on a page say again: no option, but what others were given.
    """

    output_format: FormatOption = None
    full: FullOption = False
    present: PresentOption = False
    output: FileOption = None
    force: ForceOption = False
    author: NameOption = ""
    in_words: bool = False
    session: Session = NO_SESSION

    @property
    def file(self) -> str | None:
        """The name of the file that it goes to, if it goes to one."""
        return None if self.output == "-" else self.output

    def of_pack(self, folder: str) -> Self:
        """The same of a result whose content is in this folder; of ours where it is empty."""
        pack = ("--pack", folder) if folder else ()
        return self._replace(session=replace(self.session, pack=pack))

    def carrying(self, answers: tuple[str, ...]) -> Self:
        """The same, once it is known which options give these answers again."""
        first = _(
            "First write your answers down: the line that gives this result, with {option} added. "
            "{then}"
        )
        session = replace(
            self.session,
            answers=answers,
            from_file=("--answers", WRITTEN),
            first=first.replace("{option}", f"--record {WRITTEN}"),
        )
        return self._replace(session=session)

    def check(self, also: Sequence[str] = ()) -> None:
        """Nothing, where a result can leave in the format that will be its own.

        Args:
            also: The endings of what a command writes beside results.

        Raises:
            MissingExtraError: If that needs an extra that is not installed.
            UsageError: If a file would be called something else than it is, a terminal cannot
                show it, or it is nothing that says whose it is.
        """
        from interimkit.cli.show import settled

        if self.output_format is None:
            refuse_other_ending(self.output, (*RESULTS, *also), option="output")
        form = settled(self.output_format, output=self.output)
        if self.author and form not in AUTHORED:
            from interimkit.errors import Problem, ProblemCode, UsageError

            either = f"--format {'|'.join(sorted(AUTHORED))}"
            raise UsageError(
                Problem(code=ProblemCode.OPTION_ALONE, path=("name",), expected=(either,))
            )

    def show(self, result: Any) -> None:
        """Writes the result.

        Raises:
            OutputError: If it cannot be written.
        """
        from interimkit.cli.show import show

        show(
            result,
            form=self.output_format,
            full=self.full,
            present=self.present,
            output=self.output,
            force=self.force,
            in_words=self.in_words,
            session=self.session,
            author=self.author,
        )


class Answering(NamedTuple):
    """How a questionnaire's answers come in, and where they are written down."""

    answers: AnswersOption = None
    answer: AnswerOption = None
    example: ExampleOption = None
    record: RecordOption = None
    plain: PlainOption = False
    go_on: GoOnOption = False
    kept: KeptOption = False
    fresh: FreshOption = False


class Destination(NamedTuple):
    """Where something goes that has one form only."""

    output: FileOption = None
    force: ForceOption = False

    def write(self, data: bytes) -> None:
        """Writes it, and says so where somebody looks on.

        Raises:
            OutputError: If it cannot be written.
        """
        from interimkit.cli.written import say_written
        from interimkit.store.output import write

        write(data, output=self.output, force=self.force)
        if self.output not in {None, "-"}:
            say_written(str(self.output))

    def check(self, also: Sequence[str] = ()) -> None:
        """As of a result; what has one form is JSON."""
        refuse_other_ending(self.output, (*SCHEMAS, *also), option="output")


def command(
    help_text: str,
    *examples: str,
    of: typer.Typer | None = None,
    name: str = "",
    also: Sequence[str] = (),
) -> Callable[[Callable[..., None]], typer.Typer]:
    """Makes a function a command; a parameter that is a tail, a tuple with names, has its options.

    Args:
        help_text: What it is for.
        examples: Command lines without the program's name, shown with the help.
        of: The group that it belongs to, where it is no command by itself.
        name: What it is called there, where no function can be called so.
        also: The endings of what it writes beside results.
    """

    def register(function: Callable[..., None]) -> typer.Typer:
        app = of or typer.Typer(add_completion=False)
        called = (name or function.__name__.replace("_", "-")) if of else None
        text = help_text + shown_examples(*examples)
        app.command(called, help=text)(with_options_for_tails(function, also=also))
        return app

    return register


def shown_examples(*lines: str) -> str:
    """Command lines to end a help text with; they stand above the options."""
    return "\n\n" + "\n".join(f"[bold]{PROGRAM} {line}[/]" for line in lines)


def with_options_for_tails(
    function: Callable[..., None], *, also: Sequence[str] = ()
) -> Callable[..., None]:
    """The function as Typer reads it: with the options of its tails in their place.

    Args:
        also: The endings of what it writes beside results.
    """
    own = inspect.signature(function, eval_str=True).parameters
    tails = {name: p.annotation for name, p in own.items() if _is_tail(p.annotation)}
    options = {tail: _options(kind) for tail, kind in tails.items()}

    @wraps(function)
    def run(**given: Any) -> None:
        said = {"in_words": given.get("plain", False), "session": _session(given)}
        for tail, kind in tails.items():
            beside = said if kind is Output else {}
            filled = kind(**{name: given.pop(name) for name in options[tail]}, **beside)
            if isinstance(filled, Output | Destination):
                filled.check(also)  # before anything is asked or worked out
            given[tail] = filled
        function(**given)

    parameters = [
        parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for name, p in own.items()
        for parameter in (options[name].values() if name in tails else (p,))
    ]
    vars(run)["__signature__"] = inspect.Signature(parameters)
    run.__annotations__ = {p.name: p.annotation for p in parameters}
    return run


def _is_tail(annotation: object) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, tuple)


def _options(tail: type[NamedTuple]) -> dict[str, inspect.Parameter]:
    """The options of a tail: what it holds beside them is no option's."""
    found = inspect.signature(tail).parameters
    return {name: p for name, p in found.items() if get_origin(p.annotation) is Annotated}


def _session(given: Mapping[str, Any]) -> Session:
    """What a command line said that the commands on its page say again."""
    spoken, pack = language.asked_for(), given.get("pack")
    return Session(
        everywhere=("--lang", spoken) if spoken else (),
        pack=("--pack", pack) if pack is not None else (),
    )
