"""What each stage of a case puts on the projector: one thing at a time, read from the back row."""

from collections.abc import Iterable, Iterator
from html import escape

from interimkit.domain.case_play import PlayedDay
from interimkit.domain.case_votes import StageKind
from interimkit.domain.group_spread import Spread
from interimkit.render.case_stage import Row, Side, StageText, stage_text
from interimkit.render.notes import listed
from interimkit.workshop.screen_parts import (
    Scene,
    Screen,
    counted,
    in_list,
    row,
    size_of,
    tally_of,
)


def case_scene(screen: Screen) -> Scene:
    """What the stage that is on puts on the screen."""
    room = screen.room
    assert room.play is not None
    shown = stage_text(room, screen.pack, language=screen.language)
    if room.stage.kind is StageKind.DILEMMA:
        main = _dilemma(screen, shown, room.play.days[room.stage.day])
    else:
        main = "".join(_parts(shown))
    return Scene(
        kind=room.stage.kind,
        kick=listed(filter(None, (shown.kick, shown.state))),
        heading=shown.heading,
        main=main,
        tally=tally_of(screen),
    )


def _dilemma(screen: Screen, shown: StageText, day: PlayedDay) -> str:
    """The situation and its options; with what the room chose, once it has."""
    text_of = {each.label: each.text for each in shown.rows}
    spread = day.votes[-1].spread if day.votes else None
    if spread and spread.cells and not screen.room.open:
        return _bars(screen, day, spread, text_of)
    led = {day.asked.letter(option) for option in day.leading}
    rows = [row(le, text, kind="led" if le in led else "") for le, text in text_of.items()]
    size = size_of((*shown.texts, *text_of.values()))
    return f'<p class="told {size}">{escape(shown.texts[0])}</p>' + in_list(
        "opts", rows, (*shown.texts, *text_of.values())
    )


def _bars(screen: Screen, day: PlayedDay, spread: Spread, text_of: dict[str, str]) -> str:
    cells = []
    for cell in spread.cells:
        letters = [day.asked.letter(option) for option in cell.options]
        led = ["led" if option in day.leading else "" for option in cell.options]
        rows = [
            row(letter, text_of[letter], kind=kind, tag="div")
            for letter, kind in zip(letters, led, strict=True)
        ]
        cells.append(counted(screen, rows, letters, count=cell.count, of=spread.answers))
    together = any(len(cell.options) > 1 for cell in spread.cells)
    return in_list("votes together" if together else "votes", cells, text_of.values())


def _parts(shown: StageText) -> Iterator[str]:
    """Everything that a stage says, in the order in which it is read."""
    size = size_of(_all(shown))
    if shown.chosen:
        yield f'<div class="took {size}">{_option(shown.chosen)}</div>'
    for text in shown.texts:
        yield f'<p class="told {size}">{escape(text)}</p>'
    if shown.rows:
        rows = "".join(map(_named, shown.rows))
        yield f'<dl class="{size}">{rows}</dl>'
    yield _moved(shown.moved)
    if shown.sides:
        sides = "".join(map(_side, shown.sides))
        yield f'<div class="sides {size}">{sides}</div>'


def _all(shown: StageText) -> Iterator[str]:
    yield from shown.texts
    yield from (each.text for each in (*_one(shown.chosen), *shown.rows))
    for side in shown.sides:
        yield from (each.text for each in (side.chosen, *side.rows))


def _one(chosen: Row | None) -> tuple[Row, ...]:
    return (chosen,) if chosen else ()


def _option(chosen: Row) -> str:
    return row(chosen.label, chosen.text, kind="led", tag="div")


def _named(named: Row) -> str:
    said = escape(named.text) + _moved(named.moved)
    return f"<div><dt>{escape(named.label)}</dt><dd>{said}</dd></div>"


def _moved(words: Iterable[str]) -> str:
    items = "".join(f"<li>{escape(word)}</li>" for word in words)
    return f'<ul class="moved">{items}</ul>' if items else ""


def _side(side: Side) -> str:
    rows = "".join(map(_named, side.rows))
    return f"<section><h2>{escape(side.name)}</h2>{_option(side.chosen)}<dl>{rows}</dl></section>"
