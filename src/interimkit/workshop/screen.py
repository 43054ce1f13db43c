"""The projector's page: what a whole room may see, and no more.

A page is made from the room as it is. Its script follows the room and fetches the page again where
that is another; without a script it reloads by itself. Nothing of it needs a hand.
"""

from html import escape

from interimkit.model.workshop import StepKind
from interimkit.render.notes import listed
from interimkit.render.words import catalogue
from interimkit.workshop.screen_parts import Screen
from interimkit.workshop.screen_scenes import scene_of
from interimkit.workshop.states import kind_of

EVENTS = "/screen/events"
"""Where the projector follows the room."""

RELOAD_SECONDS = 3
"""How often a page without a script asks again."""


def page(screen: Screen) -> str:
    """The whole page, which has no style and no script of its own inside."""
    name = catalogue(screen.language).gettext("The room’s screen")
    title = listed(filter(None, (screen.title, name)))
    return f"""<!doctype html>
<html lang="{screen.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/static/screen.css">
<noscript><meta http-equiv="refresh" content="{RELOAD_SECONDS}"></noscript>
<script src="/static/screen.js" defer></script>
</head>
<body data-events="{EVENTS}">
{_room(screen)}
<p id="lost" role="status" hidden>{escape(_lost(screen))}</p>
</body>
</html>
"""


def _room(screen: Screen) -> str:
    scene = scene_of(screen)
    kick = f'<p class="kick">{escape(scene.kick)}</p>' if scene.kick else ""
    over = ' data-over="true"' if screen.room.ended else ""
    number, what = scene.tally
    tally = f'<p class="tally"><b>{escape(number)}</b> <span>{escape(what)}</span></p>'
    return (
        f'<div id="room" class="{scene.kind}" data-state="{escape(screen.state)}"{over}>'
        f'<header class="head"><div>{kick}<h1>{escape(scene.heading)}</h1></div>'
        f"{tally if number else ''}</header>"
        f"<main>{scene.main}</main>{_foot(screen)}</div>"
    )


def _foot(screen: Screen) -> str:
    """Address and code, always in sight, and how many are in; nothing where it is over."""
    words = catalogue(screen.language)
    if screen.room.ended:
        over = words.gettext("This session is over.")
        return f"<footer><span>{escape(over)}</span></footer>"
    seats, code = len(screen.room.seats), words.gettext("code")
    text = words.ngettext("{count} has joined", "{count} have joined", seats)
    closed = screen.room.locked and kind_of(screen.room) != StepKind.JOIN
    joined = words.gettext("Joining is closed") if closed else text.format(count=seats)
    return (
        f'<footer><b dir="ltr">{escape(screen.address)}</b> <span>{escape(code)}'
        f'</span> <b class="code" dir="ltr" translate="no">{escape(screen.code)}</b> '
        f'<span class="seats">{escape(joined)}</span></footer>'
    )


def _lost(screen: Screen) -> str:
    return catalogue(screen.language).gettext("No connection to the laptop; trying again…")
