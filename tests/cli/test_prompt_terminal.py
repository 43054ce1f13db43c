"""The terminal's prompts, driven through prompt_toolkit's own pipe."""

import re
from collections.abc import Iterator

import pytest
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from interimkit.cli import language
from interimkit.cli.prompt import is_dumb
from interimkit.cli.prompt_frame import Line
from interimkit.cli.prompt_terminal import TerminalPrompter
from interimkit.interview.manners import Stopped
from interimkit.interview.questionnaire import BACK, OPEN

OPTIONS = (("a", "one " * 40), ("b", "two"), (OPEN, "cannot say"))
DOWN, LEFT, ENTER, CTRL_D, CTRL_C = "\x1b[B", "\x1b[D", "\r", "\x04", "\x03"


@pytest.fixture
def keys() -> Iterator[PipeInput]:
    with create_pipe_input() as pipe:
        yield pipe


@pytest.mark.parametrize(
    ("typed", "chosen", "expected"),
    [(ENTER, None, "a"), (DOWN + ENTER, None, "b"), (DOWN * 2 + ENTER, None, OPEN),
     (ENTER, "b", "b"), (LEFT, None, BACK), (DOWN * 3 + ENTER, None, "a"), (ENTER, OPEN, OPEN)],
)  # fmt: skip
def test_arrows_choose_and_left_goes_back(
    keys: PipeInput, typed: str, chosen: str | None, expected: object
) -> None:
    keys.send_text(typed)
    prompter = TerminalPrompter(keys, DummyOutput())
    assert prompter.choose("Q\nq", OPTIONS, chosen=chosen, back=True) == expected


@pytest.mark.parametrize(
    ("typed", "given", "expected"),
    [("12\r", "", 12), ("\r", "", OPEN), ("\r", "7", 7), (LEFT, "", BACK), ("1" + LEFT + "2\r", "", 21),
     ("99\r\x7f\x7f5\r", "", 5), ("x\r\x7f3\r", "", 3), ("\x15\r", "37", OPEN), ("\x15" + LEFT, "37", BACK),
     ("\x154\r", "37", 4), ("12" + LEFT + "\x155\r", "", 5)],
)  # fmt: skip
def test_numbers_are_typed_checked_and_left_open(
    keys: PipeInput, typed: str, given: str, expected: object
) -> None:
    keys.send_text(typed)
    prompter = TerminalPrompter(keys, DummyOutput())
    assert prompter.number("Q\nq", at_most=60, given=given, back=True) == expected


@pytest.mark.parametrize(
    ("typed", "expected"), [("z\r" + "b\r", "b"), ("z\r\r", "a"), ("zb\r", "b")]
)
def test_enter_after_a_key_of_no_option_chooses_nothing(
    keys: PipeInput, typed: str, expected: str
) -> None:
    keys.send_text(typed)
    prompter = TerminalPrompter(keys, DummyOutput())
    assert prompter.choose("Q", OPTIONS, chosen=None, back=False) == expected


def test_an_amount_is_taken_as_it_is_written(keys: PipeInput) -> None:
    keys.send_text("€ 118.000\r")
    prompter = TerminalPrompter(keys, DummyOutput())
    assert prompter.number("Q", at_most=10**8, given="", back=False) == 118_000


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
def test_ctrl_c_and_ctrl_d_both_stop(keys: PipeInput, key: str) -> None:
    keys.send_text(key)
    with pytest.raises(KeyboardInterrupt):
        TerminalPrompter(keys, DummyOutput()).choose("Q", OPTIONS, chosen=None, back=False)
    keys.send_text(key)
    with pytest.raises(KeyboardInterrupt):
        TerminalPrompter(keys, DummyOutput()).number("Q", at_most=9, given="", back=False)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("b\r", "b"), ("B\r", "b"), ("2\r", "b"), ("c\r", OPEN), ("ba\r", "a"),
     ("z\r\r", "a"), ("9\r\r", "a"), ("٢\r\r", "a"), ("b\x0f\r", "b"), ("b\x1b#\r\r", "b"), ("b\x18\x05\r", "b"),
     ("\x1d" + DOWN + ENTER, "b"), ("b\x12x\r\r", "b"), ("b\x1b[200~a\n\x1b[201~\r", "b")],
)  # fmt: skip
def test_a_letter_selects_enter_confirms_and_no_other_key_does_anything(
    keys: PipeInput, typed: str, expected: object
) -> None:
    keys.send_text(typed)
    prompter = TerminalPrompter(keys, DummyOutput())
    assert prompter.choose("Q\nq", OPTIONS, chosen=None, back=True) == expected


def test_a_level_is_selected_by_its_number(keys: PipeInput) -> None:
    keys.send_text("3\r")
    levels = tuple((str(level), f"level {level}") for level in range(5))
    assert TerminalPrompter(keys, DummyOutput()).choose("Q", levels, chosen=None, back=True) == "3"


MANY = tuple((f"at-{place}", f"answer {place}") for place in range(36))


@pytest.mark.parametrize(
    ("typed", "place"),
    [("1\r", 0), ("9\r", 8), ("27\r", 26), ("36\r", 35), ("37\r", 6), ("127\r", 6),
     ("2" + DOWN + "7\r", 6), ("x\r35\r", 34), ("40\r3\r", 2), ("2\x0f7\r", 26)],
)  # fmt: skip
def test_of_more_than_the_alphabet_has_each_is_typed_by_its_number(
    keys: PipeInput, typed: str, place: int
) -> None:
    """A second figure goes on from the first where there is such a number, or else begins anew."""
    keys.send_text(typed)
    reply = TerminalPrompter(keys, DummyOutput()).choose("Q", MANY, chosen=None, back=False)
    assert reply == MANY[place][0]


def test_what_a_key_does_is_joined_as_the_language_joins(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: list[str] = []

    def lay_out(*_: object, hint: str, **__: object) -> list[Line]:
        shown.append(hint)
        return [Line(hint)]

    monkeypatch.setattr("interimkit.cli.prompt_terminal.lay_out", lay_out)
    before = language.current()
    language.bind(["--lang", "fr"])
    try:
        with create_pipe_input() as keys:
            prompter = TerminalPrompter(keys, DummyOutput())
            keys.send_text("\r")
            prompter.choose("Q", OPTIONS, chosen=None, back=True)
            keys.send_text("\r")
            prompter.number("Q", at_most=9, given="7", back=True)
    finally:
        language.bind([])
        language.follow(before)
    assert "\u202f; " in shown[0]
    assert "Ctrl-U" in shown[-1]
    assert shown[-1].endswith("\u202f:")
    assert not [hint for hint in shown if re.search(r"[^\u202f][;:]", hint)]


@pytest.mark.parametrize("swallower", ["\x1d", "\x11", "\x16", "\x1b"])
def test_no_key_swallows_the_ctrl_c_after_it(keys: PipeInput, swallower: str) -> None:
    keys.send_text(swallower + CTRL_C)
    with pytest.raises(KeyboardInterrupt):
        TerminalPrompter(keys, DummyOutput()).choose("Q", OPTIONS, chosen=None, back=False)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("000000000999999\r" + "\x7f" * 15 + "7\r", 7), ("\x1b[200~1\n2\x1b[201~\r\x7f\x7f\r", 1),
     ("1\x0f2\r", 12)],
)  # fmt: skip
def test_a_number_is_what_one_function_says_it_is(
    keys: PipeInput, typed: str, expected: int
) -> None:
    keys.send_text(typed)
    prompter = TerminalPrompter(keys, DummyOutput())
    assert prompter.number("Q\nq", at_most=600, given="", back=True) == expected


def test_a_line_is_written_with_the_keys_of_a_line(keys: PipeInput) -> None:
    left, home, end, delete = "\x1b[D", "\x1b[H", "\x1b[F", "\x1b[3~"
    keys.send_text(f"xbd{left}a{end}!{home}{delete}\r")
    prompter = TerminalPrompter(keys, DummyOutput())
    assert prompter.write("Q\nq", longest=20, given="", back=True) == "bad!"


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
def test_what_was_half_typed_is_known_to_whoever_is_told(keys: PipeInput, key: str) -> None:
    keys.send_text("half a line" + key)
    with pytest.raises(Stopped) as stopped:
        TerminalPrompter(keys, DummyOutput()).write("Q", longest=20, given="", back=True)
    assert stopped.value.typed == "half a line"


def test_left_goes_back_from_an_empty_line_alone(keys: PipeInput) -> None:
    prompter = TerminalPrompter(keys, DummyOutput())
    keys.send_text("no" + LEFT * 9 + "!" + ENTER)
    assert prompter.write("Q", longest=20, given="", back=True) == "!no"
    keys.send_text(LEFT * 9 + ENTER)
    assert prompter.write("Q", longest=20, given="before", back=True) == "before"
    keys.send_text("x\x7f" + LEFT)
    assert prompter.write("Q", longest=20, given="", back=True) is BACK


@pytest.mark.parametrize(
    ("environ", "platform", "dumb"),
    [({}, "linux", True), ({}, "win32", False), ({"TERM": "dumb"}, "win32", True),
     ({"TERM": ""}, "darwin", True), ({"TERM": "xterm"}, "linux", False)],
)  # fmt: skip
def test_only_where_the_platform_sets_term_is_its_absence_a_dumb_terminal(
    environ: dict[str, str], platform: str, *, dumb: bool
) -> None:
    assert is_dumb(environ, platform=platform) is dumb
