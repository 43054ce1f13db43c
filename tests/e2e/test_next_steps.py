"""Every next step as it is printed: a line that a shell takes apart, and a command that runs."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from brief_commands import COMMANDS, PLAYS
from conftest import DATA, environment
from in_process import run_here

from interimkit.domain.subjects import appetites
from interimkit.errors import ExitCode
from interimkit.model.text import Language

TELLING = tuple(appetite.command for appetite in appetites())
NAMED = re.compile(rf"interimkit (?:{'|'.join(TELLING)})\b")
TYPED = re.compile(rf"{NAMED.pattern}(?: .*)?$")
FINE = {ExitCode.OK, ExitCode.NEEDS_ANSWERS}
WRITES = "--record"
FILES = {"--answers", "--peer", WRITES}


def typed_on(text: str) -> Iterator[str]:
    """The command lines of a page, each at the end of a line.

    But what has a place to fill in, in a heading's brackets or on a sheet of paper.
    """
    for line in text.splitlines():
        if NAMED.search(line) and not re.search(r"\(interimkit|\)$| …-", line):
            found = TYPED.search(line)
            assert found, line
            yield found[0]


@cache
def outcome(typed: str) -> tuple[int, str]:
    program, *arguments = shlex.split(typed)
    assert program == "interimkit"
    for option, value in pairwise(arguments):
        assert option not in FILES - {WRITES} or Path(value).exists(), typed
    done = run_here(*arguments)
    return done.code, done.stderr.decode()


@cache
def steps_in(language: Language) -> frozenset[str]:
    """The command lines of every page in this language, each without it: all of them say it."""
    found: set[str] = set()
    said = f" --lang {language}"
    for command in (*COMMANDS, ("claims",), ("sources",)):
        if "PEER" in command:
            continue
        for more in ((), ("--full",)):
            done = run_here(*command, *more, "--lang", language)
            text = done.stdout.decode()
            steps = list(typed_on(text))
            handed_out = command[0] == "workshop" and more  # to who has no terminal
            assert steps or handed_out, (command, text)
            assert all(said in step for step in steps), steps
            found.update(step.replace(said, "") for step in steps)
    return frozenset(found)


@pytest.mark.parametrize("language", Language)
def test_every_next_step_runs_as_printed(
    language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that is the same in two languages runs in the first of them."""
    monkeypatch.chdir(tmp_path)
    found = steps_in(language)
    assert run_here(*PLAYS[0], "--record", "me.yaml").code == 0  # as those say that take it
    assert len(found) > 20
    before = [steps_in(each) for each in list(Language)[: list(Language).index(language)]]
    for typed in sorted(found.difference(*before)):
        code, said = outcome(f"{typed} --lang {language}")
        assert code in FINE, (typed, said)


def test_a_next_step_names_the_pack_and_the_answers_that_were_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a shell needs them: both names hold a space."""
    shutil.copytree(DATA, tmp_path / "my pack")
    shutil.copy(DATA / "examples" / "anke.yaml", tmp_path / "my answers.yaml")
    monkeypatch.chdir(tmp_path)
    given = ("--answers", "my answers.yaml", "--pack", "my pack")
    done = run_here("skills-gap", "--role", "crisis", *given)
    (step,) = typed_on(done.stdout.decode())
    assert step.startswith("interimkit skills-gap --answers 'my answers.yaml' --role crisis")
    assert step.endswith("--pack 'my pack'")
    assert outcome(step)[0] == ExitCode.OK
    done = run_here("skills-gap", *given[:2], "--role", "all", "--record", "kept.yaml")
    (step,) = typed_on(done.stdout.decode())
    assert "--answers kept.yaml" in step
    assert outcome(step)[0] == ExitCode.OK


def test_a_next_step_gives_no_answer_twice() -> None:
    given = ("--example", "anke", "--answer", "finance=3", "--answer", "finance=4")
    assert run_here("skills-gap", "--role", "crisis", *given).code == ExitCode.USAGE
    first = run_here("skills-gap", "--role", "crisis", *given[:4])
    (step,) = typed_on(first.stdout.decode())
    named = re.search(r"--answer '?(\S+)\.evidence=…", step)
    assert named, step
    again = run_here(
        "skills-gap", "--role", "crisis", *given[:4], "--answer", f"{named[1]}.evidence=Once."
    )
    (step,) = typed_on(again.stdout.decode())
    assert "--answer finance=3" in step
    assert step.count(f"{named[1]}.evidence=") == 1
    assert outcome(step)[0] == ExitCode.OK


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell")
def test_one_of_each_command_runs_in_a_real_shell(tmp_path: Path) -> None:
    shutil.copytree(DATA, tmp_path / "my pack")
    program = tmp_path / "bin" / "interimkit"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m interimkit "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    variables = environment(PATH=f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    one: dict[str, str] = {}
    for command in {command[:2]: command for command in COMMANDS}.values():
        if "PEER" not in command:
            pack = str(tmp_path / "my pack")
            for step in typed_on(run_here(*command, "--full", "--pack", pack).stdout.decode()):
                one.setdefault(step.split()[1], step)
    assert len(one) > 6
    for step in one.values():
        done = subprocess.run(
            ["/bin/sh", "-c", step], cwd=tmp_path, env=variables, stdin=subprocess.DEVNULL,
            capture_output=True, timeout=60, check=False,
        )  # fmt: skip
        assert done.returncode in FINE, (step, done.stderr.decode())
