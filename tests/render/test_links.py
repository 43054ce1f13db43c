"""Every command that a page names is one that runs."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from every_result import every_result, save_two
from in_process import run_here
from msgspec import Struct

from interimkit.errors import ExitCode
from interimkit.model.text import Language
from interimkit.render.as_text import command_line
from interimkit.render.encode import page_of
from interimkit.render.page import Depth, Fill, Link, Page, Paragraph, Step, Steps
from interimkit.render.session import Session, carry


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
    """And names no file but one that it writes."""
    monkeypatch.chdir(tmp_path)
    save_two(tmp_path / "home")
    found = {command_line(link): link for link in links(Language.EN)}
    assert len({link.command for link in found.values()}) > 6
    for typed, link in found.items():
        arguments = (a.example if isinstance(a, Fill) else a for a in link.arguments)
        done = run_here(*link.command.split(), *arguments, home=tmp_path / "home")
        assert done.code in {ExitCode.OK, ExitCode.NEEDS_ANSWERS}, (typed, done.stderr.decode())


@pytest.mark.parametrize("language", Language)
def test_every_command_on_a_page_takes_what_it_says_again(language: Language) -> None:
    """Whichever page it is on, the language comes along, and the pack where there is one to take.

    What a command takes is what its help lists.
    """
    session = Session(everywhere=("--lang", language), pack=("--pack", "mine"))
    takes = cache(lambda *words: run_here(*words, "--help", columns=200).stdout.decode())
    found = [
        link
        for result in every_result(language)
        for depth in Depth
        for link in links_in(page_of(result, depth=depth, session=session))
    ]
    assert len(found) > 80
    for link in found:
        assert link.arguments[-2:] == ("--lang", language), link
        below = link.arguments[:1] if link.command in {"me", "workshop"} else ()
        words = [*link.command.split(), *below]
        listed = takes(*words)
        assert ("--pack" in listed) == ("--pack" in link.arguments), link
        given = [a for a in link.arguments if isinstance(a, str) and a.startswith("--")]
        assert not [option for option in given if option not in listed], (link, listed)


def test_a_command_says_again_what_the_command_line_said() -> None:
    link = Link(command="quiz", arguments=("--answer", "a=b"), with_answers=True)
    other, erase = Link(command="salary"), Link(command="me", of_pack=False)
    page = Page(
        title="",
        blocks=(Paragraph(links=(link,)), Steps(heading="h", steps=(Step(links=(other, erase)),))),
    )
    session = Session(
        everywhere=("--lang", "nl"), pack=("--pack", "my pack"), answers=("--example", "anke")
    )
    assert [command_line(found) for found in links_in(carry(page, session))] == [
        "interimkit quiz --example anke --answer a=b --pack 'my pack' --lang nl",
        "interimkit salary --pack 'my pack' --lang nl",
        "interimkit me --lang nl",
    ]
    assert carry(page, Session()) is page


@pytest.mark.parametrize("count", [1, 4, 5, 40])
def test_a_command_of_more_than_three_rows_takes_its_answers_from_a_file(count: int) -> None:
    """And says how to write that first; what is no answer stays, however long it is."""
    given = tuple(part for n in range(count) for part in ("--answer", f"question-{n}=an-answer"))
    session = Session(
        everywhere=("--lang", "nl"), answers=("--example", "anke", "--peer", "her.yaml", *given),
        from_file=("--answers", "me.yaml"), first="First write it. {then}",
    )  # fmt: skip
    link = Link(text="All of it: {command}", command="diagnose", with_answers=True)
    (found,) = links_in(carry(Page(title="", blocks=(Paragraph(links=(link,)),)), session))
    typed = found.text.replace("{command}", command_line(found))
    if count <= 4:
        assert typed.count("--answer ") == count
        assert "First write" not in typed
    else:
        assert typed == (
            "First write it. All of it: "
            "interimkit diagnose --answers me.yaml --peer her.yaml --lang nl"
        )
    assert len(typed) <= 240
    long = Session(answers=("--answers", "x" * 300), from_file=("--answers", "me.yaml"))
    (found,) = links_in(carry(Page(title="", blocks=(Paragraph(links=(link,)),)), long))
    assert "x" * 300 in command_line(found)
