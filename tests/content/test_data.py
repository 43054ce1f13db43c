"""The built-in content as such: languages, figures, typography, and its editor schemas."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from conftest import DATA, ROOT
from typography import check_typography

from interimkit.content.compose import Mapping, Sequence, compose
from interimkit.content.read import decode, load_bytes
from interimkit.model.text import Language

FILES = sorted(
    path.relative_to(DATA).as_posix()
    for folder in (DATA, DATA / "cases")
    for path in folder.glob("*.yaml")
)


def composed(file: str) -> Any:
    text = decode(load_bytes(DATA / file, name=file), name=file)
    return compose(text, file=file)[0]


def walk(value: Any) -> Iterator[Mapping]:
    """Every mapping inside a composed value."""
    if isinstance(value, Mapping):
        yield value
        value = list(value.values())
    if isinstance(value, (list, Sequence)):
        for part in value:
            yield from walk(part)


def texts() -> Iterator[tuple[str, Mapping]]:
    """Every text of the pack, with where it stands."""
    for file in FILES:
        for part in walk(composed(file)):
            if set(part) == set(Language):
                yield f"{file}:{part.at[0]}", part


ALL = list(texts())


def test_there_is_something_to_look_at() -> None:
    assert len(FILES) >= 4
    assert len(ALL) > 50


@pytest.mark.parametrize("file", FILES)
def test_the_first_line_names_a_schema_that_the_file_meets(file: str) -> None:
    first = (DATA / file).read_text(encoding="utf-8").splitlines()[0]
    found = re.fullmatch(r"# yaml-language-server: \$schema=((\.\./)?schema/\w+\.json)", first)
    assert found
    schema = json.loads(((DATA / file).parent / found[1]).read_bytes())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(composed(file), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**composed(file), "surprise": 1}, schema)


def test_the_editor_schemas_are_fresh() -> None:
    scope: dict[str, Any] = {
        "__file__": str(ROOT / "scripts" / "editor_schemas.py"),
        "__name__": "",
    }
    exec((ROOT / "scripts" / "editor_schemas.py").read_text(encoding="utf-8"), scope)  # noqa: S102 - our own script
    written = {path.name: path.read_bytes() for path in (DATA / "schema").glob("*.json")}
    assert written == scope["schemas"](), "run `just schema`"


def figures(text: str) -> list[str]:
    """The numbers in a text, whatever the language's separators."""
    bare = re.sub(r"(?<=\d)[.,\u202f\u00a0](?=\d{3}(?!\d))", "", text)
    return sorted(re.findall(r"\d+", re.sub(r"(?<=\d)[.,](?=\d)", "|", bare).replace("|", ".")))


@pytest.mark.parametrize(("place", "text"), ALL, ids=[place for place, _ in ALL])
def test_a_text_has_the_same_figures_in_every_language(place: str, text: Mapping) -> None:
    assert place
    assert figures(text["en"]) == figures(text["nl"]) == figures(text["fr"])


@pytest.mark.parametrize("language", list(Language))
def test_no_option_of_the_quiz_is_given_away_by_its_size(language: Language) -> None:
    """Not by being the longest, nor the shortest; and why it scores so takes a few words only."""
    ends = []
    for question in composed("quiz.yaml")["questions"]:
        options = sorted(question["options"], key=lambda option: len(option["text"][language]))
        sizes = [len(option["text"][language]) for option in options]
        assert sizes[-1] - sizes[0] <= 30, question["id"]
        ends.append((options[0]["points"] == 3, options[-1]["points"] == 3))
        assert all(len(option["reason"][language]) <= 50 for option in options)
    assert sum(shortest for shortest, _ in ends) <= 2
    assert sum(longest for _, longest in ends) <= 2


@pytest.mark.parametrize("example", sorted((DATA / "examples").glob("*.yaml")))
def test_an_example_answers_the_pack_as_it_is(example: Path) -> None:
    assert (
        composed(f"examples/{example.name}")["pack"]["version"] == composed("pack.yaml")["version"]
    )


@pytest.mark.parametrize(("place", "text"), ALL, ids=[place for place, _ in ALL])
def test_a_text_has_its_languages_own_typography(place: str, text: Mapping) -> None:
    assert place
    check_typography(text["en"], text["nl"], text["fr"])
