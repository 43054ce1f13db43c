"""Whichever way answers come in, the same answers are the same result, to the byte."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from conftest import DATA, Run

from interimkit import load_pack, score_quiz
from interimkit.content.answers import load_answers
from interimkit.domain.pitfalls_audit import audit_pitfalls
from interimkit.render.json import encode

EXAMPLES = sorted(path.stem for path in (DATA / "examples").glob("*.yaml"))
# A command, its sections in an answers file, its subject, and the function behind it.
COMMANDS: list[tuple[list[str], list[str], str, Callable[..., Any]]] = [
    (["quiz"], ["quiz", "checks"], "quiz", score_quiz),
    (["pitfalls", "--audit"], ["pitfalls", "notes"], "pitfalls-audit", audit_pitfalls),
]


def flags(file: Path, sections: list[str]) -> list[str]:
    """The options that say what an answers file says in these sections."""
    given: list[str] = []
    section = ""
    for line in file.read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition(": ")
        if not line.startswith("  "):
            section = line.rstrip(":")
        elif section in sections:
            detail = {"notes": ".note"}.get(section, "")
            given += ["--answer", f"{key.strip()}{detail}={value.strip(chr(34))}"]
    return given


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize(
    ("command", "sections", "subject", "work_out"),
    COMMANDS,
    ids=[subject for _, _, subject, _ in COMMANDS],
)
def test_every_way_in_gives_the_same_bytes(
    run: Run,
    tmp_path: Path,
    name: str,
    command: list[str],
    sections: list[str],
    subject: str,
    work_out: Callable[..., Any],
) -> None:
    file = tmp_path / "given.yaml"
    text = (DATA / "examples" / f"{name}.yaml").read_text(encoding="utf-8")
    file.write_text(text + 'notes:\n  old-recipes: "a = b: [c]"\n', encoding="utf-8")
    by_file = run(*command, "--answers", str(file), "--format", "json", "--record", "me.yaml")
    assert (by_file.returncode, by_file.stderr) == (0, b"")
    given = flags(file, sections)
    assert len(given) >= 10
    by_options = run(*command, *given, "--format", "json")
    by_record = run(*command, "--answers", "me.yaml", "--format", "json")
    assert by_file.stdout == by_options.stdout == by_record.stdout
    pack = load_pack()
    answers = load_answers(file.read_bytes(), pack=pack, name="x")
    assert encode(work_out(pack, answers)) == by_file.stdout
    # What belongs to another questionnaire is recorded as well.
    recorded = load_answers((tmp_path / "me.yaml").read_bytes(), pack=pack, name="x")
    assert recorded == answers
    assert "pitfalls:" in (tmp_path / "me.yaml").read_text(encoding="utf-8")
    jsonschema.validate(json.loads(by_file.stdout), json.loads(run("schema", subject).stdout))
    by_example = run(*command, "--example", name, "--format", "json")
    assert by_example.returncode == 0
