"""Which column of a form's export is which question, and which text which answer: a map's file."""

from typing import Annotated, Literal

from msgspec import Meta

from interimkit.model.answers import CheckAnswer
from interimkit.model.pack import Part

Words = Annotated[str, Meta(min_length=1, max_length=4000)]


class FormAnswer(Part, frozen=True, kw_only=True):
    """A text that somebody chose in a form."""

    option: Annotated[
        CheckAnswer | None,
        Meta(description="Which option it is, or which number; null where it answers nothing"),
    ]
    text: Annotated[Words, Meta(description="The text, as it stands in the export")]


class FormColumn(Part, frozen=True, kw_only=True):
    """A column that is one of the pack's questions."""

    question: Annotated[
        str,
        Meta(max_length=80, description="Its section and its id, as in quiz.crisis"),
    ]
    heading: Annotated[Words, Meta(description="The column's heading, as it stands in the export")]
    answers: Annotated[
        tuple[FormAnswer, ...],
        Meta(max_length=1000, description="What its texts are, beside what the pack itself says"),
    ] = ()


class FormMap(Part, frozen=True, kw_only=True):
    """A map: how the columns and texts of a form become answers; other columns are not read."""

    format: Literal["interimkit.map/1"] = "interimkit.map/1"
    columns: Annotated[
        tuple[FormColumn, ...], Meta(min_length=1, max_length=200, description="In any order")
    ]
