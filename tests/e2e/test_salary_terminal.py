"""On a real pseudo-terminal, read as a screen."""

import os
import sys
from typing import Any

import pytest

if sys.platform == "win32":  # pragma: no cover
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

import pexpect
import pyte
from conftest import environment
from pseudo_terminal import PATIENCE

ROWS = 200


def read(child: Any) -> bytes:
    """All that it prints until it ends."""
    child.expect(pexpect.EOF)
    child.close()
    assert isinstance(child.before, bytes)
    return child.before


def screen(*arguments: str, columns: int, **variables: str) -> tuple[list[str], int]:
    """What stands on the screen afterwards, and the exit code."""
    plain = environment(TERM="xterm-256color", **variables)
    plain.pop("COLUMNS")
    child = pexpect.spawn(
        sys.executable,
        ["-m", "interimkit", *arguments],
        env=plain, dimensions=(ROWS, columns), timeout=PATIENCE,
    )  # fmt: skip
    printed = read(child)
    shown = pyte.Screen(columns, ROWS)
    pyte.ByteStream(shown).feed(printed)
    assert child.exitstatus is not None
    return [line.rstrip() for line in shown.display], child.exitstatus


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
@pytest.mark.parametrize("language", ["nl", "fr"])
def test_the_table_fits_and_is_drawn(columns: int, language: str) -> None:
    lines, code = screen("salary", "--full", "--lang", language, columns=columns)
    text = "\n".join(lines)
    assert code == 0
    assert ("─" in text) == (columns >= 60)  # below, a table is a list of its rows
    assert "[pay-average]" in text.replace("\n", "") or columns == 40
    assert ("€\u00a0120.000" if language == "nl" else "120\u202f000\u00a0€") in text
    assert not [line for line in lines if line.lstrip().startswith((";", "»", "€ "))]


@pytest.mark.parametrize("columns", [40, 60])
def test_an_error_wraps_between_words(columns: int) -> None:
    lines, code = screen("salary", "--level", "confirmd", "--lang", "nl", columns=columns)
    assert code == 2
    text = " ".join(line for line in lines if line)
    assert "Bedoelde je “confirmed”? Mogelijk: beginner, intermediate, confirmed." in text
    assert os.linesep not in text


def test_no_colour_where_none_is_wanted() -> None:
    plain = environment(TERM="xterm-256color", NO_COLOR="1")
    child = pexpect.spawn(
        sys.executable, ["-m", "interimkit", "salary"], env=plain, timeout=PATIENCE
    )
    printed = read(child)
    assert b"gross a year" in printed
    assert b"\x1b[36m" not in printed
    assert b"\x1b[1;36m" not in printed
