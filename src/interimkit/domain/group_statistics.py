"""Statistics of a group, where they are honest: from thirty answers on, and each with its number.

They are figures of all answers together, from which single ones can sometimes be worked out. So
they are apart from the group's result, and for whoever may see the sheets themselves.
"""

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated

from msgspec import Meta, Struct

from interimkit.domain.coefficient import (
    TELL_FIGURES_FROM,
    Coefficient,
    NoValue,
    if_enough,
)
from interimkit.domain.group import Choice, choices_of, put, questions_of
from interimkit.domain.group_spread import Asked, Cell, spread_of
from interimkit.domain.rater_agreement import Scale, icc_agreement, krippendorff, weighted_kappa
from interimkit.domain.reliability import Covariances, alpha, item_rest, omega
from interimkit.domain.result import Result
from interimkit.domain.statistics_tally import StatisticsTally, Views
from interimkit.model.pack import Pack
from interimkit.model.workshop import Topic


class ItemFigures(Struct, frozen=True, kw_only=True):
    """One question, or one skill, among the others."""

    id: Annotated[str, Meta(description="The question's id, or the skill's")]
    name: Annotated[str, Meta(description="What it is called")]
    answers: Annotated[int, Meta(description="How many answered it")]
    options: Annotated[tuple[Choice, ...], Meta(description="All that could be chosen, in order")]
    cells: Annotated[
        tuple[Cell, ...],
        Meta(
            description="Counts of 5 or more, by the same rule as in `interimkit.group/1`; none of "
            "fewer than 30 answers, or where a count under 5 would follow"
        ),
    ]
    rest: Annotated[
        Coefficient, Meta(description="Its correlation with the sum of the others (item-rest)")
    ]


class RaterFigures(Struct, frozen=True, kw_only=True):
    """How far people and their colleagues agree on one skill, over everybody who was rated."""

    id: Annotated[str, Meta(description="The skill's id")]
    name: Annotated[str, Meta(description="The skill's name")]
    icc: Annotated[
        Coefficient,
        Meta(description="ICC(A,1) of one's own rating and the mean of one's colleagues' ratings"),
    ]
    ordinal: Annotated[
        Coefficient,
        Meta(description="Krippendorff's alpha of every single rating, by their order"),
    ]
    interval: Annotated[
        Coefficient, Meta(description="The same, by how many levels they lie apart")
    ]


class SecondTime(Struct, frozen=True, kw_only=True):
    """The advice of those who filled in the quiz twice."""

    n: Annotated[int, Meta(description="How many filled it in twice, every question each time")]
    alike: Annotated[
        int | None,
        Meta(description="How many of them got the same advice; null under 30"),
    ]
    kappa: Annotated[
        Coefficient, Meta(description="Cohen's kappa with quadratic weights, of the three advices")
    ]


class GroupStatistics(Result, frozen=True, kw_only=True, tag="interimkit.group-statistics/1"):
    """Figures of a group from thirty answers on; no norm, no percentile, nothing about anybody."""

    topic: Annotated[Topic, Meta(description="What the group was asked")]
    sheets: Annotated[
        int, Meta(description="Sheets that count: of people about themselves, the first of each")
    ]
    unread: Annotated[int, Meta(description="Sheets that could not be read")]
    left_out: Annotated[
        int,
        Meta(
            description="Sheets that count nowhere: again of the same person and time, of a later "
            "time, or by a colleague about nobody"
        ),
    ]
    items: Annotated[tuple[ItemFigures, ...], Meta(description="In the pack's order")]
    alpha: Annotated[
        Coefficient | None,
        Meta(description="Cronbach's alpha of the skills with Feldt's interval; of others null"),
    ]
    omega: Annotated[
        Coefficient | None,
        Meta(description="McDonald's omega (total) of one factor behind the skills; likewise"),
    ]
    raters: Annotated[
        tuple[RaterFigures, ...], Meta(description="Of the skills, where colleagues rated them too")
    ]
    second_time: Annotated[
        SecondTime | None, Meta(description="Of the quiz, where somebody filled it in twice")
    ]


def group_statistics(
    pack: Pack, topic: Topic, counted: StatisticsTally, *, unread: int = 0
) -> GroupStatistics:
    """The statistics that the counts of a group allow.

    Alpha and omega are of the skills alone: the questions of a quiz are added up because each
    matters, not because they measure one thing. The answers to an audit are not added up at all, so
    only their counts are told.
    """
    asked = questions_of(pack, topic)
    measured = counted.covariances or Covariances(n=0, matrix=())
    matrix, n = measured.matrix, measured.n
    is_one_scale = topic is Topic.SKILLS
    return GroupStatistics(
        language=pack.language,
        pack=pack.ref,
        topic=topic,
        sheets=counted.sheets,
        unread=unread,
        left_out=counted.left_out,
        items=tuple(
            _item(pack, one, counted.counts.get(one.id, {}), _rest(topic, measured, place))
            for place, one in enumerate(asked)
        ),
        alpha=if_enough(alpha(matrix, n=n)) if is_one_scale else None,
        omega=if_enough(omega(matrix, n=n)) if is_one_scale else None,
        raters=tuple(
            _raters(put(pack, one).name, one.id, counted.views[one.id])
            for one in asked
            if one.id in counted.views
        ),
        second_time=_second_time(counted.advices) if counted.advices else None,
    )


def _rest(topic: Topic, measured: Covariances, place: int) -> Coefficient:
    if topic is Topic.PITFALLS:
        return Coefficient(n=measured.n, reason=NoValue.NOT_ADDED)
    return if_enough(item_rest(measured.matrix, place, n=measured.n))


def _item(pack: Pack, asked: Asked, counts: Mapping[str, int], rest: Coefficient) -> ItemFigures:
    shown = put(pack, asked)
    answers = sum(counts.values())
    told = spread_of(asked, counts).cells
    return ItemFigures(
        id=asked.id,
        name=shown.name,
        answers=answers,
        options=choices_of(asked, shown),
        cells=told if answers >= TELL_FIGURES_FROM else (),
        rest=rest,
    )


def _raters(name: str, skill: str, views: Mapping[Views, int]) -> RaterFigures:
    """How far they agree: the mean of colleagues beside oneself, then everybody's own rating."""
    pairs: Counter[tuple[int | Fraction, ...]] = Counter()
    units: Counter[tuple[int, ...]] = Counter()
    for (own, peers), count in views.items():
        units[peers if own is None else (own, *peers)] += count
        if own is not None and peers:
            pairs[own, Fraction(sum(peers), len(peers))] += count
    return RaterFigures(
        id=skill,
        name=name,
        icc=if_enough(icc_agreement(pairs)),
        ordinal=if_enough(krippendorff(units, scale=Scale.ORDINAL)),
        interval=if_enough(krippendorff(units, scale=Scale.INTERVAL)),
    )


def _second_time(advices: Mapping[tuple[int, int], int]) -> SecondTime:
    n = sum(advices.values())
    alike = sum(count for (first, second), count in advices.items() if first == second)
    return SecondTime(
        n=n,
        alike=alike if n >= TELL_FIGURES_FROM else None,
        kappa=if_enough(weighted_kappa(advices)),
    )
