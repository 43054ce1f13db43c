"""What stands on a terminal of 80 × 24 when the prompt comes back: the answer, whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from brief_commands import COMMANDS, PITFALLS, ROLES, TOPICS
from conftest import Run
from in_process import run_here

from interimkit import load_pack
from interimkit.content.answers import load_example
from interimkit.errors import ExitCode
from interimkit.model.text import Language
from interimkit.render.words import catalogue

MOST_LINES = 22


@pytest.fixture
def peers(tmp_path: Path) -> dict[str, str]:
    """Files of a colleague who sees everything otherwise, and of one who sees less of a part."""
    own = load_example(load_pack(), "chantal").skills
    otherwise = {name: (4, 4, 0, 0, 1)[level] for name, level in own.items()}
    less = {name: max(level - 2, 0) for name, level in list(own.items())[4:]}
    files = {}
    for name, rated in (("PEER", otherwise), ("OTHER", less)):
        skills = [f"  {skill}: {level}" for skill, level in rated.items()]
        file = tmp_path / f"{name.lower()}.yaml"
        text = ["format: interimkit.answers/1", "rater: peer", "skills:", *skills]
        file.write_text("\n".join(text) + "\n", encoding="utf-8")
        files[name] = str(file)
    return files


def shown(command: tuple[str, ...], language: Language) -> list[str]:
    done = run_here(*command, language=language)
    assert done.code == ExitCode.OK, done.stderr.decode()
    return done.stdout.decode().splitlines()


def rows(lines: list[str], width: int = 80) -> int:
    """The rows that these lines take on a terminal of this width."""
    return sum(max(1, -(-len(line) // width)) for line in lines)


def every_command(peers: dict[str, str]) -> Iterator[tuple[str, ...]]:
    for command in COMMANDS:
        yield tuple(peers.get(argument, argument) for argument in command)


@pytest.mark.parametrize("language", Language)
def test_a_brief_page_fits_a_terminal_and_ends_with_what_to_do(
    peers: dict[str, str], language: Language
) -> None:
    _ = catalogue(language).gettext
    assert len(COMMANDS) > 50
    for command in every_command(peers):
        lines = shown(command, language)
        assert rows(lines) <= MOST_LINES, (command, rows(lines))
        assert lines[0].strip(), command
        (step,) = (n for n, line in enumerate(lines) if line.startswith(_("Next step")))
        if command[0] != "sources":  # of one source nothing is
            (left_out,) = (n for n, line in enumerate(lines) if line.startswith(_("Left out")))
            assert "--full" in "".join(lines[left_out:step])
        assert "interimkit " in lines[-1], command


@pytest.mark.parametrize("language", Language)
def test_what_is_left_out_is_on_the_whole_page(language: Language) -> None:
    """And what is brief only is not: nothing is said twice."""
    _ = catalogue(language).gettext
    for command in (("quiz", "--example", "anke"), ("roles", "crisis"), ("career", "phase")):
        brief, whole = shown(command, language), shown((*command, "--full"), language)
        assert len(whole) > len(brief)
        assert not [line for line in whole if line.startswith(_("Left out"))]


ONE_OF_EACH = (
    ("quiz", "--example", "bart"), ("quiz", "--key"),
    ("skills-gap", "--example", "bart", "--role", "crisis"),
    ("skills-gap", "--example", "bart", "--role", "all"),
    ("pitfalls", "--audit", "--example", "bart"), ("pitfalls",), ("pitfalls", PITFALLS[0]),
    ("roles",), ("roles", ROLES[0]), ("career",), ("career", TOPICS[0]),
)  # fmt: skip


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("width", [40, 60, 120])
def test_no_line_is_wider_than_the_terminal_but_a_command(width: int, language: Language) -> None:
    for command in ONE_OF_EACH:
        for more in ((), ("--full",)):
            done = run_here(*command, *more, language=language, columns=width)
            wide = [line for line in done.stdout.decode().splitlines() if len(line) > width]
            starts = [line.strip().removeprefix("→").strip() for line in wide]
            assert all(start.startswith("interimkit ") for start in starts), (command, wide)


def test_scores_are_said_where_nothing_is_seen(run: Run) -> None:
    """By option, or because the terminal draws nothing."""
    quiz = ("quiz", "--example", "anke")
    drawn, said = run_here(*quiz).stdout.decode(), run_here(*quiz, "--plain").stdout.decode()
    assert ("■■□ 2/3" in drawn, "2 of 3" in drawn) == (True, False)
    assert ("■" in said, "✓" in said, "2 of 3 close to the work" in said) == (False, False, True)
    assert run(*quiz, TERM="dumb").stdout.decode() == said
