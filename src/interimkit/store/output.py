"""Where results and answers go: a file that is there whole or not at all, or standard output."""

import errno
import io
import os
import signal
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from interimkit.errors import ExitCode, OutputError, Problem, ProblemCode
from interimkit.model.text import one_line

_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL, errno.ENOSYS, errno.EMLINK}
"""How file systems say that they know no hard links: FAT sticks, some shares, Android."""


def write(data: bytes, *, output: str | None, force: bool, mode: int = 0o666) -> None:
    """Bytes to where they are wanted: a file, or standard output when it is None or `-`.

    Args:
        mode: Who may read a new file, before the user's own mask.

    Raises:
        OutputError: If they cannot be written.
    """
    if output in (None, "-"):
        write_stdout(data)
    else:
        write_file(str(output), data, force=force, mode=mode)


def check_targets(names: Sequence[str], *, force: bool) -> None:
    """Refuses files that could not be written, before anybody has answered a question.

    Raises:
        OutputError: If one exists (without `force`), is a folder, or has no folder.
    """
    for name in names:
        if name.endswith(os.sep) or os.path.isdir(name):  # noqa: PTH112 - in the reader's spelling
            raise _refused(ProblemCode.OUTPUT_IS_FOLDER, name)
        if os.path.isfile(name) and not force:  # noqa: PTH113
            raise _refused(ProblemCode.OUTPUT_EXISTS, name)
        if not os.path.isdir(os.path.dirname(name) or "."):  # noqa: PTH112, PTH120
            raise _refused(ProblemCode.OUTPUT_FOLDER_MISSING, name)
        try:
            _try_out(name)
        except (OSError, ValueError) as error:
            raise output_error(error, name) from error


def _try_out(name: str) -> None:
    """Makes a temporary file where this one will be, and removes it; a device is let be.

    Raises:
        OSError: If the folder takes no file, or the name is none.
    """
    target = Path(os.path.realpath(name))
    if target.exists() and not target.is_file():
        return
    temporary = _beside(target)
    os.close(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    temporary.unlink()


def _beside(target: Path) -> Path:
    """The name of a temporary file in the same folder, so that a rename is all that is left."""
    return target.with_name(f"{started(target)}{os.urandom(4).hex()}.tmp")


def started(target: Path) -> str:
    """How the names of a file's temporary files begin, so that who owns it knows them again."""
    from zlib import crc32

    return f".interimkit-{crc32(os.fsencode(target.name)):08x}"


def write_stdout(data: bytes) -> None:
    """Bytes to standard output, all of them or an error.

    Raises:
        OutputError: If standard output is closed or full.
    """
    try:
        _write_all(sys.stdout.buffer, data)
        sys.stdout.flush()
    except OSError as error:
        raise output_error(error) from error


def write_file(name: str, data: bytes, *, force: bool, mode: int = 0o666) -> None:
    """Bytes to a file, which is there whole or not at all.

    Raises:
        OutputError: If it exists (without `force`), is a folder, or cannot be written.
    """
    with _file_in_pieces(name, force=force, mode=mode) as stream:
        stream.write(data)


@contextmanager
def in_pieces(output: str | None, *, force: bool) -> Iterator[BinaryIO]:
    """A stream to write to, piece by piece: of a file, or standard output for None or `-`.

    The file is there whole or not at all, whatever ends the writing: an error, Ctrl-C, or a signal
    to end.

    Raises:
        OutputError: If it exists (without `force`), is a folder, or cannot be written.
    """
    if output not in (None, "-"):
        end_by_exception()
        with _file_in_pieces(str(output), force=force) as stream:
            yield stream
        return
    try:
        yield sys.stdout.buffer
        sys.stdout.flush()
    except OSError as error:
        raise output_error(error) from error


def end_by_exception() -> None:
    """Has what ends us from outside end us as an exception, so that we leave nothing undone."""
    codes = {"SIGTERM": ExitCode.TERMINATED, "SIGHUP": ExitCode.HUNG_UP}
    for name, code in codes.items():
        with suppress(ValueError, AttributeError):  # no such signal, or not the main thread

            def leave(_number: int, _frame: object, code: ExitCode = code) -> None:
                sys.exit(code)

            signal.signal(getattr(signal, name), leave)


@contextmanager
def _file_in_pieces(name: str, *, force: bool, mode: int = 0o666) -> Iterator[BinaryIO]:
    """A stream to a file; a device or a FIFO is written to, for there is nothing to replace.

    Raises:
        OutputError: If it exists (without `force`), is a folder, or cannot be written.
    """
    try:
        there = os.stat(name) if os.path.exists(name) else None  # noqa: PTH110, PTH116 - pipes have no path
        if name.endswith(os.sep) or (there and stat.S_ISDIR(there.st_mode)):
            raise _refused(ProblemCode.OUTPUT_IS_FOLDER, name)
        if there and not stat.S_ISREG(there.st_mode):
            with open(name, "wb") as stream:  # noqa: PTH123 - a device or a pipe: nothing to replace
                yield stream
        elif there and not force:
            raise _refused(ProblemCode.OUTPUT_EXISTS, name)
        else:
            target = Path(os.path.realpath(name))  # through a link, to what it points at
            with _whole(target, replace=force, mode=mode, like=there) as stream:
                yield stream
    except FileExistsError:  # it came into being while we were writing
        raise _refused(ProblemCode.OUTPUT_EXISTS, name) from None
    except OSError as error:
        raise output_error(error, name) from error
    except ValueError as error:
        if "\0" not in name:
            raise
        raise output_error(error, name) from error


def write_whole(target: Path, data: bytes, *, replace: bool, mode: int = 0o666) -> None:
    """Fills a temporary file beside the target, flushes it to the disk and renames it.

    Args:
        replace: Whether an existing file gives way.
        mode: Who may read a new file, before the user's own mask.

    Raises:
        FileExistsError: If it exists and is not to be replaced.
        OSError: If it cannot be written; what was there is still there.
    """
    with _whole(target, replace=replace, mode=mode) as file:
        file.write(data)


@contextmanager
def _whole(
    target: Path, *, replace: bool, mode: int, like: os.stat_result | None = None
) -> Iterator[BinaryIO]:
    """A temporary file beside the target, which takes its place once it is on the disk.

    Args:
        replace: Whether an existing file gives way.
        mode: Who may read a new file, before the user's own mask.
        like: The file that it replaces: who might read that, and no more, may read this one.

    Raises:
        FileExistsError: If it exists and is not to be replaced.
        OSError: If it cannot be written; what was there is still there.
    """
    temporary = _beside(target)

    def make(path: str, _flags: int) -> int:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        return os.open(path, flags, 0o600 if like else mode)

    try:
        with open(temporary, "wb", opener=make) as file:
            if like:  # before there is anything in it to read
                _take_over(temporary, like)
            yield file
            file.flush()
            os.fsync(file.fileno())
        if replace:
            temporary.replace(target)
        else:
            _put_new(temporary, target)
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()


def _take_over(file: Path, like: os.stat_result) -> None:
    """Gives a file the owner and the mode of another, but none of its special bits."""
    if hasattr(os, "chown") and (like.st_uid, like.st_gid) != (os.geteuid(), os.getegid()):
        with suppress(PermissionError):  # only root may give a file away
            os.chown(file, like.st_uid, like.st_gid)
    file.chmod(stat.S_IMODE(like.st_mode) & 0o777)


def _put_new(temporary: Path, target: Path) -> None:
    """Puts a file where none is: a link, unlike a rename, refuses to replace.

    Where there are no links the name is claimed first, and what claimed it is replaced.
    """
    try:
        _link(temporary, target)
    except OSError as error:
        if isinstance(error, FileExistsError) or error.errno not in _NO_LINKS:
            raise
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
        try:
            temporary.replace(target)
        except OSError:
            target.unlink()
            raise


def _link(temporary: Path, target: Path) -> None:
    if not hasattr(os, "link"):  # Android's Python
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    os.link(temporary, target)


def _write_all(stream: BinaryIO, data: bytes) -> None:
    """All of it: a stream without a buffer of its own may take less than it is given."""
    rest = memoryview(data)
    while rest:
        written = stream.write(rest)
        if not written:  # it would block, and nothing says when it will not
            raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        rest = rest[written:]


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
