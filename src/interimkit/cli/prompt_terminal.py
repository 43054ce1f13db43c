"""Questions on a terminal, run by questionary and drawn on standard error; no key but ours acts."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from gettext import gettext as _
from typing import Any

import questionary
from prompt_toolkit.application import Application, run_in_terminal
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.data_structures import Size
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import BufferControl, FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.output import Output, create_output

from interimkit.cli.prompt_frame import Line, lay_out, number_complaint, number_hint, wrap
from interimkit.cli.put_back import put_back
from interimkit.interview.manners import Stopped
from interimkit.interview.questionnaire import (
    BACK,
    Back,
    labels,
    number_answered,
    place_typed,
)
from interimkit.model.text import clean


class TerminalPrompter:
    """Arrows or an option's label select and Enter confirms; the left arrow goes back.

    Args:
        given: Where keys come from; the terminal when None.
        shown: Where it is drawn; standard error when None.
    """

    def __init__(self, given: Input | None = None, shown: Output | None = None) -> None:
        self._input = given
        self._output = shown or create_output(stdout=sys.stderr)
        with suppress(AttributeError):  # nothing here needs to know where the cursor is
            vars(self._output)["enable_cpr"] = False

    def say(self, text: str) -> None:
        """Prints a paragraph, wrapped to the terminal."""
        width = max(self._output.get_size().columns - 1, 20)
        for line in clean(text).splitlines():
            self._output.write("\r\n".join(wrap(line, width)) + "\r\n")
        self._output.write("\r\n")
        self._output.flush()

    def choose(
        self, question: str, options: Sequence[tuple[str, str]], *, chosen: str | None, back: bool
    ) -> str | Back:
        """The option that Enter is pressed on."""
        ids = [id_ for id_, _text in options]
        printed = labels(options)
        shown = [f"{label} · {text}" for label, (_id, text) in zip(printed, options, strict=True)]
        at = ids.index(chosen) if chosen in ids else 0
        keys = our_keys(back=back)
        reach = _ends(printed)
        hint = _with_back(_("arrows or {first}-{last}, then Enter").format(**reach), back=back)
        complaint = typed = ""

        def draw() -> StyleAndTextTuples:
            columns, rows = _size(self._output)
            return styled(
                lay_out(
                    question, shown, chosen=at, hint=f"{complaint} {hint}".strip(),
                    columns=columns, rows=rows,
                )
            )  # fmt: skip

        def move(event: Any) -> None:
            nonlocal at, complaint, typed
            step = 1 if event.key_sequence[0].key == Keys.Down else -1
            at, complaint, typed = (at + step) % len(options), "", ""

        def select(event: Any) -> None:
            nonlocal at, complaint, typed
            if not event.data.isprintable():
                return
            # A label may be more than one key: what was typed goes on, if that is a label at all.
            longer = typed + event.data
            typed = longer if longer in printed else event.data
            if (place := place_typed(typed, options)) is not None:
                at, complaint = place, ""
            else:  # a key that one sees, and expects something of
                complaint = _("Type what stands before it: {first} to {last}.").format(**reach)
                typed = ""

        def confirm(event: Any) -> None:
            nonlocal complaint
            if not complaint:
                event.app.exit(result=ids[at])
            complaint = ""  # after a key of none, for what was meant is not what is selected

        keys.add(Keys.Up, eager=True)(move)
        keys.add(Keys.Down, eager=True)(move)
        keys.add(Keys.Any, eager=True)(select)
        keys.add(Keys.Enter, eager=True)(confirm)
        layout = Layout(Window(FormattedTextControl(draw, show_cursor=False, focusable=True)))
        reply = self._run(layout, keys)
        if isinstance(reply, str):
            self._note(question, dict(options)[reply])
        return reply

    def number(self, question: str, *, at_most: int, given: str, back: bool) -> int | str | Back:
        """The number typed; nothing leaves it open, and the left arrow goes back from there."""

        def wrong(typed: str) -> str:
            fits = not typed or number_answered(typed, at_most=at_most) is not None
            return "" if fits else number_complaint(at_most)

        leave = _("Ctrl-U clears it") if given else _("or just Enter to leave it open")
        hint = f"{number_hint(at_most)}, {leave}"
        reply = self._line(question, hint, given=given, wrong=wrong, back=back)
        if isinstance(reply, Back) or (number := number_answered(reply, at_most=at_most)) is None:
            return reply
        return number

    def write(self, question: str, *, longest: int, given: str, back: bool) -> str | Back:
        """The line typed; nothing leaves it open, and the left arrow goes back from there."""

        def wrong(typed: str) -> str:
            fits = len(typed) <= longest
            return "" if fits else _("Keep it to {most} characters.").format(most=longest)

        hint = _("One line, or just Enter to leave it open")
        if given:
            hint = ", ".join((_("one line"), _("Ctrl-U clears it")))
        return self._line(question, hint, given=given, wrong=wrong, back=back)

    def pause(self, text: str, *, back: bool) -> Back | None:
        """Enter or the space bar goes on; the text stays above, however long it is."""
        self.say(text)
        keys = our_keys(back=back)
        hint = _with_back(_("Enter to go on"), back=back)
        for key in (Keys.Enter, " "):
            keys.add(key, eager=True)(lambda event: event.app.exit(result=""))
        shown = FormattedTextControl(hint, show_cursor=False, focusable=True)
        reply = self._run(Layout(Window(shown, wrap_lines=True, dont_extend_height=True)), keys)
        return reply if isinstance(reply, Back) else None

    def _line(
        self, question: str, hint: str, *, given: str, wrong: Callable[[str], str], back: bool
    ) -> str | Back:
        """What was typed on a line, once nothing is wrong with it."""
        line = Buffer(multiline=False)
        line.insert_text(given)
        complaint = ""
        keys = our_keys(back=False, typed=lambda: clean(line.text))
        _edit(keys, line, back=back)

        def draw() -> StyleAndTextTuples:
            columns, rows = _size(self._output)
            above = lay_out(
                question, [], chosen=0,
                hint=_("{hint}:").format(hint=_with_back(hint, back=back, typed=line.text)),
                columns=columns, rows=max(rows - MOST_TYPED - 1, 2),
            )  # fmt: skip
            return styled(above)

        def confirm(event: Any) -> None:
            nonlocal complaint
            if not (complaint := wrong(typed := line.text.strip())):
                event.app.exit(result=clean(typed))

        keys.add(Keys.Enter, eager=True)(confirm)
        parts = [
            Window(FormattedTextControl(draw), dont_extend_height=True),
            Window(
                BufferControl(line), wrap_lines=True, dont_extend_height=True,
                height=lambda: _typed_height(line, self._output),
                get_line_prefix=lambda _number, count: "  " if count else "> ",
            ),
            Window(FormattedTextControl(lambda: complaint), height=1),
        ]  # fmt: skip
        reply = self._run(Layout(HSplit(parts), focused_element=parts[1]), keys)
        if isinstance(reply, str):
            self._note(question, reply or _("still open"))
        return reply

    def _note(self, question: str, reply: str) -> None:
        """Leaves a question and its answer above, where one can scroll back to them."""
        self.say(question)
        self.say(f"> {reply}")

    def _run(self, layout: Layout, keys: KeyBindings) -> str | Back:
        """Runs one question; what it drew is gone when it ends."""
        app: Application[str | Back] = Application(
            layout=layout, key_bindings=keys, erase_when_done=True,
            input=self._input, output=self._output,
        )  # fmt: skip
        app.pre_run_callables.append(partial(mind_being_stopped, app))
        with put_back(sys.stdin):
            reply: str | Back = questionary.Question(app).unsafe_ask()
        return reply


def our_keys(*, back: bool, typed: Callable[[], str] = str) -> KeyBindings:
    """The keys of every question; no other does anything, whatever an editor has them do.

    Eager, each of them, since prompt_toolkit adds an editor's keys to every application.

    Args:
        back: Whether the left arrow goes back.
        typed: What stands on a line that is being written, for whoever stops.
    """
    keys = KeyBindings()
    keys.add(Keys.Any, eager=True)(lambda _event: None)

    @keys.add(Keys.ControlC, eager=True)
    @keys.add(Keys.ControlD, eager=True)
    @keys.add(Keys.SIGINT, eager=True)
    def _stop(event: Any) -> None:
        event.app.exit(exception=Stopped(typed()))

    @keys.add(Keys.ControlZ, eager=True)
    def _pause(_event: Any) -> None:
        if hasattr(signal, "SIGTSTP"):
            os.kill(0, signal.SIGTSTP)  # all of the job, as the terminal itself would

    if back:
        keys.add(Keys.Left, eager=True)(lambda event: event.app.exit(result=BACK))
    return keys


MOST_TYPED = 4
"""Rows of what is typed that are in sight together."""


def _edit(keys: KeyBindings, line: Buffer, *, back: bool) -> None:
    """Adds the keys that write a line."""

    @keys.add(Keys.Left, eager=True)
    def _left(event: Any) -> None:
        if line.text:  # what is typed is not lost by holding the key too long
            line.cursor_left()
        elif back:
            event.app.exit(result=BACK)

    def to(place: Callable[[], int]) -> Callable[[Any], None]:
        def go(_event: Any) -> None:
            line.cursor_position = place()

        return go

    @keys.add(Keys.Any, eager=True)
    @keys.add(Keys.BracketedPaste, eager=True)
    def _insert(event: Any) -> None:
        text = " ".join(event.data.split()) if len(event.data) > 1 else event.data
        line.insert_text("".join(sign for sign in text if sign.isprintable()))

    keys.add(Keys.Right, eager=True)(lambda _event: line.cursor_right())
    keys.add(Keys.Home, eager=True)(to(lambda: 0))
    keys.add(Keys.End, eager=True)(to(lambda: len(line.text)))
    keys.add(Keys.Backspace, eager=True)(lambda _event: line.delete_before_cursor())
    keys.add(Keys.Delete, eager=True)(lambda _event: line.delete())
    keys.add(Keys.ControlU, eager=True)(lambda _event: line.reset())


def _typed_height(line: Buffer, output: Output) -> int:
    columns, _rows = _size(output)
    return min((len(line.text) + 2) // max(columns - 2, 1) + 1, MOST_TYPED)


def _size(output: Output) -> tuple[int, int]:
    size: Size = output.get_size()
    return size.columns, size.rows


def styled(lines: Sequence[Line]) -> StyleAndTextTuples:
    """The lines as prompt_toolkit takes them; bold is the one way in which one stands out."""
    ends = ["\n"] * (len(lines) - 1) + [""]
    return [
        ("bold" if line.strong else "", line.text + end)
        for line, end in zip(lines, ends, strict=True)
    ]


def mind_being_stopped(app: "Application[Any]") -> None:
    """Gives the terminal back while the shell holds us, and takes it again, the question drawn."""
    if not hasattr(signal, "SIGTSTP"):
        return
    loop = asyncio.get_running_loop()
    paused = False

    def stop() -> None:
        run_in_terminal(pause)  # which draws it again when it ends

    def pause() -> None:
        nonlocal paused
        paused = True
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGTSTP)  # until somebody says `fg`
        loop.add_signal_handler(signal.SIGTSTP, stop)

    def go_on() -> None:  # after SIGSTOP too, of which nobody is told
        nonlocal paused
        if paused:
            paused = False
            return
        app.input.raw_mode().__enter__()
        app.output.write_raw("\r")  # wherever the shell left the cursor
        app.output.erase_down()
        app.renderer.reset()
        app.invalidate()

    with suppress(NotImplementedError, RuntimeError, ValueError):  # not in the main thread
        loop.add_signal_handler(signal.SIGTSTP, stop)
        loop.add_signal_handler(signal.SIGCONT, go_on)


def _ends(printed: Sequence[str]) -> dict[str, str]:
    """The first and the last label that counts."""
    counted = [label for label in printed if label != "?"]
    return {"first": counted[0], "last": counted[-1]}


def _with_back(hint: str, *, back: bool, typed: str = "") -> str:
    """What the keys do, and which goes back, if one does."""
    if not back:
        return hint
    goes_back = _("left in an empty line goes back") if typed else _("left goes back")
    return _("{hint}; {goes_back}").format(hint=hint, goes_back=goes_back)
