"""What participants are told of their answers, before they give any."""

from datetime import timedelta
from typing import Annotated

from msgspec import Meta

from interimkit.domain.group_spread import COUNT_FROM, TELL_FROM
from interimkit.domain.result import Result
from interimkit.domain.room import LEFT_FOR
from interimkit.model.pack import Pack
from interimkit.model.workshop import Topic, Workshop


class WorkshopNotice(Result, frozen=True, kw_only=True, tag="interimkit.workshop-notice/1"):
    """The information that article 13 of the GDPR asks for, with blanks for what a coach knows."""

    asked: Annotated[
        tuple[Topic, ...], Meta(description="What the pack's programmes ask, each topic once")
    ]
    numbers_from: Annotated[
        int, Meta(description="Answers from which a group is told in numbers; below, in words")
    ]
    told_from: Annotated[int, Meta(description="The fewest answers that a number is ever given of")]
    expires_after_hours: Annotated[
        int, Meta(description="When a session that was left without an end is erased")
    ]


def write_notice(pack: Pack) -> WorkshopNotice:
    """The notice for a pack's programmes.

    Raises:
        ContentError: If the pack has none.
    """
    steps = (step for one in pack.load(Workshop).programmes for step in one.steps)
    return WorkshopNotice(
        language=pack.language,
        pack=pack.ref,
        asked=tuple(dict.fromkeys(step.topic for step in steps if step.topic)),
        numbers_from=COUNT_FROM,
        told_from=TELL_FROM,
        expires_after_hours=LEFT_FOR // timedelta(hours=1),
    )
