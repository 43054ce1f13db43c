"""What the quiz says of each row of a table: the rule of domain/advice.py, as one expression.

Points and affinities come from the place of each option, statuses from the checks; the advice is a
sum and a rule of them. It is compared with `score_quiz` for every sheet of answers.
"""

# ruff: noqa: S608 - of ids, numbers and codes alone, each quoted by group/sql.py

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from interimkit.domain.advice import (
    NOT_IN_PLACE,
    THIN_FROM,
    TWO_BLOCK,
    QuizVerdict,
    most_of,
    worst_of,
)
from interimkit.domain.result import IntendedUse
from interimkit.group import sql
from interimkit.group.entries import TIME, Entry
from interimkit.group.expression import Table, chosen, code_of, coded, is_own, is_right, pick
from interimkit.group.table_sheets import PERSON
from interimkit.model.pack import Pack
from interimkit.model.pitfalls import Pitfalls
from interimkit.model.quiz import Check, CheckStatus, Question, Quiz
from interimkit.model.roles import Roles

VERDICTS = tuple(QuizVerdict)
"""What the rule's numbers mean."""


class _Row(Struct, frozen=True, kw_only=True):
    """Of what the expression is made.

    Attributes:
        places: The place of each entry's column, by its name.
    """

    quiz: Quiz
    entries: tuple[Entry, ...]
    roles: tuple[str, ...]
    pitfalls: tuple[str, ...]

    @property
    def numbered(self) -> list[tuple[int, Entry]]:
        return list(enumerate(self.entries))

    def place(self, column: str) -> int:
        return next(i for i, entry in self.numbered if entry.column == column)


def quiz_rows(
    tables: Sequence[Table], entries: Sequence[Entry], pack: Pack, columns: Sequence[str]
) -> str:
    """A row for each sheet that can be scored, in the order of the tables.

    Args:
        entries: What is looked at: all of the quiz and its checks, and whatever else the tables
            hold; a sheet with a wrong answer to any is left out, and one without an answer to
            each question.
        columns: Which columns, in this order; see `quiz_columns`.
    """
    row = _row(pack, entries)
    found = quiz_columns(pack, entries)
    picked = ", ".join(f"{found[column]} AS {sql.name(column)}" for column in columns)
    return f"SELECT {picked} FROM ({_advised(tables, row)}) AS advised"


def quiz_columns(pack: Pack, entries: Sequence[Entry]) -> dict[str, str]:
    """The expression of each column that there can be, by its name."""
    row = _row(pack, entries)
    quiz = row.quiz
    return {
        "file": "file",
        "row": "row",
        "person": "NULLIF(x0, '')",
        "time": f"v{row.place(TIME.column)}",
        "pack": sql.text(f"{pack.ref.name} {pack.ref.version}"),
        **{f"quiz.{q.id}": _given(row, f"quiz.{q.id}") for q in quiz.questions},
        **{f"checks.{c.id}": _given(row, f"checks.{c.id}") for c in quiz.checks},
        "verdict": _named("verdict", dict(enumerate(VERDICTS))),
        "provisional": "worst <> verdict",
        "thin": f"{THIN_FROM} * moving >= {sum(len(q.options) - 1 for q in quiz.questions)}",
        "points": "points",
        "points_max": str(sum(most_of(question) for question in quiz.questions)),
        "open": _open(quiz),
        **{
            f"status.{c.id}": _named(f"t{i}", dict(enumerate(CheckStatus)))
            for i, c in enumerate(quiz.checks)
        },
        **{f"affinity.{role}": f"a{i}" for i, role in enumerate(row.roles)},
        **{f"exposed.{pitfall}": f"e{i}" for i, pitfall in enumerate(row.pitfalls)},
        "intended_use": sql.text(IntendedUse.OWN_DECISION),
    }


def _row(pack: Pack, entries: Sequence[Entry]) -> _Row:
    roles = pack.load(Roles).roles if pack.has(Roles) else ()
    pitfalls = pack.load(Pitfalls).pitfalls if pack.has(Pitfalls) else ()
    return _Row(
        quiz=pack.load(Quiz),
        entries=tuple(entries),
        roles=tuple(role.id for role in roles),
        pitfalls=tuple(pitfall.id for pitfall in pitfalls),
    )


def _named(number: str, words: Mapping[int, str]) -> str:
    arms = " ".join(f"WHEN {value} THEN {sql.text(word)}" for value, word in words.items())
    return f"CASE {number} {arms} END"


def _codes(*statuses: CheckStatus) -> str:
    return ", ".join(str(list(CheckStatus).index(status)) for status in statuses)


def _open(quiz: Quiz) -> str:
    codes = _codes(*NOT_IN_PLACE)
    parts = [
        f"CASE WHEN t{i} IN ({codes}) THEN {sql.text(check.id)} END"
        for i, check in enumerate(quiz.checks)
        if check.decides
    ]
    return f"NULLIF(CONCAT_WS(' ', {', '.join(parts)}), '')" if parts else "CAST(NULL AS VARCHAR)"


def _given(row: _Row, name: str) -> str:
    """The answer in a column of a table: a number, or the option at its place."""
    at = row.place(name)
    entry = row.entries[at]
    column = chosen(at, entry)
    return _named(column, dict(enumerate(entry.options))) if entry.options else column


def _scored(tables: Sequence[Table], row: _Row) -> str:
    """The points of each question, where each check stands, and the sums of the rest."""
    asked = [(row.place(f"quiz.{q.id}"), q) for q in row.quiz.questions]
    columns = ["file", "row", "x0"]
    columns += [
        chosen(i, e) for i, e in row.numbered if e.section in ("quiz", "checks") or e == TIME
    ]
    columns += [
        f"{pick(f'k{i}', {k: o.points for k, o in enumerate(q.options)})} AS p{n}"
        for n, (i, q) in enumerate(asked)
    ]
    columns += [f"{_status(row, check)} AS t{n}" for n, check in enumerate(row.quiz.checks)]
    for n, role in enumerate(row.roles):
        leaning = [(i, [o.affinity.get(role, 0) for o in q.options]) for i, q in asked]
        columns.append(f"{_sum(leaning)} AS a{n}")
    for n, pitfall in enumerate(row.pitfalls):
        leading = [(i, [int(pitfall in o.pitfalls) for o in q.options]) for i, q in asked]
        columns.append(f"{_sum(leading)} AS e{n}")
    whole = [f"{code_of(i, row.entries[i])} >= 0" for i, _ in asked] + [is_own(row.entries)]
    return (
        f"SELECT {', '.join(columns)} FROM ({coded(tables, row.entries, PERSON)}) AS s "
        f"WHERE {sql.all_of([is_right(row.numbered), *whole])}"
    )


def _sum(worth: Iterable[tuple[int, Sequence[int]]]) -> str:
    """What the options chosen are worth together, by the place of each of a question's."""
    told = ((i, {k: number for k, number in enumerate(each) if number}) for i, each in worth)
    return sql.total(pick(f"k{i}", numbers, "0") for i, numbers in told if numbers)


def _status(row: _Row, check: Check) -> str:
    at = row.place(f"checks.{check.id}")
    answer = chosen(at, row.entries[at])
    unknown = _codes(CheckStatus.UNKNOWN)
    if check.number:
        return (
            f"CASE WHEN {answer} IS NULL THEN {unknown} "
            f"WHEN {answer} < {check.number.blocking_below} THEN {_codes(CheckStatus.BLOCKING)} "
            f"WHEN {answer} >= {check.number.met_from} THEN {_codes(CheckStatus.MET)} "
            f"ELSE {_codes(CheckStatus.NOT_MET)} END"
        )
    arms = " ".join(f"WHEN {k} THEN {_codes(o.status)}" for k, o in enumerate(check.options))
    return f"CASE {answer} {arms} ELSE {unknown} END"


def _summed(tables: Sequence[Table], row: _Row) -> str:
    """With the sums that the rule asks for: points, zeros, what blocks and what is not in place."""
    questions, checks = row.quiz.questions, row.quiz.checks
    deciding = [(i, check) for i, check in enumerate(checks) if check.decides]
    blocking, unknown = _codes(CheckStatus.BLOCKING), _codes(CheckStatus.UNKNOWN)
    missing = _codes(*NOT_IN_PLACE)
    at_worst = [
        f"CASE t{i} WHEN {unknown} THEN {_codes(worst_of(check))} ELSE t{i} END"
        for i, check in deciding
    ]
    now = [f"t{i}" for i, _ in deciding]
    zeros = [f"p{i}" for i, q in enumerate(questions) if q.id in row.quiz.bands.never_zero]
    sums = {
        "points": (f"p{i}" for i in range(len(questions))),
        "zeros": (f"CASE {name} WHEN 0 THEN 1 ELSE 0 END" for name in zeros),
        "blocking": (f"CASE {s} WHEN {blocking} THEN 1 ELSE 0 END" for s in now),
        "lacking": (f"CASE WHEN {s} IN ({missing}) THEN 1 ELSE 0 END" for s in now),
        "worst_blocking": (f"CASE {s} WHEN {blocking} THEN 1 ELSE 0 END" for s in at_worst),
        "worst_lacking": (f"CASE WHEN {s} IN ({missing}) THEN 1 ELSE 0 END" for s in at_worst),
    }
    columns = ", ".join(f"{sql.total(terms)} AS {name}" for name, terms in sums.items())
    return f"SELECT *, {columns} FROM ({_scored(tables, row)}) AS scored"


def _advised(tables: Sequence[Table], row: _Row) -> str:
    """With the advice, the advice at worst, and how many single changes would give another."""
    bands = row.quiz.bands

    def advice(blocking: str, lacking: str) -> str:
        return (
            f"CASE WHEN points <= {bands.not_now_up_to} OR {blocking} >= {TWO_BLOCK} THEN 0 "
            f"WHEN points >= {bands.good_fit_from} AND zeros = 0 AND {lacking} = 0 THEN 2 "
            "ELSE 1 END"
        )

    verdicts = (
        f"{advice('blocking', 'lacking')} AS verdict, "
        f"{advice('worst_blocking', 'worst_lacking')} AS worst"
    )
    moved = sql.total(
        _moving(question, f"p{i}", row.quiz) for i, question in enumerate(row.quiz.questions)
    )
    moving = f"CASE WHEN blocking >= {TWO_BLOCK} THEN 0 ELSE {moved} END"
    return (
        f"SELECT *, {moving} AS moving FROM (SELECT *, {verdicts} "
        f"FROM ({_summed(tables, row)}) AS summed) AS told"
    )


def _moving(question: Question, own: str, quiz: Quiz) -> str:
    """How many other answers to one question would give another advice, where fewer than two block.

    An answer says no by itself from so few points on, and fits from so many; how many options do so
    is counted here, for each number of points that the other questions can leave.
    """
    bands, options = quiz.bands, question.options
    others = f"(points - {own})"
    never = question.id in bands.never_zero
    low = " ".join(
        f"WHEN {others} <= {bands.not_now_up_to - points} "
        f"THEN {sum(o.points <= points for o in options)}"
        for points in sorted({o.points for o in options}, reverse=True)
    )
    fitting = [o.points for o in options if o.points or not never]
    enough = max(bands.good_fit_from, bands.not_now_up_to + 1)
    good = " ".join(
        f"WHEN {others} >= {enough - points} THEN {sum(p >= points for p in fitting)}"
        for points in sorted(set(fitting))
    )
    elsewhere = f"zeros - CASE {own} WHEN 0 THEN 1 ELSE 0 END" if never else "zeros"
    says_no = f"CASE {low} ELSE 0 END"
    fits = f"CASE WHEN lacking > 0 OR {elsewhere} > 0 THEN 0 {good} ELSE 0 END"
    same = f"CASE verdict WHEN 0 THEN {says_no} WHEN 2 THEN {fits} "
    return f"({len(options)} - {same}ELSE {len(options)} - {says_no} - {fits} END)"
