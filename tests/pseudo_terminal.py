"""A person at a real pseudo-terminal, for the tests that play a questionnaire."""

import re
import shlex
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pexpect
import pyte
from conftest import environment

ENTER, DOWN, LEFT, CTRL_C, CTRL_D = "\r", "\x1b[B", "\x1b[D", "\x03", "\x04"
PATIENCE = 60
"""Seconds after which something that should come, on however busy a machine, will not."""


class Screen:
    """Standard error that somebody looks at, or nobody."""

    def __init__(self, *, there: bool) -> None:
        self.there, self.text, self.encoding = there, "", "utf-8"

    def isatty(self) -> bool:
        return self.there

    def write(self, text: str) -> int:
        self.text += text
        return len(text)

    def flush(self) -> None:
        pass


class Terminal:
    """A person at a terminal: reads the screen, presses keys."""

    def __init__(
        self, home: Path, *arguments: str, columns: int = 80, rows: int = 60, from_shell: bool = False,
        **variables: str,
    ) -> None:  # fmt: skip
        """Starts it, alone or from a shell that one can go back to."""
        # pyte does not say where its cursor is, and prompt_toolkit would wait a second for it.
        quick = {"PROMPT_TOOLKIT_NO_CPR": "1", "TERM": "xterm-256color"}
        given = {**quick, "INTERIMKIT_HOME": str(home), **variables}
        plain = environment(**given)
        plain.pop("COLUMNS")
        line = [sys.executable, "-m", "interimkit", *arguments]
        program, *rest = ["bash", "--norc", "--noprofile", "-i"] if from_shell else line
        self.child: Any = pexpect.spawn(
            program, rest,
            env=plain, cwd=str(home), dimensions=(rows, columns), timeout=PATIENCE,
        )  # fmt: skip
        self._by_line = "--plain" in arguments or given["TERM"] == "dumb"
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        if from_shell:
            self.child.sendline(shlex.join(line))

    def wait(self, text: str) -> str:
        """Reads on until the screen shows the text, whatever the line breaks."""
        wanted = re.sub(r"\s+", "", text)
        return self._read_until(lambda shown: wanted in re.sub(r"\s+", "", shown), text)

    def wait_for_line(self, start: str) -> str:
        """Reads on until a line of the screen begins so, its spaces included.

        What was chosen stands in a line of its own, `> …`, once its question is over; the option that
        a question has selected bears its label, `> c · …`.
        """
        return self._read_until(
            lambda shown: any(line.startswith(start) for line in shown.splitlines()), start
        )

    def rest(self, seconds: float) -> None:
        """Reads whatever comes in that time."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                self.stream.feed(self.child.read_nonblocking(65536, timeout=0.1))
            except (pexpect.TIMEOUT, pexpect.EOF):
                time.sleep(0.01)

    def _read_until(self, there: Callable[[str], bool], what: str) -> str:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                self.stream.feed(self.child.read_nonblocking(65536, timeout=0.1))
            except pexpect.TIMEOUT:
                pass
            except pexpect.EOF:
                break
            if there(self.shown()):
                return self.shown()
        shown = self.shown()
        assert there(shown), f"{what!r} is not on the screen:\n{shown}"
        return shown

    def shown(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip()

    def press(self, *keys: str) -> None:
        for key in keys:
            self._wait_for_a_question()
            self.child.send(key)

    def _wait_for_a_question(self) -> None:
        """Until the terminal gives keys as they are pressed, where they are not read in lines.

        A question's text is printed before that, and until then Ctrl-D and Backspace are the
        terminal's own.
        """
        end = time.monotonic() + PATIENCE
        while not self._by_line and termios.tcgetattr(self.child.child_fd)[3] & termios.ICANON:
            assert time.monotonic() < end, f"no question is asked:\n{self.shown()}"
            time.sleep(0.01)

    def resize(self, columns: int) -> None:
        rows = self.screen.lines
        self.child.setwinsize(rows, columns)
        self.screen.resize(rows, columns)

    def end(self) -> int:
        """The exit code, signals as a shell shows them."""
        try:
            while True:
                self.stream.feed(self.child.read_nonblocking(65536, timeout=PATIENCE))
        except pexpect.EOF:
            pass
        self.child.close()
        code: int = (
            self.child.exitstatus
            if self.child.exitstatus is not None
            else 128 + self.child.signalstatus
        )
        return code
