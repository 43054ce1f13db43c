"""From a path to text: a file of a pack is a regular file, small, and UTF-8."""

import os
import stat
import sys
from codecs import BOM_UTF8
from pathlib import Path

from interimkit.errors import ContentError, Problem, ProblemCode
from interimkit.model.text import clean

_BINARY = getattr(os, "O_BINARY", 0)
MAX_BYTES = 1 << 20
"""A pack's file or an answers file is at most 1 MiB; ours are far below."""


def load_bytes(path: Path, *, name: str) -> bytes:
    """The bytes of a regular file.

    Args:
        name: The file as messages call it.

    Raises:
        ContentError: If it is missing, not a regular file, unreadable or over `MAX_BYTES`.
    """
    try:
        # A FIFO would block at open and a device never end: look before opening.
        if not stat.S_ISREG(path.stat().st_mode):
            raise ContentError(Problem(code=ProblemCode.NOT_REGULAR, file=name))
        # Some device files pass for regular ones: never wait for more.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _BINARY)
        with os.fdopen(descriptor, "rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise ContentError(Problem(code=ProblemCode.FILE_MISSING, file=name)) from None
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else ""
        raise ContentError(Problem(code=ProblemCode.UNREADABLE, file=name, value=reason)) from error
    if len(data) > MAX_BYTES:
        raise ContentError(
            Problem(code=ProblemCode.TOO_LARGE, file=name, expected=(str(MAX_BYTES),))
        )
    return data


def load_given(file: str) -> bytes:
    """A file of answers, which may be any stream, up to the limit and no further.

    Args:
        file: Its name as it was given; `-` is standard input.

    Raises:
        ContentError: If it cannot be read, or is larger.
    """
    name = clean(file)
    try:
        if file == "-":
            data = sys.stdin.buffer.read(MAX_BYTES + 1) if sys.stdin else b""
        else:
            with open(file, "rb") as stream:  # noqa: PTH123 - a thousand of them, quickly
                data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise ContentError(Problem(code=ProblemCode.FILE_MISSING, file=name)) from None
    except (OSError, ValueError) as error:
        raise ContentError(Problem(code=ProblemCode.UNREADABLE, file=name)) from error
    if len(data) > MAX_BYTES:
        limit = (str(MAX_BYTES),)
        raise ContentError(Problem(code=ProblemCode.TOO_LARGE, file=name, expected=limit))
    return data


def decode(data: bytes, *, name: str) -> str:
    """The text of a file; a byte order mark that Windows editors write is left out.

    Raises:
        ContentError: If the bytes are not UTF-8, at the first byte that is not.
    """
    try:
        return data.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode()
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        raise ContentError(
            Problem(code=ProblemCode.NOT_UTF8, file=name, line=line, column=column)
        ) from None
