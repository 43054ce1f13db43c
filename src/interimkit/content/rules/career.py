"""What the topics must hold beyond their shape: a next step that there is."""

from collections.abc import Iterator

from interimkit.errors import Problem, ProblemCode
from interimkit.model.career import Career
from interimkit.model.commands import COMMANDS
from interimkit.model.nearest import unknown
from interimkit.model.pack import Pack

FILES = (Career,)


def problems(pack: Pack) -> Iterator[Problem]:
    """The commands that there are not."""
    for number, topic in enumerate(pack.load(Career).topics):
        name = (topic.command or COMMANDS[0]).partition(" ")[0]
        if name not in COMMANDS:
            path = ("topics", number, "command")
            yield unknown(ProblemCode.COMMAND_UNKNOWN, name, COMMANDS, path=path)
