"""What a coach's keys do to a session, whatever draws it: one key at a time, or typed words."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from datetime import UTC, datetime
from enum import StrEnum
from gettext import gettext as _
from gettext import ngettext
from typing import NamedTuple, assert_never

from interimkit.cli import language
from interimkit.cli.keys import BACKWARD, CTRL_C, FORTH, GONE
from interimkit.cli.workshop_frame import Door, Page, Shown
from interimkit.domain.refusal import RefusedError
from interimkit.domain.room import Room
from interimkit.domain.room_events import Ended, Withdrew
from interimkit.errors import SavedDataError
from interimkit.render.coach_view import CoachView
from interimkit.render.problems import describe
from interimkit.render.room import refusal, view
from interimkit.workshop.controls import WHICH, Control, act, expected, may_be_kept, possible
from interimkit.workshop.session import Running

PATIENCE = 10
"""Seconds that a disk is given to take what happened."""

LONGEST_SEAT = 8
NO_BREAK, _BETWEEN = "\u00a0", " · "
ENTER, RUB_OUT, ESCAPE = frozenset({"\r", "\n", " "}), frozenset({"\x7f", "\x08"}), "\x1b"


class Outcome(StrEnum):
    """How it came to an end at this terminal."""

    ENDED = "ended"
    LEFT = "left"
    INTERRUPTED = "interrupted"


class Mode(StrEnum):
    """What a key is an answer to."""

    SCENE = "scene"
    SEAT = "seat"
    WHICH = "which"
    ENDING = "ending"
    KEEPING = "keeping"
    OVER = "over"


class Word(NamedTuple):
    """A control, as it is pressed and as it is typed.

    Attributes:
        key: In every language the same.
        says: What it does, in a word or two.
        means: The same, whole.
    """

    key: str
    says: str
    means: str


def words() -> dict[Control, Word]:
    """Every control, in the order in which it is listed."""
    return {
        Control.NEXT: Word("n", _("next"), _("to the next question or step")),
        Control.BACK: Word("p", _("back"), _("to the one before")),
        Control.OPEN: Word("o", _("open"), _("let the question be answered")),
        Control.CLOSE: Word("c", _("close"), _("take no more answers to it")),
        Control.REVEAL: Word("r", _("reveal"), _("show the room what it answered, for good")),
        Control.HIDE: Word("h", _("hide"), _("take that off the screen, or put it there again")),
        Control.DECIDE: Word("d", _("decide"), _("let an option happen, by its letter")),
        Control.TAKE_BACK: Word("t", _("take back"), _("vote again from a day on, by its number")),
        Control.LOCK: Word("l", _("lock"), _("let nobody join any more, or again")),
    }


class Desk:
    """A coach at a session.

    Args:
        running: The session.
        door: How phones come in.
        places: Says where its projector and its coach's page are, a line each.

    Attributes:
        outcome: How it came to an end; None as long as it goes on.
        interrupted: Whether a Ctrl-C waits for what is to be done.
        farewell: What was erased, once it was.
    """

    def __init__(self, running: Running, door: Door, places: Callable[[], tuple[str, ...]]) -> None:
        self.running = running
        self.door = door
        self.places = places
        self.outcome: Outcome | None = None
        self.interrupted = False
        self.farewell = ""
        self._mode, self._page = Mode.SCENE, Page.SCENE
        self._said, self._typed = "", ""
        self._asked = Control.DECIDE

    def view(self) -> CoachView:
        """What there is to see now."""
        spoken = language.current()
        return view(self.running.room, self.running.pack_in(spoken), language=spoken)

    def clock(self) -> str:
        """Since when the room is at it."""
        passed = datetime.now(UTC) - self.running.about.started_at
        return _("minute {minute}").format(minute=int(passed.total_seconds() // 60))

    def shown(self) -> Shown:
        """What is on besides the scene, and what the keys do."""
        return Shown(
            keys=self._keys(),
            clock=self.clock(),
            said=self._said,
            page=self._page,
            places=self.places() if self._page is Page.PLACES else (),
        )

    def press(self, key: str) -> None:
        """Does what the key stands for now; `outcome` says whether that was the last."""
        self._said = ""
        if key == GONE:
            self.outcome = Outcome.LEFT
        elif key == CTRL_C and (self.interrupted or self._mode is Mode.OVER):
            self.outcome = Outcome.INTERRUPTED
        elif key == CTRL_C:
            self.interrupted, self._mode, self._page = True, Mode.ENDING, Page.SCENE
        else:
            match self._mode:
                case Mode.SCENE:
                    self._at_scene(key)
                case Mode.SEAT:
                    self._at_seat(key)
                case Mode.WHICH:
                    self._at_which(key)
                case Mode.ENDING | Mode.KEEPING:
                    self._at_end(key)
                case Mode.OVER:
                    self.leave(Outcome.ENDED)

    def do(self, control: Control, *, which: str = "") -> str:
        """Lets something happen; gives why it could not, or nothing.

        Args:
            which: The letter of an option, or the number of a day, where it is of one.
        """
        return self._tried(lambda: act(self.running, control, which=which))

    def which(self, control: Control) -> str:
        """What there is to choose from: letters of options, or days by their numbers."""
        days = self.view().days
        if control is Control.TAKE_BACK:
            return _BETWEEN.join(f"{at}: {day}" for at, day in enumerate(days, 1))
        put = self.view().put
        return _BETWEEN.join(letter.lower() for letter, _text in (put.options if put else ()))

    def remove(self, seat: str) -> str:
        """Takes a seat away, with all that it answered; gives what came of it."""
        label = seat.strip().upper()
        why = self._tried(lambda: self.running.do(Withdrew(seat=label)))
        return why or _("Removed {seat}, and what it answered.").format(seat=label)

    def end(self, *, keep: bool) -> str:
        """Ends the session; gives what was erased, or why nothing was."""
        seats = len(self.running.room.seats)
        if why := self._tried(lambda: self.running.do(Ended(keep=keep))):
            return why
        self._mode = Mode.OVER
        text = ngettext(
            "Erased: {count} seat and its answers.", "Erased: {count} seats and their answers.",
            seats,
        ).format(count=seats)  # fmt: skip
        kept = _("The group’s result is kept.") if keep else _("The group’s result too.")
        self.farewell = f"{text} {kept}"
        return self.farewell

    def leave(self, outcome: Outcome) -> None:
        """Stops here; after a Ctrl-C that is what is told."""
        self.outcome = Outcome.INTERRUPTED if self.interrupted else outcome

    def may_keep(self) -> bool:
        """Whether to ask if the group's result is kept."""
        return may_be_kept(self.running.room)

    def ending(self) -> str:
        """What ending does, before it is done."""
        seats = len(self.running.room.seats)
        return ngettext(
            "End the session? That erases {count} seat and its answers.",
            "End the session? That erases {count} seats and their answers.",
            seats,
        ).format(count=seats)

    def _tried(self, doing: Callable[[], "Future[Room]"]) -> str:
        try:
            doing().result(PATIENCE)
        except RefusedError as refused:
            return refusal(refused.why, language=language.current())
        except SavedDataError as error:  # the room goes on, as it is on the disk
            return describe(error.problems[0], language=language.current())
        except TimeoutError:
            return _("The disk did not take it within {count} seconds.").format(count=PATIENCE)
        return ""

    def _at_scene(self, key: str) -> None:
        pages = {"s": Page.NOTES, "a": Page.DOOR, "w": Page.PLACES}
        named = {word.key: control for control, word in words().items()} | {"b": Control.BACK}
        if key in pages:
            self._page = Page.SCENE if self._page is pages[key] else pages[key]
        elif key == "e" or (key in ENTER and expected(self.running.room) is None):
            self._mode, self._page = Mode.ENDING, Page.SCENE
        elif key == "x":
            self._mode, self._page, self._typed = Mode.SEAT, Page.SCENE, ""
        elif key == ESCAPE:
            self._page = Page.SCENE
        elif control := self._control(key, named):
            self._page = Page.SCENE
            if control in WHICH and control in possible(self.running.room):
                self._mode, self._asked = Mode.WHICH, control
            else:
                self._said = self.do(control)

    def _control(self, key: str, named: Mapping[str, Control]) -> Control | None:
        if key in FORTH or key in BACKWARD:
            return Control.NEXT if key in FORTH else Control.BACK
        return expected(self.running.room) if key in ENTER else named.get(key)

    def _at_seat(self, key: str) -> None:
        if key == ESCAPE or (key in ENTER and not self._typed):
            self._mode = Mode.SCENE
        elif key in ENTER:
            self._mode, self._said = Mode.SCENE, self.remove(self._typed)
        elif key in RUB_OUT:
            self._typed = self._typed[:-1]
        elif len(key) == 1 and key.isalnum() and len(self._typed) < LONGEST_SEAT:
            self._typed += key.upper()

    def _at_which(self, key: str) -> None:
        if key == ESCAPE or len(key) == 1:
            self._mode = Mode.SCENE
        if key.isalnum() and len(key) == 1:
            self._said = self.do(self._asked, which=key)

    def _at_end(self, key: str) -> None:
        match key:
            case "y" if self._mode is Mode.ENDING and self.may_keep():
                self._mode = Mode.KEEPING
            case "y" if self._mode is Mode.ENDING:
                self._said = self.end(keep=False)
            case "l" if self._mode is Mode.ENDING:
                self.leave(Outcome.LEFT)
            case "k" | "n" if self._mode is Mode.KEEPING:
                self._said = self.end(keep=key == "k")
            case "\x1b":
                self._mode, self.interrupted = Mode.SCENE, False

    def _keys(self) -> str:
        match self._mode:
            case Mode.SCENE:
                return scene_keys(self.running.room)
            case Mode.SEAT:
                text = _("Which seat goes? Its phone shows the label: {typed}_ · Enter · Esc")
                return text.format(typed=self._typed)
            case Mode.WHICH:
                text = _("Which happens? {which} · Esc: none")
                if self._asked is Control.TAKE_BACK:
                    text = _("Vote again from which day on? {which} · Esc: none")
                return _whole(text.format(which=self.which(self._asked)))
            case Mode.ENDING:
                may = _("y: end · l: leave it, to go on later · Esc: go on")
                return f"{self.ending()} {_whole(may)}"
            case Mode.KEEPING:
                may = _("k: keep it · n: erase it too · Esc: go on")
                return f"{keep_it()} {_whole(may)}"
            case Mode.OVER:
                return _("Screen and phones say that it is over. Any key stops.")
            case _:
                assert_never(self._mode)


def scene_keys(room: Room) -> str:
    """What the keys do at a scene; what is likely first."""
    can, likely = possible(room), expected(room)
    says = {control: word.says for control, word in words().items()}
    if not room.shown:
        says[Control.HIDE] = _("show")
    if room.locked:
        says[Control.LOCK] = _("unlock")
    end = _("end")
    others = {
        "x": _("remove a seat"), "a": _("address"), "s": _("what to say"),
        "w": _("projector"), "e": end,
    }  # fmt: skip
    parts = (
        _("Enter: {what}").format(what=says[likely] if likely else end),
        *(f"{word.key} {says[control]}" for control, word in words().items() if control in can),
        *(f"{key} {text}" for key, text in others.items()),
    )  # fmt: skip
    return _whole(_BETWEEN.join(parts))


def _whole(keys: str) -> str:
    """What keys do, none of it broken over two lines but between two of them."""
    return _BETWEEN.join(part.replace(" ", NO_BREAK) for part in keys.split(_BETWEEN))


def keep_it() -> str:
    """Whether the group's result stays."""
    return _("Keep the group’s result on this laptop? No seat is in it.")
