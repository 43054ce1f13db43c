"""What every page of a phone is made of. Whatever comes from outside is escaped."""

from html import escape

from interimkit.model.text import Language
from interimkit.render.words import catalogue

NAMES = {Language.EN: "English", Language.NL: "Nederlands", Language.FR: "Français"}


def paragraph(text: str, *, kind: str = "", status: bool = False, lang: str = "") -> str:
    """A paragraph of text.

    Args:
        kind: Its class.
        status: Whether a screen reader says it when it comes.
        lang: Its language, where that is not the page's.
    """
    attributes = "".join(
        f' {name}="{value}"'
        for name, value in (("class", kind), ("role", "status" if status else ""), ("lang", lang))
        if value
    )
    return f"<p{attributes}>{escape(text)}</p>"


def link(path: str, text: str, *, kind: str = "btn", attributes: str = "") -> str:
    """A way to another page."""
    classes = f' class="{kind}"' if kind else ""
    return f'<a{classes} href="{path}"{attributes}>{escape(text)}</a>'


def button(text: str, *, kind: str = "go") -> str:
    """What sends a form."""
    return f'<button class="{kind}">{escape(text)}</button>'


def form(action: str, fields: str, *, kind: str = "") -> str:
    """A form that changes something."""
    classes = f' class="{kind}"' if kind else ""
    return f'<form method="post" action="{action}"{classes}>{fields}</form>'


def document(
    *,
    language: Language,
    title: str,
    heading: str,
    place: str,
    body: str,
    foot: str,
    code: str,
    state: str,
) -> str:
    """A page of a phone.

    Args:
        title: The session's.
        heading: HTML.
        place: Where one is, such as which question.
        body: HTML.
        foot: HTML.
        code: What another language is to know of the code.
        state: What is told of the room; without it, the page does not follow the room.
    """
    _ = catalogue(language).gettext
    where = f'<p class="place">{escape(place)}</p>' if place else ""
    lost = _("No connection with the laptop. This page tries again by itself.")
    return f"""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title or "interimkit")}</title>
<link rel="icon" href="/static/icon.svg">
<link rel="stylesheet" href="/static/phone.css">
<script src="/static/phone.js" defer></script>
</head>
<body data-state="{escape(state)}">
<header class="bar"><b>{escape(title or "interimkit")}</b>{_languages(language, code)}</header>
<main>
{where}
<h1 id="h" tabindex="-1">{heading}</h1>
<p class="err" id="lost" role="status" hidden>{escape(lost)}</p>
{body}
</main>
<footer>{foot}</footer>
</body>
</html>
"""


def _languages(chosen: Language, code: str) -> str:
    label = catalogue(chosen).gettext("Language")
    more = f"&amp;code={escape(code)}" if code else ""
    links = "".join(
        f'<a href="/?lang={one}{more}" lang="{one}" hreflang="{one}"'
        f"{' aria-current=' + chr(34) + 'true' + chr(34) if one is chosen else ''}>{NAMES[one]}</a>"
        for one in Language
    )
    return f'<nav aria-label="{escape(label)}">{links}</nav>'
