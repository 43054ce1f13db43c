"""A room on its coach's terminal: which lines, on a terminal of any size, and what gives way."""

from collections.abc import Sequence
from enum import StrEnum
from gettext import gettext as _
from typing import NamedTuple, assert_never

from interimkit.cli.prompt_frame import Line, cut, wrap
from interimkit.domain.group import Put
from interimkit.model.workshop import StepKind
from interimkit.render.coach_view import CoachView

MARGIN = 1
"""Columns left free on either side."""
WIDEST = 88
"""Columns of text: a longer line is hard to read aloud."""
LEAST_BESIDE = 24
"""Columns that text beside a code to scan has at least."""
TIGHT = 16
"""Rows up to which no line stays empty."""
ROOMY = 112
"""Columns from which the code stands beside every scene, for whoever comes late."""


class Door(NamedTuple):
    """How phones come in.

    Attributes:
        address: What is typed, such as `http://192.168.1.23:8765`.
        code: Six letters.
        scans: Codes to scan, line by line, the one that holds the letters too before a smaller
            one; none where the terminal cannot draw them.
        others: Addresses to try where that one does not work.
    """

    address: str
    code: str
    scans: tuple[tuple[str, ...], ...] = ()
    others: tuple[str, ...] = ()


class Frame(NamedTuple):
    """What is drawn.

    Attributes:
        scan: The lines of the code to scan, at the left, from the first line of text on.
        lines: The text, at the right of it where there is one.
        foot: At the bottom, over the whole width.
    """

    scan: tuple[str, ...]
    lines: list[Line]
    foot: list[Line]


class Page(StrEnum):
    """What has the middle of the screen."""

    SCENE = "scene"
    NOTES = "notes"
    DOOR = "door"
    PLACES = "places"


class Shown(NamedTuple):
    """What is on besides the scene.

    Attributes:
        keys: What the keys do now.
        clock: How many minutes the room has been at it.
        said: What the last key came to, where that is worth a line.
        page: What has the middle of the screen.
        places: Where projector and coach's page are, a line each, on their page.
    """

    keys: str
    clock: str
    said: str = ""
    page: Page = Page.SCENE
    places: tuple[str, ...] = ()


def lay_out(view: CoachView, door: Door, shown: Shown, *, columns: int, rows: int) -> Frame:
    """At most so many rows and columns; the step, the address, the count and the keys always."""
    width = max(columns - 2 * MARGIN, 16)
    foot = [Line(line, strong=True) for line in (wrap(shown.said, width) if shown.said else ())]
    foot += [Line(line) for line in wrap(shown.keys, width)]
    room = max(rows - len(foot) - 1, 4)
    scan = _scan(view, door, shown, width=width, room=room)
    beside = min(width - (len(scan[0]) + 2 if scan else 0), WIDEST)
    head = _head(view, door, shown, width=beside, whole=bool(scan))
    head += [Line("")] if room > TIGHT else []
    lines = [*head, *_middle(view, door, shown, width=beside, room=room - len(head))]
    return Frame(scan, cut(lines, room, beside), foot)


def _scan(view: CoachView, door: Door, shown: Shown, *, width: int, room: int) -> tuple[str, ...]:
    """The largest code to scan that there is room for, where one is wanted."""
    wanted = (
        shown.page is Page.DOOR
        or width >= ROOMY - 2 * MARGIN
        or (shown.page is Page.SCENE and view.kind is StepKind.JOIN)
    )
    for scan in door.scans if wanted and view.time else ():
        if len(scan) <= room and width - len(scan[0]) - 2 >= LEAST_BESIDE:
            return scan
    return ()


def _head(view: CoachView, door: Door, shown: Shown, *, width: int, whole: bool) -> list[Line]:
    """Which step, when, how to come in, who is in."""
    lines = [Line(line, strong=True) for line in wrap(view.step, width)]
    if not view.time:  # it is over
        return lines
    lines += [Line(line) for line in wrap(f"{shown.clock} · {view.time}", width)]
    code = _("code {code}").format(code=door.code)
    way_in = [door.address, code] if whole else [f"{door.address} · {code}"]
    lines += [Line(line, strong=True) for part in way_in for line in wrap(part, width)]
    return [*lines, *(Line(line) for line in wrap(view.seats, width))]


def _middle(view: CoachView, door: Door, shown: Shown, *, width: int, room: int) -> list[Line]:
    match shown.page:
        case Page.SCENE:
            return _body(view, width=width, room=room)
        case Page.NOTES:
            return cut(
                _rest(view, width) or _wrapped(_("No notes for this step."), width), room, width
            )
        case Page.DOOR:
            texts = door_words(door)
        case Page.PLACES:
            texts = shown.places
        case _:
            assert_never(shown.page)
    return cut([line for text in texts for line in _wrapped(text, width)], room, width)


def door_words(door: Door) -> tuple[str, ...]:
    """How to come in, and what else may work."""
    how = _("Scan the code, or type the address and then the six letters.")
    if not door.others:
        return (how,)
    others = ", ".join(door.others)
    return (how, _("If that does not open, try {addresses}.").format(addresses=others))


def _wrapped(text: str, width: int) -> list[Line]:
    return [Line(line) for line in wrap(text, width)]


def _body(view: CoachView, *, width: int, room: int) -> list[Line]:
    """The question, how it stands, what the room sees, and of the notes what there is room for."""
    state = [Line(line, strong=True) for line in (wrap(view.state, width) if view.state else ())]
    told = [Line(line) for text in view.told for line in wrap(text, width, hang="  ")]
    left = room - len(state) - len(told)
    question = _question(view.put, width, max(left, 2)) if view.put else []
    left -= len(question)
    rest = _rest(view, width)
    if question and left > len(rest):
        rest = [Line(""), *rest]
    return [*question, *state, *told, *(cut(rest, left, width) if left > 1 else ())]


def _question(put: Put, width: int, room: int) -> list[Line]:
    """What it asks and its options; where not all fits, each option has a line, then it is cut."""
    text = [Line(line, strong=True) for line in wrap(put.text, width)]
    options = [wrap(f"{letter}) {text}", width, hang="   ") for letter, text in put.options]
    for most in (max(map(len, options), default=0), 2, 1):
        lines = [line for option in options for line in cut([*map(Line, option)], most, width)]
        if len(text) + len(lines) <= room:
            return [*text, *lines]
    most = max(room - len(options), 1)
    lines = [cut([*map(Line, option)], 1, width)[0] for option in options]
    return [*cut(text, most, width), *lines][:room]


def _rest(view: CoachView, width: int) -> list[Line]:
    """What the projector says, and what to say with it."""
    lines = []
    if view.screen:
        text = _("On the screen: {text}").format(text=view.screen)
        lines += [Line(line) for line in wrap(text, width)]
    return [
        *lines,
        *(Line(li) for note in view.notes for li in wrap(f"- {note}", width, hang="  ")),
    ]


def paragraphs(view: CoachView, door: Door, *, clock: str) -> Sequence[str]:
    """The same, whole and in the order in which it is read aloud: for typed commands."""
    put = view.put
    code = _("code {code}").format(code=door.code)
    screen = _("On the screen: {text}").format(text=view.screen) if view.screen else ""
    told = [
        view.step, f"{clock} · {view.time}", f"{door.address} · {code}", view.seats,
        put.text if put else "",
        *(f"{letter}) {text}" for letter, text in (put.options if put else ())),
        view.state, *view.told, screen, *(f"- {note}" for note in view.notes),
    ]  # fmt: skip
    return [text for text in told if text]
