"""One row a sheet: what `quiz`, `skills-gap` or `pitfalls` says of each, in the order given.

`columns` is the one definition of them. What a table in the same form is read from stands first
under the names that it is read by, so that rows can be read again; what is worked out follows.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Protocol, assert_never

from msgspec import Struct
from msgspec.structs import replace

from interimkit.domain.pitfalls_audit import audit_pitfalls
from interimkit.domain.quiz import leaning_roles, score_quiz
from interimkit.domain.result import IntendedUse
from interimkit.domain.skills_gap import ALL_ROLES, assess_skills
from interimkit.errors import ContentError, Problem
from interimkit.group.sheet import Sheet, Unread
from interimkit.model.answers import Answers, Rater
from interimkit.model.pack import Pack
from interimkit.model.pitfalls import Pitfalls
from interimkit.model.quiz import Quiz
from interimkit.model.roles import Roles
from interimkit.model.skills import Skills
from interimkit.model.text import one_line
from interimkit.model.workshop import Topic

Cell = str | int | bool | None
"""What a row holds in a column; nothing where nothing was answered or nothing applies."""

Row = tuple[Cell, ...]
"""A sheet's cells, in the order of the columns."""


class CellKind(StrEnum):
    """What all cells of a column are, where they are not empty; the names of JSON Schema."""

    INTEGER = "integer"
    BOOLEAN = "boolean"
    TEXT = "string"


class Column(Struct, frozen=True, kw_only=True):
    """One column of the rows.

    Attributes:
        name: What heads it: a name, or a part and an id of the pack, as in `quiz.crisis`.
        kind: What its cells are.
        given: Whether it holds what was given, rather than what was worked out.
        always: Whether no cell of it is ever empty.
        about: What it says, in English, for a schema.
    """

    name: str
    kind: CellKind = CellKind.TEXT
    given: bool = False
    always: bool = False
    about: str = ""


def columns(pack: Pack, topic: Topic) -> tuple[Column, ...]:
    """The columns of a topic's rows in their order, made from the pack."""
    match topic:
        case Topic.QUIZ:
            own = _quiz_columns(pack)
        case Topic.SKILLS:
            own = _skills_columns(pack)
        case Topic.PITFALLS:
            own = _pitfalls_columns(pack)
        case _:
            assert_never(topic)
    return (*_WHICH, *own, _INTENDED_USE)


def rows(
    sheets: Iterable[Sheet | Unread], pack: Pack, topic: Topic, *, role: str | None = None
) -> Iterator[Row | Unread]:
    """A row for every sheet, one at a time and in their order; what was not read stays so.

    Args:
        role: The kind of assignment that skills are held against; without it, each sheet's own.

    Raises:
        UnknownChoiceError: If there is no such kind of assignment.
    """
    names = tuple(column.name for column in columns(pack, topic))
    for sheet in sheets:
        if isinstance(sheet, Unread):
            yield sheet
            continue
        try:
            cells = _cells(pack, sheet.answers, topic, role=role)
        except ContentError as error:
            yield Unread(problems=tuple(_in_row(problem, sheet) for problem in error.problems))
            continue
        whole = _which(pack, sheet) | cells
        yield tuple(whole.get(name) for name in names)


def _in_row(problem: Problem, sheet: Sheet) -> Problem:
    """The same in its file, and where that is a table, in its row."""
    if sheet.row and not problem.line:
        return replace(problem, file=sheet.file, line=sheet.row, column=1)
    return replace(problem, file=sheet.file)


_WHICH = (
    Column(name="file", always=True, about="The file that the sheet is in"),
    Column(name="row", kind=CellKind.INTEGER, about="Its line there; empty where it is all of it"),
    Column(name="person", given=True, about="Whose it is, where a table says so"),
    Column(
        name="time",
        kind=CellKind.INTEGER,
        given=True,
        about="Which filling in it is, where a table says so",
    ),
    Column(name="pack", always=True, about="Name and version of the pack that it was held against"),
)
"""Which sheet it is."""

_INTENDED_USE = Column(
    name="intended_use",
    always=True,
    about="What it is meant for: one's own decision, not the selection of people",
)


def _which(pack: Pack, sheet: Sheet) -> dict[str, Cell]:
    return {
        "file": one_line(sheet.file, most=len(sheet.file)),
        "row": sheet.row or None,
        "person": sheet.person or None,
        "time": sheet.time or None,
        "pack": f"{pack.ref.name} {pack.ref.version}",
        "intended_use": IntendedUse.OWN_DECISION.value,
    }


def _cells(pack: Pack, answers: Answers, topic: Topic, *, role: str | None) -> dict[str, Cell]:
    """What was answered and what follows, by the names of columns.

    Raises:
        ContentError: If a question is open, or an answer is to none.
    """
    match topic:
        case Topic.QUIZ:
            return _quiz_cells(pack, answers)
        case Topic.SKILLS:
            return _skills_cells(pack, answers, role=role)
        case Topic.PITFALLS:
            return _pitfalls_cells(pack, answers)
        case _:
            assert_never(topic)


def _quiz_columns(pack: Pack) -> tuple[Column, ...]:
    quiz = pack.load(Quiz)
    integer, boolean, text = CellKind.INTEGER, CellKind.BOOLEAN, CellKind.TEXT
    roles = pack.load(Roles).roles if pack.has(Roles) else ()
    pitfalls = pack.load(Pitfalls).pitfalls if pack.has(Pitfalls) else ()
    asked = [
        *_each("quiz", quiz.questions, about="The option chosen", given=True, always=True),
        *(
            Column(
                name=f"checks.{check.id}",
                kind=integer if check.number else text,
                given=True,
                about="The number or the option answered",
            )
            for check in quiz.checks
        ),
    ]
    advised = [
        Column(name="verdict", always=True, about="The advice, from the fit and the checks"),
        Column(
            name="provisional",
            kind=boolean,
            always=True,
            about="Whether an answer to what is still open could give another advice",
        ),
        Column(
            name="thin",
            kind=boolean,
            always=True,
            about="Whether a third or more of the single changes would move the advice",
        ),
        Column(name="points", kind=integer, always=True, about="The points of the fit"),
        Column(name="points_max", kind=integer, always=True, about="The most that there are"),
        Column(name="open", about="Checks that decide and are not in place, by a space apart"),
    ]
    return (
        *asked,
        *advised,
        *_each("status", quiz.checks, about="Where one stands on the check", always=True),
        *_each("affinity", roles, integer, about="How much the answers lean there", always=True),
        *_each("exposed", pitfalls, integer, about="How many answers lead there", always=True),
    )


def _quiz_cells(pack: Pack, answers: Answers) -> dict[str, Cell]:
    result = score_quiz(pack, answers)
    return {
        **_by_id("quiz", answers.quiz),
        **_by_id("checks", answers.checks),
        "verdict": result.verdict.value,
        "provisional": result.provisional,
        "thin": result.thin,
        "points": result.fit.points,
        "points_max": result.fit.points_max,
        "open": _ids(result.open),
        **{f"status.{check.id}": check.status.value for check in result.checks},
        **{f"affinity.{fit.id}": fit.affinity for fit in result.roles},
        **_nowhere_exposed(pack),
        **{f"exposed.{pitfall.id}": len(pitfall.because_of) for pitfall in result.pitfalls},
    }


def _nowhere_exposed(pack: Pack) -> dict[str, Cell]:
    """Every pitfall at 0: the result names those alone that answers lead to."""
    pitfalls = pack.load(Pitfalls).pitfalls if pack.has(Pitfalls) else ()
    return {f"exposed.{pitfall.id}": 0 for pitfall in pitfalls}


def _skills_columns(pack: Pack) -> tuple[Column, ...]:
    skills, integer = pack.load(Skills).skills, CellKind.INTEGER
    return (
        Column(name="rater", given=True, always=True, about="Who rates: oneself, or a colleague"),
        *_each("skills", skills, integer, about="The level rated, 0 to 4", given=True),
        Column(name="profile.role", given=True, about="The kind of assignment aimed at"),
        Column(name="profile.discipline", given=True, about="One's own field"),
        Column(name="role", about="The one kind of assignment that the levels are held against"),
        *(
            Column(name=standing, kind=integer, about=f"Skills asked of which one’s own {says}")
            for standing, says in _STANDINGS.items()
        ),
        *_each("gap", skills, integer, about="Levels short of what is asked, from 0"),
    )


_STANDINGS = {
    "evidenced": "level is as asked, with an example",
    "claimed": "level is as asked, without one",
    "contested": "level is as asked, but colleagues see it otherwise",
    "missing": "level is below",
}


def _skills_cells(pack: Pack, answers: Answers, *, role: str | None) -> dict[str, Cell]:
    """The ratings, and beside one kind of assignment what is missing.

    Nothing is beside the ratings of a colleague, who may leave skills out, nor where no one kind
    of assignment is aimed at.
    """
    given: dict[str, Cell] = {
        "rater": answers.rater.value,
        **_by_id("skills", answers.skills),
        **_by_id("profile", answers.profile),
    }
    if answers.rater is Rater.PEER:
        return given
    result = assess_skills(pack, answers, role=role or _aimed_at(pack, answers))
    if len(result.profiles) != 1:
        return given
    (profile,) = result.profiles
    return {
        **given,
        "role": profile.role,
        **{standing: getattr(profile, standing) for standing in _STANDINGS},
        **{f"gap.{skill.id}": skill.gap for skill in profile.skills},
    }


def _aimed_at(pack: Pack, answers: Answers) -> str:
    """The kind that the sheet names, or that its quiz leans towards; `all` where it is not one."""
    leaning = leaning_roles(pack, answers)
    return answers.profile.get("role") or (leaning[0].id if len(leaning) == 1 else ALL_ROLES)


def _pitfalls_columns(pack: Pack) -> tuple[Column, ...]:
    pitfalls = pack.load(Pitfalls).pitfalls
    about = "How far what prevents it is in place"
    return (
        *_each("pitfalls", pitfalls, about=about, given=True, always=True),
        Column(name="exposures", about="Those not in place, the widest open first"),
    )


def _pitfalls_cells(pack: Pack, answers: Answers) -> dict[str, Cell]:
    audit = audit_pitfalls(pack, answers)
    return {
        **{f"pitfalls.{name}": practice.value for name, practice in answers.pitfalls.items()},
        "exposures": _ids(pitfall.id for pitfall in audit.exposures),
    }


class _Named(Protocol):
    """What has an id in the pack."""

    @property
    def id(self) -> str: ...


def _each(
    part: str,
    things: Iterable[_Named],
    kind: CellKind = CellKind.TEXT,
    *,
    about: str,
    given: bool = False,
    always: bool = False,
) -> Iterator[Column]:
    """A column for each of these, in the pack's order."""
    for thing in things:
        name = f"{part}.{thing.id}"
        yield Column(name=name, kind=kind, given=given, always=always, about=about)


def _by_id(part: str, answers: Mapping[str, Cell]) -> dict[str, Cell]:
    return {f"{part}.{name}": answer for name, answer in answers.items()}


def _ids(ids: Iterable[str]) -> Cell:
    """The ids with a space between them; nothing where there are none."""
    return " ".join(ids) or None
