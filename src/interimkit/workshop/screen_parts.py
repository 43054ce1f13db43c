"""What a projector's page is made from, and what a scene puts on it."""

from collections.abc import Iterable, Sequence
from html import escape
from io import BytesIO

from msgspec import Struct

from interimkit.domain.programmes import programme_of
from interimkit.domain.room import Phase, Room
from interimkit.model.pack import Pack
from interimkit.model.text import Language
from interimkit.model.workshop import Step
from interimkit.render.words import all_of, catalogue
from interimkit.workshop.states import asked_in

_LARGE, _MIDDLE = 400, 620
"""Characters of a list that is set large, or in a middle size; a longer one is set small."""


class Screen(Struct, frozen=True, kw_only=True):
    """What a projector's page is made from.

    Attributes:
        room: As it is now.
        pack: The session's, in the projector's language.
        address: What phones type: `192.168.1.24:8765`.
        code: The six letters that they type then.
        title: What the coach calls the session; empty where nothing.
        state: What was told of the room when this was made; the script compares it with news.
    """

    room: Room
    pack: Pack
    address: str
    code: str
    title: str = ""
    state: str = ""

    @property
    def language(self) -> Language:
        """The pack's, which is the projector's."""
        return self.pack.language

    @property
    def step(self) -> Step:
        """The one of the programme that is on."""
        steps = (s for s in programme_of(self.pack, self.room.programme).steps)
        return next(step for step in steps if step.id == self.room.scene.step)

    @property
    def join_url(self) -> str:
        """What a phone scans."""
        return f"http://{self.address}/?code={self.code}"


class Scene(Struct, frozen=True, kw_only=True):
    """What a scene puts on the screen, as HTML but for its texts.

    Attributes:
        kind: What it is called in the style.
        heading: The one thing to read.
        main: Everything under it.
        kick: A line above the heading.
        tally: A number that counts on, and what it counts.
    """

    kind: str
    heading: str
    main: str
    kick: str = ""
    tally: tuple[str, str] = ("", "")


def qr(url: str, *, label: str) -> str:
    """A code to scan, as a picture with this label; its border is the quiet that it needs."""
    import segno

    written = BytesIO()
    code = segno.make_qr(url, error="m")
    code.save(
        written, kind="svg", xmldecl=False, svgns=False, omitsize=True, border=4, light="#fff",
        svgclass="qr", lineclass=None, nl=False,
    )  # fmt: skip
    named = f'<svg role="img" aria-label="{escape(label)}" '
    return written.getvalue().decode().replace("<svg ", named, 1)


def counts_answers(screen: Screen) -> bool:
    """Whether the screen tells how many answered; of a case, only while they do."""
    asked, room = asked_in(screen.room), screen.room
    if asked is None or not room.may_be_counted:
        return False
    return room.phase(asked.id) in ({Phase.OPEN} if room.play else {Phase.OPEN, Phase.CLOSED})


def tally_of(screen: Screen) -> tuple[str, str]:
    """How many answered what is asked now, and what is counted; empty where that is not told."""
    asked, room = asked_in(screen.room), screen.room
    if asked is None or not counts_answers(screen):
        return "", ""
    words = catalogue(screen.language)
    count = room.answered(asked.id)
    number = words.gettext("{count} of {of}").format(count=count, of=len(room.seats))
    if room.play:
        return number, words.ngettext("has voted", "have voted", count)
    return number, words.ngettext("has answered", "have answered", count)


def size_of(texts: Iterable[str]) -> str:
    """How large a list is set, by how much there is to read."""
    length = sum(map(len, texts))
    return "large" if length <= _LARGE else "middle" if length <= _MIDDLE else "small"


def row(letter: str, text: str, *, kind: str = "", tag: str = "li") -> str:
    """What can be chosen, by its letter."""
    classes = f' class="row {kind}"' if kind else ' class="row"'
    return f"<{tag}{classes}><i>{letter}</i> <span>{escape(text)}</span></{tag}>"


def in_list(kind: str, rows: Iterable[str], texts: Iterable[str]) -> str:
    """Rows, as large as their texts allow."""
    return f'<ol class="{kind} {size_of(texts)}">{"".join(rows)}</ol>'


def counted(
    screen: Screen, rows: Iterable[str], letters: Sequence[str], *, count: int, of: int
) -> str:
    """The options of one count, and one bar for them, on a track that is all answers.

    Args:
        rows: Theirs.
        letters: Likewise.
        count: How many chose one of them.
        of: How many answered.
    """
    together = catalogue(screen.language).gettext("{letters} together")
    named = together.format(letters=all_of(letters, language=screen.language))
    also = f" <span>{escape(named)}</span>" if len(letters) > 1 else ""
    return (
        f'<li>{"".join(rows)}<div class="bar"><b>{count}</b>'
        '<svg aria-hidden="true" focusable="false" preserveAspectRatio="none" viewBox="0 0 100 1">'
        f'<rect class="track" width="100" height="1"/><rect class="count" '
        f'width="{100 * count / of:.2f}" height="1"/></svg>{also}</div></li>'
    )
