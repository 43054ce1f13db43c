"""The coach's page: what to say, how many, and what to do now; nothing about one person.

Every button is a form, so that it works without a script. The script only spares the reload.
"""

from collections.abc import Mapping
from html import escape

from interimkit.domain.refusal import Why
from interimkit.domain.room import Room
from interimkit.errors import Problem
from interimkit.model.pack import Pack
from interimkit.model.text import Language
from interimkit.render.coach_view import CoachView
from interimkit.render.notes import listed
from interimkit.render.problems import describe
from interimkit.render.room import refusal, view
from interimkit.render.words import catalogue
from interimkit.workshop.controls import Control, expected, may_be_kept, possible

EVENTS = "/coach/events"
"""Where the coach's page follows the room."""

DO, SEAT, KEEP, WHICH = "do", "seat", "keep", "which"
"""The fields of its forms: what is done, whose seat goes, whether the group's result is kept, and
which option or day it is about."""

REMOVE, END = "remove", "end"
"""What is done beside the controls of a scene."""


def page(
    room: Room,
    pack: Pack,
    *,
    title: str = "",
    state: str = "",
    refused: Why | Problem | None = None,
) -> str:
    """The whole page.

    Args:
        room: As it is now.
        pack: The session's, in the coach's language.
        title: What the coach calls the session.
        state: What was told of the room when this was made; the script compares it with news.
        refused: Why what the coach just wanted did not happen.
    """
    _ = catalogue(pack.language).gettext
    name = listed(filter(None, (title, _("The coach’s page"))))
    why = _why(refused, language=pack.language)
    said = f'<p class="refused" role="alert">{escape(why)}</p>' if why else ""
    body = _over(room, pack) if room.ended else _room(room, pack, state=state)
    lost = _("No connection to the laptop; trying again…")
    removal, end = ("", "") if room.ended else (_removal(pack), _end(room, pack))
    return f"""<!doctype html>
<html lang="{pack.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(name)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/static/coach.css">
<script src="/static/screen.js" defer></script>
</head>
<body data-events="{EVENTS}">
<p id="lost" role="status" hidden>{escape(lost)}</p>
<main>
{said}{body}{removal}
<div id="end">{end}</div>
</main>
</body>
</html>
"""


def _why(refused: Why | Problem | None, *, language: Language) -> str:
    if isinstance(refused, Problem):
        return describe(refused, language=language)
    return refusal(refused, language=language) if refused else ""


def outside(language: Language) -> str:
    """The page before it knows its coach: the link from the terminal opens it, once.

    A script hands in what stands behind `#` in it, which is in no request, and so in no log and no
    other page's address.
    """
    _ = catalogue(language).gettext
    name = escape(_("The coach’s page"))
    text = _(
        "Open the link that the terminal shows. It works once; the terminal has another one for "
        "another browser."
    )
    return f"""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{name}</title>
<link rel="icon" href="/static/icon.svg">
<link rel="stylesheet" href="/static/phone.css">
<script src="/static/door.js" defer></script>
</head>
<body>
<main>
<h1>{name}</h1>
<p>{escape(text)}</p>
</main>
</body>
</html>
"""


def _room(room: Room, pack: Pack, *, state: str) -> str:
    """The step, what is on, the buttons, and what to say."""
    seen = view(room, pack, language=pack.language)
    _ = catalogue(pack.language).gettext
    notes = "".join(f"<li>{escape(note)}</li>" for note in seen.notes)
    to_say = _("To say and to mind")
    listed = f'<h2>{escape(to_say)}</h2><ul class="notes">{notes}</ul>'
    said = _("On the screen: {text}").format(text=seen.screen)
    screen = f"<p>{escape(said)}</p>" if seen.screen else ""
    which = _which(room, seen, pack)
    return (
        f'<div id="room" data-state="{escape(state)}"><h1>{escape(seen.step)}</h1>'
        f'<p class="quiet">{escape(seen.time)} · {escape(seen.seats)}</p>'
        f"{_buttons(room, pack)}{which}{_question(seen)}{screen}"
        f"{listed if notes else ''}</div>"
    )


def _question(seen: CoachView) -> str:
    if seen.put is None:
        return ""
    options = "".join(
        f"<li><b>{letter}</b> {escape(text)}</li>" for letter, text in seen.put.options
    )
    told = "".join(f"<li>{escape(line)}</li>" for line in seen.told)
    state = f'<p class="state">{escape(seen.state)}</p>'
    shown = f'<ul class="told">{told}</ul>' if told else f'<ol class="options">{options}</ol>'
    return f"<h2>{escape(seen.put.text)}</h2>{state}{shown}"


def _buttons(room: Room, pack: Pack) -> str:
    """What can be done here; what a coach is likely to do now is marked."""
    likely, can = expected(room), possible(room)
    if room.open:  # beside Close it, a tap would be for good
        can -= {Control.REVEAL}
    buttons = "".join(
        _button(control, text, kind="likely" if control is likely else "")
        for control, text in _named(room, pack.language).items()
        if control in can
    )
    return f'<form method="post" action="/coach" class="buttons">{buttons}</form>'


def _which(room: Room, seen: CoachView, pack: Pack) -> str:
    """A button for each option that can happen, and for each day that can be taken back."""
    _ = catalogue(pack.language).gettext
    can, asks = possible(room), ""
    if Control.DECIDE in can and seen.put:
        text = _("{letter} happens")
        letters = [letter for letter, _text in seen.put.options]
        asks += _of_several(Control.DECIDE, {one: text.format(letter=one) for one in letters})
    if Control.TAKE_BACK in can:
        days = {str(at): day for at, day in enumerate(seen.days, 1)}
        asks += _folded(_("Vote again from a day on"), _of_several(Control.TAKE_BACK, days))
    return asks


def _of_several(control: Control, named: Mapping[str, str]) -> str:
    buttons = "".join(_button(value, text, name=WHICH) for value, text in named.items())
    return (
        f'<form method="post" action="/coach" class="which"><input type="hidden" name="{DO}" '
        f'value="{control}">{buttons}</form>'
    )


def _named(room: Room, language: Language) -> Mapping[Control, str]:
    """What each control does to the room, in the order of the buttons."""
    _ = catalogue(language).gettext
    return {
        Control.BACK: _("Back"),
        Control.OPEN: _("Open the question"),
        Control.CLOSE: _("Close it"),
        Control.REVEAL: _("Reveal, for good"),
        Control.HIDE: _("Hide it") if room.shown else _("Show it"),
        Control.NEXT: _("Go on"),
        Control.LOCK: _("Let people join again") if room.locked else _("Lock joining"),
    }


def _button(value: str, text: str, *, kind: str = "", name: str = DO) -> str:
    classes = f' class="{kind}"' if kind else ""
    return f'<button name="{name}" value="{escape(value)}"{classes}>{escape(text)}</button> '


def _removal(pack: Pack) -> str:
    """A seat that goes, by its label."""
    _ = catalogue(pack.language).gettext
    whose = _("For whoever asks: the label is at the foot of their phone.")
    label, remove = _("Their phone’s label"), _("Remove it, with all its answers")
    return _folded(
        _("Remove a seat"),
        f'<p>{escape(whose)}</p><form method="post" action="/coach"><label>{escape(label)} '
        f'<input name="{SEAT}" required maxlength="12" autocomplete="off" '
        f'autocapitalize="characters" spellcheck="false"></label> {_button(REMOVE, remove)}</form>',
    )


def _end(room: Room, pack: Pack) -> str:
    """The end, which asks first and says what goes."""
    _ = catalogue(pack.language).gettext
    asked = _("Every seat and every answer is erased. Has everybody saved their page?")
    few = _("No question has 20 answers: nothing of the group can be kept.")
    if room.play:
        asked = _("Every seat is erased.")
        few = _("The case was not played to its end: nothing of it can be kept.")
    buttons = _button("no", _("End, erase everything"), name=KEEP)
    if may_be_kept(room):
        buttons += _button("yes", _("End, keep the group’s result alone"), name=KEEP)
    else:
        buttons += f"<p>{escape(few)}</p>"
    return _folded(
        _("End the session"),
        f'<p>{escape(asked)}</p><form method="post" action="/coach">'
        f'<input type="hidden" name="{DO}" value="{END}">{buttons}</form>',
        is_open=expected(room) is None,
    )


def _folded(name: str, content: str, *, is_open: bool = False) -> str:
    """What is rarely wanted, behind its name; open where it is what comes now."""
    start = "<details open>" if is_open else "<details>"
    return f"{start}<summary>{escape(name)}</summary>{content}</details>"


def _over(room: Room, pack: Pack) -> str:
    _ = catalogue(pack.language).gettext
    kept = _("The group’s result is kept.") if room.is_told else _("Nothing is kept.")
    gone = _("Every seat and every answer is gone from this laptop.")
    name = _("Erased")
    return (
        f'<div id="room" data-over="true"><h1>{escape(name)}</h1>'
        f"<p>{escape(gone)} {escape(kept)}</p></div>"
    )
