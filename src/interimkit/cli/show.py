"""A result to a terminal as it is, or through the one door to bytes."""

import os
import shutil
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

from interimkit.errors import Problem, ProblemCode, UsageError
from interimkit.render.formats import BINARY, EXTRAS, Format, format_of

if TYPE_CHECKING:
    from interimkit.render.page import Page
    from interimkit.render.session import Session


_LONGEST_NAME = 80
"""Characters of a name that stands at the head of every page."""


def show(
    result: Any,
    *,
    form: Format | None,
    full: bool,
    present: bool,
    output: str | None,
    force: bool,
    in_words: bool,
    session: "Session",
    author: str,
) -> None:
    """Writes the result: a table that goes to no file is brief, everything else is whole.

    Args:
        form: None is what the output file's name ends in, or else a table.
        full: Whether that table is whole as well.
        present: Whether it is shown screen by screen.
        output: A file's name; None and `-` are standard output.
        force: Whether an existing file is replaced.
        in_words: Whether a table says scores rather than draws them.
        session: What the commands on its page say again.
        author: Whose a document is.

    Raises:
        OutputError: If it cannot be written.
    """
    from interimkit.render.encode import page_of
    from interimkit.render.page import Depth
    from interimkit.store.output import write

    wanted = settled(form, output=output)
    in_words = in_words or os.environ.get("TERM") == "dumb"
    if wanted is not Format.TABLE or output not in {None, "-"}:
        data = _encoded(result, wanted, in_words=in_words, session=session, author=author)
        write(data, output=output, force=force)
        if output not in {None, "-"}:
            from interimkit.cli.written import say_written

            say_written(output, title=str(page_of(result).title))
        return
    depth = Depth.WHOLE if full or present else Depth.BRIEF
    page = page_of(result, depth=depth, session=session)
    if present:
        from interimkit.cli.present import present as show_screens

        show_screens(page, in_words=in_words)
    else:
        print_table(page, in_words=in_words)
        if depth is Depth.BRIEF:
            _keep_in_sight(page, in_words=in_words)


def _encoded(
    result: Any, form: Format, *, in_words: bool, session: "Session", author: str
) -> bytes:
    from interimkit.cli.say import say
    from interimkit.cli.working import working
    from interimkit.model.text import one_line
    from interimkit.render.encode import encode

    told: list[str] = []  # and said once nothing moves any more
    with working():
        data = encode(
            result, form, in_words=in_words, session=session,
            author=one_line(author, most=_LONGEST_NAME),
            day=date.today(),  # noqa: DTZ011 - where the reader is
            tell=told.append,
        )  # fmt: skip
    for text in told:
        say(text)
    return data


def _keep_in_sight(page: "Page", *, in_words: bool) -> None:
    """Says once more what a page comes to, where its first line has left the screen by its last."""
    if not sys.stdout.isatty():
        return
    from interimkit.render import terminal

    columns, rows = shutil.get_terminal_size()
    encoding = sys.stdout.encoding
    text = terminal.plain(page, width=columns, encoding=encoding, in_words=in_words)
    if text.count("\n") >= rows:
        sys.stdout.write(f"{text.partition(chr(10))[0]}\n")
        sys.stdout.flush()


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


def print_table(page: "Page", *, in_words: bool) -> None:
    """Prints a page on standard output, as wide as that is.

    Raises:
        OutputError: If it cannot be written.
    """
    from rich.console import Console

    from interimkit.render import terminal
    from interimkit.store.output import output_error

    columns = shutil.get_terminal_size().columns  # also where Rich takes a dumb terminal for 80
    console = Console(width=columns, highlight=False, emoji=False, markup=False)
    try:
        if console.is_terminal:
            terminal.show(page, console, in_words=in_words)
        else:
            encoding = sys.stdout.encoding
            text = terminal.plain(page, width=console.width, encoding=encoding, in_words=in_words)
            sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        raise output_error(error) from error
