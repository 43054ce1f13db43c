"""What the topics must hold beyond their shape: a next step that there is."""

from collections.abc import Iterator

from interimkit.domain.subjects import appetites
from interimkit.errors import Problem, ProblemCode
from interimkit.model.career import Career
from interimkit.model.nearest import unknown
from interimkit.model.pack import Pack

FILES = (Career,)


def problems(pack: Pack) -> Iterator[Problem]:
    """The commands that there are not."""
    commands = tuple(appetite.command for appetite in appetites())
    for number, topic in enumerate(pack.load(Career).topics):
        name = (topic.command or "").partition(" ")[0]
        if name and name not in commands:
            path = ("topics", number, "command")
            yield unknown(ProblemCode.COMMAND_UNKNOWN, name, commands, path=path)
