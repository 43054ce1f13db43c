"""Parquet files of answers, written for a test."""

from collections.abc import Mapping, Sequence
from itertools import product
from pathlib import Path

import duckdb

from interimkit.domain.advice import standing_of
from interimkit.group.inputs import Input, Kind
from interimkit.model.quiz import Check, CheckStatus, Quiz

Cells = Mapping[str, object]


def write_parquet(path: Path, rows: Sequence[Cells], types: Mapping[str, str] = {}) -> Input:
    """A file with a column for each name, VARCHAR unless a number or `types` says otherwise."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    with duckdb.connect() as connection:
        declared = ", ".join(
            f'"{name}" {types.get(name) or _type([row.get(name) for row in rows])}'
            for name in names
        )
        connection.execute(f"CREATE TABLE t ({declared})")
        for start in range(0, len(rows), 500):
            part = rows[start : start + 500]
            marks = ", ".join(f"({', '.join('?' for _ in names)})" for _ in part)
            connection.execute(
                f"INSERT INTO t VALUES {marks}",  # noqa: S608 - of question marks
                [row.get(name) for row in part for name in names],
            )
        target = str(path).replace("'", "''")
        connection.execute(f"COPY t TO '{target}' (FORMAT parquet)")
    return Input(path=str(path), kind=Kind.PARQUET)


def write_product(path: Path, sheets: Input, states: Input) -> None:
    """A file with each row of one beside each of the other, but for its column `n`."""
    every = f"SELECT * EXCLUDE (n) FROM '{sheets.path}', '{states.path}'"  # noqa: S608 - our own
    with duckdb.connect() as connection:
        connection.execute(f"COPY ({every}) TO '{path}' (FORMAT parquet)")


def _type(values: Sequence[object]) -> str:
    given = [value for value in values if value is not None]
    if given and all(isinstance(value, int) for value in given):
        return "INTEGER"
    return "VARCHAR"


def states_of(check: Check) -> dict[CheckStatus, int | str | None]:
    """An answer for each state that a check can be in; None where it is not answered."""
    found: dict[CheckStatus, int | str | None] = {CheckStatus.UNKNOWN: None}
    if check.number:
        for answer in (0, check.number.blocking_below, check.number.met_from):
            found[standing_of(check.number, answer)] = answer
    else:
        found = {**{option.status: option.id for option in check.options}, **found}
    return found


def every_sheet(quiz: Quiz) -> list[dict[str, str]]:
    """Every choice of options, by question."""
    asked = [question.id for question in quiz.questions]
    every = product(*([option.id for option in q.options] for q in quiz.questions))
    return [dict(zip(asked, chosen, strict=True)) for chosen in every]


def every_state(quiz: Quiz) -> list[dict[str, int | str]]:
    """Answers for every state that the checks that decide can be in, by check."""
    deciding = [check for check in quiz.checks if check.decides]
    return [
        {c.id: answer for c, answer in zip(deciding, answers, strict=True) if answer is not None}
        for answers in product(*(states_of(check).values() for check in deciding))
    ]


def cells_of(quiz: Mapping[str, str], checks: Mapping[str, int | str]) -> Cells:
    """A row as a table has it."""
    return {f"quiz.{name}": option for name, option in quiz.items()} | {
        f"checks.{name}": answer for name, answer in checks.items()
    }
