"""Command lines as a process of another language runs them: what is fixed at import, such as help."""

import json
import subprocess
import sys
from collections.abc import Iterable
from functools import cache

from conftest import ROOT, environment
from in_process import Done

_ALL = """
import json, sys
from interimkit.cli import language
language.bind([])
from in_process import run_here
for line in json.loads(sys.argv[1]):
    out, err, code = run_here(*line, language=language.current())
    print(json.dumps([out.decode(), err.decode(), code]))
"""


def in_language(language: str, lines: Iterable[tuple[str, ...]]) -> list[Done]:
    """What each command line says, all in one process of this language."""
    return list(_said(language, tuple(lines)))


@cache
def _said(language: str, lines: tuple[tuple[str, ...], ...]) -> tuple[Done, ...]:
    done = subprocess.run(
        [sys.executable, "-c", _ALL, json.dumps(lines)],
        env=environment(INTERIMKIT_LANG=language, PYTHONPATH=str(ROOT / "tests")),
        stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    found = map(json.loads, done.stdout.splitlines())
    return tuple(Done(out.encode(), err.encode(), code) for out, err, code in found)
