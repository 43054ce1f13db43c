"""The pages of a phone in a room that plays a case: a vote, or what the screen says.

No gauge is on it, no count, and once a vote has closed nothing of one's own either.
"""

from collections.abc import Iterator
from html import escape

from interimkit.domain.case_play import PlayedDay
from interimkit.domain.case_votes import StageKind
from interimkit.render.case_stage import Row, StageText, stage_text
from interimkit.render.words import catalogue
from interimkit.workshop.phone import (
    Phone,
    choices,
    foreign,
    large,
    look_again,
    own,
    page,
    said_to,
)
from interimkit.workshop.phone_parts import paragraph


def case_page(seen: Phone) -> str:
    """What a seat sees at the stage that is on."""
    _ = catalogue(seen.language).gettext
    room = seen.room
    assert room.play is not None
    shown = stage_text(room, seen.pack, language=seen.language)
    match room.stage.kind:
        case StageKind.JOIN:
            text = large(_("Put your phone down and listen; this page goes on by itself."))
            heading = _("You are in")
            return page(seen, said_to(seen), text, look_again(seen), heading=heading, follows=True)
        case StageKind.ERASE:
            text = _("When the coach ends the session, your seat is erased from the laptop.")
            heading = _("The case is over")
            return page(seen, large(text), look_again(seen), heading=heading, follows=True)
        case StageKind.DILEMMA if room.open:
            return _vote(seen, shown, room.play.days[room.stage.day])
        case _:
            return _told(seen, shown)


def _vote(seen: Phone, shown: StageText, day: PlayedDay) -> str:
    """The question and a button for each option; in a run-off for those that are tied alone."""
    _ = catalogue(seen.language).gettext
    mine = seen.answers.get(day.asked.id)
    is_in = mine is not None
    text = _("Your vote is in. You can change it until the vote closes.")
    if not is_in:
        text = (
            shown.state if day.leading else _("Tap what you would do. Nobody sees who chose what.")
        )
    letters = {day.asked.letter(option): option for option in day.votable}
    options = (
        (letters[row.label], row.label, row.text) for row in shown.rows if row.label in letters
    )
    summary = escape(_("The situation"))
    text_of = _own(seen, shown.texts[0])
    situation = f'<details id="situation"><summary>{summary}</summary>{text_of}</details>'
    return page(
        seen,
        said_to(seen) or paragraph(text, kind="said", status=is_in),
        choices(seen, day.asked.id, options, mine=mine),
        situation,
        heading=shown.heading,
        place=shown.kick,
        follows=True,
        raw=True,
    )


def _told(seen: Phone, shown: StageText) -> str:
    """What the screen says, for who cannot see it or reads another language; no gauge of it."""
    _ = catalogue(seen.language).gettext
    look = _("Look at the screen; it is all here as well.")
    screen = paragraph(shown.state or look, kind="said", status=bool(shown.state))
    is_ours = seen.room.stage.kind in _OURS
    return page(
        seen, said_to(seen) or screen, *_parts(seen, shown), look_again(seen),
        heading=shown.heading, place=shown.kick, follows=True, raw=not is_ours,
    )  # fmt: skip


_OURS = frozenset(
    {
        StageKind.ARRIVED, StageKind.FOLLOWED, StageKind.WHO_PAID, StageKind.PEOPLE,
        StageKind.INSTEAD, StageKind.PITFALLS, StageKind.QUESTIONS,
    }
)  # fmt: skip
"""Stages whose heading is ours, in the phone's language; of others it is the pack's."""


def _parts(seen: Phone, shown: StageText) -> Iterator[str]:
    if shown.chosen:
        yield _option(seen, shown.chosen)
    for text in shown.texts:
        yield _own(seen, text)
    yield _rows(seen, shown.rows)
    for side in shown.sides:
        yield f"<h2>{escape(side.name)}</h2>"
        yield _option(seen, side.chosen)
        yield _rows(seen, side.rows)


def _own(seen: Phone, text: str) -> str:
    return paragraph(text, lang=foreign(seen))


def _option(seen: Phone, chosen: Row) -> str:
    return f'<div class="opt"><i>{chosen.label}</i> <span>{own(seen, chosen.text)}</span></div>'


def _rows(seen: Phone, rows: tuple[Row, ...]) -> str:
    items = "".join(
        f"<div><dt>{escape(row.label)}</dt><dd>{own(seen, row.text)}</dd></div>" for row in rows
    )
    return f"<dl>{items}</dl>" if items else ""
