"""Schemas of whatever a program or an editor meets, each by one name."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from conftest import DATA
from in_process import run_here

from interimkit.domain.subjects import content_files


def schema(name: str) -> Any:
    done = run_here("schema", name)
    assert done.code == 0, done.stderr
    found = json.loads(done.stdout)
    jsonschema.Draft202012Validator.check_schema(found)
    return found


@pytest.mark.parametrize(
    "example", sorted((DATA / "examples").glob("*.yaml")), ids=lambda path: path.stem
)
def test_the_schema_of_answers_holds_what_answers_hold(example: Path) -> None:
    answers = yaml.load(example.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - our own files
    for section in ("checks", "skills"):
        numbers = answers.get(section, {})
        answers[section] = {k: int(v) if v.isdigit() else v for k, v in numbers.items()}
    amounts = answers.get("money", {})
    plain = {k: float(v) if v[0].isdigit() else v for k, v in amounts.items()}
    answers["money"] = plain
    jsonschema.validate({"label": "me", **answers}, schema("answers"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**answers, "quizz": {}}, schema("answers"))


@pytest.mark.parametrize("file", content_files())
def test_each_file_of_a_pack_has_its_schema_under_its_own_name(file: str) -> None:
    written = DATA / "schema" / file.replace(".yaml", ".json")
    assert schema(file) == json.loads(written.read_bytes())


def test_what_has_no_schema_is_answered_with_all_that_have_one() -> None:
    done = run_here("schema", "quiz.yml", "--format", "json")
    assert done.code == 2  # a schema has no format
    text = run_here("schema", "quiz.yml").stderr.decode()
    assert "There is no schema called “quiz.yml”. Did you mean “quiz.yaml”?" in text
    for name in ("salary", "quiz-key", "answers", "error", "sources.yaml"):
        assert f" {name}" in text
