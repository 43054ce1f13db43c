"""Errors for a program: what `--format json` says on standard error."""

from collections.abc import Callable, Sequence
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from interimkit.errors import Path, Problem
from interimkit.model.text import Language
from interimkit.render.problems import describe


class ErrorProblem(Struct, frozen=True, kw_only=True):
    """One thing that is wrong, where, and what would be right."""

    code: Annotated[str, Meta(description="What kind of problem it is; never translated")]
    message: Annotated[str, Meta(description="The problem in words")]
    path: Annotated[
        Path, Meta(description="Names and numbers that lead to it: an argument, or part of a file")
    ]
    file: Annotated[str, Meta(description="The file, as it was named; empty where there is none")]
    line: Annotated[int, Meta(description="From 1; 0 when it is about no line")]
    column: Annotated[int, Meta(description="In characters, from 1; 0 likewise")]
    value: Annotated[str, Meta(description="What was found, as written")]
    expected: Annotated[
        tuple[str, ...], Meta(description="What would be right: a type, limits, the valid values")
    ]
    nearest: Annotated[str, Meta(description="The valid value closest to it, or nothing")]


class ErrorReport(Struct, frozen=True, kw_only=True, tag_field="format", tag="interimkit.error/1"):
    """Why a command has no result."""

    language: Annotated[Language, Meta(description="The language of the messages")]
    exit_code: Annotated[int, Meta(description="What the command ends with")]
    problems: Annotated[tuple[ErrorProblem, ...], Meta(description="Everything that is wrong")]
    help: Annotated[str, Meta(description="A command whose help says more, or nothing")]


def encode_error(
    problems: Sequence[Problem],
    *,
    exit_code: int,
    hint: str,
    language: Language,
    called: Callable[[str], str],
) -> bytes:
    """The problems as one line of JSON, with a line break at its end.

    Args:
        hint: A command whose help says more; empty for none.
        called: What this reader calls an argument.
    """
    report = ErrorReport(
        language=language,
        exit_code=exit_code,
        problems=tuple(
            ErrorProblem(
                code=p.code.value,
                message=describe(p, language=language, called=called),
                path=p.path,
                file=p.file,
                line=p.line,
                column=p.column,
                value=p.value,
                expected=p.expected,
                nearest=p.nearest,
            )
            for p in problems
        ),
        help=hint,
    )
    return msgspec.json.encode(report) + b"\n"
