"""The report of a pack check as a page and as rows."""

from collections.abc import Callable
from shlex import quote

from interimkit.domain.pack import CommandReport, PackReport, ProblemReport
from interimkit.render.page import Block, Column, Lines, Page, Table
from interimkit.render.words import catalogue

HEADER = (
    "part", "file", "line", "column", "code", "message", "value", "nearest", "command", "missing",
    "more_with",
)  # fmt: skip


def rows(result: PackReport) -> tuple[tuple[object, ...], ...]:
    """One row a problem, or, where there is none, one a command."""
    return (
        *(
            ("problem", p.file, p.line, p.column, p.code, p.message, p.value, p.nearest,
             None, None, None)
            for p in result.problems
        ),
        *(
            ("command", None, None, None, None, None, None, None,
             c.command, " ".join(c.missing), " ".join(c.more_with))
            for c in result.commands
        ),
    )  # fmt: skip


def page(result: PackReport) -> Page:
    """One line a problem, as a compiler prints them; or what the pack can do."""
    _ = catalogue(result.language)
    if result.problems:
        return Page(title="", blocks=(Lines(lines=tuple(_line(p) for p in result.problems)),))
    count = len(result.files)
    sound = _.ngettext(
        "{folder}: {count} file, no problems.", "{folder}: {count} files, no problems.", count
    )
    return Page(
        title="",
        blocks=(
            Lines(
                lines=(
                    sound.format(folder=result.folder, count=count),
                    _.gettext("Next: add --pack {folder} to a command that it can do.").format(
                        folder=quote(result.folder)
                    ),
                )
            ),
            _commands(result),
        ),
    )


def _commands(result: PackReport) -> Block:
    """What it can do, then what each of the other commands would need."""
    _ = catalogue(result.language).gettext
    return Table(
        columns=(Column(name=_("Command")), Column(name=_("With this pack"))),
        rows=tuple((command.command, _finding(command, _)) for command in result.commands),
    )


def _finding(command: CommandReport, _: Callable[[str], str]) -> str:
    if command.missing:
        return _("needs {files}").format(files=", ".join(command.missing))
    if command.more_with:
        return _("works; says more with {files}").format(files=", ".join(command.more_with))
    return _("works")


def _line(problem: ProblemReport) -> str:
    place = f"{problem.file}:{problem.line}:{problem.column}" if problem.line else problem.file
    return f"{place}: {problem.message}"
