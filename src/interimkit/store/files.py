"""A file that is there whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path


def write_whole(
    target: Path, data: bytes, *, replace: bool, mode: int = 0o666, keep: int | None = None
) -> None:
    """Fills a temporary file beside the target, flushes it to the disk and renames it.

    Args:
        replace: Whether an existing file gives way.
        mode: Who may read a new file, before the user's own mask.
        keep: Who might read the file that is replaced, and may read this one.

    Raises:
        FileExistsError: If it exists and is not to be replaced.
        OSError: If it cannot be written; what was there is still there.
    """
    temporary = target.with_name(f".interimkit-{os.urandom(8).hex()}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if keep is not None:
            temporary.chmod(keep)
        if replace:
            temporary.replace(target)
        elif hasattr(os, "link"):
            os.link(temporary, target)  # unlike rename, refuses to replace
        else:
            temporary.rename(target)
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()
