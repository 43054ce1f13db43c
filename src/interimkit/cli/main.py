"""The command table, and the only place that turns an exception into an exit code."""

import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from gettext import gettext as _
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, TextIO

import typer
from typer.core import TyperGroup
from typer.main import get_command, get_params_convertors_ctx_param_name_from_function

from interimkit import __version__
from interimkit.cli import language, typer_text
from interimkit.cli.arguments import has_flag, values_of
from interimkit.cli.command import shown_examples
from interimkit.cli.complain import complain, complain_as_json, complain_plainly
from interimkit.errors import ExitCode, InterimkitError, Problem, ProblemCode
from interimkit.locale import PROGRAM
from interimkit.model.text import Language, language_of

if TYPE_CHECKING:
    from typer._click.core import Command, Context
    from typer._click.formatting import HelpFormatter

DIAGNOSE = _("Diagnose yourself")
JOB = _("Know the job")
MONEY = _("Know the money")
KEPT = _("What is kept of you")
COACHES = _("For coaches")
HOUSEKEEPING = _("Housekeeping")

COMMANDS = {
    "diagnose": DIAGNOSE,
    "quiz": DIAGNOSE,
    "skills-gap": DIAGNOSE,
    "roles": JOB,
    "pitfalls": JOB,
    "career": JOB,
    "case": JOB,
    "claims": JOB,
    "sources": JOB,
    "salary": MONEY,
    "offer": MONEY,
    "income": MONEY,
    "me": KEPT,
    "workshop": COACHES,
    "group": COACHES,
    "pack": COACHES,
    "schema": HOUSEKEEPING,
}
"""Each command and its panel in `--help`; the module of its name holds it under that name."""

LangOption = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar=f"<{'|'.join(Language)}>",
        callback=language.spoken,
        autocompletion=lambda: tuple(Language),
        help=_("English, Dutch or French; INTERIMKIT_LANG sets it for good."),
        rich_help_panel=_("Everywhere"),
    ),
]
DebugOption = Annotated[
    bool,
    typer.Option(
        "--debug",
        help=_("Show where in the code an error came from."),
        rich_help_panel=_("Everywhere"),
    ),
]


def _everywhere(lang: LangOption = None, debug: DebugOption = False) -> None:
    """The signature of the options that work before and after every command."""


class Commands(TyperGroup):
    """Imports a command when it is asked for, so that each pays for itself alone."""

    def list_commands(self, ctx: "Context") -> list[str]:  # noqa: ARG002 - Click's signature
        """The names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: "Context", cmd_name: str) -> "Command | None":  # noqa: ARG002 - Click's signature
        """The command of this name, made once."""
        if cmd_name not in COMMANDS:
            return None
        if cmd_name not in self.commands:
            name = cmd_name.replace("-", "_")
            command = get_command(getattr(import_module(f"interimkit.cli.{name}"), name))
            command.name = cmd_name
            command.rich_help_panel = COMMANDS[cmd_name]  # type: ignore[attr-defined]
            _equip(command)
            self.commands[cmd_name] = command
        return self.commands[cmd_name]

    def format_help(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        """As Typer's, with the exit codes below it."""
        from interimkit.render.words import exit_code_text

        rows = (
            f"{code:>4}  {exit_code_text(code, language=language.current())}" for code in ExitCode
        )
        self.epilog = "\n".join(("[bold]" + _("Exit codes") + "[/]", *rows))
        super().format_help(ctx, formatter)


app = typer.Typer(
    cls=Commands,
    rich_markup_mode="rich",
    help=_(
        "Does interim management suit you, what is missing, what does it pay, and what goes wrong?"
    )
    + shown_examples("diagnose", "diagnose --example bart", "income --day-rate 975"),
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"{PROGRAM} {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def interimkit(
    ctx: typer.Context,
    _version: Annotated[
        bool,
        typer.Option(
            "--version",
            is_eager=True,
            callback=_print_version,
            help=_("Print the version and stop."),
        ),
    ] = False,
) -> None:
    """The options of `interimkit` itself, which alone asks where to begin, or shows its help."""
    if ctx.invoked_subcommand is not None:
        return
    from interimkit.cli.front_door import enter, is_open

    def show_help() -> None:
        typer.echo(ctx.get_help())

    def run_one(arguments: tuple[str, ...]) -> None:
        command = get_command(app)
        _equip(command)
        code = command.main(list(arguments), prog_name=PROGRAM, standalone_mode=False)
        if isinstance(code, int) and code:  # such as of Ctrl-C
            raise typer.Exit(code)

    if is_open():
        enter(run_one, show_help=show_help)
    else:
        show_help()


def _equip(command: "Command") -> None:
    """Gives a command, and those below it, our language and the options that work everywhere."""
    params, _convertors, _ctx = get_params_convertors_ctx_param_name_from_function(_everywhere)
    for param in params:
        param.expose_value = False
    command.params.extend(params)
    typer_text.translate(command)
    if isinstance(command, TyperGroup) and not isinstance(command, Commands):
        for below in command.commands.values():
            _equip(below)


def run(arguments: Sequence[str]) -> int:
    """Runs one command line and gives its exit code; prints what went wrong, never a traceback.

    Args:
        arguments: Without the program's name.
    """
    _prepare_streams()
    try:
        language.check(arguments)
        command = get_command(app)
        _equip(command)
        code = command.main(list(arguments), prog_name=PROGRAM, standalone_mode=False)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except SystemExit as leaving:  # shell completion leaves this way
        return leaving.code if isinstance(leaving.code, int) else ExitCode.OK
    except Exception as error:  # noqa: BLE001 - the one place that may: nobody gets a traceback
        if typer_text.COMPLETE in os.environ:  # a shell at work, and nobody to read what went wrong
            return ExitCode.BUG
        code = _report(error, arguments)
        if code == ExitCode.OUTPUT:
            _abandon(sys.stdout)
        return code
    return code if isinstance(code, int) else ExitCode.OK


def _prepare_streams() -> None:
    """Streams that never raise for a character, and a closed one that says so when written to."""
    from interimkit.render.encodable import ERRORS

    sys.stdout = sys.stdout or open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123 - not writable, on purpose
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    given = sys.stdout
    sys.stdout, sys.stderr = _whole(given), _whole(sys.stderr)
    if sys.__stdout__ is given:  # it is what Python asks for the size of the window
        vars(sys)["__stdout__"] = sys.stdout
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with suppress(OSError):  # what `--version` could not write: said when we write again
                stream.reconfigure(errors=ERRORS)


def _whole(stream: TextIO) -> TextIO:
    """The stream; one without a buffer gets one, for it would drop what a write has left over.

    So `PYTHONUNBUFFERED` opens them, and a nearly full disk takes a part of what it is given.
    """
    if isinstance(stream, io.TextIOWrapper) and isinstance(stream.buffer, io.RawIOBase):
        encoding, raw = stream.encoding, stream.detach()
        return io.TextIOWrapper(
            io.BufferedWriter(raw),
            encoding=encoding,
            line_buffering=True,
        )
    return stream


def _abandon(stream: TextIO) -> None:
    """Lets what a stream could not write go nowhere, so that the exit does not fail on it again."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _report(error: Exception, arguments: Sequence[str]) -> int:
    """Says on standard error what went wrong and what to do; never fails; gives the exit code."""
    try:
        return _explain(error, arguments)
    except Exception as second:  # noqa: BLE001 - reporting is the last thing that may go wrong
        complain_plainly(error, second)
        return ExitCode.BUG


def _explain(error: Exception, arguments: Sequence[str]) -> int:
    if has_flag(arguments, "--debug"):
        import traceback

        traceback.print_exception(error)
    match error:
        case typer_text.NoArgsIsHelpError():  # it has printed the help
            return ExitCode.OK
        case typer.Abort():
            return ExitCode.INTERRUPTED
        case InterimkitError():
            problems, code = error.problems, error.exit_code
        case typer_text.ClickException():
            problems, code = (typer_text.problem_of(error),), ExitCode.USAGE
        case OSError():  # what a library printed could not be written
            from interimkit.store.output import output_error

            problems, code = output_error(error).problems, ExitCode.OUTPUT
        case _:
            problems = (Problem(code=ProblemCode.BUG, value=type(error).__name__),)
            code = ExitCode.BUG
    hint = _help_for(error, arguments) if code is ExitCode.USAGE else ""
    try:
        if values_of(arguments, "--format")[:1] == ["json"]:
            complain_as_json(problems, exit_code=code, hint=hint)
        else:
            complain(problems, hint=hint)
        sys.stderr.flush()
    except OSError:  # nobody can be told
        _abandon(sys.stderr)
    return code


def _help_for(error: Exception, arguments: Sequence[str]) -> str:
    """The command whose help says more after a usage error."""
    context = getattr(error, "ctx", None)
    named = next((argument for argument in arguments if argument in COMMANDS), "")
    path = context.command_path if context else f"{PROGRAM} {named}".strip()
    spoken = language.asked_for()
    again = f" --lang {spoken}" if language_of(spoken) else ""  # none that we do not speak
    return f"{path} --help{again}"
