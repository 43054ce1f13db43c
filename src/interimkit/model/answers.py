"""What somebody answered: the same form in a file, on the command line and from Python."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from interimkit.model.pack import Country, Id, Part, Version
from interimkit.model.salary import RateBasis
from interimkit.model.skills import Level
from interimkit.model.text import Text


class AnsweredPack(Part, frozen=True, kw_only=True):
    """The pack that the questions came from."""

    name: Annotated[str, Meta(max_length=60)]
    version: Version


CheckAnswer = Annotated[int, Meta(ge=0, le=1_000_000)] | Id

LONGEST_LABEL = 100
"""Characters in what somebody calls their answers."""

LONGEST_NOTE = 300
"""Characters in a note or an example: one line that a person remembers something by."""


class Practice(StrEnum):
    """How far what prevents a pitfall is in place, the widest exposure first."""

    NOT_YET = "not-yet"
    PARTLY = "partly"
    IN_PLACE = "in-place"


class Rater(StrEnum):
    """Whose ratings of the skills these are."""

    SELF = "self"
    PEER = "peer"


class Money(Part, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody's own money figures; which values make sense is what the options take."""

    day_rate: Annotated[Decimal | None, Meta(description="A day rate, where one is known")] = None
    rate_basis: Annotated[
        RateBasis | None,
        Meta(description="Whose that rate is; without it, it is taken as the manager's"),
    ] = None
    salary: Annotated[
        Decimal | None, Meta(description="The salary that one would leave, gross a year")
    ] = None
    benefits: Annotated[Decimal | None, Meta(description="What comes beside it a year")] = None
    country: Annotated[Country | None, Meta(description="Whose figures are taken")] = None
    cost_per_month: Annotated[Decimal | None, Meta(description="What goes out each month")] = None
    set_aside: Annotated[
        Decimal | None, Meta(description="The part of what is paid that is put aside, from 0 to 1")
    ] = None
    reserve_months: Annotated[
        Decimal | None,
        Meta(description="The reserve; without it, the answer to the check `reserve-months`"),
    ] = None


class Answers(Part, frozen=True, kw_only=True):
    """Answers by the ids of questions and options, never by position.

    A check may be left out: it is then unknown. A file may hold any of the sections.
    """

    format: Literal["interimkit.answers/1"] = "interimkit.answers/1"
    pack: Annotated[AnsweredPack | None, Meta(description="Whose questions they answer")] = None
    label: Annotated[
        str,
        Meta(
            max_length=LONGEST_LABEL,
            description="Whose answers these are, or of when: what their owner likes, or nothing",
        ),
    ] = ""
    rater: Annotated[Rater, Meta(description="Who rates the skills: oneself, or a colleague")] = (
        Rater.SELF
    )
    quiz: Annotated[dict[Id, Id], Meta(description="By question, the option chosen")] = {}
    checks: Annotated[
        dict[Id, CheckAnswer], Meta(description="By check, a number or the option chosen")
    ] = {}
    pitfalls: Annotated[
        dict[Id, Practice], Meta(description="By pitfall, how far what prevents it is in place")
    ] = {}
    notes: Annotated[dict[Id, Text], Meta(description="By pitfall, for oneself")] = {}
    profile: Annotated[
        dict[Id, Id], Meta(description="Under `role` and `discipline`, what one aims at and knows")
    ] = {}
    skills: Annotated[dict[Id, Level], Meta(description="By skill, the level from 0 to 4")] = {}
    evidence: Annotated[dict[Id, Text], Meta(description="By skill, one dated example")] = {}
    money: Annotated[Money, Meta(description="Somebody's own money figures")] = Money()
    case: Annotated[
        dict[Id, dict[Id, Id]],
        Meta(description="By case, for each dilemma that was met the option chosen"),
    ] = {}


def held(answers: Answers, section: str) -> Mapping[str, Any]:
    """What a section of the answers holds, by the names of its entries; empty where nothing.

    Args:
        section: Its name; of one that is itself made of parts, such as `case.lindewaard`, a part's.
    """
    name, _, within = section.partition(".")
    part = getattr(answers, name)
    if within:
        part = part.get(within, {})
    if not isinstance(part, Struct):
        found: Mapping[str, Any] = part
        return found
    values = {name: getattr(part, name) for name in part.__struct_fields__}
    return {name: value for name, value in values.items() if value is not None}


ABOUT = ("format", "pack", "label", "rater")
"""What answers say of themselves, beside their sections."""

PLAYED = "case"
"""The section of what was played, which is made of a part for each case; no part of a diagnosis."""

SECTIONS = tuple(name for name in Answers.__struct_fields__ if name not in ABOUT)
"""The sections of an answers file, in its order."""
