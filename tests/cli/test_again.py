"""The command that goes on from here: what was typed, changed, and read back by a shell."""

import shlex
import sys

import pytest

from interimkit.cli import language
from interimkit.cli.again import FILES, SOURCES, command_again, in_this_session


@pytest.mark.parametrize(
    ("typed", "without", "left"),
    [
        ("quiz --lang nl --answer a=b --answer=c=d", ("--answer",), "quiz --lang nl"),
        ("quiz -o x.json --force --format json", FILES, "quiz --format json"),
        ("quiz -ox.json --record=me.yaml", FILES, "quiz"),
        ("quiz --record me.yaml --force", ("--answer",), "quiz --record me.yaml --force"),
        ("quiz --answers me.yaml --example anke", SOURCES, "quiz"),
        ("quiz --go-on --answers me.yaml", ("--answer",), "quiz --answers me.yaml"),
        ("quiz --quick -- --answer x", ("--answer",), "quiz --quick -- --answer x"),
    ],
)
def test_what_is_left_of_what_was_typed(
    monkeypatch: pytest.MonkeyPatch, typed: str, without: tuple[str, ...], left: str
) -> None:
    monkeypatch.setattr(sys, "argv", ["interimkit", *typed.split()])
    assert command_again(without=without) == f"interimkit {left}"


@pytest.mark.parametrize(
    ("typed", "history", "erase"),
    [
        ("diagnose", "me history", "me delete"),
        ("diagnose --lang nl", "me history --lang nl", "me delete --lang nl"),
        ("--lang nl diagnose --pack=mine", "me history --pack mine --lang nl",
         "me delete --lang nl"),
        ("diagnose --pack 'my pack'", "me history --pack 'my pack'", "me delete"),
    ],
)  # fmt: skip
def test_another_command_is_in_the_same_language_and_of_the_same_pack(
    monkeypatch: pytest.MonkeyPatch, typed: str, history: str, erase: str
) -> None:
    monkeypatch.setattr(sys, "argv", ["interimkit", *shlex.split(typed)])
    before = language.current()
    language.bind(sys.argv[1:])
    try:
        assert in_this_session("me", "history") == f"interimkit {history}"
        assert in_this_session("me", "delete", of_pack=False) == f"interimkit {erase}"
    finally:
        language.bind([])
        language.follow(before)


def test_the_answers_are_read_back_by_a_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["interimkit", "quiz", "--pack", "my pack"])
    line = command_again(without=(), answers={"a.note": 'it\'s "so" $HOME', "b": 3})
    assert shlex.split(line) == [
        "interimkit", "quiz", "--pack", "my pack",
        "--answer", "a.note=it's \"so\" $HOME", "--answer", "b=3",
    ]  # fmt: skip


def test_what_is_still_open_is_asked_by_an_option(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["interimkit", "quiz", "--go-on", "--plain"])
    line = command_again(without=(), answers={"b": 3}, go_on=True)
    assert line == "interimkit quiz --plain --answer b=3 --go-on"


def test_nothing_that_acts_on_a_terminal_is_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["interimkit", "quiz", "--record", "\x1b[2Jme\u202e.yaml"])
    line = command_again(without=())
    assert "\x1b" not in line
    assert "\u202e" not in line
