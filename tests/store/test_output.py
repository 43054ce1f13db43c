"""A file is there whole or not at all, whatever the file system can do."""

import errno
import io
import os
import stat
import sys
from pathlib import Path

import pytest

from interimkit.errors import OutputError, ProblemCode
from interimkit.store import output
from interimkit.store.output import check_targets, write_file, write_stdout, write_whole


@pytest.mark.parametrize("number", [errno.EPERM, errno.ENOTSUP, errno.EINVAL, errno.ENOSYS])
def test_a_file_system_without_links_takes_a_new_file_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def no_links(*_paths: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "link", no_links)
    target = tmp_path / "me.yaml"
    write_whole(target, b"mine", replace=False)
    assert target.read_bytes() == b"mine"
    with pytest.raises(FileExistsError):
        write_whole(target, b"another's", replace=False)
    assert target.read_bytes() == b"mine"
    assert [path.name for path in tmp_path.iterdir()] == ["me.yaml"]


def test_a_python_without_links_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "link")
    write_whole(tmp_path / "me.yaml", b"mine", replace=False)
    assert (tmp_path / "me.yaml").read_bytes() == b"mine"


def test_a_disk_that_fails_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    (tmp_path / "me.yaml").write_bytes(b"before")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError) as caught:
        write_file(str(tmp_path / "me.yaml"), b"after", force=True)
    assert caught.value.problems[0].code is ProblemCode.OUTPUT_FULL
    assert (tmp_path / "me.yaml").read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir()] == ["me.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_who_might_not_read_the_file_before_may_not_read_this_one_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "me.yaml"
    target.write_bytes(b"before")
    target.chmod(0o4600)
    seen: list[int] = []
    fsync = os.fsync

    def look(descriptor: int) -> None:
        seen.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", look)
    write_file(str(target), b"after", force=True)
    assert seen == [0o600]  # while it is filled
    assert stat.S_IMODE(target.stat().st_mode) == 0o600  # and no special bit after


class Slow(io.RawIOBase):
    """A stream without a buffer: it takes 1,000 bytes at a time, and no more than its room."""

    def __init__(self, room: int) -> None:
        self.room, self.taken = room, bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        part = bytes(data)[: min(1000, self.room - len(self.taken))]  # type: ignore[call-overload]
        self.taken += part
        return len(part)


def test_a_stream_without_a_buffer_gets_all_of_it_or_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wide, narrow = Slow(10_000), Slow(2_500)
    for stream in (wide, narrow):
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(stream, write_through=True))  # type: ignore[type-var]
        if stream is wide:
            write_stdout(b"x" * 5000)
        else:
            with pytest.raises(OutputError):
                write_stdout(b"x" * 5000)
    assert len(wide.taken) == 5000


def test_a_target_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    there = tmp_path / "there.yaml"
    there.touch()
    for name, code in (
        (str(tmp_path), ProblemCode.OUTPUT_IS_FOLDER),
        (str(tmp_path / "no" / "me.yaml"), ProblemCode.OUTPUT_FOLDER_MISSING),
        (str(there), ProblemCode.OUTPUT_EXISTS),
    ):
        with pytest.raises(OutputError) as caught:
            check_targets([name], force=False)
        assert caught.value.problems[0].code is code
    check_targets([str(there), str(tmp_path / "new.yaml")], force=True)


def test_what_went_wrong_has_a_name_whatever_it_was() -> None:
    assert output.output_error(ValueError()).problems[0].code is ProblemCode.OUTPUT_FAILED
    readonly = OSError(errno.EROFS, "")
    assert output.output_error(readonly).problems[0].code is ProblemCode.OUTPUT_DENIED


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_a_folder_that_takes_no_file_is_refused_before_anything_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_args: object) -> int:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    check_targets([str(tmp_path / "me.yaml")], force=False)
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setattr(os, "open", denied)  # root may write everywhere
    with pytest.raises(OutputError) as caught:
        check_targets([str(tmp_path / "me.yaml")], force=False)
    assert caught.value.problems[0].code is ProblemCode.OUTPUT_DENIED
    check_targets([os.devnull], force=True)  # a device is written to, and nothing made beside it
