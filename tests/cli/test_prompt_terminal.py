"""The terminal's prompts, driven through prompt_toolkit's own pipe."""

from collections.abc import Iterator

import pytest
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from interimkit.cli.prompt_terminal import TerminalPrompter
from interimkit.interview.questionnaire import BACK, OPEN

OPTIONS = (("a", "one " * 40), ("b", "two"), (OPEN, "cannot say"))
DOWN, LEFT, ENTER, CTRL_D, CTRL_C = "\x1b[B", "\x1b[D", "\r", "\x04", "\x03"


@pytest.fixture
def keys() -> Iterator[PipeInput]:
    with create_pipe_input() as pipe:
        yield pipe


@pytest.mark.parametrize(
    ("typed", "chosen", "expected"),
    [(ENTER, "", "a"), (DOWN + ENTER, "", "b"), (DOWN * 2 + ENTER, "", OPEN), (ENTER, "b", "b"),
     (LEFT, "", BACK), (DOWN * 3 + ENTER, "", "a")],
)  # fmt: skip
def test_arrows_choose_and_left_goes_back(
    keys: PipeInput, typed: str, chosen: str, expected: object
) -> None:
    keys.send_text(typed)
    prompter = TerminalPrompter(keys, DummyOutput())
    assert prompter.choose("Q\nq", OPTIONS, chosen=chosen, back=True) == expected


@pytest.mark.parametrize(
    ("typed", "given", "expected"),
    [("12\r", "", 12), ("\r", "", OPEN), ("\r", "7", 7), (LEFT, "", BACK), ("1" + LEFT + "2\r", "", 21),
     ("99\r\x7f\x7f5\r", "", 5), ("x\r\x7f3\r", "", 3)],
)  # fmt: skip
def test_numbers_are_typed_checked_and_left_open(
    keys: PipeInput, typed: str, given: str, expected: object
) -> None:
    keys.send_text(typed)
    prompter = TerminalPrompter(keys, DummyOutput())
    assert prompter.number("Q\nq", at_most=60, given=given, back=True) == expected


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
def test_ctrl_c_and_ctrl_d_both_stop(keys: PipeInput, key: str) -> None:
    keys.send_text(key)
    with pytest.raises(KeyboardInterrupt):
        TerminalPrompter(keys, DummyOutput()).choose("Q", OPTIONS, chosen="", back=False)
    keys.send_text(key)
    with pytest.raises(KeyboardInterrupt):
        TerminalPrompter(keys, DummyOutput()).number("Q", at_most=9, given="", back=False)
