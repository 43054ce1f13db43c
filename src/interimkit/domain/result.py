"""What every result carries, and every result that is made from content."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from interimkit.model.pack import PackRef
from interimkit.model.text import Language


class IntendedUse(StrEnum):
    """What a result is meant for: an id, which no language needs translated."""

    OWN_DECISION = "own-decision-only"


class Outcome(Struct, frozen=True, kw_only=True, tag_field="format"):
    """What a command gives; a subclass gives its tag, such as `interimkit.salary/1`.

    Fields are only ever added within a format number.
    """

    language: Annotated[Language, Meta(description="The language that the texts are in")]
    intended_use: Annotated[
        IntendedUse,
        Meta(
            description="What it is meant for: it supports one's own decision, makes none, and is "
            "not meant for selecting people"
        ),
    ] = IntendedUse.OWN_DECISION


class Result(Outcome, frozen=True, kw_only=True):
    """What is made from content."""

    pack: Annotated[PackRef, Meta(description="The content that the result was made from")]
