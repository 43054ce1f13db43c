"""One assignment that somebody plays, dilemma by dilemma: a file of the folder cases.

What a play keeps is a few gauges. An option moves them at once (`now`) and perhaps at a later
moment (`later`); what is met, what follows and how it ends is the first row whose `when` holds.
"""

from typing import Annotated, ClassVar

from msgspec import Meta, field

from interimkit.model.pack import ContentFile, Country, Id, Part, PitfallId, RoleId
from interimkit.model.sources import Name
from interimkit.model.text import Text
from interimkit.model.workshop import Minutes

LEAST, START, MOST = 0, 10, 20
"""Where a gauge may be, and where it starts."""

MOST_MOMENTS = 9
"""Of a case: with three options each, that is 19,683 ways through it."""

Basis = Annotated[
    tuple[
        Annotated[
            Id,
            Meta(
                description="An id of claims.yaml or sources.yaml, or `toolkit` for our own "
                "judgement",
                extra={"refers_to": ("sources", "claims")},
            ),
        ],
        ...,
    ],
    Meta(min_length=1, max_length=9, description="Who says that it may go so"),
]
OptionId = Annotated[Id, Meta(description="An option's id; each is unique in its case")]
Bounds = Annotated[dict[Id, Id], Meta(description="By gauge, the word that it stands at")]


class When(Part, frozen=True, kw_only=True, omit_defaults=True):
    """What must hold, all of it; there is no “or”: that is another row."""

    at_least: Annotated[Bounds, Meta(description="Gauges at this word or a higher one")] = {}
    at_most: Annotated[Bounds, Meta(description="Gauges at this word or a lower one")] = {}
    chose: Annotated[
        tuple[OptionId, ...], Meta(max_length=27, description="One of these was chosen")
    ] = ()
    never: Annotated[
        tuple[OptionId, ...], Meta(max_length=27, description="None of these was chosen")
    ] = ()
    ended: Annotated[
        tuple[Id, ...], Meta(max_length=12, description="It ended in one of these; for `after`")
    ] = ()


class Row(Part, frozen=True, kw_only=True):
    """One of several, of which the first that holds is taken; the last has no `when`."""

    when: Annotated[When | None, Meta(description="When it is this one; without it, always")] = None


class Word(Part, frozen=True, kw_only=True):
    """What a gauge is called from a number on."""

    id: Id
    from_: Annotated[int, Meta(ge=LEAST, le=MOST, description="The lowest number of it")] = field(
        name="from"
    )
    text: Annotated[Text, Meta(description="The word that people see, never the number")]


class Gauge(Part, frozen=True, kw_only=True):
    """One thing that a play keeps, from 0 to 20; it starts at 10 and is seen as one of five."""

    id: Id
    name: Annotated[Text, Meta(description="What it is called")]
    about: Annotated[Text, Meta(description="What it tells, as a question")]
    words: Annotated[
        tuple[Word, ...],
        Meta(min_length=5, max_length=5, description="From the lowest, which is 0"),
    ]


Effect = Annotated[int, Meta(ge=-2, le=2)]


class Consequence(Row, frozen=True, kw_only=True):
    """What follows from an option, in words and on the gauges."""

    text: Annotated[Text, Meta(description="What happens, in words")]
    effects: Annotated[dict[Id, Effect], Meta(description="By gauge, what it moves by")]
    basis: Basis


class Delayed(Consequence, frozen=True, kw_only=True):
    """What comes at a later moment, if its `when` holds then."""

    at: Annotated[Id, Meta(description="The id of that moment")]


class Option(Part, frozen=True, kw_only=True):
    """One thing that a competent manager does, and pays for."""

    id: OptionId
    text: Annotated[Text, Meta(description="What one does")]
    pitfalls: Annotated[
        tuple[PitfallId, ...], Meta(max_length=9, description="The pitfalls that it walks into")
    ] = ()
    now: Annotated[
        tuple[Consequence, ...],
        Meta(min_length=1, max_length=6, description="What follows at once: the first that holds"),
    ]
    later: Annotated[
        tuple[Delayed, ...], Meta(max_length=4, description="What comes later, each by itself")
    ] = ()


class Known(Part, frozen=True, kw_only=True):
    """What a coach may want to know at a dilemma."""

    text: Annotated[Text, Meta(description="What is known")]
    basis: Basis


class DilemmaNotes(Part, frozen=True, kw_only=True):
    """For the coach alone, at a dilemma."""

    ask: Annotated[Text, Meta(description="A question for the room")]
    evoke: Annotated[Text, Meta(description="What of their own to let people think of")]
    know: Annotated[
        tuple[Known, ...], Meta(max_length=6, description="What others found, or the law says")
    ] = ()
    elsewhere: Annotated[Text | None, Meta(description="What is otherwise in other countries")] = (
        None
    )


class Dilemma(Row, frozen=True, kw_only=True):
    """What one stands before: a situation, a question, and two or three ways to go on."""

    id: Id
    text: Annotated[Text, Meta(description="The situation")]
    ask: Annotated[Text, Meta(description="The question")]
    options: Annotated[
        tuple[Option, ...], Meta(min_length=2, max_length=3, description="The ways to go on")
    ]
    coach: Annotated[DilemmaNotes | None, Meta(description="For the coach alone")] = None


class Moment(Part, frozen=True, kw_only=True):
    """A day on which something is decided: the first dilemma that holds is met."""

    id: Id
    day: Annotated[int, Meta(ge=0, le=1000, description="Days since the start; they rise")]
    minutes: Annotated[Minutes, Meta(description="How long a room takes")]
    dilemmas: Annotated[
        tuple[Dilemma, ...],
        Meta(min_length=1, max_length=6, description="The first that holds is met"),
    ]


class Ending(Row, frozen=True, kw_only=True):
    """What became of the company."""

    id: Id
    name: Annotated[Text, Meta(description="What it is called")]
    text: Annotated[Text, Meta(description="What became of it, a year later")]
    basis: Basis


class AfterLine(Row, frozen=True, kw_only=True):
    """What became of somebody, in a line."""

    text: Annotated[Text, Meta(description="What became of them")]
    basis: Basis


class After(Part, frozen=True, kw_only=True):
    """What became of one person, or one thing: the first line that holds."""

    id: Id
    name: Annotated[Text, Meta(description="Who or what it is")]
    lines: Annotated[
        tuple[AfterLine, ...],
        Meta(min_length=1, max_length=12, description="The first that holds is told"),
    ]


class Person(Part, frozen=True, kw_only=True):
    """Somebody in the case."""

    id: Id
    name: Annotated[Name, Meta(description="What everybody calls them")]
    who: Annotated[Text, Meta(description="Who that is")]


class Lengths(Part, frozen=True, kw_only=True):
    """How long a play takes."""

    alone: Annotated[Minutes, Meta(description="By oneself")]
    room: Annotated[Minutes, Meta(description="By a room that votes")]


class CaseNotes(Part, frozen=True, kw_only=True):
    """For the coach alone, around the whole."""

    before: Annotated[Text, Meta(description="What to say before it begins")]
    after: Annotated[Text, Meta(description="What to do once it has ended")]


class Case(ContentFile, frozen=True, kw_only=True):
    """A file of the folder cases, named by the case's id: one invented assignment to be played."""

    FILE: ClassVar[str] = "case.yaml"
    FOLDER: ClassVar[str] = "cases"

    name: Annotated[Text, Meta(description="What it is called")]
    country: Annotated[Country | None, Meta(description="Whose law is meant")] = None
    roles: Annotated[
        tuple[RoleId, ...], Meta(max_length=9, description="The kinds of assignment that it is")
    ] = ()
    minutes: Lengths
    coach: Annotated[CaseNotes | None, Meta(description="For the coach alone")] = None
    opening: Annotated[Text, Meta(description="Where it begins")]
    cast: Annotated[tuple[Person, ...], Meta(max_length=20, description="Who is in it")] = ()
    gauges: Annotated[
        tuple[Gauge, ...], Meta(min_length=1, max_length=4, description="What a play keeps")
    ]
    moments: Annotated[
        tuple[Moment, ...],
        Meta(min_length=1, max_length=MOST_MOMENTS, description="The days, in order"),
    ]
    endings: Annotated[
        tuple[Ending, ...], Meta(min_length=1, max_length=12, description="The first that holds")
    ]
    after: Annotated[
        tuple[After, ...], Meta(max_length=12, description="What became of each, in order")
    ] = ()
    debrief: Annotated[
        tuple[Text, ...], Meta(max_length=12, description="Questions to talk about")
    ] = ()
