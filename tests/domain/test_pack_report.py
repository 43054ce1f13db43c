"""The report of a check says every problem in words, in its order."""

from interimkit.domain.pack import report_pack
from interimkit.errors import Problem, ProblemCode
from interimkit.model.text import Language


def test_a_report_holds_what_the_check_found() -> None:
    problem = Problem(
        code=ProblemCode.FIELD_UNKNOWN, path=("levles",), file="p/salaries.yaml", line=3, column=1,
        value="levles", nearest="levels",
    )  # fmt: skip
    report = report_pack(
        [problem], pack=None, folder="p", files=["salaries.yaml"], commands=(), language=Language.EN,
        describe=lambda found: f"about {found.name}",
    )  # fmt: skip
    (said,) = report.problems
    assert not report.sound
    assert (said.file, said.line, said.column) == ("p/salaries.yaml", 3, 1)
    assert (said.code, said.message, said.nearest) == ("field-unknown", "about levles", "levels")
