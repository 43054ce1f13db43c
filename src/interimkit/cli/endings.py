"""Names of files at the door: an ending that names a format which we do not write is refused."""

from collections.abc import Sequence

from interimkit.render.formats import Format, other_ending

RESULTS = tuple(form.value for form in Format if form is not Format.TABLE)
"""What a result can be called; `.txt`, and whatever names no format, is a table."""

ANSWERS = ("yaml", "yml", "json")
"""What answers can be called."""

SCHEMAS = ("json",)

ROWS = ("jsonl", "parquet")
"""What rows of many sheets can be called, beside what results can."""

MAPS = ("yaml", "yml")
"""What a map of a form can be called, likewise."""


def refuse_other_ending(name: str | None, written: Sequence[str], *, option: str) -> None:
    """Refuses a file whose name says that it holds something else than it would.

    Args:
        name: The file's; None where nothing is written to a file.
        written: The endings of what is.
        option: What the file was named with.

    Raises:
        UsageError: With the endings that there are.
    """
    if ending := other_ending(name or "", written):
        from interimkit.errors import Problem, ProblemCode, UsageError

        expected = tuple(f".{known}" for known in (*written, "txt"))
        raise UsageError(
            Problem(
                code=ProblemCode.ENDING_UNKNOWN, path=(option,), value=f".{ending}",
                expected=expected,
            )
        )  # fmt: skip


def file_name(value: str | None) -> str | None:
    """The name of a file as it was typed; `-o=pay.csv` would be one that begins with a sign.

    Raises:
        UsageError: If it is empty, or begins with an equals sign.
    """
    if value is not None and (not value or value.startswith("=")):
        from interimkit.errors import Problem, ProblemCode, UsageError
        from interimkit.model.text import one_line

        code = ProblemCode.FILE_NAME if value else ProblemCode.OPTION_NEEDS_VALUE
        raise UsageError(Problem(code=code, path=("output",), value=one_line(value)))
    return value
