"""A command line as the shell at hand reads it."""

import shlex
import sys
from collections.abc import Iterable


def join(arguments: Iterable[str], *, platform: str = sys.platform) -> str:
    """The arguments in one line that can be pasted: double quotes on Windows, else as POSIX has it.

    >>> join(("--peer", "my colleague.yaml"), platform="win32")
    '--peer "my colleague.yaml"'
    >>> join(("--peer", "my colleague.yaml"), platform="linux")
    "--peer 'my colleague.yaml'"
    """
    if platform == "win32":
        from subprocess import list2cmdline  # 5 ms that only Windows should cost

        return list2cmdline(arguments)
    return shlex.join(arguments)
