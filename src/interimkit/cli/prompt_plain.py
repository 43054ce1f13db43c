"""Questions as numbered lines: nothing is redrawn, so a screen reader can follow."""

import io
import re
import shutil
import sys
import textwrap
from collections.abc import Sequence
from gettext import gettext as _

from interimkit.cli.prompt_frame import number_complaint, number_hint
from interimkit.interview.manners import Stopped
from interimkit.interview.questionnaire import (
    BACK,
    OPEN,
    Back,
    labels,
    number_answered,
    place_typed,
)
from interimkit.model.text import clean

_LABEL = re.compile(r"[ *](?:[a-z?]|\d+)\. ")
"""What stands before an option."""

GO_BACK = "<"
"""What is typed to go back: no letter, for those are the options'."""

REMOVE = "-"
"""What is typed to remove what was answered before."""

UNREADABLE = "\ufffd"
"""What stands for a byte that is no character, and for what could act on a terminal."""


class PlainPrompter:
    """Asks on standard error and reads a line from standard input."""

    def __init__(self) -> None:
        if isinstance(sys.stdin, io.TextIOWrapper):  # half a character ends no questionnaire
            sys.stdin.reconfigure(errors="replace")

    def say(self, text: str) -> None:
        """Prints a paragraph."""
        width = max(shutil.get_terminal_size().columns - 1, 20)
        for line in clean(text).splitlines():
            hang = " " * len(label[0] if (label := _LABEL.match(line)) else "")
            wrapped = textwrap.wrap(
                line, width, subsequent_indent=hang, drop_whitespace=True, break_on_hyphens=False
            )
            print("\n".join(wrapped), file=sys.stderr)  # noqa: T201 - narration
        print(file=sys.stderr)  # noqa: T201 - narration

    def choose(
        self, question: str, options: Sequence[tuple[str, str]], *, chosen: str | None, back: bool
    ) -> str | Back:
        """The option whose number is typed; Enter keeps what was chosen before."""
        ids = [id_ for id_, _text in options]
        marked = ids.index(chosen) if chosen in ids else None
        lines = [question]
        printed = labels(options)
        for at, (label, (_id, text)) in enumerate(zip(printed, options, strict=True)):
            lines.append(f"{'*' if at == marked else ' '}{label}. {text}")
        self.say("\n".join(lines))
        counted = [label for label in printed if label != "?"]
        first, last = counted[0], counted[-1]
        reach = ", ".join([f"{first}-{last}", *printed[len(counted) :]])
        while True:
            typed = self._read(_hint(reach, marked=marked is not None, back=back))
            if typed == "" and marked is not None:
                return ids[marked]
            if typed == GO_BACK and back:
                return BACK
            if (chosen_place := place_typed(typed, options)) is not None:
                return ids[chosen_place]
            self.say(
                _("Type what stands before it: {first} to {last}.").format(first=first, last=last)
            )

    def number(self, question: str, *, at_most: int, given: str, back: bool) -> int | str | Back:
        """The number that is typed; Enter keeps the one before, or leaves it open."""
        self.say(question)
        hint = _hint(number_hint(at_most), may_stay_open=True, back=back, given=given)
        while True:
            typed = self._read(hint)
            if typed == "":
                return int(given) if given else OPEN
            if typed == REMOVE and given:
                return OPEN
            if typed == GO_BACK and back:
                return BACK
            if (number := number_answered(typed, at_most=at_most)) is not None:
                return number
            self.say(number_complaint(at_most))

    def write(self, question: str, *, longest: int, given: str, back: bool) -> str | Back:
        """The line that is typed; Enter keeps the one before, or leaves it open."""
        self.say(question)
        hint = _hint(_("one line"), may_stay_open=True, back=back, given=given)
        while True:
            typed = clean(self._read(hint))
            if typed == "":
                return given or OPEN
            if typed == REMOVE and given:
                return OPEN
            if typed == GO_BACK and back:
                return BACK
            if UNREADABLE in typed:
                self.say(_("Some of that is no text that can be kept. Type it again."))
                continue
            if len(typed) <= longest:
                return typed
            self.say(_("Keep it to {most} characters.").format(most=longest))

    def pause(self, text: str, *, back: bool) -> Back | None:
        """Waits for Enter, whatever else was typed."""
        self.say(text)
        typed = self._read(_hint(_("Enter to go on"), back=back))
        return BACK if typed == GO_BACK and back else None

    def _read(self, hint: str) -> str:
        asked = _("{hint}:").format(hint=hint)
        print(f"{asked} ", end="", file=sys.stderr, flush=True)  # noqa: T201 - narration
        try:
            line = sys.stdin.readline()
        except KeyboardInterrupt:
            line = ""
        if not line:  # Ctrl-D is Ctrl-C
            print(file=sys.stderr)  # noqa: T201 - what is said next starts on a line of its own
            raise Stopped
        return line.strip()


def _hint(
    what: str, *, back: bool, marked: bool = False, may_stay_open: bool = False, given: str = ""
) -> str:
    hints = [what]
    if given:
        hints.append(_("Enter keeps “{given}”").format(given=given))
        hints.append(_("{key} removes it").format(key=REMOVE))
    elif marked:
        hints.append(_("Enter for what is marked"))
    elif may_stay_open:
        hints.append(_("Enter to leave it open"))
    if back:
        hints.append(_("{key} goes back").format(key=GO_BACK))
    return ", ".join(hints)
