"""What somebody takes home from a room: one file, and an answer code."""

from interimkit.domain.room import programme_of
from interimkit.domain.workshop_sheet import make_sheet
from interimkit.render.encode import encode
from interimkit.render.formats import Format
from interimkit.workshop.phone import Phone


def page_to_take_home(seen: Phone) -> bytes:
    """One HTML file with what a seat answered and what it comes to, in the phone's language."""
    sheet = make_sheet(seen.pack, programme_of(seen.pack, seen.room.programme), seen.answers)
    return encode(sheet, Format.HTML)
