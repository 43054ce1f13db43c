"""Exit codes, and problems as a Python user meets them."""

from conftest import ROOT

from interimkit.errors import ContentError, ExitCode, Path, Problem, ProblemCode


def test_exit_codes_are_one_each() -> None:
    assert len({code.value for code in ExitCode}) == len(ExitCode.__members__) == 13


def test_the_exit_code_that_once_stood_for_an_advice_is_used_by_nothing() -> None:
    assert ExitCode.RETIRED.value == 1
    modules = list((ROOT / "src").rglob("*.py"))
    assert len(modules) > 100
    using = [path.name for path in modules if "ExitCode.RETIRED" in path.read_text("utf-8")]
    assert using == ["words.py"]  # which says that it is retired


def test_a_problem_is_named_for_the_last_field_of_its_path() -> None:
    paths: dict[Path, str] = {("bands", "low"): "low", ("defaults", 3): "defaults", (): ""}
    for path, name in paths.items():
        assert Problem(code=ProblemCode.INVALID, path=path).name == name


def test_an_error_is_one_line_a_problem() -> None:
    error = ContentError(
        Problem(code=ProblemCode.FIELD_MISSING, path=("a", "b"), file="x.yaml", line=2, column=3),
        Problem(code=ProblemCode.CHOICE_UNKNOWN, path=("level",), value="x", nearest="y"),
    )
    assert str(error).splitlines() == [
        "x.yaml:2:3: The field “b” is missing. Add it.",
        "There is no level “x”. Did you mean “y”?",
    ]
