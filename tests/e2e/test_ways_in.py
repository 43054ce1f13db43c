"""Whichever way answers come in, the same answers are the same result, to the byte."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from conftest import DATA, Run
from msgspec import structs

from interimkit import load_pack, score_quiz
from interimkit.content.answers import encode_answers, load_answers, load_example
from interimkit.domain.pitfalls_audit import audit_pitfalls
from interimkit.domain.skills_gap import assess_skills
from interimkit.model.answers import Answers
from interimkit.model.text import Text
from interimkit.render.as_json import encode

EXAMPLES = sorted(path.stem for path in (DATA / "examples").glob("*.yaml"))
# A command, its sections in an answers file, its subject, and the function behind it.
COMMANDS: list[tuple[list[str], list[str], str, Callable[..., Any]]] = [
    (["quiz"], ["quiz", "checks"], "quiz", score_quiz),
    (["pitfalls", "--audit"], ["pitfalls", "notes"], "pitfalls-audit", audit_pitfalls),
    (["skills-gap"], ["profile", "skills", "evidence"], "skills-gap", assess_skills),
]


def flags(answers: Answers, sections: list[str]) -> list[str]:
    """The options that say what an answers file says in these sections."""
    details = {"notes": ".note", "evidence": ".evidence"}
    return [
        part
        for section in sections
        for name, value in getattr(answers, section).items()
        for part in ("--answer", f"{name}{details.get(section, '')}={value}")
    ]


def one_role(result: bytes) -> str:
    (profile,) = json.loads(result)["profiles"]
    return str(profile["role"])


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize(
    ("command", "sections", "subject", "work_out"),
    COMMANDS,
    ids=[subject for _, _, subject, _ in COMMANDS],
)
def test_every_way_in_gives_the_same_bytes(
    here: Run,
    tmp_path: Path,
    name: str,
    command: list[str],
    sections: list[str],
    subject: str,
    work_out: Callable[..., Any],
) -> None:
    file = tmp_path / "given.yaml"
    pack = load_pack()
    answers = structs.replace(load_example(pack, name), notes={"old-recipes": Text("a = b: [c]")})
    file.write_bytes(encode_answers(answers))
    by_file = here(*command, "--answers", str(file), "--format", "json", "--record", "me.yaml")
    assert (by_file.returncode, by_file.stderr) == (0, b"")
    given = flags(answers, sections)
    assert len(given) >= 10
    if command == ["skills-gap"]:  # its file's quiz answers chose the kind of assignment
        given += ["--role", one_role(by_file.stdout)]
    by_options = here(*command, *given, "--format", "json")
    by_record = here(*command, "--answers", "me.yaml", "--format", "json")
    assert by_file.stdout == by_record.stdout
    assert by_options.stdout == by_file.stdout.replace(
        b'"role_from_quiz": true', b'"role_from_quiz": false'
    )
    assert encode(work_out(pack, answers)) == by_file.stdout
    # What belongs to another questionnaire is recorded as well.
    recorded = load_answers((tmp_path / "me.yaml").read_bytes(), pack=pack, name="x")
    assert recorded == answers
    assert "pitfalls:" in (tmp_path / "me.yaml").read_text(encoding="utf-8")
    jsonschema.validate(json.loads(by_file.stdout), json.loads(here("schema", subject).stdout))
    by_example = here(*command, "--example", name, "--format", "json")
    assert by_example.returncode == 0
