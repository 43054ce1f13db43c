"""What stands inside a block, as HTML: texts, commands, signs, meters and levels."""

from html import escape
from typing import assert_never

from interimkit.render import signs
from interimkit.render.as_text import STANDINGS, command_line
from interimkit.render.page import Blank, Cell, Legend, Level, Link, Meter, Standing, Status
from interimkit.render.wording import Wording

_STEP = 26
"""From one level of a scale to the next, in units of its picture."""
_HIGH = 24
_DRAWN = {
    Standing.MET: "M3.5 10.5l4.5 5 8.5-11",
    Standing.SHORT: "M1.5 1.5h17v17h-17zM6 10h8",
    Standing.LACKING: "M1.5 1.5h17v17h-17zM6 6l8 8M14 6l-8 8",
}
"""Signs that not every font has, as paths in a square of 20."""
BREAK = "<br>"


def said(text: str) -> str:
    """A text of the page: none of its characters is markup, and its lines stay lines."""
    return BREAK.join(map(escape, text.strip().split("\n")))


def element(name: str, content: str, *, kind: str = "", attributes: str = "") -> str:
    """An element around HTML; its direction is that of its first letter, whatever stands around."""
    classes = f' class="{kind}"' if kind else ""
    return f'<{name}{classes} dir="auto"{attributes}>{content}</{name}>'


def with_commands(text: str, links: tuple[Link, ...]) -> str:
    """The words, then the commands side by side."""
    commands = signs.BETWEEN.join(map(command, links))
    return " ".join(part for part in (said(text), commands) if part)


def command(link: Link) -> str:
    """A command as it is typed, in the words around it: text to select, no link."""
    typed = f'<code class="cmd" dir="ltr" translate="no">{escape(command_line(link))}</code>'
    return said(link.text).replace("{command}", typed)


def reference(id_: str) -> str:
    """The id under which more is found; nothing where there is none."""
    return f' <code class="id" dir="ltr" translate="no">{escape(id_)}</code>' if id_ else ""


def status(how: Status) -> str:
    """A sign, for who sees it, and always its word."""
    return f"{sign(how.standing)} {said(how.word)}"


def sign(standing: Standing) -> str:
    """How something stands, as a shape that needs no colour."""
    if standing in _DRAWN:
        return _picture("sg", 20, 20, f'<path d="{_DRAWN[standing]}"/>')
    return f'<span class="sign" aria-hidden="true">{escape(STANDINGS[standing])}</span>'


def cell(content: Cell, wording: Wording) -> str:
    """What stands in a table's cell."""
    match content:
        case Meter():
            return meter(content, wording)
        case Level():
            words = wording.with_example if content.with_example else wording.claimed
            return level(content) + _unseen(words.format(own=content.own, highest=content.highest))
        case Blank():
            lines = '<span class="blank" aria-hidden="true"></span>' * content.lines
            return lines + _unseen(wording.blank)
        case str():
            return said(content)
        case _:
            assert_never(content)


def meter(points: Meter, wording: Wording) -> str:
    """A cell a point, and the numbers for who hears them."""
    cells = "".join(
        f'<rect class="{"on" if n < points.points else "off"}" x="{17 * n + 1.5}" y="3" '
        'width="13" height="10"/>'
        for n in range(points.of)
    )
    words = wording.meter.format(points=points.points, of=points.of)
    return _picture("mt", 17 * points.of, 16, cells) + _unseen(words)


def level(found: Level) -> str:
    """A square a level that an example shows, a ring where it is claimed, a dot where it is not."""
    shown = _square if found.with_example else _ring
    marks = [(shown if n < found.own else _dot)(n * _STEP) for n in range(found.highest)]
    asked = _bracket(max(found.asked * _STEP - 7, 0))
    return _picture("lv", _STEP * found.highest, _HIGH, "".join((*marks, asked)))


def legend(meanings: Legend) -> str:
    """What these shapes mean."""
    shapes = (
        (_square(0), meanings.with_example),
        (_ring(0), meanings.claimed),
        (_dot(0), meanings.empty),
        (_bracket(8), meanings.asked),
    )
    items = [f"{_picture('lv one', 20, _HIGH, shape)} {said(text)}" for shape, text in shapes]
    items.append(f"<b>{signs.ESSENTIAL}</b> {said(meanings.essential)}")
    return "".join(("<ul class=legend>", *(f"<li>{item}</li>" for item in items), "</ul>"))


def _square(x: float) -> str:
    return f'<rect class="on" x="{x + 3}" y="5" width="14" height="14"/>'


def _ring(x: float) -> str:
    return f'<circle class="ring" cx="{x + 10}" cy="12" r="6"/>'


def _dot(x: float) -> str:
    return f'<circle class="on" cx="{x + 10}" cy="12" r="1.5"/>'


def _bracket(x: float) -> str:
    return f'<path d="M{x} 1h4v22h-4"/>'


def _picture(kind: str, width: int, height: int, shapes: str) -> str:
    """A small picture beside words that say the same."""
    return (
        f'<svg class="{kind}" viewBox="0 0 {width} {height}" aria-hidden="true" focusable="false">'
        f"{shapes}</svg>"
    )


def _unseen(text: str) -> str:
    return f' <span class="vh">{said(text)}</span>'
