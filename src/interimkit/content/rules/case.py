"""What a case must hold beyond its shape: what it names is there, and every row can be reached.

Only where all that it names is there are its ways gone through, which takes a moment.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from interimkit.domain.case_paths import all_paths, reached
from interimkit.errors import Path, Problem, ProblemCode
from interimkit.model.case import LEAST, MOST, Case, Option, Row, When
from interimkit.model.nearest import unknown
from interimkit.model.pack import Pack

FILES = (Case,)

MOST_AT_ONCE = 2
"""Consequences that may come at one moment: a screen has room for no more."""


def problems(pack: Pack, name: str) -> Iterator[Problem]:
    """What is wrong with the case of that name."""
    case = pack.load(Case, name)
    found = [*_ids(case), *_order(case), *_Named(case).problems()]
    yield from found or _ways(case)


def _ids(case: Case) -> Iterator[Problem]:
    """Dilemmas and options that share an id; within one list, that is said of any pack."""
    dilemmas: Iterator[tuple[Path, str]] = (
        (("moments", m, "dilemmas", d, "id"), dilemma.id)
        for m, moment in enumerate(case.moments)
        for d, dilemma in enumerate(moment.dilemmas)
    )
    options = (((*path, "id"), option.id) for path, _at, option in _options(case))
    for named in (dilemmas, options):
        first: dict[str, Path] = {}
        for path, id_ in named:
            # All but the place in the list, and the name of the field.
            if path[:-2] != first.setdefault(id_, path)[:-2]:
                code = ProblemCode.CASE_ID_TWICE
                yield Problem(code=code, path=path, value=id_, first=first[id_])


def _order(case: Case) -> Iterator[Problem]:
    """Days that do not rise, and words that do not."""
    for number, (before, moment) in enumerate(pairwise(case.moments), start=1):
        if moment.day <= before.day:
            path: Path = ("moments", number, "day")
            expected = (str(before.day),)
            yield Problem(
                code=ProblemCode.CASE_DAY, path=path, value=str(moment.day), expected=expected
            )
    for g, gauge in enumerate(case.gauges):
        starts = [word.from_ for word in gauge.words]
        wanted = [LEAST, *(max(start + 1, 1) for start in starts[:-1])]
        for w, (start, least) in enumerate(zip(starts, wanted, strict=True)):
            if start < least or (w == 0 and start > LEAST):
                path = ("gauges", g, "words", w, "from")
                yield Problem(
                    code=ProblemCode.CASE_WORD_FROM, path=path, value=str(start),
                    expected=(str(least),),
                )  # fmt: skip


def _options(case: Case) -> Iterator[tuple[Path, int, Option]]:
    """Every option with its path, and the number of the moment at which it is chosen."""
    for m, moment in enumerate(case.moments):
        for d, dilemma in enumerate(moment.dilemmas):
            for o, option in enumerate(dilemma.options):
                yield ("moments", m, "dilemmas", d, "options", o), m, option


class _Named:
    """What a case names of itself, held against what there is."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._words = {gauge.id: tuple(word.id for word in gauge.words) for gauge in case.gauges}
        self._endings = tuple(ending.id for ending in case.endings)
        self._moments = {moment.id: number for number, moment in enumerate(case.moments)}
        self._chosen_at = {option.id: number for _path, number, option in _options(case)}

    def problems(self) -> Iterator[Problem]:
        """What is not there, or not by then."""
        case, end = self._case, len(self._case.moments)
        for m, moment in enumerate(case.moments):
            yield from self._rows(moment.dilemmas, ("moments", m, "dilemmas"), before=m)
        for path, m, option in _options(case):
            yield from self._rows(option.now, (*path, "now"), before=m)
            yield from self._later(option, (*path, "later"), chosen_at=m)
        yield from self._rows(case.endings, ("endings",), before=end)
        for a, person in enumerate(case.after):
            lines = ("after", a, "lines")
            yield from self._rows(person.lines, lines, before=end, has_ended=True)

    def _rows(
        self, rows: Sequence[Row], path: Path, *, before: int, has_ended: bool = False
    ) -> Iterator[Problem]:
        """What is wrong with rows of which the first that holds is taken.

        Args:
            before: The number of the moment that they are judged at, from 0.
            has_ended: Whether there is an ending by then.
        """
        last = len(rows) - 1
        for number, row in enumerate(rows):
            here = (*path, number)
            if row.when is None and number < last:
                yield Problem(code=ProblemCode.CASE_WHEN_MISSING, path=here)
            elif row.when is not None and number == last:
                yield Problem(code=ProblemCode.CASE_WHEN_LAST, path=(*here, "when"), of_name=True)
            yield from self._condition(row, here, before=before, has_ended=has_ended)
            yield from self._gauges(getattr(row, "effects", ()), (*here, "effects"))

    def _later(self, option: Option, path: Path, *, chosen_at: int) -> Iterator[Problem]:
        """What comes at no moment, or at none that is still to come."""
        for number, later in enumerate(option.later):
            here = (*path, number)
            at = self._moments.get(later.at)
            if at is None:
                code = ProblemCode.CASE_MOMENT
                yield unknown(code, later.at, self._moments, path=(*here, "at"))
            elif at <= chosen_at:
                code = ProblemCode.CASE_NOT_LATER
                yield Problem(code=code, path=(*here, "at"), value=later.at)
            # It comes before anything is chosen at its moment.
            yield from self._condition(later, here, before=chosen_at if at is None else at)
            yield from self._gauges(later.effects, (*here, "effects"))

    def _condition(
        self, row: Row, path: Path, *, before: int, has_ended: bool = False
    ) -> Iterator[Problem]:
        when, path = row.when or When(), (*path, "when")
        yield from self._bound(when.at_least, (*path, "at_least"))
        yield from self._bound(when.at_most, (*path, "at_most"))
        for key, options in {"chose": when.chose, "never": when.never}.items():
            for number, option in enumerate(options):
                here = (*path, key, number)
                if option not in self._chosen_at:
                    yield unknown(ProblemCode.CASE_OPTION, option, self._chosen_at, path=here)
                elif self._chosen_at[option] >= before:
                    yield Problem(code=ProblemCode.CASE_NOT_CHOSEN_YET, path=here, value=option)
        if when.ended and not has_ended:
            code = ProblemCode.CASE_NOT_ENDED_YET
            yield Problem(code=code, path=(*path, "ended"), of_name=True)
        for number, ending in enumerate(when.ended):
            if ending not in self._endings:
                here = (*path, "ended", number)
                yield unknown(ProblemCode.CASE_ENDING, ending, self._endings, path=here)

    def _bound(self, bound: Mapping[str, str], path: Path) -> Iterator[Problem]:
        yield from self._gauges(bound, path)
        for gauge, word in bound.items():
            if word not in (words := self._words.get(gauge, (word,))):
                yield unknown(ProblemCode.CASE_WORD, word, words, path=(*path, gauge))

    def _gauges(self, named: Iterable[str], path: Path) -> Iterator[Problem]:
        for gauge in named:
            if gauge not in self._words:
                here = (*path, gauge)
                yield unknown(ProblemCode.CASE_GAUGE, gauge, self._words, path=here, of_name=True)


def _ways(case: Case) -> Iterator[Problem]:
    """What the ways through the case do not reach, and where they leave what a screen can hold."""
    found = reached(case, all_paths(case))
    for g, (low, high) in enumerate(zip(found.lowest, found.highest, strict=True)):
        for value in (low, high):
            if not LEAST <= value <= MOST:
                yield Problem(
                    code=ProblemCode.CASE_GAUGE_RANGE, path=("gauges", g, "id"), value=str(value),
                    kind=case.gauges[g].id, expected=(str(LEAST), str(MOST)),
                )  # fmt: skip
    for m, moment in enumerate(case.moments):
        if (count := found.crowded[moment.id]) > MOST_AT_ONCE:
            yield Problem(
                code=ProblemCode.CASE_CROWDED, path=("moments", m, "id"), value=str(count),
                expected=(str(MOST_AT_ONCE),),
            )  # fmt: skip
    for path, row in _all_rows(case):
        if not found.has(row):
            yield Problem(code=ProblemCode.CASE_UNREACHED, path=path)


def _all_rows(case: Case) -> Iterator[tuple[Path, Row]]:
    """Every row of the case with its path."""
    lists: list[tuple[Path, Sequence[Row]]] = [
        (("moments", m, "dilemmas"), moment.dilemmas) for m, moment in enumerate(case.moments)
    ]
    for path, _at, option in _options(case):
        lists += [((*path, "now"), option.now), ((*path, "later"), option.later)]
    lists.append((("endings",), case.endings))
    lists += [(("after", a, "lines"), person.lines) for a, person in enumerate(case.after)]
    for path, rows in lists:
        yield from (((*path, number), row) for number, row in enumerate(rows))
