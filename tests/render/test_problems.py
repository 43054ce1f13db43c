"""Problems in words: for whoever types options, for whoever calls a function, and always in words."""

import pytest

from interimkit.cli.complain import option_name
from interimkit.errors import Problem, ProblemCode
from interimkit.model.text import Language
from interimkit.render import problems as module
from interimkit.render.problems import describe

EN = Language.EN


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", ProblemCode)
def test_every_problem_has_its_words_in_every_language(
    code: ProblemCode, language: Language
) -> None:
    problem = Problem(
        code=code, path=("text",), value="{0} %s", expected=("1", "9"), nearest="near"
    )
    text = describe(problem, language=language)
    assert len(text) > 15
    assert "near" in text
    assert not text.startswith(f"{code.value} ")
    english = describe(problem, language=EN)
    assert language is EN or text != english


def test_an_argument_is_called_as_its_reader_does() -> None:
    problem = Problem(code=ProblemCode.OPTION_ALONE, path=("days_per_month",), expected=("months",))
    assert describe(problem, language=EN) == "days_per_month also needs months. Add that."
    typed = describe(problem, language=EN, called=option_name)
    assert typed == "--days-per-month also needs --months. Add that."


@pytest.mark.parametrize(
    "problem",
    [
        Problem(code=ProblemCode.ANSWER_MISSING, path=("quiz", "crisis")),
        Problem(code=ProblemCode.NUMBER_RANGE, path=("checks", "crisis"), value="9"),
        Problem(code=ProblemCode.FIELD_MISSING, path=("crisis",), file="x.yaml", line=1, column=1),
    ],
)
def test_an_answer_and_a_part_of_a_file_are_no_options(problem: Problem) -> None:
    text = describe(problem, language=EN, called=option_name)
    assert "crisis" in text
    assert "--" not in text


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("level", "There is no level “x”."),
        ("role", "There is no kind of assignment “x”."),
        ("subject", "There is no schema called “x”."),
        ("verdict", "--verdict: “x” is not possible here."),
        ("INTERIMKIT_LANG", "INTERIMKIT_LANG: “x” is not possible here."),
    ],
)
def test_what_is_not_there_is_named_for_what_it_should_be(name: str, sentence: str) -> None:
    problem = Problem(code=ProblemCode.CHOICE_UNKNOWN, path=(name,), value="x", expected=("a", "b"))
    text = describe(problem, language=EN, called=option_name)
    assert text == f"{sentence} Valid: a, b."


def test_in_a_file_a_choice_is_simply_not_possible() -> None:
    problem = Problem(code=ProblemCode.CHOICE_UNKNOWN, path=("level",), value="x", file="x.yaml")
    assert describe(problem, language=EN).startswith("“x” is not possible here.")


@pytest.mark.parametrize("words", [None, "{nothing}", "{0}", "{", "{value.x}"])
def test_a_problem_without_words_that_fit_is_said_by_its_code(
    words: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if words is None:
        monkeypatch.delitem(module._PROBLEMS, ProblemCode.EMPTY)
    else:
        monkeypatch.setitem(module._PROBLEMS, ProblemCode.EMPTY, words)
    problem = Problem(code=ProblemCode.EMPTY, value="here", nearest="there")
    assert describe(problem, language=EN) == "empty here Did you mean “there”?"
