"""`interimkit group`: many answers at once, and of the group alone."""

from functools import partial
from gettext import gettext as _
from typing import Annotated

import typer

from interimkit.cli.command import (
    Content,
    Output,
    command,
    shown_examples,
    with_options_for_tails,
)
from interimkit.cli.endings import MAPS, ROWS
from interimkit.cli.options import complete_ids
from interimkit.cli.typer_text import FilesOrCommand
from interimkit.model.workshop import Topic

group = typer.Typer(add_completion=False, no_args_is_help=True, cls=FilesOrCommand)

FilesArgument = Annotated[
    list[str],
    typer.Argument(
        metavar=_("FILE…"),
        help=_(
            "Answers files, folders of them, patterns such as pilot/*.yaml, - for standard "
            "input; .jsonl, .csv, .xlsx and .parquet; or, alone, a workshop’s session."
        ),
    ),
]
ExportArgument = Annotated[
    str, typer.Argument(metavar=_("FILE"), help=_("A form’s export: .csv or .xlsx."))
]
SubjectOption = Annotated[
    Topic | None,
    typer.Option(
        "--subject",
        metavar=_("SUBJECT"),
        help=_("Which questionnaire: quiz, skills-gap or pitfalls; by default the quiz."),
    ),
]
MapOption = Annotated[
    str | None,
    typer.Option(
        "--map", metavar=_("FILE"), help=_("Read a form’s export as this file says: see group map.")
    ),
]
RowsOption = Annotated[
    bool,
    typer.Option(
        "--rows",
        help=_(
            "One row per sheet instead, in the order given, with its file: csv, xlsx, jsonl or "
            "parquet, for whoever holds the sheets."
        ),
    ),
]
StatisticsOption = Annotated[
    bool,
    typer.Option(
        "--statistics",
        help=_("How the questions perform instead: frequencies, reliability, agreement; from 30."),
    ),
]
RoleOption = Annotated[
    str | None,
    typer.Option(
        "--role",
        metavar=_("ROLE"),
        autocompletion=complete_ids("roles.Roles.roles", "all"),
        help=_("With --rows of skills: the kind of assignment, where a sheet names none."),
    ),
]
StrictOption = Annotated[
    bool,
    typer.Option("--strict", help=_("Stop at the first thing that cannot be read; write nothing.")),
]
MemoryOption = Annotated[
    str | None,
    typer.Option(
        "--memory",
        metavar=_("SIZE"),
        help=_("How much memory a Parquet table may take, such as 500MB; then the disk."),
    ),
]
EngineOption = Annotated[
    str | None,
    typer.Option(
        "--engine",
        metavar=_("ENGINE"),
        help=_("What reads Parquet: duckdb, or another that Ibis knows, such as spark."),
    ),
]


@group.callback(
    invoke_without_command=True,
    help=_(
        "Many answers at once: how the group answered, and nothing about anybody in it. From 20 "
        "answers in numbers; under 20 in words, on the screen only.\n\n"
        "One file that cannot be read stops nothing: it is named, and the exit code is 3."
    )
    + shown_examples(
        "group answers/",
        "group pilot/*.yaml -o group.pdf",
        "group answers/ --rows -o rows.xlsx",
        "group 2026-11-26-1",
    ),
)
@partial(with_options_for_tails, also=ROWS)
def count(
    *,
    ctx: typer.Context,
    files: FilesArgument,
    subject: SubjectOption = None,
    mapping: MapOption = None,
    rows: RowsOption = False,
    statistics: StatisticsOption = False,
    role: RoleOption = None,
    strict: StrictOption = False,
    memory: MemoryOption = None,
    engine: EngineOption = None,
    content: Content,
    output: Output,
) -> None:
    """Parse, load, call, show."""
    if ctx.invoked_subcommand is not None:
        return
    from interimkit.cli.group_run import run_group
    from interimkit.cli.group_sheets import Asked

    asked = Asked(
        files=tuple(files), topic=subject, mapping=mapping, rows=rows, statistics=statistics,
        role=role, strict=strict, memory=memory, engine=engine,
    )  # fmt: skip
    run_group(asked, content, output)


@command(
    _(
        "Propose which column of a form’s export is which question, and which text which option: "
        "a small file to check by eye, that --map reads. What does not match is listed."
    ),
    "group map export.xlsx -o map.yaml",
    "group export.xlsx --map map.yaml",
    of=group,
    name="map",
    also=MAPS,
)
def propose(*, export: ExportArgument, content: Content, output: Output) -> None:
    """Load, propose, show."""
    from interimkit.cli.group_map import propose_map

    propose_map(export, content, output)
