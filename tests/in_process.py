"""Runs a command line in this process, as a terminal of so many columns would show it piped."""

import io
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple
from unittest.mock import patch

from conftest import environment

from interimkit.cli import language as spoken
from interimkit.cli.main import run


class Done(NamedTuple):
    """What a command wrote, and its exit code."""

    stdout: bytes
    stderr: bytes
    code: int


def run_here(
    *arguments: str,
    language: str = "en",
    columns: int = 80,
    home: Path | None = None,
    variables: Mapping[str, str] = MappingProxyType({}),
) -> Done:
    """Runs one command; what the process's language fixes at import (`--help`) stays as it is."""
    before, asked = spoken.current(), spoken.asked_for()
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    own = {"INTERIMKIT_LANG": language, "COLUMNS": str(columns), **variables}
    around = environment(**own)
    if home is not None:
        around["INTERIMKIT_HOME"] = str(home)
    with (
        patch.dict(os.environ, around, clear=True),
        patch.object(sys, "stdout", out),
        patch.object(sys, "stderr", err),
        patch.object(sys, "stdin", None),
    ):
        spoken.bind(arguments)
        try:
            code = run(arguments)
        finally:
            spoken.bind(["--lang", asked] if asked else [])
            spoken.follow(before)
        for stream in (out, err):
            stream.flush()
    return Done(_bytes(out), _bytes(err), code)


def _bytes(stream: io.TextIOWrapper) -> bytes:
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue()
