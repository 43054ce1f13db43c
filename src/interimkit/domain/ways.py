"""What to do about a gap: what the next level looks like, and the ways to it."""

from typing import Annotated

from msgspec import Meta, Struct

from interimkit.model.skills import RouteKind, Skill


class WayForward(Struct, frozen=True, kw_only=True):
    """Ways to close one gap."""

    skill: Annotated[str, Meta(description="The skill's id")]
    name: Annotated[str, Meta(description="The skill's name")]
    next_level: Annotated[str, Meta(description="What a colleague would see at the next level")]
    on_the_job: Annotated[tuple[str, ...], Meta(description="What to do in the present job")]
    training: Annotated[tuple[str, ...], Meta(description="The training that is named for it")]


def way_forward(skill: Skill, *, rated: int) -> WayForward:
    """What to do about a skill that one rates at this level, below the highest."""

    def texts(kind: RouteKind) -> tuple[str, ...]:
        return tuple(route.text for route in skill.routes if route.kind is kind)

    return WayForward(
        skill=skill.id,
        name=skill.name,
        next_level=skill.levels[rated + 1],
        on_the_job=texts(RouteKind.ON_THE_JOB),
        training=texts(RouteKind.TRAINING),
    )
