"""Questions on a terminal, through questionary, drawn on standard error."""

import sys
import textwrap
from collections.abc import Sequence
from gettext import gettext as _
from typing import Any

import questionary
from prompt_toolkit.application import Application
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from prompt_toolkit.output import Output, create_output
from questionary import Choice, Question

from interimkit.interview.questionnaire import (
    BACK,
    OPEN,
    Back,
    are_levels,
    labels,
    number_typed,
)
from interimkit.model.text import clean

INDENT = 6
"""Columns that questionary puts before an option: pointer, sign and room at the right."""


class TerminalPrompter:
    """Arrows and Enter choose; the left arrow goes back.

    Args:
        given: Where keys come from; the terminal when None.
        shown: Where it is drawn; standard error when None.
    """

    def __init__(self, given: Input | None = None, shown: Output | None = None) -> None:
        self._input = given
        self._output = shown or create_output(stdout=sys.stderr)

    def say(self, text: str) -> None:
        """Prints a paragraph, wrapped to the terminal."""
        width = max(self._output.get_size().columns - 1, 20)
        for line in clean(text).splitlines():
            self._output.write(
                "\r\n".join(textwrap.wrap(line, width, break_on_hyphens=False)) + "\r\n"
            )
        self._output.write("\r\n")
        self._output.flush()

    def choose(
        self, question: str, options: Sequence[tuple[str, str]], *, chosen: str, back: bool
    ) -> str | Back:
        """The option that Enter is pressed on."""
        self.say(question)
        choices = [Choice(title=text, value=id_) for id_, text in options]
        texts = [text for _id, text in options]
        if are_levels(options):
            texts = [
                f"{label} · {text}" for label, text in zip(labels(options), texts, strict=True)
            ]
        asked = questionary.select(
            "",
            choices=choices,
            default=chosen if chosen != OPEN and chosen in dict(options) else None,
            qmark="",
            instruction=_("arrows and Enter; left goes back") if back else _("arrows and Enter"),
            pointer=">",
            erase_when_done=True,
            **self._streams(),
        )
        app = asked.application

        def wrap(app: "Application[Any]") -> None:
            width = max(app.output.get_size().columns - INDENT, 16)
            for choice, text in zip(choices, texts, strict=True):
                choice.title = "\n   ".join(textwrap.wrap(text, width)) or " "

        app.before_render += wrap
        reply = self._ask(asked, left=back)
        if isinstance(reply, str):
            self.say(f"> {dict(options)[reply]}")
        return reply

    def number(self, question: str, *, at_most: int, given: str, back: bool) -> int | str | Back:
        """The number typed; nothing leaves it open, and the left arrow goes back from there."""
        self.say(question)

        def valid(typed: str) -> bool | str:
            typed = typed.strip()
            if not typed or number_typed(typed, at_most=at_most) is not None:
                return True
            return _("Type a number from 0 to {most}.").format(most=at_most)

        asked = questionary.text(
            f"0-{at_most}, " + _("or just Enter to leave it open") + _go_back(back=back) + ":",
            default=given, validate=valid, qmark="", erase_when_done=True, **self._streams(),
        )  # fmt: skip
        reply = self._ask(asked, left=back)
        if isinstance(reply, Back):
            return BACK
        self.say(f"> {reply.strip() or '?'}")
        return int(reply) if reply.strip() else OPEN

    def write(self, question: str, *, longest: int, given: str, back: bool) -> str | Back:
        """The line typed; nothing leaves it open, and the left arrow goes back from there."""
        self.say(question)

        def valid(typed: str) -> bool | str:
            fits = len(typed.strip()) <= longest
            return fits or _("Keep it to {most} characters.").format(most=longest)

        asked = questionary.text(
            (_("One line, or just Enter to leave it open") + _go_back(back=back)) + ":",
            default=given, validate=valid, qmark="", erase_when_done=True, **self._streams(),
        )  # fmt: skip
        reply = self._ask(asked, left=back)
        if isinstance(reply, Back):
            return BACK
        typed = clean(reply.strip())
        self.say(f"> {typed or '?'}")
        return typed or OPEN

    def _streams(self) -> dict[str, Any]:
        return {"input": self._input, "output": self._output}

    def _ask(self, asked: Question, *, left: bool) -> str | Back:
        """Runs one question with our keys added: left where it goes back, Ctrl-D as Ctrl-C."""
        keys = KeyBindings()

        @keys.add("c-d", eager=True)
        def _stop(event: Any) -> None:
            event.app.exit(exception=KeyboardInterrupt, style="class:aborting")

        if left:

            @keys.add("left", eager=True)
            def _back(event: Any) -> None:
                buffer = event.app.current_buffer
                if buffer.text and buffer.cursor_position:
                    buffer.cursor_left()
                else:
                    event.app.exit(result=BACK)

        app = asked.application
        existing = [app.key_bindings] if app.key_bindings else []
        app.key_bindings = merge_key_bindings([*existing, keys])
        reply: str | Back = asked.unsafe_ask()
        return reply


def _go_back(*, back: bool) -> str:
    return ", " + _("left goes back") if back else ""
