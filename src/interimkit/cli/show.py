"""The one way out: a result in the format asked for, to standard output or to a file."""

import errno
import io
import os
import shutil
import stat
import sys
from pathlib import Path
from typing import Any

from interimkit.errors import OutputError, Problem, ProblemCode, UsageError
from interimkit.model.text import one_line
from interimkit.render.encode import encode, page_of
from interimkit.render.formats import Format, format_of
from interimkit.store.files import write_whole


def show(
    result: Any,
    _view: object,  # found by the result's tag
    *,
    output_format: Format | None,
    output: str | None,
    force: bool,
) -> None:
    """Writes the result.

    Args:
        output_format: None is what the output file's name ends in, or else a table.
        output: A file's name; None and `-` are standard output.
        force: Whether an existing file is replaced.

    Raises:
        OutputError: If it cannot be written.
    """
    form = output_format or format_of(output or "") or Format.TABLE
    if form is Format.TABLE and output in (None, "-"):
        _print_table(result)
    else:
        write(encode(result, form), output=output, force=force)


def write(data: bytes, *, output: str | None, force: bool) -> None:
    """Bytes to where they are wanted: a file, or standard output when it is None or `-`.

    Raises:
        OutputError: If they cannot be written.
    """
    if output in (None, "-"):
        write_stdout(data)
    else:
        write_file(str(output), data, force=force)


def _print_table(result: Any) -> None:
    """As wide as the terminal, or as what stands in for one says that it is."""
    from rich.console import Console

    columns = shutil.get_terminal_size().columns  # also where Rich takes a dumb terminal for 80
    console = Console(width=columns, highlight=False, emoji=False, markup=False)
    if not console.is_terminal:
        form, encoding = Format.TABLE, sys.stdout.encoding
        write_stdout(encode(result, form, width=console.width, encoding=encoding))
        return
    from interimkit.render import terminal

    try:
        terminal.show(page_of(result), console)
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
