"""A stage of a case that a room plays, in words: projector, phones and the coach have the same."""

from collections.abc import Collection, Iterable, Sequence
from typing import assert_never

from msgspec import Struct

from interimkit.domain.case import CaseResult, Instead, WalkedInto, load_case
from interimkit.domain.case_engine import Day
from interimkit.domain.case_gauges import Moved, Standing, words_moved
from interimkit.domain.case_play import Play, PlayedDay
from interimkit.domain.case_room import RUNOFF_SECONDS, days_of, instead_of, tell_room
from interimkit.domain.case_votes import By, StageKind
from interimkit.domain.room import Phase, Room
from interimkit.model.case import Case
from interimkit.model.pack import Pack
from interimkit.model.text import Language
from interimkit.render import signs
from interimkit.render.words import all_of, catalogue


class Row(Struct, frozen=True, kw_only=True):
    """Something by its name, or a choice by its letter, with what is said of it."""

    label: str
    text: str
    moved: tuple[str, ...] = ()


class Side(Struct, frozen=True, kw_only=True):
    """One way that a day could go: what was chosen, and what came of it, line by line."""

    name: str
    chosen: Row
    rows: tuple[Row, ...]


class StageText(Struct, frozen=True, kw_only=True):
    """What a stage says; empty where it has none.

    Attributes:
        kick: Where it is, such as the day.
        state: Of a dilemma, how its vote stands.
        heading: The one thing to read.
        chosen: The option that happened, by its letter.
        texts: Paragraphs.
        rows: Things by their names.
        moved: The words of gauges that changed; no phone shows them.
        sides: Ways to go that stand beside each other.
    """

    kick: str
    heading: str
    state: str = ""
    chosen: Row | None = None
    texts: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    moved: tuple[str, ...] = ()
    sides: tuple[Side, ...] = ()


def stage_text(room: Room, pack: Pack, *, language: Language) -> StageText:
    """The stage that is on, of a room that plays a case of this pack."""
    assert room.play is not None
    case, stage = load_case(pack, room.play.plan.case), room.stage
    if stage.day >= 0:
        day = days_of(case, room.play)[stage.day]
        return _of_day(room, case, day, room.play.days[stage.day], language=language)
    match stage.kind:
        case StageKind.JOIN | StageKind.OPENING:
            cast = tuple(Row(label=one.name, text=one.who) for one in case.cast)
            return StageText(kick="", heading=case.name, texts=(case.opening,), rows=cast)
        case StageKind.QUESTIONS:
            heading = catalogue(language).gettext("To talk about")
            return StageText(kick=case.name, heading=heading, texts=case.debrief)
        case StageKind.ERASE:
            return StageText(kick=case.name, heading=catalogue(language).gettext("Erase"))
        case _:
            return _afterwards(stage.kind, tell_room(pack, room.play), language=language)


def _of_day(
    room: Room, case: Case, day: Day, played: PlayedDay, *, language: Language
) -> StageText:
    _ = catalogue(language).gettext
    kick = kick_of(case, day, language=language)
    kind = room.stage.kind
    match kind:
        case StageKind.ARRIVED:
            assert room.play is not None
            return StageText(
                kick=kick,
                heading=_("What comes of earlier choices"),
                rows=_arrivals(case, room.play, day, language=language),
                moved=in_words(words_moved(case, day.before, day.met), language=language),
            )
        case StageKind.DILEMMA:
            return StageText(
                kick=kick,
                heading=day.dilemma.ask,
                state=vote_text(room, played, language=language),
                texts=(day.dilemma.text,),
                rows=tuple(
                    Row(label=played.asked.letter(option.id), text=option.text)
                    for option in day.dilemma.options
                ),
            )
        case StageKind.FOLLOWED:
            return StageText(
                kick=kick,
                heading=who_chose(played, language=language),
                chosen=_chosen(day, played),
                texts=(day.outcome.text,) if day.outcome else (),
                moved=in_words(words_moved(case, day.met, day.after), language=language),
            )
        case StageKind.WHO_PAID:
            text = _("Who gained by it, and who paid for it: now, and later?")
            return StageText(
                kick=kick, heading=_("Who paid?"), chosen=_chosen(day, played), texts=(text,)
            )
        case _:
            sides = _sides(case, day, played, room.stage.option, language=language)
            return StageText(kick=kick, heading=_("Another way to go"), sides=sides)


def kick_of(case: Case, day: Day, *, language: Language) -> str:
    """Which day it is, and of how many: `Day 30 · 3 of 8`."""
    _ = catalogue(language).gettext
    count = _("{count} of {of}").format(
        count=case.moments.index(day.moment) + 1, of=len(case.moments)
    )
    return signs.BETWEEN.join((_("Day {day}").format(day=day.moment.day), count))


def vote_text(room: Room, day: PlayedDay, *, language: Language) -> str:
    """How the vote stands, or what the room chose; empty before it opens and once it is decided."""
    _ = catalogue(language).gettext
    if day.option:
        return who_chose(day, language=language)
    letters = _letters(day, day.leading, language=language)
    match room.phase(day.asked.id), len(day.votes), len(day.leading):
        case Phase.OPEN, _, 0:
            text = _("Vote; you can still change it")
        case Phase.OPEN, _, _:
            text = _("{seconds} seconds to choose between {letters}")
        case _, 0, _:
            text = ""
        case _, _, 0:
            text = _("Nobody voted; the coach decides")
        case _, _, 1:
            text = _("{letters} has the most votes")
        case _, 1, _:
            text = _("A tie between {letters}: a second vote, on these alone")
        case _:
            text = _("Still a tie between {letters}: the coach decides")
    return text.format(seconds=RUNOFF_SECONDS, letters=letters)


def who_chose(day: PlayedDay, *, language: Language) -> str:
    """Whose choice happened, in a sentence without its full stop."""
    assert day.by is not None
    letter = day.asked.letter(day.option)
    letters = [day.asked.letter(option) for option in day.leading]
    return by_text(day.by, letter, letters, language=language)


def by_text(by: By, letter: str, room: Sequence[str], *, language: Language) -> str:
    """The same of letters.

    Args:
        letter: Of what happened.
        room: Of what the room chose: one, those that stayed tied, or none.
    """
    _ = catalogue(language).gettext
    match by:
        case By.MAJORITY:
            text = _("The room chose {letter}")
        case By.RUNOFF:
            text = _("In a second vote the room chose {letter}")
        case By.COACH if len(room) == 1:
            text = _("The room chose {room}, the coach {letter}")
        case By.COACH if room:
            text = _("The room was tied between {room}; the coach chose {letter}")
        case By.COACH:
            text = _("The coach chose {letter}")
        case _:
            assert_never(by)
    return text.format(room=all_of(room, language=language), letter=letter)


def in_words(moved: Iterable[Moved], *, language: Language) -> tuple[str, ...]:
    """The gauges that go by another word: `Cash: a month → weeks`."""
    _ = catalogue(language).gettext
    return tuple(
        _("{name}: {value}").format(name=one.name, value=f"{one.before} {signs.STEP} {one.after}")
        for one in moved
    )


def went_text(gauge: Standing, *, language: Language) -> str:
    """How a gauge went: the words at the ends, and between them those it came to, with days."""
    _ = catalogue(language).gettext
    last = len(gauge.turns) - 1
    return f" {signs.STEP} ".join(
        turn.text
        if number in {0, last}
        else _("{word} (day {day})").format(word=turn.text, day=turn.day)
        for number, turn in enumerate(gauge.turns)
    )


def _letters(day: PlayedDay, options: Iterable[str], *, language: Language) -> str:
    return all_of([day.asked.letter(option) for option in options], language=language)


def _chosen(day: Day, played: PlayedDay) -> Row | None:
    option = day.option
    return Row(label=played.asked.letter(option.id), text=option.text) if option else None


def _arrivals(case: Case, play: Play, day: Day, *, language: Language) -> tuple[Row, ...]:
    _ = catalogue(language).gettext
    chosen_on = {other.option.id: other.moment.day for other in days_of(case, play) if other.option}
    return tuple(
        Row(label=_("From day {day}").format(day=chosen_on[option]), text=later.text)
        for option, later, _state in day.arrived
    )


def _sides(
    case: Case, day: Day, played: PlayedDay, option: str, *, language: Language
) -> tuple[Side, ...]:
    """What happened, and beside it what would have: an option that had the next most votes."""
    _ = catalogue(language).gettext
    chosen = _chosen(day, played)
    assert chosen is not None
    assert day.outcome is not None
    moved = in_words(words_moved(case, day.met, day.after), language=language)
    followed = Row(label=_("It led to"), text=day.outcome.text, moved=moved)
    other = next(one for one in instead_of(case, played, day) if one.option == option)
    return (
        Side(name=who_chose(played, language=language), chosen=chosen, rows=(followed,)),
        Side(
            name=instead_name(
                option,
                played.leading,
                chosen=played.option,
                is_alone=len(played.instead) == 1,
                language=language,
            ),
            chosen=Row(label=played.asked.letter(option), text=other.text),
            rows=instead_rows(other, language=language),
        ),
    )


def instead_name(
    option: str, room: Collection[str], *, chosen: str, is_alone: bool, language: Language
) -> str:
    """What an option was to the room that did not happen.

    Args:
        option: Its id.
        room: What the room chose: an option, those that stayed tied, or nothing.
        chosen: The id of what happened.
        is_alone: Whether, of those that did not happen, this one had more votes than any other.
    """
    _ = catalogue(language).gettext
    if tuple(room) == (option,):  # the coach chose otherwise
        return _("The room’s own choice")
    if option in room and chosen in room:
        return _("As many votes")
    return _("Next in votes") if is_alone else _("It could have been")


def instead_rows(other: Instead, *, language: Language) -> tuple[Row, ...]:
    """What would have followed at once, and what it would have set waiting, by day."""
    _ = catalogue(language).gettext
    return (
        Row(
            label=_("It would have led to"),
            text=other.follows,
            moved=in_words(other.moved, language=language),
        ),
        *(
            Row(
                label=(_("Then on day {day}") if later.sure else _("On day {day}, perhaps")).format(
                    day=later.day
                ),
                text=later.text,
            )
            for later in other.later
        ),
    )


def _afterwards(kind: StageKind, result: CaseResult, *, language: Language) -> StageText:
    _ = catalogue(language).gettext
    match kind:
        case StageKind.ENDING:
            went = tuple(
                _("{name}: {value}").format(name=one.name, value=went_text(one, language=language))
                for one in result.gauges
            )
            return StageText(
                kick=result.name, heading=result.ending.name, texts=(result.ending.text,),
                moved=went,
            )  # fmt: skip
        case StageKind.PEOPLE:
            people = tuple(Row(label=one.name, text=one.text) for one in result.after)
            return StageText(kick=result.ending.name, heading=_("What became of them"), rows=people)
        case _:
            return _pitfalls(result, language=language)


def _pitfalls(result: CaseResult, *, language: Language) -> StageText:
    _ = catalogue(language).gettext
    none = _("No pitfall on the way, which says nothing of how well it went.")
    rows = tuple(
        Row(label=met.name, text=met_text(met, language=language)) for met in result.pitfalls
    )
    return StageText(
        kick=result.name, heading=_("Pitfalls on the way"), texts=() if rows else (none,),
        rows=rows,
    )  # fmt: skip


def met_text(met: WalkedInto, *, language: Language) -> str:
    """The choice that walked into a pitfall, with what it brought and what it cost."""
    _ = catalogue(language).gettext
    brought = _("it brought: {gauges}").format(gauges=", ".join(met.brought) or _("nothing"))
    cost = _("it cost: {gauges}").format(gauges=", ".join(met.cost) or _("nothing"))
    return _("Day {day}: {text} ({brought}; {cost})").format(
        day=met.day, text=met.chosen, brought=brought, cost=cost
    )
