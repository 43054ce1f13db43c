"""What every result that is made from content carries."""

from typing import Annotated

from msgspec import Meta, Struct

from interimkit.model.pack import PackRef
from interimkit.model.text import Language


class Result(Struct, frozen=True, kw_only=True, tag_field="format"):
    """A result; a subclass gives its tag, such as `interimkit.salary/1`.

    Fields are only ever added within a format number.
    """

    language: Annotated[Language, Meta(description="The language that the texts are in")]
    pack: Annotated[PackRef, Meta(description="The content that the result was made from")]
