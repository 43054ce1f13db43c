"""What stands around the blocks of a page of HTML: its title, its contents, its printed margins."""

from collections.abc import Sequence
from datetime import date

from interimkit.locale import PROGRAM
from interimkit.model.text import Language
from interimkit.render import signs
from interimkit.render.html_parts import element, said, status
from interimkit.render.numbers import long_date
from interimkit.render.page import Status, Verdict
from interimkit.render.wording import Wording

_DISPLAY = 34
"""A title of so many characters is short enough to be set large."""
_RUNNING = 60
"""Characters of a title on printed sheets; the title itself stands on the first."""
_MANY = 6
"""A page with more headings than these has a list of them."""


def plain(title: str | Verdict) -> str:
    """A title in one line."""
    if isinstance(title, str):
        return title or PROGRAM
    word = title.status.word if title.status else ""
    return " ".join(part for part in (title.text, title.provisional, word) if part)


def made(author: str, day: date | None, *, language: Language) -> str:
    """Whose it is and when it was made, as far as that is to be said."""
    when = long_date(day, language=language) if day else ""
    return signs.BETWEEN.join(part for part in (author, when) if part)


def running(title: str, made: str, caution: str) -> str:
    """The style of printed margins: what it is and whose, but on the first, and the caution."""
    shown = title if len(title) <= _RUNNING else f"{title[:_RUNNING].rstrip()}…"
    boxes = (
        ("top-left", signs.BETWEEN.join((PROGRAM, shown))),
        ("top-right", made),
        ("bottom-left", caution),
    )
    rules = " ".join(f"@{box} {{ content: {_quoted(text)}; }}" for box, text in boxes)
    return f"@page {{ {rules} }}\n@page :first {{ {_EMPTY} }}\n"


_EMPTY = " ".join(f"@{box} {{ content: none; }}" for box in ("top-left", "top-right"))


def _quoted(text: str) -> str:
    """A text in a style: every character but letters and digits by its number."""
    return '"' + "".join(c if c.isalnum() and c.isascii() else f"\\{ord(c):x} " for c in text) + '"'


def title(title: str | Verdict, made: str) -> str:
    """What the page comes to, and where that stands among what it could have come to."""
    kit = element("p", said(signs.BETWEEN.join(filter(None, (PROGRAM, made)))), kind="kit")
    if isinstance(title, str):
        return kit + _heading(said(title or PROGRAM), long=len(title) > _DISPLAY)
    also = [said(title.provisional)] if title.provisional else []
    also += [status(title.status)] if title.status else []
    small = "".join(f" <small>{text}</small>" for text in also)
    heading = _heading(said(title.text) + small, long=len(title.text) > _DISPLAY)
    current = ["", ' aria-current="true"']
    track = "".join(
        f"<li{current[n == title.place]}>{said(text)}</li>" for n, text in enumerate(title.among)
    )
    return kit + heading + (f'<ol class="track">{track}</ol>' if track else "")


def _heading(content: str, *, long: bool) -> str:
    return element("h1", content, kind="long" if long else "", attributes=' id="title"')


def contents(headed: Sequence[tuple[str, str | Status]], wording: Wording) -> str:
    """A list of the headings with their ids, folded; nothing where they are few."""
    if len(headed) <= _MANY:
        return ""
    lines = "".join(
        f'<li><a href="#{id_}">{said(_words(heading))}</a></li>' for id_, heading in headed
    )
    return (
        '<nav class="wrap" aria-labelledby="contents"><details>'
        f'<summary id="contents">{said(wording.contents)}</summary>\n'
        f'<ol class="contents">{lines}</ol></details></nav>\n'
    )


def _words(heading: str | Status) -> str:
    return heading.word if isinstance(heading, Status) else heading
