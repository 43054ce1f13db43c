"""The one way out: a result in the format asked for, to standard output or to a file."""

import errno
import io
import os
import shutil
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from interimkit.cli.options import Format
from interimkit.errors import OutputError, Problem, ProblemCode, UsageError
from interimkit.model.text import one_line
from interimkit.store.files import write_whole

if TYPE_CHECKING:
    from interimkit.render.page import Page

FILE_WIDTH = 80
"""Columns of a table that is written to a file."""


class View(Protocol):
    """A subject's module in `render`: its result as rows and as a page."""

    @property
    def HEADER(self) -> tuple[str, ...]:  # noqa: N802 - a module's constant
        """The names of the columns of its rows."""
        ...

    def rows(self, result: Any, /) -> tuple[tuple[object, ...], ...]:
        """One row a thing."""
        ...

    def page(self, result: Any, /) -> "Page":
        """What a person reads."""
        ...


def show(
    result: Any,
    view: View,
    *,
    output_format: Format | None,
    output: str | None,
    force: bool,
) -> None:
    """Writes the result.

    Args:
        view: The subject's module in `render`.
        output_format: None is what the output file's name ends in, or else a table.
        output: A file's name; None and `-` are standard output.
        force: Whether an existing file is replaced.

    Raises:
        OutputError: If it cannot be written.
    """
    to_file = output not in (None, "-")
    match output_format or _format_of(output):
        case Format.JSON:
            from interimkit.render import json

            data = json.encode(result)
        case Format.CSV:
            from interimkit.render import csv

            data = csv.encode(view.HEADER, view.rows(result))
        case Format.MD:
            from interimkit.render import markdown

            data = markdown.encode(view.page(result))
        case Format.TABLE if to_file:
            from interimkit.render import terminal

            data = terminal.plain(view.page(result), width=FILE_WIDTH, encoding="utf-8").encode()
        case Format.TABLE:
            _print_table(view.page(result))
            return
    write(data, output=output, force=force)


def write(data: bytes, *, output: str | None, force: bool) -> None:
    """Bytes to where they are wanted: a file, or standard output when it is None or `-`.

    Raises:
        OutputError: If they cannot be written.
    """
    if output in (None, "-"):
        write_stdout(data)
    else:
        write_file(str(output), data, force=force)


def _format_of(output: str | None) -> Format:
    ending = os.path.splitext(output or "")[1].removeprefix(".").lower()  # noqa: PTH122 - a name, not a path
    return Format(ending) if ending in tuple(Format) else Format.TABLE


def _print_table(page: "Page") -> None:
    from rich.console import Console

    from interimkit.render import terminal

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


def check_targets(*, record: str | None, output: str | None, force: bool) -> None:
    """Refuses what could not be written, before anybody has answered a question.

    Raises:
        OutputError: If a file exists (without `force`), is a folder, or has no folder.
        UsageError: If the answers have no file of their own.
    """
    to_file = output if output not in (None, "-") else None
    if record is not None and record in {"", "-"}:
        raise UsageError(Problem(code=ProblemCode.OPTION_NEEDS_VALUE, path=("--record",)))
    if record is not None and to_file and os.path.realpath(record) == os.path.realpath(to_file):
        problem = Problem(
            code=ProblemCode.OPTIONS_APART, path=("--record",), expected=("--output",)
        )
        raise UsageError(problem)
    for name in (record, to_file):
        if name is None:
            continue
        if name.endswith(os.sep) or os.path.isdir(name):  # noqa: PTH112 - in the reader's spelling
            raise _refused(ProblemCode.OUTPUT_IS_FOLDER, name)
        if os.path.isfile(name) and not force:  # noqa: PTH113
            raise _refused(ProblemCode.OUTPUT_EXISTS, name)
        if not os.path.isdir(os.path.dirname(name) or "."):  # noqa: PTH112, PTH120
            raise _refused(ProblemCode.OUTPUT_FOLDER_MISSING, name)


def write_stdout(data: bytes) -> None:
    """Bytes to standard output, all of them or an error.

    Raises:
        OutputError: If standard output is closed or full.
    """
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except OSError as error:
        raise output_error(error) from error


def write_file(name: str, data: bytes, *, force: bool) -> None:
    """Bytes to a file, which is there whole or not at all.

    A temporary file beside it is filled, flushed to the disk and renamed. A device or a FIFO is
    written to, for there is nothing there to replace.

    Raises:
        OutputError: If it exists (without `force`), is a folder, or cannot be written.
    """
    try:
        there = os.stat(name) if os.path.exists(name) else None  # noqa: PTH110, PTH116 - pipes have no path
        if name.endswith(os.sep) or (there and stat.S_ISDIR(there.st_mode)):
            raise _refused(ProblemCode.OUTPUT_IS_FOLDER, name)
        if there and not stat.S_ISREG(there.st_mode):
            with open(name, "wb") as stream:  # noqa: PTH123 - a device or a pipe: nothing to replace
                stream.write(data)
        elif there and not force:
            raise _refused(ProblemCode.OUTPUT_EXISTS, name)
        else:
            target = Path(os.path.realpath(name))  # through a link, to what it points at
            kept = stat.S_IMODE(there.st_mode) if there else None
            write_whole(target, data, replace=force, keep=kept)
    except FileExistsError:  # it came into being while we were writing
        raise _refused(ProblemCode.OUTPUT_EXISTS, name) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise output_error(error, name) from error


def output_error(error: Exception, name: str | None = None) -> OutputError:
    """Why something could not be written, as a problem in words."""
    codes = {
        errno.ENOSPC: ProblemCode.OUTPUT_FULL,
        errno.EDQUOT: ProblemCode.OUTPUT_FULL,
        errno.EBADF: ProblemCode.OUTPUT_CLOSED,
        errno.EISDIR: ProblemCode.OUTPUT_IS_FOLDER,
        errno.ENOENT: ProblemCode.OUTPUT_FOLDER_MISSING,
        errno.ENOTDIR: ProblemCode.OUTPUT_FOLDER_MISSING,
        errno.EACCES: ProblemCode.OUTPUT_DENIED,
        errno.EPERM: ProblemCode.OUTPUT_DENIED,
        errno.EROFS: ProblemCode.OUTPUT_DENIED,
    }
    if isinstance(error, io.UnsupportedOperation):  # what stands in for a closed standard output
        return _refused(ProblemCode.OUTPUT_CLOSED, name)
    number = error.errno if isinstance(error, OSError) else None
    return _refused(codes.get(number or 0, ProblemCode.OUTPUT_FAILED), name)


def _refused(code: ProblemCode, name: str | None) -> OutputError:
    file = "" if name is None else one_line(name) or '""'
    return OutputError(Problem(code=code, file=file))
