"""Everything that Typer says in English, said in the reader's language.

Typer vendors Click, which has no translations: what we reach into there is reached from here
alone, and a test goes through every string.
"""

import ast
import re
from collections.abc import Iterable
from copy import copy
from gettext import gettext as _
from itertools import pairwise, takewhile
from typing import Any, cast

import typer
from typer._click.core import Command, Context, Parameter
from typer._click.decorators import help_option
from typer._click.exceptions import (
    BadOptionUsage,
    BadParameter,
    ClickException,
    MissingParameter,
    NoArgsIsHelpError,
    NoSuchOption,
)
from typer._click.formatting import HelpFormatter
from typer._click.types import IntParamType
from typer.core import TyperArgument, TyperGroup, TyperOption

from interimkit.errors import OutputError, Problem, ProblemCode, UnknownChoiceError, UsageError
from interimkit.locale import N_, PROGRAM
from interimkit.model.nearest import nearest, unknown
from interimkit.model.text import one_line

COMPLETE = "_INTERIMKIT_COMPLETE"

__all__ = ["ClickException", "FilesOrCommand", "NoArgsIsHelpError", "problem_of", "translate"]


# What Typer asks the global catalogue for by itself, so that the catalogues hold it.
BY_TYPER = (
    N_("Arguments"),
    N_("Options"),
    N_("Commands"),
    N_("[default: {}]"),
    N_("[env var: {}]"),
    N_("[required]"),
    N_("(dynamic)"),
    N_("(deprecated) "),
)


class Formatter(HelpFormatter):
    """Writes "Usage" in the reader's language; made just before help is shown."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        from interimkit.render.nobreak import keep_lines_whole

        keep_lines_whole()
        super().__init__(*args, **kwargs)

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """As Click's, with our prefix."""
        super().write_usage(prog, args, _("Usage: ") if prefix is None else prefix)


Context.formatter_class = Formatter


class FilesOrCommand(TyperGroup):
    """A command that takes files, unless its first word is the name of one below it."""

    allow_interspersed_args = True

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """As Typer's; a command below has its own options, and the files are none of its."""
        if not args or args[0] not in self.commands:
            return super().parse_args(ctx, args)
        before, ctx.resilient_parsing = ctx.resilient_parsing, True
        super().parse_args(ctx, [])
        ctx.resilient_parsing = before
        ctx._protected_args, ctx.args = args[:1], args[1:]  # noqa: SLF001 - as Typer's does
        return ctx.args

    def get_params(self, ctx: Context) -> list[Parameter]:
        """Its own alone: of a command below, the usage does not begin with files."""
        return super().get_params(ctx) if ctx.command is self else []

    def collect_usage_pieces(self, ctx: Context) -> list[str]:
        """As of a command: what is below it is in its help."""
        return super(TyperGroup, self).collect_usage_pieces(ctx)


def translate(command: Command) -> None:
    """Puts a command's own metavars and help option into the reader's language."""
    _read_strictly(command)
    command.options_metavar = _("[OPTIONS]")
    if hasattr(command, "subcommand_metavar"):
        command.subcommand_metavar = _("COMMAND [ARGS]...")
    help_option(["--help", "-h"])(command)
    option = cast("TyperOption", command.params.pop())
    option.help = _("Show this help and stop.")
    command._help_option = option  # noqa: SLF001 - where Click keeps it
    _keep_options_apart(command)
    for param in command.params:
        match param:
            case TyperArgument():
                _name_plainly(param)
            case TyperOption(name="install_completion"):
                param.help = _("Set up completion for this shell.")
                param.callback = _install_completion
            case TyperOption(name="show_completion"):
                param.help = _("Print the completion script for this shell.")
                param.callback = _show_completion


def _keep_options_apart(command: Command) -> None:
    """Lets no option take another for its value: in `--day-rate --lang nl` it has none."""
    parse = command.parse_args

    def parse_args(ctx: Context, args: list[str]) -> list[str]:
        options = [param for param in command.params if isinstance(param, TyperOption)]
        names = {name for option in options for name in (*option.opts, *option.secondary_opts)}
        flags = {n for o in options if o.is_flag for n in (*o.opts, *o.secondary_opts)}
        for option, value in pairwise(_before_arguments(args)):
            if option in names - flags and value in names:
                raise BadOptionUsage(option, "requires an argument", ctx)
        return parse(ctx, args)

    vars(command)["parse_args"] = parse_args


def _before_arguments(args: Iterable[str]) -> list[str]:
    """What comes before a `--`, after which nothing is an option."""
    return list(takewhile(lambda argument: argument != "--", args))


def _read_strictly(command: Command) -> None:
    """Has options that are meant once refused when they come twice, which Click would not notice.

    Nor does it mind an option that is given nothing, or a number in another script.
    """
    make_parser = command.make_parser

    def make_strict(ctx: Context) -> Any:
        parser = make_parser(ctx)
        parse = parser.parse_args

        def parse_args(args: list[str]) -> Any:
            given, rest, order = parse(args)
            for param in order:
                if isinstance(param, TyperOption) and not (param.multiple or param.is_flag):
                    _refuse(param, given.get(str(param.name)), times=order.count(param))
            return given, rest, order

        vars(parser)["parse_args"] = parse_args
        return parser

    vars(command)["make_parser"] = make_strict
    for param in command.params:
        if isinstance(param.type, IntParamType):
            param.type = WholeNumber()


def _refuse(option: TyperOption, value: object, *, times: int) -> None:
    """Refuses an option that came more than once, or with nothing.

    Raises:
        UsageError: With the option.
    """
    if times > 1:
        raise UsageError(Problem(code=ProblemCode.OPTION_TWICE, path=(option.opts[0],)))
    if value == "":
        raise UsageError(Problem(code=ProblemCode.OPTION_NEEDS_VALUE, path=(option.opts[0],)))


class WholeNumber(IntParamType):
    """A number in digits alone: what Python takes for one besides, such as `1_0`, was a slip."""

    LONGEST = 18

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """The number, or Click's own complaint."""
        from interimkit.interview.questionnaire import number_typed

        if isinstance(value, str) and number_typed(value, at_most=10**self.LONGEST) is None:
            self.fail(f"{value!r} is not a valid int.", param, ctx)
        return super().convert(value, param, ctx)


def _name_plainly(argument: TyperArgument) -> None:
    """`DIR` or `[ROLE]`, where Typer writes `{DIR}` and a type such as `<str>` beside it."""
    name = argument.metavar or str(argument.name).upper()
    shown = name if argument.required else f"[{name}]"
    plain = copy(argument.type)
    vars(plain)["get_metavar"] = lambda param, ctx: ""  # noqa: ARG005 - Click's signature
    argument.type = plain
    vars(argument)["make_metavar"] = lambda ctx, usage=False: shown if usage else name  # noqa: ARG005 - likewise


SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")


def _show_completion(ctx: Context, _param: Any, value: Any) -> Any:
    if not value or ctx.resilient_parsing:
        return value
    from typer._completion_shared import get_completion_script

    shell = _shell(value, option="--show-completion")
    typer.echo(get_completion_script(prog_name=PROGRAM, complete_var=COMPLETE, shell=shell))
    raise typer.Exit


def _install_completion(ctx: Context, _param: Any, value: Any) -> Any:
    if not value or ctx.resilient_parsing:
        return value
    from typer._completion_shared import install

    shell = _shell(value, option="--install-completion")
    try:
        _name, path = install(shell=shell, prog_name=PROGRAM, complete_var=COMPLETE)
    except (OSError, UnicodeError) as error:  # a start-up file that cannot be read or written
        name = str(getattr(error, "filename", "") or shell)
        problem = Problem(code=ProblemCode.OUTPUT_FAILED, file=one_line(name))
        raise OutputError(problem) from error
    typer.echo(
        _(
            "Completion for {shell} is in {path}, and your shell’s start-up file now loads it. "
            "Open a new terminal to use it."
        ).format(shell=shell, path=one_line(str(path)))
    )
    raise typer.Exit


def _shell(value: Any, *, option: str) -> str:
    """The shell named, or the one that we run in."""
    from typer._completion_shared import _get_shell_name

    shell = value if isinstance(value, str) else _get_shell_name()
    if shell not in SHELLS:
        raise UnknownChoiceError(
            Problem(
                code=ProblemCode.CHOICE_UNKNOWN,
                path=(option,),
                value=one_line(shell or ""),
                expected=SHELLS,
            )
        )
    return shell


def problem_of(error: ClickException) -> Problem:
    """A usage error of Click's as a problem that `render/problems.py` has the words for."""
    match error:
        case NoSuchOption():
            return _unknown_option(one_line(error.option_name), error.ctx)
        case MissingParameter():
            return Problem(code=ProblemCode.ARGUMENT_MISSING, path=_path(error))
        case BadOptionUsage():
            takes = "does not take" not in error.message
            code = ProblemCode.OPTION_NEEDS_VALUE if takes else ProblemCode.OPTION_TAKES_NO_VALUE
            return Problem(code=code, path=(one_line(error.option_name),))
        case BadParameter():
            return _bad_value(error)
        case _:
            return _by_message(error)


def _by_message(error: ClickException) -> Problem:
    """What Click tells apart by its sentence alone."""
    context = getattr(error, "ctx", None)
    if extra := re.search(r"unexpected extra argument\(s\) \((.*)\)$", error.message, re.DOTALL):
        return Problem(code=ProblemCode.ARGUMENTS_EXTRA, value=one_line(extra[1]))
    missing = re.fullmatch(r"No such command (.*?)\.( Did you mean .*)?", error.message, re.DOTALL)
    if missing:
        return _unknown_command(_unquoted(missing[1]), context)
    return Problem(code=ProblemCode.USAGE)


def _unknown_option(name: str, ctx: Any) -> Problem:
    known = [opt for param in ctx.command.get_params(ctx) for opt in param.opts] if ctx else []
    return Problem(code=ProblemCode.OPTION_UNKNOWN, value=name, nearest=nearest(name, known))


def _unknown_command(name: str, ctx: Any) -> Problem:
    commands = tuple(ctx.command.list_commands(ctx)) if ctx else ()
    return unknown(ProblemCode.COMMAND_UNKNOWN, name, commands)


def _bad_value(error: BadParameter) -> Problem:
    choices = (
        tuple(str(choice) for choice in getattr(error.param.type, "choices", ()))
        if error.param
        else ()
    )
    found = re.match(r"('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\") is not one of ", error.message)
    if choices and found:
        path = _path(error)
        return unknown(ProblemCode.CHOICE_UNKNOWN, _unquoted(found[1]), choices, path=path)
    if number := re.fullmatch(r"(.*) is not a valid int(eger)?\.", error.message, re.DOTALL):
        value = one_line(_unquoted(number[1]))
        return Problem(code=ProblemCode.OPTION_NUMBER, path=_path(error), value=value)
    return Problem(code=ProblemCode.USAGE, path=_path(error))


def _unquoted(text: str) -> str:
    """What Click showed with `repr`."""
    try:
        return str(ast.literal_eval(text))
    except (ValueError, SyntaxError):
        return text


def _path(error: BadParameter) -> tuple[str, ...]:
    """`--level` for an option, `DIR` for an argument."""
    if error.param is None:
        return ()
    if error.param.param_type_name == "argument":
        return (str(error.param.metavar or error.param.name).upper(),)
    return (error.param.opts[0],)
