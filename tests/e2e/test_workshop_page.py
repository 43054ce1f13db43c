"""What docs/workshop.md tells a coach to type and to press is there."""

import re
import shlex
from typing import Any, cast

import pytest
from conftest import ROOT
from typer.main import get_command

from interimkit.cli.main import app
from interimkit.cli.workshop_desk import words

PAGE = (ROOT / "docs" / "workshop.md").read_text(encoding="utf-8")
FOUND = re.findall(r"`(interimkit workshop[^`]*)`", PAGE) + re.findall(
    r"^(interimkit workshop[^#\n]*)", PAGE, re.MULTILINE
)


@pytest.mark.parametrize("line", sorted(set(FOUND)))
def test_every_command_on_the_page_is_one_with_these_options(line: str) -> None:
    _program, _group, *rest = shlex.split(line)
    group: Any = cast("Any", get_command(app)).get_command(None, "workshop")
    if not rest:
        return
    command = group.commands[rest[0]]
    options = {option for param in command.params for option in param.opts} | {"--lang"}
    assert {word for word in rest if word.startswith("-")} <= options


def test_every_command_of_a_room_is_on_the_page() -> None:
    group: Any = cast("Any", get_command(app)).get_command(None, "workshop")
    told = {shlex.split(line)[2] for line in FOUND if len(shlex.split(line)) > 2}
    assert told == set(group.commands)


def test_the_keys_on_the_page_are_the_keys() -> None:
    rows = re.findall(r"^\| ([a-zE][a-zE, ]*?) \|", PAGE[PAGE.index("| key |") :], re.MULTILINE)
    keys = {key for row in rows for key in row.split(", ") if len(key) == 1}
    assert keys == {word.key for word in words().values()} | set("xasew")
