"""The gauges of a case: the words that they go by, and how they went."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from msgspec import Meta, Struct

from interimkit.domain.case_engine import Day, State, place_of, start
from interimkit.model.case import Case

CELLS = 5
"""Words that a gauge has, and so the cells that show it."""


class Moved(Struct, frozen=True, kw_only=True):
    """A gauge that is called by another word than before."""

    gauge: Annotated[str, Meta(description="The gauge's id")]
    name: Annotated[str, Meta(description="What it is called")]
    before: Annotated[str, Meta(description="Its word before")]
    after: Annotated[str, Meta(description="Its word now")]


class Turn(Struct, frozen=True, kw_only=True):
    """A word that a gauge went by, and since when."""

    day: Annotated[int, Meta(description="The day from which it went by it")]
    text: Annotated[str, Meta(description="The word")]


class Standing(Struct, frozen=True, kw_only=True):
    """A gauge at the end, and how it got there."""

    id: Annotated[str, Meta(description="The gauge's id")]
    word: Annotated[str, Meta(description="The id of its word")]
    name: Annotated[str, Meta(description="What it is called")]
    about: Annotated[str, Meta(description="What it tells, as a question")]
    text: Annotated[str, Meta(description="Its word")]
    cells: Annotated[int, Meta(description="The place of that word, from 1 to 5")]
    went: Annotated[tuple[str, ...], Meta(description="Each word that it went by, in order")]
    turns: Annotated[
        tuple[Turn, ...],
        Meta(description="Where it began; its lowest and highest, beyond both ends; where it is"),
    ]


def words_moved(case: Case, before: State, after: State) -> tuple[Moved, ...]:
    """The gauges that go by another word in the second of two states."""
    found = []
    for gauge, one, other in zip(case.gauges, before.gauges, after.gauges, strict=True):
        was, now = place_of(gauge, one), place_of(gauge, other)
        if was != now:
            found.append(
                Moved(
                    gauge=gauge.id, name=gauge.name, before=gauge.words[was].text,
                    after=gauge.words[now].text,
                )
            )  # fmt: skip
    return tuple(found)


def standing_of(case: Case, place: int, days: Sequence[Day]) -> Standing:
    """How the gauge at this place stands at the end of what was played.

    Args:
        place: Its place among the gauges of the case, from 0.
        days: What was played; one at least.
    """
    gauge = case.gauges[place]
    stood = [(days[0].moment.day, start(case))]
    stood += [(day.moment.day, state) for day in days for state in (day.met, day.after)]
    places = [(day, place_of(gauge, state.gauges[place])) for day, state in stood]
    went = [at for number, at in enumerate(places) if not number or at[1] != places[number - 1][1]]
    last = gauge.words[places[-1][1]]
    return Standing(
        id=gauge.id,
        word=last.id,
        name=gauge.name,
        about=gauge.about,
        text=last.text,
        cells=places[-1][1] + 1,
        went=tuple(gauge.words[at].text for _day, at in went),
        turns=tuple(Turn(day=day, text=gauge.words[at].text) for day, at in _turns(went)),
    )


def _turns(went: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Of the days and places that a gauge went by, the ends and what lies farthest beyond them.

    >>> list(_turns([(1, 2), (9, 1), (20, 2), (33, 1), (45, 3), (60, 2)]))
    [(1, 2), (9, 1), (45, 3), (60, 2)]
    """
    ends = {went[0][1], went[-1][1]}
    farthest = [by(went, key=lambda at: at[1]) for by in (min, max)]
    for number, at in enumerate(went):
        if number in (0, len(went) - 1) or (at in farthest and at[1] not in ends):
            yield at
