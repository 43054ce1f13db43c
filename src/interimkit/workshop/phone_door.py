"""The pages of a phone before it has a seat, and after."""

from html import escape

from interimkit.model.text import Language
from interimkit.render.words import catalogue
from interimkit.workshop.phone import MOST_CODE, Phone, Said, large, page, said_to
from interimkit.workshop.phone_parts import button, form, link


def join(seen: Phone) -> str:
    """What happens to answers, then the code: before the first tap."""
    _ = catalogue(seen.language).gettext
    is_wrong = seen.said is Said.WRONG_CODE
    described = ' aria-invalid="true" aria-describedby="err"' if is_wrong else ""
    label = _("Code on the screen")
    fields = (
        f'<label for="code">{escape(label)}</label>{said_to(seen)}'
        f'<input class="code" id="code" name="code" value="{escape(seen.code.upper())}" '
        'autocomplete="off" autocapitalize="characters" autocorrect="off" spellcheck="false" '
        f'enterkeyhint="go" maxlength="{MOST_CODE}" required{described}>'
        f"{button(_join(seen))}"
    )
    promise = f'<p class="promise">{" ".join(map(escape, promises(seen)))}</p>'
    return page(seen, promise, form("/join", fields, kind="joining"), heading=_join(seen))


def promises(seen: Phone) -> tuple[str, ...]:
    """What happens to answers, in sentences: who sees what, until when, and who else could.

    Each is kept by a test.
    """
    _ = catalogue(seen.language).gettext
    name, goes_to = seen.about.coach, seen.about.goes_to
    coach = _("The coach ({name})").format(name=name) if name else _("The coach")
    group = _(
        "{coach} and the room see only the picture of the group; only you see your own result."
    )
    if seen.room.play:
        group = _("{coach} and the room see only how all of you vote together.")
    goes = _("The picture of the group goes to: {who}.").format(who=goes_to)
    if goes_to.casefold() in {catalogue(one).gettext("nobody") for one in Language}:
        goes = _("The picture of the group goes to nobody.")  # whatever the coach's language is
    kept = _("Your answers are on this laptop until the end; you can erase them at any time.")
    if seen.room.play:
        kept = _(
            "Your vote is on this laptop until the vote closes; then nobody can tell whose it was."
        )
    return (
        _("Taking part is free."),
        group.format(coach=coach),
        kept,
        _("Whoever is on this Wi-Fi can read along."),
        goes if goes_to else _("Where the picture of the group goes, the coach tells you."),
    )


def ask_withdrawal(seen: Phone) -> str:
    """Asks once whether it is meant."""
    _ = catalogue(seen.language).gettext
    text = _(
        "Your seat and all your answers are erased from the laptop at once, and cannot be brought "
        "back. What the room has already seen stays as it was."
    )
    stay = link("/", _("Stay"))
    erase = form("/withdraw", button(_("Erase and leave")))
    return page(seen, said_to(seen), large(text), erase, stay, heading=_("Erase your answers?"))


def withdrawn(seen: Phone) -> str:
    """That it is done."""
    _ = catalogue(seen.language).gettext
    text = _("Your seat and your answers are gone from the laptop. You can close this page.")
    again = link("/", _("Take part again"))
    return page(seen, large(text), again, heading=_("Erased"))


def ended(seen: Phone) -> str:
    """That the session is over, and what is left of it."""
    _ = catalogue(seen.language).gettext
    texts = (
        _("Seats and answers are erased from the laptop."),
        _("What the room saw of the whole group is kept, without anybody’s answers.")
        if seen.room.is_told
        else _("What the room saw of the group is erased as well."),
        "" if seen.room.play else _("What you saved on this phone is yours."),
    )
    return page(seen, *map(large, filter(None, texts)), heading=_("This session is over"))


def _join(seen: Phone) -> str:
    return catalogue(seen.language).gettext("Take part")
