"""Every command that a page names is one that runs."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import DATA
from every_result import every_result
from in_process import run_here
from msgspec import Struct

from interimkit.errors import ExitCode
from interimkit.model.text import Language
from interimkit.render.as_text import command_line
from interimkit.render.encode import page_of
from interimkit.render.page import Fill, Link

INCOMPLETE = {"interimkit income"}
"""What a check of the quiz names without the day rate that it needs; it says so itself."""


def links_in(node: object) -> Iterator[Link]:
    """Every link of a page, however deep."""
    if isinstance(node, Link):
        yield node
    elif isinstance(node, Struct):
        for name in node.__struct_fields__:
            yield from links_in(getattr(node, name))
    elif isinstance(node, tuple):
        for part in node:
            yield from links_in(part)


def links(language: Language) -> list[Link]:
    return [link for result in every_result(language) for link in links_in(page_of(result))]


@pytest.mark.parametrize("language", Language)
def test_the_words_around_a_command_have_one_place_for_it(language: Language) -> None:
    found = links(language)
    assert len(found) > 40
    assert not [link for link in found if link.text.count("{command}") != 1]


def test_every_command_on_a_page_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(DATA / "examples" / "anke.yaml", tmp_path / "me.yaml")
    monkeypatch.chdir(tmp_path)
    found = {command_line(link): link for link in links(Language.EN)}
    assert len({link.command for link in found.values()}) > 6
    for typed, link in found.items():
        arguments = (a.example if isinstance(a, Fill) else a for a in link.arguments)
        done = run_here(*link.command.split(), *arguments)
        fine = {ExitCode.USAGE} if typed in INCOMPLETE else {ExitCode.OK, ExitCode.NEEDS_ANSWERS}
        assert done.code in fine, (typed, done.stderr.decode())
