"""What a coach plays before a room, step by step, and what to say at each: workshop.yaml."""

from enum import StrEnum
from typing import Annotated, ClassVar

from msgspec import Meta

from interimkit.model.pack import ContentFile, ExampleId, Id, Part, QuestionId, SourceId
from interimkit.model.text import Text

Minutes = Annotated[int, Meta(ge=0, le=240)]
Days = Annotated[int, Meta(ge=1, le=366)]
Gross = Annotated[int, Meta(ge=1, le=100_000_000)]


class StepKind(StrEnum):
    """What happens in a step, and so what phones and projector show."""

    JOIN = "join"
    ASK = "ask"
    REVEAL = "reveal"
    EXAMPLE = "example"
    OWN_RESULT = "own-result"
    KEY = "key"
    TALK = "talk"
    MONEY = "money"
    SAVE = "save"
    ERASE = "erase"


class Subject(StrEnum):
    """What a session is about: a programme of questions, or a case that the room plays."""

    QUIZ = "quiz"
    CASE = "case"


class Topic(StrEnum):
    """What many are asked about; the name of the command that asks one person the same."""

    QUIZ = "quiz"
    SKILLS = "skills-gap"
    PITFALLS = "pitfalls"


class Step(Part, frozen=True, kw_only=True):
    """One thing that a room does."""

    id: Id
    kind: Annotated[StepKind, Meta(description="What happens, and so what everybody sees")]
    minutes: Annotated[Minutes, Meta(description="How long it takes")]
    topic: Annotated[
        Topic | None, Meta(description="What is asked or revealed; `ask` and `reveal` need it")
    ] = None
    question: Annotated[
        QuestionId | None, Meta(description="Whose key is shown; `key` needs it")
    ] = None
    example: Annotated[
        ExampleId | None,
        Meta(description="Whose result is shown, of the pack’s examples; `example` needs it"),
    ] = None
    salary: Annotated[
        Gross | None,
        Meta(description="Gross a year, whose day rate is worked out; `money` needs it"),
    ] = None
    days: Annotated[
        tuple[Days, ...],
        Meta(max_length=4, description="By how many days billed a year, each in turn; `money` too"),
    ] = ()
    name: Annotated[Text, Meta(description="What the coach’s list calls it")]
    screen: Annotated[
        Text | None,
        Meta(description="What the projector says, where it has no more to show; `talk` needs it"),
    ] = None
    notes: Annotated[
        tuple[Text, ...], Meta(max_length=9, description="What the coach says, asks and minds")
    ] = ()


class Programme(Part, frozen=True, kw_only=True):
    """Steps in their order, from joining to erasing."""

    id: Id
    name: Annotated[Text, Meta(description="What it is called")]
    about: Annotated[Text, Meta(description="For whom and how long, in one sentence")]
    steps: Annotated[tuple[Step, ...], Meta(min_length=2, max_length=40)]


class Workshop(ContentFile, frozen=True, kw_only=True):
    """workshop.yaml: the programmes; the first is played where none is named."""

    FILE: ClassVar[str] = "workshop.yaml"

    basis: Annotated[SourceId, Meta(description="Whose judgement the programmes are")]
    programmes: Annotated[tuple[Programme, ...], Meta(min_length=1, max_length=20)]
