"""What participants are told of their answers, before they give any."""

from datetime import timedelta
from typing import Annotated

from msgspec import Meta

from interimkit.domain.case import load_case
from interimkit.domain.group_spread import COUNT_FROM, TELL_FROM
from interimkit.domain.result import Result
from interimkit.domain.room import LEFT_FOR
from interimkit.model.pack import Pack
from interimkit.model.workshop import Topic, Workshop


class WorkshopNotice(Result, frozen=True, kw_only=True, tag="interimkit.workshop-notice/1"):
    """The information that article 13 of the GDPR asks for, with blanks for what a coach knows."""

    asked: Annotated[
        tuple[Topic, ...],
        Meta(description="What the pack's programmes ask, each topic once; none of a case"),
    ]
    numbers_from: Annotated[
        int, Meta(description="Answers from which a group is told in numbers; below, in words")
    ]
    told_from: Annotated[int, Meta(description="The fewest answers that a number is ever given of")]
    expires_after_hours: Annotated[
        int, Meta(description="When a session that was left without an end is erased")
    ]
    case: Annotated[
        str, Meta(description="The id of the case that the room votes on; empty of questions")
    ] = ""
    name: Annotated[str, Meta(description="What that case is called; empty of questions")] = ""


def write_notice(pack: Pack, case: str | None = None) -> WorkshopNotice:
    """The notice for a pack's programmes, or for a case.

    Args:
        case: The id of the case that is played; without it, programmes are.

    Raises:
        ContentError: If the pack has no programmes, or the case does not validate.
        UnknownChoiceError: If it has no case of that id.
    """
    return WorkshopNotice(
        language=pack.language,
        pack=pack.ref,
        asked=_asked(pack) if case is None else (),
        numbers_from=COUNT_FROM,
        told_from=TELL_FROM,
        expires_after_hours=LEFT_FOR // timedelta(hours=1),
        case="" if case is None else case,
        name="" if case is None else load_case(pack, case).name,
    )


def _asked(pack: Pack) -> tuple[Topic, ...]:
    steps = (step for one in pack.load(Workshop).programmes for step in one.steps)
    return tuple(dict.fromkeys(step.topic for step in steps if step.topic))
