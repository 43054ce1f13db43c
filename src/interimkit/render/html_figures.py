"""Pictures with axes, as HTML: bars beside their numbers, and lines over a table of theirs."""

from decimal import Decimal

from msgspec import Struct

from interimkit.model.text import Language
from interimkit.render.axis import round_values
from interimkit.render.html_parts import element, said
from interimkit.render.numbers import number
from interimkit.render.page import Curve, Histogram, Line
from interimkit.render.wording import Wording

_WIDE, _HIGH = 340, 230
"""The picture of lines, in units of about a pixel on a phone."""
_TOP, _RIGHT, _BOTTOM = 30, 12, 26
_STYLES = ("l1", "l2", "l3", "l4")
"""Lines differ in weight and in dots, never in colour alone."""


def bars(histogram: Histogram, *, labelled_by: str) -> str:
    """A row a bar: its label, its length and its number, each in its own column."""
    most = max(bar.share for bar in histogram.bars) or 1.0
    rows = (
        f'<tr><th scope="row" class="num">{said(bar.label)}</th><td class="num">{said(bar.text)}'
        '</td><td class="room"><svg aria-hidden="true" focusable="false"><rect class="bar" '
        f'height="100%" width="{100 * bar.share / most:.1f}%"/></svg></td></tr>'
        for bar in histogram.bars
    )
    return f'<table class="bars" aria-labelledby="{labelled_by}">{"".join(rows)}</table>'


def lines(curve: Curve, wording: Wording, *, language: Language, labelled_by: str) -> str:
    """The lines, what they show in words, and the numbers of the moments picked."""
    frame = _frame(curve)
    about = f"{labelled_by}-text"
    picture = (
        f'<svg class="chart" viewBox="0 0 {_WIDE} {_HIGH}" role="img" '
        f'aria-labelledby="{labelled_by}" aria-describedby="{about}">'
        f"{_axes(curve, frame, language=language)}{_drawn(curve, frame)}"
        f'<text class="q" x="0" y="14">{said(curve.unit)}</text></svg>'
    )
    text = element("p", said(curve.text), attributes=f' id="{about}"')
    return f"<figure>{picture}{text}{_numbers(curve, wording, labelled_by=labelled_by)}</figure>"


class _Frame(Struct, frozen=True, kw_only=True):
    """Where a moment and a value stand in the picture.

    Attributes:
        left: Where the first moment stands.
        moments: How many there are.
        ticks: The values that have a line of their own, the lowest first.
    """

    left: float
    moments: int
    ticks: tuple[float, ...]

    def x(self, moment: int) -> float:
        """A moment, from the left."""
        return self.left + (_WIDE - _RIGHT - self.left) * moment / max(self.moments - 1, 1)

    def y(self, value: float) -> float:
        """A value, from the top."""
        low, high = self.ticks[0], self.ticks[-1]
        return _HIGH - _BOTTOM - (_HIGH - _BOTTOM - _TOP) * (value - low) / (high - low)


def _frame(curve: Curve) -> _Frame:
    """Round values around all that is drawn, with nothing among them."""
    ticks = round_values(value for line in curve.lines for value in line.values)
    longest = max(len(f"{tick:,.0f}") for tick in ticks)
    return _Frame(left=12 + 9 * longest, moments=len(curve.marks), ticks=ticks)


def _axes(curve: Curve, frame: _Frame, *, language: Language) -> str:
    """A line a round value, the one of nothing heavier, and the moments picked below."""
    found = []
    for tick in frame.ticks:
        kind, y = ("grid", "axis")[tick == 0], frame.y(tick)
        named = number(Decimal(f"{tick:.6g}"), language=language)
        found += [
            f'<path class="{kind}" d="M{frame.left} {y:.1f}H{_WIDE - _RIGHT}"/>',
            f'<text class="q r" x="{frame.left - 6}" y="{y + 5:.1f}">{said(named)}</text>',
        ]
    found += [
        f'<text class="q m" x="{frame.x(n):.1f}" y="{_HIGH - 6}">{said(curve.marks[n])}</text>'
        for n in curve.shown
    ]
    return "".join(found)


def _drawn(curve: Curve, frame: _Frame) -> str:
    """The heaviest on top."""
    paths = [
        f'<path class="{_style(n)}" d="M{_course(line, frame)}"/>'
        for n, line in enumerate(curve.lines)
    ]
    return "".join(reversed(paths))


def _course(line: Line, frame: _Frame) -> str:
    return "L".join(f"{frame.x(n):.1f} {frame.y(v):.1f}" for n, v in enumerate(line.values))


def _style(place: int) -> str:
    return _STYLES[min(place, len(_STYLES) - 1)]


def _numbers(curve: Curve, wording: Wording, *, labelled_by: str) -> str:
    """A row a moment that is picked; each line's name stands beside a piece of it."""
    names = "".join(
        '<th scope="col" class="num"><svg class="piece" viewBox="0 0 40 8" aria-hidden="true" '
        f'focusable="false"><path class="{_style(n)}" d="M2 4H38"/></svg> {said(line.name)}</th>'
        for n, line in enumerate(curve.lines)
    )
    rows = "".join(
        f'<tr><th scope="row">{said(curve.marks[n])}</th>'
        + "".join(f'<td class="num">{said(line.texts[n])}</td>' for line in curve.lines)
        + "</tr>"
        for n in curve.shown
    )
    told = wording.in_numbers.format(shown=len(curve.shown), of=len(curve.marks))
    left_out = f'<p class="note">{said(told)}</p>' if len(curve.shown) < len(curve.marks) else ""
    return (
        f'<table class="moments" aria-labelledby="{labelled_by}"><thead><tr><th scope="col">'
        f"{said(curve.along)}</th>{names}</tr></thead><tbody>{rows}</tbody></table>{left_out}"
    )
