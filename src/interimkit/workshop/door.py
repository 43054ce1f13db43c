"""The coach's page before it knows its coach: the link from the terminal opens it, once."""

from interimkit.model.text import Language
from interimkit.render.words import catalogue
from interimkit.workshop.phone_parts import e


def page(language: Language) -> str:
    """Says where the link is; a script hands in what stands behind `#` in it.

    What stands there is in no request, and so in no log and no other page's address.
    """
    _ = catalogue(language).gettext
    name = e(_("The coach’s page"))
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
<p>{e(text)}</p>
</main>
</body>
</html>
"""
