"""What a check of a pack found."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Annotated

from msgspec import Meta, Struct

from interimkit.domain.result import Outcome
from interimkit.domain.subjects import Appetite, appetites
from interimkit.errors import Problem
from interimkit.model.pack import ContentFile, PackRef
from interimkit.model.text import Language


class ProblemReport(Struct, frozen=True, kw_only=True):
    """One problem, where it is, and what would be right."""

    file: Annotated[str, Meta(description="The file, as the folder was named")]
    line: Annotated[int, Meta(description="From 1; 0 when it is about the whole file")]
    column: Annotated[int, Meta(description="In characters, from 1; 0 likewise")]
    code: Annotated[str, Meta(description="What kind of problem it is; never translated")]
    message: Annotated[str, Meta(description="The problem in words")]
    value: Annotated[str, Meta(description="What was found, as written")]
    nearest: Annotated[str, Meta(description="The valid value closest to it, or nothing")]


class CommandReport(Struct, frozen=True, kw_only=True):
    """What one command finds in a pack; it can be used when nothing is missing."""

    command: Annotated[str, Meta(description="The command")]
    missing: Annotated[
        tuple[str, ...], Meta(description="Files that it needs and the pack does not have")
    ]
    more_with: Annotated[
        tuple[str, ...], Meta(description="Other files with which it would say more")
    ]


class PackReport(Outcome, frozen=True, kw_only=True, tag="interimkit.pack/1"):
    """Everything that is wrong with a pack; nothing when it is sound."""

    pack: Annotated[PackRef | None, Meta(description="The content; null when it cannot be read")]
    folder: Annotated[str, Meta(description="The folder that was checked")]
    files: Annotated[tuple[str, ...], Meta(description="The YAML files found in it")]
    sound: Annotated[bool, Meta(description="Whether commands can use it")]
    problems: Annotated[tuple[ProblemReport, ...], Meta(description="What is wrong, in order")]
    commands: Annotated[
        tuple[CommandReport, ...],
        Meta(description="What each command finds, once the pack is sound; first those it can do"),
    ]


def report_commands(files: Collection[str]) -> tuple[CommandReport, ...]:
    """What each command finds in a pack of these files: first those that it is enough for."""
    reports = [_report(appetite, files) for appetite in appetites()]
    return tuple(sorted(reports, key=lambda report: bool(report.missing)))


def _report(appetite: Appetite, files: Collection[str]) -> CommandReport:
    missing, more_with = _absent(appetite.needs, files), _absent(appetite.uses, files)
    if len(_absent(appetite.instead, files)) < len(appetite.instead):
        missing, more_with = (), (*missing, *more_with)
    return CommandReport(command=appetite.command, missing=missing, more_with=more_with)


def _absent(kinds: Iterable[type[ContentFile]], files: Collection[str]) -> tuple[str, ...]:
    """The files of these kinds that are not there; of a kind with a folder, if there is none."""
    there = {file.rpartition("/")[0] for file in files}
    return tuple(
        kind.file_of()
        for kind in kinds
        if (kind.FOLDER not in there if kind.FOLDER else kind.FILE not in files)
    )


def report_pack(
    problems: Sequence[Problem],
    *,
    pack: PackRef | None,
    folder: str,
    files: Sequence[str],
    commands: tuple[CommandReport, ...],
    language: Language,
    describe: Callable[[Problem], str],
) -> PackReport:
    """The report of a check.

    Args:
        problems: What the check found, in order.
        pack: The content, where it can be read.
        commands: What each command finds in it.
        describe: Says a problem in the reader's language.
    """
    return PackReport(
        language=language,
        pack=pack,
        folder=folder,
        files=tuple(files),
        sound=not problems,
        commands=commands,
        problems=tuple(
            ProblemReport(
                file=p.file,
                line=p.line,
                column=p.column,
                code=p.code.value,
                message=describe(p),
                value=p.value,
                nearest=p.nearest,
            )
            for p in problems
        ),
    )
