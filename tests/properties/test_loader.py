"""Whatever the bytes, the loader gives a model or a ContentError, and never anything else."""

from pathlib import Path

import pytest
import yaml
from conftest import DATA
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interimkit.content import compose as composing
from interimkit.content.check import _Facts
from interimkit.content.compose import compose
from interimkit.content.convert import Reading, find_problems, parse
from interimkit.content.read import decode
from interimkit.errors import ContentError, ProblemCode
from interimkit.model.claims import Claims
from interimkit.model.pack import ContentFile
from interimkit.model.salary import Salaries
from interimkit.model.text import Language

READING = Reading(language=Language.NL, declared=tuple(Language))
SALARIES = (DATA / "salaries.yaml").read_text(encoding="utf-8")
SCALARS = st.sampled_from(
    ["1", "-1", "0", "null", "true", "x", "2025-10-23", "1.5", "''", "[]", "{}", "[1, {a: 2}]",
     "{en: a, nl: b, fr: c}", "{en: a}", "EUR", "orsys-2025", "&a b", "*a", "!!int 3", "017",
     "9999999999999999999999", "{", "]", "\t", "- x", "a: b", "\x00", "é", "\u202e",
     '"\\U00110000"', '"\\ud800"', "{?x: 1}", "'a'#b", "\u00ad1"]
)  # fmt: skip


def check_reading(text: str, kind: type[ContentFile]) -> None:
    """Reads as the loader and the check do; only a ContentError may come out."""
    try:
        model = parse(text, kind, file="x.yaml", reading=READING)
    except ContentError as error:
        assert error.problems
        for problem in error.problems:
            assert problem.code is not ProblemCode.INVALID  # the walk saw what msgspec saw
            assert problem.line >= 1
            assert problem.column >= 1
            assert problem.line <= text.count("\n") + text.count("\r") + 2
    else:
        value, at, problems = compose(text, file="x.yaml")
        assert problems == ()
        assert find_problems(value, kind, at=at, file="x.yaml", reading=READING) == []
        assert model
    try:
        _Facts(compose(text, file="x.yaml"), kind, file="x.yaml")
    except ContentError as error:
        assert error.problems


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    try:
        text = decode(data, name="x.yaml")
    except ContentError as error:
        assert error.problems[0].code is ProblemCode.NOT_UTF8
    else:
        check_reading(text, Salaries)


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of PyYAML's parsers, once for a whole test."""
    monkeypatch.setattr(composing, "_LOADER", getattr(yaml, request.param))


@pytest.mark.usefixtures("parser")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    st.text(st.sampled_from(list("abc:- \n[]{}'\"#&*!|>%@`?,\t01.~é\\U\u00a0\ufeff")), max_size=120)
)
def test_any_text_that_looks_like_yaml(text: str) -> None:
    check_reading(text, Claims)


@settings(max_examples=300)
@given(st.integers(0, SALARIES.count("\n") - 1), SCALARS, st.booleans())
def test_any_line_of_a_real_file_given_another_value(line: int, scalar: str, whole: bool) -> None:
    lines = SALARIES.splitlines()
    key, colon, _ = lines[line].partition(": ")
    lines[line] = scalar if whole or not colon else f"{key}: {scalar}"
    check_reading("\n".join(lines), Salaries)


@given(st.integers(0, len(SALARIES)), st.text(max_size=3))
def test_any_place_of_a_real_file_given_other_characters(at: int, inserted: str) -> None:
    check_reading(SALARIES[:at] + inserted + SALARIES[at + len(inserted) :], Salaries)


def test_the_file_itself_reads() -> None:
    check_reading(SALARIES, Salaries)
    assert Path(DATA).is_dir()
