"""What a projector's page is made from, and what a scene puts on it."""

from collections.abc import Iterable
from html import escape
from io import BytesIO

from msgspec import Struct

from interimkit.domain.programmes import programme_of
from interimkit.domain.room import Phase, Room
from interimkit.model.pack import Pack
from interimkit.model.text import Language
from interimkit.model.workshop import Step

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
    """Whether the screen tells how many answered."""
    asked, room = screen.room.scene.asked, screen.room
    if asked is None or not room.may_be_counted:
        return False
    return room.phase(asked.id) in {Phase.OPEN, Phase.CLOSED}


def size_of(texts: Iterable[str]) -> str:
    """How large a list is set, by how much there is to read."""
    length = sum(map(len, texts))
    return "large" if length <= _LARGE else "middle" if length <= _MIDDLE else "small"
