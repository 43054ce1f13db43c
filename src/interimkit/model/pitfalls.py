"""What usually goes wrong: pitfalls.yaml."""

from typing import Annotated, ClassVar

from msgspec import Meta

from interimkit.model.pack import ContentFile, Id, Part, SourceId
from interimkit.model.text import Text


class Pitfall(Part, frozen=True, kw_only=True):
    """One mistake that an assignment can fail on."""

    id: Id
    name: Annotated[Text, Meta(description="What it is called")]
    in_brief: Annotated[Text, Meta(description="What the mistake is, in one line")]


class Pitfalls(ContentFile, frozen=True, kw_only=True):
    """pitfalls.yaml: the mistakes, in the article's order."""

    FILE: ClassVar[str] = "pitfalls.yaml"

    basis: SourceId
    pitfalls: Annotated[tuple[Pitfall, ...], Meta(min_length=1, max_length=50)]
