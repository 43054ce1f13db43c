"""What a form's export was found to hold: which columns are questions, which texts answers."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from interimkit.domain.result import Result


class FoundAnswer(Struct, frozen=True, kw_only=True):
    """A text in a column that is a question."""

    text: Annotated[str, Meta(description="The text, as it stands in the export")]
    option: Annotated[
        int | str | None,
        Meta(description="The option that it is word for word, or the level; null where none is"),
    ]
    count: Annotated[int, Meta(description="How often it occurs")]


class FoundColumn(Struct, frozen=True, kw_only=True):
    """A column whose heading is one question of the pack."""

    question: Annotated[str, Meta(description="Its section and its id, as in quiz.crisis")]
    name: Annotated[str, Meta(description="What the question is called")]
    heading: Annotated[str, Meta(description="The column's heading")]
    answers: Annotated[
        tuple[FoundAnswer, ...], Meta(description="Its texts in the order in which they came")
    ]
    more: Annotated[
        int, Meta(description="Cells with further texts, of which there were too many to list")
    ] = 0

    @property
    def unknown(self) -> tuple[FoundAnswer, ...]:
        """The texts that are no option word for word."""
        return tuple(answer for answer in self.answers if answer.option is None)


class WhyLeft(StrEnum):
    """Why a column is left out."""

    NOT_OURS = "not-ours"
    SEVERAL_QUESTIONS = "several-questions"
    SEVERAL_COLUMNS = "several-columns"


class LeftColumn(Struct, frozen=True, kw_only=True):
    """A column that nothing was read of but its heading."""

    heading: Annotated[str, Meta(description="The column's heading")]
    why: Annotated[
        WhyLeft,
        Meta(description="No question is called so, several are, or several columns are the same"),
    ]
    questions: Annotated[tuple[str, ...], Meta(description="The questions that it could be")] = ()


class GroupMap(Result, frozen=True, kw_only=True, tag="interimkit.group-map/1"):
    """A proposal for a map: what is one thing word for word, and all that is not."""

    file: Annotated[str, Meta(description="The export, as the reader named it")]
    sheets: Annotated[int, Meta(description="How many rows hold an answer")]
    columns: Annotated[tuple[FoundColumn, ...], Meta(description="In the order of the export")]
    left: Annotated[tuple[LeftColumn, ...], Meta(description="The columns that are left out")]

    @property
    def unknown(self) -> int:
        """How many different texts are no option word for word."""
        return sum(len(column.unknown) for column in self.columns)
