"""Whatever is said beside a result acts on nothing: one cleaning for each way of saying it."""

from pathlib import Path

import pytest
from prompt_toolkit.input import DummyInput
from prompt_toolkit.output import DummyOutput

from interimkit import cli
from interimkit.cli.complain import complain
from interimkit.cli.prompt_plain import PlainPrompter
from interimkit.cli.prompt_terminal import TerminalPrompter
from interimkit.cli.say import say, tell
from interimkit.errors import Problem, ProblemCode

HOSTILE = "a\x1b]0;owned\x07\u202eb\x9b"
SPEAKERS = {
    "complain.py",
    "workshop_type.py",
    "present.py",
    "present_quiz.py",
    "prompt_plain.py",
    "prompt_terminal.py",
    "workshop_check.py",  # a code to scan
    "say.py",
    "main.py",  # help and the version
    "show.py",  # a result
    "typer_text.py",  # completion
}


class Drawn(DummyOutput):
    """Keeps what a terminal would be sent as it is."""

    def __init__(self) -> None:
        self.written: list[str] = []

    def write(self, data: str) -> None:
        self.written.append(data)


def test_every_way_of_saying_something_cleans_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    say(HOSTILE)
    complain([Problem(code=ProblemCode.EMPTY, file=f"{HOSTILE}\nError: forged")], hint="")
    monkeypatch.setenv("COLUMNS", "80")
    PlainPrompter().say(HOSTILE)
    drawn = Drawn()
    TerminalPrompter(DummyInput(), drawn).say(HOSTILE)
    tell(HOSTILE)
    printed = capsys.readouterr()
    said = printed.err + "".join(drawn.written) + printed.out
    assert len(said.splitlines()) == 7
    assert said.count("a\ufffd]0;owned\ufffd\ufffdb\ufffd") == 5


def test_nothing_else_in_the_command_line_says_anything() -> None:
    folder = Path(cli.__file__).parent
    speaking = ("typer.echo(", "print(", "sys.stderr.", "sys.stdout.write(", "_output.write(")
    found = {
        path.name
        for path in folder.glob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if any(word in line for word in speaking) and "flush" not in line and "isatty" not in line
    }
    assert found
    assert found <= SPEAKERS
