"""A command line as the shell at hand reads it."""

import sys
from collections.abc import Iterable


def join(words: Iterable[str], *, platform: str = sys.platform) -> str:
    r"""The words in one line that can be pasted.

    On Windows in double quotes, which its shells and what they start read alike.

    >>> join(("--peer", "my colleague.yaml"), platform="linux")
    "--peer 'my colleague.yaml'"
    >>> join(("--peer", "my colleague.yaml"), platform="win32")
    '--peer "my colleague.yaml"'
    >>> join(("--answer", "it's a = b"), platform="win32")
    '--answer "it\'s a = b"'
    """
    if platform != "win32":
        import shlex  # for the page that has a command, and no CSV

        return shlex.join(words)
    return " ".join(word if _plain(word) else '"' + word.replace('"', '""') + '"' for word in words)


def _plain(word: str) -> bool:
    return bool(word) and all(sign.isalnum() or sign in "-_=./:\\+" for sign in word)
