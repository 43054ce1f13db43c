"""A result to a terminal as it is, or through the one door to bytes."""

import shutil
import sys
from typing import TYPE_CHECKING, Any

from interimkit.errors import Problem, ProblemCode, UsageError
from interimkit.render.formats import BINARY, EXTRAS, Format, format_of

if TYPE_CHECKING:
    from interimkit.render.page import Page


def show(result: Any, *, form: Format | None, full: bool, output: str | None, force: bool) -> None:
    """Writes the result.

    Args:
        form: None is what the output file's name ends in, or else a table.
        full: Whether a table shows everything; one that goes to a file always does.
        output: A file's name; None and `-` are standard output.
        force: Whether an existing file is replaced.

    Raises:
        OutputError: If it cannot be written.
    """
    from interimkit.render.encode import encode, page_of
    from interimkit.render.page import Depth
    from interimkit.store.output import write

    wanted = settled(form, output=output)
    if wanted is Format.TABLE and output in (None, "-"):
        _print_table(page_of(result, depth=Depth.WHOLE if full else Depth.BRIEF))
    else:
        write(encode(result, wanted), output=output, force=force)


def settled(form: Format | None, *, output: str | None) -> Format:
    """The format that a result will leave in; known, and possible, before anything is asked.

    Raises:
        MissingExtraError: If it needs an extra that is not installed.
        UsageError: If a terminal cannot show it.
    """
    wanted = form or format_of(output or "") or Format.TABLE
    if wanted in BINARY and output in (None, "-") and sys.stdout.isatty():
        raise UsageError(
            Problem(code=ProblemCode.OPTION_ALONE, path=("format",), expected=("output",))
        )
    if wanted in EXTRAS:
        from interimkit.render.encode import require_extra

        require_extra(wanted)
    return wanted


def _print_table(page: "Page") -> None:
    from rich.console import Console

    from interimkit.render import terminal
    from interimkit.store.output import output_error

    columns = shutil.get_terminal_size().columns  # also where Rich takes a dumb terminal for 80
    console = Console(width=columns, highlight=False, emoji=False, markup=False)
    try:
        if console.is_terminal:
            terminal.show(page, console)
        else:
            sys.stdout.write(
                terminal.plain(page, width=console.width, encoding=sys.stdout.encoding)
            )
        sys.stdout.flush()
    except OSError as error:
        raise output_error(error) from error
