"""A case in a room as its coach reads it: the stage, its minutes, the vote, and what to say."""

from collections.abc import Iterator

from interimkit.domain.case import load_case
from interimkit.domain.case_engine import Day
from interimkit.domain.case_play import PlayedDay
from interimkit.domain.case_room import days_of
from interimkit.domain.case_votes import StageKind
from interimkit.domain.group import Put
from interimkit.domain.room import Phase, Room
from interimkit.model.case import Case
from interimkit.model.pack import Pack
from interimkit.model.text import Language
from interimkit.model.workshop import StepKind
from interimkit.render import signs
from interimkit.render.case_coach import notes_of
from interimkit.render.case_stage import Row, Side, StageText, stage_text, vote_text
from interimkit.render.coach_view import CoachView, hidden_count
from interimkit.render.group_words import answers_text, cells_text
from interimkit.render.words import catalogue


def view_case(room: Room, pack: Pack, *, seats: str, language: Language) -> CoachView:
    """What a coach sees now.

    Args:
        room: With a case of this pack, and not over.
        seats: How many are in, in words.
    """
    assert room.play is not None
    case, stage = load_case(pack, room.play.plan.case), room.stage
    shown = stage_text(room, pack, language=language)
    played = room.play.days[stage.day] if stage.day >= 0 else None
    is_asked = stage.kind is StageKind.DILEMMA
    return CoachView(
        kind=StepKind.JOIN if stage.kind is StageKind.JOIN else StepKind.TALK,
        step=_step(stage.kind, shown, language=language),
        time=_time(case, -1 if stage.kind is StageKind.INSTEAD else stage.day, language=language),
        seats=seats,
        put=_put(shown) if is_asked else None,
        state=_state(room, played, language=language) if is_asked and played else "",
        told=told_votes(played, language=language) if is_asked and played else (),
        screen="" if is_asked else _on_screen(shown),
        notes=tuple(_notes(room, case, language=language)),
        days=_days(case, language=language) if room.play.is_over else (),
    )


def _days(case: Case, *, language: Language) -> tuple[str, ...]:
    text = catalogue(language).gettext("Day {day}")
    return tuple(text.format(day=moment.day) for moment in case.moments)


def _step(kind: StageKind, shown: StageText, *, language: Language) -> str:
    named = catalogue(language).gettext("Join in") if kind is StageKind.JOIN else shown.heading
    other = shown.sides[-1].chosen.label if shown.sides else ""
    return signs.BETWEEN.join(filter(None, (shown.kick, named, other)))


def _put(shown: StageText) -> Put:
    options = tuple((row.label, row.text) for row in shown.rows)
    return Put(name="", text=f"{shown.texts[0]} {shown.heading}", options=options)


def _time(case: Case, day: int, *, language: Language) -> str:
    """The minutes of the moment that is on, of all that a room takes."""
    _ = catalogue(language).gettext
    if day < 0:
        return _("{count} min in all").format(count=case.minutes.room)
    before = sum(moment.minutes for moment in case.moments[:day])
    text = _("minutes {begin} to {end} of {whole}")
    minutes = case.moments[day].minutes
    return text.format(begin=before, end=before + minutes, whole=case.minutes.room)


def _state(room: Room, day: PlayedDay, *, language: Language) -> str:
    words = catalogue(language)
    _ = words.gettext
    voted, of = room.answered(day.asked.id), len(room.seats)
    text = words.ngettext("{count} of {of} voted", "{count} of {of} voted", voted)
    count = text.format(count=voted, of=of)
    if room.phase(day.asked.id) is Phase.OPEN:
        first = _("Second vote open") if day.leading else _("Vote open")
        return signs.BETWEEN.join((first, *hidden_count(room, count, language=language)))
    return vote_text(room, day, language=language) or _("The vote is not open yet.")


def told_votes(day: PlayedDay, *, language: Language) -> tuple[str, ...]:
    """The counts that the room sees of each vote about a day, a line each."""
    return tuple(
        signs.BETWEEN.join(
            (
                cells_text(spread.cells, day.asked.options, language=language),
                answers_text(spread.answers, language=language),
            )
        )
        for spread in (vote.spread for vote in day.votes)
        if spread.cells
    )


def _on_screen(shown: StageText) -> str:
    """What the projector says, in a line."""
    chosen = _said(shown.chosen) if shown.chosen else ()
    rows = (text for row in shown.rows for text in _said(row))
    sides = (text for side in shown.sides for text in _of_side(side))
    return signs.BETWEEN.join((*chosen, *shown.texts, *rows, *sides, *shown.moved))


def _of_side(side: Side) -> Iterator[str]:
    yield side.name
    for row in (side.chosen, *side.rows):
        yield from _said(row)


def _said(row: Row) -> tuple[str, ...]:
    return (f"{row.label}: {row.text}", *row.moved)


def _notes(room: Room, case: Case, *, language: Language) -> Iterator[str]:
    """What to say before and after, and at a dilemma what to ask, evoke and know."""
    assert room.play is not None
    stage = room.stage
    match stage.kind:
        case StageKind.JOIN | StageKind.OPENING if case.coach:
            yield case.coach.before
        case StageKind.ENDING | StageKind.QUESTIONS if case.coach:
            yield case.coach.after
        case StageKind.DILEMMA | StageKind.FOLLOWED | StageKind.WHO_PAID:
            day: Day = days_of(case, room.play)[stage.day]
            if day.dilemma.coach:
                pair = catalogue(language).gettext("{name}: {value}")
                for name, value in notes_of(day.dilemma.coach, language=language):
                    yield pair.format(name=name, value=value)
        case _:
            pass
