"""The report of a pack check as a page and as rows."""

from shlex import quote

from interimkit.domain.pack import PackReport, ProblemReport
from interimkit.render.page import Lines, Page
from interimkit.render.words import catalogue

HEADER = ("file", "line", "column", "code", "message", "value", "nearest")


def rows(result: PackReport) -> tuple[tuple[object, ...], ...]:
    """One row a problem."""
    return tuple(
        (p.file, p.line, p.column, p.code, p.message, p.value, p.nearest) for p in result.problems
    )


def page(result: PackReport) -> Page:
    """One line a problem, as a compiler prints them; or that all is well, and what to do next."""
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
                    _.gettext("Next: add --pack {folder} to any command.").format(
                        folder=quote(result.folder)
                    ),
                )
            ),
        ),
    )


def _line(problem: ProblemReport) -> str:
    place = f"{problem.file}:{problem.line}:{problem.column}" if problem.line else problem.file
    return f"{place}: {problem.message}"
