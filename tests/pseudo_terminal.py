"""A person at a real pseudo-terminal, for the tests that play a questionnaire."""

import re
import sys
import time
from pathlib import Path
from typing import Any

import pexpect
import pyte
from conftest import environment

ENTER, DOWN, LEFT, CTRL_C, CTRL_D = "\r", "\x1b[B", "\x1b[D", "\x03", "\x04"


class Terminal:
    """A person at a terminal: reads the screen, presses keys."""

    def __init__(self, home: Path, *arguments: str, columns: int = 80, **variables: str) -> None:
        # pyte does not say where its cursor is, and prompt_toolkit would wait a second for it.
        quick = {"PROMPT_TOOLKIT_NO_CPR": "1", "TERM": "xterm-256color"}
        given = {**quick, "INTERIMKIT_HOME": str(home), **variables}
        plain = environment(**given)
        plain.pop("COLUMNS")
        self.child: Any = pexpect.spawn(
            sys.executable,
            ["-m", "interimkit", *arguments],
            env=plain, cwd=str(home), dimensions=(60, columns), timeout=20,
        )  # fmt: skip
        self.screen = pyte.Screen(columns, 60)
        self.stream = pyte.ByteStream(self.screen)

    def wait(self, text: str, *, seconds: float = 15) -> str:
        """Reads on until the screen shows the text, whatever the line breaks."""
        end = time.monotonic() + seconds
        wanted = re.sub(r"\s+", "", text)
        while time.monotonic() < end:
            try:
                self.stream.feed(self.child.read_nonblocking(65536, timeout=0.1))
            except pexpect.TIMEOUT:
                pass
            except pexpect.EOF:
                break
            if wanted in re.sub(r"\s+", "", self.shown()):
                return self.shown()
        shown = self.shown()
        assert wanted in re.sub(r"\s+", "", shown), f"{text!r} is not on the screen:\n{shown}"
        return shown

    def shown(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.child.send(key)
            time.sleep(0.1)  # a person's fingers; keys sent as one burst are a paste

    def resize(self, columns: int) -> None:
        self.child.setwinsize(60, columns)
        self.screen.resize(60, columns)

    def end(self) -> int:
        """The exit code, signals as a shell shows them."""
        try:
            while True:
                self.stream.feed(self.child.read_nonblocking(65536, timeout=20))
        except pexpect.EOF:
            pass
        self.child.close()
        code: int = (
            self.child.exitstatus
            if self.child.exitstatus is not None
            else 128 + self.child.signalstatus
        )
        return code
