"""A coefficient with what it rests on, or why there is none."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct


class NoValue(StrEnum):
    """Why a coefficient, or its interval, is not told."""

    TOO_FEW = "too-few"
    NO_VARIANCE = "no-variance"
    ONE_RATER = "one-rater"
    ONE_ITEM = "one-item"
    NEGATIVE = "negative"
    NO_FACTOR = "no-factor"
    INCONSISTENT = "inconsistent"
    NOT_ADDED = "not-added"
    PERFECT = "perfect"


class Coefficient(Struct, frozen=True, kw_only=True):
    """One figure about a group, never without the number that it rests on."""

    n: Annotated[int, Meta(ge=0, description="How many it rests on")]
    value: Annotated[
        float | None, Meta(description="The coefficient; null where `reason` says why")
    ] = None
    low: Annotated[
        float | None, Meta(description="Where its interval of 95% begins; null where none is told")
    ] = None
    high: Annotated[float | None, Meta(description="Where it ends; likewise")] = None
    reason: Annotated[
        NoValue | None,
        Meta(
            description="Why there is no value: `too-few` under 30; `no-variance` where all "
            "answered alike; `one-rater`, `one-item` where there is nothing to compare; `negative` "
            "where items go against each other, `no-factor` where no one thing stands behind them, "
            "`inconsistent` where different people answered them, `not-added` where nothing is "
            "added up. With a value, `perfect`: "
            "agreement without an exception, which has no interval"
        ),
    ] = None


TELL_FIGURES_FROM = 30
"""Answers from which a coefficient is told; of fewer its interval would say next to nothing."""


def if_enough(found: Coefficient) -> Coefficient:
    """The coefficient, where it rests on thirty or more; else that these were too few.

    >>> if_enough(Coefficient(n=29, value=0.8)).reason.value
    'too-few'
    """
    if found.n < TELL_FIGURES_FROM:
        return Coefficient(n=found.n, reason=NoValue.TOO_FEW)
    return found
