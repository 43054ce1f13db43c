"""A session led by typed commands: lines alone, for a screen reader, a pipe and a script."""

import sys
from collections.abc import Mapping
from gettext import gettext as _

from interimkit.cli.keys import ended_by_signals
from interimkit.cli.say import tell
from interimkit.cli.workshop_desk import Desk, Outcome, keep_it, words
from interimkit.cli.workshop_frame import door_words, paragraphs
from interimkit.model.text import clean
from interimkit.workshop.controls import WHICH, Control, expected

END, KEEP, LEAVE, REMOVE, STATE, ADDRESS, HELP = (
    "end", "keep", "leave", "remove", "state", "address", "help",
)  # fmt: skip
"""What can be typed beside the controls; English in every language, as options are."""


def lead_by_words(desk: Desk) -> Outcome:
    """Leads the session by typed words until it ends, is left, or there is nobody to type."""
    with ended_by_signals():
        _say(*paragraphs(desk.view(), desk.door, clock=desk.clock()), _hint(desk))
        while desk.outcome is None:
            typed = _read(desk)
            if typed is not None:
                _obey(desk, typed)
    return desk.outcome


def _read(desk: Desk) -> list[str] | None:
    """The words of the next line; None where there was something else to mind."""
    try:
        line = sys.stdin.readline() if sys.stdin else ""
    except KeyboardInterrupt:
        if desk.interrupted or not (sys.stdin and sys.stdin.isatty()):
            desk.leave(Outcome.INTERRUPTED)
            return None
        desk.interrupted = True
        _say("", desk.ending(), _("Type end, leave, or anything else to go on."))
        return None
    if not line:
        desk.leave(Outcome.LEFT)
        return None
    return clean(line).split()


def _obey(desk: Desk, typed: list[str]) -> None:
    """Does what was typed; says what came of it."""
    word, *rest = [part.lower() for part in typed] or [STATE]
    controls = _controls()
    if word not in {END, LEAVE}:
        desk.interrupted = False
    if word in controls:
        _do(desk, controls[word], which=" ".join(rest[:1]))
    elif word == REMOVE and rest:
        _say(desk.remove(rest[0]))
    elif word == END:
        _end(desk, keep=rest[:1] == [KEEP])
    elif word == LEAVE:
        desk.leave(Outcome.LEFT)
    elif word == STATE:
        view = desk.view()
        _say(
            view.step,
            f"{desk.clock()} · {view.time}",
            view.seats,
            view.state,
            *view.told,
            _hint(desk),
        )
    elif word == ADDRESS:
        _say(desk.door.address, desk.door.code, *door_words(desk.door), *desk.places())
    else:
        _say(_help())


def _do(desk: Desk, control: Control, *, which: str) -> None:
    if control in WHICH and not which:
        _say(
            _("Type {word} and which: {which}.").format(
                word=control.value, which=desk.which(control) or "-"
            )
        )
        return
    if why := desk.do(control, which=which):
        _say(why)
        return
    view = desk.view()
    match control:
        case Control.NEXT | Control.BACK | Control.DECIDE | Control.TAKE_BACK:
            _say(*paragraphs(view, desk.door, clock=desk.clock()), _hint(desk))
        case Control.LOCK:
            _say(view.seats)
        case _:
            _say(view.state, *view.told, _hint(desk))


def _end(desk: Desk, *, keep: bool) -> None:
    """Ends it; who may keep the group's result is told so once, and types it then."""
    if keep and not desk.may_keep():
        nothing = _("The room was told nothing in counts, so there is no result to keep.")
        if desk.running.room.play:
            nothing = _("The case was not played to its end, so there is no result to keep.")
        _say(nothing)
        return
    _say(desk.end(keep=keep))
    if desk.farewell:
        desk.leave(Outcome.ENDED)


def _hint(desk: Desk) -> str:
    """The word that is likely next, and where the others are."""
    likely = expected(desk.running.room)
    if likely is None and desk.may_keep():
        return f"{keep_it()} " + _("Type: end keep, or end; help says the rest.")
    word = likely.value if likely else END
    if likely in WHICH:
        word = f"{word} {desk.which(likely).replace(' · ', '/')}"
    return _("Type: {word}; help says the rest.").format(word=word)


def _controls() -> Mapping[str, Control]:
    """By what may be typed: the word, the key, and the word in one's own language."""
    named = words()
    return (
        {control.value: control for control in named}
        | {word.key: control for control, word in named.items()}
        | {word.says: control for control, word in named.items()}
    )


def _help() -> str:
    meanings = {
        **{control.value: word.means for control, word in words().items()},
        f"{REMOVE} K7Q": _("remove a seat"),
        STATE: _("how it stands; an empty line as well"),
        ADDRESS: _("how phones, projector and your own page come in"),
        END: _("end, and erase all of it"),
        f"{END} {KEEP}": _("end, and keep the group’s result alone"),
        LEAVE: _("leave it, to go on later"),
    }
    return "\n".join(f"{word}: {meaning}" for word, meaning in meanings.items())


def _say(*texts: str) -> None:
    """Paragraphs, and an empty line after them."""
    for text in texts:
        if text:
            tell(text)
    tell("")
