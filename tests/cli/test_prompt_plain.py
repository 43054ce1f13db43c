"""Questions in numbered lines: what was answered before stays, or goes."""

import io
import sys

import pytest

from interimkit.cli.prompt_plain import PlainPrompter
from interimkit.interview.manners import Stopped
from interimkit.interview.questionnaire import BACK, OPEN, labels


def type_in(monkeypatch: pytest.MonkeyPatch, *lines: str) -> PlainPrompter:
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    return PlainPrompter()


@pytest.mark.parametrize(
    ("typed", "given", "expected"),
    [("", "37", 37), ("-", "37", OPEN), ("4", "37", 4), ("<", "37", BACK), ("", "", OPEN)],
)
def test_a_number_given_before_is_kept_replaced_or_removed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    typed: str, given: str, expected: object,
) -> None:  # fmt: skip
    me = type_in(monkeypatch, typed)
    assert me.number("How many?", at_most=60, given=given, back=True) == expected
    assert ("- removes it" in capsys.readouterr().err) == bool(given)


def test_nothing_is_removed_where_nothing_was_given(monkeypatch: pytest.MonkeyPatch) -> None:
    me = type_in(monkeypatch, "-", "5")
    assert me.number("How many?", at_most=60, given="", back=False) == 5


def test_what_is_said_after_the_end_of_the_input_begins_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(Stopped):
        type_in(monkeypatch).pause("A pause.", back=False)
    assert capsys.readouterr().err.endswith(": \n")


@pytest.mark.parametrize("count", [2, 26, 27, 36])
def test_every_label_that_is_printed_can_be_typed(
    monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    options = [(f"at-{place}", f"answer {place}") for place in range(count)]
    for label, (id_, _text) in zip(labels(options), options, strict=True):
        me = type_in(monkeypatch, label)
        assert me.choose("Which?", options, chosen=None, back=False) == id_
