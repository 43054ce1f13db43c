"""The kinds of assignment: roles.yaml."""

from typing import Annotated, ClassVar

from msgspec import Meta

from interimkit.model.pack import ContentFile, Id, Part, SourceId
from interimkit.model.text import Text


class Role(Part, frozen=True, kw_only=True):
    """One kind of assignment."""

    id: Id
    name: Annotated[Text, Meta(description="What it is called")]
    in_brief: Annotated[Text, Meta(description="What it is for, in one line")]


class Roles(ContentFile, frozen=True, kw_only=True):
    """roles.yaml: the kinds of assignment, in the article's order."""

    FILE: ClassVar[str] = "roles.yaml"

    basis: SourceId
    roles: Annotated[tuple[Role, ...], Meta(min_length=1, max_length=20)]
