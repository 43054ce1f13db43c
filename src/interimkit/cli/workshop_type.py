"""Paper sheets, typed into a session that is on: a word of letters each."""

import sys
from collections.abc import Iterator, Sequence
from gettext import gettext as _

from msgspec.structs import replace

from interimkit.cli.complain import in_place
from interimkit.cli.given import at_a_terminal
from interimkit.cli.say import say
from interimkit.cli.workshop_kept import find_session, open_rooms
from interimkit.domain.group_spread import Asked
from interimkit.domain.letters import read_letters, to_letters
from interimkit.domain.refusal import RefusedError, Why
from interimkit.domain.room import replay
from interimkit.domain.room_events import Typed, Withdrew
from interimkit.errors import ContentError, Problem, ProblemCode, SavedDataError, UsageError
from interimkit.model.workshop import StepKind
from interimkit.store.rooms import Rooms
from interimkit.workshop.tokens import new_seat

UNDO = "undo"
"""Takes the last sheet back."""

_MOST_TRIES = 20
"""Labels that are taken in a row; of 32,768, hardly one ever is."""


class Pile:
    """The sheets that this run types into one session.

    Args:
        rooms: Where the session is kept.
        session: Its id.

    Raises:
        SavedDataError: If it plays a case.

    Attributes:
        asked: The questions that a sheet answers, in their order.
        seen: Whether the room has seen answers: a sheet comes too late for those.
    """

    def __init__(self, rooms: Rooms, session: str) -> None:
        self._rooms, self._session = rooms, session
        room = replay(rooms.load(session).events)
        if room.play:
            raise SavedDataError(Problem(code=ProblemCode.CASE_NO_SHEETS, value=session))
        asked = (scene.asked for scene in room.scenes if scene.kind is StepKind.ASK)
        self.asked: tuple[Asked, ...] = tuple(one for one in asked if one)
        self.seen = bool(room.revealed)
        self._seats: list[tuple[str, str]] = []

    @property
    def count(self) -> int:
        """How many sheets it added and did not take back."""
        return len(self._seats)

    def add(self, chosen: dict[str, str]) -> str:
        """Adds a sheet, which is on the disk when this comes back; gives its letters.

        Raises:
            SavedDataError: If the session takes no more, or it cannot be kept.
        """
        for _try in range(_MOST_TRIES):
            seat = new_seat()
            try:
                self._rooms.append(self._session, Typed(seat=seat, answers=chosen)).result()
            except RefusedError as refused:
                if refused.why is not Why.FULL:
                    break
            else:
                letters = to_letters(self.asked, chosen)
                self._seats.append((seat, letters))
                return letters
        raise SavedDataError(Problem(code=ProblemCode.SHEET_REFUSED, value=self._session))

    def undo(self) -> str:
        """Takes the last sheet back, with all that was on it; gives its letters, or nothing.

        Raises:
            SavedDataError: If the session is over, or it cannot be kept.
        """
        if not self._seats:
            return ""
        seat, letters = self._seats.pop()
        try:
            self._rooms.append(self._session, Withdrew(seat=seat)).result()
        except RefusedError:
            problem = Problem(code=ProblemCode.SHEET_REFUSED, value=self._session)
            raise SavedDataError(problem) from None
        return letters


def type_sheets(letters: Sequence[str], session: str | None) -> None:
    """Adds the sheets that are given, or those that somebody types, or a program pipes.

    What is given or piped is added whole or not at all.

    Args:
        letters: A word for each sheet; none where they are still to be typed.
        session: Which one; None is the last that did not end.

    Raises:
        ContentError: If lines of a pipe are no sheets.
        SavedDataError: If there is no such session, or it takes no more.
        UnknownChoiceError: If there is none of this id.
        UsageError: If what is given is no sheets.
    """
    with open_rooms() as rooms:
        about = find_session(rooms, session, unfinished=True)
        pile = Pile(rooms, about.id)
        if letters:
            _add_all(pile, _given(letters, pile))
        elif at_a_terminal():
            text = _(
                "Session {session}: {count} letters a sheet, a hyphen where nothing is marked. "
                "“{undo}” takes the last one back; an empty line ends."
            )
            say(text.format(session=about.id, count=len(pile.asked), undo=UNDO))
            _ask(pile)
        else:
            _add_all(pile, _piped(pile))
    say(_("Sheets added: {count}.").format(count=pile.count))
    if pile.count and pile.seen:
        say(_("What the room has seen already stays as it was, without them."))


def _given(letters: Sequence[str], pile: Pile) -> list[dict[str, str]]:
    """The sheets of a command line.

    Raises:
        UsageError: With every word that is none.
    """
    sheets: list[dict[str, str]] = []
    wrong: list[Problem] = []
    for word in letters:
        try:
            sheets.append(read_letters(word, pile.asked))
        except UsageError as error:
            wrong += error.problems
    if wrong:
        raise UsageError(*wrong)
    return sheets


def _add_all(pile: Pile, sheets: Sequence[dict[str, str]]) -> None:
    for chosen in sheets:
        _read_back(pile.count + 1, pile.add(chosen))


def _ask(pile: Pile) -> None:
    """Line by line; what is no sheet is said, and asked again."""
    for line in _lines(prompt=True):
        if line.lower() == UNDO:
            gone = pile.undo()
            text = _("Taken back: {letters}.") if gone else _("There is none to take back.")
            say(text.format(letters=" ".join(gone)))
            continue
        try:
            chosen = read_letters(line, pile.asked)
        except UsageError as error:
            for problem in error.problems:
                say(in_place(problem))
            continue
        _read_back(pile.count + 1, pile.add(chosen))


def _piped(pile: Pile) -> list[dict[str, str]]:
    """The sheets of a pipe, less those taken back in it.

    Raises:
        ContentError: With every line that is none.
    """
    sheets: list[dict[str, str]] = []
    wrong: list[Problem] = []
    for number, line in enumerate(_lines(prompt=False), 1):
        if line.lower() == UNDO:
            sheets = sheets[:-1]
            continue
        try:
            sheets.append(read_letters(line, pile.asked))
        except UsageError as error:
            wrong += [
                replace(problem, file="-", line=number, column=1) for problem in error.problems
            ]
    if wrong:
        raise ContentError(*wrong)
    return sheets


def _lines(*, prompt: bool) -> Iterator[str]:
    """What is typed or piped, up to an empty line or the end."""
    while True:
        if prompt:
            sys.stderr.write("> ")
            sys.stderr.flush()
        line = sys.stdin.readline().strip() if sys.stdin else ""
        if not line:
            if prompt:
                sys.stderr.write("\n")
            return
        yield line


def _read_back(number: int, letters: str) -> None:
    """Says a sheet as it was read, on standard output."""
    text = _("Sheet {number}: {letters}")
    sys.stdout.write(text.format(number=number, letters=" ".join(letters)) + "\n")
    sys.stdout.flush()
