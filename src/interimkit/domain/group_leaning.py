"""What a group leans to together, worked out from what was told of it and nothing else."""

from collections.abc import Mapping
from typing import Annotated

from msgspec import Meta, Struct

from interimkit.model.answers import Practice
from interimkit.model.pack import Pack
from interimkit.model.pitfalls import Pitfalls
from interimkit.model.quiz import Option, Quiz
from interimkit.model.roles import Roles


class Leaning(Struct, frozen=True, kw_only=True):
    """A kind of assignment that answers lean to, or a pitfall that they expose one to."""

    id: Annotated[str, Meta(description="The id of the kind of assignment, or of the pitfall")]
    name: Annotated[str, Meta(description="Its name")]
    at_least: Annotated[int, Meta(description="The least that the told counts allow")]
    at_most: Annotated[int, Meta(description="The most that they allow")]
    may_be_first: Annotated[
        bool, Meta(description="Whether, by the told counts, no other is certain to come before it")
    ]


class Chosen(Struct, frozen=True, kw_only=True):
    """So many answers to a question are among these options; nothing more is known of them."""

    question: str
    options: tuple[str, ...]
    count: int


def kinds_of(pack: Pack, told: tuple[Chosen, ...]) -> tuple[Leaning, ...]:
    """The kinds of assignment: affinities summed over all answers.

    Args:
        pack: Whose quiz was answered.
        told: Every answer, once.
    """
    roles = pack.load(Roles).roles if pack.has(Roles) else ()
    options = _options(pack)
    weights: _Weights = {
        (role.id, role.name): {at: o.affinity.get(role.id, 0) for at, o in options.items()}
        for role in roles
    }
    return _leanings(weights, told)


def pitfalls_of(pack: Pack, told: tuple[Chosen, ...]) -> tuple[Leaning, ...]:
    """The pitfalls: how many answers expose one to each; `told` as in `kinds_of`."""
    pitfalls = pack.load(Pitfalls).pitfalls if pack.has(Pitfalls) else ()
    options = _options(pack)
    weights: _Weights = {
        (one.id, one.name): {at: int(one.id in o.pitfalls) for at, o in options.items()}
        for one in pitfalls
    }
    return _leanings(weights, told)


def exposed_of(pack: Pack, told: tuple[Chosen, ...]) -> tuple[Leaning, ...]:
    """Of the audit, how many answers say of each pitfall that it is not prevented, or in part.

    Args:
        pack: Whose audit was answered.
        told: Every answer, once; a pitfall of which none is told is left out.
    """
    open_ = {practice.value: int(practice is not Practice.IN_PLACE) for practice in Practice}
    answered = {some.question for some in told}
    pitfalls = [one for one in pack.load(Pitfalls).pitfalls if one.id in answered]
    weights: _Weights = {
        (one.id, one.name): {
            (which, option): weight * (which == one.id)
            for which in answered
            for option, weight in open_.items()
        }
        for one in pitfalls
    }
    return _leanings(weights, told)


_Weight = Mapping[tuple[str, str], int]
"""By question and option, what one answer adds."""

_Weights = Mapping[tuple[str, str], _Weight]
"""By id and name, the weights of each thing that answers can lean to."""


def _options(pack: Pack) -> dict[tuple[str, str], Option]:
    return {(q.id, o.id): o for q in pack.load(Quiz).questions for o in q.options}


def _leanings(weights: _Weights, told: tuple[Chosen, ...]) -> tuple[Leaning, ...]:
    """Each with the sums that the told counts allow, the one that could come highest first."""
    sums = {which: _between(told, weight) for which, weight in weights.items()}
    surest = max((low for low, _ in sums.values()), default=0)
    found = [
        Leaning(id=id_, name=name, at_least=low, at_most=high, may_be_first=0 < high >= surest)
        for (id_, name), (low, high) in sums.items()
    ]
    return tuple(sorted(found, key=lambda one: -(one.at_least + one.at_most)))


def _between(told: tuple[Chosen, ...], weight: _Weight) -> tuple[int, int]:
    """The least and the most that the weights of a group's answers can come to."""
    low = high = 0
    for some in told:
        weights = [weight[some.question, option] for option in some.options]
        low, high = low + some.count * min(weights), high + some.count * max(weights)
    return low, high
