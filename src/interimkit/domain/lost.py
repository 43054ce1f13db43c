"""Answers that a pack no longer asks, or asks otherwise, since they were given."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct


class WhyLost(StrEnum):
    """What became of an answer's question or option."""

    GONE = "gone"
    REWRITTEN = "rewritten"


class LostAnswer(Struct, frozen=True, kw_only=True):
    """One answer that counts no more."""

    section: Annotated[str, Meta(description="The section of the answers that it stood in")]
    id: Annotated[str, Meta(description="What it answered, by its id")]
    why: Annotated[WhyLost, Meta(description="Whether it is gone, or says something else now")] = (
        WhyLost.GONE
    )
    since: Annotated[
        str, Meta(description="The version of the pack that rewrote it; empty where it is gone")
    ] = ""
