"""Problems on standard error: what, where, what was expected, what to do."""

from collections.abc import Sequence

from interimkit.cli import language
from interimkit.errors import Problem, ProblemCode


def complain(problems: Sequence[Problem], *, hint: str) -> None:
    """Prints each problem on a line of its own.

    Args:
        hint: A command whose help says more; empty for none.
    """
    from rich.console import Console
    from rich.text import Text

    from interimkit.render.nobreak import keep_lines_whole
    from interimkit.render.words import catalogue, problem_text

    keep_lines_whole()
    spoken = language.current()
    _ = catalogue(spoken)
    # Off a terminal a problem stays on one line, so that a script or a log can take it apart.
    console = Console(stderr=True, highlight=False, emoji=False, markup=False)
    for problem in problems:
        message = problem_text(problem, language=spoken)
        if problem.place:
            message = f"{problem.place}: {message}"  # as editors and compilers write a place
        elif problem.code in _ABOUT_A_VALUE and problem.field:
            message = _.gettext("{option}: {message}").format(option=problem.field, message=message)
        line = Text.assemble((_.gettext("Error:"), "bold red"), " ", message)
        console.print(line, soft_wrap=not console.is_terminal)
    if len(problems) > 1:
        count = _.ngettext("{count} problem.", "{count} problems.", len(problems))
        console.print(count.format(count=len(problems)))
    if hint:
        console.print(_.gettext("Help: {command}").format(command=hint), soft_wrap=True)


_ABOUT_A_VALUE = {
    ProblemCode.CHOICE_UNKNOWN,
    ProblemCode.USAGE,
    ProblemCode.TEXT_LENGTH,
    ProblemCode.NUMBER_RANGE,
}
"""Problems whose words do not name the option that they are about."""
