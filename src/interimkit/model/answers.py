"""What somebody answered: the same form in a file, on the command line and from Python."""

from typing import Annotated, Literal

from msgspec import Meta

from interimkit.model.pack import Id, Part


class AnsweredPack(Part, frozen=True, kw_only=True):
    """The pack that the questions came from."""

    name: Annotated[str, Meta(max_length=60)]
    version: Annotated[str, Meta(max_length=30)]


CheckAnswer = Annotated[int, Meta(ge=0, le=1_000_000)] | Id


class Answers(Part, frozen=True, kw_only=True):
    """Answers by the ids of questions and options, never by position.

    A check may be left out: it is then unknown.
    """

    format: Literal["interimkit.answers/1"] = "interimkit.answers/1"
    pack: AnsweredPack | None = None
    quiz: dict[Id, Id] = {}
    checks: dict[Id, CheckAnswer] = {}
